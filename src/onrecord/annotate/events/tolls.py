"""The tolls that a sentence tells in one of its known forms, where the parse did not find them; and what the form says of those
that it found: over, near, or from before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.events import toll_forms
from onrecord.annotate.events.toll_forms import Count
from onrecord.model.reading import (
    Argument,
    Bound,
    EntityKind,
    Event,
    Mention,
    MentionForm,
    Modality,
    Polarity,
    Quantity,
    Reading,
    Standing,
)
from onrecord.model.text import BlockKind, Span
from onrecord.model.time import TimeType
from onrecord.values import numbers, tolls
from onrecord.values.predicates import lexicon

FINDER = "events/tolls"
HINT = re.compile(r"\d|\b(?:dozens?|scores|hundreds|thousands|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b", re.IGNORECASE)  # fmt: skip
LONGEST = 600
"""Code points of a sentence above which it is a list, in which the forms mean nothing."""
AFTER = re.compile(
    r"[\s,]*(?:alone\s+)?(?:in|at|across|near|from|for)\s+(?:the\s+)?(?:(?:city|town|state|province|district|village|region)\s+of\s+)?$"
)
"""What stands between a count and the place where those counted were."""
BEFORE = re.compile(r"^(?:In|At)\s+(?:the\s+)?(?:(?:city|town|state|province|district|village|region)\s+of\s+)?$")
FAR = 40
"""Code points after a count within which its place stands."""
LATER = re.compile(r"^[\s,]*(?:(?:as of|by|on|until|as at|early|late|since)\s+)*$", re.IGNORECASE)
"""What stands between a count and the time that it is of."""
RELATIVE = re.compile(r"(?:in\s+)?(?:which|that|who|when)\b", re.IGNORECASE)
ANTECEDENT = 60
"""Code points before a relative clause in which the day of what it is about stands."""
OWN_YEAR = re.compile(r"(\w+)\s+(?:of|in|on)\s+$")
GUESSED = re.compile(
    r"\b(?:estimated|projected|expected|final|feared|possible|potential|likely)\s+(?:\w+\s+)?$", re.IGNORECASE
)
"""Words before a toll that is guessed: “the *final* death toll”."""
JOINT = re.compile(r"\s+(?:or|and/or|and)\s+(?:missing|injured|wounded|dead)\b", re.IGNORECASE)
AS_OF = re.compile(r"\b(?:as of|by|until|till|as at)\s+$", re.IGNORECASE)
"""Words before a time that a count is of: “*as of* Monday midnight, 6,375 people were pulled out”."""
STATED = re.compile(r"\bas (?:of|at)\s+(?:[\w:.]+\s+){0,3}$", re.IGNORECASE)
COMMA = 2
"""Code points between a time and the count that it is of: a comma and a space."""
MISREAD = frozenset({"miss", "bury", "strand"})
"""Actions for which the parse takes the state of those counted: “295 people were still *missing*”."""


def complete(reading: Reading, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with the tolls that the forms tell, in the order of their triggers."""
    found = list(events)
    for index, sentence in enumerate(reading.sentences):
        text = reading.words(sentence.span)
        if len(text) <= LONGEST and HINT.search(text) and toll_forms.is_about(text):
            for count in toll_forms.find(text):
                _put(reading, found, index, sentence.span.start, count)
    found = [event for event in found if not _is_repeated(reading, event, found)]
    checked = (_checked(reading, event) if event.tally else _dated(reading, event) for event in found)
    return tuple(sorted(checked, key=lambda event: event.trigger))


def _is_repeated(reading: Reading, event: Event, found: Sequence[Event]) -> bool:
    """Whether a headline only heads what the text below it tells with its speaker."""
    if event.finder != FINDER or reading.blocks[reading.sentences[event.sentence].block].kind is not BlockKind.HEADLINE:
        return False
    number = event.quantities[0]
    return any(
        other.sentence > event.sentence and other.action == event.action
        and any((q.low, q.high) == (number.low, number.high) for q in other.quantities)
        for other in found
    )  # fmt: skip


def _dated(reading: Reading, event: Event) -> Event:
    """A toll in a relative clause is of the day named right before it, and one of a disaster with its year of that year: “the flood
    of *1953*, which killed 12”, “the fire in *1991* caused 25 deaths”."""
    if event.times or not event.quantities or event.action not in tolls.labels():
        return event
    said = {time for statement in reading.statements for time in statement.times}
    near = [i for i, time in enumerate(reading.times) if time.sentence == event.sentence and i not in said]
    old = [i for i in near if _is_of_disaster(reading, i, event.quantities[0].span)]
    if RELATIVE.match(reading.text, event.span.start):
        old = [i for i in near if reading.times[i].type is TimeType.DATE
               and 0 <= event.span.start - reading.times[i].span.end < ANTECEDENT] or old  # fmt: skip
    return replace(event, times=(old[-1],)) if old else event


def _is_of_disaster(reading: Reading, index: int, number: Span) -> bool:
    """Whether a time before a number is a disaster's own: “the fire *in 1991*”."""
    time = reading.times[index]
    before = OWN_YEAR.search(reading.text, max(0, time.span.start - FAR), time.span.start)
    gap = number.start - time.span.end
    return (
        0 <= gap < ANTECEDENT
        and bool(before)
        and lexicon().nouns.get(before[1].lower() if before else "") in tolls.disasters()
    )


def _checked(reading: Reading, event: Event) -> Event:
    """A running count as its words allow: an earlier number (“revised the toll down from 248”), the number of two things together
    (“dead or missing”) and an estimate are no toll of now."""
    if event.modality is Modality.ASSERTED and GUESSED.search(
        reading.text, max(0, event.trigger.start - FAR), event.trigger.start
    ):
        event = replace(event, modality=Modality.POSSIBLE)
    if JOINT.match(reading.text, event.trigger.end):
        return replace(event, quantities=(), tally=None)
    kept = tuple(
        q
        for q in event.quantities
        if q.bound is not Bound.EXACT or not toll_forms.is_earlier(reading.text, q.span.start)
    )
    return event if kept == event.quantities else replace(event, quantities=kept)


def _put(reading: Reading, found: list[Event], index: int, start: int, count: Count) -> None:
    """The count as an event, or as what it says of the one that the parse found for its number."""
    number = Span(start + count.number[0], start + count.number[1])
    near = [e for e in found if e.sentence == index and any(q.span.overlaps(number) for q in e.quantities)]
    same = next((e for e in near if e.action == count.action), None)
    if same is not None:
        found[found.index(same)] = _placed(reading, _told(reading, same, count, number), start, count)
        return
    if not count.moved and any(e.action in tolls.labels() and _heads(e, number) for e in near):
        return
    made = _event(reading, index, start, count)
    if made is not None:
        made = next((_in_place_of(e, made) for e in near if made.span.contains(e.trigger) and _heads(e, number)), made)
        found[:] = [_without(e, made) if e in near else e for e in found if not _is_replaced(e, made, near)]
        found.append(made)


def _heads(event: Event, number: Span) -> bool:
    return len(event.quantities) == 1 and event.quantities[0].span.overlaps(number)


def _in_place_of(old: Event, made: Event) -> Event:
    """The count in the clause of which the parse saw only the verb: “295 people *were still missing* near Tarn on Sunday”."""
    if made.tally or not old.span.contains(made.span):
        return made
    kept = tuple(
        a for a in old.arguments if a.role in {"place", "cause", "source"} and not a.span.overlaps(made.trigger)
    )
    placed = [a for a in made.arguments if not any(a.role == b.role == "place" for b in kept)]
    return replace(
        made,
        span=old.span,
        arguments=tuple(sorted((*placed, *kept), key=lambda a: (a.span, a.role))),
        times=made.times or (() if made.as_of else old.times),
        modality=old.modality,
        polarity=old.polarity,
        tense=old.tense,
        standing=old.standing,
        borrowed=old.borrowed,
    )


def _is_replaced(event: Event, made: Event, near: Sequence[Event]) -> bool:
    """Whether the parse found the same count without its number (“raised the toll” and, far off, “to 413”), or took the count's verb
    for a deed of something else (“as the toll *reaches* 11”)."""
    if event in near and (event.action in MISREAD or made.span.contains(event.trigger)):
        return True
    return event.action == made.action and event.trigger.overlaps(made.trigger) and bool(event.tally)


def _without(event: Event, made: Event) -> Event:
    """An event without the number that a running count took from it: “struck the coast … *to 413*”."""
    taken = made.quantities[0].span
    return replace(event, quantities=tuple(q for q in event.quantities if not (made.tally and q.span.overlaps(taken))))


def _told(reading: Reading, event: Event, count: Count, number: Span) -> Event:
    """The event with what the form says of its number, and of its time: “the toll *as of Wednesday* was 274”."""
    quantities = tuple(_bounded(q, count) if q.span.overlaps(number) else q for q in event.quantities)
    times = () if event.as_of else _as_of(reading, event.sentence)
    kept = tuple(i for i in event.times if i not in times)
    return replace(
        event, quantities=quantities, tally=event.tally or count.moved, as_of=event.as_of or times, times=kept
    )


def _as_of(reading: Reading, index: int) -> tuple[int, ...]:
    """The time of its sentence that a count is told to be of."""
    found = (i for i, time in enumerate(reading.times) if time.sentence == index
             and STATED.search(reading.text, max(0, time.span.start - FAR), time.span.start))  # fmt: skip
    return tuple(found)[:1]


def _placed(reading: Reading, event: Event, start: int, count: Count) -> Event:
    """The event with those counted, and with the place that stands right behind them: “*117* dead *in Tarn*”."""
    number = Span(start + count.number[0], start + count.number[1])
    further: list[Argument] = []
    if not count.moved and not any(a.span.overlaps(number) for a in event.arguments):
        further.append(_patient(reading, number, count))
    if not any(a.role == "place" for a in event.arguments):
        further += _places(reading, event.sentence, start, count)
    return replace(event, arguments=tuple(sorted((*event.arguments, *further), key=lambda a: (a.span, a.role))))


def _patient(reading: Reading, number: Span, count: Count) -> Argument:
    return Argument("patient", number, _base(count.noun) or reading.words(number).split()[-1].lower())


def _bounded(quantity: Quantity, count: Count) -> Quantity:
    """“tops 650” is at least 650, “nears 400” at most 400; “has risen from 12” at least 12."""
    point = quantity.low if quantity.low is not None else quantity.high
    up = count.bound == "over" or (count.earlier and count.moved == "rising")
    down = count.bound == "near" or (count.earlier and count.moved == "falling")
    if quantity.bound is not Bound.EXACT or not (up or down):
        return quantity
    return replace(
        quantity, low=point if up else None, high=point if down else None, bound=Bound.AT_LEAST if up else Bound.AT_MOST
    )


def _event(reading: Reading, index: int, start: int, count: Count) -> Event | None:
    number = Span(start + count.number[0], start + count.number[1])
    amount = numbers.clean(reading.words(number))
    if amount is None or (count.earlier and count.moved == "standing"):
        return None
    quantity = Quantity(number, amount.low, amount.high, amount.bound, _base(count.noun))
    trigger = Span(start + count.said[0], start + count.said[1])
    span = Span(start + count.whole[0], start + count.whole[1])
    times, as_of = _times(reading, index, count, span)
    return Event(
        span=span,
        finder=FINDER,
        trigger=trigger,
        action=count.action,
        phase=None,
        arguments=tuple(sorted(_arguments(reading, index, start, count), key=lambda a: (a.span, a.role))),
        quantities=(_bounded(quantity, count),),
        times=times,
        polarity=Polarity.POSITIVE,
        modality=Modality.ASSERTED,
        tense="past" if count.moved else "",
        statement=_statement(reading, trigger),
        sentence=index,
        as_of=as_of,
        tally=count.moved,
        standing=Standing.ALONE if count.moved else Standing.PART,
    )


def _base(noun: str) -> str:
    """The base form of a counted noun."""
    irregular = {"people": "person", "bodies": "body", "lives": "life"}
    return irregular.get(noun, noun.removesuffix("s"))


def _times(reading: Reading, index: int, count: Count, span: Span) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """When it happened and when the count stood so; times of a quake within the clause are neither."""
    said = {time for statement in reading.statements for time in statement.times}
    own = [
        i for i, time in enumerate(reading.times)
        if time.sentence == index and i not in said and time.span.start >= span.end
        and LATER.match(reading.text[span.end : time.span.start])
    ]  # fmt: skip
    before = [
        i for i, time in enumerate(reading.times)
        if time.sentence == index and i not in said and 0 <= span.start - time.span.end <= COMMA
        and (count.moved or AS_OF.search(reading.text, max(0, time.span.start - FAR), time.span.start))
    ]  # fmt: skip
    found = tuple(own[:1] or before[-1:]) or _as_of(reading, index)
    counted = count.moved or before or count.action != "kill" or found == _as_of(reading, index)
    return ((), found) if counted else (found, ())


def _statement(reading: Reading, trigger: Span) -> int | None:
    """The innermost statement whose content holds it."""
    held = [i for i, one in enumerate(reading.statements) if any(piece.contains(trigger) for piece in one.content)]
    return min(held, key=lambda i: sum(len(piece) for piece in reading.statements[i].content), default=None)


def _arguments(reading: Reading, index: int, start: int, count: Count) -> Iterator[Argument]:
    """Those counted, what brought it, and where they were."""
    number = Span(start + count.number[0], start + count.number[1])
    if not count.moved:
        yield _patient(reading, number, count)
    if count.gap:
        yield from _cause(
            reading, Span(start + count.gap[0], start + count.gap[1]) if count.gap[0] < count.gap[1] else None
        )
    yield from _places(reading, index, start, count)


def _places(reading: Reading, index: int, start: int, count: Count) -> Iterator[Argument]:
    """Where those counted were."""
    end = start + count.whole[1]
    toll = start + count.said[1] if count.moved else end
    place = _place(reading, index, toll) or _place(reading, index, end) or _place_before(reading, index)
    if place is not None:
        yield Argument(
            "place", reading.mentions[place].span, reading.words(reading.mentions[place].head).lower(), place
        )


def _cause(reading: Reading, gap: Span | None) -> Iterator[Argument]:
    """“the toll from the *quake* that struck …”."""
    for match in re.finditer(r"[A-Za-z]+", reading.words(gap)) if gap else ():
        noun = match[0].lower()
        if lexicon().nouns.get(noun) in tolls.disasters() and gap:
            yield Argument("agent", Span(gap.start + match.start(), gap.start + match.end()), noun)
            return


def _place(reading: Reading, index: int, at: int) -> int | None:
    """The place that stands right behind: “12 dead *in Tarn*”."""
    rows = [
        (m.span.start, i)
        for i, m in enumerate(reading.mentions)
        if _is_place(m, index) and 0 <= m.span.start - at <= FAR
    ]
    first = min(rows, default=None)
    return first[1] if first and AFTER.fullmatch(reading.text[at : first[0]]) else None


def _place_before(reading: Reading, index: int) -> int | None:
    """The place with which the sentence begins: “*In Tarn*, 12 died”."""
    start = reading.sentences[index].span.start
    rows = [
        (m.span.start, i) for i, m in enumerate(reading.mentions) if _is_place(m, index) and m.span.start - start <= FAR
    ]
    first = min(rows, default=None)
    return first[1] if first and BEFORE.match(reading.text[start : first[0]]) else None


def _is_place(mention: Mention, index: int) -> bool:
    named = mention.form is MentionForm.NAME and mention.kind in {EntityKind.PLACE, EntityKind.FACILITY}
    return named and mention.sentence == index
