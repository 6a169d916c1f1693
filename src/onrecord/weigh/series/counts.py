"""The numbers of a story's claims, each with what it counts, of whom it is, and the day that it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.reading import EntityKind, Modality, Quantity, Reading
from onrecord.model.record import Assertion, Claim, Material, Point
from onrecord.model.time import Interval
from onrecord.values import tolls
from onrecord.values.numbers import Amount
from onrecord.values.predicates import lexicon
from onrecord.weigh.frames import Frame, Frames
from onrecord.weigh.intervals import width
from onrecord.weigh.principal import SUFFERED, amount_of, count_kind, principal, shown

BESIDE = 24
"""Code points after a counted noun in which stands what was done to those counted."""
CLOSE = 7
"""Days within which a number's day is told as an interval; wider ones are no day."""
HAPPENING = frozenset({"kill", "injure", "arrest"})
"""What is done to people at one moment; the others are states, or works of days."""


@dataclass(frozen=True, slots=True)
class Row:
    """An assertion with its number."""

    claim: Claim
    assertion: Assertion
    frame: Frame
    reading: Reading
    quantity: Quantity
    amount: Amount
    of: Interval | None
    point: Point
    published: Interval | None = None
    towns: frozenset[str] = frozenset()
    """The towns and sites where those counted were, of one without a name what it is (“at the school”), and the kind of those counted:
    by each a count may be of some only."""

    @property
    def kind(self) -> str:
        """What is counted: people in general, or a kind of thing."""
        return count_kind(self.quantity.counted)

    @property
    def days(self) -> Interval | None:
        """When what is counted happened; who is missing or was pulled out “on Sunday” is counted on Sunday."""
        return self.frame.days if self.frame.action in HAPPENING else None

    @property
    def clause(self) -> str:
        return self.reading.words(self.frame.event.span)

    @property
    def value(self) -> float:
        return self.amount.point or self.amount.low or self.amount.high or 0.0

    @property
    def vague(self) -> bool:
        """Whether a mere word stands for the number: “dozens”."""
        return not self.point.value[:1].isdigit()

    @property
    def timed(self) -> bool:
        """Whether the text itself gives the time of the count: “on Monday”, “said on Sunday”; not where it is that of the article."""
        return bool(self.frame.event.as_of) or self.of != self.published

    @property
    def is_toll(self) -> bool:
        """Whether it counts people in general to whom something was done that is counted again with every report."""
        return self.frame.action in tolls.labels() and tolls.is_people(self.frame.action, self.quantity.counted)

    @property
    def is_crowd(self) -> bool:
        """Whether it counts those of a kind whom one disaster strikes: “at least 717 pilgrims”."""
        return self.frame.action in tolls.labels() and tolls.is_crowd(self.quantity.counted)

    @property
    def stands(self) -> bool:
        """Whether it is told as so: not “the toll could reach 500”."""
        return self.assertion.modality is Modality.ASSERTED


def rows(known: Material, frames: Frames, claims: Sequence[Claim]) -> Iterator[Row]:
    """All numbers of a story that count a claim's own party."""
    for claim in claims:
        for assertion in claim.assertions:
            row = _row(known, frames, claim, assertion)
            if row is not None:
                yield row


def _row(known: Material, frames: Frames, claim: Claim, assertion: Assertion) -> Row | None:
    frame = frames.of(assertion.event)
    quantity = principal(frame)
    reading = known.readings[assertion.article]
    amount = amount_of(reading, quantity) if quantity else None
    if quantity is None or amount is None or _is_of_others(reading, frame, quantity):
        return None
    of = _of(known, frame)
    value = amount.value if amount.point is not None else reading.words(quantity.span).lower()
    point = Point(value, quantity.bound, shown_days(of), assertion.origin, assertion.id)
    towns = {
        *_towns(frames, frame, reading),
        *([f"k:{quantity.counted.removesuffix('s')}"] if tolls.is_crowd(quantity.counted) else []),
    }
    out = known.calendar.published.get(assertion.article)
    day = Interval(out.best, out.best) if out and out.best else None
    return Row(claim, assertion, frame, reading, quantity, amount, of, point, day, frozenset(towns))


def _towns(frames: Frames, frame: Frame, reading: Reading) -> Iterator[str]:
    """Keys of places below a country; the place in a disaster's name is none (“died in the *Tarn* earthquake”)."""
    for argument in frame.event.arguments:
        if argument.role != "place" or lexicon().nouns.get(argument.head.lower()) in tolls.disasters():
            continue
        keys = (key for key in frames.argument_keys(reading, argument) if key[0] in "led")
        yield from (key for key in keys if _is_place(frames, key))
        if argument.head.lower() in tolls.words("local", "sites"):
            yield f"k:{argument.head.lower()}"


def _is_place(frames: Frames, key: str) -> bool:
    """Whether a key is of a place or a site, and not of a storm by name."""
    entity = frames.known.entities.get(key[2:])
    return entity is not None and entity.kind in {EntityKind.PLACE, EntityKind.FACILITY}


def shown_days(days: Interval | None, most: int = CLOSE) -> str | None:
    """A day or a few as text: `2021-06-15`, `2021-06-15/2021-06-17`."""
    if days is None or days.earliest is None or days.latest is None or width(days) > most:
        return None
    return days.earliest.isoformat() if days.earliest == days.latest else f"{days.earliest}/{days.latest}"


def _of(known: Material, frame: Frame) -> Interval | None:
    """The day that a number is of: as the sentence says, else when it was said, else when the article came out. A weekday that
    may be two days is the one on which the article most likely came out, where that is such a day."""
    own = [i for i in frame.event.times if frame.event.span.contains(known.readings[frame.article].times[i].span)]
    counted = frame.days if frame.action not in HAPPENING and own and not frame.event.as_of else None
    told = counted if counted and width(counted) <= 1 else frame.told
    published = known.calendar.published.get(frame.article)
    best = published.best if published else None
    if told is None or told.earliest == told.latest or best is None or not _holds(told, best):
        return told
    weekdays = {known.readings[frame.article].times[i].expression.weekday for i in frame.event.as_of}
    return Interval(best, best) if weekdays == {best.weekday()} else told


def _holds(days: Interval, day: date) -> bool:
    return (days.earliest is None or days.earliest <= day) and (days.latest is None or day <= days.latest)


def _is_of_others(reading: Reading, frame: Frame, quantity: Quantity) -> bool:
    """Whether a number is told beside of those to whom something else was done: “five were killed and scores of others injured”."""
    words = shown(reading.text, quantity)
    rest = reading.text[quantity.span.start + len(words) : quantity.span.start + len(words) + BESIDE].split()
    if rest[:1] in (["and"], ["or"], ["but"]):
        return False
    done = next((action for word in rest[:2] if (action := lexicon().adjectives.get(word.strip(".,;-").lower()))), None)
    return frame.action in SUFFERED and done in SUFFERED and done != frame.action
