"""All names of an article: what the tables know, what the parser found and was repaired, and both put together."""

from __future__ import annotations

import re

from onrecord.annotate.mentions.draft import Draft, draft
from onrecord.annotate.mentions.gazetteer import fold
from onrecord.annotate.mentions.known import known_names
from onrecord.annotate.mentions.labels import repeat
from onrecord.annotate.mentions.runs import mend
from onrecord.annotate.mentions.tagged import POSSESSIVES, restored, runs_of, untagged
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.values import roles

GENERIC_TAILS = roles.words("generic_tails")
"""Words after a known name that leave it the same name: “Interfax news agency”."""


WEAPON = re.compile(
    r"(?<![\w-])(?:[A-Z][a-z]?|[A-Z]{2,3}|Tu|Su|MiG|Mig|Mi|Ka|Kh|Il|An|Yak|Be)-\d{1,3}[A-Z]{0,2}\d?\b(?!-\d)"
)
"""Designations of weapons and vehicles: “Su-34”, “Tu-22M3”, “S-300”, “F-16”, “AK-47”."""


NO_WEAPON = re.compile(r"^(?:G|U|COVID|CO|H|I|A|B|GSM|ISO|UTC|GMT|Q|PG|R|NC|TV|K|L|X|No|E|W)-")
"""The same shape, other things: “G-20”, “U-21”; letters that are as often classes, visas or roads (“A-1”, “I-95”, “H-1B”)."""


def find_names(reading: Reading, parse: Parse) -> list[Draft]:
    """All names of the parsed blocks, longest first where they overlap; what is nested is kept where it means itself."""
    folded = fold(reading.text)
    lost = "'" not in folded
    known = known_names(folded, parse, lost=lost)
    runs = mend(reading, parse, runs_of(reading, parse))
    found = _merge(parse, known, restored(reading, parse, runs) if lost else runs)
    found += _weapons(reading, parse, found)
    found += untagged(parse, found)
    found.sort(key=lambda d: (d.first, -d.last))
    return repeat(folded, parse, found)


def _merge(parse: Parse, known: list[Draft], runs: list[Draft]) -> list[Draft]:
    """Known names and the parser's, one reading for every word, countries kept inside the names of bodies."""
    kept: list[Draft] = []
    at = {index: item for item in reversed(known) for index in range(item.first, item.last + 1)}
    dropped: set[int] = set()
    for run in runs:
        if at.keys().isdisjoint(range(run.first, run.last + 1)):
            kept.append(run)
            continue
        inside = sorted(
            {at[i].first: at[i] for i in range(run.first, run.last + 1) if i in at}.values(), key=lambda d: d.first
        )
        kept.extend(_settle(parse, run, inside, dropped))
    return sorted([*(item for item in known if item.first not in dropped), *kept], key=lambda d: (d.first, -d.last))


def _settle(parse: Parse, run: Draft, inside: list[Draft], dropped: set[int]) -> list[Draft]:  # noqa: PLR0911 - one return for each way that names overlap
    """What stays of a parser's name that holds known names."""
    if any(item.first <= run.first and item.last >= run.last for item in inside):
        return []
    rest = [parse.tokens[i] for i in range(run.first, run.last + 1) if not any(d.first <= i <= d.last for d in inside)]
    words = [token.text.lower() for token in rest if token.text not in POSSESSIVES and token.text[0].isalnum()]
    if all(word in GENERIC_TAILS or word in {"the", "and", "of"} for word in words):
        return []
    if (
        rest
        and rest[0].index == inside[0].last + 1
        and rest[0].lower in {"and", "&", ","}
        and inside[0].first == run.first
    ):
        return []
    places_only = all(item.kind is EntityKind.PLACE for item in inside)
    if inside[0].kind is EntityKind.GROUP and not any(t.text in roles.office_nouns() for t in rest):
        return []
    capitals = [token for token in rest if token.text[0].isupper()]
    if not capitals or (places_only and run.kind is EntityKind.PLACE and len(inside) > 1):
        return []
    if run.kind is EntityKind.PERSON and inside[0].first == run.first and inside[0].form is MentionForm.DEMONYM:
        first = inside[0].last + 1
        return [draft(parse, first, run.last, run.kind, run.form)] if parse.tokens[first].text[0].isupper() else []
    if not places_only and run.kind is not EntityKind.ORGANISATION:
        return []
    nested_body = parse.tokens[run.last].text in roles.office_nouns() or run.kind is EntityKind.FACILITY
    for item in inside:
        if not (nested_body and item.kind is EntityKind.PLACE):
            dropped.add(item.first)
    return [run]


def _weapons(reading: Reading, parse: Parse, found: list[Draft]) -> list[Draft]:
    """Designations of weapons and vehicles that no other name holds."""
    if WEAPON.search(reading.text) is None:
        return []
    starts = {token.start: token.index for token in parse.tokens}
    ends = {token.end: token.index for token in parse.tokens}
    taken = {i for item in found if item.kind is not EntityKind.OTHER for i in range(item.first, item.last + 1)}
    added: list[Draft] = []
    for match in WEAPON.finditer(reading.text):
        first, last = starts.get(match.start()), ends.get(match.end())
        if first is None or last is None or first in taken or NO_WEAPON.match(match.group()):
            continue
        added.append(draft(parse, first, last, EntityKind.WEAPON, MentionForm.NAME, f"weapon:{match.group().lower()}"))
    held = {i for item in added for i in range(item.first, item.last + 1)}
    found[:] = [item for item in found if not (item.kind is EntityKind.OTHER and item.first in held)]
    return added
