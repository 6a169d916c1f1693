"""Descriptions and pronouns to whom they stand for, within one article; to nobody where two would do.

“The Russian ambassador to Iran says …” … “Levan Dzhagaryan said” … “the diplomat” … “he added”.
"""

from __future__ import annotations

from onrecord.annotate.mentions.descriptions import describe, holders, titles
from onrecord.annotate.mentions.draft import Draft, Group
from onrecord.annotate.mentions.groups import named
from onrecord.annotate.mentions.pronouns import refer
from onrecord.annotate.mentions.scene import Scene
from onrecord.annotate.mentions.shortened import shortens
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm, Reading, Referent
from onrecord.model.text import Span
from onrecord.values import places, roles


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


def as_referent(reading: Reading, drafts: list[Draft], group: Group, within: int | None) -> Referent:
    """The referent of a group; `within` is the number of the one that contains it."""
    spans = [drafts[m].role for m in group.members if drafts[m].role is not None]
    if group.kind is EntityKind.PERSON:
        spans += [drafts[m].span for m in group.members if _tells(reading, drafts[m])]
    return Referent(
        group.kind, _clean(group.name), tuple(group.members), gender=group.gender,
        roles=tuple(sorted({part for span in spans if span for part in _role_and_rank(reading, span)})),
        plural=group.plural, anonymous=group.anonymous, within=within, key=group.key or None,
    )  # fmt: skip


def _role_and_rank(reading: Reading, span: Span) -> tuple[Span, ...]:
    """“Defense Minister Brigadier General” is a role and a rank."""
    words = reading.words(span).split()
    at = roles.rank_at(words)
    if at is None:
        return (span,)
    tail = reading.words(span).index(words[at]) if words.count(words[at]) == 1 else None
    if tail is None:
        return (span,)
    before = len(reading.words(span)[:tail].rstrip(" ,"))
    return (Span(span.start, span.start + before), Span(span.start + tail, span.end))


def _tells(reading: Reading, item: Draft) -> bool:
    """Whether a description is worth keeping as a role: it stands with the name, or says of which country."""
    return item.form is MentionForm.NOMINAL and (
        item.holder is not None or places.country_in(reading.words(item.span)) is not None
    )


def _clean(name: str) -> str:
    return " ".join(name.split())
