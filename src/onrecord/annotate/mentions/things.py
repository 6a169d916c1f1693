"""Names of what is neither a person, a body nor a place, by their own words and those beside them: wars, agreements, arms, vessels, works."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.annotate.mentions.draft import Draft, draft
from onrecord.model.parse import Parse, Token
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.values import names, roles

EVENT_ENDS, EVENT_LEADS = roles.things("event_ends"), roles.things("event_leads")
DOCUMENT_ENDS, DOCUMENT_LEADS = roles.things("document_ends"), roles.things("document_leads")
ARMS, ARMS_ALONE, ARMS_NAMES = roles.things("arms"), roles.things("arms_alone"), roles.things("arms_names")
VESSELS, PREFIXES = roles.things("vessels"), roles.things("vessel_prefixes")
WORKS, GROUP_LEADS = roles.things("works"), roles.things("group_leads")
WEAPON = re.compile(
    r"(?<![\w-])(?:[A-Z][a-z]?|[A-Z]{2,3}|Tu|Su|MiG|Mig|Mi|Ka|Kh|Il|An|Yak|Be)-\d{1,3}[A-Z]{0,2}\d?\b(?!-\d)"
)
"""Designations of weapons and vehicles: “Su-34”, “Tu-22M3”, “S-300”, “F-16”, “AK-47”."""
NO_WEAPON = re.compile(r"^(?:G|U|COVID|CO|H|I|A|B|GSM|ISO|UTC|GMT|Q|PG|R|NC|TV|K|L|X|No|E|W)-")
"""The same shape, other things: “G-20”, “U-21”; letters that are as often classes, visas or roads (“A-1”, “I-95”, “H-1B”)."""
TITLED = re.compile('[“"‘]((?:[A-Z][^“”"‘’\n]{2,80}))[”"’]')
"""A title in quotation marks."""
SMALL = (
    roles.PARTICLES
    | roles.words("determiners")
    | frozenset(["of", "and", "in", "to", "for", "on", "with", "at", "from", "or", "by", "as", "is"])
)
"""Words that a title writes small."""
FIRM = frozenset(
    {
        EntityKind.PERSON,
        EntityKind.ORGANISATION,
        EntityKind.PLACE,
        EntityKind.OTHER,
        EntityKind.FACILITY,
        EntityKind.GROUP,
    }
)
"""Kinds that the parser gives such names."""


def kind_of(parse: Parse, item: Draft) -> EntityKind | None:
    """The kind that a name's words tell: “the October War”, “Operation Iron Dawn”, “the Velm Accords”, “Jaish al-Noor”."""
    if item.key or item.kind not in FIRM or item.form is not MentionForm.NAME:
        return None
    row = parse.tokens[item.first : item.last + 1]
    first, several = row[0].lower, len(row) > 1
    if several and any(token.text in roles.office_nouns() for token in row[:-1]):
        return None
    if several and first in GROUP_LEADS and any(t.lower.partition("-")[0] in ARABIC for t in row[1:3]):
        return EntityKind.GROUP
    if several and row[0].text in PREFIXES:
        return EntityKind.VEHICLE
    if several and names.gender(" ".join(token.text for token in row)) is None and (kind := _happening(row)):
        return kind
    return EntityKind.WEAPON if item.kind is EntityKind.OTHER and _arms_follow(parse, item.last) else None


COMPANIES = frozenset(
    {
        "companies",
        "firms",
        "banks",
        "airlines",
        "carriers",
        "retailers",
        "insurers",
        "automakers",
        "carmakers",
        "shipbuilders",
    }
)
"""Nouns right behind which the names of several businesses stand."""


def among_companies(parse: Parse, item: Draft) -> bool:
    """Whether a name stands in a row that “the building companies” leads: “the firms Norvik, Halden and Brask”."""
    tokens, at = parse.tokens, item.first - 1
    if item.kind is not EntityKind.PERSON or item.key:
        return False
    while at > 0 and (tokens[at].text == "," or tokens[at].lower == "and" or tokens[at].pos == "PROPN"):
        at -= 1
    return at >= 0 and tokens[at].lower in COMPANIES and tokens[at + 1].pos == "PROPN"


def _happening(row: tuple[Token, ...]) -> EntityKind | None:
    """What a name that ends in “War” or “Accords”, or begins with “Operation” or “Treaty of”, is of."""
    first, last = row[0].lower, row[-1].lower if row[-1].text[0].isupper() else ""
    if last in EVENT_ENDS or (first in EVENT_LEADS and row[-1].text not in roles.office_nouns()):
        return EntityKind.EVENT
    return EntityKind.OTHER if last in DOCUMENT_ENDS or _of(row, DOCUMENT_LEADS) else None


ARABIC = frozenset({"al", "ul", "ut", "ash", "as", "an", "ad", "e", "i", "el", "-"})
"""The article that follows the first word of an Arabic body's name."""


def _of(row: tuple[Token, ...], leads: frozenset[str]) -> bool:
    """“Treaty of Velm”."""
    return row[0].lower in leads and row[1].lower in {"of", "on"}


def _arms_follow(parse: Parse, last: int) -> bool:
    tokens = parse.tokens
    return (
        last + 1 < len(tokens) and tokens[last + 1].lower in ARMS and tokens[last + 1].sentence == tokens[last].sentence
    )


def things(reading: Reading, parse: Parse, found: list[Draft]) -> list[Draft]:
    """All names, with those that this finder knows better: arms by designation or name, vessels behind the word for one, titles of works."""
    held = {i: item for item in found for i in range(item.first, item.last + 1)}
    made = [
        *_designated(reading, parse, held),
        *_arms(parse, held),
        *_vessels(parse, held),
        *_titles(reading, parse),
        *_of_a_place(parse, held),
    ]
    if not made:
        return found
    taken: set[int] = set()
    kept: list[Draft] = []
    for item in made:
        if not taken & set(range(item.first, item.last + 1)):
            kept.append(item)
            taken.update(range(item.first, item.last + 1))
    spans = {(item.first, item.last) for item in kept}
    return [*(item for item in found if _stays(item, taken, spans)), *kept]


def _stays(item: Draft, taken: set[int], spans: set[tuple[int, int]]) -> bool:
    """Whether a name stays beside what this finder found: one that tables know, a place inside a wider name, and all that is elsewhere."""
    if item.key or not taken & set(range(item.first, item.last + 1)):
        return True
    return item.kind is EntityKind.PLACE and any(a < item.first and item.last <= b for a, b in spans)


def _of_a_place(parse: Parse, held: dict[int, Draft]) -> list[Draft]:
    """“The Battle of Halfa”, “the Treaty of Velm”, “Operation Iron Dawn” where the parser saw no name."""
    tokens = parse.tokens
    out: list[Draft] = []
    for token in tokens[:-2]:
        lead = token.lower in EVENT_LEADS or token.lower in DOCUMENT_LEADS
        if not lead or token.index in held or not token.text.istitle():
            continue
        of = tokens[token.index + 1].lower == "of"
        if not of and token.lower not in NAMED_AT_ONCE:
            continue
        first = end = token.index + 1 + of
        while end < len(tokens) and tokens[end].sentence == token.sentence and _proper(tokens[end]):
            end += 1
        if end > first:
            kind = EntityKind.EVENT if token.lower in EVENT_LEADS else EntityKind.OTHER
            out.append(_thing(parse, token.index, end - 1, kind, kind.value))
    return out


NAMED_AT_ONCE = frozenset({"operation", "hurricane", "typhoon", "cyclone"})
"""Words right behind which the name of a happening stands."""


def _thing(parse: Parse, first: int, last: int, kind: EntityKind, prefix: str) -> Draft:
    words = " ".join(token.text for token in parse.tokens[first : last + 1]).replace(" - ", "-").lower()
    return draft(parse, first, last, kind, MentionForm.NAME, f"{prefix}:{words}")


def _designated(reading: Reading, parse: Parse, held: dict[int, Draft]) -> list[Draft]:
    """Designations of weapons and vehicles, with the name that goes on in the parser's own (“MQ-9 Reaper”)."""
    if WEAPON.search(reading.text) is None:
        return []
    starts = {token.start: token.index for token in parse.tokens}
    ends = {token.end: token.index for token in parse.tokens}
    out: list[Draft] = []
    for match in WEAPON.finditer(reading.text):
        first, last = starts.get(match.start()), ends.get(match.end())
        if first is None or last is None or NO_WEAPON.match(match.group()) or _shortens(reading.text, match.span()):
            continue
        around = held.get(first)
        if around is not None and (around.key or around.first < first):
            continue
        item = draft(parse, first, last, EntityKind.WEAPON, MentionForm.NAME, f"weapon:{match.group().lower()}")
        wider = around is not None and around.last > last
        out.append(replace(item, span=parse.span(first, around.last), last=around.last) if around and wider else item)
    return out


def _shortens(text: str, at: tuple[int, int]) -> bool:
    """Whether a designation stands alone in brackets behind a word: “the Regional Court of Appeal (TRC-4)” gives its other name."""
    start, end = at
    return text[max(0, start - 2) : start] == " (" and text[end : end + 1] == ")"


def _arms(parse: Parse, held: dict[int, Draft]) -> list[Draft]:
    """Arms that are called by a name: “a Stinger missile”, “Leopard 2 tanks”, “Bayraktar TB2 drones”, “Iskanders”."""
    out: list[Draft] = []
    for token in parse.tokens:
        if token.text not in ARMS_ALONE and token.text not in ARMS_NAMES:
            continue
        last = token.index
        around = held.get(last)
        if around is not None and (around.key or around.first != last):
            continue
        if _marks_a_model(parse, last + 1):
            last += 1
        if token.text in ARMS_ALONE or _arms_follow(parse, last):
            out.append(_thing(parse, token.index, last, EntityKind.WEAPON, "weapon"))
    return out


def _marks_a_model(parse: Parse, at: int) -> bool:
    """Whether a number or a mark such as “TB2” stands at a token."""
    return (
        at < len(parse.tokens)
        and any(char.isdigit() for char in parse.tokens[at].text)
        and len(parse.tokens[at].text) <= LONGEST_MARK
    )


LONGEST_MARK = 4
"""Letters of a model's number: “136”, “TB2”."""


def _vessels(parse: Parse, held: dict[int, Draft]) -> list[Draft]:
    """Vessels named right behind the word for one, titles and all: “the frigate Admiral Gorsk”; “the USS Halsey”."""
    tokens = parse.tokens
    out: list[Draft] = []
    for at, token in enumerate(tokens[:-1]):
        if token.text not in PREFIXES and token.lower not in VESSELS:
            continue
        first = at if token.text in PREFIXES else at + 1
        end = at + 1
        while (
            end < len(tokens)
            and end - at <= LONGEST_NAME
            and tokens[end].sentence == token.sentence
            and _proper(tokens[end])
        ):
            end += 1
        item = held.get(at + 1)
        named = (
            end > at + 1 and not (item and item.key) and not (end < len(tokens) and tokens[end].text in {"’s", "'s"})
        )
        if named and (token.text in PREFIXES or token.text.islower()):
            out.append(_thing(parse, first, end - 1, EntityKind.VEHICLE, "vehicle"))
    return out


LONGEST_NAME = 4
"""Words of a vessel's name."""


def _proper(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[0].isupper() and any(char.isalpha() for char in token.text)


def _titles(reading: Reading, parse: Parse) -> list[Draft]:
    """Titles in quotation marks behind the word for a work: “the report ‘Ten Years of Drought’”."""
    out: list[Draft] = []
    starts = {token.start: token.index for token in parse.tokens}
    ends = {token.end: token.index for token in parse.tokens}
    for match in TITLED.finditer(reading.text):
        first, last = starts.get(match.start(1)), ends.get(match.start(1) + len(match.group(1).rstrip(".,")))
        if first is None or last is None or first < LEAD:
            continue
        before = {token.lower for token in parse.tokens[first - LEAD : first] if token.pos == "NOUN"}
        words = match.group(1).split()
        if (
            before & WORKS
            and len(words) <= LONGEST_TITLE
            and all(w[0].isupper() or not w[0].isalpha() or w in SMALL for w in words)
        ):
            out.append(_thing(parse, first, last, EntityKind.OTHER, "other"))
    return out


LEAD, LONGEST_TITLE = 3, 9
"""Tokens before a title among which the word for a work stands; words of a title."""
