"""Stories against labelled events: `python -m evals.stories.run`.

Prints B-cubed precision, recall and F1 of each set at the shipped setting, and of a plain TF-IDF with the threshold that serves
the set best, beside it. Exits 1 under a floor.
"""

from __future__ import annotations

import json
import math
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evals import asking
from onrecord.link import stories
from onrecord.model.reading import Reading
from onrecord.model.text import Article, Block, BlockKind, Span

FLOORS = Path(__file__).with_name("floors.json")
DATA = asking.DATA / "data/clusters"
SETS = {"basil": "basil.jsonl", "allsides": "allsides_lrc_val.jsonl"}
THRESHOLDS = tuple(n / 100 for n in range(10, 60, 5))


def main() -> int:
    """Gather each set's articles; 1 where a figure lies under its floor."""
    if not DATA.exists():
        print(f"stories: not scored, no development data at {DATA}")
        return 0
    figures: dict[str, float] = {}
    for name, file in SETS.items():
        rows = [json.loads(line) for line in (DATA / file).read_text(encoding="utf-8").splitlines()]
        figures.update({f"{name} {key}": value for key, value in score(rows).items()})
    asking.show(figures)
    return asking.below(figures, FLOORS)


def score(rows: Sequence[dict[str, str]]) -> dict[str, float]:
    """Ours and the plain method on one set."""
    readings = [reading(str(n), row["title"], row["text"]) for n, row in enumerate(rows)]
    gold = [row["event"] for row in rows]
    begun = time.process_time()
    told = {article: story.id for story in stories.gather(readings, (), ()) for article in story.articles}
    spent = time.process_time() - begun
    p, r, f = b_cubed([told[r.id] for r in readings], gold)
    plain = plain_likeness([f"{row['title']} {row['text']}" for row in rows])
    best = max((b_cubed(components(plain, bar), gold) for bar in THRESHOLDS), key=lambda found: found[2])
    names = ("precision", "recall", "f1", "articles a second", "tf-idf precision", "tf-idf recall", "tf-idf f1")
    return dict(zip(names, (p, r, f, len(rows) / spent, *best), strict=True))


def reading(name: str, title: str, text: str) -> Reading:
    """An article of a headline and one paragraph."""
    whole = f"{title}\n{text}"
    blocks = [Block(BlockKind.HEADLINE, Span(0, len(title) + 1))] if title else []
    start = len(title) + 1 if title else 0
    if text:
        blocks.append(Block(BlockKind.BODY, Span(start, start + len(text))))
    return Reading(Article(name, whole[-start - len(text) :], name, (name,)), language="en", blocks=tuple(blocks))


def b_cubed(found: Sequence[str], gold: Sequence[str]) -> tuple[float, float, float]:
    """Mean precision and recall of each article's group, and their harmonic mean."""
    mine: dict[str, set[int]] = defaultdict(set)
    theirs: dict[str, set[int]] = defaultdict(set)
    for n, (a, b) in enumerate(zip(found, gold, strict=True)):
        mine[a].add(n)
        theirs[b].add(n)
    shared = [len(mine[a] & theirs[b]) for a, b in zip(found, gold, strict=True)]
    p = sum(s / len(mine[a]) for s, a in zip(shared, found, strict=True)) / len(found)
    r = sum(s / len(theirs[b]) for s, b in zip(shared, gold, strict=True)) / len(found)
    return p, r, 2 * p * r / (p + r)


def plain_likeness(texts: Sequence[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Cosines of TF-IDF vectors of lower-case words."""
    counts = [Counter(re.findall(r"\w+", text.lower())) for text in texts]
    spread = Counter(word for count in counts for word in count)
    column = {word: n for n, word in enumerate(sorted(spread))}
    matrix = np.zeros((len(texts), len(column)), dtype=np.float32)
    for n, count in enumerate(counts):
        for word, times in count.items():
            matrix[n, column[word]] = (1 + math.log(times)) * math.log(len(texts) / spread[word])
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9
    likeness: np.ndarray[tuple[int, ...], np.dtype[np.float32]] = matrix @ matrix.T
    return likeness


def components(likeness: np.ndarray[tuple[int, ...], np.dtype[np.float32]], bar: float) -> list[str]:
    """Groups joined by any pair above the bar."""
    parent = list(range(len(likeness)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for a, b in np.argwhere(np.triu(likeness, 1) >= bar).tolist():
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return [str(root(n)) for n in range(len(likeness))]


if __name__ == "__main__":
    sys.exit(main())
