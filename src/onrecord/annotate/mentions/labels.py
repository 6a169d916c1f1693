"""One kind for each name of an article, and the same names again where the parser missed them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from onrecord.annotate.mentions.draft import Draft, draft
from onrecord.annotate.mentions.elsewhere import initials
from onrecord.annotate.mentions.gazetteer import FIRST
from onrecord.annotate.mentions.tagged import after_role, person_like
from onrecord.annotate.mentions.things import among_companies, kind_of
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm
from onrecord.values import names as values
from onrecord.values import places, roles


def repeat(folded: str, parse: Parse, found: list[Draft]) -> list[Draft]:
    """The same names again where the parser gave no label, and one kind for each name of the article."""
    found = _one_label(folded, parse, found)
    taken = {i for item in found for i in range(item.first, item.last + 1)}
    patterns = _patterns(folded, found)
    starts_with: dict[str, list[tuple[str, Draft]]] = defaultdict(list)
    for surface, model in patterns.items():
        first = FIRST.match(surface)
        if first is not None:
            starts_with[first.group()].append((surface, model))
    ends = {token.end: token.index for token in parse.tokens}
    added: list[Draft] = []
    for token in parse.tokens:
        if token.index in taken or token.text not in starts_with:
            continue
        for surface, model in sorted(starts_with[token.text], key=lambda row: -len(row[0])):
            last = ends.get(token.start + len(surface))
            if (
                last is not None
                and folded.startswith(surface, token.start)
                and not taken & set(range(token.index, last + 1))
            ):
                added.append(replace(draft(parse, token.index, last, model.kind, model.form, model.key)))
                taken.update(range(token.index, last + 1))
                break
    everyday = {token.text for token in parse.tokens if token.text.islower()}
    whole = [_with_given(parse, item, taken, everyday) for item in (*found, *added)]
    return sorted(whole, key=lambda d: (d.first, -d.last))


def _with_given(parse: Parse, item: Draft, taken: set[int], everyday: set[str]) -> Draft:
    """A last name with the given name before it that the parser left without a label, so that it is not another’s of that last name:
    “Luc | Marchand” beside “Paul Marchand”."""
    if (
        item.kind is not EntityKind.PERSON
        or item.key
        or item.first != item.last
        or not item.first
        or item.first - 1 in taken
    ):
        return item
    given, last = parse.tokens[item.first - 1], parse.tokens[item.first]
    if (
        given.pos != "PROPN"
        or given.sentence != last.sentence
        or given.end + 1 != last.start
        or not given.text.istitle()
    ):
        return item
    if given.text in roles.office_nouns() or roles.is_title(given.text) or given.lower in roles.role_class():
        return item
    if values.gender(f"{given.text} {last.text}") is None and (
        given.dep != "compound" or given.label or given.lower in everyday
    ):
        return item
    return draft(parse, given.index, item.last, item.kind, item.form)


def _patterns(folded: str, found: list[Draft]) -> dict[str, Draft]:
    """Surfaces worth looking for again, and for persons their last names."""
    patterns: dict[str, Draft] = {}
    for item in found:
        surface = folded[item.span.start : item.span.end]
        if item.form is MentionForm.NAME and item.kind in {
            EntityKind.PERSON,
            EntityKind.ORGANISATION,
            EntityKind.PLACE,
            EntityKind.GROUP,
        }:
            if len(surface) > 2 and surface[0].isupper():  # noqa: PLR2004 - two letters are too often a word
                patterns.setdefault(surface, item)
            if item.kind is EntityKind.ORGANISATION and not item.key and (short := initials(surface)):
                patterns.setdefault(short, item)
            if item.kind is EntityKind.PERSON and " " in surface:
                last = surface.rpartition(" ")[2]
                bare = last.rpartition("-")[2] if last.partition("-")[0].lower() in roles.PARTICLES else last
                if bare != last and len(bare) > 3 and bare[0].isupper():  # noqa: PLR2004 - likewise
                    patterns.setdefault(bare, item)
                if len(last) > 3 and last[0].isupper():  # noqa: PLR2004 - likewise
                    patterns.setdefault(last, item)
    return patterns


def _one_label(folded: str, parse: Parse, found: list[Draft]) -> list[Draft]:
    """One kind for each surface: the tables' first, then a person whose full name is in the article, then the commonest."""
    found = [_kind_told(parse, item, _at(folded, item)) for item in found]
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    sure: dict[str, Draft] = {}
    surnames: set[str] = set()
    placed: set[str] = set()
    for item in found:
        surface = folded[item.span.start : item.span.end]
        votes[surface][item.kind] += 1
        if item.key is None and _located(parse, item, surface):
            placed.add(surface)
        if item.key:
            sure.setdefault(surface, item)
        if item.kind is EntityKind.PERSON and " " in surface:
            surnames.add(surface.rpartition(" ")[2])
            surnames.add(surface.rpartition(" ")[2].rpartition("-")[2])
    placed -= surnames | _speaking(parse, folded, found)
    found = [
        replace(d, kind=EntityKind.PLACE, form=MentionForm.NAME) if _at(folded, d) in placed and not d.key else d
        for d in found
    ]
    return [
        _labelled(item, _at(folded, item), votes, sure, surnames) if _at(folded, item) not in placed else item
        for item in found
    ]


def _speaking(parse: Parse, folded: str, found: list[Draft]) -> set[str]:
    """Names that say or write something, or stand behind a title: no places, whatever stands before them elsewhere."""
    told: set[str] = set()
    for item in found:
        if item.kind not in {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.OTHER} or item.key:
            continue
        token = parse.tokens[item.last]
        if (token.dep == "nsubj" and parse.tokens[token.head].lemma.lower() in SAYING) or after_role(parse, item.first):
            told.add(_at(folded, item))
    return told


SAYING = roles.words("saying")
PLACE_TAILS = roles.words("place_tails")


def _human(parse: Parse, item: Draft, surface: str) -> bool:
    """Whether a name that the parser took for a place's or body's is a person's: it follows a role, or begins with a given name."""
    if (
        item.key
        or item.kind not in {EntityKind.PLACE, EntityKind.ORGANISATION, EntityKind.OTHER}
        or not 0 < surface.count(" ") < LONGEST_PERSON
    ):
        return False
    tokens = list(parse.tokens[item.first : item.last + 1])
    if not person_like(tokens) or any(t.text in roles.office_nouns() for t in tokens) or places.spots(surface):
        return False
    return after_role(parse, item.first) or values.gender(surface) is not None


def _kind_told(parse: Parse, item: Draft, surface: str) -> Draft:
    """A name with the kind that its own words and those beside it tell, whatever the parser called it."""
    kind = kind_of(parse, item)
    if kind is not None:
        return replace(item, kind=kind)
    if _line(parse, item):
        return replace(item, kind=EntityKind.PLACE)
    if _employs(parse, item, surface) or among_companies(parse, item):
        return replace(item, kind=EntityKind.ORGANISATION)
    return replace(item, kind=EntityKind.PERSON, form=MentionForm.NAME) if _human(parse, item, surface) else item


def _line(parse: Parse, item: Draft) -> bool:
    """Whether a name is a border's or front's: “the Blue Line”; shipping companies that are so called bear no article."""
    before = parse.tokens[item.first - 1] if item.first else None
    return (
        parse.tokens[item.last].text == "Line"
        and item.first < item.last
        and not item.key
        and before is not None
        and before.lower == "the"
        and parse.tokens[item.last].dep != "compound"
    )


STAFF = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "shareholders",
        "employees",
        "customers",
        "headquarters",
        "subsidiary",
        "ceo",
        "shares",
    }
)
"""What bodies have and persons seldom: “Norholm Grain’s spokeswoman”."""


CLUBS = roles.words("club_tails")
"""Last words of the names of teams: “Halm United”."""


def _employs(parse: Parse, item: Draft, surface: str) -> bool:
    """Whether a name of several words that the parser took for a person’s has staff or is a team’s, and no given name or title."""
    at = item.last + 1
    if item.kind is not EntityKind.PERSON or item.key or " " not in surface or values.gender(surface):
        return False
    if parse.tokens[item.last].lower in CLUBS:
        return True
    if at + 1 >= len(parse.tokens):
        return False
    return (
        parse.tokens[at].text in {"'s", "’s"}
        and parse.tokens[at + 1].lower in STAFF
        and not after_role(parse, item.first)
    )


LONGEST_PERSON = 4
"""Words of a name above which it is rather a body's."""


def _at(folded: str, item: Draft) -> str:
    return folded[item.span.start : item.span.end]


TRUST = frozenset({"confidence", "trust", "faith", "belief", "interest"})
"""Nouns after which “in” leads to a person."""
LOCATIVES = frozenset({"in", "near", "outside", "inside", "around"})


CONTAINERS = roles.words("containers")


def _located(parse: Parse, item: Draft, surface: str) -> bool:
    """Whether the words before a name say that it is a place: “the village of Jafra”, and for known names “in Hamedan”."""
    if item.first == 0 or (
        item.kind is EntityKind.FACILITY and surface.rpartition(" ")[2].lower() in roles.facility_heads()
    ):
        return False
    before = parse.tokens[item.first - 1]
    if before.lower == "of" and item.first > 1 and parse.tokens[item.first - 2].lemma.lower() in CONTAINERS:
        return True
    after = parse.tokens[item.last + 1] if item.last + 1 < len(parse.tokens) else None
    if (
        item.kind in {EntityKind.PERSON, EntityKind.FACILITY}
        and after is not None
        and after.text in PLACE_TAILS
        and after.sentence == item.sentence
        and parse.tokens[item.last].head == after.index
        and values.gender(surface) is None
    ):
        return True
    unlikely = item.kind in {EntityKind.PERSON, EntityKind.FACILITY} and values.gender(surface) is None
    if unlikely and before.lower == "in" and parse.tokens[item.first].pos == "PROPN":
        return not (
            item.first > 1
            and parse.tokens[item.first - 2].pos == "NOUN"
            and parse.tokens[item.first - 2].lower in TRUST
        )
    if after is not None and after.lower in roles.facilities() and item.kind is not EntityKind.ORGANISATION:
        return True
    return before.lower in LOCATIVES and item.kind is not EntityKind.PLACE and bool(places.spots(surface))


def _labelled(  # noqa: PLR0911 - one return for each kind of evidence
    item: Draft, surface: str, votes: dict[str, Counter[EntityKind]], sure: dict[str, Draft], surnames: set[str]
) -> Draft:
    if item.key:
        return item
    if surface in sure:
        return replace(item, kind=sure[surface].kind, key=sure[surface].key, form=sure[surface].form)
    if (
        surface in surnames
        and item.kind is not EntityKind.PERSON
        and not (item.kind is EntityKind.PLACE and _city(surface))
    ):
        return replace(item, kind=EntityKind.PERSON, form=MentionForm.NAME)
    if (
        item.kind is EntityKind.GROUP
        and item.form is MentionForm.NAME
        and (found := places.spots(surface))
        and found[0].people > TOWN
    ):
        return replace(item, kind=EntityKind.PLACE)
    if (
        item.kind is EntityKind.PERSON
        and " " in surface
        and surface.rpartition(" ")[2] not in votes
        and _spelled(surface)
    ):
        return replace(item, kind=EntityKind.PLACE)
    if item.kind is EntityKind.OTHER and len(votes[surface]) > 1:
        return replace(
            item,
            kind=max(
                (k for k in votes[surface] if k is not EntityKind.OTHER), key=lambda k: (votes[surface][k], k.value)
            ),
        )
    best, count = votes[surface].most_common(1)[0]
    if count > votes[surface][item.kind]:
        return replace(item, kind=best)
    if (
        item.kind in {EntityKind.PERSON, EntityKind.ORGANISATION}
        and " " not in surface
        and surface not in surnames
        and _city(surface)
    ):
        return replace(item, kind=EntityKind.PLACE)
    return item


def _spelled(surface: str) -> bool:
    """Whether a name of several words is a city's with a particle in it, which persons seldom share: “Deir al-Zor”."""
    found = places.spots(surface)
    return (
        bool(found)
        and found[0].people > TOWN
        and any(word.partition("-")[0].lower() in roles.PARTICLES for word in surface.split())
    )


TOWN = 30_000
"""People from which a place of the table outweighs the parser's other label."""


def _city(surface: str) -> bool:
    """Whether a lone name is rather a large city's than somebody's."""
    spots = places.spots(surface)
    return bool(spots) and spots[0].people > CITY and places.key_of(spots[0].name) == places.key_of(surface)


CITY = 250_000
"""People from which a lone word that the parser took for a person or body is the city of that name."""
