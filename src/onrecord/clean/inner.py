"""Cuts inside a line: what is glued before its first word, after its last sentence, and sentences said twice in a text
that is one long line.

“Sun 05 Jul 2015 22 dead in …” · “TEHRAN (Tasnim) – Russia's …” · “… the ministry said. --Reuters” · “… (Source: Agencies) Twitter”
"""

from __future__ import annotations

import re

from onrecord.clean import bylines, captions, doubles, oneline, stamps, tables
from onrecord.clean.lines import Piece, key
from onrecord.model.text import BlockKind
from onrecord.values import outlets

ONE_LINE = 500
"""Code points from which a line is looked at as a whole article pasted without line breaks."""
HEADLINE, SHORTEST_HEADLINE, BARE_HEADLINE = 120, 24, 100
"""Code points of a headline at the start of a single line; the last for one without capitals behind a date."""
TAIL = 700
"""Code points at a line's end in which credits and widgets are looked for."""
RUN, RUN_PHRASES, RUN_GAP, RUN_END = 400, 4, 400, 40
"""A run of menu words at a line's end: this many code points, with so many phrases of two words and more, no further apart
than that, the last one so near the end. Of the development texts' paragraphs none comes near."""
STRAY_WORDS = 3
"""Words after the last full stop that are no sentence: initials of an editor, a section, a counter."""

_STOP = re.compile(r"[.!?…][\"”’»')\]]*(?=\s|$)|[.!?…](?=-{1,2}[A-Z])")
_CREDIT = re.compile(
    r"(?<=[.!?…”\"’)\s])[(\[]?(?:(?:(?i:additional reporting|with additional reporting)|Reporting|Writing|Editing|Compiled|Translated) (?:in [\w .]{2,40} )?by [A-ZÀ-Þ]"
    r"|\(?Source:? |Our Standards:|This article has been adapted|With (?:inputs?|reporting|files|reports|agency inputs?) (?:by|from) )"
)
_SIGNED = re.compile(r"\s*(?:[-–—]{1,2} ?|\(|\[|/)\s?(?P<name>[A-ZÀ-Þ][\w .&'/-]{1,60}?)\s?[)\]/]?\.?$")


def split(piece: Piece, *, first: bool, last: bool, alone: bool, title: str | None = None) -> list[Piece]:
    """The parts of one line, in order; those with a kind are settled. `alone` is a line that is the whole article."""
    stamp = stamps.leading_stamp(piece.text) if first else 0
    if why := captions.reason(piece.text[stamp:].strip()):
        dated = [piece.part(0, stamp, BlockKind.DATELINE, "a date put before the first word")] if stamp else []
        return [*dated, piece.part(stamp, len(piece.text), BlockKind.CAPTION, why)]
    front, at = _front(piece, title if alone else None, alone=alone) if first else ([], 0)
    back, end = _back(piece, at) if last or alone else ([], len(piece.text))
    middle = piece.part(at, end)
    if not middle.text:
        return [piece]
    return [*front, *(oneline.cut(middle) if alone else [middle]), *back]


def _front(piece: Piece, title: str | None, *, alone: bool) -> tuple[list[Piece], int]:
    """A date stamp, a headline before one, widgets after it, then a dateline; and where the text begins."""
    text, parts, at, found = piece.text, [], 0, None
    if length := stamps.leading_stamp(text):
        parts.append(piece.part(0, length, BlockKind.DATELINE, "a date put before the first word"))
        at = length
    elif found := stamps.inner_stamp(text):
        parts.append(piece.part(0, found[0], BlockKind.HEADLINE, "stands before an agency's name and a date"))
        parts.append(piece.part(*found, BlockKind.BYLINE, "an agency's name and a date"))
        at = found[1]
    if parts and (width := _widgets(text[at : at + tables.LONGEST])):
        parts.append(piece.part(at, at + width, BlockKind.WIDGET, "words of the page, between the date and the text"))
        at += width
    if width := _titled(text[at:], title):
        parts.append(piece.part(at, at + width, BlockKind.HEADLINE, "says the article's title"))
        at += width
    elif alone and not found and (width := _headed(text[at:], dated=at > 0)):
        parts.append(piece.part(at, at + width, BlockKind.HEADLINE, "a first sentence that is shaped like a headline"))
        at += width
    start = at + len(text[at:]) - len(text[at:].lstrip())
    if length := stamps.dateline(text[start:]):
        parts.append(
            piece.part(start, start + length, BlockKind.DATELINE, "place and agency before the first sentence")
        )
        at = start + length
    return [part for part in parts if part.text], at


def _titled(text: str, title: str | None) -> int:
    """How far the given title goes at the start of a text, with the full stop behind it; 0 where it does not stand there."""
    wanted, at = key(title or ""), 0
    if not wanted:
        return 0
    for at, char in enumerate(text[: 3 * len(title or "")], 1):
        if char.isalnum():
            if not wanted.startswith(char.lower()):
                return 0
            wanted = wanted[len(char.lower()) :]
        if not wanted:
            return at + len(text[at:]) - len(text[at:].lstrip(" .…\"”’'"))
    return 0


def _headed(text: str, *, dated: bool) -> int:
    """How far a headline goes that is the first sentence of a single line: Its Words Have Capitals, or it stands behind a
    date, is short, and has no article (“40 dead in depot blast. An ammunition …”); 0 where there is none."""
    ranges = doubles.sentences(text[: 2 * HEADLINE])
    end = ranges[0][1] if len(ranges) > 1 else len(text)
    sentence = text[:end].strip()
    if not SHORTEST_HEADLINE <= len(sentence) <= HEADLINE or sentence[-1] not in ".!?…":
        return 0
    found = re.findall(r"[^\W\d_]+", sentence)
    long_ = [word for word in found if len(word) >= 4]  # noqa: PLR2004 - shorter ones are small words
    titled = len(long_) >= 4 and sum(word[0].isupper() for word in long_) >= 0.8 * len(long_)  # noqa: PLR2004 - fewer are a name
    bare = (
        dated
        and len(sentence) <= BARE_HEADLINE
        and not {word.lower() for word in found} & tables.words("openers", "articles")
    )
    return end if (titled and not sentence.isupper()) or bare else 0


def _widgets(text: str) -> int:
    """How far words of the page go before a capital begins the text: “Get short URL 0 0 0 Syrian …”."""
    far = tables.reach(text)
    return far if far and far < len(text) and not text[far].islower() and text[far - 1] in " \t" else 0


def _back(piece: Piece, at: int) -> tuple[list[Piece], int]:
    """Credits, signatures and words of the page after the last sentence; and where the text ends."""
    text = piece.text
    if foot := oneline.footer(text, at):
        rest, end = _back(piece.part(0, foot), at)
        return [*rest, piece.part(foot, len(text), BlockKind.RELATED, "the page's own list of other articles")], end
    if at == 0 and len(text) <= TAIL and tables.matched(text, frozenset({"any", "below", "tail"})):
        return [], len(text)  # the whole line is a credit or notice
    start = max(at, len(text) - TAIL)
    if cut := _page_run(text, at):
        return [piece.part(cut, len(text), BlockKind.WIDGET, "a run of the page's own links and notices")], cut
    if (found := _CREDIT.search(text, start)) and found.start() > at:
        cut = found.start()
        return _credits(piece, cut), cut
    stop = max((m.end() for m in _STOP.finditer(text, start)), default=0)
    if stop <= at:
        return [], len(text)
    return _after(piece, stop)


def _after(piece: Piece, stop: int) -> tuple[list[Piece], int]:
    """What stands after the last full stop; and where the text ends."""
    text = piece.text
    if signed := _signature(text, stop):
        return [piece.part(signed, len(text), BlockKind.CREDIT, "an agency's name after the last sentence")], signed
    rest = text[stop:].strip()
    kind = _rest(rest) if rest else None
    return ([piece.part(stop, len(text), *kind)], stop) if kind else ([], len(text))


def _page_run(text: str, at: int) -> int:
    """Where a run of menu words begins that goes on to the end of the line; 0 where there is none.

    “… he said. Follow us on Instagram. Where to Watch Partner Hotels About Us Legal Terms of Use Privacy Policy Cookie Policy”
    """
    base = max(at, len(text) - 2 * TAIL)
    found = tables.spots(text[base:])
    close = [spot for spot in found if spot[0] >= len(text) - base - RUN]
    if len(close) < RUN_PHRASES or len(text) - base - found[-1][1] > RUN_END:
        return 0
    first = len(found) - 1
    while first and found[first][0] - found[first - 1][1] <= RUN_GAP:
        first -= 1
    begin = base + found[first][0]
    stop = max((m.end() for m in _STOP.finditer(text, at, begin)), default=0)
    return stop if stop and begin - stop <= RUN_GAP else begin


def _credits(piece: Piece, cut: int) -> list[Piece]:
    return [piece.part(cut, len(piece.text), BlockKind.CREDIT, "names who reported and edited")]


def _signature(text: str, stop: int) -> int:
    """Where “--Reuters”, “(AFP)”, “-AFP” begins after the last sentence; 0 where none does."""
    tail = _SIGNED.match(text, stop) if stop < len(text) else _bracketed(text)
    if tail is None:
        return 0
    name = tail["name"].strip()
    return tail.start() if bylines.credits_known(name) and any(map(str.isupper, name)) else 0


def _bracketed(text: str) -> re.Match[str] | None:
    """An agency in brackets that itself ends the text: “… he said. (AFP)”, where the bracket counted as the sentence's."""
    cut = max(
        text.rfind(" (", -80),
        text.rfind(" [", -80),
        text.rfind(" -", -80),
        text.rfind(" —", -80),
        text.rfind(" –", -80),
    )
    return _SIGNED.match(text, cut) if cut > 0 and text[cut - 1] in '.!?…”"’' else None


def _rest(rest: str) -> tuple[BlockKind, str] | None:
    """What words after the last full stop are, None for a sentence without its end."""
    kind = tables.named(rest) or tables.matched(rest, frozenset({"any", "below", "tail"}))
    if kind is BlockKind.CAPTION:
        return None  # the picture's maker: the whole line is the caption
    if kind or rest.startswith(("Tags ", "Tags:", "Read Also", "Read also")) or _page_words(rest):
        return kind or BlockKind.WIDGET, "words of the page after the last sentence"
    tests: tuple[tuple[bool, BlockKind, str], ...] = (
        (stamps.is_stamp(rest), BlockKind.DATELINE, "a date after the last sentence"),
        (bylines.is_name(rest) and not outlets.find(rest), BlockKind.BYLINE, "a name after the last sentence"),
        (bylines.credits_known(rest), BlockKind.CREDIT, "an agency's or outlet's name after the last sentence"),
        (
            len(rest.split()) <= STRAY_WORDS and not rest[0].islower(),
            BlockKind.STRAY,
            "too short for a sentence, after the last one",
        ),
    )
    return next(((kind, reason) for holds, kind, reason in tests if holds), None)


def _page_words(rest: str) -> bool:
    """Whether half of the words and more are the page's: a row of links with the site's own names in between."""
    found = [
        w
        for w in re.findall(r"[A-Z][a-z]+(?: [A-Z&][a-z]*){0,3}", rest)
        if tables.squeezed(w) in tables.phrases("widget")
    ]
    return len(found) >= 3 and sum(len(w) for w in found) >= 0.4 * len(rest)  # noqa: PLR2004 - three are no accident
