"""Entities of our own stories: `python -m evals.entities.run` joins each story's articles and compares with the gold beside it.

Prints the share of gold mentions that were found with an entity, the share of them that are names and were found, B-cubed over
the mentions found, and the share of named persons that the gold knows; with `--misses` what was not found, split or joined
wrongly. Exits 1 under a floor of `floors.json`.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evals import asking
from evals.claims import stories
from onrecord import pipeline
from onrecord.model.reading import EntityKind, MentionForm, Reading
from onrecord.model.record import Record, owners
from onrecord.model.text import Span

HERE = Path(__file__).parent


@dataclass
class Tally:
    """What one story or all of them gave."""

    found: list[tuple[str, str]] = field(default_factory=list)
    """Gold entity and ours, for each gold mention that has an entity."""
    missed: list[str] = field(default_factory=list)
    names: list[bool] = field(default_factory=list)
    persons: list[bool] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take over another's items."""
        for name in ("found", "missed", "names", "persons", "strange"):
            getattr(self, name).extend(getattr(other, name))

    def figures(self) -> dict[str, float]:
        """All figures, from 0 to 1."""
        precision, recall = b_cubed(self.found)
        return {
            "mentions_found": len(self.found) / max(1, len(self.found) + len(self.missed)),
            "names_found": _share(self.names),
            "b3_precision": precision,
            "b3_recall": recall,
            "b3_f1": 2 * precision * recall / max(1e-9, precision + recall),
            "persons_known": _share(self.persons),
        }


def main() -> int:
    """Score every story; 1 where a figure lies under its floor."""
    misses = asking.options(__doc__, "show what was missed, split and joined wrongly").parse_args().misses
    marked = tomllib.loads((HERE / "gold.toml").read_text("utf-8"))
    read, total = pipeline.reader(), Tally()
    for story in stories.load():
        record = pipeline.weave([read(article) for article in story.articles])
        tally = score(record, [article.id for article in story.articles], marked.get(story.name, {}), story.name)
        if misses:
            show(story.name, tally)
        total.add(tally)
    figures = total.figures()
    asking.show(figures)
    print(f"{'gold mentions':<28}{len(total.found) + len(total.missed):>10}")
    return asking.below(figures, HERE / "floors.json")


def score(record: Record, articles: list[str], gold: Mapping[str, str], story: str) -> Tally:
    """One story's mentions against its gold."""
    tally, owner = Tally(), owners(record.entities)
    at = {
        (ref.article, span): entity
        for ref, entity in owner.items()
        for span in _spans(record.readings[ref.article], ref.index)
    }
    known: set[tuple[str, Span]] = set()
    for entity, listed in gold.items():
        for article, span, words in places(record, articles, listed):
            known.add((article, span))
            ours = at.get((article, span)) or at.get((article, _bare(span, words)))
            if words[0].isupper() and not words.startswith(("He", "The ")):
                tally.names.append(ours is not None)
            if ours is None:
                tally.missed.append(f"{entity}: {words}")
            else:
                tally.found.append((f"{story}/{entity}", ours))
    for made in record.entities:
        if made.kind is not EntityKind.PERSON or made.anonymous:
            continue
        named = [
            ref for ref in made.mentions if record.readings[ref.article].mentions[ref.index].form is MentionForm.NAME
        ]
        if named:
            hit = any((ref.article, record.readings[ref.article].mentions[ref.index].head) in known for ref in named)
            tally.persons.append(hit)
            tally.strange += [] if hit else [made.name]
    return tally


def _spans(reading: Reading, index: int) -> list[Span]:
    """The spans by which a mention may be marked: its own and its name’s, both also without a leading “the”."""
    mention = reading.mentions[index]
    return [bare for span in (mention.span, mention.head) for bare in (span, _bare(span, reading.words(span)))]


def _bare(span: Span, words: str) -> Span:
    """A span without a leading “the”."""
    return Span(span.start + len("the "), span.end) if words.lower().startswith("the ") else span


def places(record: Record, articles: list[str], listed: str) -> Iterator[tuple[str, Span, str]]:
    """Where the words of a gold line stand; what follows them in the line (“said”) only tells which occurrence is meant."""
    taken: set[tuple[str, int]] = set()
    for piece in sorted(listed.split(";"), key=len, reverse=True):
        number, _, words = piece.strip().partition(" ")
        article = articles[int(number)]
        bare = re.sub(r" (?:said|and|denied)$", "", words)
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", record.readings[article].text):
            if (article, match.start() + len(bare)) not in taken:
                taken.add((article, match.start() + len(bare)))
                yield article, Span(match.start(), match.start() + len(bare)), bare


def b_cubed(found: list[tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall of the clusters over the mentions."""
    gold: dict[str, set[int]] = defaultdict(set)
    ours: dict[str, set[int]] = defaultdict(set)
    for n, (right, said) in enumerate(found):
        gold[right].add(n)
        ours[said].add(n)
    both = [(len(gold[right] & ours[said]), len(ours[said]), len(gold[right])) for right, said in found]
    count = max(1, len(found))
    return sum(a / b for a, b, _ in both) / count, sum(a / c for a, _, c in both) / count


def show(name: str, tally: Tally) -> None:
    """What went wrong in one story."""
    by_gold: dict[str, set[str]] = defaultdict(set)
    by_ours: dict[str, set[str]] = defaultdict(set)
    for right, said in tally.found:
        by_gold[right].add(said)
        by_ours[said].add(right)
    split = [right for right, said in by_gold.items() if len(said) > 1]
    joined = [" + ".join(sorted(right)) for right in by_ours.values() if len(right) > 1]
    for what, items in (("missed", tally.missed), ("split", split), ("joined", joined), ("no person", tally.strange)):
        for item in items:
            print(f"{name}: {what} {item}")


def _share(items: list[bool]) -> float:
    return sum(items) / max(1, len(items))


if __name__ == "__main__":
    sys.exit(main())
