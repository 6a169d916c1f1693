"""Planted copies found: `python -m evals.copies.run [--articles N] [--rounds N]`.

Prints the share of planted passages found by edit, the share of copies found that are right, the same for token-set ratio on sentences and
MinHash of whole articles with rensa (where that is installed, else it says so), and words compared a second. Exits 1 under a floor.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import fuzz

from evals.copies import planted
from evals.copies.planted import Planted
from onrecord.link import copies
from onrecord.link.copies import units
from onrecord.model.record import Copy
from onrecord.model.text import Span

HERE = Path(__file__).parent
DATA = Path(os.environ.get("ONRECORD_EVAL_DATA", HERE.parents[2] / "shared")) / "data/dated/articles_dev.jsonl"
COVERED = 0.5
"""Share of both planted texts that copies must cover."""
MERGED = 0.3
"""The same for a passage planted into a longer sentence, of which only a part is copied."""
REWRITTEN = (0.2, 0.4)
"""Shares of the words of a whole article that are changed for the comparison with a sketch."""
WHOLE = 60
"""Articles rewritten as a whole."""
RATIO = 80
"""Token-set ratio of two sentences from which the simple method calls them copies."""


def main() -> int:
    """Plant, find, compare; 1 where a figure lies under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    if not DATA.exists():
        print(f"copies: not scored, no development data at {DATA}")
        return 0
    figures = score(planted.texts(DATA, asked.articles), asked.rounds)
    for name, figure in figures.items():
        print(f"{name:<28}{figure:>12.3f}")
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    under = [
        f"under the floor: {name} {figures[name]:.3f} < {floor}"
        for name, floor in floors.items()
        if figures[name] < floor
    ]
    print(*under, sep="\n")
    return 1 if under else 0


def score(originals: Sequence[str], rounds: int) -> dict[str, float]:
    """Recall by edit, precision, the simple method beside it, and speed."""
    natural = {key for copy in _find(originals) for key in _keys(originals, copy)}
    hits: Counter[str] = Counter()
    simple: Counter[str] = Counter()
    count: Counter[str] = Counter()
    right = wrong = 0
    spent = words = 0.0
    for seed in range(rounds):
        texts, plants = planted.plant(originals, len(originals) // 2, seed)
        begun = time.process_time()
        found = _find(texts)
        spent += time.process_time() - begun
        words += sum(len(text.split()) for text in texts)
        for one in plants:
            count[one.edit] += 1
            hits[one.edit] += _hit(one, found)
            simple[one.edit] += _simple(one, texts)
        for copy in found:
            if len({p.article for p in copy.passages}) > 1 and not natural & set(_keys(texts, copy)):
                planted_here = any(_touches(one, copy) for one in plants)
                right += planted_here
                wrong += not planted_here
    shares = {f"recall {edit}": hits[edit] / count[edit] for edit in planted.EDITS}
    shares["precision"] = right / (right + wrong)
    shares.update({f"token-set recall {edit}": simple[edit] / count[edit] for edit in planted.EDITS})
    shares.update(_whole(originals, rounds))
    shares["words a second"] = words / spent
    return shares


def _find(texts: Sequence[str]) -> tuple[Copy, ...]:
    return copies.find([planted.reading(number, text) for number, text in enumerate(texts)])


def _keys(texts: Sequence[str], copy: Copy) -> list[tuple[str, str]]:
    """A copy's passages by article and words: what was there before anything was planted is not judged."""
    return [(p.article, p.span.of(texts[int(p.article)])) for p in copy.passages]


def _touches(one: Planted, copy: Copy) -> bool:
    return all(
        any(int(p.article) == article and p.span.overlaps(span) for p in copy.passages)
        for article, span in ((one.source, one.source_span), (one.target, one.target_span))
    )


def _hit(one: Planted, found: Sequence[Copy]) -> bool:
    """Whether copies cover most of a passage and of what it was made into."""
    mine = [copy for copy in found if _touches(one, copy)]
    ask = MERGED if one.edit == "merge" else COVERED
    return _cover(one.source, one.source_span, mine) >= COVERED and _cover(one.target, one.target_span, mine) >= ask


def _cover(article: int, span: Span, found: Sequence[Copy]) -> float:
    held: set[int] = set()
    for copy in found:
        for p in copy.passages:
            if int(p.article) == article:
                held.update(range(max(p.span.start, span.start), min(p.span.end, span.end)))
    return len(held) / len(span)


def _simple(one: Planted, texts: Sequence[str]) -> bool:
    """Token-set ratio of the passage's sentences and the target's."""
    source = planted.reading(0, one.source_span.of(texts[one.source]))
    target = planted.reading(0, one.target_span.of(texts[one.target]))
    pairs = [(a, b) for a in units.sentences(source) for b in units.sentences(target)]
    held = sum(
        len(a)
        for a in units.sentences(source)
        if any(fuzz.token_set_ratio(a.of(source.text), b.of(target.text)) >= RATIO for _, b in pairs)
    )
    return held >= COVERED * len(one.source_span)


def _whole(originals: Sequence[str], rounds: int) -> dict[str, float]:
    """What a sketch of whole articles finds: the planted passages, and articles rewritten as a whole, with ours beside it for these."""
    try:
        import rensa  # noqa: F401 - compared with where it is there, and needed by nothing else
    except ImportError:
        print("rensa is not installed: whole articles are not compared")
        return {}
    hit = count = 0
    for seed in range(rounds):
        texts, plants = planted.plant(originals, len(originals) // 2, seed)
        alike = _sketched(texts)
        hit += sum(one.target in alike[one.source] for one in plants)
        count += len(plants)
    shares = {"rensa recall, planted": hit / count}
    for rate in REWRITTEN:
        rewritten = planted.rewritten(originals[:WHOLE], rate)
        texts = [*originals, *rewritten]
        pairs = [(n, len(originals) + n) for n in range(len(rewritten))]
        alike, found = _sketched(texts), _find(texts)
        shares[f"rensa recall, rewritten {rate:.0%}"] = sum(b in alike[a] for a, b in pairs) / len(pairs)
        shares[f"recall, rewritten {rate:.0%}"] = sum(_both(texts, pair, found) for pair in pairs) / len(pairs)
    return shares


def _both(texts: Sequence[str], pair: tuple[int, int], found: Sequence[Copy]) -> bool:
    """Whether copies that stand in both articles cover most of each."""
    both = [copy for copy in found if {int(p.article) for p in copy.passages} >= set(pair)]
    return all(_cover(one, Span(0, len(texts[one])), both) >= COVERED for one in pair)


def _sketched(texts: Sequence[str]) -> list[list[int]]:
    """For each text those that a MinHash of its word triples calls alike."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32)
    sketches = []
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=1)
        tokens = text.lower().split()
        sketch.update([" ".join(tokens[n : n + 3]) for n in range(len(tokens) - 2)] or tokens)
        index.insert(number, sketch)
        sketches.append(sketch)
    return [index.query(sketch) for sketch in sketches]


if __name__ == "__main__":
    sys.exit(main())
