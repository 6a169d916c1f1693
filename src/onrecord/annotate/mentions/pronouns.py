"""Pronouns to the one they can mean; they stay alone where there are two."""

from __future__ import annotations

from onrecord.annotate.mentions.draft import Draft
from onrecord.annotate.mentions.groups import Group
from onrecord.annotate.mentions.scene import SAYING, Scene
from onrecord.model.reading import EntityKind

FAR = 12
"""Steps up the tree from a pronoun to its clause; more is a broken parse."""


def refer(scene: Scene, index: int, item: Draft) -> None:
    """A pronoun to the one it can mean; it stays alone where there are two."""
    if scene.quoted[item.span.start]:
        return
    if item.gender:
        group = _he(scene, index, item)
    elif item.noun == "it":
        group = _it(scene, item)
    else:
        group = _they(scene, item)
    if group is not None:
        scene.give(index, group)
        group.felt = group.felt or item.gender


def _he(scene: Scene, index: int, item: Draft) -> Group | None:
    """The one person of this sentence or the last; of several the one who speaks there (“Lagos told Rios he …”)."""
    here = scene.people_in(item.sentence, item, before=index)
    if not here and (coming := _coming(scene, item)):
        return coming
    if len(here) == 1:
        return here[0]
    told = [g for g in scene.subjects(item.sentence, before=item.first, speaking=True) if g in here]
    if here:
        return told[0] if len(told) == 1 else None
    back = scene.people_in(item.sentence - 1, item, before=index)
    leading = [g for g in scene.subjects(item.sentence - 1, speaking=True) if g in back]
    if len(back) == 1:
        return back[0]
    if back:
        return leading[0] if len(leading) == 1 else None
    further = scene.people_in(item.sentence - 2, item, before=index)
    return further[0] if len(further) == 1 else None


def _coming(scene: Scene, item: Draft) -> Group | None:
    """The subject that follows a fronted phrase: “During his trip, Rouhani …”."""
    tokens = scene.parse.tokens
    at, path = item.first, [item.first]
    while tokens[at].head != at and len(path) < FAR:
        at = tokens[at].head
        path.append(at)
    if not any(tokens[i].dep in {"prep", "advcl"} for i in path):
        return None
    root = next((i for i in path if tokens[i].dep in {"ROOT", "conj", "ccomp"}), None)
    for index, draft in enumerate(scene.drafts):
        group = scene.owner.get(index)
        if (
            draft.sentence != item.sentence
            or draft.first <= item.first
            or group is None
            or group.kind is not EntityKind.PERSON
        ):
            continue
        heads = [tokens[i] for i in range(draft.first, draft.last + 1) if tokens[i].dep == "nsubj"]
        if (
            heads
            and heads[0].head == root
            and draft.last not in path
            and (group.gender or group.felt or item.gender) == item.gender
        ):
            return group
    return None


def _it(scene: Scene, item: Draft) -> Group | None:
    """“It said” to the body or state that was the subject just before."""
    verb = scene.parse.tokens[scene.parse.tokens[item.first].head].lemma.lower()
    if verb not in SAYING:
        return None
    for subjects in (scene.subjects(item.sentence, before=item.first), scene.subjects(item.sentence - 1)):
        fits = [
            g
            for g in subjects
            if g.kind in {EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP} and not g.plural
        ]
        if subjects:
            return fits[0] if len(fits) == 1 and len(subjects) == 1 else None
    return None


def _they(scene: Scene, item: Draft) -> Group | None:
    for subjects in (scene.subjects(item.sentence, before=item.first), scene.subjects(item.sentence - 1)):
        if subjects:
            return subjects[0] if len(subjects) == 1 and subjects[0].plural else None
    return None
