"""What each piece of an article is, from several kinds of evidence: words of pages, repetition, script, shape, place.

The passes run in order and settle pieces; what none settles is body. Each leaves its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice, takewhile

from onrecord.clean import bylines, captions, doubles, foot, scripts, stamps, tables
from onrecord.clean.foot import Verdict, Verdicts
from onrecord.clean.lines import Piece, key
from onrecord.model.text import BlockKind as Kind
from onrecord.values import outlets

HEADLINE_LENGTH = 180
"""Code points of the longest headline; the development pages' longest has 170."""
STOPPED_HEADLINE = 110
"""Code points of a headline that ends with a full stop."""
SUBHEADING = 14
"""Words of the longest subheading."""
SHOUTED = 8
"""Words from which a line in capitals between paragraphs links to another article; subheadings in capitals have up to six."""
SHORTEST_WORD = 3
"""Code points of the shortest line that says anything: “A” is a button for the size of letters."""
HEAD_LINES = 14
"""Lines in which headline, standfirst, byline and what is pasted between them are looked for."""


def settle(pieces: list[Piece], title: str | None) -> list[Piece]:
    """All pieces with their kinds."""
    passes: tuple[Callable[[Sequence[Piece]], Verdicts], ...] = (
        lambda row: _headline(row, title),
        _pictures,
        _page_words,
        foot.lists,
        foot.about,
        _signed,
        scripts.foreign,
        _doubles,
        _frame,
        foot.tail,
        _subheadings,
    )
    for decide in passes:
        verdicts = decide(pieces)
        pieces = [p.settled(*verdicts[i]) if i in verdicts and p.kind is None else p for i, p in enumerate(pieces)]
    return [piece if piece.kind else piece.settled(Kind.BODY, None) for piece in pieces]


# --- the head ---------------------------------------------------------------------------------------------------


def _headline(pieces: Sequence[Piece], title: str | None) -> Verdicts:
    """The first line that can be one; with a given title the line that says it."""
    if any(piece.kind is Kind.HEADLINE for piece in pieces):
        return {}
    wanted = _title_key(title)
    for i, piece in enumerate(pieces[:HEAD_LINES]):
        if piece.kind is None and wanted and piece.key and (piece.key == wanted or _cut_title(piece.key, wanted)):
            return {i: (Kind.HEADLINE, "says the article's title")}
    for i, piece in enumerate(pieces[:HEAD_LINES]):
        if piece.kind is not None or _passed_over(piece, pieces, i):
            continue
        return {i: (Kind.HEADLINE, "the first line, shaped like a headline")} if _is_headline(piece, pieces, i) else {}
    return {}


def _title_key(title: str | None) -> str:
    return key(title or "")


def _cut_title(found: str, wanted: str) -> bool:
    """Whether one is the other with the outlet's name behind it, or cut off."""
    return (
        min(len(found), len(wanted)) >= doubles.SHORTEST
        and (wanted.startswith(found) or found.startswith(wanted))
        and len(found) <= 1.6 * len(wanted)
    )


def _passed_over(piece: Piece, pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line above the headline is of the page: a section's name, a date, a byline, a share button."""
    of_page = (
        tables.squeezed(piece.text).strip(" :|/>") in tables.phrases("label")
        or tables.named(piece.text) is not None
        or stamps.is_stamp(piece.text)
        or bylines.led_byline(piece.text)
        or bylines.dated_credit(piece.text)
        or ((known := outlets.find(piece.text)) is not None and piece.text in known.names)
        or tables.matched(piece.text, frozenset({"any"})) is Kind.WIDGET
        or not piece.words
    )
    below = enumerate(pieces[i + 1 : HEAD_LINES], i + 1)
    return of_page and any(p.kind is None and _is_headline(p, pieces, n) for n, p in below)


def _is_headline(piece: Piece, pieces: Sequence[Piece], i: int) -> bool:
    text = piece.text.lstrip("# *")
    if len(text) > HEADLINE_LENGTH or piece.words == 0 or text[:1].islower():
        return False
    below = islice(pieces, i + 1, None)
    if not piece.ends:
        sure = piece.words >= 2 and not text.endswith((",", ":"))  # noqa: PLR2004 - one word is a label
        return sure and any(p.kind is None for p in below)
    stopped = text.rstrip("\"'”’»")[-1] in ".…"
    longer = any(p.kind is None and len(p.text) >= 1.3 * len(text) for p in below)
    return longer and (
        not stopped
        or (
            len(text) <= STOPPED_HEADLINE
            and (_titled(text) or len(doubles.sentences(text)) == 1)
            and _stands_apart(text, pieces, i + 1)
        )
    )


def _stands_apart(text: str, pieces: Sequence[Piece], start: int) -> bool:
    """Whether a short sentence above a piece is a headline: Its Words Have Capitals, a dateline follows, or far longer paragraphs do."""
    dated = any(p.kind is Kind.DATELINE for p in pieces[start : start + 3])
    rest = list(islice((p for p in islice(pieces, start, None) if p.kind is None), 4))
    return _titled(text) or dated or sum(len(p.text) for p in rest) / len(rest) > 1.5 * STOPPED_HEADLINE


def _titled(text: str) -> bool:
    """Whether Its Words Have Capitals."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)  # noqa: PLR2004 - fewer are a name


def _body_start(pieces: Sequence[Piece]) -> int:
    """The first piece of the body: the first paragraph below the last byline, date, dateline or second headline of the head."""
    paragraphs = [i for i, p in enumerate(pieces) if p.paragraph]
    signed = {Kind.HEADLINE, Kind.BYLINE, Kind.DATELINE}
    last = paragraphs[-1] if paragraphs else len(pieces)  # a byline under the text is no mark of its head
    marks = [i for i, p in enumerate(pieces[:HEAD_LINES]) if p.kind in signed and i < last]
    within = list(takewhile(lambda m: sum(i < m for i in paragraphs) <= 3, marks))  # noqa: PLR2004 - two standfirsts and a caption
    after = within[-1] + 1 if within else 0
    return next((i for i in paragraphs if i >= after), after)


def _frame(pieces: Sequence[Piece]) -> Verdicts:
    """What is left between the headline and the body: standfirsts, names, labels, captions."""
    start = _body_start(pieces)
    headline = next((i for i, p in enumerate(pieces) if p.kind is Kind.HEADLINE), None)
    found: Verdicts = {}
    for i, piece in enumerate(pieces[:start]):
        if piece.kind is None:
            found[i] = _above(piece) if headline is None or i < headline else _between(piece)
    return found


def _above(piece: Piece) -> Verdict:
    label = tables.squeezed(piece.text).strip(" :|/>") in tables.phrases("label")
    if label or not piece.words or (piece.words <= 2 and not piece.ends):  # noqa: PLR2004 - “World”, “Middle East”
        return Kind.STRAY, "a label above the article"
    return Kind.BODY, ""


def _between(piece: Piece) -> Verdict:
    if (
        bylines.is_name(piece.text)
        or bylines.is_initialled(piece.text)
        or re.match(
            r"[A-Z][\w.'’-]+ [A-Z][\w.'’-]+(?: in [A-Z][\w ]+|, [\w ]+ (?:editor|correspondent|reporter))$", piece.text
        )
    ):
        return Kind.BYLINE, "a name between headline and text"
    if bylines.is_role(piece.text):
        return Kind.BYLINE, "what the writer is"
    if tables.squeezed(piece.text).strip(" :|/>") in tables.phrases("label"):
        return Kind.STRAY, "a section's name"
    if len(piece.text) < SHORTEST_WORD:
        return Kind.STRAY, "no word in it"
    if piece.words >= 6 or piece.ends:  # noqa: PLR2004 - shorter lines are labels
        return Kind.STANDFIRST, "stands between headline and text"
    return Kind.SUBHEADING, "a short line between headline and text"


# --- what the page says ----------------------------------------------------------------------------------------


def _page_words(pieces: Sequence[Piece]) -> Verdicts:
    """Widgets, advert marks, copyright lines, captions, credits and promotions that the table knows."""
    headline = next((i for i, p in enumerate(pieces) if p.kind is Kind.HEADLINE), -1)
    last = _foot(pieces)
    found: Verdicts = {}
    for i, piece in enumerate(pieces):
        if piece.kind is not None:
            continue
        places = frozenset({"any", *(["below"] if i > headline else []), *(["tail"] if i >= last else [])})
        if kind := tables.named(piece.text):
            found[i] = kind, "words of the page: a button, a menu, a notice"
        elif not any(map(str.isalnum, piece.text)):
            found[i] = Kind.STRAY, "no word in it"
        elif not _is_plain_paragraph(piece) and (kind := tables.matched(piece.text, places)):
            found[i] = kind, _REASONS.get(kind, "words of the page")
        elif _is_post(piece):
            found[i] = Kind.EMBEDDED, "signed like a post on a network"
    return found


def _pictures(pieces: Sequence[Piece]) -> Verdicts:
    """A line that is a picture's maker alone, and the dated line before or behind it: its caption."""
    found: Verdicts = {}
    for i, piece in enumerate(pieces):
        if piece.kind is None and captions.is_maker(piece.text):
            beside = [n for n in (i - 1, i + 1) if 0 <= n < len(pieces) and pieces[n].kind is None]
            dated = [n for n in beside if captions.ends_dated(pieces[n].text)]
            found.update(dict.fromkeys(dated, (Kind.CAPTION, "a picture's caption: its maker stands beside it")))
            if dated:
                found[i] = Kind.CAPTION, "names a picture's maker"
    return found


def _foot(pieces: Sequence[Piece]) -> int:
    """Where the article's foot begins: at its last paragraph, credits and notices below the text not counted."""
    for i in range(len(pieces) - 1, -1, -1):
        piece = pieces[i]
        if piece.paragraph and piece.ends and (_is_plain_paragraph(piece) or tables.matched(piece.text, FOOT) is None):
            return i
    return -1


FOOT = frozenset({"any", "below", "tail"})
_REASONS = {
    Kind.CAPTION: "a picture's caption: it names the picture or its maker",
    Kind.CREDIT: "names who reported, edited or supplied the text",
    Kind.RELATED: "points to another article",
    Kind.PROMO: "points to something else of the outlet's",
    Kind.COPYRIGHT: "a notice of rights",
}


def _is_plain_paragraph(piece: Piece) -> bool:
    """Whether a line is so long that no expression of the table may touch it."""
    return len(piece.text) > 600  # noqa: PLR2004 - the longest caption or notice of the development pages has 520


def _is_post(piece: Piece) -> bool:
    """“— Anna Rossi (@arossi) 5 May 2021” under or after a post."""
    return bool(re.search(r"[—–-] ?.{2,60}\(@\w{2,30}\)(?:,? .{4,40})?$|pic\.twitter\.com/\w+$", piece.text))


def _signed(pieces: Sequence[Piece]) -> Verdicts:
    """Bylines and date stamps that are lines of their own."""
    last, start = _last_paragraph(pieces), _first_paragraph(pieces)
    found: Verdicts = {}
    for i, piece in enumerate(pieces):
        if piece.kind is not None:
            continue
        if stamps.is_stamp(piece.text):
            found[i] = Kind.DATELINE, "a date"
        elif _BRACKETED.fullmatch(piece.text) and bylines.credits_known(piece.text):
            found[i] = Kind.CREDIT, "an outlet's or agency's name in brackets, on a line of its own"
        elif (i <= start + 3 or i > last) and bylines.led_byline(piece.text):
            found[i] = Kind.BYLINE, "names who wrote"
        elif (i <= start + 3 or i > last) and bylines.dated_credit(piece.text):
            found[i] = Kind.BYLINE, "names who wrote, and a date"
        elif (
            (i <= start + 3 or i > last)
            and not piece.text.endswith((":", "?", "!"))
            and bylines.credits_known(piece.text)
        ):
            found[i] = (Kind.BYLINE if i <= last else Kind.CREDIT), "names an outlet or agency"
    return found


_BRACKETED = re.compile(r"[(\[][^()\[\]]{2,60}[)\]]")


def _first_paragraph(pieces: Sequence[Piece]) -> int:
    return next((i for i, p in enumerate(pieces) if p.paragraph), 0)


def _last_paragraph(pieces: Sequence[Piece]) -> int:
    return max((i for i, p in enumerate(pieces) if p.paragraph and p.ends), default=-1)


def _doubles(pieces: Sequence[Piece]) -> Verdicts:
    return dict(doubles.find(pieces, _body_start(pieces)))


def _subheadings(pieces: Sequence[Piece]) -> Verdicts:
    """Short lines between paragraphs that do not end as sentences do."""
    found: Verdicts = {}
    last = max((i for i, p in enumerate(pieces) if p.kind is None), default=0)
    for i, piece in enumerate(pieces):
        if (
            piece.kind is None
            and 0 < i < last
            and not piece.ends
            and piece.words <= SUBHEADING
            and not piece.text.endswith((",", ";", ":"))
            and piece.text[0] not in "-•*–—·"
        ):
            shouted = piece.words >= SHOUTED and piece.text.isupper() and not piece.text.endswith("?")
            found[i] = (
                (Kind.RELATED, "a headline in capitals between paragraphs: a link to another article")
                if shouted
                else (Kind.SUBHEADING, "a short line between paragraphs")
            )
    return found
