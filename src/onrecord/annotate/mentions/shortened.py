"""Bodies by one noun of theirs: “the Observatory” after “the Rila Observatory for Press Freedom”, “the group said” after it spoke."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.mentions import phrases
from onrecord.annotate.mentions.draft import Draft, draft
from onrecord.annotate.mentions.groups import Group
from onrecord.annotate.mentions.scene import SAYING, Scene
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm
from onrecord.values import outlets, places, roles

BACK = 4
"""Sentences back in which the body that “the group” stands for must have spoken."""
PRESS = roles.words("press_nouns")
ANY_BODY = roles.words("body_nouns")
OFFICES = frozenset(noun.lower() for noun in roles.office_nouns())
OWN = frozenset({"ministry", "department", "government", "army", "parliament", "cabinet", "police", "forces"})
"""Nouns of bodies that other rules look after."""
BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})


def found(parse: Parse, taken: set[int]) -> list[Draft]:
    """“The” and a noun for a body, with nothing behind that makes another name of it."""
    nouns = (ANY_BODY | PRESS | OFFICES) - OWN
    return [
        replace(draft(parse, at - 1, at, EntityKind.ORGANISATION, MentionForm.NOMINAL), head=parse.span(at, at),
                noun=token.lower, definite=True)
        for at, token in enumerate(parse.tokens)
        if at and token.lower in nouns and at not in taken and _alone(parse, at)
    ]  # fmt: skip


def _alone(parse: Parse, at: int) -> bool:
    """Whether “the” stands right before a noun and neither a further noun nor “of” or “for” behind."""
    tokens = parse.tokens
    if (
        tokens[at - 1].lower != "the"
        or tokens[at].tag not in {"NN", "NNP"}
        or tokens[at - 1].sentence != tokens[at].sentence
    ):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.sentence != tokens[at].sentence:
        return True
    if after.lower in {"of", "for", "-"}:
        return False
    return not (tokens[at].dep in {"compound", "nmod", "amod"} and after.text not in phrases.POSSESSIVES)


def shortens(scene: Scene, item: Draft) -> Group | None:
    """The one body that a noun is the head of; for a noun that any body can bear and that speaks, the one that spoke just before."""
    bearing = [g for g in scene.groups if g.kind in BODIES and g.members and _heads(item.noun, g.name)]
    if bearing:
        return bearing[0] if len(bearing) == 1 else None
    if item.noun not in ANY_BODY | PRESS or not _speaks(scene, item):
        return None
    for sentence in range(item.sentence, item.sentence - BACK - 1, -1):
        spoke = _speakers(scene, sentence, item.first)
        if spoke:
            return spoke[0] if len(spoke) == 1 and _can_be(item.noun, spoke[0]) else None
    return None


def _speaks(scene: Scene, item: Draft) -> bool:
    """Whether a noun stands for who says something: “the group said”, “according to the group”. Whom “joined the group”, “held back
    the group” mean is told by sense alone, and it is seldom the one who spoke."""
    tokens, token = scene.parse.tokens, scene.parse.tokens[item.last]
    if token.dep == "nsubj":
        renamed = any(
            tokens[at].lower in {"known", "called"} for at in range(item.last + 1, min(item.last + 4, len(tokens)))
        )
        return tokens[token.head].lemma.lower() in SAYING and not renamed
    return item.first > 1 and (tokens[item.first - 2].lower, tokens[item.first - 1].lower) == ("according", "to")


def _heads(noun: str, name: str) -> bool:
    """Whether a noun heads the name of a body: “observatory” of “Rila Observatory for Press Freedom”, “bank” of “World Bank”."""
    words = name.lower().split()
    if noun not in words or len(words) == 1:
        return False
    at = words.index(noun)
    return at + 1 == len(words) or words[at + 1] in {"of", "for", "on", "to"}


def _speakers(scene: Scene, sentence: int, before: int) -> list[Group]:
    """Who speaks in a sentence before a token: subjects of verbs of saying, and sources behind “according to”."""
    tokens = scene.parse.tokens
    found = [g for g in scene.subjects(sentence, before=before, speaking=True) if not g.plural]
    for index in scene.in_sentence.get(sentence, ()):
        item, group = scene.drafts[index], scene.owner.get(index)
        if group is None or item.first < 1 or item.first >= before or group in found:
            continue
        lead = item.first - 1 - (tokens[item.first - 1].lower == "the")
        if lead > 0 and tokens[lead].lower == "to" and tokens[lead - 1].lower == "according":
            found.append(group)
    return found


def _can_be(noun: str, group: Group) -> bool:
    """Whether a body can be meant by a noun: “the channel” is an outlet, “the group” none; nobody calls a person so."""
    if group.kind not in BODIES or group.plural or group.key.startswith(("country:", "ministry:", "body:")):
        return False
    medium, known = outlets.find(group.name) is not None, places.institution(group.name) is not None
    return medium if noun in PRESS | {"agency", "network"} else known or not medium
