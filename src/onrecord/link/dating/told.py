"""Dates that are told and not inferred: by a person's judgement, by the sheet, by the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from onrecord.link.dating import calendar, clues, infer
from onrecord.link.dating.infer import Log
from onrecord.model.reading import Reading
from onrecord.model.record import Judgement, Published, Undecided
from onrecord.model.text import Basis, Reason
from onrecord.values.dates import bounds

CLASH = 1e-3
"""Probability of a given day by the article's own words below which the two are said to clash."""


def published(reading: Reading, judgements: Sequence[Judgement] = ()) -> Published | None:
    """The date that is told: the latest judgement of a person first, then the sheet or the page."""
    if judged := _judged(reading, judgements):
        return judged
    day = reading.article.published
    if day is None:
        return None
    words = "given with the article" if day.basis is Basis.GIVEN else "told by the page"
    return Published(day.day, day.day, day.day, day.basis, (Reason(f"published {day.day}, {words}"),))


def _judged(reading: Reading, judgements: Sequence[Judgement]) -> Published | None:
    """What people decided: a judgement of the kind `date` with a day, month or interval as its value."""
    for judgement in sorted(judgements, key=lambda j: (j.at, j.by), reverse=True):
        if judgement.kind != "date" or judgement.undone or not any(m.article == reading.id for m in judgement.marks):
            continue
        span = bounds(judgement.value)
        if span and span.earliest and span.latest:
            best = span.earliest if span.earliest == span.latest else None
            reason = Reason(f"published {judgement.value}, decided by {judgement.by}", judgement.marks[0])
            return Published(span.earliest, span.latest, best, Basis.GIVEN, (reason,))
    return None


def certain(known: Published) -> Log:
    """A told date as what its article holds."""
    log = np.full(len(calendar.days()), np.log(1e-12))
    first, last = (_index(known.earliest), _index(known.latest))
    log[first : last + 1] = 0.0
    return log


def _index(day: date | None) -> int:
    ordinal = (day or calendar.FIRST).toordinal() - calendar.FIRST.toordinal()
    return min(max(0, ordinal), len(calendar.days()) - 1)


def clash(reading: Reading, known: Published | None) -> Undecided | None:
    """A told date that the article's own words speak against: it stands, and the clash is said."""
    if known is None or known.earliest is None:
        return None
    found = clues.collect(reading)
    log = infer.belief(found)
    if log is None:
        return None
    chances = infer.probabilities(log)
    inside = chances[max(0, _index(known.earliest) - 3) : _index(known.latest) + 4].sum()
    if inside >= CLASH or infer.published(log, ()) is None:
        return None
    reasons = (*known.clues, *(Reason(clue.text, clue.passage) for clue in found))
    return Undecided("published", (reading.id,), reasons)
