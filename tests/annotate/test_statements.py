"""Statements, construction by construction: the rows of `statements.rows`, and what rows cannot show."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

import make
from onrecord.annotate import sentences, statements, times
from onrecord.model.parse import Parse, View
from onrecord.model.reading import ChainLink, Reading, Statement, StatementForm, StatementPolarity
from onrecord.model.text import Block, BlockKind, Span

ROWS = Path(__file__).with_name("statements.rows")


def rows():
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, _, wanted = line.partition(" ##")
            yield pytest.param(text.strip(), wanted.split(), id=text[:60])


@cache
def readings() -> dict[str, Reading]:
    """All rows read; they are parsed in one batch, which is ten times faster than one by one."""
    texts = sorted({make.marked(text.replace(" / ", "\n"))[0] for text, _ in (row.values for row in rows())})
    lines = [line for text in texts for line in text.split("\n")]
    views = [View(number, line, tuple(range(len(line)))) for number, line in enumerate(lines)]
    parse = make.parser().parse(views)
    result, first = {}, 0
    for text in texts:
        count = text.count("\n") + 1
        result[text] = read(text, part_of(parse, first, first + count, text))
        first += count
    return result


def part_of(parse: Parse, first: int, stop: int, text: str) -> Parse:
    """The parse of some blocks alone, its offsets those of the text that these blocks are the lines of."""
    offsets = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    kept = [i for i, block in enumerate(parse.blocks) if first <= block < stop]
    base = parse.sentences[kept[0]].start
    tokens = []
    for i in kept:
        shift = offsets[parse.blocks[i] - first]
        tokens.extend(
            replace(
                t,
                index=t.index - base,
                head=t.head - base,
                sentence=i - kept[0],
                start=t.start + shift,
                end=t.end + shift,
            )
            for t in (parse.tokens[at] for at in parse.sentences[i])
        )
    sentences_ = tuple(range(parse.sentences[i].start - base, parse.sentences[i].stop - base) for i in kept)
    return Parse(tuple(tokens), sentences_, tuple(parse.blocks[i] - first for i in kept))


def read(text: str, parse: Parse) -> Reading:
    """A reading with statements, each line a paragraph."""
    ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
    starts = [0, *ends[:-1]]
    blocks = tuple(Block(BlockKind.BODY, Span(a, min(b, len(text)))) for a, b in zip(starts, ends, strict=True))
    reading = Reading(make.article(text), language="en", blocks=blocks)
    reading = replace(reading, sentences=sentences.find(reading, parse))
    reading = replace(reading, times=times.find(reading, parse))
    return replace(reading, statements=statements.find(reading, parse))


@pytest.mark.parametrize(("text", "wanted"), list(rows()))
def test_rows(text, wanted):
    plain, spans = make.marked(text.replace(" / ", "\n"))
    found = readings()[plain].statements
    got = sorted((content_words(plain, s), words(plain, s.source), words(plain, s.cue)) for s in found)
    keys = sorted({name.partition("_")[2] for name in spans if name.startswith("content")})
    want = []
    for key in keys:
        tail = f"_{key}" if key else ""
        pieces = tuple(plain[s.start : s.end] for s in spans[f"content{tail}"])
        source = next((plain[s.start : s.end] for s in spans.get(f"source{tail}", spans.get("source", []))), None)
        cue = next((plain[s.start : s.end] for s in spans.get(f"cue{tail}", [])), None)
        want.append((pieces, source, cue))
    assert got == sorted(want)
    if found:
        kinds = {w for w in wanted if w in set(StatementForm)} or {"indirect"}
        polarity = {w for w in wanted if w in set(StatementPolarity)} or {"said"}
        attitude = set(wanted) - kinds - polarity or {"says"}
        assert ({found[0].form.value}, {found[0].polarity.value}, {found[0].attitude}) == (kinds, polarity, attitude)


def content_words(text, statement):
    return tuple(words(text, piece) for piece in statement.content)


def words(text, span):
    return None if span is None else text[span.start : span.end]


# --- what rows cannot show ---------------------------------------------------------------------------------------------


def of(text: str) -> tuple[Reading, tuple[Statement, ...]]:
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    views = [View(i, line, tuple(range(starts[i], starts[i] + len(line)))) for i, line in enumerate(lines)]
    reading = read(text, make.parser().parse(views))
    return reading, reading.statements


def test_a_statement_within_a_statement_points_at_it():
    _, found = of("Ana Lund said that the general had told her the fort was empty.")
    outer, inner = found
    assert (outer.within, inner.within) == (None, 0)


# one row a kind of hand between speaker and reader
RELAYS = [
    ("Ana Lund told Reuters the fort was empty.", [(ChainLink.TOLD, "Reuters")]),
    ("The fort is empty, Ana Lund said, Reuters reported.", [(ChainLink.REPORTED_BY, "Reuters")]),
    ("Reuters reported that Ana Lund said the fort was empty.", [(ChainLink.REPORTED_BY, "Reuters")]),
    ("Ana Lund said in an interview with Reuters that the fort was empty.", [(ChainLink.TOLD, "Reuters")]),
    ("Ana Lund told a Reuters reporter that the fort was empty.", [(ChainLink.TOLD, "Reuters")]),
    ("Ana Lund told reporters the fort was empty.", []),
    ("Ana Lund wrote on Facebook that the fort was empty.", []),
]


@pytest.mark.parametrize(("text", "wanted"), RELAYS, ids=[text[:45] for text, _ in RELAYS])
def test_who_heard_it_and_who_passed_it_on(text, wanted):
    reading, found = of(text)
    (one,) = [s for s in found if s.within is None]
    assert [(relay.link, reading.words(relay.span)) for relay in one.relays] == wanted
    assert words(text, one.source) == "Ana Lund"


def test_the_hearer_the_place_the_occasion_and_the_day():
    reading, (one,) = of("Ana Lund told reporters at a briefing in Oslo on Monday that the fort had fallen on Friday.")
    assert words(reading.text, one.addressee) == "reporters"
    assert words(reading.text, one.place) == "Oslo"
    assert words(reading.text, one.medium) == "briefing"
    assert [reading.words(reading.times[t].span) for t in one.times] == ["Monday"]


def test_each_of_several_speakers_is_pointed_at():
    reading, (one,) = of("Both Norway and Brazil said the talks had been useful.")
    assert [reading.words(head) for head in one.source_heads] == ["Norway", "Brazil"]


def test_a_paragraph_of_speech_without_a_cue_continues_the_one_before():
    _, (first, second) = of("Ana Lund said the fort was empty.\n“Nobody has lived there for a hundred years, I think.”")
    assert (second.source, second.continues) == (None, 0)
    assert first.continues is None


def test_the_turns_of_a_talk_have_their_speakers():
    reading, found = of("LUND: The fort is empty now.\nMARIN: And who has the key to it?\nLUND: Nobody has it.")
    assert [reading.words(s.source) for s in found] == ["LUND", "MARIN", "LUND"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # the day of an embedded clause is that clause's own
        ("President Ana Lund also declared a state of emergency after the flood hit the harbour Saturday.", []),
        ("“We need help,” the mayor said after Saturday's flood.", []),
        ("“He was a friend,” said Lund, whose brother was killed on Friday.", []),
        # what is said on a day, or just after an occasion of that day
        ("“We need help,” the mayor said on Sunday after Saturday's flood.", ["Sunday"]),
        ("Speaking after talks in Port Halim on Monday, Lund said the deal was dead.", ["Monday"]),
        ("“It is over,” Lund said as she arrived in Port Halim on Monday.", ["Monday"]),
        ("In a statement released on Friday, the ministry said the talks had failed.", ["Friday"]),
    ],
)
def test_a_saying_takes_the_day_of_its_own_clause(text: str, days: list[str]):
    reading = make.reading(text)
    assert [reading.words(reading.times[t].span) for s in reading.statements for t in s.times] == days
