"""Who published an article and whose words it carries, on evidence in its own text: byline, dateline, credit, rights notice.

“By Euronews” · “TRT World and Agencies” · “TEHRAN (Tasnim) –” · “(Reporting by Anna Rossi; editing by Jo Bell)” · “© 2016 Al Jazeera”
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean import makers
from onrecord.model.text import Agency, Article, Basis, Block, BlockKind, Outlet, Span
from onrecord.values import outlets

LONGEST_NAME = 5
"""Words of the longest name looked up (“Radio Free Europe/Radio Liberty” has three, “The Press Service of Israel” five)."""
SHORT = 4
"""Letters up to which a name needs its exact spelling: “AP”, “Time”."""
WHOLESALE = frozenset(
    {
        "Reuters",
        "AP",
        "AFP",
        "UPI",
        "dpa",
        "PA Media",
        "EFE",
        "ANSA",
        "Kyodo",
        "Bloomberg",
        "Dow Jones",
        "AAP",
        "The Canadian Press",
        "PTI",
        "IANS",
        "ANI",
        "UNI",
        "Interfax",
        "TASS",
        "Xinhua",
        "Agencies",
        "ANP",
        "Belga",
        "NTB",
        "TT",
        "Ritzau",
        "STT",
        "APA",
        "Keystone-SDA",
        "Lusa",
        "Europa Press",
        "Adnkronos",
        "McClatchy",
        "Tribune News Service",
        "PAP",
        "ČTK",
        "BNS",
        "Jiji",
        "Yonhap",
        "EPA",
        "Getty Images",
    }
)
"""Agencies whose texts are mostly met in other outlets: their dateline says nothing about who published the text. The
others' datelines are mostly met on their own sites, and name the outlet where nothing else does."""
NEAR = 80
"""Code points beside a name in which a further word of it is looked for."""
TRUST = "Thomson Reuters Trust Principles"
"""The line under Reuters' own texts."""

_WORD = re.compile(r"[^\s,;:|()\-\[\]{}/•·–—\"“”][^\s,;:|()\[\]{}/•·–—\"“”]+")
_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,.:]*(?:by )?(?P<name>[^.,|©]{2,50})",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\s[|–—-]\s(?P<name>[^|–—-]{2,40})$")
_FOLLOW = re.compile(r"follow (?P<name>[A-Z][\w .'’]{1,40}?) on [A-Z]", re.IGNORECASE)

Named = tuple[outlets.Known, Span]


def find(article: Article, blocks: Sequence[Block]) -> tuple[Outlet | None, tuple[Agency, ...]]:
    """The outlet that the text names, None where it names none or several, and all agencies credited."""
    stated = list(_bylines(article.text, blocks))
    names = [row for row in stated if not row[0].agency]
    agencies = [row for row in stated if row[0].agency]
    outlet = _one(names) or _one(list(_notices(article.text, blocks))) or _own(article.text, blocks)
    if outlet is None and not names:
        outlet = _shaped(list(makers.outlets(article.text, blocks)))
    return outlet, _agencies(agencies, list(makers.agencies(article.text, blocks)))


def _bylines(text: str, blocks: Sequence[Block]) -> Iterator[Named]:
    """Names in bylines, datelines and credits; pictures' credits are none of the text's."""
    for block in blocks:
        if block.kind in {BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CREDIT}:
            yield from _known(text, block.span)
            words = block.span.of(text)
            if TRUST in words and (known := outlets.find_agency("Reuters")):
                at = block.span.start + words.index(TRUST)
                yield known, Span(at, at + len(TRUST))


def _known(text: str, span: Span) -> Iterator[Named]:
    """All names of the tables within a span, the longest first: “New York Times News Service” is not the newspaper."""
    words = [(m.start() + span.start, m.end() + span.start) for m in _WORD.finditer(span.of(text))]
    i = 0
    while i < len(words):
        most = min(LONGEST_NAME, len(words) - i) if outlets.begins(text[slice(*words[i])]) else 0
        for count in range(most, 0, -1):
            start, end = words[i][0], words[i + count - 1][1]
            name = text[start:end].rstrip(".")
            end = start + len(name)
            if name and (known := outlets.find(name)) and _written(name, known) and _bounded(text, span, start, end):
                yield known, Span(start, end)
                i += count - 1
                break
        i += 1


def _written(name: str, known: outlets.Known) -> bool:
    """Whether a name is written as the table has it: “AP”, not “ap”; longer names also in capitals."""
    letters = name.replace("’", "'")
    if known.family == "":
        return True  # “with agencies”
    return (
        letters in known.names
        or letters.removeprefix("The ") in known.names
        or (len(name) > SHORT and (name.isupper() or name[0].isupper()))
    )


def _bounded(text: str, span: Span, start: int, end: int) -> bool:
    """Whether no further name-like word makes it part of a longer name: “Asia Times Square”, “Beta Hansen”."""
    before = text[max(span.start, start - NEAR) : start].rstrip(" ")
    after = text[end : min(span.end, end + NEAR)].lstrip(" ")
    joined_after = (
        bool(re.match(r"[A-ZÀ-Þ][a-z]", after))
        and text[end : end + 1] == " "
        and not re.match(r"(?:By|Published|Updated|Posted|Last|[A-Z][a-z]{2,8} \d)", after)
    )
    word = re.search(r"([\w’'.-]+)$", before)
    joined_before = (
        bool(word)
        and word is not None
        and word[1][0].isupper()
        and word[1].lower() not in {"by", "with", "source", "and", "von", "par", "por", "copyright", "quelle", "fuente"}
    )
    return not (joined_after or joined_before)


def _one(names: Sequence[Named]) -> Outlet | None:
    """The outlet, if all names are of one; between two none is chosen."""
    if not names or len({known.name for known, _ in names}) > 1:
        return None
    known, span = names[0]
    return Outlet(known.name, Basis.STATED, span)


def _notices(text: str, blocks: Sequence[Block]) -> Iterator[Named]:
    """Outlets in rights notices, behind the headline, and where readers are asked to follow them."""
    for block in blocks:
        pattern = {
            BlockKind.COPYRIGHT: _RIGHTS,
            BlockKind.HEADLINE: _TITLE,
            BlockKind.PROMO: _FOLLOW,
        }.get(block.kind)
        match = pattern.search(block.span.of(text).rstrip()) if pattern else None
        if match and (known := outlets.find_outlet(match["name"].strip())):
            yield (
                known,
                Span(
                    block.span.start + match.start("name"),
                    block.span.start + match.start("name") + len(match["name"].rstrip()),
                ),
            )


def _own(text: str, blocks: Sequence[Block]) -> Outlet | None:
    """An agency that publishes for readers itself, named in the dateline before the first sentence."""
    rows = [row for block in blocks if block.kind is BlockKind.DATELINE for row in _known(text, block.span)]
    return _one([row for row in rows if row[0].agency and row[0].name not in WHOLESALE]) if len(rows) == 1 else None


def _shaped(names: Sequence[tuple[str, Span]]) -> Outlet | None:
    """An outlet that no table knows, if all names that are shaped like one are the same."""
    if len({outlets.key(name) for name, _ in names}) != 1:
        return None
    name, span = names[0]
    return Outlet(name, Basis.STATED, span)


def _agencies(rows: Sequence[Named], others: Sequence[tuple[str, Span]]) -> tuple[Agency, ...]:
    """Each agency once, at its first place; one that no table knows where nothing known stands there."""
    first: dict[str, Span] = {}
    for known, span in rows:
        first.setdefault(known.name, span)
    for name, span in others:
        if not outlets.find(name) and not any(span.overlaps(other) for other in first.values()):
            first.setdefault(name, span)
    return tuple(Agency(name, span) for name, span in first.items())
