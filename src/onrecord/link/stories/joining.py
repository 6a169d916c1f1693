"""Articles joined into stories: the closest two groups first, as long as they are close on average."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from onrecord.link.stories import likeness, named
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.record import Alteration, Copy, Entity, Story
from onrecord.model.text import READ_KINDS, BlockKind, Reason
from onrecord.values import sharing, wording

ALIKE = 0.27
"""Mean likeness from which two groups of full articles are one story. Set on labelled clusters of news for a precision of .97: a false
merge says that two newsrooms confirmed each other."""

ALIKE_SHORT = 0.35
"""The same for texts of a few sentences, which share a name and a topic by chance."""

APART = ((30, 0.1), (8, 0.05), (0, 0.0))
"""What is added to the bar for so many days between two articles whose days are told. Inferred days have no say. Read by eye on dated
articles about one war, where single attacks months apart are told alike (up to .52 in texts that copy nothing of each other). A higher
bar for months would part those, and the inquiry from its accident."""

CROWD, NEARER, MOST_MORE = 8, 1.25, 0.06
"""In a crowd, where an article's nearest ones (so many) are all alike, two must be so many times as alike as those are on average: attacks of
one war, days of one trial. The bar rises by no more than the last, for a large story is a crowd too. Set with the bars on labelled
clusters of news, and read by eye on dated articles about one war: of 15 stories that it parts 11 were two things told alike, 2 were one."""

MOST_PAIRS = 0.5
"""Share of a pile's pairs that must be alike for it to be on one thing."""

BACKGROUND = 0.085
"""Likeness of an article to one that it was not compared with: the median of the tenth to thirtieth nearest in labelled clusters."""

SHORT, FULL = 80, 250
"""Words up to which a text is short, and from which it is full; between them the bar falls evenly."""

MOSTLY = 0.5
"""Share of the shorter article that must be copied for two articles to be of one story whatever else they say."""

TITLE_LENGTH = 120
"""Code points of a title taken from an article that has no headline."""

Pairs = dict[tuple[int, int], float]

Links = list[dict[int, tuple[float, int]]]
"""For each group the others that it was compared with: what their pairs have above the bar in all, and how many pairs were compared."""


def gather(readings: Sequence[Reading], copies: Sequence[Copy], entities: Sequence[Entity]) -> tuple[Story, ...]:
    """The stories of a pile, each article in one of them; an article that stands alone is a story too. The same articles give
    the same stories in any order."""
    pile = sorted(readings, key=lambda reading: reading.id)
    by_id = {reading.id: reading for reading in pile}
    weights = likeness.vectors(pile)
    names = named.of(pile, entities)
    alike = {(a, b): likeness.cosine(weights[a], weights[b]) for a, b in likeness.neighbours(weights)}
    for (a, b), value in alike.items():
        if not _apart(
            pile[a], pile[b]
        ):  # weeks apart, one town's news is told of the same people and is another matter
            alike[a, b] = min(1.0, value + named.added(names[a], names[b]))
    copied = [(a, b) for a, b in _mostly_copied(pile, copies) if not _apart(pile[a], pile[b])]
    kept = [copy for copy in copies if not any(_tells_other(by_id[c.passage.article], c) for c in copy.altered)]
    copied += [(a, b) for a, b in _mostly_copied(pile, kept) if _apart(pile[a], pile[b])]
    bars = _bars(pile)
    crowds = [0.0] * len(pile) if _is_one_matter(bars, alike) else _crowds(len(pile), alike)
    alike.update(dict.fromkeys(copied, 1.0))
    above = {
        (a, b): value
        - _among(max(bars[a], bars[b]), (crowds[a] + crowds[b]) / 2)
        - (_apart(pile[a], pile[b]) if value < 1 else 0)
        for (a, b), value in alike.items()
    }
    groups = _join(len(pile), above)
    return tuple(sorted((_story(pile, alike, copied, group) for group in groups), key=lambda story: story.id))


def _bars(pile: Sequence[Reading]) -> list[float]:
    """For each article how alike another must be."""
    bars = []
    for reading in pile:
        words = sum(len(reading.words(block.span).split()) for block in reading.blocks if block.kind in READ_KINDS)
        short = (FULL - min(max(words, SHORT), FULL)) / (FULL - SHORT)
        bars.append(ALIKE + short * (ALIKE_SHORT - ALIKE))
    return bars


def _crowds(count: int, alike: Pairs) -> list[float]:
    """For each article how alike its nearest ones are on average; those that it was not compared with count as background."""
    rows: list[list[float]] = [[] for _ in range(count)]
    for (a, b), value in alike.items():
        rows[a].append(value)
        rows[b].append(value)
    nearest = [heapq.nlargest(CROWD, row) for row in rows]
    return [(sum(near) + BACKGROUND * (CROWD - len(near))) / CROWD for near in nearest]


def _is_one_matter(bars: Sequence[float], alike: Pairs) -> bool:
    """Whether most pairs of a pile are alike: what somebody put together on one thing is a crowd of that thing. Pairs that were not
    compared are not alike."""
    over = sum(value >= max(bars[a], bars[b]) for (a, b), value in alike.items())
    return over > MOST_PAIRS * len(bars) * (len(bars) - 1) / 2


def _among(bar: float, crowd: float) -> float:
    """How alike two must be whose nearest ones are so alike."""
    return min(max(bar, NEARER * crowd), bar + MOST_MORE)


def _apart(one: Reading, other: Reading) -> float:
    """How much more alike two articles must be that are known to have come out weeks apart: what happens every week is told in the same words."""
    days = [reading.article.published.day for reading in (one, other) if reading.article.published]
    gap = abs((days[0] - days[1]).days) if len(days) > 1 else 0
    return next(more for least, more in APART if gap >= least)


def _mostly_copied(pile: Sequence[Reading], copies: Sequence[Copy]) -> list[tuple[int, int]]:
    """Pairs of articles of which one mostly stands in the other."""
    number = {reading.id: n for n, reading in enumerate(pile)}
    shared = sharing.shares({reading.id: reading for reading in pile}, copies)
    return [(number[a], number[b]) for (a, b), share in shared.items() if share >= MOSTLY]


def _tells_other(reading: Reading, altered: Alteration) -> bool:
    """Whether altered words tell of another thing: a number or a name stands where another stood, “34 in Hama” for “25 in Homs”. Weeks apart,
    one sentence about two attacks is a form that an agency fills in."""
    mine = wording.words(f". {altered.passage.span.of(reading.text)}")
    theirs = wording.words(f". {altered.was or ''}")
    return any(w.form[:1].isdigit() or w.name for w in mine) and any(w.form[:1].isdigit() or w.name for w in theirs)


def _join(count: int, above: Pairs) -> list[list[int]]:
    """Groups of numbers: the two groups that lie furthest above the bar on average are joined, until none lies above it. Pairs that
    were not compared count as far below it."""
    links: Links = [{} for _ in range(count)]
    for (a, b), value in above.items():
        links[a][b] = links[b][a] = (value, 1)
    groups = {n: [n] for n in range(count)}
    heap = [(-value, a, b, 1, 1) for (a, b), value in above.items() if value >= 0]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if a not in groups or b not in groups or (len(groups[a]), len(groups[b])) != (size_a, size_b):
            continue
        _merge(links, groups, a, b)
        for other, (total, known) in links[a].items():
            pairs = len(groups[a]) * len(groups[other])
            mean = (total - ALIKE * (pairs - known)) / pairs
            if mean >= 0:
                low, high = min(a, other), max(a, other)
                heapq.heappush(heap, (-mean, low, high, len(groups[low]), len(groups[high])))
    return [groups[n] for n in sorted(groups)]


def _merge(links: Links, groups: dict[int, list[int]], into: int, gone: int) -> None:
    """Make one group of two; what the others had to each of them is added."""
    groups[into] = groups[into] + groups.pop(gone)
    links[into].pop(gone, None)
    for other, (total, known) in links[gone].items():
        if other != into:
            links[other].pop(gone, None)
            mine = links[into].get(other, (0.0, 0))
            links[into][other] = links[other][into] = (mine[0] + total, mine[1] + known)
    links[gone] = {}


# --- what a story is called -------------------------------------------------------------------------------------


def _story(pile: Sequence[Reading], alike: Pairs, copied: Sequence[tuple[int, int]], group: Sequence[int]) -> Story:
    ids = tuple(sorted(pile[n].id for n in group))
    inside = set(group)
    near = (
        {pair: value for pair, value in alike.items() if pair[0] in inside and pair[1] in inside}
        if len(group) > 1
        else {}
    )
    return Story(content_id("story", ids[0]), _title(pile, near, group), ids, reasons=_why(near, copied, inside))


def _why(near: Pairs, copied: Sequence[tuple[int, int]], inside: set[int]) -> tuple[Reason, ...]:
    if not near:
        return ()
    mean = sum(near.values()) / len(near)
    reasons = [
        Reason(
            f"{len(inside)} articles whose telling words and names agree, {mean:.2f} on average where {ALIKE} is enough"
        )
    ]
    both = sum(a in inside and b in inside for a, b in copied)
    return (*reasons, Reason(f"{both} pairs of them are mostly the same text")) if both else tuple(reasons)


def _title(pile: Sequence[Reading], near: Pairs, group: Sequence[int]) -> str:
    """The headline of the most central article that has one, verbatim."""
    central: dict[int, float] = dict.fromkeys(sorted(group), 0.0)
    for (a, b), value in near.items():
        central[a] += value
        central[b] += value
    best = max(central, key=lambda n: (bool(headline(pile[n])), round(central[n], 9), -n))
    return titled(pile[best])


def titled(reading: Reading) -> str:
    """What stands for an article: its headline, or its first words."""
    return headline(reading) or _first_words(reading)


def headline(reading: Reading) -> str:
    """An article's headline, verbatim; empty where it has none."""
    found = next((reading.words(block.span) for block in reading.blocks if block.kind == BlockKind.HEADLINE), "")
    return found.strip() or (reading.article.title or "").strip()


def _first_words(reading: Reading) -> str:
    """The first words of an article that has no headline, cut at a word."""
    text = next((reading.words(block.span) for block in reading.blocks if block.kind in READ_KINDS), reading.text)
    line = text.strip().split("\n")[0]
    return line if len(line) <= TITLE_LENGTH else line[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
