"""A limit on time: within another one, against a reader that swallows the stop, and gone when all is done."""

from __future__ import annotations

import contextlib
import signal
import time

import pytest

from onrecord.errors import LimitExceeded
from onrecord.intake.deadline import within

SHORT, LONG = 0.05, 60.0


@pytest.fixture(autouse=True)
def clock_is_left_as_it_was():
    """No timer and no handler outlives the limit."""
    before = signal.getsignal(signal.SIGALRM)
    yield
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_a_shorter_limit_outside_stays_in_charge():
    with pytest.raises(LimitExceeded) as told, within(SHORT, "pile.zip"), within(LONG, "letter.eml"):
        time.sleep(LONG)
    assert told.value.source == "pile.zip"


def _stopped_inside() -> None:
    """A member that is stopped, and a reader that then hangs."""
    with pytest.raises(LimitExceeded) as inner, within(SHORT, "letter.eml"):
        time.sleep(LONG)
    assert inner.value.source == "letter.eml"
    time.sleep(LONG)


def _swallowing() -> None:
    with contextlib.suppress(BaseException):
        time.sleep(LONG)
    time.sleep(LONG)


def _slow_to_stop() -> None:
    try:
        time.sleep(LONG)
    finally:
        time.sleep(LONG)


def test_a_longer_limit_outside_goes_on_afterwards():
    with pytest.raises(LimitExceeded) as told, within(6 * SHORT, "pile.zip"):
        _stopped_inside()
    assert told.value.source == "pile.zip"


def test_a_limit_inside_that_is_kept_stops_nothing():
    with within(LONG, "pile.zip"):
        with within(LONG / 2, "letter.eml"):
            pass
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= LONG


@pytest.mark.parametrize("reader", [_swallowing, _slow_to_stop])
def test_a_reader_that_does_not_stop_is_stopped_again(reader):
    with pytest.raises(LimitExceeded, match="not read within"), within(SHORT, "page.pdf"):
        reader()
