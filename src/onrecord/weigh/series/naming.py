"""What a series counts, in words of the texts: “people killed”, “homes destroyed”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model.record import Material
from onrecord.values import predicates
from onrecord.weigh.principal import shown
from onrecord.weigh.series.counts import Row

DONE = ("ed", "dead", "missing", "hurt", "slain")
"""Endings of words that say what befell those counted: “killed”, “injured”, “missing”."""


def counted(group: Sequence[Row]) -> str:
    """What is counted; the clearest assertion's words first."""
    ordered = sorted(group, key=lambda row: (row.assertion.id != row.claim.assertions[0].id, row.assertion.passage))
    nouns = [noun for row in ordered if (noun := _noun(row))]
    done = [word for row in ordered if (word := _done(row))]
    return " ".join((*nouns[:1], *(done[:1] if not nouns or done[:1] != nouns[:1] else ())))


def _noun(row: Row) -> str:
    """The counted noun as it stands after its number, or beside a count: “people” in “the number of people killed”."""
    bare = " ".join(row.reading.words(row.quantity.span).split())
    words = shown(row.reading.text, row.quantity)[len(bare) :].strip()
    event = row.frame.event
    patients = [a for a in event.arguments if a.role == "patient" and a.head in predicates.aspects().people]
    words = words.removeprefix("of ")
    return words or next((row.reading.words(a.span).split()[-1] for a in patients if event.tally), "")


def _done(row: Row) -> str:
    """What was done to them, as the texts have it, where it can stand behind a noun: “killed”."""
    trigger = row.reading.words(row.frame.event.trigger)
    return trigger.lower() if trigger.lower().endswith(DONE) else ""


def place_of(known: Material, group: Sequence[Row]) -> Iterator[str]:
    """Where those counted were, if every count of the group names the place: “in Tarn”."""
    shared = frozenset.intersection(*(row.frame.places for row in group))
    names = sorted(known.entities[key[2:]].name for key in shared if key[0] in "le" and key[2:] in known.entities)
    if names:
        yield f"in {names[0]}"
