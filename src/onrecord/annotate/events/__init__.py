"""What an article says happened, is so, is planned or was said to be, as small structures from the dependency parse.

“At least 43 people were killed in Tarn on Monday” is `kill`, patient “people”, place “Tarn”, 43 at least, time
“on Monday”, asserted. The content of a statement makes events like any other clause; the saying itself makes none.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.events import (
    arguments,
    beside,
    compared,
    cores,
    nominals,
    quantities,
    standing,
    taken_up,
    tallies,
    tolls,
)
from onrecord.annotate.events.clauses import polarity_and_modality, span_of, tense_of
from onrecord.annotate.events.shape import Core
from onrecord.annotate.events.tree import Tree
from onrecord.annotate.events.whose import statements
from onrecord.model.parse import Parse, Token
from onrecord.model.reading import Bound, Event, Quantity, Reading
from onrecord.model.text import Span

FINDER = "events/clauses"
REACH = 60
"""Tokens before a counted noun from which its number is looked for; none is longer."""


def find(reading: Reading, parse: Parse) -> tuple[Event, ...]:
    """All events of an article, in the order of their triggers."""
    tree = Tree.of(parse)
    timed = _tokens_in(tree, [(time.span.start, time.span.end) for time in reading.times])
    cues = _tokens_in(tree, [(s.cue.start, s.cue.end) for s in reading.statements if s.cue])
    found = cores.find(tree, cues)
    owner = {word: i for i, core in reversed([*enumerate(found)]) for word in core.words}
    finder = arguments.Finder(reading, tree, arguments.heads(reading, tree), timed)
    counted = _owned(tree, owner, quantities.find(tree, timed), found)
    times = _shared(tree, found, owner, _times(reading, tree, owner, len(found)))
    counts = _as_of(reading, tree, found, times)
    inside = statements(reading, tree)
    events: list[Event] = []
    for i, core in enumerate(found):
        event = _event(reading, tree, finder, core, counted[i], counts[i], inside.get(core.trigger))
        if event is not None and core.taken_up:
            event = taken_up.resolve(event, core.taken_up, events)
        if event is not None and (event.arguments or event.quantities):
            events.append(event)
    return tolls.complete(reading, events)


def _event(
    reading: Reading,
    tree: Tree,
    finder: arguments.Finder,
    core: Core,
    counted: tuple[Quantity, ...],
    times: tuple[tuple[int, ...], tuple[int, ...]],
    statement: int | None,
) -> Event | None:
    span = span_of(reading, tree, core, statement)
    parts = finder.find(core)
    if span is None or not (parts or counted or core.taken_up):
        return None
    polarity, modality = polarity_and_modality(reading, tree, core, statement)
    trigger = tree.tokens[core.trigger]
    stands, borrowed = standing.find(tree, core, span)
    return Event(
        span=span,
        finder=FINDER,
        trigger=_word(tree, core.trigger),
        action=core.action,
        phase=core.phase,
        arguments=parts,
        quantities=counted,
        times=times[0],
        polarity=polarity,
        modality=modality,
        tense=tense_of(tree, core),
        statement=statement,
        sentence=trigger.sentence,
        as_of=times[1],
        tally=core.tally,
        standing=stands,
        borrowed=borrowed,
    )


def _word(tree: Tree, index: int) -> Span:
    return Span(tree.tokens[index].start, tree.tokens[index].end)


def _tokens_in(tree: Tree, spans: list[tuple[int, int]]) -> frozenset[int]:
    """The tokens inside any of these spans."""
    spans = sorted(spans)
    found, at = set(), 0
    for token in tree.tokens:
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if any(start <= token.start and token.end <= end for start, end in spans[at : at + 3]):
            found.add(token.index)
    return frozenset(found)


def _climb(tree: Tree, owner: dict[int, int], index: int) -> int | None:
    """The event whose words are met first on the way from a token to the root."""
    if index in owner:
        return owner[index]
    return next((owner[token.index] for token in tree.up(index) if token.index in owner), None)


def _owned(
    tree: Tree, owner: dict[int, int], rows: list[tuple[int, Quantity]], cores: list[Core]
) -> list[tuple[Quantity, ...]]:
    found: list[list[tuple[int, Quantity]]] = [[] for _ in cores]
    for anchor, quantity in rows:
        at = _climb(tree, owner, anchor)
        if at is not None and (said := beside.after(tree, _last(tree, anchor, quantity))) is not None:
            at = _of_others(cores, owner, at, said)
        for event in sorted({*([] if at is None else [at]), *_told_of(tree, owner, anchor)}):
            found[event].append((anchor, quantity))
    return [_reached(tree, core, row) if core.tally else tuple(q for _, q in row)
            for core, row in zip(cores, found, strict=True)]  # fmt: skip


def _last(tree: Tree, anchor: int, quantity: Quantity) -> int:
    """The last token of a number and of the noun behind it that it counts."""
    last = next(i for i in range(max(0, anchor - REACH), len(tree.tokens)) if tree.tokens[i].end >= quantity.span.end)
    return anchor if last < anchor <= last + 2 else last


def _of_others(cores: list[Core], owner: dict[int, int], at: int, said: Token) -> int | None:
    """The event that a number is of where something else was done to those counted: “four people were killed and *19 others
    injured*”; None where nothing tells it."""
    if cores[at].action not in beside.SUFFERED or cores[at].action == beside.done(said):
        return at
    return owner.get(said.index)


def _told_of(tree: Tree, owner: dict[int, int], anchor: int) -> list[int]:
    """The events that a number's noun is described by: “among *39 people* who died”, “*22 people* killed in the raid sued”."""
    clauses = tree.kids(anchor, "acl", "relcl")
    return [owner[kid.index] for kid in clauses if kid.index in owner and beside.suffered(tree, kid)]


def _reached(tree: Tree, core: Core, row: list[tuple[int, Quantity]]) -> tuple[Quantity, ...]:
    """The one figure that a running count reached; “no evidence of more than 11” is at most 11."""
    if not core.at_most:
        at = tallies.figure(tree, core.words[0], [anchor for anchor, _ in row])
        return () if at is None else (row[at][1],)
    start = min(tree.tokens[i].start for i in tree.under(core.words[-2]))
    return tuple(
        replace(q, span=Span(start, q.span.end), low=None, high=q.low, bound=Bound.AT_MOST) for _, q in row[:1]
    )


def _as_of(
    reading: Reading, tree: Tree, found: list[Core], times: list[tuple[int, ...]]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """For each event its own times, and those that only date its count: “rose to nine on Wednesday”."""
    rows: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    for core, row in zip(found, times, strict=True):
        below = {tree.tokens[i].start for i in tree.under(core.trigger)} if core.tally else set()
        own = tuple(t for t in row if not core.tally or reading.times[t].span.start in below)
        rows.append((own, tuple(t for t in row if t not in own)))
    return rows


def _times(reading: Reading, tree: Tree, owner: dict[int, int], count: int) -> list[tuple[int, ...]]:
    """For each event, the indices of the time expressions that hang on it and date no saying."""
    said = {time for statement in reading.statements for time in statement.times}
    starts = {token.start: token.index for token in tree.tokens}
    found: list[list[int]] = [[] for _ in range(count)]
    for index, time in enumerate(reading.times):
        tokens = [starts[p] for p in range(time.span.start, time.span.end) if p in starts]
        if index in said or not tokens or compared.is_limit(reading.text, tree, time, tokens[0]):
            continue
        inside = set(tokens)
        head = next((t for t in tokens if tree.tokens[t].head not in inside), tokens[-1])
        others = _names_only(tree, tree.tokens[head], owner) or compared.is_embedded(tree, owner, head)
        at = None if others else _climb(tree, owner, head)
        if at is not None:
            found[at].append(index)
    return [tuple(row) for row in found]


def _names_only(tree: Tree, head: Token, owner: dict[int, int]) -> bool:
    """Whether a time is part of a thing's name and dates nothing else: “the 9/11 bill”; not “the Monday attack”."""
    noun = tree.tokens[head.head]
    joined = head.dep in {"compound", "nmod", "amod", "nummod"} and noun.pos in {"NOUN", "PROPN"}
    return joined and noun.index not in owner and nominals.noun_action(tree, noun) is None


def _shared(
    tree: Tree, found: list[Core], owner: dict[int, int], times: list[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """A clause joined to a dated one in the same tense is of that date: “it sank in 2019, and 11 people drowned”."""
    dated = list(times)
    for i, core in enumerate(found):
        top = tree.tokens[core.top]
        head = owner.get(top.head)
        if dated[i] or top.dep != "conj" or head is None or head == i:
            continue
        if tense_of(tree, core) == tense_of(tree, found[head]):
            dated[i] = dated[head]
    return dated
