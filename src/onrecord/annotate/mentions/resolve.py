"""Descriptions and pronouns to whom they stand for, within one article; to nobody where two would do.

“The Russian ambassador to Iran says …” … “Levan Dzhagaryan said” … “the diplomat” … “he added”.
"""

from __future__ import annotations

from onrecord.annotate.mentions.descriptions import describe, holders, titles
from onrecord.annotate.mentions.draft import Draft
from onrecord.annotate.mentions.groups import Group, named
from onrecord.annotate.mentions.pronouns import refer
from onrecord.annotate.mentions.scene import Scene
from onrecord.annotate.mentions.shortened import shortens
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm, Reading, Referent
from onrecord.values import places


def referents(reading: Reading, parse: Parse, drafts: list[Draft]) -> list[Group]:
    """Everything that the article speaks of, each with its mentions, in order of the first."""
    scene = Scene(reading, parse, drafts, named(reading, drafts))
    titles(scene)
    holders(scene)
    for index, item in enumerate(drafts):
        if index in scene.owner:
            continue
        if item.form is MentionForm.NOMINAL and item.kind is EntityKind.ORGANISATION:
            body = shortens(scene, index, item)
            if body is not None:
                scene.give(index, body)
        elif item.form is MentionForm.NOMINAL:
            describe(scene, index, item)
        elif item.form is MentionForm.PRONOUN:
            refer(scene, index, item)
    kept = [group for group in scene.groups if group.members]
    for group in kept:
        group.members.sort()
    return sorted(kept, key=lambda group: group.members[0])


def as_referent(reading: Reading, drafts: list[Draft], group: Group) -> Referent:
    """The referent of a group."""
    spans = [drafts[m].role for m in group.members if drafts[m].role is not None]
    if group.kind is EntityKind.PERSON:
        spans += [drafts[m].span for m in group.members if _tells(reading, drafts[m])]
    return Referent(
        group.kind, _clean(group.name), tuple(group.members), roles=tuple(sorted({span for span in spans if span})), gender=group.gender,
        plural=group.plural, anonymous=group.anonymous, key=group.key or None,
    )  # fmt: skip


def _tells(reading: Reading, item: Draft) -> bool:
    """Whether a description is worth keeping as a role: it stands with the name, or says of which country."""
    return item.form is MentionForm.NOMINAL and (
        item.holder is not None or places.country_in(reading.words(item.span)) is not None
    )


def _clean(name: str) -> str:
    return " ".join(name.split())
