"""Statements of our own stories, end to end: `python -m evals.said.run [--misses]`.

The stories of `evals/texts/stories` and `evals/texts/speech` are read and woven; each statement of `gold.rows` is looked for, and where it is
found, its words, form, speaker, chain and day are compared. Figures are given over all and, for what is found, by construction.
Exits 1 under a floor.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals import asking
from evals.claims import stories
from onrecord import pipeline
from onrecord.model.reading import ChainLink, Reading, Ref, Statement
from onrecord.model.record import Attribution, Entity, Record
from onrecord.model.text import Article

HERE = Path(__file__).parent
SPEECH = HERE.parent / "texts/speech"
OVERLAP = 0.5
"""Intersection over union of two contents, in code points, from which a statement is found."""


@dataclass(frozen=True)
class Gold:
    """One statement as it should stand in the record; see `gold.rows`."""

    story: str
    article: int
    construction: str
    speakers: tuple[str, ...]
    source: str
    cue: str
    content: tuple[str, ...]
    form: str
    hands: str
    day: str


@dataclass
class Tally:
    """Right answers and questions by figure, and what was missed."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def ask(self, figure: str, *, right: bool, why: str) -> None:
        self.asked[figure] += 1
        self.right[figure] += right
        if not right:
            self.misses.append(f"{figure}: {why}")

    def figures(self) -> dict[str, float]:
        return {name: self.right[name] / self.asked[name] for name in self.asked}


def gold() -> Iterator[Gold]:
    """The rows of `gold.rows`."""
    for line in (HERE / "gold.rows").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            place, construction, speaker, source, cue, content, form, hands, day = map(str.strip, line.split("|"))
            story, article = place.split()
            whose = tuple(name.strip() for name in speaker.split("&") if name.strip() != "-")
            pieces = tuple(piece.strip() for piece in content.split("//"))
            yield Gold(story, int(article), construction, whose, source, cue, pieces, form, hands, day)


def main(read: Callable[[Article], Reading] | None = None, arguments: Sequence[str] | None = None) -> int:
    """Score all stories; 1 where a figure lies under its floor."""
    chosen = asking.options(__doc__, "say what was missed, and why").parse_args(arguments)
    read, tally, rows = read or pipeline.reader(), Tally(), list(gold())
    for story in (*stories.load(), *stories.load(SPEECH)):
        wanted = [row for row in rows if row.story == story.name]
        score(pipeline.weave([read(article) for article in story.articles]), story, wanted, tally)
    figures = tally.figures()
    for name, value in figures.items():
        print(f"{name:<22}{value:>7.3f}{tally.right[name]:>6} of {tally.asked[name]}")
    print(*(tally.misses if chosen.misses else ()), sep="\n")
    return asking.below(figures, HERE / "floors.json")


def score(record: Record, story: stories.Story, wanted: Sequence[Gold], tally: Tally) -> None:
    """Add one story."""
    said = {one.statement: one for one in record.attributions}
    used: set[Ref] = set()
    for row in wanted:
        reading = record.readings[story.articles[row.article].id]
        ref = best(reading, row, used)
        tally.ask("found", right=ref is not None, why=f"{row.story} {row.article} {row.content}")
        tally.ask(f"found {row.construction}", right=ref is not None, why=" // ".join(row.content))
        if ref is not None:
            used.add(ref)
            compare(record, reading, said[ref], row, tally)
    for article in story.articles:
        for index, one in enumerate(record.readings[article.id].statements):
            words = " // ".join(record.readings[article.id].words(piece) for piece in one.content)
            tally.ask("true", right=Ref(article.id, index) in used, why=f"{story.name}: {words}")


def best(reading: Reading, row: Gold, used: set[Ref]) -> Ref | None:
    """The statement that shares most of its content with a row, where it shares enough."""
    found = [
        (shared(reading, one, row), -index)
        for index, one in enumerate(reading.statements)
        if Ref(reading.id, index) not in used
    ]
    share, index = max(found, default=(0.0, 0))
    return Ref(reading.id, -index) if share >= OVERLAP else None


def shared(reading: Reading, one: Statement, row: Gold) -> float:
    """Intersection over union of the places of a statement's content and of a row's."""
    ours = {at for piece in one.content for at in range(piece.start, piece.end)}
    starts = [(reading.text.index(piece), len(piece)) for piece in row.content]
    theirs = {at for start, length in starts for at in range(start, start + length)}
    return len(ours & theirs) / len(ours | theirs)


def compare(record: Record, reading: Reading, ours: Attribution, row: Gold, tally: Tally) -> None:
    """The answers about a statement that was found."""
    one = reading.statements[ours.statement.index]
    content = tuple(reading.words(piece) for piece in one.content)
    source = reading.words(one.source) if one.source else "-"
    names = {entity.id: entity for entity in record.entities}
    whose = [names[speaker] for speaker in ours.speakers]
    hands = ", ".join(
        f"{hand.link.value} {hand.name}" for hand in ours.chain if hand.link is not ChainLink.PUBLISHED_BY
    )
    day = ours.said.value if ours.said else None
    where = f"{row.story} {row.article} “{content[0][:40]}”"
    tally.ask("content", right=content == row.content, why=f"{where} {content}")
    tally.ask("source", right=source == row.source, why=f"{where} {source} for {row.source}")
    tally.ask("form", right=one.form.value == row.form, why=f"{where} {one.form.value}")
    right = is_right(whose, row.speakers)
    tally.ask("speaker", right=right, why=f"{where} {[w.name for w in whose]} for {row.speakers}")
    tally.ask("speaker not wrong", right=right or not whose, why=f"{where} {[w.name for w in whose]}")
    tally.ask("chain", right=(hands or "-").lower() == row.hands.lower(), why=f"{where} {hands} for {row.hands}")
    tally.ask("day not wrong", right=day is None or row.day in {"-", day}, why=f"{where} {day} for {row.day}")
    if row.day != "-":
        tally.ask("day", right=day == row.day, why=f"{where} {day} for {row.day}")


def is_right(whose: Sequence[Entity], wanted: Sequence[str]) -> bool:
    """Whether the speakers are the wanted ones: each by words of its names; an unnamed one must be called so."""
    if len(whose) != len(wanted):
        return False
    for name in wanted:
        words = set(name.lstrip("*").lower().removeprefix("a ").split())
        fits = [
            e for e in whose if any(words <= set(form.lower().replace("'s", "").split()) for form in (e.name, *e.names))
        ]
        if not fits or (name.startswith("*") and not fits[0].anonymous):
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
