"""What happened when: one entry for one happening, with all its articles.

    done     a claim whose words hold its day, month or year: “met in Lima on Monday”
    count    the day that a toll is of: “rose to nine on Wednesday”
    noun     a happening that is named with its day: “ahead of the May 19 election”
    said     a saying that the text dates, or that was made on some occasion: “told reporters on Monday”

A date that hangs on a claim by the article's own day alone makes no entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.model.ids import content_id
from onrecord.model.record import Claim, Entry, Material
from onrecord.values.dates import likely
from onrecord.weigh.frames import Frames
from onrecord.weigh.timeline.drafts import Draft, marked
from onrecord.weigh.timeline.happenings import of_claims, of_nouns, relative
from onrecord.weigh.timeline.joining import join
from onrecord.weigh.timeline.nouns import Dated, owner_of
from onrecord.weigh.timeline.sayings import of_sayings

__all__ = ["build"]


def build(known: Material, claims: Sequence[Claim], frames: Frames | None = None) -> tuple[Entry, ...]:
    """The timeline of a story, by day; of one day what more articles tell comes first."""
    frames, owners = frames or Frames(known), _owners(known)
    drafts = [
        *of_claims(known, frames, claims, owners),
        *relative(known, claims),
        *of_nouns(known, frames, owners),
    ]
    told = {claim for draft in drafts for claim in draft.claims}
    drafts += of_sayings(known, frames, claims, told)
    entries = [_entry(known, draft) for draft in join(drafts, _first_day(known))]
    return tuple(sorted(entries, key=_place))


def _owners(known: Material) -> dict[str, dict[int, Dated]]:
    """For each article the noun phrases that own a date, by the date."""
    found: dict[str, dict[int, Dated]] = {}
    for article in sorted(known.readings):
        reading = known.readings[article]
        owned = ((index, owner_of(reading, index)) for index in range(len(reading.times)))
        found[article] = {index: dated for index, dated in owned if dated is not None}
    return found


def _first_day(known: Material) -> date | None:
    """The first day on which an article of the story can have come out."""
    days = [day.earliest for a in known.readings if (day := known.calendar.published.get(a)) and day.earliest]
    return min(days, default=None)


def _place(entry: Entry) -> tuple[date, date, int, str]:
    articles = len({passage.article for passage in entry.evidence})
    days = likely(entry.when)
    return days.earliest or date.min, days.latest or date.max, -articles, entry.id


def _entry(known: Material, draft: Draft) -> Entry:
    return Entry(
        id=content_id("entry", *(part for p in draft.evidence for part in (p.article, p.span.start, p.span.end))),
        story=known.story.id,
        event=draft.text,
        status=draft.status,
        when=marked(draft.when),
        claims=draft.claims,
        evidence=tuple(sorted(draft.evidence)),
    )
