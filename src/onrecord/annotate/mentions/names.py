"""Names: what the tables know, what the parser found and was repaired, and the same names where the parser missed them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from onrecord.annotate.mentions.draft import Draft, draft
from onrecord.annotate.mentions.gazetteer import Known, fold, known_at
from onrecord.model.parse import Parse, Token
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.model.text import Span
from onrecord.values import places, roles

LABELS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
    "FAC": EntityKind.FACILITY,
    "EVENT": EntityKind.EVENT,
    "PRODUCT": EntityKind.OTHER,
    "WORK_OF_ART": EntityKind.OTHER,
    "LAW": EntityKind.OTHER,
}
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
EDGES = frozenset({"DET", "PUNCT", "ADP", "PART", "CCONJ", "SCONJ", "PRON", "SYM", "SPACE", "AUX", "VERB", "ADV", "NUM", "INTJ"})
"""Parts of speech that neither begin nor end a name; numbers may (“Channel 4”), and are kept after a capital."""
GENERIC_TAILS = frozenset("news agency newspaper group television tv channel network radio daily website magazine militants fighters organization movement".split())
"""Words after a known name that leave it the same name: “Interfax news agency”."""
WEAPON = re.compile(r"(?<![\w-])(?:[A-Z][a-z]?|[A-Z]{2,3}|Tu|Su|MiG|Mig|Mi|Ka|Kh|Il|An|Yak|Be)-\d{1,3}[A-Z]{0,2}\d?\b(?!-\d)")
"""Designations of weapons and vehicles: “Su-34”, “Tu-22M3”, “S-300”, “F-16”, “AK-47”."""
NO_WEAPON = re.compile(r"^(?:G|U|COVID|CO|H|I|A|B|GSM|ISO|UTC|GMT|Q|PG|R|NC|TV|K|L|X|No|E|W)-")
"""The same shape, other things: “G-20”, “U-21”; letters that are as often classes, visas or roads (“A-1”, “I-95”, “H-1B”)."""


def find_names(reading: Reading, parse: Parse) -> list[Draft]:
    """All names of the parsed blocks, longest first where they overlap; what is nested is kept where it means itself."""
    folded = fold(reading.text)
    lost = "'" not in folded
    known = _known(folded, parse, lost=lost)
    runs = _runs(reading, parse)
    found = _merge(parse, known, _restored(reading, parse, runs) if lost else runs)
    found += _weapons(reading, parse, found)
    found += _untagged(parse, found)
    found.sort(key=lambda d: (d.first, -d.last))
    return _repeat(folded, parse, found)


# --- names of the tables ------------------------------------------------------------------------------------------


def _known(folded: str, parse: Parse, *, lost: bool) -> list[Draft]:
    """Names of the tables that the context does not speak against; `lost` tells a text without apostrophes (“Syrias army”)."""
    ends = {token.end: token.index for token in parse.tokens}
    found: list[Draft] = []
    reach = -1
    for token in parse.tokens:
        if token.index <= reach or not (token.text[0].isupper() or token.text in {"al", "peshmerga", "dpa"}):
            continue
        known = known_at(folded, token.start)
        if known is None and lost and token.text.endswith("s"):
            found.extend(_possessed(folded, parse, token))
            continue
        if known is None:
            continue
        last = ends.get(token.start + len(known.surface))
        if last is None or not _agrees(known, parse, token.index, last):
            continue
        found.append(draft(parse, token.index, last, known.kind, known.form, known.key))
        found.extend(_owner(folded, parse, known, token.index, ends))
        reach = last
    return found


def _possessed(folded: str, parse: Parse, token: Token) -> list[Draft]:
    """“Syrias” of a text that lost its apostrophes: the country, without the s."""
    known = known_at(folded[: token.end - 1], token.start)
    if known is None or known.form is not MentionForm.NAME or len(known.surface) != len(token.text) - 1:
        return []
    return [_shorter(draft(parse, token.index, token.index, known.kind, known.form, known.key))]


def _shorter(item: Draft) -> Draft:
    """A draft without its last letter."""
    span = Span(item.span.start, item.span.end - 1)
    return replace(item, span=span, head=span)


def _restored(reading: Reading, parse: Parse, runs: list[Draft]) -> list[Draft]:
    """Names of a text that lost its apostrophes, without the possessive s: “Assads” where the text also has “Assad”."""
    surfaces = {reading.words(run.span) for run in runs}
    surfaces |= {surface.rpartition(" ")[2].rpartition("-")[2] for surface in surfaces}
    out = []
    for run in runs:
        words = reading.words(run.span)
        after = parse.tokens[run.last + 1] if run.last + 1 < len(parse.tokens) else None
        noun = after is not None and after.pos in {"NOUN", "ADJ"} and after.sentence == run.sentence
        owns = words.endswith("s") and not words.endswith("ss") and len(words) > 4  # noqa: PLR2004 - shorter ones are names of their own
        told = words[:-1] in surfaces or (noun and run.kind is EntityKind.PERSON and run.last > run.first)
        out.append(_shorter(run) if owns and told else run)
    return out


def _owner(folded: str, parse: Parse, known: Known, first: int, ends: dict[int, int]) -> list[Draft]:
    """The country inside the name of a state's body: “Russia” in “Russia’s Aerospace Forces”."""
    entry = places.institution(known.key.partition(":")[2])
    if known.kind is not EntityKind.ORGANISATION or " " not in known.surface or entry is None or not entry.government:
        return []
    start = parse.tokens[first].start
    inner = known_at(folded[: start + len(known.surface.partition(" ")[0].removesuffix("'s"))], start)
    last = ends.get(start + len(inner.surface)) if inner else None
    return [draft(parse, first, last, inner.kind, inner.form, inner.key)] if inner and last is not None and inner.kind is EntityKind.PLACE else []


def _agrees(known: Known, parse: Parse, first: int, last: int) -> bool:
    """Whether the parser's labels leave room for the table's reading of these tokens."""
    tokens = parse.tokens[first : last + 1]
    if _in_person(parse, first, last):
        return False
    if known.surface == "IS":
        return tokens[0].label in {"ORG", "GPE", "NORP"} or tokens[0].tag in {"NNP", "NNPS"}
    if known.sure:
        return True
    labelled = {token.label for token in tokens} - {""}
    if known.kind is EntityKind.PLACE:
        return bool(labelled & (PLACE_LABELS | {"ORG"})) or (not labelled and tokens[0].pos == "PROPN")
    return (bool(labelled) and tokens[0].pos == "PROPN") or (known.surface.isupper() and len(known.surface) > 2 and bool(labelled))  # noqa: PLR2004 - “SANA”


def _in_person(parse: Parse, first: int, last: int) -> bool:
    """Whether the tokens are a part, not the whole, of a name that the parser takes for a person's (“Jordan” in “Jordan Peele”)."""
    tokens = parse.tokens
    if tokens[first].label != "PERSON" or tokens[last].label != "PERSON":
        return False
    before = first > 0 and tokens[first - 1].label == "PERSON" and not tokens[first].begins
    after = last + 1 < len(tokens) and tokens[last + 1].label == "PERSON" and not tokens[last + 1].begins
    if before and roles.title_length([tokens[first - 1].text]):
        before = False
    return (before or after) and tokens[first].pos == "PROPN"


# --- names of the parser ------------------------------------------------------------------------------------------


def _runs(reading: Reading, parse: Parse) -> list[Draft]:
    """The parser's names, trimmed to the name itself."""
    found: list[Draft] = []
    row: list[Token] = []
    for token in (*parse.tokens, None):
        joins = token is not None and row and token.label == row[-1].label and not token.begins
        if row and (not joins or "\n" in reading.text[row[-1].end : token.start]):  # type: ignore[union-attr]
            found.extend(_trimmed(parse, row))
            row = []
        if token is not None and token.label in LABELS:
            row.append(token)
    return found


def _trimmed(parse: Parse, row: list[Token]) -> list[Draft]:
    """A parser's name without the words at its edges that are not part of it, if a name is left."""
    label = row[0].label
    row = list(row)
    if label == "PERSON":
        del row[: _titled(row)]
    while row and _edge(row[0], first=True):
        row.pop(0)
    row.extend(_tail(parse, row) if label == "PERSON" and row else ())
    while row and (_edge(row[-1], first=False) or row[-1].text in POSSESSIVES) and not _hyphened(row):
        row.pop()
    if not row or not any(token.text[0].isupper() for token in row) or (len(row) == 1 and len(row[0].text) == 1):
        return []
    if label == "PERSON" and not _person_like(row):
        return []
    if len(row) == 1 and label != "PERSON" and _of_a_title(parse, row[0]):
        return []
    if label in {"NORP", "PERSON", "GPE"} and row[0].text.isupper() and len(row) == 1 and row[0].pos not in {"PROPN", "ADJ", "NOUN"}:
        return []
    form = MentionForm.DEMONYM if label == "NORP" and row[-1].pos == "ADJ" else MentionForm.NAME
    return [draft(parse, row[0].index, row[-1].index, LABELS[label], form)]


def _tail(parse: Parse, row: list[Token]) -> list[Token]:
    """The rest of a name that goes on behind a hyphen: “-moon” of “Ban Ki-moon”, where the parser stopped."""
    tokens, at = parse.tokens, row[-1].index + 1
    if at + 1 >= len(tokens) or tokens[at].text not in {"-", "‑"} or tokens[at].start != row[-1].end or tokens[at + 1].start != tokens[at].end:
        return []
    return [tokens[at], tokens[at + 1]] if tokens[at + 1].text.isalpha() and not tokens[at + 1].label and tokens[at + 1].pos in {"PROPN", "NOUN"} and tokens[at + 1].text not in {"led", "backed", "based", "era"} else []


def _hyphened(row: list[Token]) -> bool:
    """Whether the last word hangs by a hyphen on a capitalised one."""
    return len(row) > 2 and row[-2].text in {"-", "‑"} and row[-1].text.isalpha() and row[-3].text[0].isupper() and row[-1].start == row[-2].end  # noqa: PLR2004 - word, hyphen, word


def _of_a_title(parse: Parse, token: Token) -> bool:
    """Whether a lone word belongs to a title: “Defense” in “Defense Minister”, “State” in “Secretary of State”."""
    tokens = parse.tokens
    if token.index + 1 < len(tokens) and roles.is_title(f"{token.text} {tokens[token.index + 1].text}"):
        return True
    back = tokens[max(0, token.index - 2) : token.index]
    return len(back) > 1 and back[1].lower == "of" and roles.is_title(f"{back[0].text} of {token.text}")


def _titled(row: list[Token]) -> int:
    """How many of a person's first tokens are titles or roles (“Foreign Minister Sergei Lavrov” → 2), leaving one at least."""
    words = [token.text for token in row]
    length = roles.title_length(words)
    while length < len(words) - 1 and words[length].lower() in roles.role_class():
        length += 1
    return min(length, len(words) - 1)


def _edge(token: Token, *, first: bool) -> bool:
    """Whether a token cannot begin (or end) a name."""
    text = token.text
    if text.lower() in {"the", "a", "an", "this", "that", "these", "those"} or not any(char.isalnum() for char in text):
        return True
    if text[0].isupper() or (first and text.lower() in roles.PARTICLES):
        return False
    return not (token.pos == "NUM" and not first) and (token.pos in EDGES or text.islower())


def _person_like(row: list[Token]) -> bool:
    """Whether every word of a person's name is a capitalised word, an initial or a particle."""
    if len(row) == 1 and (row[0].text in roles.office_nouns() or (row[0].text.isupper() and len(row[0].text) > 1)):
        return False
    return all(t.text[0].isupper() or t.text.lower() in roles.PARTICLES or t.text in {"-", "'", "’", ".", "‘"} for t in row[:1] + (row[1:-1] if _hyphened(row) else row[1:])) and not any(
        t.text.lower() in NOT_PERSONS for t in row
    )


NOT_PERSONS = frozenset("ministry government party council army airport airbase street university agency committee news monday tuesday wednesday thursday friday saturday sunday".split())
"""Words that no person's name holds."""


# --- putting them together ----------------------------------------------------------------------------------------


def _merge(parse: Parse, known: list[Draft], runs: list[Draft]) -> list[Draft]:
    """Known names and the parser's, one reading for every word, countries kept inside the names of bodies."""
    kept: list[Draft] = []
    at = {index: item for item in reversed(known) for index in range(item.first, item.last + 1)}
    dropped: set[int] = set()
    for run in runs:
        inside = sorted({at[i].first: at[i] for i in range(run.first, run.last + 1) if i in at}.values(), key=lambda d: d.first)
        if not inside:
            kept.append(run)
            continue
        kept.extend(_settle(parse, run, inside, dropped))
    return sorted([*(item for item in known if item.first not in dropped), *kept], key=lambda d: (d.first, -d.last))


def _settle(parse: Parse, run: Draft, inside: list[Draft], dropped: set[int]) -> list[Draft]:
    """What stays of a parser's name that holds known names."""
    if any(item.first <= run.first and item.last >= run.last for item in inside):
        return []
    rest = [parse.tokens[i] for i in range(run.first, run.last + 1) if not any(d.first <= i <= d.last for d in inside)]
    words = [token.text.lower() for token in rest if token.text not in POSSESSIVES and token.text[0].isalnum()]
    if all(word in GENERIC_TAILS or word in {"the", "and", "of"} for word in words):
        return []
    if rest and rest[0].index == inside[0].last + 1 and rest[0].lower in {"and", "&", ","} and inside[0].first == run.first:
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


# --- persons without a label ---------------------------------------------------------------------------------------


def _untagged(parse: Parse, found: list[Draft]) -> list[Draft]:
    """Two and more capitalised words that the parser left without a label after a role: “envoy for Syria Staffan de Mistura”."""
    taken = {i for item in found for i in range(item.first, item.last + 1)}
    added: list[Draft] = []
    at = 0
    for token in parse.tokens:
        if token.index < at or token.label or token.pos != "PROPN" or token.index in taken:
            continue
        at = token.index
        end = _capital_run(parse, at, taken)
        run = parse.tokens[at:end]
        if sum(t.text[0].isupper() for t in run) > 1 and _after_role(parse, at) and _person_like(list(run)):
            added.append(draft(parse, at, end - 1, EntityKind.PERSON, MentionForm.NAME))
        at = max(end, at + 1)
    return added


def _capital_run(parse: Parse, at: int, taken: set[int]) -> int:
    """Where a run of unlabelled proper nouns and the particles between them ends."""
    tokens = parse.tokens
    end = at
    while end < len(tokens) and end not in taken and not tokens[end].label and tokens[end].sentence == tokens[at].sentence:
        token = tokens[end]
        name = token.pos == "PROPN" and token.text[0].isupper() and token.text not in roles.office_nouns() and not roles.is_title(token.text)
        if not name and not (end > at and (token.lower in roles.PARTICLES or token.text == "-") and token.pos in {"PROPN", "PUNCT", "X", "ADP"}):
            break
        end += 1
    while end > at and not tokens[end - 1].text[0].isupper():
        end -= 1
    return end


def _after_role(parse: Parse, at: int) -> bool:
    """Whether a title or role stands before a token, with nothing or a short “for Syria” between."""
    tokens = parse.tokens
    if at == 0 or tokens[at - 1].sentence != tokens[at].sentence:
        return False
    if tokens[at - 1].lower in roles.role_class() or roles.is_title(tokens[at - 1].text):
        return True
    back = at - 1
    while back > 0 and at - back <= 3 and tokens[back].pos == "PROPN":  # noqa: PLR2004 - “for South Korea X” at the most
        back -= 1
    return back < at - 1 and tokens[back].pos == "ADP" and back > 0 and tokens[back - 1].lower in roles.role_class()


# --- weapons, and names that the parser missed --------------------------------------------------------------------


def _weapons(reading: Reading, parse: Parse, found: list[Draft]) -> list[Draft]:
    """Designations of weapons and vehicles that no other name holds."""
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


def _repeat(folded: str, parse: Parse, found: list[Draft]) -> list[Draft]:
    """The same names again where the parser gave no label, and one kind for each name of the article."""
    found = _one_label(folded, parse, found)
    taken = {i for item in found for i in range(item.first, item.last + 1)}
    patterns = _patterns(folded, found)
    starts_with: dict[str, list[tuple[str, Draft]]] = defaultdict(list)
    for surface, model in patterns.items():
        starts_with[folded[model.span.start : parse.tokens[model.first].end]].append((surface, model))
    ends = {token.end: token.index for token in parse.tokens}
    added: list[Draft] = []
    for token in parse.tokens:
        if token.index in taken or token.text not in starts_with:
            continue
        for surface, model in sorted(starts_with[token.text], key=lambda row: -len(row[0])):
            last = ends.get(token.start + len(surface))
            if last is not None and folded.startswith(surface, token.start) and not taken & set(range(token.index, last + 1)):
                added.append(replace(draft(parse, token.index, last, model.kind, model.form, model.key)))
                taken.update(range(token.index, last + 1))
                break
    return sorted([*found, *added], key=lambda d: (d.first, -d.last))


def _patterns(folded: str, found: list[Draft]) -> dict[str, Draft]:
    """Surfaces worth looking for again, and for persons their last names."""
    patterns: dict[str, Draft] = {}
    for item in found:
        surface = folded[item.span.start : item.span.end]
        if item.form is MentionForm.NAME and item.kind in {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP}:
            if len(surface) > 2 and surface[0].isupper():  # noqa: PLR2004 - two letters are too often a word
                patterns.setdefault(surface, item)
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
    placed -= surnames
    found = [replace(d, kind=EntityKind.PLACE, form=MentionForm.NAME) if _at(folded, d) in placed and not d.key else d for d in found]
    return [_labelled(item, _at(folded, item), votes, sure, surnames) if _at(folded, item) not in placed else item for item in found]


def _at(folded: str, item: Draft) -> str:
    return folded[item.span.start : item.span.end]


LOCATIVES = frozenset({"in", "near", "outside", "inside", "around"})
CONTAINERS = frozenset("city town village province governorate district port state region capital area island suburb enclave".split())


def _located(parse: Parse, item: Draft, surface: str) -> bool:
    """Whether the words before a name say that it is a place: “the village of Jafra”, and for known names “in Hamedan”."""
    if item.kind is EntityKind.FACILITY or item.first == 0:
        return False
    before = parse.tokens[item.first - 1]
    if before.lower == "of" and item.first > 1 and parse.tokens[item.first - 2].lemma.lower() in CONTAINERS:
        return True
    after = parse.tokens[item.last + 1] if item.last + 1 < len(parse.tokens) else None
    if after is not None and after.lower in roles.facilities() and item.kind is not EntityKind.ORGANISATION:
        return True
    return before.lower in LOCATIVES and item.kind is not EntityKind.PLACE and bool(places.spots(surface))


def _labelled(
    item: Draft, surface: str, votes: dict[str, Counter[EntityKind]], sure: dict[str, Draft], surnames: set[str]
) -> Draft:
    if item.key:
        return item
    if surface in sure:
        return replace(item, kind=sure[surface].kind, key=sure[surface].key, form=sure[surface].form)
    if surface in surnames and item.kind is not EntityKind.PERSON and not (item.kind is EntityKind.PLACE and places.spots(surface)):
        return replace(item, kind=EntityKind.PERSON, form=MentionForm.NAME)
    if item.kind is EntityKind.GROUP and item.form is MentionForm.NAME and (found := places.spots(surface)) and found[0].people > TOWN:
        return replace(item, kind=EntityKind.PLACE)
    if item.kind is EntityKind.PERSON and " " in surface and surface.rpartition(" ")[2] not in votes and _spelled(surface):
        return replace(item, kind=EntityKind.PLACE)
    best, count = votes[surface].most_common(1)[0]
    if count > votes[surface][item.kind]:
        return replace(item, kind=best)
    if item.kind in {EntityKind.PERSON, EntityKind.ORGANISATION} and " " not in surface and surface not in surnames and _city(surface):
        return replace(item, kind=EntityKind.PLACE)
    return item


def _spelled(surface: str) -> bool:
    """Whether a name of several words is a city's with a particle in it, which persons seldom share: “Deir al-Zor”."""
    found = places.spots(surface)
    return bool(found) and found[0].people > TOWN and any(word.partition("-")[0].lower() in roles.PARTICLES for word in surface.split())


TOWN = 30_000
"""People from which a place of the table outweighs the parser's other label."""


def _city(surface: str) -> bool:
    """Whether a lone name is rather a large city's than somebody's."""
    spots = places.spots(surface)
    return bool(spots) and spots[0].people > CITY and places.key_of(spots[0].name) == places.key_of(surface)


CITY = 250_000
"""People from which a lone word that the parser took for a person or body is the city of that name."""
