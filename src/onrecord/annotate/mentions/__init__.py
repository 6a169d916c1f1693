"""Who and what an article speaks of: persons, organisations, places, facilities, and the words that stand for them."""

from __future__ import annotations

from onrecord.annotate.mentions import bodies, containers, elsewhere, people, resolve, shortened
from onrecord.annotate.mentions.draft import Draft
from onrecord.annotate.mentions.names import find_names
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, Mention, MentionForm, Reading, Referent

FINDER = "mentions/rules"


def find(reading: Reading, parse: Parse) -> tuple[tuple[Mention, ...], tuple[Referent, ...]]:
    """All mentions of an article in order of span, and the referents that they stand for."""
    drafts = gather(reading, parse)
    groups = resolve.referents(reading, parse, drafts)
    owner = {index: number for number, group in enumerate(groups) for index in group.members}
    mentions = tuple(
        Mention(
            d.span,
            FINDER,
            d.form,
            groups[owner[i]].kind if i in owner else d.kind,
            d.head,
            d.sentence,
            owner.get(i),
            d.role,
        )
        for i, d in enumerate(drafts)
    )
    inside = containers.within(parse, drafts, groups)
    return mentions, tuple(
        resolve.as_referent(reading, drafts, group, inside.get(number)) for number, group in enumerate(groups)
    )


def gather(reading: Reading, parse: Parse) -> list[Draft]:
    """Every draft of the article in order of span; of two at one span the first found stays."""
    named = find_names(reading, parse)
    offices = bodies.bodies(parse, named)
    named = _without(named, offices)
    sites = bodies.facilities(parse, named)
    named = _without(named, sites)
    described = people.descriptions(
        parse, [*named, *(o for o in offices if o.form is MentionForm.NAME and o.noun != "ministry")]
    )
    named, described = people.bind(parse, named, described)
    outside = elsewhere.names(reading, named)
    taken = {i for item in (*offices, *sites, *named) for i in range(item.first, item.last + 1)}
    seen: dict[tuple[int, int], Draft] = {}
    for item in (
        *offices,
        *sites,
        *named,
        *described,
        *people.pronouns(parse),
        *outside,
        *shortened.found(parse, taken),
    ):
        seen.setdefault((item.span.start, item.span.end), item)
    return [seen[key] for key in sorted(seen, key=lambda span: (span[0], -span[1]))]


def _without(named: list[Draft], wider: list[Draft]) -> list[Draft]:
    """Names without the pieces that are only parts of a wider one: “Foreign Ministry” in “Iran’s Foreign Ministry”."""
    spans = [item for item in wider if item.form is MentionForm.NAME]
    return [
        item
        for item in named
        if (item.kind is EntityKind.PLACE and item.key is not None)
        or not any(w.span.contains(item.span) for w in spans)
        or (
            item.kind in {EntityKind.PLACE, EntityKind.GROUP}
            and any(w.kind is EntityKind.FACILITY for w in spans if w.span.contains(item.span))
        )
    ]
