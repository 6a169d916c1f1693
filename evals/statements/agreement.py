"""How far found attributions agree with annotated ones, both brought to the record's conventions first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evals.statements.polnear import Attribution, Document, Spans

OVERLAP = 0.5
LAYERS = ("source", "cue", "content", "triple", "overlap")
THAT = "that "
POSSESSIVES = ("'s", "’s")
EDGES = " \t\n\r\xa0,“”\"‘’'«».;:"
RELATIVES = frozenset({"who", "whom", "which", "that"})
BETWEEN = 3
"""Code points between words and the relative pronoun that stands for them: “Ortega, who said”."""


class Counts:
    """What was found, what there was, and how much of it agrees, layer by layer."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.misses: list[str] = []

    def add(self, layer: str, found: int, gold: int, right: int) -> None:
        self.found[layer] += found
        self.gold[layer] += gold
        self.right[layer] += right

    def figures(self) -> dict[str, float]:
        return {
            layer: round(2 * self.right[layer] / max(1, self.found[layer] + self.gold[layer]), 4) for layer in LAYERS
        }

    def table(self) -> list[str]:
        """A line for each layer."""
        figures = self.figures()
        rows = [f"{'layer':<10}{'precision':>10}{'recall':>8}{'f1':>8}"]
        for layer in LAYERS:
            right = self.right[layer]
            precision, recall = right / max(1, self.found[layer]), right / max(1, self.gold[layer])
            rows.append(f"{layer:<10}{precision:>10.3f}{recall:>8.3f}{figures[layer]:>8.3f}")
        return rows


def compare(document: Document, ours: Sequence[Attribution], counts: Counts, *, pronouns: bool = False) -> None:
    """Add one document: exact spans as sets, contents by overlap one to one. With `pronouns` a relative pronoun of the corpus
    counts as the words that it stands for."""
    text = document.text
    have = [Attribution(*(bare(text, part) for part in one)) for one in ours]
    want = [Attribution(*(bare(text, part) for part in one)) for one in document.attributions if one.content]
    if pronouns:
        want = [_meant(text, one, have) for one in want]
    for layer, name in enumerate(("source", "cue", "content")):
        gold = {one[layer] for one in want if one[layer]}
        got = {one[layer] for one in have if one[layer]}
        counts.add(name, len(got), len(gold), len(got & gold))
    counts.add("triple", len(set(have)), len(set(want)), len(set(have) & set(want)))
    used: set[int] = set()
    for one in want:
        best = max(
            ((shared(one.content, other.content), -i) for i, other in enumerate(have) if i not in used),
            default=(0.0, 0),
        )
        if best[0] >= OVERLAP:
            used.add(-best[1])
        else:
            counts.misses.append(" … ".join(text[a:b] for a, b in (*one.source, *one.cue, *one.content)))
    counts.add("overlap", len(have), len(want), len(used))


def _meant(text: str, one: Attribution, have: Sequence[Attribution]) -> Attribution:
    """An annotated attribution whose source is a relative pronoun, with the words right before it that we name instead."""
    if len(one.source) != 1 or text[slice(*one.source[0])].lower() not in RELATIVES:
        return one
    at = one.source[0][0]
    for other in have:
        if other.cue == one.cue and other.source and 0 < at - other.source[0][1] <= BETWEEN:
            return one._replace(source=other.source)
    return one


def bare(text: str, spans: Spans) -> Spans:
    """Spans by the record's rule: no “that” in front, no marks and stops at the edges, no possessive 's."""
    cut = (_trimmed(text, *span) for span in spans)
    return tuple(sorted(span for span in cut if span[0] < span[1]))


def _trimmed(text: str, first: int, last: int) -> tuple[int, int]:
    words = text[first:last]
    before = ""
    while before != words:
        before = words
        words = words.lstrip(EDGES)
        words = words[len(THAT) :] if words.lower().startswith(THAT) else words
        first = last - len(words)
        words = words.rstrip(EDGES)
        words = words[:-2] if words.endswith(POSSESSIVES) else words
        last = first + len(words)
    return first, last


def shared(one: Spans, other: Spans) -> float:
    """Intersection over union, in code points."""
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    return both / max(1, sum(b - a for a, b in one) + sum(b - a for a, b in other) - both)
