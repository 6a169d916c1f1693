"""Names outside the parse: in datelines, bylines, captions and what was left out as a double; persons' names in other scripts.

What belongs to other articles (related headlines, adverts, widgets) is not looked at."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.annotate.mentions.draft import Draft
from onrecord.annotate.mentions.gazetteer import fold, known_at
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.model.text import BlockKind, Span
from onrecord.values import names as values
from onrecord.values import outlets, places, roles

SCANNED = frozenset(
    {
        BlockKind.DATELINE,
        BlockKind.BYLINE,
        BlockKind.CAPTION,
        BlockKind.DUPLICATE,
        BlockKind.PULL_QUOTE,
        BlockKind.CREDIT,
        BlockKind.PROMO,
    }
)
"""The article's own blocks that are not parsed: names of the tables and of the article itself are found in them."""
FOREIGN_KINDS = SCANNED | {
    BlockKind.HEADLINE,
    BlockKind.STANDFIRST,
    BlockKind.BODY,
    BlockKind.SUBHEADING,
    BlockKind.EMBEDDED,
}
WORD = re.compile(r"[^\W\d_]+(?:[·・'’-][^\W\d_]+)*")
LONGEST = 4
"""Words of a person's name in another script that are tried."""


def names(reading: Reading, found: list[Draft]) -> list[Draft]:
    """Drafts outside the parse; one in another script points by `same` at the name that the article gives in Latin letters."""
    return [*_credited(reading), *_scanned(reading, found), *_foreign(reading, found)]


def _credited(reading: Reading) -> list[Draft]:
    """The agencies and the outlet that the text itself names."""
    shown = [(agency.name, agency.evidence) for agency in reading.agencies]
    if reading.outlet is not None and reading.outlet.evidence is not None:
        shown.append((reading.outlet.name, reading.outlet.evidence))
    out: list[Draft] = []
    for name, evidence in shown:
        at = reading.text.find(name, evidence.start, evidence.end)
        span = Span(at, at + len(name)) if at >= 0 else evidence
        known = outlets.find(name)
        if known is not None and not known.family:
            continue
        key = f"known:{known.name}" if known and known.family else None
        out.append(Draft(span, EntityKind.ORGANISATION, MentionForm.NAME, span, key=key))
    return out


def _scanned(reading: Reading, found: list[Draft]) -> list[Draft]:
    """Names of the tables and of the article in blocks without a parse: “TEHRAN (Tasnim) –”."""
    blocks = [block for block in reading.blocks if block.kind in SCANNED]
    if not blocks:
        return []
    folded = fold(reading.text)
    own = _own(folded, found)
    out: list[Draft] = []
    for block in blocks:
        reach = block.span.start
        for match in WORD.finditer(folded, block.span.start, block.span.end):
            if match.start() < reach or not match.group()[0].isupper():
                continue
            item = _own_at(folded, match.start(), own.get(match.group(), [])) or _known(folded, match.start())
            if item is None and block.kind in TELLING:
                item = _stranger(folded, match.start(), block.span.end)
            if item is not None:
                out.append(item)
                reach = item.span.end
    return out


def _stranger(folded: str, start: int, end: int) -> Draft | None:
    """A person whom the article names in a caption alone, by a given name of the table and a last name: “Daria Lund fills sandbags”; who
    took the picture is none."""
    found = FULL_NAME.match(folded, start, end)
    if (
        found is None
        or folded[found.end() : found.end() + 1] in {"/", "'", "-"}
        or CREDITED.search(folded[max(0, start - 20) : start])
    ):
        return None
    words = found.group().split()
    if values.gender(found.group()) is None or places.spots(found.group()) or places.country_in(found.group()):
        return None
    if any(w in roles.office_nouns() or w.lower() in TAILS for w in words[1:]):
        return None
    span = Span(*found.span())
    return Draft(span, EntityKind.PERSON, MentionForm.NAME, span, gender=values.gender(found.group()))


TELLING = frozenset({BlockKind.CAPTION, BlockKind.PROMO, BlockKind.PULL_QUOTE})
"""Blocks that tell of the matter itself, and may name whom the body does not."""
FULL_NAME = re.compile(
    r"[A-Z][^\W\d_A-Z]+(?: [A-Z]\.)?(?: (?:al-|de |van |von |bin |Al-|el-|di |da )?[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?){1,2}"
)
CREDITED = re.compile(r"(?:[(/|©]|\b(?:by|[Pp]hotos?|[Pp]ictures?|[Ii]mages?|[Cc]redit|[Vv]ideo|AP|AFP|EPA)[:)]?)\s*$")
"""What stands before the name of who took a picture."""
TAILS = roles.words("place_tails") | roles.words("not_persons")


def _known(folded: str, start: int) -> Draft | None:
    known = known_at(folded, start)
    if known is None:
        return None
    span = Span(start, start + len(known.surface))
    return Draft(span, known.kind, known.form, span, key=known.key)


def _own(folded: str, found: list[Draft]) -> dict[str, list[tuple[str, Draft]]]:
    """The article's own names and last names by their first word, the longest first."""
    rows: dict[str, dict[str, Draft]] = {}
    for item in found:
        if item.form is not MentionForm.NAME or item.kind is EntityKind.FACILITY:
            continue
        surface = folded[item.head.start : item.head.end]
        surfaces = (
            [surface, surface.rpartition(" ")[2]] if item.kind is EntityKind.PERSON else [surface, initials(surface)]
        )
        for name in surfaces:
            first = WORD.match(name)
            if first is not None and len(name) > 2:  # noqa: PLR2004 - two letters are too often a word
                rows.setdefault(first.group(), {}).setdefault(name, item)
    return {word: sorted(held.items(), key=lambda row: (-len(row[0]), row[0])) for word, held in rows.items()}


def initials(name: str) -> str:
    """The initials of a name of three capitalised words and more: “MNA”; empty for a shorter one."""
    capitals = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) > len("UN") else ""


def _own_at(folded: str, start: int, rows: list[tuple[str, Draft]]) -> Draft | None:
    for surface, item in rows:
        if folded.startswith(surface, start) and not folded[start + len(surface) : start + len(surface) + 1].isalnum():
            span = Span(start, start + len(surface))
            return Draft(span, item.kind, item.form, span, key=item.key)
    return None


def _foreign(reading: Reading, found: list[Draft]) -> list[Draft]:
    """Persons of the article by their names in another script: “لوان جاگارین” for Levan Dzhagaryan."""
    if reading.text.isascii():
        return []
    persons = sorted(
        {reading.words(d.head) for d in found if d.kind is EntityKind.PERSON and d.form is MentionForm.NAME}
    )
    full = [name for name in persons if " " in name]
    out: list[Draft] = []
    for block in reading.blocks:
        words = _foreign_words(reading, block.span) if block.kind in FOREIGN_KINDS else []
        out.extend(_matched(reading, words, full))
    return out


def _foreign_words(reading: Reading, span: Span) -> list[Span]:
    """Words in letters that are not Latin."""
    return [
        Span(m.start(), m.end())
        for m in WORD.finditer(reading.text, span.start, span.end)
        if ord(m.group()[0]) > LATIN_END
    ]


LATIN_END = 0x36F
"""The last code point of Latin letters and their marks."""


def _matched(reading: Reading, words: list[Span], full: list[str]) -> list[Draft]:
    out: list[Draft] = []
    at = 0
    while at < len(words):
        best = max(
            (
                (_score(reading, words[at:end], name), end, name)
                for end in range(at + 1, min(at + LONGEST, len(words)) + 1)
                for name in full
            ),
            default=(0.0, 0, ""),
        )
        if best[0] >= values.THRESHOLD:
            span = Span(words[at].start, words[best[1] - 1].end)
            draft = Draft(span, EntityKind.PERSON, MentionForm.NAME, span)
            out.append(replace(draft, same=best[2]))
            at = best[1]
        else:
            at += 1
    return out


UNSPACED = re.compile("[·・\u3400-\u9fff]")
"""Han letters, and the points between the parts of foreign names: such a name is one word, or as many as it has points."""


def _score(reading: Reading, words: list[Span], name: str) -> float:
    text = reading.text[words[0].start : words[-1].end]
    if len(words) != len(values.parts(name)) and not UNSPACED.search(text):
        return 0.0
    return values.compare(text, name, body=False).score
