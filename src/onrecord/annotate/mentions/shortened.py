"""Bodies without their names: “the Observatory” after “the Rila Observatory for Press Freedom”, “the group said” after it spoke,
“the coast guard” of which no more is told."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.mentions import phrases
from onrecord.annotate.mentions.draft import Draft, Group, draft
from onrecord.annotate.mentions.scene import SAYING, Scene
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm
from onrecord.values import offices, outlets, places, roles

BACK = 4
"""Sentences back in which the body that “the group” stands for must have spoken, or “the army” must have been named."""
MODIFIERS = 2
"""Words that may stand between “the” and the noun of a body: “the national weather service”."""
PRESS = roles.words("press_nouns")
ANY_BODY = roles.words("body_nouns")
OFFICES = frozenset(noun.lower() for noun in roles.office_nouns())
DESCRIBED = roles.words("described_bodies")
BUSINESS = roles.words("business_nouns")
APART = roles.words("apart_bodies")
FIRMS = frozenset(
    {"Company", "Corporation", "Corp", "Inc", "Ltd", "Group", "Bank", "Airlines", "Airways", "Network", "Services"}
)
"""Heads of names that a company may bear."""
GUARDS = roles.words("guards")
"""Words before “guard” that make a body of it."""
DOING = frozenset({"nsubj", "nsubjpass"})
OWN = frozenset({"ministry", "department", "police", "forces"})
"""Nouns of bodies that other rules look after."""
BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})


def found(parse: Parse, taken: set[int]) -> list[Draft]:
    """“The” and a noun for a body, with at most a few plain words between and nothing behind that makes another name of it."""
    nouns = (ANY_BODY | PRESS | OFFICES | DESCRIBED) - OWN
    out = []
    for at, token in enumerate(parse.tokens):
        if token.lower not in nouns or at in taken or token.tag not in {"NN", "NNP"}:
            continue
        if token.lower == "guard" and parse.tokens[at - 1].lower not in GUARDS:
            continue
        first = _article(parse, at, taken)
        if first is not None and _alone(parse, at):
            item = draft(parse, first, at, EntityKind.ORGANISATION, MentionForm.NOMINAL)
            out.append(replace(item, head=parse.span(at, at), noun=token.lower, definite=True))
    return out


def _article(parse: Parse, at: int, taken: set[int]) -> int | None:
    """Where “the” of a noun stands, with plain words alone between: “the electoral commission”."""
    tokens = parse.tokens
    for first in range(at - 1, max(at - 2 - MODIFIERS, -1), -1):
        token = tokens[first]
        if token.sentence != tokens[at].sentence or first in taken:
            return None
        if token.lower == "the":
            return first
        if (
            token.pos not in {"ADJ", "NOUN", "PROPN"}
            or not token.lower.isalpha()
            or token.text[0].isupper()
            or token.lower in APART
        ):
            return None
    return None


def _alone(parse: Parse, at: int) -> bool:
    """Whether neither a further noun nor “of” or “for” stands behind a noun."""
    tokens = parse.tokens
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.sentence != tokens[at].sentence:
        return True
    if after.lower in {"of", "for", "-"}:
        return False
    return not (tokens[at].dep in {"compound", "nmod", "amod"} and after.text not in phrases.POSSESSIVES)


def shortens(scene: Scene, index: int, item: Draft) -> Group | None:
    """The one body that a description means: a name that its noun heads, the one army of which the article has told; for a noun
    that any body can bear and that speaks, the one that spoke just before. A body without any name is one of its own."""
    between = frozenset(t.lower for t in scene.parse.tokens[item.first + 1 : item.last])
    beside = [g for g in scene.groups if any(_stands_beside(scene, item.last, m) for m in g.members)]
    bearing = beside or [
        g
        for g in scene.groups
        if g.members
        and _bears(item.noun, g)
        and (_heads(item.noun, between, g.name) or (not between and _called(scene, item, g)))
    ]
    if bearing:
        return bearing[0] if len(bearing) == 1 else None
    states = [g for g in scene.groups if g.key.startswith("body:") and g.key.endswith(f":{_same(item.noun)}")]
    if states and item.noun in roles.bodies():
        return states[0] if len(states) == 1 and not between and _near(scene, index, states[0]) else None
    if item.noun in ANY_BODY | PRESS and not between:
        spoke = _spoke_last(scene, item) if _speaks(scene, item) else []
        if len(spoke) == 1 and _can_be(item.noun, spoke[0]):
            return spoke[0]
        if item.noun not in BUSINESS and (spoke or not _speaks(scene, item)):
            return None
    if item.noun in BUSINESS and not between:
        firm, several = _firm(scene, item)
        if firm or several or any(not g.key.startswith("said:") for g in _spoke_last(scene, item)):
            return firm
    return _described(scene, item)


def _bears(noun: str, group: Group) -> bool:
    """Whether a body is of the kind that a noun names; “the army” alone is a state's, not the “Army of Conquest”."""
    return group.kind is EntityKind.ORGANISATION or (group.kind is EntityKind.GROUP and noun not in STATES_OWN)


STATES_OWN = frozenset({"army", "navy", "police", "military", "government", "forces", "guard"})
"""Nouns of bodies by which an article means the state's where it says no more."""


def _spoke_last(scene: Scene, item: Draft) -> list[Group]:
    """Who spoke in the last sentence in which somebody did."""
    rows = (_speakers(scene, at, item.first) for at in range(item.sentence, item.sentence - BACK - 1, -1))
    return next((row for row in rows if row), [])


def _near(scene: Scene, index: int, group: Group) -> bool:
    """Whether a body was spoken of in the sentences just before."""
    return any(
        m < index and 0 <= scene.drafts[index].sentence - scene.drafts[m].sentence <= BACK for m in group.members
    )


def _firm(scene: Scene, item: Draft) -> tuple[Group | None, bool]:
    """The company of which the last sentence with one speaks, and whether there was any that may be meant."""
    for at in range(item.sentence, item.sentence - BACK - 1, -1):
        here = [scene.owner.get(i) for i in scene.in_sentence.get(at, ()) if 0 <= scene.drafts[i].first < item.first]
        found = list(dict.fromkeys(g for g in here if g is not None and _is_firm(g)))
        if found:
            return (found[0] if len(found) == 1 and _leads(scene, found[0], at, item.first) else None), True
    return None, False


def _is_firm(group: Group) -> bool:
    """Whether a body can be a company by its kind and name."""
    ends = {word for word in group.name.split() if word in roles.office_nouns()}
    return (
        group.kind is EntityKind.ORGANISATION
        and group.key.startswith("organisation:")
        and not ends - FIRMS
        and outlets.find(group.name) is None
        and places.institution(group.name) is None
    )


def _leads(scene: Scene, group: Group, sentence: int, before: int) -> bool:
    """Whether a body, or something of its own, is what a sentence is about: “Norvik bought …”, “Norvik’s profit fell”."""
    tokens = scene.parse.tokens
    for index in scene.in_sentence[sentence]:
        item = scene.drafts[index]
        if scene.owner.get(index) is group and 0 <= item.first < before:
            head = tokens[item.last]
            if DOING & {head.dep, tokens[head.head].dep if head.dep == "poss" else ""}:
                return True
    return False


def _described(scene: Scene, item: Draft) -> Group | None:
    """A body of its own for words such as “the coast guard” where it says or does something; the same words mean it again."""
    if item.noun not in DESCRIBED or not (_speaks(scene, item) or scene.parse.tokens[item.last].dep in DOING):
        return None
    words = " ".join(t.text for t in scene.parse.tokens[item.first + 1 : item.last + 1])
    group = Group(EntityKind.ORGANISATION, f"the {words}", key=f"said:{words.lower()}", nouns={item.noun})
    scene.groups.append(group)
    return group


def _same(noun: str) -> str:
    return offices.SAME_BODY.get(noun, noun)


def _speaks(scene: Scene, item: Draft) -> bool:
    """Whether a noun stands for who says something: “the group said”, “according to the group”. Whom “joined the group”, “held back
    the group” mean is told by sense alone, and it is seldom the one who spoke."""
    tokens, token = scene.parse.tokens, scene.parse.tokens[item.last]
    while token.dep == "conj" and token.head < token.index:
        token = tokens[token.head]
    if token.dep == "nsubj":
        renamed = any(
            tokens[at].lower in {"known", "called"} for at in range(item.last + 1, min(item.last + 4, len(tokens)))
        )
        return tokens[token.head].lemma.lower() in SAYING and not renamed
    return item.first > 1 and (tokens[item.first - 2].lower, tokens[item.first - 1].lower) == ("according", "to")


def _heads(noun: str, between: frozenset[str], name: str) -> bool:
    """Whether a noun heads the name of a body, and what stands before it is told there too: “observatory” of “Rila Observatory for
    Press Freedom”, “central bank” of “Central Bank of Iran”."""
    words = name.lower().split()
    if noun not in words or len(words) == 1 or not between <= set(words):
        return False
    at = words.index(noun)
    return at + 1 == len(words) or words[at + 1] in {"of", "for", "on", "to"}


def _called(scene: Scene, item: Draft, group: Group) -> bool:
    """Whether the article has put the noun beside the name, which then says what the body is: “the food safety agency, NFSA, said”."""
    tokens, drafts = scene.parse.tokens, scene.drafts
    return any(
        tokens[noun].lower == item.noun
        for m in group.members
        if 1 < drafts[m].first < item.first
        for noun in (drafts[m].first - 2, drafts[m].first - 1)
        if _stands_beside(scene, noun, m)
    )


def _stands_beside(scene: Scene, noun: int, member: int) -> bool:
    """Whether a body's name follows a noun at once, or between commas."""
    name, tokens = scene.drafts[member], scene.parse.tokens
    if name.form is not MentionForm.NAME or name.kind not in BODIES:
        return False
    if name.first == noun + 1:
        return True
    closed = name.last + 1 < len(tokens) and tokens[name.last + 1].text == ","
    return name.first == noun + 2 and tokens[noun + 1].text == "," and closed


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
    if group.kind not in BODIES or group.plural or group.key.startswith(("country:", "ministry:", "body:", "said:")):
        return False
    medium, known = outlets.find(group.name) is not None, places.institution(group.name) is not None
    return medium if noun in PRESS | {"agency", "network"} else known or not medium
