"""One saying told by two articles in other words: the same speaker, nearly the same content, articles of the same days.

“The fort was empty, Lund said on Monday” in one, “Lund said the fort stood empty” in the other. Numbers must be the same:
a monitor's daily counts are alike in all other words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date

from onrecord.link.attribution.ground import Ground
from onrecord.link.attribution.speakers import Whose
from onrecord.model.reading import Ref
from onrecord.values import wording

ALIKE = 0.6
"""Shared weighty words over all of both from which two contents are one; as for changes (`changes.ALIKE`)."""
LEAST = 4
"""Weighty words under which contents are alike by chance."""
APART = 2
"""Days between two articles' dates beyond which a speaker may well have said it again."""

Words = frozenset[str]


def echoes(ground: Ground, whose: Mapping[Ref, Whose], told: Callable[[Ref], bool]) -> dict[Ref, tuple[Ref, ...]]:
    """For each statement of which `told` is false, the statements in other articles that are the same and of which it is true."""
    spoken: dict[str, list[Ref]] = defaultdict(list)
    for ref in sorted(whose):
        if len(whose[ref].entities) == 1:
            spoken[whose[ref].entities[0]].append(ref)
    found: dict[Ref, tuple[Ref, ...]] = {}
    for refs in spoken.values():
        if len({ref.article for ref in refs}) > 1:
            found.update(_of_speaker(ground, refs, told))
    return found


def _of_speaker(ground: Ground, refs: list[Ref], told: Callable[[Ref], bool]) -> dict[Ref, tuple[Ref, ...]]:
    """The echoes among one speaker's statements, found by the words that they share."""
    words = {ref: _words(ground, ref) for ref in refs}
    by_word: dict[str, list[Ref]] = defaultdict(list)
    for ref in refs:
        if told(ref):
            for word in words[ref]:
                by_word[word].append(ref)
    found = {}
    for ref in refs:
        if told(ref) or not by_word:
            continue
        shared = Counter(
            other for word in words[ref] for other in by_word.get(word, ()) if other.article != ref.article
        )
        same = sorted(other for other, many in shared.items() if _same(ground, ref, other, words, many))
        if same:
            found[ref] = tuple(same)
    return found


def _words(ground: Ground, ref: Ref) -> Words:
    """The weighty words of a content in one spelling; numbers as they are."""
    reading = ground.readings[ref.article]
    text = " ".join(reading.words(piece) for piece in ground.statement(ref).content)
    return frozenset(word.form for word in wording.words(text) if not wording.is_function(word.form))


def _same(ground: Ground, one: Ref, other: Ref, words: Mapping[Ref, Words], shared: int) -> bool:
    a, b = words[one], words[other]
    if min(len(a), len(b)) < LEAST or shared < ALIKE * len(a | b) or _numbers(a) != _numbers(b):
        return False
    polarity = ground.statement(one).polarity is ground.statement(other).polarity
    return polarity and _of_the_same_days(ground, one.article, other.article)


def _numbers(words: Words) -> Words:
    return frozenset(word for word in words if any(sign.isdigit() for sign in word))


def _of_the_same_days(ground: Ground, one: str, other: str) -> bool:
    """Whether two articles certainly came out within a few days of each other."""
    first, second = ground.calendar.published.get(one), ground.calendar.published.get(other)
    if first is None or second is None:
        return False
    return all(
        early is not None and late is not None and abs((late - early).days) <= APART
        for early, late in _ends((first.earliest, first.latest), (second.earliest, second.latest))
    )


def _ends(
    one: tuple[date | None, date | None], other: tuple[date | None, date | None]
) -> list[tuple[date | None, date | None]]:
    """The two widest pairs of days of two intervals."""
    return [(one[0], other[1]), (other[0], one[1])]
