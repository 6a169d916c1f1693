"""One quotation in two renderings: the same speaker's words, quoted by two articles in different English, as two translators put them.

“We will not allow any foreign base on our soil” here, “We won't permit foreign bases on our soil” there. Told only where speaker, numbers
and negation agree and most of what the shorter one says stands in the other; such a copy can only join origins, never part them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.model.ids import content_id
from onrecord.model.reading import EntityKind, MentionForm, Reading, Statement, StatementForm, StatementPolarity
from onrecord.model.record import Copy, CopyKind
from onrecord.model.text import Passage, Reason, Span
from onrecord.values import wording

SHARED = 4
"""Words of somebody's own that both renderings must hold."""

OF_SHORTER, OF_LONGER = 0.6, 0.4
"""Share of each rendering's own words that must stand in the other. Read by eye on news articles, three of each event: below it two different
sentences of one speech meet."""

APART = 3
"""Days between two articles from which a speaker is taken to have spoken anew."""

NEGATIONS = frozenset({"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without"})
"""Words that turn a sentence round; one with an odd number of them is no rendering of one with an even number."""

HELD = 0.5
"""A quotation of which this share lies in a copy is that copy's."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation with its speaker's last name, and its words as compared."""

    article: int
    place: Passage
    words: frozenset[str]
    numbers: frozenset[str]
    negated: int


def find(readings: Sequence[Reading], copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """The quotations that two articles render in different words, in order of place; what is copied anyway is left out."""
    by_speaker: dict[str, list[Quoted]] = defaultdict(list)
    held: dict[str, list[Span]] = defaultdict(list)
    for copy in copies:
        for passage in copy.passages:
            held[passage.article].append(passage.span)
    for number, reading in enumerate(readings):
        for speaker, quoted in _quoted(reading, number, held):
            by_speaker[speaker].append(quoted)
    found = [_copy(readings, a, b) for a, b in _pairs(by_speaker) if _same(readings, a, b)]
    return tuple(sorted(found, key=lambda copy: copy.passages))


def _quoted(reading: Reading, number: int, held: Mapping[str, Sequence[Span]]) -> Iterator[tuple[str, Quoted]]:
    """An article's quotations in marks whose speaker it names."""
    for statement in reading.statements:
        speaker = _speaker(reading, statement)
        if statement.form != StatementForm.DIRECT or statement.polarity != StatementPolarity.SAID or not speaker:
            continue
        for span in statement.content:
            inside = sum(
                max(0, min(one.end, span.end) - max(one.start, span.start)) for one in held.get(reading.id, ())
            )
            words = wording.words(reading.words(span))
            own = frozenset(word.form for word in words if word.own and not wording.is_function(word.surface))
            if inside < HELD * len(span) and len(own) >= SHARED:
                negated = sum(word.surface in NEGATIONS or word.surface.endswith("n't") for word in words)
                numbers = frozenset(word.form for word in words if word.form[:1].isdigit())
                yield speaker, Quoted(number, Passage(reading.id, span), own, numbers, negated % 2)


def _speaker(reading: Reading, statement: Statement) -> str | None:
    """The last name of the one person who speaks, where the article names him or her."""
    if len(statement.source_heads) != 1:
        return None
    (head,) = statement.source_heads
    for mention in reading.mentions:
        if mention.referent is not None and mention.head.overlaps(head) and mention.kind == EntityKind.PERSON:
            person = reading.referents[mention.referent]
            named = any(reading.mentions[one].form == MentionForm.NAME for one in person.mentions)
            return person.name.split()[-1].casefold() if named and not person.plural and not person.anonymous else None
    return None


def _pairs(by_speaker: Mapping[str, Sequence[Quoted]]) -> Iterator[tuple[Quoted, Quoted]]:
    """Quotations of one speaker in two articles that share a word which few of his or her quotations hold, each pair once."""
    for quotations in by_speaker.values():
        holding: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(quotations):
            for word in one.words:
                holding[word].append(number)
        met = {pair for numbers in holding.values() if len(numbers) <= COMMON for pair in combinations(numbers, 2)}
        yield from (
            (quotations[a], quotations[b]) for a, b in sorted(met) if quotations[a].article != quotations[b].article
        )


COMMON = 30
"""A word in more quotations of one speaker than this tells nothing."""


def _same(readings: Sequence[Reading], one: Quoted, other: Quoted) -> bool:
    """Whether two quotations are one in two renderings."""
    if one.numbers != other.numbers or one.negated != other.negated or one.words == other.words:
        return False
    days = [readings[q.article].article.published for q in (one, other)]
    if days[0] and days[1] and abs((days[0].day - days[1].day).days) > APART:
        return False
    shared = len(one.words & other.words)
    short, long = sorted((len(one.words), len(other.words)))
    return shared >= SHARED and shared >= OF_SHORTER * short and shared >= OF_LONGER * long


def _copy(readings: Sequence[Reading], one: Quoted, other: Quoted) -> Copy:
    """The two as a copy; a translation only where a text near them says that it is one."""
    places = tuple(sorted((one.place, other.place)))
    reasons = [Reason("one speaker's quotation in two renderings: the same words carry it, put otherwise")]
    for quoted in (one, other):
        text, near = readings[quoted.article].text, quoted.place.span
        shown = TRANSLATED.search(text, max(0, near.start - BESIDE), near.end + BESIDE)
        if shown:
            where = Passage(quoted.place.article, Span(shown.start(), shown.end()))
            reasons.append(Reason(f"the article says so: “{shown.group()}”", where))
    kind = CopyKind.TRANSLATION if len(reasons) > 1 else CopyKind.PARAPHRASE
    return Copy(content_id("copy", *places), kind, places, (), tuple(reasons))


TRANSLATED = re.compile(r"\b(?:translat(?:ed|ion|or)|interpreter)s?\b", re.IGNORECASE)
BESIDE = 200
"""Code points around a quotation in which an article may say that it is translated."""
