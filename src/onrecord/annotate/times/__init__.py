"""Times as an article writes them, unresolved: “on Monday” is the weekday 0 with a past verb, not a day.

`values/dates` makes days of them once the article's date is known. Rules and words: `grammar.py`, `data/times.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from onrecord.annotate.times.candidate import Candidate
from onrecord.annotate.times.grammar import ATOMS, PREFIXES, SUFFIXES
from onrecord.annotate.times.joined import join
from onrecord.annotate.times.moments import settle
from onrecord.annotate.times.rules import TELLING, WORD
from onrecord.annotate.times.screen import Screen, is_time, screen_of
from onrecord.annotate.times.tense import tense_of, with_tense
from onrecord.model.parse import Parse
from onrecord.model.reading import Reading, Time
from onrecord.model.text import Span
from onrecord.model.time import Expression, TimeType

FINDER = "times/rules"

REACH = 48
"""Code points before an atom in which words that belong to it are looked for (“less than two months before …”)."""

AROUND = 120
"""Code points on both sides of a telling word in which its expression lies; the longest found in tbaq and wikiwars has 49."""

KINDS: dict[str, tuple[str, ...]] = {
    word: tuple(kind for kind, telling in TELLING.items() if word in telling)
    for word in frozenset().union(*TELLING.values())
}
"""The kinds that each telling word tells."""

DIGIT, YEAR = re.compile(r"\d"), re.compile(r"[12]\d{3}")

NOT_JOINED = frozenset({"DURATION", "SET"})
"""Types that nothing is joined to."""


def find(reading: Reading, parse: Parse) -> tuple[Time, ...]:
    """The times of an article, in order of their place."""
    if not parse.sentences:
        return ()
    screen = screen_of(parse, reading.text)
    found: list[Candidate] = []
    for first, last in _stretches(parse):
        start, end = parse.tokens[first].start, parse.tokens[last].end
        text = reading.text[start:end]
        found.extend(settle(read_text(text, start, screen), text, start, screen))
    return tuple(_time(candidate, parse, screen) for candidate in found)


def _stretches(parse: Parse) -> Iterator[tuple[int, int]]:
    """The first and last token of each block's sentences; a date may cross what the parser took for a sentence's end."""
    first: int | None = None
    for i, sentence in enumerate(parse.sentences):
        if not len(sentence):
            continue
        first = sentence[0] if first is None else first
        if i + 1 == len(parse.sentences) or parse.blocks[i + 1] != parse.blocks[i]:
            yield first, sentence[-1]
            first = None


def read_text(text: str, offset: int, screen: Screen) -> list[Candidate]:
    """The times of one block, whose text starts at `offset`."""
    near = _windows(text)
    candidates = [
        Candidate(start, end, rank, *made)
        for rank, rule in enumerate(ATOMS)
        for first, last in near.get(rule.needs, ())
        for match in rule.pattern.finditer(text, first, last)
        if (start := offset + match.start()) < (end := offset + _trimmed(match))
        and is_time(rule.name, match, start, end, screen)
        and (made := rule.make(match))
    ]
    return _longest([_extended(atom, text, offset) for atom in _longest(candidates)])


def _windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """Where each kind of time word may be told: around its single words, ends at white space, none touching another."""
    near: dict[str, list[tuple[int, int]]] = {}
    for word in WORD.finditer(text):
        for kind in _kinds_of(word.group().lower()):
            first = max(0, text.rfind(" ", 0, max(0, word.start() - AROUND)))
            last = text.find(" ", word.end() + AROUND)
            window = (first, len(text) if last < 0 else last)
            held = near.setdefault(kind, [])
            if held and window[0] <= held[-1][1]:
                window = (held.pop()[0], window[1])
            held.append(window)
    return near


def _kinds_of(word: str) -> tuple[str, ...]:
    """The kinds of times that a word may stand in: “day” for a unit, “2016” for digits and a year."""
    kinds = KINDS.get(word, ())
    if DIGIT.search(word):
        kinds = (*kinds, "digits", "year") if YEAR.search(word) else (*kinds, "digits")
    return (*kinds, "nineties") if word.endswith("ties") else kinds


def _trimmed(match: re.Match[str]) -> int:
    """The end of a match without trailing space."""
    return match.start() + len(match.group().rstrip())


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """The longest of those that overlap; of equally long ones the earlier rule's."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.start, c.rank)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def _extended(atom: Candidate, text: str, offset: int) -> Candidate:
    """The atom with what stands after and before it: “Monday” + “morning”, “the end of” + “May”."""
    if atom.type.value in NOT_JOINED or atom.expression.literal in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        return atom
    for rule in SUFFIXES:
        match = rule.pattern.match(text, atom.end - offset) if atom.expression.kind != "clock" else None
        if match and (made := rule.make(match)):
            atom = Candidate(atom.start, offset + _trimmed(match), atom.rank, made[0], join(made[1], atom.expression))
    for rule in PREFIXES:
        before = text[max(0, atom.start - offset - REACH) : atom.start - offset]
        for match in rule.pattern.finditer(before):
            if match.end() == len(before) and (made := _prefixed(rule.name, match, atom)):
                atom = Candidate(atom.start - len(before) + match.start(), atom.end, atom.rank, *made)
                break
    return atom


def _prefixed(rule: str, match: re.Match[str], atom: Candidate) -> tuple[TimeType, Expression] | None:
    made = next(r for r in PREFIXES if r.name == rule).make(match)
    if made is None or (rule == "clock" and atom.type is not TimeType.DATE):
        return None
    if rule == "nth" and not (atom.expression.kind in ("calendar", "unit") and atom.expression.day is None):
        return None
    if rule == "anniversary" and atom.expression.kind != "calendar":
        return None
    kind = atom.type if made[1].kind == "part" else made[0]
    return kind, join(made[1], atom.expression)


def _time(candidate: Candidate, parse: Parse, screen: Screen) -> Time:
    """The mark of a candidate, with the tense of its clause."""
    token = screen.token_at(candidate.end - 1)
    tense = tense_of(token, screen) if token else None
    return Time(
        span=Span(candidate.start, candidate.end),
        finder=FINDER,
        type=candidate.type,
        expression=with_tense(candidate.expression, tense),
        sentence=token.sentence if token else bisect_right([s[0] for s in parse.sentences if len(s)], 0) - 1,
    )
