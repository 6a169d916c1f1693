"""Numbers as bounds: what they allow, and how two of them stand to each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.reading import Bound
from onrecord.values.numbers import Comparison, clean, compare, is_number_word, specificity


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        # figures and words
        ("43", 43, 43, Bound.EXACT),
        ("forty-three", 43, 43, Bound.EXACT),
        ("1,200", 1200, 1200, Bound.EXACT),
        ("2.5 million", 2_500_000, 2_500_000, Bound.EXACT),
        ("two hundred and five", 205, 205, Bound.EXACT),
        ("half a million", 500_000, 500_000, Bound.EXACT),
        ("$3.5bn", 3_500_000_000, 3_500_000_000, Bound.EXACT),
        ("a dozen", 12, 12, Bound.EXACT),
        # bounds
        ("at least 43", 43, None, Bound.AT_LEAST),
        ("more than 230000", 230_000, None, Bound.AT_LEAST),
        ("12 or more", 12, None, Bound.AT_LEAST),
        ("up to 12", None, 12, Bound.AT_MOST),
        ("some 1,000", 900, 1100, Bound.ABOUT),
        # ranges and vague words
        ("between 30 and 40", 30, 40, Bound.ABOUT),
        ("30-40", 30, 40, Bound.ABOUT),
        ("dozens", 24, None, Bound.ABOUT),
        ("several hundred", 300, 2000, Bound.ABOUT),
        ("hundreds of thousands", 200_000, None, Bound.ABOUT),
    ],
)
def test_a_number_allows(text, low, high, bound):
    amount = clean(text)
    assert amount is not None
    assert (amount.low, amount.high, amount.bound) == (low, high, bound)


@pytest.mark.parametrize("text", ["", "people", "the town", "99.5 percent", "Su-34"])
def test_no_number(text):
    assert clean(text) is None


@pytest.mark.parametrize(
    ("one", "other", "stand"),
    [
        ("43", "forty-three", Comparison.EQUAL),
        ("at least 40", "43", Comparison.WITHIN),
        ("dozens", "43", Comparison.WITHIN),
        ("at least 43", "40", Comparison.APART),
        ("99.9", "99.5", Comparison.APART),
        ("several", "43", Comparison.APART),
    ],
)
def test_two_numbers_stand(one, other, stand):
    amounts = clean(one), clean(other)
    assert compare(*amounts) is stand
    assert compare(*reversed(amounts)) is stand


def test_a_figure_says_more_than_a_bound_and_a_bound_more_than_a_vague_word():
    rows = [specificity(clean(text)) for text in ("43", "at least 43", "between 30 and 40", "dozens")]
    assert rows == sorted(rows, reverse=True)
    assert len(set(rows)) == len(rows)


@given(st.integers(min_value=0, max_value=10**12))
def test_every_figure_is_read_as_itself(number):
    assert clean(f"{number:,}").point == clean(str(number)).point == number
    assert is_number_word(str(number))
