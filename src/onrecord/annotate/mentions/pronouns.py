"""Pronouns to the one they can mean; they stay alone where there are two."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.mentions.draft import Draft, Group
from onrecord.annotate.mentions.scene import SAYING, Scene
from onrecord.model.reading import EntityKind, MentionForm
from onrecord.values import roles

FAR = 12
"""Steps up the tree from a pronoun to its clause; more is a broken parse."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FIRST_PERSON = frozenset({"i", "me", "my", "we", "our", "us", "mine", "ours", "myself"})
"""Words of a speaker whose marks of quotation are lost: “My son came to me, he said”."""
PEOPLE = roles.words("people")
"""Nouns for one person that are no role: “an infant”, “his client”; each may be whom a pronoun means."""


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
    """The one person of this sentence, or else of the last, whom grammar and nearness leave; None where there are two."""
    tokens, token = scene.parse.tokens, scene.parse.tokens[item.first]
    if token.lower.endswith("self"):
        return _itself(scene, item)
    says = token.dep in SUBJECTS and tokens[token.head].lemma.lower() in SAYING
    if _open(scene, item.sentence, item, index) or (not says and _first_person(scene, item.sentence)):
        return None
    barred = _barred(scene, item)
    here = [g for g in scene.people_in(item.sentence, item, before=index) if g not in barred]
    if not here:
        return None if barred and token.dep in SUBJECTS else _earlier(scene, index, item, barred, says=says)
    if _rivals(scene, item):
        return None
    if len(here) == 1:
        return here[0] if token.dep in SUBJECTS or not _another_named(scene, here[0], item) else None
    return _teller(scene, item, here, says=says)


def _itself(scene: Scene, item: Draft) -> Group | None:
    """“Himself” to the subject of its clause."""
    found = next(_subjects_above(scene, item.first), None)
    return found if found is not None and _can_be(found, item) else None


def _can_be(group: Group, item: Draft) -> bool:
    """Whether a group is one person whom the pronoun's gender does not exclude."""
    return group.kind is EntityKind.PERSON and not group.plural and Scene.fits_gender(group, item)


def _subjects_above(scene: Scene, at: int) -> Iterator[Group | None]:
    """The subjects of the clauses around a token, the nearest first; None for one that is nobody known."""
    tokens = scene.parse.tokens
    for _ in range(FAR):
        for child in scene.subject_of(tokens[at].head):
            if child != at:
                yield scene.group_at(child)
        if tokens[at].head == at:
            return
        at = tokens[at].head


def _barred(scene: Scene, item: Draft) -> list[Group]:
    """Whom grammar excludes: for an object the subject of its own clause, for a subject of saying the people in what is said."""
    tokens, token = scene.parse.tokens, scene.parse.tokens[item.first]
    if token.dep in SUBJECTS:
        if tokens[token.head].lemma.lower() not in SAYING:
            return []
        return [g for g, at in scene.named_in(item.sentence, item.first) if scene.hangs_on(at, token.head)]
    if token.tag == "PRP$" or token.dep == "poss":
        return []
    own = [g for g in (next(_subjects_above(scene, item.first), None),) if g is not None]
    at = item.first
    for _ in range(FAR):
        if tokens[at].head == at or scene.subject_of(tokens[at].head):
            break
        at = tokens[at].head
        own += [
            g
            for g, owner in scene.named_in(item.sentence, item.first)
            if tokens[owner].dep == "poss" and tokens[owner].head == at
        ]
    return own


def _open(scene: Scene, sentence: int, item: Draft, index: int) -> bool:
    """Whether a pronoun of this gender before it, outside quotations, was left alone: it may mean somebody unseen."""
    for other in scene.in_sentence.get(sentence, ()):
        draft = scene.drafts[other]
        if (
            other < index
            and draft.form is MentionForm.PRONOUN
            and draft.gender == item.gender
            and other not in scene.owner
        ):
            return not scene.quoted[draft.span.start]
    return False


def _first_person(scene: Scene, sentence: int) -> bool:
    tokens = scene.parse.tokens
    return any(
        tokens[at].lower in FIRST_PERSON and not scene.quoted[tokens[at].start]
        for at in scene.parse.sentences[sentence]
    )


def _rivals(scene: Scene, item: Draft) -> bool:
    """Whether a person without a mention stands before it in the sentence: “an infant”, “one of its jurists”."""
    tokens = scene.parse.tokens
    for at in scene.parse.sentences[item.sentence]:
        if at >= item.first:
            return False
        token = tokens[at]
        human = (
            token.tag == "NN"
            and (token.lower in PEOPLE or token.lower in roles.role_class())
            and token.dep not in {"compound", "amod", "attr"}
        )
        one = token.lower == "one" and at + 1 < len(tokens) and tokens[at + 1].lower == "of"
        if (human or one) and scene.group_at(at) is None and not scene.quoted[token.start]:
            return True
    return False


def _another_named(scene: Scene, found: Group, item: Draft) -> bool:
    """Whether the one found is a description and somebody with a name stands in the sentence before."""
    return not found.parts and any(
        g.parts and g is not found for g in scene.people_in(item.sentence - 1, item, before=len(scene.drafts))
    )


def _teller(scene: Scene, item: Draft, here: list[Group], *, says: bool) -> Group | None:
    """Of several, the one who says what the pronoun is the subject of: “Lagos told Rios he would come”, “…, he said”."""
    tokens, token = scene.parse.tokens, scene.parse.tokens[item.first]
    if token.dep not in SUBJECTS:
        return None
    if says:
        told = [g for g in scene.subjects(item.sentence, before=item.first, speaking=True) if g in here]
        return told[0] if len(told) == 1 else None
    at = token.head
    while tokens[at].dep == "conj" and tokens[at].head != at:
        at = tokens[at].head
    above = tokens[at].head
    if tokens[at].dep != "ccomp" or tokens[above].lemma.lower() not in SAYING:
        return None
    found = [g for child in scene.subject_of(above) if (g := scene.group_at(child)) is not None]
    return found[0] if len(found) == 1 and found[0] in here else None


def _earlier(scene: Scene, index: int, item: Draft, barred: list[Group], *, says: bool) -> Group | None:
    """The one of the sentence before: who spoke there for “he said”, else the only one, as a subject."""
    if coming := _coming(scene, item):
        return coming
    if item.sentence < 1 or _open(scene, item.sentence - 1, item, index) or _rivals(scene, item):
        return None
    back = [g for g in scene.people_in(item.sentence - 1, item, before=index) if g not in barred]
    leading = [g for g in scene.subjects(item.sentence - 1, speaking=True) if g in back]
    other = _another_spoke(scene, item, back)
    if len(back) == 1:
        return None if other or back[0] not in scene.subjects(item.sentence - 1) else back[0]
    if back or other:
        return leading[0] if len(leading) == 1 and scene.parse.tokens[item.first].dep in SUBJECTS else None
    further = scene.people_in(item.sentence - 2, item, before=index)
    return further[0] if says and len(further) == 1 and not _rivals_in(scene, item.sentence - 1) else None


def _rivals_in(scene: Scene, sentence: int) -> bool:
    """Whether a whole sentence has a person without a mention."""
    tokens = scene.parse.tokens
    return any(
        tokens[at].tag == "NN" and tokens[at].lower in PEOPLE and scene.group_at(at) is None
        for at in scene.parse.sentences[sentence]
    )


def _another_spoke(scene: Scene, item: Draft, back: list[Group]) -> bool:
    """Whether somebody or something else spoke in the sentence before, so that “he said” may be that one, as in
    “Silk said the move was to Rios's liking. … he stressed”."""
    tokens = scene.parse.tokens
    if item.sentence < 1 or tokens[tokens[item.first].head].lemma.lower() not in SAYING:
        return False
    if any(group in back for group in scene.subjects(item.sentence - 1)):
        return False
    theirs = {  # the words for those people and the ones beside them, which the parser may hang wrongly
        at
        for index in scene.in_sentence.get(item.sentence - 1, ())
        if scene.owner.get(index) in back and not scene.nested(scene.drafts[index])
        for at in range(scene.drafts[index].first - 1, scene.drafts[index].last + 2)
    }
    return any(
        tokens[at].dep == "nsubj"
        and at not in theirs
        and tokens[at].pos in {"NOUN", "PROPN"}
        and tokens[tokens[at].head].lemma.lower() in SAYING
        and not scene.quoted[tokens[at].start]
        for at in scene.parse.sentences[item.sentence - 1]
    )


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
            if g.kind in {EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP}
            and not g.plural
            and not g.key.startswith("people:")
        ]
        if subjects:
            return fits[0] if len(fits) == 1 and len(subjects) == 1 else None
    return None


def _they(scene: Scene, item: Draft) -> Group | None:
    """“They” to the one group that is a subject before it in the sentence, or begins the last one; no other plural stands between."""
    for sentence, before in ((item.sentence, item.first), (item.sentence - 1, None)):
        subjects = scene.subjects(sentence, before=before)
        if subjects or _plurals(scene, sentence, before):
            alone = len(subjects) == 1 and subjects[0].plural and _plurals(scene, sentence, before) <= 1
            alone = alone and not _other_groups(scene, sentence, before, subjects)
            near = before is not None or (
                item.first - scene.parse.sentences[item.sentence].start <= OPENING
                and scene.parse.tokens[scene.parse.tokens[item.first].head].lemma.lower() in SAYING - SHOWS
            )
            return subjects[0] if alone and near else None
    return None


SHOWS = frozenset({"report", "confirm"})
"""Verbs of saying whose subject is as often a thing."""
OPENING = 3
"""Tokens at the start of a sentence within which “they” takes up the sentence before."""


def _plurals(scene: Scene, sentence: int, before: int | None) -> int:
    """How many plural nouns are subjects in a sentence."""
    tokens = scene.parse.tokens
    row = scene.parse.sentences[sentence] if sentence >= 0 else range(0)
    return sum(
        1
        for at in row
        if (before is None or at < before) and tokens[at].dep in SUBJECTS and tokens[at].tag in {"NNS", "NNPS"}
    )


def _other_groups(scene: Scene, sentence: int, before: int | None, subjects: list[Group]) -> bool:
    """Whether several other people are mentioned there: “lawyers are telling participants that they …”."""
    for index in scene.in_sentence.get(sentence, ()):
        item, group = scene.drafts[index], scene.owner.get(index)
        if (
            item.plural
            and item.form is MentionForm.NOMINAL
            and group not in subjects
            and (before is None or item.first < before)
        ):
            return True
    return False
