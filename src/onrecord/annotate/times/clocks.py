"""Of which day a time of day is: “just before 7 p.m. (8 p.m. in Port Halim) Saturday” is two times of Saturday.

A time of day that stands right beside its day is one expression with it (`grammar`). Where other words stand between, it is of the
day within a few words of it, else of the one day that its sentence names. Between two days it is of none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.times.candidate import Candidate
from onrecord.annotate.times.screen import Screen
from onrecord.annotate.times.tense import tense_of
from onrecord.model.time import Expression

FEW_WORDS = 5
"""Words between a time of day and its day, those in brackets not counted."""
FAR = 160
"""Code points within which the one day of a sentence is that of its times of day."""

_BRACKETS = re.compile(r"\([^()]*\)?|^[^()]*\)")
_STOP = re.compile(r"[.!?;:]\s|[“”\"]|\b(?:and|or|but|before|after|until|till|when|while|as)\b")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HOUR = re.compile(r"T\d")


def of_their_days(found: Sequence[Candidate], screen: Screen) -> list[Candidate]:
    """Times of day with the day that stands near them."""
    return [_with_day(one, found, screen) if is_bare(one.expression) else one for one in found]


def is_bare(expression: Expression) -> bool:
    """Whether it is an hour without a day: “8:30 p.m.”, “noon”."""
    told = expression.inner or expression.modifier
    return expression.kind == "clock" and not told and _HOUR.match(expression.literal or "") is not None


def _with_day(clock: Candidate, found: Sequence[Candidate], screen: Screen) -> Candidate:
    """A time of day with its day, as it was where none or several are near."""
    days = [(one, day) for one in found if _one_sentence(clock, one, screen) and (day := day_of(one.expression))]
    close = [(one, day) for one, day in days if _is_close(clock, one, screen.text)]
    chosen = close or [(one, day) for one, day in days if _gap(clock, one) <= FAR]
    same = {replace(day, tense=None) for _, day in chosen}
    if len(same) > 1 and close:
        close.sort(key=lambda row: _gap(clock, row[0]))
        same, chosen = {close[0][1]}, close[:1]
    if len(same) != 1:
        return clock
    place, day = chosen[0]
    token = screen.token_at(place.end - 1)
    day = replace(day, tense=tense_of(token, screen) if token else None)
    return replace(clock, expression=replace(clock.expression, inner=(day,)))


def day_of(expression: Expression) -> Expression | None:
    """The day that an expression names, without its hour or part; None where it names none or counts from another in the text."""
    while expression.kind in ("part", "clock") and expression.inner:
        expression = expression.inner[0]
    whole = expression.day is not None or expression.kind in ("weekday", "holiday")
    counted = expression.kind in ("unit", "shift") and expression.unit == "D"
    return expression if (whole or counted) and expression.modifier not in ("previous", "exact") else None


def _one_sentence(clock: Candidate, other: Candidate, screen: Screen) -> bool:
    mine, its = screen.token_at(clock.start), screen.token_at(other.start)
    return mine is not None and its is not None and mine.sentence == its.sentence


def _gap(one: Candidate, other: Candidate) -> int:
    return max(one.start - other.end, other.start - one.end)


def _is_close(clock: Candidate, day: Candidate, text: str) -> bool:
    """Whether few words stand between an hour and a day, none of which parts them."""
    between = text[clock.end : day.start] if clock.end <= day.start else text[day.end : clock.start]
    plain = _BRACKETS.sub(" ", between) if len(between) <= FAR else between
    return len(_WORD.findall(plain)) <= FEW_WORDS and _STOP.search(plain) is None
