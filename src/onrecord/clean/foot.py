"""What hangs below and beside an article: lists of other articles, labels, names after the last sentence."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence

from onrecord.clean import bylines, doubles, tables
from onrecord.clean.lines import PARAGRAPH, Piece
from onrecord.model.text import BlockKind as Kind

Verdict = tuple[Kind, str]
Verdicts = dict[int, Verdict]

SENTENCE = 4
"""Words of the shortest line that counts as the article's last sentence (“It may not last.”)."""
STRAY = 4
"""Words of the longest stray label under an article (“Route 6”)."""
RELATED_WORDS = 4
"""Words of the shortest headline in a list of other articles."""
LISTED_WORDS = 25
"""Words of the longest."""
BIOGRAPHY = 5
"""Lines of the longest biography under an article, its heading with them."""
MIDDLE_LIST = 8
"""Headlines of the longest list in the middle of a text."""


def lists(pieces: Sequence[Piece]) -> Verdicts:
    """Other articles' headlines under “You might also like”, until a paragraph follows."""
    found: Verdicts = {}
    open_ = [i for i, p in enumerate(pieces) if p.kind is None]
    last = max((i for i in open_ if pieces[i].paragraph), default=-1)
    stops = [*(i for i, p in enumerate(pieces) if _stops_list(p, pieces, i)), len(pieces)]
    i = 0
    while i < len(pieces):
        if pieces[i].kind is Kind.RELATED and tables.named(pieces[i].text) is Kind.RELATED:
            stop = stops[bisect.bisect(stops, i)]
            run = _run(pieces, open_, (i + 1, stop), last)
            found.update(dict.fromkeys(run, (Kind.RELATED, f"a headline listed under “{pieces[i].text}”")))
            i = max([i, *run])
        i += 1
    return found


def about(pieces: Sequence[Piece]) -> Verdicts:
    """What is told of the writer at the end: the heading “About the author” and the few lines under it."""
    at = next((i for i, p in enumerate(pieces) if p.kind is None and _heads_biography(p)), len(pieces))
    rest = range(at, len(pieces))
    if len(rest) > BIOGRAPHY or at < len(pieces) / 2:
        return {}
    return {i: (Kind.BYLINE, "tells who the writer is") for i in rest if pieces[i].kind is None}


def _heads_biography(piece: Piece) -> bool:
    return tables.squeezed(piece.text).strip(" :") in tables.phrases("biography")


def _stops_list(piece: Piece, pieces: Sequence[Piece], i: int) -> bool:
    """Whether a list of headlines ends above this line: it is a paragraph, a byline or another headline."""
    if piece.kind is None:
        return piece.words > LISTED_WORDS or (piece.ends and not _question(piece) and _prose_follows(pieces, i))
    return piece.kind in {Kind.HEADLINE, Kind.BYLINE}


def _run(pieces: Sequence[Piece], undecided: list[int], between: tuple[int, int], last: int) -> list[int]:
    """Undecided lines between a list's heading and its end; at the end of the article (`last` is its last undecided
    paragraph) all, in the middle a few."""
    start, stop = (bisect.bisect_left(undecided, at) for at in between)
    below = last > (undecided[stop - 1] if stop > start else between[0] - 1)
    if below and stop - start > MIDDLE_LIST:
        return []
    return _without_subheading(pieces, undecided[start:stop], below)


def _without_subheading(pieces: Sequence[Piece], run: list[int], below: bool) -> list[int]:  # noqa: FBT001 - private
    """The run without a short last line that heads the paragraph below it."""
    if below and len(run) > 1 and pieces[run[-1]].words <= RELATED_WORDS:
        return run[:-1]
    return run


def _question(piece: Piece) -> bool:
    return piece.text.rstrip("\"'”’»")[-1:] in "?!…"


def _prose_follows(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line that ends with a full stop is prose: it is long itself, or paragraphs go on after it."""
    return pieces[i].words >= PARAGRAPH or any(p.paragraph for p in pieces[i + 1 : i + 4])


def tail(pieces: Sequence[Piece]) -> Verdicts:
    """Lines under the last sentence that are no sentences: other articles' headlines, labels, names."""
    last = max(
        (i for i, p in enumerate(pieces) if p.kind in {None, Kind.BODY} and p.ends and p.words >= SENTENCE),
        default=len(pieces),
    )
    rest = [i for i in range(last + 1, len(pieces)) if pieces[i].kind is None and not pieces[i].ends]
    if not rest or last == len(pieces) or _is_listing(pieces, last, rest):
        return {}
    names = _names(p.text for p in pieces[: last + 1] if p.kind in {None, Kind.BODY, Kind.HEADLINE, Kind.STANDFIRST})
    found: Verdicts = {}
    for i in rest:
        if verdict := _trailing(pieces[i], names):
            found[i] = verdict
    return found


def _is_listing(pieces: Sequence[Piece], last: int, rest: list[int]) -> bool:
    """Whether the lines belong to a list of the article's own: points, or what a colon announces."""
    return pieces[last].text.rstrip().endswith(":") or any(
        pieces[i].text[0] in "-•*–·" or re.match(r"\d+[.)]", pieces[i].text) for i in rest
    )


def _trailing(piece: Piece, names: frozenset[str]) -> Verdict | None:
    if piece.words <= STRAY and tables.squeezed(piece.text) in tables.phrases("label"):
        return Kind.STRAY, "a section's name under the article"
    if bylines.is_name(piece.text):
        return Kind.BYLINE, "a name under the article"
    if (
        piece.words <= STRAY and piece.text.upper() != piece.text.lower()
    ):  # in a script without capitals words tell nothing
        return Kind.STRAY, "too short for a sentence, under the last one"
    own = _names([piece.text])
    listed = (
        RELATED_WORDS <= piece.words <= LISTED_WORDS
        and piece.text[0] not in doubles.MARKS
        and piece.text[-1] not in ":,;"
    )
    if listed and own and not own & names:
        return Kind.RELATED, "a headline under the article that shares no name with it"
    return None


def _names(texts: Iterable[str]) -> frozenset[str]:
    """Words with a capital, roughly names, in lower case."""
    return frozenset(w.lower() for text in texts for w in re.findall(r"[^\W\d_a-z][\w’'-]{2,}", text) if w[0].isupper())
