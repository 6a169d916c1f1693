"""Round days and ages: “the tenth anniversary of the 2003 invasion”, “Ana Lund, 47, was born in May 1969”.

What came about on a day that the text or `data/happened.toml` tells, and how many years ago that is, tell the year of an article.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from onrecord.link.dating.clue import OF_DAY, Clue
from onrecord.model.reading import Reading, Time
from onrecord.model.text import READ_KINDS, Passage, Span
from onrecord.model.time import Expression
from onrecord.values.dates import bounds, day_in, resolve, shift, unit_of, value_of
from onrecord.values.dates.resolve import UNKNOWN
from onrecord.values.numbers import UNITS

OLDEST = 110
"""Years; of more neither an age nor an anniversary is told here, save centuries."""

REACH = 60
"""Code points behind “anniversary of” or “born” in which the day stands."""

NTH = r"(?P<nth>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-(?!year)[a-z]+)?)"
ANNIVERSARY = re.compile(
    rf"\b{NTH}(?:[-\s]years?)?(?:\s+(?:birth|death|birthday))?[-\s]+anniversary\s+of\s+", re.IGNORECASE
)
NAME = r"[A-Z][^\W\d_]+(?:[-'’][A-Z][^\W\d_]+)*"
AGE = re.compile(
    rf"(?P<name>{NAME}),\s(?:who\s+is\s+|aged\s+|now\s+)?(?P<age>\d{{1,3}})(?=[,.;)]|\s+and\b)"
    rf"|\b(?P<age2>\d{{1,3}})-year-old\s+(?:{NAME}\s+){{0,3}}(?P<name2>{NAME})"
)
BORN = re.compile(
    rf"(?P<name>{NAME})(?:,\s+(?:who\s+)?|\s+|\s*\()(?:was\s+|is\s+)?[Bb]orn\b|\bBorn\b[^.;\n]{{0,{REACH}}}?,\s(?:{NAME}\s+){{0,3}}(?P<name2>{NAME})"
)
Born = tuple[Time, str]


def find(reading: Reading) -> Iterator[Clue]:
    """What anniversaries and ages tell of an article's day."""
    text = reading.text.casefold()
    for block in reading.blocks if "anniversary" in text else ():
        if block.kind in READ_KINDS:
            yield from _anniversaries(reading, block.span)
    if "born" in text:
        yield from _ages(reading)


def _anniversaries(reading: Reading, place: Span) -> Iterator[Clue]:
    for match in ANNIVERSARY.finditer(reading.text, place.start, place.end):
        count, known = _count(match["nth"]), _known_from(reading, match.end(), place.end)
        if not count or known is None or (count > OLDEST and count % 50):
            continue
        told, end = known
        day, unit = bounds(told), unit_of(told) or ""
        moved = shift(day.earliest, "Y", count) if day and day.earliest else None
        if moved and unit in ("D", "M", "Y"):
            words, table = Span(match.start(), end), f"anniversary_{unit}"
            text = f"“{' '.join(reading.words(words).split())}”: of {told}, so in {value_of(moved, unit)}"
            yield Clue(table, value_of(moved, unit), text, Passage(reading.id, words), OF_DAY, value_of(moved, unit))


def _count(word: str) -> int | None:
    """The number of “10th”, “tenth”, “ten”."""
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word))
    return _ordinals().get(word.lower()) or UNITS.get(word.lower())


def _known_from(reading: Reading, start: int, end: int) -> tuple[str, int] | None:
    """The day that the words behind “anniversary of” name, and where they end: as a date, else as something that everybody knows."""
    what = re.split(r"[.;:\n]", reading.text[start : min(end, start + REACH)])[0]
    for time in reading.times:
        told = _written(time.expression)
        if time.span.start <= start + len(what) and time.span.end > start and told:
            return told, max(time.span.end, start + 1)
    pattern, days = _happened()
    match = pattern.search(what)
    return (days[" ".join(match.group().lower().replace("’", "'").split())], start + match.end()) if match else None


def _written(expression: Expression) -> str | None:
    """The date with its year that a time is or, of an anniversary, holds."""
    date_ = day_in(expression)
    if date_.modifier == "anniversary" and date_.inner:
        date_ = day_in(date_.inner[0])
    return resolve(date_, UNKNOWN).value if date_.kind == "calendar" and date_.year else None


@cache
def _ordinals() -> Mapping[str, int]:
    text = files("onrecord").joinpath("data/times.toml").read_text(encoding="utf-8")
    return {word: int(number) for word, number in tomllib.loads(text)["ordinals"].items()}


@cache
def _happened() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """All words of the table as one pattern, and the day of each."""
    rows = tomllib.loads(files("onrecord").joinpath("data/happened.toml").read_text(encoding="utf-8"))["happened"]
    days = {word.lower(): day for words, day in rows for word in words.split("|")}
    longest = sorted(days, key=lambda word: (-len(word), word))
    written = (re.escape(word).replace("\\ ", r"\s+").replace("'", "['’]") for word in longest)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(written)})(?!\w)", re.IGNORECASE), days


def _ages(reading: Reading) -> Iterator[Clue]:
    """The days on which somebody is as old as the text says, by the birth that it tells."""
    born = _births(reading)
    if not born:
        return
    for match in AGE.finditer(reading.text):
        name, age = match["name"] or match["name2"], int(match["age"] or match["age2"])
        for time, told in born.get(name, ()):
            window = _of_age(told, age)
            if window and age <= OLDEST:
                words = " ".join(match.group().split())
                text = f"“{words}”, and born “{reading.words(time.span)}”: {window[0]} to {window[1]}"
                passage = Passage(reading.id, Span(match.start(), match.end()))
                yield Clue("age", name, text, passage, windows=(window,))


def _births(reading: Reading) -> Mapping[str, Sequence[Born]]:
    """For each last name the times of birth that the text tells with their year; none for one of whom it tells two."""
    found: defaultdict[str, list[Born]] = defaultdict(list)
    for match in BORN.finditer(reading.text):
        end = reading.text.find("\n", match.start())
        reach = min(match.end() + REACH, end if end >= 0 else len(reading.text))
        inside = [time for time in reading.times if match.start() <= time.span.start <= reach]
        dated = [(time, told) for time in inside[:1] if (told := _written(time.expression))]
        found[match["name"] or match["name2"]] += dated
    return {name: rows for name, rows in found.items() if len({told for _, told in rows}) == 1}


def _of_age(born: str, age: int) -> tuple[str, str] | None:
    """From the first birthday that can be meant to the eve of the next."""
    span = bounds(born)
    if span is None or span.earliest is None or span.latest is None:
        return None
    first, last = shift(span.earliest, "Y", age), shift(span.latest, "Y", age + 1)
    return (first.isoformat(), _eve(last).isoformat()) if first and last else None


def _eve(day: date) -> date:
    return day - timedelta(days=1)
