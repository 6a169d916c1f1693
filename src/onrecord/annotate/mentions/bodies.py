"""Bodies and facilities: ministries, armies, governments, “the airbase in Hamedan”."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.mentions import phrases
from onrecord.annotate.mentions.draft import Draft, draft
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm
from onrecord.values import offices, places, roles

MINISTRIES = frozenset({"ministry", "department"})


LITTLE = frozenset({"PUNCT", "DET", "ADP", "AUX", "PRON", "CCONJ", "SCONJ", "PART", "SPACE", "ADV", "NUM"})
"""Parts of speech that no noun of a body is taken for; asked first, for they are half of a text."""


def bodies(parse: Parse, names: list[Draft]) -> list[Draft]:
    """Ministries, armies, governments of a named country, with that country in their span."""
    by_token = {i: item for item in names for i in range(item.first, item.last + 1)}
    found: list[Draft] = []
    heads = roles.body_heads()
    for token in parse.tokens:
        if token.pos in LITTLE:
            continue
        word = token.text.lower()
        if word in MINISTRIES:
            item = _ministry(parse, token.index, by_token)
        elif word in heads:
            item = _body(parse, token.index, by_token)
        else:
            continue
        if item is not None and not (found and item.first <= found[-1].last):
            found.append(item)
    return found


# --- ministries ---------------------------------------------------------------------------------------------------


def _ministry(parse: Parse, at: int, by_token: dict[int, Draft]) -> Draft | None:
    """“Iran’s Foreign Ministry”, “the Ministry of Defense”, “the Russian ministry” around the word at `at`."""
    tokens = parse.tokens
    named = by_token.get(at)
    if named is not None and named.key and named.key.startswith("known:"):
        return None
    first = phrases.left_edge(parse, at)
    while first < at and tokens[first].lower in phrases.DETERMINERS:
        first += 1
    country, first, inner = _owner(parse, first, at, by_token)
    last = phrases.right_edge(parse, at, frozenset({"of"})) if tokens[at].text[0].isupper() else at
    subject = " ".join(t.lower for t in tokens[inner:at]) or _subject(parse, at, last)
    if country is None and last > at and tokens[last].text[0].isupper():
        country = places.country_of(tokens[last].text)
    function = offices.functions().get(subject.strip())
    if tokens[at].lower == "department" and function is None and not tokens[at].text[0].isupper():
        return None
    bare = tokens[at].lower == "ministry" and at > 0 and tokens[at - 1].lower == "the"
    if country is None and not tokens[at].text[0].isupper() and function is None and not bare:
        return None
    named_form = bool(subject)
    key = f"ministry:{country or '?'}:{function or subject}" if subject else None
    kind, form = EntityKind.ORGANISATION, MentionForm.NAME if named_form else MentionForm.NOMINAL
    item = draft(parse, first, last, kind, form, key)
    return replace(item, noun="ministry", definite=True, key=key or f"ministry:{country or '?'}:")


def _subject(parse: Parse, at: int, last: int) -> str:
    """What stands behind “of”: `foreign affairs` of “Ministry of Foreign Affairs of Iran”."""
    words = [t.lower for t in parse.tokens[at + 2 : last + 1] if t.lower != "the"]
    return " ".join(words).partition(" of ")[0]


def _owner(parse: Parse, first: int, head: int, by_token: dict[int, Draft]) -> tuple[str | None, int, int]:
    """The country named first in a phrase, where the phrase begins then, and where the words after the country begin."""
    at = head - 1
    while at >= first:
        item = by_token.get(at)
        code = _country(item)
        if code is None and item is not None and item.form is MentionForm.DEMONYM:
            return None, first, first
        if code and item is not None and not _aligned(parse, item.last):
            inner = max(item.last, at) + 1
            while inner < head and parse.tokens[inner].text in phrases.POSSESSIVES:
                inner += 1
            return code, max(item.first, first), inner
        at -= 1
    while (
        first < head
        and not parse.tokens[first].text[0].isupper()
        and parse.tokens[first].lower not in offices.functions()
    ):
        first += 1
    return None, first, first


def _aligned(parse: Parse, last: int) -> bool:
    """Whether a country only stands behind somebody: “Russian-backed”."""
    tokens = parse.tokens
    return last + 2 < len(tokens) and tokens[last + 1].text == "-" and tokens[last + 2].lower in ALIGNED


ALIGNED = frozenset(
    {
        "backed",
        "based",
        "trained",
        "aligned",
        "allied",
        "supported",
        "held",
        "controlled",
        "occupied",
        "armed",
        "funded",
        "made",
    }
)
"""Words behind “Russian-” of what is not Russia's own."""


def _country(item: Draft | None) -> str | None:
    """The country that a name or demonym means, or whose capital it is."""
    if item is None or item.key is None:
        return None
    kind, _, name = item.key.partition(":")
    return name if kind == "country" else places.country_of_capital(name) if kind == "city" else None


# --- armies, governments ------------------------------------------------------------------------------------------


def _body(parse: Parse, at: int, by_token: dict[int, Draft]) -> Draft | None:
    """“the Syrian air force”, “Iran’s parliament”, “the government in Damascus” with their head at `at`."""
    tokens = parse.tokens
    pair = f"{tokens[at - 1].lower} {tokens[at].lower}" if at else ""
    noun = pair if pair in roles.bodies() else tokens[at].lower
    if noun not in roles.bodies() or (at in by_token and by_token[at].key):
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        after is not None
        and after.pos in {"NOUN", "PROPN"}
        and tokens[at].dep in {"compound", "nmod"}
        and after.sentence == tokens[at].sentence
    ):
        return None
    if tokens[at].pos == "ADJ" and after is not None and after.pos in {"NOUN", "PROPN", "ADJ"}:
        return None
    head = at - 1 if noun == pair else at
    first = phrases.left_edge(parse, at)
    country, start, inner = _owner(parse, first, head, by_token)
    if country and not _part_of_more(parse, start) and not _own_name(parse, inner, head):
        other = sorted({t.lower for t in tokens[start:head]} & OTHER_BODIES)
        key = f"body:{country}:{' '.join([*other, _same(noun)])}"
        item = draft(parse, start, at, EntityKind.ORGANISATION, _form(parse, at), key)
        return replace(item, noun=noun, definite=True)
    if tokens[first].lower in {"the", "its"} and after is not None and after.lower in {"in", "of"}:
        return _seated(parse, at, first, noun, by_token)
    return None


OTHER_BODIES = roles.words("other_bodies")
"""Words that make another body of it: “Syria’s interim government”."""


STATE_FORCES = roles.words("state_forces")
"""Words between a country and its army that leave it that army: “Syrian Arab Army”."""


NATIONAL, ARMIES = frozenset({"national"}), frozenset({"army", "forces", "troops", "coalition"})
"""“Iraqi National Police” is Iraq's police; a “National Army” is as often its enemy's."""


def _own_name(parse: Parse, inner: int, head: int) -> bool:
    """Whether a capitalised word before a capitalised noun makes a name of its own of it: “Syria’s National Defence Forces”."""
    tokens = parse.tokens
    usual = STATE_FORCES | OTHER_BODIES | (NATIONAL if tokens[head].lower not in ARMIES else frozenset())
    return tokens[head].text[0].isupper() and any(
        token.text[0].isupper() and token.lower not in usual for token in tokens[inner:head]
    )


def _part_of_more(parse: Parse, start: int) -> bool:
    """Whether a capitalised word before the country makes another name of it: “Free Syrian Army”, also “the so-called free Syrian army”."""
    before = parse.tokens[start - 1] if start else None
    if before is not None and before.lower == "free" and before.sentence == parse.tokens[start].sentence:
        return True
    if (
        before is None
        or before.sentence != parse.tokens[start].sentence
        or not before.text[0].isupper()
        or before.lower in phrases.DETERMINERS
    ):
        return False
    return before.pos in {"PROPN", "ADJ"} and before.dep in {"compound", "amod", "nmod"}


def _form(parse: Parse, at: int) -> MentionForm:
    return MentionForm.NAME if parse.tokens[at].text[0].isupper() else MentionForm.NOMINAL


def _seated(parse: Parse, at: int, first: int, noun: str, by_token: dict[int, Draft]) -> Draft | None:
    """“the government in Damascus”, “the government of Syria”."""
    item = by_token.get(at + 2) or by_token.get(at + 3)
    code = _country(item)
    if code is None or item is None or noun not in {"government", "regime", "authorities", "parliament", "army"}:
        return None
    made = draft(parse, first, item.last, EntityKind.ORGANISATION, MentionForm.NOMINAL, f"body:{code}:{_same(noun)}")
    return replace(made, noun=noun, definite=True)


def _same(noun: str) -> str:
    return offices.SAME_BODY.get(noun, noun)


# --- facilities ---------------------------------------------------------------------------------------------------


def facilities(parse: Parse, names: list[Draft]) -> list[Draft]:
    """“the Nojeh airbase”, “the airbase in Hamedan”, “an Iranian airbase”: one mention, with its city nested."""
    by_token = {i: item for item in names for i in range(item.first, item.last + 1)}
    found: list[Draft] = []
    heads = roles.facility_heads()
    for token in parse.tokens:
        if token.pos not in {"NOUN", "PROPN"}:
            continue
        item = _facility(parse, token.index, by_token) if token.lemma.lower() in heads else None
        if item is not None:
            found.append(item)
    return found


LINKS = frozenset({"in", "at", "of", "near", "outside"})
"""Words that lead from a facility to its place."""
MORE_THAN_ONE = frozenset({"NNS", "NNPS"})


def _facility(parse: Parse, at: int, by_token: dict[int, Draft]) -> Draft | None:
    tokens = parse.tokens
    token = tokens[at]
    lemma = token.lemma.lower()
    pair = f"{tokens[at - 1].lower} {lemma}" if at else ""
    noun = pair if pair in roles.facilities() else lemma
    if noun not in roles.facilities() or token.pos not in {"NOUN", "PROPN"} or token.tag in MORE_THAN_ONE:
        return None
    own = by_token.get(at)
    if own is not None and own.kind not in {EntityKind.FACILITY, EntityKind.PLACE} and own.last >= at:
        return None
    if _compound(parse, at) or (own is not None and own.last > at):
        return None
    first = phrases.left_edge(parse, at)
    if tokens[first].lower in {"any", "no", "every", "each"}:
        return None
    inside = [by_token[i] for i in range(first, at) if i in by_token and by_token[i].form is MentionForm.NAME]
    proper = [d for d in inside if d.last < at and not (d.key or "").startswith("country:")]
    if not proper and (bare := _bare_name(parse, first, at, noun, by_token)):
        proper = [bare]
    end, where = _where(parse, at, by_token)
    last = at if proper else end
    if own is not None and own.kind is EntityKind.FACILITY and not proper:
        proper = [own]
    held = [*inside, *([where] if where else [])]
    return _made(parse, (first, at, last), noun, proper, held)


def _compound(parse: Parse, at: int) -> bool:
    """Whether the noun only modifies the next one (“airport security”)."""
    tokens = parse.tokens
    return (
        at + 1 < len(tokens)
        and tokens[at].dep == "compound"
        and tokens[at].head > at
        and tokens[at + 1].pos in {"NOUN", "PROPN"}
    )


def _bare_name(parse: Parse, first: int, at: int, noun: str, by_token: dict[int, Draft]) -> Draft | None:
    """A capitalised word before the noun that nothing else holds: “Nojeh” in “the Nojeh airbase”."""
    end = at - noun.count(" ")
    free = [
        i
        for i in range(first, end)
        if parse.tokens[i].pos == "PROPN" and parse.tokens[i].text[0].isupper() and i not in by_token
    ]
    return draft(parse, free[0], free[-1], EntityKind.PLACE, MentionForm.NAME) if free else None


def _where(parse: Parse, at: int, by_token: dict[int, Draft]) -> tuple[int, Draft | None]:
    """The place behind the noun: “in Hamedan”, “in the western Iranian city of Hamedan”."""
    tokens = parse.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].lower not in LINKS or tokens[at + 1].sentence != tokens[at].sentence:
        return at, None
    for i in range(at + 2, min(at + 9, len(tokens))):
        item = by_token.get(i)
        if item is not None and item.kind is EntityKind.PLACE and item.form is MentionForm.NAME:
            return item.last, item
        if (item is None and tokens[i].pos not in {"DET", "ADJ", "NOUN", "ADP"}) or tokens[i].sentence != tokens[
            at
        ].sentence:
            return at, None
    return at, None


def _made(
    parse: Parse, tokens: tuple[int, int, int], noun: str, proper: list[Draft], held: list[Draft]
) -> Draft | None:
    """The draft of a facility, by name where it or its town is named, else as a description of a country's."""
    first, at, last = tokens
    definite = phrases.is_definite(parse, first, at)
    local = [d for d in held if d.kind is EntityKind.PLACE and not (d.key or "").startswith("country:")]
    named = bool(proper or local)
    kind = roles_key(noun)
    if not named and noun in EVERYDAY:
        return None
    names = sorted({_name_key(parse, d) for d in (*proper, *local)})
    form = MentionForm.NAME if named else MentionForm.NOMINAL
    item = draft(parse, first, last, EntityKind.FACILITY, form, f"facility:{kind}:{'+'.join(names)}" if named else None)
    return replace(item, noun=kind, definite=definite or named)


EVERYDAY = roles.words("everyday")
"""Facilities that are only marked where they have a name."""


def roles_key(noun: str) -> str:
    """One word for spellings of one facility: `airbase` for “air base”."""
    return {
        "air base": "airbase",
        "military base": "base",
        "airfield": "airbase",
        "jail": "prison",
        "power station": "power plant",
    }.get(noun, noun)


def _name_key(parse: Parse, item: Draft) -> str:
    return places.key_of(" ".join(t.text for t in parse.tokens[item.first : item.last + 1]))
