"""Descriptions to whom they stand for, to nobody where two would do: “the Russian ambassador”, “the spokesman”, “the base”."""

from __future__ import annotations

import re

from onrecord.annotate.mentions.draft import Draft, Group
from onrecord.annotate.mentions.groups import same_noun
from onrecord.annotate.mentions.scene import SAYING, Scene
from onrecord.model.reading import EntityKind, MentionForm
from onrecord.values import offices, places, roles
from onrecord.values.names import is_given

NEAR, LEAD, AHEAD = 3, 3, 3
"""Sentences back in which a pronoun or one of several holders is sought; first sentences whose description may come
before its name; sentences ahead in which that name must come."""
UNNAMED = frozenset(
    {
        "source",
        "official",
        "diplomat",
        "witness",
        "military",
        "minister",
        "spokes",
        "civil",
        "expert",
        "law",
        "lawmaker",
        "person",
        "business",
    }
)
"""Classes of roles whose bearer, brought in by “a” or “an” and never named, is an anonymous source."""
LEADING = frozenset({"head", "minister", "diplomat", "spokes", "official", "military", "lawmaker"})
"""Classes of roles that a lead names before it names their bearer."""


def titles(scene: Scene) -> None:
    """What the titles and roles before names tell of their bearers."""
    for index, item in enumerate(scene.drafts):
        group = scene.owner.get(index)
        if group is not None and item.role is not None and group.kind is EntityKind.PERSON:
            scene.learn(group, scene.reading.words(item.role))
            group.gender = group.gender or item.gender


def holders(scene: Scene) -> None:
    """Descriptions that stand with a name belong to its bearer."""
    for index, item in enumerate(scene.drafts):
        if item.holder is None or index in scene.owner:
            continue
        group = scene.owner.get(scene.at_span.get(item.holder, -1))
        if group is not None:
            scene.give(index, group)
            group.nouns.add(item.noun)


def describe(scene: Scene, index: int, item: Draft) -> None:
    """A description to the one it fits, or to a new group of its own."""
    if item.kind is EntityKind.FACILITY:
        group = _site(scene, item)
    elif item.plural:
        group = _crowd(scene, item)
    elif (verb := _predicate(scene, item)) is not None:
        group = _subject(scene, index, verb)
    elif item.definite and not _of_unseen(scene, item):
        group = _bearer(scene, index, item) or _ahead(scene, index, item) or _again(scene, item)
    else:
        group = None
    scene.give(index, group or _new(scene, item))


def _of_unseen(scene: Scene, item: Draft) -> bool:
    """Whether a capitalised title stands right before a name that no finder has marked: “(Russian President Vladimir)”."""
    tokens, after = scene.parse.tokens, item.last + 1
    return (
        tokens[item.last].text[0].isupper()
        and after < len(tokens)
        and tokens[after].sentence == item.sentence
        and tokens[after].pos == "PROPN"
        and tokens[after].text[0].isupper()
        and (after not in scene.at_token or is_given(tokens[after].text))
    )


def _predicate(scene: Scene, item: Draft) -> int | None:
    """The verb that says of somebody that he is this: “is” of “Berg is the ambassador to Iran”; None for any other description."""
    tokens = scene.parse.tokens
    heads = [
        t for t in tokens[item.first : item.last + 1] if t.dep in PREDICATES and not item.first <= t.head <= item.last
    ]
    return heads[0].head if heads and tokens[heads[0].head].lemma in BEING else None


PREDICATES = frozenset({"attr", "oprd"})
BEING = frozenset({"be", "become", "remain"})
OPEN = frozenset({"whether", "if", "unless", "not", "never"})
"""Words by which it is not said that somebody is this."""
PRESENT_TAGS = frozenset({"VBZ", "VBP"})


def _subject(scene: Scene, index: int, verb: int) -> Group | None:
    """Who is said to be this now: the one person that is the verb's subject. What somebody was is no role of his."""
    tokens = scene.parse.tokens
    around = tokens[scene.parse.sentences[tokens[verb].sentence].start : verb + 3]
    if tokens[verb].tag not in PRESENT_TAGS or any(
        t.head == verb and (t.dep == "neg" or t.lower in OPEN) for t in around
    ):
        return None
    found = [g for at in scene.subject_of(verb) if (g := scene.group_at(at)) is not None]
    if len(found) != 1 or found[0].kind is not EntityKind.PERSON or found[0].plural:
        return None
    scene.learn(found[0], scene.reading.words(scene.drafts[index].span))
    found[0].nouns.add(scene.drafts[index].noun)
    return found[0]


def _new(scene: Scene, item: Draft) -> Group:
    words = scene.reading.words(item.span)
    country = places.country_in(words)
    group = Group(
        item.kind,
        words,
        key=f"said:{_bare(words)}",
        nouns={item.noun} - {""},
        gender=item.gender,
        plural=item.plural,
    )
    group.countries = {country} if country else set()
    group.anonymous = (
        not item.plural
        and item.kind is EntityKind.PERSON
        and not item.definite
        and roles.role_class().get(item.noun) in UNNAMED
    )
    scene.groups.append(group)
    return group


def _crowd(scene: Scene, item: Draft) -> Group | None:
    """“The lawmakers” to “some Iranian lawmakers”; the same words again, but bare “terrorists” are others each time."""
    said = scene.reading.words(item.span)
    if SOME.match(said) or item.span.start == item.head.start:
        return None
    words = _bare(scene.reading.words(item.span))
    same = [g for g in scene.groups if g.plural and g.key == f"said:{words}"]
    if len(same) == 1:
        return same[0]
    pointed = scene.reading.words(item.span).lower().startswith(("the ", "these ", "those "))
    if pointed and words == scene.reading.words(item.head).lower():
        wider = [g for g in scene.groups if g.plural and item.noun in g.nouns]
        return wider[0] if len(wider) == 1 else None
    return None


def _site(scene: Scene, item: Draft) -> Group | None:
    """“The base”, “an Iranian airbase” to the one facility of that kind and country in the article."""
    country = places.country_in(scene.reading.words(item.span))
    fits = [
        g
        for g in scene.groups
        if g.kind is EntityKind.FACILITY and g.members and any(same_noun(item.noun, noun) for noun in g.nouns)
    ]
    if country:
        fits = [g for g in fits if _site_country(scene, g) in {None, country}]
    if not item.definite:
        fits = [g for g in fits if country and item.noun in g.nouns]
    named = [g for g in fits if g.key.startswith("facility:")]
    fits = named or fits
    return fits[0] if len(fits) == 1 else None


def _site_country(scene: Scene, group: Group) -> str | None:
    told = {places.country_in(scene.reading.words(scene.drafts[m].span)) for m in group.members} - {None}
    return told.pop() if len(told) == 1 else None


def _bearer(scene: Scene, index: int, item: Draft) -> Group | None:
    """The one person spoken of before whose role the description names: “the spokesman”, “the Russian diplomat”; one who bears the very
    noun before one of whom a wider noun is said (“the official”), and that only where there is no second."""
    country = places.country_in(scene.reading.words(item.span))
    functions = offices.functions_in(scene.reading.words(item.span))
    everyone = [
        g
        for g in scene.persons()
        if _fits(item.noun, country, g) and not (functions and g.functions and not functions & g.functions)
    ]
    fits = [g for g in everyone if _before(g, index) and _same_office(scene, item, g)]
    if not fits and country and item.sentence < LEAD:
        fits = [g for g in everyone if country in g.countries]
    exact = [g for g in fits if item.noun in g.nouns]
    if exact:
        return _only(scene, exact, index, item)
    fits = _of_gender(fits, item)
    return fits[0] if len(fits) == 1 else None


def _same_office(scene: Scene, item: Draft, group: Group) -> bool:
    """Whether what stands around a description's noun was said of this one as well: “the president of the Council”, “the former
    president” are not the president of whom nothing such is said."""
    words = scene.reading.words(item.span).lower()
    told = scene.role_words(group)
    tail = re.findall(r"\w+", words.partition(scene.reading.words(item.head).lower())[2])
    weighty = {word for word in tail if len(word) > SMALL}
    if weighty and not weighty & told and not (places.country_in(scene.reading.words(item.span)) and len(weighty) == 1):
        return False
    return PAST & set(re.findall(r"\w+", words)) <= told


PAST = frozenset(
    {
        "former",
        "ex",
        "late",
        "acting",
        "deputy",
        "vice",
        "assistant",
        "interim",
        "outgoing",
        "then",
        "first",
        "second",
        "another",
        "new",
    }
)
"""Words that make a role another one than the bare noun's."""
SMALL = 2
"""Letters of the longest word that says nothing behind a role: “of”, “to”."""


def _before(group: Group, index: int) -> bool:
    return min(group.members) < index


def _of_gender(fits: list[Group], item: Draft) -> list[Group]:
    return [g for g in fits if not (item.gender and g.gender and item.gender != g.gender)]


def _only(scene: Scene, fits: list[Group], index: int, item: Draft) -> Group | None:
    """The only one of several; or the only one in the sentences just before."""
    fits = _of_gender(fits, item)
    if len(fits) <= 1:
        return fits[0] if fits else None
    close = [
        g
        for g in fits
        if any(
            m < index and 0 <= item.sentence - scene.drafts[m].sentence < NEAR and scene.drafts[m].sentence >= 0
            for m in g.members
        )
    ]
    return close[0] if len(close) == 1 else None


def _ahead(scene: Scene, index: int, item: Draft) -> Group | None:
    """The lead's “The Russian ambassador to Iran” to the first full name that then speaks and has no role of its own."""
    words = scene.reading.words(item.span)
    if item.sentence >= LEAD or roles.role_class().get(item.noun) not in LEADING or not places.country_in(words):
        return None
    if any(_fits(item.noun, places.country_in(words), g) for g in scene.persons()):
        return None
    fits = []
    for group in scene.persons():
        read = [m for m in sorted(group.members) if scene.drafts[m].sentence >= 0]
        if not read:
            continue
        first = scene.drafts[read[0]]
        comes = 0 <= first.sentence - item.sentence <= AHEAD and read[0] > index
        if (
            comes
            and first.form is MentionForm.NAME
            and not group.nouns
            and len(group.parts) > 1
            and _speaks(scene, first)
        ):
            fits.append(group)
    if len(fits) != 1:
        return None
    scene.learn(fits[0], words)
    fits[0].nouns.add(item.noun)
    return fits[0]


def _again(scene: Scene, item: Draft) -> Group | None:
    """The same definite words as before."""
    words = _bare(scene.reading.words(item.span))
    return next((g for g in scene.groups if g.key == f"said:{words}" and not g.plural), None)


def _speaks(scene: Scene, item: Draft) -> bool:
    """Whether a name is the subject of a verb of saying."""
    tokens = scene.parse.tokens
    return any(
        tokens[i].dep == "nsubj" and tokens[tokens[i].head].lemma.lower() in SAYING
        for i in range(item.first, item.last + 1)
        if i >= 0
    )


def _fits(noun: str, country: str | None, group: Group) -> bool:
    """Whether a description's noun and country can be of this person."""
    if country and group.countries and country not in group.countries:
        return False
    if noun in group.nouns:
        return True
    if country and not group.countries:
        return False
    classes = {roles.role_class().get(n) for n in group.nouns}
    return bool(roles.covers().get(noun, frozenset()) & classes)


SOME = re.compile(
    r"^(?:some|several|many|few|a few|other|another|more|most|various|dozens|hundreds|thousands|(?:at least |about |nearly |over |"
    r"around |up to )?\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s",
    re.IGNORECASE,
)
"""How a number of people is brought in whom the article need not have met before: “six terrorists”, “other rebels”."""
DETERMINERS = re.compile(
    r"^(?:the|a|an|this|that|these|those|some|several|many|few|both|other|another)\s+", re.IGNORECASE
)


def _bare(words: str) -> str:
    """A description without its determiner, in lower case."""
    return DETERMINERS.sub("", " ".join(words.split())).lower()
