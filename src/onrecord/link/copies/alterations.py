"""What a copy has otherwise than the fullest text of the passage, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from onrecord.link.copies import align
from onrecord.link.copies.pile import Stretch, Wording
from onrecord.model.reading import Reading
from onrecord.model.text import Passage, Reason


@dataclass(frozen=True, slots=True)
class Change:
    """One place where a copy differs: its offsets in the copy's wording, its words, and the fullest text's words there. Where the copy only
    leaves words out, the word before the gap (or after it) stands for the gap, on both sides."""

    start: int
    end: int
    now: str
    was: str
    quoted: bool

    @property
    def reason(self) -> str:
        """“inside the quotation marks “never” is left out”."""
        if not self.was:
            return f"inside the quotation marks “{self.now}” is added"
        for left in (self.was.removeprefix(self.now), self.was.removesuffix(self.now)):
            if left != self.was:
                return f"inside the quotation marks “{left.strip()}” is left out"
        return f"inside the quotation marks “{self.now}” stands for “{self.was}”"


def changes(base: Wording, theirs: Stretch, one: Wording, mine: Stretch) -> list[Change]:
    """Where the words `mine` of one wording differ from the words `theirs` of the base."""
    found = []
    there, here = base.spans[slice(*theirs)], one.spans[slice(*mine)]
    t, m = 0, 0
    for block in Indel.opcodes(base.surfaces(*theirs), one.surfaces(*mine)).as_matching_blocks():
        if block.a > t or block.b > m:
            found.append(_change(base, there[max(0, t - 1) : block.a + 1], there[t : block.a], one, here, (m, block.b)))
        t, m = block.a + block.size, block.b + block.size
    return found


def _change(
    base: Wording,
    around: Sequence[Stretch],
    left: Sequence[Stretch],
    one: Wording,
    mine: Sequence[Stretch],
    at: Stretch,
) -> Change:
    """The change between two matching stretches: words `at` of the copy stand for the words `left` of the base."""
    if at[1] > at[0]:
        new, old = mine[at[0] : at[1]], left
    elif at[0]:
        new, old = mine[at[0] - 1 : at[0]], [*around[:1], *left]
    else:
        new, old = mine[:1], [*left, *around[-1:]]
    start, end = new[0][0], new[-1][1]
    was = base.text[old[0][0] : old[-1][1]] if old else ""
    quoted = any(q.start() <= start < q.end() for q in align.QUOTED.finditer(one.text))
    return Change(start, end, one.text[start:end], was, quoted)


def where_from(by_id: Mapping[str, Reading], passages: Sequence[Passage]) -> list[Reason]:
    """What the texts show of a copy's direction: credits, and the first day where days are told."""
    articles = [by_id[id_] for id_ in sorted({passage.article for passage in passages})]
    reasons = [
        Reason(f"the article credits {agency.name}", Passage(reading.id, agency.evidence))
        for reading in articles
        for agency in reading.agencies
    ]
    told = sorted((reading.article.published.day, reading.id) for reading in articles if reading.article.published)
    if len(articles) > 1 and len(told) == len(articles) and told[0][0] < told[1][0]:
        first = next(passage for passage in passages if passage.article == told[0][1])
        reasons.append(Reason(f"first told on {told[0][0].isoformat()}", first))
    return reasons
