"""Pasted pages of our own with their blocks marked: what is rightly left out, and whether the whole body stays.

    python -m evals.pages.pasted [--misses]

A page is a file in `evals/texts/pasted`: `kind|words` for each line, `+kind|words` for what goes on in the same line, `~` for an
empty line, a line without a mark for one that continues a wrapped paragraph, `title|words` for a title given with the text.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from evals import asking
from onrecord import clean, intake
from onrecord.model.text import KEPT_KINDS, BlockKind

HERE = Path(__file__).parent
TEXTS = HERE.parent / "texts" / "pasted"
_MARK = re.compile(r"(\+?)([a-z_]+(?:-dup)?)\|(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text, its given title, and for each code point of a marked stretch its kind."""

    name: str
    text: str
    title: str | None
    kinds: tuple[BlockKind | None, ...]


def load(path: Path) -> Page:
    """A page from its file."""
    text, title = "", None
    kinds: list[BlockKind | None] = []
    kind: BlockKind | None = None
    for line in path.read_text("utf-8").splitlines():
        match = _MARK.fullmatch(line)
        if match and match[2] == "title":
            title = match[3]
            continue
        words = match[3] if match else line.replace("~", "")
        kind = _kind(match[2]) if match else kind
        if text and not (match and match[1]):
            text, kinds = text + "\n", [*kinds, None]
        text += words
        kinds += [kind] * len(words)
    return Page(path.stem, text, title, tuple(kinds))


def _kind(name: str) -> BlockKind:
    return BlockKind.DUPLICATE if name.endswith("-dup") else BlockKind(name)


def judge(page: Page) -> tuple[dict[str, int], list[str]]:
    """Counts of code points, and what went wrong."""
    article = intake.article(page.text, f"{page.name}.txt")
    if page.title:
        from dataclasses import replace

        article = replace(article, title=page.title)
    counts = {"right": 0, "removed": 0, "gold": 0, "body": 0, "kept": 0, "kind": 0, "all": 0}
    misses = []
    for block in clean.cut(article):
        wrong = 0
        for at in range(block.span.start, block.span.end):
            gold = page.kinds[at]
            if gold is None or page.text[at].isspace():
                continue
            out = gold not in KEPT_KINDS
            counts["gold"] += out
            counts["removed"] += not block.keep
            counts["right"] += out and not block.keep
            counts["body"] += gold is BlockKind.BODY
            counts["kept"] += gold is BlockKind.BODY and block.keep
            counts["all"] += 1
            counts["kind"] += gold is block.kind
            wrong += gold is not block.kind
        if wrong:
            misses.append(f"{page.name}: {block.kind} “{block.span.of(page.text).strip()[:90]}”")
    return counts, misses


def main() -> int:
    """Print the figures; 1 where one lies under its floor."""
    total: dict[str, int] = {}
    for path in sorted(TEXTS.glob("*.txt")):
        counts, misses = judge(load(path))
        total = {name: total.get(name, 0) + count for name, count in counts.items()}
        if "--misses" in sys.argv:
            print(*misses, sep="\n") if misses else None
    figures = score(total)
    print(json.dumps(figures))
    floors = json.loads((HERE / "floors.json").read_text("utf-8"))["pasted"]
    return int(bool(asking.under(figures, floors)))


def score(total: dict[str, int]) -> dict[str, float]:
    """Rates from counts."""
    both = total["removed"] + total["gold"]
    return {
        "removed_f1": round(2 * total["right"] / both, 4) if both else 1.0,
        "body_kept": round(total["kept"] / total["body"], 4),
        "kind_right": round(total["kind"] / total["all"], 4),
    }


if __name__ == "__main__":
    sys.exit(main())
