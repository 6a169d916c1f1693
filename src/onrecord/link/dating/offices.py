"""People called by an office, held or left: “US Secretary of State John Kerry”, “former President Barack Obama”.

The terms are those of `data/offices.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from onrecord.link.dating import listed
from onrecord.link.dating.clue import OF_DAY, Clue, Windows
from onrecord.model.reading import Reading
from onrecord.model.text import READ_KINDS, Passage, Span

OFFICE_REACH = 60
"""Code points before or after a name in which its office is looked for."""

PAST_OFFICE = re.compile(
    r"\b(?:then|late|elect|candidate|future|predecessor|successor|nominee|nominate\w*|hopeful|deputy|under|ousted|next|acting)\b"
    r"|\b(?:fir(?:ed|ing|ings)|sack(?:ed|ing)|dismiss(?:ed|al|ing)|oust(?:ed|er|ing)|remov(?:ed|al|ing)|disgraced|slain)\b"
    r"|(?:vice|shadow|assistant)\s+\w+\s*$",
    re.IGNORECASE,
)
FORMER = re.compile(r"\b(?:former|ex)\b[^,;]{0,30}$", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[a-z]{2})(?<!\bSen)(?<!\bGov)(?<!\bRep)(?<!\bGen)(?<!\bCol)[.]\s|[;:,\n]\s|[”\"]\s")
JOINED = re.compile(r"^-|[A-Z][a-z]+\s+\S*\s*$|\s(?:and|or|that|who|had|has|was|were|is|to|with|by|said)\s")
"""What between an office and a name shows that the office is another's: “president-elect”, “the president’s aide John Ole”."""

Offices = tuple[tuple[re.Pattern[str], Windows], ...]


@cache
def _holders() -> tuple[Callable[[str], Iterator[re.Match[str]]], Mapping[str, Offices]]:
    """What finds all holders' names; for each the words of its offices and when it held them."""
    rows = tomllib.loads(files("onrecord").joinpath("data/offices.toml").read_text("utf-8"))
    grouped: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for name, office, first, last in (*rows["holders"], *rows["alone"]):
        grouped.setdefault(name, {}).setdefault(office, []).append((first, last))
    table = {
        name: tuple((_office_words(words), tuple(windows)) for words, windows in offices.items())
        for name, offices in grouped.items()
    }
    return listed.finder(table, after=r"[\w-]"), table


def _office_words(words: str) -> re.Pattern[str]:
    """“sen.|senator” as a pattern."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words.split('|')))})(?!\w)", re.IGNORECASE)


def find(reading: Reading) -> Iterator[Clue]:
    """People called by an office, held or left: “US Secretary of State John Kerry”, “former President Barack Obama”."""
    names, table = _holders()
    for block in reading.blocks:
        if block.kind not in READ_KINDS:
            continue
        text = block.span.of(reading.text)
        for match in names(text):
            before = SENTENCE_END.split(text[max(0, match.start() - OFFICE_REACH) : match.start()])[-1]
            for office, windows in table[match.group()]:
                titled = [*office.finditer(before)]
                if titled and not JOINED.search(before[titled[-1].end() :]):
                    start = block.span.start + match.start() - len(before) + titled[-1].start()
                    words = Span(start, block.span.start + match.end())
                    yield from _office(reading, match.group(), before[: titled[-1].end()], windows, words)


def _office(reading: Reading, name: str, before: str, windows: Windows, words: Span) -> Iterator[Clue]:
    """What an office says by the words before it: held now, or left behind."""
    passage = Passage(reading.id, words)
    if FORMER.search(before):
        last = max(last or "" for _, last in windows)
        if all(last for _, last in windows):
            yield Clue("former", name, f"“former {reading.words(words)}”: in office till {last}", passage, OF_DAY, last)
    elif not PAST_OFFICE.search(before):
        when = ", ".join(f"{first} to {last or 'at least 2025'}" for first, last in windows)
        yield Clue("office", name, f"“{reading.words(words)}”: in office {when}", passage, windows=windows)
