"""One person under one name: referents of all articles joined into entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.model.ids import content_id
from onrecord.model.reading import Reading, Ref
from onrecord.model.record import Entity, Judgement, Undecided


def join(
    readings: Sequence[Reading], judgements: Sequence[Judgement] = ()
) -> tuple[tuple[Entity, ...], tuple[Undecided, ...]]:
    """The entities of a set of readings, and the pairs that were looked at and not decided."""
    groups: dict[tuple[str, str], list[Ref]] = defaultdict(list)
    by_id = {reading.id: reading for reading in readings}
    for reading in sorted(readings, key=lambda each: each.id):
        for index, referent in enumerate(reading.referents):
            groups[referent.kind, referent.name.casefold()].append(Ref(reading.id, index))
    entities = []
    for refs in groups.values():
        first = by_id[refs[0].article].referents[refs[0].index]
        mentions = sorted(Ref(ref.article, m) for ref in refs for m in by_id[ref.article].referents[ref.index].mentions)
        mark = min((m.article, *_ends(by_id[m.article], m.index)) for m in mentions)
        entities.append(
            Entity(content_id("entity", *mark), first.kind, first.name, (first.name,), (), tuple(mentions), tuple(refs))
        )
    return tuple(sorted(entities, key=lambda entity: entity.id)), ()


def _ends(reading: Reading, mention: int) -> tuple[int, int]:
    span = reading.mentions[mention].span
    return span.start, span.end
