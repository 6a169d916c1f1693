"""Where two wordings run together: the longest common run of words, cut to the stretch in which it is dense."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq, MatchingBlock

from onrecord.link.copies.pile import MARKS, Wording
from onrecord.link.copies.units import LEAST_WORDS
from onrecord.link.copies.vocabulary import CAPITAL, GRAMMAR, OWN

GAP = 0.6
"""What one word that only one side has costs against one shared word (1). Set so that a stretch in which four of ten words were
changed still holds together."""

CLOSE = ((25, 0.52), (15, 0.6), (10, 0.76), (7, 0.8), (0, 0.85))
"""Share of words in common from which a stretch of at least so many words is a copy: the shorter, the closer. Set on synthetic
edits of dated news texts, and read by eye on practice texts about one war, where unrelated sentences share names and topics."""

LEAST_OWN = 3
"""Words, neither names nor stock of every news text, that a copy must share: names and titles repeat without being copied."""

NEARLY_SAME = 0.85
"""Closeness from which a long stretch needs but two words of somebody's own: so many words in one order do not meet by chance. With one, half
of what is found in news articles are names with titles and agencies' credits."""

WHOLE = 0.6
"""Share of a sentence or quotation that a short copy must cover: a fragment of two sentences is a stock phrase."""

FREE_LENGTH = 11
"""Words from which a fragment of two longer sentences is a copy all the same."""

FRAGMENT = 7
"""Words from which a short copy may be a part of the other's longer sentence; a shorter one must be the whole of both."""

LEAST_BESIDE, CLOSE_BESIDE, OWN_BESIDE = 5, 0.48, 2
"""What is asked of a sentence whose neighbour is a copy: shared words, closeness, words of somebody's own."""

QUOTED = re.compile(r"[\u201c\u201d\u201e\u00ab\"][^\u201c\u201d\u201e\u00ab\u00bb\"]+[\u201c\u201d\u201e\u00bb\"]?")


NAMING = 4
"""Words beside a quotation that only name its speaker: “, Minister Rossi told reporters”."""

Shared = list[tuple[int, int]]
"""The words that two wordings share, by number in each, in order."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch that two wordings share: words `[a, a_end)` of one and `[b, b_end)` of the other, `shared` in common."""

    a: int
    a_end: int
    b: int
    b_end: int
    shared: int

    @property
    def closeness(self) -> float:
        """Shared words over the mean length of the two stretches."""
        return 2 * self.shared / (self.a_end - self.a + self.b_end - self.b)


def run(one: Wording, other: Wording, *, beside: bool = False) -> Run | None:
    """The stretch in which one wording copies the other, or None. `beside` tells that the sentences before or after them are copies: then
    less is asked of these."""
    if beside and not _may_run(one, other):
        return None
    if LCSseq.similarity(one.forms, other.forms, score_cutoff=LEAST_BESIDE if beside else LEAST_WORDS) == 0:
        return None
    dense = _densest(LCSseq.editops(one.forms, other.forms).as_matching_blocks())
    if len(dense) < (LEAST_BESIDE if beside else LEAST_WORDS):
        return None
    shared = _trim(one, other, dense)
    (a, b), (a_last, b_last) = shared[0], shared[-1]
    found = Run(a, a_last + 1, b, b_last + 1, len(shared))
    return found if _copied(one, other, found, beside=beside) else None


def _may_run(one: Wording, other: Wording) -> bool:
    """Whether two sentences share enough words that somebody chose: asked first, since most neighbours of copies are none."""
    theirs = {form for form, kind in zip(other.forms, other.kinds, strict=True) if kind & OWN}
    mine = {form for form, kind in zip(one.forms, one.kinds, strict=True) if kind & OWN and form in theirs}
    return len(mine) >= OWN_BESIDE


def _densest(blocks: Sequence[MatchingBlock]) -> Shared:
    """The stretch of an alignment with the most shared words over the cost of its gaps."""
    best_score = score = 0.0
    start = best_start = best_end = 0
    end_a = end_b = 0
    for number, (a, b, size) in enumerate(blocks):
        score -= GAP * max(a - end_a, b - end_b)
        if score <= 0:
            score, start = 0.0, number
        score += size
        end_a, end_b = a + size, b + size
        if score > best_score:
            best_score, best_start, best_end = score, start, number + 1
    return [(a + n, b + n) for a, b, size in blocks[best_start:best_end] for n in range(size)]


def _trim(one: Wording, other: Wording, shared: Shared) -> Shared:
    """The stretch without what hangs at its ends: grammar words (“the use of chemical weapons is a” ends with “weapons”), and the few
    words that name the speaker beside a quotation."""
    first, last = 0, len(shared)
    for side, mine in enumerate((one, other)):
        end, kinds = len(mine.kinds) - 1, mine.kinds
        while last - first > 1 and shared[last - 1][side] < end and kinds[shared[last - 1][side]] & GRAMMAR:
            last -= 1
        text = mine.text
        if MARKS.isdisjoint(text):
            continue
        spans = mine.spans
        for n in range(max(first + 1, last - NAMING), last):
            if _closes(text[spans[shared[n - 1][side]][1] : spans[shared[n][side]][0]]):
                last = n
                break
        for n in range(min(last - 1, first + NAMING), first, -1):
            if _opens(text[spans[shared[n - 1][side]][1] : spans[shared[n][side]][0]]):
                first = n
                break
    while last - first > 1 and min(shared[first]) > 0 and one.kinds[shared[first][0]] & GRAMMAR:
        first += 1
    return shared[first:last]


def _closes(between: str) -> bool:
    """Whether a quotation ends between two words."""
    return any(mark in between for mark in "\u201d\u00bb") or bool(re.search(r"\S\"\s", between))


def _opens(between: str) -> bool:
    """Whether a quotation starts between two words."""
    return any(mark in between for mark in "\u201c\u00ab\u201e") or bool(re.search(r"\s\"$", between))


def _copied(one: Wording, other: Wording, found: Run, *, beside: bool) -> bool:
    """Whether a shared stretch is a copy: long enough, close enough, and made of words that somebody chose."""
    if beside:
        fits = (
            found.shared >= LEAST_BESIDE and found.closeness >= CLOSE_BESIDE and _has_own(one, other, found, OWN_BESIDE)
        )
        long = found.shared >= FREE_LENGTH
        return fits and (long or _whole(one, found.a, found.a_end) or _whole(other, found.b, found.b_end))
    if found.shared < LEAST_WORDS:
        return False
    length = max(found.a_end - found.a, found.b_end - found.b)
    if found.closeness < next(share for words, share in CLOSE if length >= words):
        return False
    long = found.shared >= FREE_LENGTH
    if not _has_own(one, other, found, OWN_BESIDE if long and found.closeness >= NEARLY_SAME else LEAST_OWN):
        return False
    if long:
        return True
    whole = _whole(one, found.a, found.a_end), _whole(other, found.b, found.b_end)
    return any(whole) if found.shared >= FRAGMENT else all(whole)


def _has_own(one: Wording, other: Wording, found: Run, least: int) -> bool:
    """Whether so many shared words are neither names nor stock; in a language of which no word is known, each long one counts."""
    theirs = set(other.forms[found.b : found.b_end])
    held = [at for at in range(found.a, found.a_end) if one.kinds[at] & OWN and one.forms[at] in theirs]
    if len({one.forms[at] for at in held}) < least:
        return False
    if len({one.forms[at] for at in held if not one.kinds[at] & CAPITAL}) >= least:
        return True
    words = one.words
    return len({one.forms[at] for at in held if not words[at].name}) >= least


def is_own(one: Wording) -> bool:
    """Whether a wording says something of its own: “Share this article” and “The minister said on Monday” do not."""
    small = {form for form, kind in zip(one.forms, one.kinds, strict=True) if kind & (OWN | CAPITAL) == OWN}
    return len(small) >= LEAST_OWN or len({word.form for word in one.words if word.own and not word.name}) >= LEAST_OWN


def _whole(one: Wording, start: int, end: int) -> bool:
    """Whether a stretch covers most of its sentence, or of the quotation in which it stands."""
    if end - start >= WHOLE * len(one.forms):
        return True
    text = one.text
    if MARKS.isdisjoint(text):
        return False
    spans = one.spans
    first, last = spans[start][0], spans[end - 1][1]
    for quoted in QUOTED.finditer(text):
        inside = sum(quoted.start() <= a and b <= quoted.end() for a, b in spans)
        both = sum(max(first, quoted.start()) <= a and b <= min(last, quoted.end()) for a, b in spans)
        if inside >= LEAST_WORDS and both >= WHOLE * max(inside, end - start):
            return True
    return False
