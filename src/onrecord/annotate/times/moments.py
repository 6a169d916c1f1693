"""What the words around a time make of it, once an article's times are found.

“26 June to 4 August 1952” shares its year; “on Tuesday, the third day of the talks” is that Tuesday; “tomorrow” in words
that somebody “said on Monday” is Tuesday; a weekday of a paragraph on a past day, told with “had”, is counted from there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.times.candidate import Candidate
from onrecord.annotate.times.clocks import of_their_days
from onrecord.annotate.times.happened import looked_back
from onrecord.annotate.times.screen import Screen
from onrecord.annotate.times.tense import HAD, auxiliaries, is_saying, verb_of
from onrecord.model.time import Expression

RANGE = re.compile(r"\s*(?:-|–|—|to|until|till|through|and|or)\s+(?:the\s+)?|[-–—]")
BESIDE = re.compile(r",\s+(?:on\s+|which\s+(?:is|was)\s+)?|\s*[(–—]\s*")
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
YEARLY = frozenset({"calendar", "season"})
SPOKEN = frozenset({"unit", "weekday"})
"""Kinds that a quotation counts from its own moment."""


def settle(found: Sequence[Candidate], text: str, start: int, screen: Screen) -> list[Candidate]:
    """The times of one block, whose text begins at `start`, with what stands around them."""
    settled = _years_shared(found, screen.text)
    settled = _beside(settled, screen.text)
    settled = [_background(one, settled[:i], screen) for i, one in enumerate(settled)]
    settled = looked_back(_in_quotations(settled, text, start, screen), screen.text)
    return of_their_days(settled, screen)


def _years_shared(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """“26 June to 4 August 1952”: the year that is written once, at the end of a range; what lies later in it began the year before."""
    settled = list(found)
    for i in range(len(settled) - 2, -1, -1):
        one, after = settled[i].expression, settled[i + 1].expression
        bare = one.kind in YEARLY and one.year is None and one.direction is None and not one.inner
        told = after.kind in YEARLY and after.year is not None and (after.month is None) == (one.month is None)
        if bare and told and after.year and RANGE.fullmatch(text[settled[i].end : settled[i + 1].start]):
            turned = bool(one.month and after.month and one.month > after.month)
            settled[i] = replace(settled[i], expression=replace(one, year=after.year - turned))
    return settled


def _beside(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """“on Tuesday, the third day of the talks”: the day beside which an ordinal stands."""
    settled = list(found)
    for i in range(1, len(settled)):
        one, before = settled[i], settled[i - 1]
        if (
            one.expression.kind == "ordinal"
            and one.expression.unit == "D"
            and BESIDE.fullmatch(text[before.end : one.start])
        ):
            settled[i] = replace(one, expression=replace(one.expression, inner=(before.expression,)))
    return settled


def _background(one: Candidate, before: Sequence[Candidate], screen: Screen) -> Candidate:
    """A weekday told with “had” after a full date of its paragraph is the first such day after that date."""
    expression = one.expression
    if expression.kind != "weekday" or expression.direction is not None or not before:
        return one
    last = before[-1].expression
    if last.kind != "calendar" or last.day is None or last.year is None:
        return one
    token = screen.token_at(one.end - 1)
    verb = verb_of(token, screen) if token else None
    if verb is None or not auxiliaries(verb, screen) & HAD:
        return one
    return replace(one, expression=replace(expression, modifier="previous", direction=1))


def _in_quotations(found: list[Candidate], text: str, start: int, screen: Screen) -> list[Candidate]:
    """Times in quoted words, seen from the day on which they were said, where the sentence names it."""
    for match in QUOTED.finditer(text):
        first, last = start + match.start(), start + match.end()
        inside = [i for i, one in enumerate(found) if first <= one.start and one.end <= last]
        if not inside:
            continue
        said = _said_on([one for one in found if one.end <= first or one.start >= last], first, last, screen)
        if said is None:
            continue
        for i in inside:
            expression = found[i].expression
            if expression.kind in SPOKEN and expression.modifier is None and not expression.inner:
                found[i] = replace(found[i], expression=replace(expression, inner=(said,)))
    return found


def _said_on(outside: Sequence[Candidate], first: int, last: int, screen: Screen) -> Expression | None:
    """The day that a quotation's sentences give to its saying; None where they give none, or two."""
    ends = {token.sentence for place in (first, last - 1) if (token := screen.token_at(place))}
    days = []
    for one in outside:
        token = screen.token_at(one.end - 1)
        verb = verb_of(token, screen) if token and token.sentence in ends else None
        if verb is not None and is_saying(verb) and one.expression.kind in ("weekday", "calendar", "unit"):
            tense = one.expression if one.expression.tense else replace(one.expression, tense="past")
            days.append(tense)
    return days[0] if len(days) == 1 else None
