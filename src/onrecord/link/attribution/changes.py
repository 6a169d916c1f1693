"""What one speaker said against what he said before: repeated, strengthened, weakened, reversed, or quoted otherwise.

Two statements are compared where they share most of their words of content, all numbers and the condition; what differs then is a negation, the strength of
a verb (“may”, “will”) or of the attitude (“hopes”, “vows”). Silence is the usual answer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.model.reading import Reading, Statement, StatementForm, StatementPolarity
from onrecord.model.record import Attribution, Change, ChangeKind
from onrecord.model.text import Passage, Reason
from onrecord.values import wording

ALIKE = 0.6
"""Shared words of content over all of them (negations and auxiliaries apart) from which two statements have one subject; set
on pairs of the practice texts, where unlike statements of one speaker stay under .4."""
SAME_WORDS = 0.8
"""Likeness from which two direct quotations are one, worded otherwise."""
LEAST = 4
"""Words of content under which nothing is compared."""
CARRIED, LONG_SAYING = 0.8, 10
"""Likeness and words of content from which two days' statements are one text that two articles carry: in 367 practice articles all
three that were alike so far were copies whose days were counted from other dates."""
EMPTY = frozenset(
    [
        *(
            "a",
            "an",
            "the",
            "of",
            "in",
            "on",
            "at",
            "to",
            "for",
            "and",
            "or",
            "by",
            "with",
            "from",
            "as",
            "that",
            "this",
            "it",
            "its",
        ),
        *(
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "has",
            "have",
            "had",
            "do",
            "does",
            "did",
            "he",
            "she",
            "they",
            "his",
            "her",
        ),
    ]
)
NEGATIONS = frozenset(["not", "no", "never", "neither", "nor", "none", "cannot", "without", "n't"])
STRENGTH = {
    "may": 1,
    "might": 1,
    "could": 1,
    "can": 1,
    "possible": 1,
    "should": 2,
    "would": 2,
    "will": 3,
    "shall": 3,
    "must": 4,
}
"""How firmly a verb says that something comes: the strongest word of the content counts."""
CONDITIONS = frozenset({"if", "unless", "provided", "once", "until"})
APART = frozenset({"asks", "demands"})
"""Attitudes that change nothing of what is said plainly: who demands that a wall be built has not said that it will be."""
ATTITUDES = {"doubts": 0, "hopes": 1, "fears": 1, "wants": 1, "expects": 2, "believes": 2}
PLAIN = 3
"""Strength of plain speech without such a word."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what is compared."""

    attribution: Attribution
    statement: Statement
    passage: Passage
    text: str
    words: frozenset[str]
    negations: int
    strength: int
    condition: str


def changes(readings: Sequence[Reading], attributions: Sequence[Attribution]) -> tuple[Change, ...]:
    """Statements of one entity that repeat, strengthen, weaken, reverse or reword an earlier one, by entity and day."""
    by_id = {reading.id: reading for reading in readings}
    spoken: dict[str, list[Said]] = defaultdict(list)
    for attribution in attributions:
        if len(attribution.speakers) == 1 and (one := _said(by_id[attribution.statement.article], attribution)):
            spoken[attribution.speakers[0]].append(one)
    found = [change for entity in sorted(spoken) for change in _of_speaker(entity, spoken[entity])]
    return tuple(sorted(found, key=lambda change: (change.entity, change.statements)))


def _said(reading: Reading, attribution: Attribution) -> Said | None:
    """A statement as words, or None where it was not said or says too little."""
    statement = reading.statements[attribution.statement.index]
    text = (
        " ".join(reading.words(piece) for piece in statement.content)
        .lower()
        .replace("n’t", " not")
        .replace("n't", " not")
    )
    words = [word.strip(".,;:!?“”‘’\"'()[]") for word in text.split()]
    content = frozenset(words) - EMPTY - NEGATIONS - STRENGTH.keys() - {""}
    if statement.polarity is not StatementPolarity.SAID or len(content) < LEAST:
        return None
    strengths = [STRENGTH[word] for word in words if word in STRENGTH]
    return Said(
        attribution,
        statement,
        Passage(reading.id, statement.span),
        text,
        content,
        sum(word in NEGATIONS for word in words),
        min(ATTITUDES.get(statement.attitude, PLAIN), max(strengths, default=PLAIN)),
        _condition(words),
    )


def _condition(words: Sequence[str]) -> str:
    """The words from “if” on; empty where what is said holds without condition."""
    start = next((at for at, word in enumerate(words) if word in CONDITIONS), len(words))
    return " ".join(words[start:])


def _of_speaker(entity: str, spoken: list[Said]) -> Iterator[Change]:
    for one, other in combinations(spoken, 2):
        likeness = len(one.words & other.words) / len(one.words | other.words)
        if likeness < ALIKE or not _of_one_matter(one, other):
            continue
        first, second = _in_order(one, other)
        kind = _kind(first, second, likeness)
        if kind is not None:
            why = (Reason("said before", first.passage), Reason(WHY[kind], second.passage))
            yield Change(entity, (first.attribution.id, second.attribution.id), kind, why)


def _of_one_matter(one: Said, other: Said) -> bool:
    """Whether two alike statements are comparable: the same numbers, the same condition, and both said or both demanded."""
    attitudes = {one.statement.attitude, other.statement.attitude}
    numbers = [{word for word in said.words if any(sign.isdigit() for sign in word)} for said in (one, other)]
    return (
        numbers[0] == numbers[1] and one.condition == other.condition and (len(attitudes) == 1 or not attitudes & APART)
    )


WHY = {
    ChangeKind.REPEATED: "said again on a later day",
    ChangeKind.STRENGTHENED: "said more firmly on a later day",
    ChangeKind.WEAKENED: "said less firmly on a later day",
    ChangeKind.REVERSED: "said with the opposite polarity on a later day",
    ChangeKind.ALTERED_QUOTATION: "the same quotation in other words",
}


def _in_order(one: Said, other: Said) -> tuple[Said, Said]:
    """The earlier first: by day where both are dated, else by article and place."""
    return (one, other) if _key(one) <= _key(other) else (other, one)


def _key(one: Said) -> tuple[str, str, int]:
    day = one.attribution.said
    when = day.earliest.isoformat() if day is not None and day.earliest is not None else ""
    return when, one.passage.article, one.passage.span.start


def _kind(first: Said, second: Said, likeness: float) -> ChangeKind | None:
    """What changed. Statements of one day are one saying: only their wording can differ."""
    if not _later(first, second):
        direct = first.statement.form is second.statement.form is StatementForm.DIRECT
        other_article = first.passage.article != second.passage.article
        reworded = _reworded(first, second)
        return (
            ChangeKind.ALTERED_QUOTATION if direct and other_article and reworded and likeness >= SAME_WORDS else None
        )
    if first.negations % 2 != second.negations % 2:
        return ChangeKind.REVERSED
    if likeness >= CARRIED and min(len(first.words), len(second.words)) >= LONG_SAYING:
        return None  # one text carried on: nobody says so much again in the same words
    if first.strength != second.strength:
        return ChangeKind.STRENGTHENED if second.strength > first.strength else ChangeKind.WEAKENED
    return ChangeKind.REPEATED


def _reworded(first: Said, second: Said) -> bool:
    """Whether two quotations differ in more than editors' brackets and spelling: “[Lund] would recognise” and “he would
    recognize” are one; a bracket may stand for a few words of the other side, and dots for any."""
    if first.negations != second.negations:
        return True
    if re.sub(r"\W", "", first.text) == re.sub(r"\W", "", second.text):  # “Deir ez-Zor”, “Deir Ezzor”
        return False
    one, other = _spelt(first), _spelt(second)
    lost, gained = sorted(one - other), sorted(other - one)
    pairs = min(len(lost), len(gained))
    if pairs == len(lost) == len(gained) and all(_near(a, b) for a, b in zip(lost, gained, strict=True)):
        return False
    open_first, open_second = (text.count("[") * BRACKETED + 99 * _cut(text) for text in (first.text, second.text))
    return len(lost) > open_second or len(gained) > open_first


BRACKETED = 3
"""Words of the other side that one bracket may stand for."""
LONG, CLOSE = 5, 1
"""Letters from which two words that differ in one letter are spellings of one."""


def _cut(text: str) -> bool:
    """Whether dots mark words left out."""
    return "…" in text or "..." in text


def _spelt(said: Said) -> frozenset[str]:
    """The words outside brackets in one spelling."""
    bare = re.sub(r"\[[^\]]*\]", " ", said.text).replace("-", " ")
    return frozenset(word for raw in bare.split() if (word := wording.clean(raw.strip(".,;:!?“”‘’\"'()…")))) - EMPTY


def _near(one: str, other: str) -> bool:
    """Whether two words differ in one letter at the most: “Ghasemi”, “Qasemi”."""
    if min(len(one), len(other)) < LONG or abs(len(one) - len(other)) > CLOSE:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest = (one[start + 1 :], other[start + 1 :]), (one[start:], other[start + 1 :]), (one[start + 1 :], other[start:])
    return any(a == b for a, b in rest)


def _later(first: Said, second: Said) -> bool:
    """Whether the second was certainly said on a later day."""
    one, other = first.attribution.said, second.attribution.said
    if one is None or other is None or one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest
