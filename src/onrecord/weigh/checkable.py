"""How much of an event can be checked: “thirteen soldiers were killed near Homs on Monday” is much, “we do our best” is nothing."""

from __future__ import annotations

from onrecord.model.reading import Event, MentionForm, Reading
from onrecord.values.predicates import aspects, lexicon
from onrecord.values.words import WORD, listed, stem
from onrecord.weigh.frames import Frames

EMPTY = frozenset({"be", "have", "do", "come", "go", "get", "make", "happen", "exist", "say", "see", "know", "think", "take",
                   "give", "want", "need", "seem", "become", "put", "keep", "mean", "like", "love", "feel", "thank", "look",
                   "enjoy", "show", "tell", "let", "talk", "work", "try", "help", "call", "set", "stand", "bring"})  # fmt: skip
"""Actions that say nothing without a name, a number or a date beside them."""
LEAST = 1.25
"""Below this, nobody could check it. Set on the assertions of 60 piles of reports on one war and of US politics: what lies
under it are thanks, opinions and scraps."""
MOST_NAMES = 3
MOST_WORDS = 4
NAMED = frozenset({MentionForm.NAME, MentionForm.DEMONYM})
NOBODY = frozenset({"i", "we", "you", "me", "us", "it", "they", "he", "she", "this", "somebody", "someone", "everyone",
                    "everybody", "people", "nobody", "anybody", "anyone", "one", "who", "some", "many"})  # fmt: skip
"""Subjects that name nobody outside their sentence."""


def specificity(frames: Frames, reading: Reading, event: Event) -> float:
    """Names, numbers and days weigh 1 each, a telling action 1, one of no table .5, further words .25; a half for a subject with a noun."""
    made, place = frames.page(reading.id).made, ("weight", (event.span.start, event.span.end, event.trigger.start))
    known: tuple[Event, float] | None = made.get(place)
    if known is None or (known[0] is not event and known[0] != event):
        known = made[place] = event, _weight(frames, reading, event)
    return known[1]


def _weight(frames: Frames, reading: Reading, event: Event) -> float:
    score = float(min(len(event.quantities), 2)) + (1.0 if event.times else 0.0)
    score += min(len(named(frames, reading, event)), MOST_NAMES)
    if event.action not in EMPTY:
        score += 1.0 if event.action in lexicon().predicates else 0.5
    score += 0.25 * min(len(_content(reading, event)), MOST_WORDS)
    return score + _subject(frames, reading, event) - 0.5 * _is_opinion(reading, event)


def named(frames: Frames, reading: Reading, event: Event) -> frozenset[str]:
    """Who and what an event's parts and words name, each once."""
    spans = [event.span, *(argument.span for argument in event.arguments)]
    found = set()
    for span in spans:
        for index in frames.inside(reading, span):
            mention = reading.mentions[index]
            entity = frames.entity(reading, index)
            if mention.form in NAMED or (entity is not None and entity.name[:1].isupper() and not entity.anonymous):
                found.add(entity.id if entity else reading.words(mention.head).lower())
    return frozenset(found)


def has_subject(event: Event) -> bool:
    """Whether an event's own words name who does or suffers it: not “killing ten”, “which was endorsed later”."""
    return any(
        a.role in {"agent", "patient"}
        and event.span.contains(a.span)
        and (a.span.end <= event.trigger.start or a.span.contains(event.trigger))
        for a in event.arguments
    ) or any(a.role == "attribute" for a in event.arguments)


def is_telling(event: Event) -> bool:
    """Whether an event is only somebody's speaking: “told reporters on Wednesday”; what is told is found as its own."""
    return event.action in listed("telling")


def _content(reading: Reading, event: Event) -> frozenset[str]:
    words = (match[0] for match in WORD.finditer(reading.text, event.span.start, event.span.end))
    return frozenset(key for word in words if (key := stem(word)) and key[0] in "wk")


def _subject(frames: Frames, reading: Reading, event: Event) -> float:
    """A half for a subject that a noun names (“the ferry”), minus a half for a bare pronoun that nobody is known by."""
    heads = [a for a in event.arguments if a.role in {"agent", "patient"} and a.span.end <= event.trigger.start]
    bare = [a for a in heads if a.head.lower() in NOBODY and frames.entity(reading, a.mention) is None]
    spoken = any(a.head.lower() in {"i", "we", "you"} for a in heads)
    return 0.5 * (len(heads) > len(bare) and not spoken) - 0.5 * (bool(bare) or spoken)


def _is_opinion(reading: Reading, event: Event) -> bool:
    """Whether it only says how somebody finds it: “it was a wonderful speech”."""
    if event.action not in EMPTY:
        return False
    words = {match[0].lower() for match in WORD.finditer(reading.text, event.span.start, event.span.end)}
    return bool(words & aspects().opinion)
