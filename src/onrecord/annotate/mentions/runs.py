"""The parser’s names put right against each other: cities that it cut in two, cities before other names, verbs of headlines."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from onrecord.annotate.mentions.draft import Draft, draft
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.values import names, places

PARTS = frozenset({EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION, EntityKind.FACILITY, EntityKind.GROUP})
CITY = 100_000
"""People from which a place before another name is the city of that name."""


def mend(reading: Reading, parse: Parse, runs: list[Draft]) -> list[Draft]:
    """All of these, in this order."""
    if not ("'" in reading.text or "’" in reading.text):
        runs = [_owned(parse, run) for run in runs]
    runs = [_whole_office(parse, run) for run in runs]
    runs = _one_person(reading, parse, _joined(reading, parse, runs))
    alone = {reading.words(run.span) for run in runs if run.first == run.last and run.kind is EntityKind.PLACE}
    runs = [piece for run in runs for piece in _after_city(reading, parse, run, alone)]
    return _without_verbs(reading, parse, runs)


def _owned(parse: Parse, run: Draft) -> Draft:
    """A name without the country that owns it in a text that lost its apostrophes: “Syrias Assad”."""
    first = parse.tokens[run.first].text
    if (
        run.first == run.last
        or not first.endswith("s")
        or places.country_of(first[:-1]) is None
        or places.country_of(first)
    ):
        return run
    return draft(parse, run.first + 1, run.last, run.kind, run.form)


def _joined(reading: Reading, parse: Parse, runs: list[Draft]) -> list[Draft]:
    """Two names side by side that are one city of the table: “Deir | Ezzor”."""
    out: list[Draft] = []
    for run in runs:
        before = out[-1] if out else None
        if before is not None and _beside(parse, before, run):
            words = reading.text[before.span.start : run.span.end]
            if "\n" not in words and (_unknown(reading, before, run) or places.spots(words)):
                out[-1] = draft(parse, before.first, run.last, EntityKind.PLACE, MentionForm.NAME)
                continue
        following = parse.tokens[run.last + 1] if run.last + 1 < len(parse.tokens) else None
        if run.kind is EntityKind.PLACE and following is not None and _goes_on(parse, run, following.index):
            words = reading.text[run.span.start : following.end]
            if "\n" not in words and places.spots(words):
                run = draft(parse, run.first, following.index, EntityKind.PLACE, MentionForm.NAME)  # noqa: PLW2901 - the wider name takes its place
        out.append(run)
    return out


HALVES = frozenset({("Prime", "Minister"), ("Vice", "President"), ("Deputy", "Minister"), ("Foreign", "Minister")})
"""Offices of two words after whose first the parser may end a name."""


def _whole_office(parse: Parse, run: Draft) -> Draft:
    """A body's name with the rest of the office in it: “Office of Prime | Minister Rios”."""
    tokens, after = parse.tokens, run.last + 1
    cut = run.kind is EntityKind.ORGANISATION and run.first < run.last and after < len(tokens)
    if not cut or (tokens[run.last].text, tokens[after].text) not in HALVES:
        return run
    return draft(parse, run.first, after, run.kind, run.form)


def _one_person(reading: Reading, parse: Parse, runs: list[Draft]) -> list[Draft]:
    """Two names with a space alone between, put together as one person's of two given and two last names: “Joana Pilar | Moreno Duarte”,
    unless the article has the first without the second."""
    surfaces = Counter(reading.words(run.span) for run in runs)
    out: list[Draft] = []
    for run in runs:
        before = out[-1] if out else None
        if (
            before is not None
            and before.kind is run.kind is EntityKind.PERSON
            and run.first == before.last + 1
            and run.span.start == before.span.end + 1
            and reading.text[before.span.end] == " "
            and before.last - before.first == run.last - run.first == 1
            and surfaces[reading.words(before.span)] <= surfaces[reading.words(run.span)]
            and not names.gender(reading.words(run.span))
        ):
            out[-1] = draft(parse, before.first, run.last, EntityKind.PERSON, run.form)
        else:
            out.append(run)
    return out


def _unknown(reading: Reading, one: Draft, other: Draft) -> bool:
    """Whether two words called places are neither by itself: English puts a comma between two places."""
    if not one.kind is other.kind is EntityKind.PLACE or one.first != one.last or other.first != other.last:
        return False
    return other.first == one.last + 1 and not any(
        places.spots(reading.words(item.span)) or places.country_in(reading.words(item.span)) for item in (one, other)
    )


def _beside(parse: Parse, one: Draft, other: Draft) -> bool:
    """Whether two names stand side by side, at most a hyphen between, and one of them may be a place."""
    if (
        one.sentence != other.sentence
        or not {one.kind, other.kind} <= PARTS
        or one.last - one.first > 1
        or other.last - other.first > 1
    ):
        return False
    gap = parse.tokens[one.last + 1 : other.first]
    return (
        one.last < other.first
        and len(gap) <= 1
        and all(token.text in {"-", "‑"} for token in gap)
        and EntityKind.PLACE in {one.kind, other.kind}
    )


def _goes_on(parse: Parse, run: Draft, at: int) -> bool:
    """Whether a capitalised word without a label follows a place: “Deir | Ezzor”."""
    token = parse.tokens[at]
    return (
        not token.label
        and token.pos == "PROPN"
        and token.text[0].isupper()
        and token.sentence == run.sentence
        and token.text.isalpha()
    )


def _after_city(reading: Reading, parse: Parse, run: Draft, alone: set[str]) -> list[Draft]:
    """A person’s name that begins with a city which the article also names alone, cut in two: “Aleppo | Castello”."""
    if run.kind is not EntityKind.PERSON or run.first == run.last:
        return [run]
    first = parse.tokens[run.first].text
    if first not in alone or names.gender(reading.words(run.span)) or places.spots(reading.words(run.span)):
        return [run]
    found = places.spots(first)
    if not found or found[0].people < CITY or places.key_of(found[0].name) != places.key_of(first):
        return [run]
    return [
        draft(parse, run.first, run.first, EntityKind.PLACE, MentionForm.NAME),
        draft(parse, run.first + 1, run.last, run.kind, run.form),
    ]


def _without_verbs(reading: Reading, parse: Parse, runs: list[Draft]) -> list[Draft]:
    """Names of headlines without the everyday words behind them: “Obama Taunts” where the article also has “Obama” and “taunt”."""
    surfaces = {reading.words(run.span) for run in runs if run.kind is EntityKind.PERSON}
    lasts = surfaces | {surface.rpartition(" ")[2] for surface in surfaces}
    everyday: set[str] | None = None
    out: list[Draft] = []
    for run in runs:
        last = parse.tokens[run.last]
        if run.kind in {EntityKind.PERSON, EntityKind.ORGANISATION} and run.first < run.last:
            rest = reading.text[run.span.start : parse.tokens[run.last - 1].end]
            if rest in lasts and rest not in last.text:
                if everyday is None:
                    everyday = {t.lemma.lower() for t in parse.tokens if t.text.islower()}
                if last.lemma.lower() in everyday or last.pos == "VERB":
                    run = replace(draft(parse, run.first, run.last - 1, EntityKind.PERSON, MentionForm.NAME))  # noqa: PLW2901 - the shorter name takes its place
        out.append(run)
    return out
