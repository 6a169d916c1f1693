"""Many articles through several processes: all are answered, and one that hangs, breaks or kills stops no other."""

from __future__ import annotations

import os
import time

import pytest

from onrecord.engines import pool
from onrecord.errors import InputError, OnRecordError
from onrecord.model.reading import Failure, Reading
from onrecord.model.text import Article

LIMIT_S = 1.0


def reader():
    """Reads by what the text says: this stands in for the parser, in the workers too."""

    def read(article):
        if "hang" in article.text:
            time.sleep(60)
        if "exit" in article.text:
            os._exit(7)
        if "break" in article.text:
            raise ValueError("a defect")
        if "refuse" in article.text:
            raise InputError(article.source, "it is refused")
        return Reading(article, language="en")

    return read


def broken():
    raise RuntimeError("no model here")


def articles(*texts: str):
    return [Article(str(n), f"{n} {text}", "0" * 64, (f"{n}.txt",)) for n, text in enumerate(texts)]


def outcomes(texts, workers=2):
    """Read, then by source: `read`, or the reason."""
    answers = pool.Pool(reader, workers, LIMIT_S).read(iter(articles(*texts)))
    return {
        (one.source if isinstance(one, Failure) else one.article.source): (
            one.reason if isinstance(one, Failure) else "read"
        )
        for one in answers
    }


def test_every_article_is_answered_once_and_bad_ones_stop_no_other():
    texts = ["plain"] * 12
    texts[1], texts[4], texts[7], texts[9] = "hang", "exit", "break", "refuse"
    found = outcomes(texts)
    assert found.pop("1.txt") == "reading took longer than 1 seconds"
    assert found.pop("4.txt") == "its reader ended (exit code 7)"
    assert found.pop("7.txt").startswith("could not be read: ValueError (a defect) in ")
    assert found.pop("9.txt") == "it is refused"
    assert found == {f"{number}.txt": "read" for number in (0, 2, 3, 5, 6, 8, 10, 11)}


def test_texts_longer_than_a_pipe_holds_pass_both_ways():
    long = "word " * 200_000
    assert set(outcomes([long] * 6).values()) == {"read"}


def test_a_reader_that_cannot_start_is_told():
    with pytest.raises(OnRecordError, match="the reader cannot start: RuntimeError: no model here"):
        list(pool.Pool(broken, 1, LIMIT_S).read(iter(articles("plain"))))


def test_workers_end_with_a_caller_that_stops_half_way():
    running = pool.Pool(reader, 2, LIMIT_S)
    answers = running.read(iter(articles(*["plain"] * 30)))
    next(answers)
    processes = [worker.process for worker in running._workers]
    answers.close()
    assert not any(process.is_alive() for process in processes)


def test_nothing_to_read_is_no_work():
    assert outcomes([]) == {}


def test_a_small_pile_is_read_in_this_process_with_the_same_limit():
    plain, hung, broke = pool.read_many(reader, articles("plain", "hang", "break"), workers=2, limit_s=0.3)
    assert isinstance(plain, Reading)
    assert hung == Failure("1.txt", "reading took longer than 0 seconds")
    assert "ValueError" in broke.reason


# What was asked for, and never none.
@pytest.mark.parametrize(("asked", "given"), [(1, 1), (3, 3), (0, 1)])
def test_workers_asked_for(asked, given):
    assert pool.workers_for(asked) == given
    assert pool.workers_for(None) >= 1
