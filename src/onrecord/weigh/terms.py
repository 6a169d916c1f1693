"""Terms: what each article calls the same thing: “terrorists”, “militants”, “rebels”; “the government”, “the regime”.

Two ways lead to one referent: a table of sets of words between which newsrooms choose (`data/referents.toml`), and the entity to which
differently named mentions belong. Only choices that differ between articles are told.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.model.record import Entity, Material, Term, TermUse
from onrecord.model.text import READ_KINDS, Passage, Span
from onrecord.weigh.frames import Frames

NAMED_KINDS = frozenset({EntityKind.GROUP, EntityKind.FACILITY, EntityKind.EVENT, EntityKind.WEAPON})
"""Kinds of entity whose name is a choice; a person's or a country's spellings are none."""

MOST_QUALIFIERS = 2
"""Words before a term that belong to the choice: “other foreign-backed terrorists”."""

Uses = dict[str, dict[str, list[Passage]]]
"""Article to term to places."""


@dataclass(frozen=True, slots=True)
class Referents:
    """The table: `names` of its sets; `starts` gives for the first word of a term its words and its set; `beside` the same for what
    a story must speak of; `bound` are the sets that ask for that; `titles` those whose terms stand before names; `qualifiers` the words
    that may stand before."""

    names: tuple[str, ...]
    starts: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    beside: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    bound: frozenset[int]
    titles: frozenset[int]
    qualifiers: frozenset[str]


def collect(known: Material, frames: Frames | None = None) -> tuple[Term, ...]:
    """What the articles of a story call one referent, where they choose differently; with every place."""
    frames = frames or Frames(known)
    told = _by_table(known, frames)
    told += [(entity.name, _by_name(known, entity)) for entity in known.entities.values() if entity.kind in NAMED_KINDS]
    taken: set[frozenset[Passage]] = set()
    terms = []
    for name, uses in told:
        places = frozenset(place for terms_ in uses.values() for found in terms_.values() for place in found)
        if _differs(uses) and not any(places <= other for other in taken):
            taken.add(places)
            terms.append(Term(known.story.id, name, tuple(_uses(frames, uses))))
    return tuple(terms)


def _differs(uses: Uses) -> bool:
    """Whether two articles speak of it, and not all in the same words."""
    return len(uses) > 1 and len({head(term) for terms in uses.values() for term in terms}) > 1


def head(term: str) -> str:
    """A term without its plural: “militants” and “militant” are one choice, as are “casualties” and “casualty”, “gunmen” and “gunman”."""
    low = term.lower()
    single = next((low.removesuffix(end) + put for end, put in PLURALS if low.endswith(end)), low)
    return single.removesuffix("s")


PLURALS = (("ies", "y"), ("men", "man"), ("children", "child"))
"""Endings of plurals that take more than an “s” away."""


def _uses(frames: Frames, uses: Uses) -> Iterator[TermUse]:
    for article in sorted(uses):
        reading = frames.known.readings[article]
        quoted = frames.page(article).once("quoted", None, partial(_quoted, reading))
        for term, places in sorted(uses[article].items(), key=lambda item: (-len(item[1]), item[0])):
            inside = sum(any(span.contains(place.span) for span in quoted) for place in places)
            yield TermUse(article, term, tuple(sorted(places)), inside)


def _quoted(reading: Reading) -> list[Span]:
    """What stands in quotation marks: those words are their speaker's choice and not the newsroom's."""
    return [Span(m.start(), m.end()) for m in QUOTATION.finditer(reading.text)]


QUOTATION = re.compile(r"\u201c[^\u201c\u201d]{1,2000}\u201d|\"[^\"\n]{1,2000}\"|\u00ab[^\u00bb]{1,2000}\u00bb")


# --- by the table -----------------------------------------------------------------------------------------------


def _by_table(known: Material, frames: Frames) -> list[tuple[str, Uses]]:
    """For each set of the table the places where its words stand, in a story that speaks of what they are about."""
    table = referents()
    uses: list[Uses] = [{} for _ in table.names]
    spoken: set[int] = set()
    for article, reading in sorted(known.readings.items()):
        told: Told = frames.page(article).once("terms", None, partial(_told, table, reading))
        spoken |= told.beside
        for of, term, place in told.terms:
            uses[of].setdefault(article, {}).setdefault(term, []).append(Passage(article, place))
    return [(name, _one_case(uses[of])) for of, name in enumerate(table.names) if of not in table.bound or of in spoken]


@dataclass(frozen=True, slots=True)
class Told:
    """What one article has of the table: the sets whose `beside` it speaks of; for each term its set, its words and where it stands."""

    beside: frozenset[int]
    terms: tuple[tuple[int, str, Span], ...]


def _told(table: Referents, reading: Reading) -> Told:
    """The terms of one article, in the order of its text."""
    spoken: set[int] = set()
    terms: list[tuple[int, str, Span]] = []
    for block in reading.blocks if reading.language in {"en", None} else ():
        if block.kind in READ_KINDS:
            words = list(WORD.finditer(reading.text, block.span.start, block.span.end))
            lower = [word.group().lower() for word in words]
            spoken |= {of for at in range(len(lower)) for of in _starting(table.beside, lower, at)}
            for of, first, last in _found(table, lower):
                place = Span(words[first].start(), words[last].end())
                if of in table.titles or not _in_a_name(reading.text, place):
                    terms.append((of, _term(reading.text, place), place))
    return Told(frozenset(spoken), tuple(terms))


def _in_a_name(text: str, place: Span) -> bool:
    """Whether a term only begins a name: “Wall Street”, “War Powers Act”."""
    begins_sentence = not text[: place.start].rstrip(" ")[-1:].isalnum()
    return not begins_sentence and text[place.start].isupper() and bool(NAME_AFTER.match(text, place.end))


NAME_AFTER = re.compile(r" [A-Z][a-z]")
"""The next word of a name."""


def _one_case(uses: Uses) -> Uses:
    """The uses with “Caravan”, as a headline has it, under “caravan” where a text writes it so."""
    small = {term for terms in uses.values() for term in terms if term == term.lower()}
    joined: Uses = {}
    for article, terms in uses.items():
        mine: dict[str, list[Passage]] = {}
        for term, places in terms.items():
            mine.setdefault(term.lower() if term.lower() in small else term, []).extend(places)
        joined[article] = mine
    return joined


WORD = re.compile(r"[^\W_]+(?:[-'\u2019\u2010\u2011][^\W_]+)*")


def _found(table: Referents, lower: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The sets whose terms stand in these words, with the first and last word of each; the longest term counts, of whichever set: in
    “trade war” and “war crimes” nobody speaks of the war."""
    met = [(at, at + n - 1, of) for at in range(len(lower)) for of, n in _starting(table.starts, lower, at).items()]
    taken: dict[int, int] = {}
    for at, last, of in met:
        longer = any(one <= at and last <= end and end - one > last - at for one, end, _ in met)
        if longer or at <= taken.get(of, -1):
            continue
        taken[of] = last
        first = at
        while first > max(0, at - MOST_QUALIFIERS) and lower[first - 1] in table.qualifiers:
            first -= 1
        yield of, first, last


def _starting(
    starts: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]], lower: Sequence[str], at: int
) -> dict[int, int]:
    """The sets of which a term starts at a word, each with the number of words of its longest term there."""
    longest: dict[int, int] = {}
    for term, of in starts.get(lower[at], ()):
        if len(term) > longest.get(of, 0) and tuple(lower[at : at + len(term)]) == term:
            longest[of] = len(term)
    return longest


def _term(text: str, place: Span) -> str:
    """A term as counted: as written, but small where only the start of a sentence made it large."""
    plain = " ".join(place.of(text).split())
    before = text[: place.start].rstrip(" \"\u201c\u2018'(")[-1:]
    return plain if before and before not in ".!?\n" else plain[0].lower() + plain[1:]


@cache
def referents() -> Referents:
    """The table of sets."""
    table = tomllib.loads(files("onrecord").joinpath("data", "referents.toml").read_text(encoding="utf-8"))
    rows = table["referents"]
    return Referents(
        tuple(rows),
        _index([row["terms"] for row in rows.values()]),
        _index([row.get("only_beside", []) for row in rows.values()]),
        frozenset(of for of, row in enumerate(rows.values()) if "only_beside" in row),
        frozenset(of for of, row in enumerate(rows.values()) if row.get("titles")),
        frozenset(table["qualifiers"].split()),
    )


def _index(sets: Sequence[Sequence[str]]) -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Terms and their plurals by first word."""
    found: dict[str, set[tuple[tuple[str, ...], int]]] = defaultdict(set)
    for of, terms in enumerate(sets):
        for term in terms:
            words = tuple(word.group().lower() for word in WORD.finditer(term))
            for form in (words, (*words[:-1], words[-1] + "s")):
                found[form[0]].add((form, of))
    return {first: tuple(sorted(forms)) for first, forms in found.items()}


# --- by the entity ----------------------------------------------------------------------------------------------


def _by_name(known: Material, entity: Entity) -> Uses:
    """The names under which the articles speak of one entity."""
    uses: dict[str, dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for ref in entity.mentions:
        reading = known.readings.get(ref.article)
        mention = reading.mentions[ref.index] if reading else None
        if reading and mention and mention.form == MentionForm.NAME:
            uses[ref.article][reading.words(mention.head)].append(Passage(ref.article, mention.head))
    return _plain(uses)


def _plain(uses: Mapping[str, Mapping[str, list[Passage]]]) -> Uses:
    return {article: dict(terms) for article, terms in uses.items()}
