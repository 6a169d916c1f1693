"""Where two wordings run together: the longest common run of words, cut to the stretch in which it is dense."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from onrecord.link.copies.units import LEAST_WORDS, Wording

GAP = 0.6
"""What one word that only one side has costs against one shared word (1). Set so that a stretch in which four of ten words were
changed still holds together."""

CLOSE = ((25, 0.52), (15, 0.58), (10, 0.66), (7, 0.72), (0, 0.8))
"""Share of words in common from which a stretch of at least so many words is a copy: the shorter, the closer. Set on synthetic
edits of dated news texts, and read by eye on practice texts about one war, where unrelated sentences share names and topics."""

LEAST_OWN = 3
"""Words, neither names nor stock of every news text, that a copy must share: names and titles repeat without being copied."""

WHOLE = 0.6
"""Share of a sentence or quotation that a short copy must cover: a fragment of two sentences is a stock phrase."""

FREE_LENGTH = 11
"""Words from which a fragment of two longer sentences is a copy all the same."""

QUOTED = re.compile(r"[\u201c\u201d\u201e\u00ab\"][^\u201c\u201d\u201e\u00ab\u00bb\"]+[\u201c\u201d\u201e\u00bb\"]?")


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


def run(one: Wording, other: Wording) -> Run | None:
    """The stretch in which one wording copies the other, or None."""
    found = _densest(LCSseq.opcodes(one.forms, other.forms).as_list())
    return found if found and _copied(one, other, found) else None


def _densest(codes: list[tuple[str, int, int, int, int]]) -> Run | None:
    """The stretch of an alignment with the most shared words over the cost of its gaps."""
    best: Run | None = None
    best_score = 0.0
    score, shared, start = 0.0, 0, (0, 0)
    for tag, a, a_end, b, b_end in ((str(c[0]), c[1], c[2], c[3], c[4]) for c in codes):
        if tag != "equal":
            score -= GAP * max(a_end - a, b_end - b)
            continue
        if score <= 0:
            score, shared, start = 0.0, 0, (a, b)
        score += a_end - a
        shared += a_end - a
        if score > best_score:
            best, best_score = Run(start[0], a_end, start[1], b_end, shared), score
    return best


def _copied(one: Wording, other: Wording, found: Run) -> bool:
    """Whether a shared stretch is a copy: long enough, close enough, and made of words that somebody chose."""
    if found.shared < LEAST_WORDS or _own(one, other, found) < LEAST_OWN:
        return False
    length = max(found.a_end - found.a, found.b_end - found.b)
    if found.closeness < next(share for words, share in CLOSE if length >= words):
        return False
    return found.shared >= FREE_LENGTH or _whole(one, found.a, found.a_end) or _whole(other, found.b, found.b_end)


def _own(one: Wording, other: Wording, found: Run) -> int:
    """How many shared words are neither names nor stock; in a language of which no word is known, each long one counts."""
    theirs = set(other.forms[found.b : found.b_end])
    mine = zip(one.words[found.a : found.a_end], one.forms[found.a : found.a_end], strict=True)
    return len({form for word, form in mine if word.own and not word.name and form in theirs})


def _whole(one: Wording, start: int, end: int) -> bool:
    """Whether a stretch covers most of its sentence, or of the quotation in which it stands."""
    if end - start >= WHOLE * len(one.words):
        return True
    first, last = one.words[start].start, one.words[end - 1].end
    for quoted in QUOTED.finditer(one.text):
        inside = sum(quoted.start() <= w.start and w.end <= quoted.end() for w in one.words)
        both = sum(max(first, quoted.start()) <= w.start and w.end <= min(last, quoted.end()) for w in one.words)
        if inside >= LEAST_WORDS and both >= WHOLE * max(inside, end - start):
            return True
    return False
