"""All names of an article: what the tables know, what the parser found and was repaired, and both put together."""

from __future__ import annotations

from onrecord.annotate.mentions.draft import Draft, draft
from onrecord.annotate.mentions.gazetteer import fold
from onrecord.annotate.mentions.known import known_names
from onrecord.annotate.mentions.labels import repeat
from onrecord.annotate.mentions.runs import mend
from onrecord.annotate.mentions.tagged import POSSESSIVES, restored, runs_of, untagged
from onrecord.annotate.mentions.things import things
from onrecord.model.parse import Parse
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.values import roles

GENERIC_TAILS = roles.words("generic_tails")
"""Words after a known name that leave it the same name: “Interfax news agency”."""


def find_names(reading: Reading, parse: Parse) -> list[Draft]:
    """All names of the parsed blocks, longest first where they overlap; what is nested is kept where it means itself."""
    folded = fold(reading.text)
    lost = "'" not in folded
    known = known_names(folded, parse, lost=lost)
    runs = mend(reading, parse, runs_of(reading, parse))
    found = _merge(parse, known, restored(reading, parse, runs) if lost else runs)
    found = things(reading, parse, found)
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
