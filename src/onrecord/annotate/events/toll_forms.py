"""The forms in which news tells a toll, as patterns over a sentence: “the death toll from the quake that struck on Saturday rose to
413”, “raised the toll … to 413”, “350 Dead After Quake”, “36,563 people had been pulled from the debris”.

A toll is told in few forms and long sentences, in which parses break; the words stand in `data/tolls.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.values import numbers, tolls

GAP = r"(?P<gap>[^“”\"]{0,180}?)"
"""What may stand between a toll and its verb: a quake with its relative clauses."""
NO_WORDS = frozenset({"no", "m", "b", "k", "mn", "bn", "tn", "half", "both", "pair", "few"})
"""Words of numbers that alone count nobody."""
YEARS = range(1500, 2100)
EARLIER = 26
"""Code points before a number in which stands that it is an earlier one."""
_MEASURE = (r"(?!\s?(?:%|percent|per cent|(?:st|nd|rd|th)\b|-|–|(?:years?|days?|hours?|minutes?|weeks?|months?|km|miles?|metres?|"
            r"meters?|feet|a\.m|p\.m|am|pm|euros?|dollars?|magnitude)\b|:\d|\.\d))")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people, where it stands in its sentence, and what was done to them: `said` are the words that say so, `moved` how
    a running count moved (None where it is none), `bound` over or near, `earlier` that it is the number from before."""

    number: tuple[int, int]
    said: tuple[int, int]
    whole: tuple[int, int]
    action: str
    noun: str = ""
    moved: str | None = None
    bound: str = ""
    earlier: bool = False
    gap: tuple[int, int] | None = None


def find(text: str) -> Iterator[Count]:
    """The counts of a sentence, those of a running count first; no number twice."""
    taken: list[tuple[int, int]] = []
    for pattern, read in ((_running(), _moved), (_set(), _given), (_brought(), _given), (_of(), _given),
                          (_befallen(), _suffered), (_doing(), _done)):  # fmt: skip
        for match in pattern.finditer(text):
            count = read(text, match)
            if count and not any(a < count.number[1] and count.number[0] < b for a, b in taken):
                taken.append(count.number)
                yield count


def is_about(text: str) -> bool:
    """Whether a sentence has any word of a toll; all else need not be searched."""
    return _key().search(text) is not None


@cache
def _key() -> re.Pattern[str]:
    firsts = sorted(
        {word.split()[0] for section in ("nouns", "befallen", "doing") for word in _words_of(section)}
        - {"number", "in", "left", "made", "found", "taken", "took", "taking", "pulled", "forced", "without"}
    )
    return _compiled(rf"\b(?:{'|'.join(map(re.escape, firsts))}|pulled|recovered|retrieved|custody|hospital|alive)\b")


def is_open(text: str, match: re.Match[str]) -> bool:
    """Whether the count lies ahead, is feared or guessed: “could rise to 500”."""
    words = text[max(0, match.start() - EARLIER) : match.start("number")].lower().split()
    return any(word.strip(",") in tolls.words("around", "open") for word in words)


def _moved(text: str, match: re.Match[str]) -> Count | None:
    how = _of_word(tolls.table("moves"), match["move"])
    earlier = "from" in (match["prep"] or "").lower().split()
    past = (match["prep"] or "").lower().split()[-1:] in (["past"], ["above"], ["beyond"], ["over"])
    if is_open(text, match) or _is_year(match["number"]):
        return None
    moved = how if how in {"rising", "falling"} else "standing"
    bound = "over" if past else how if how in {"over", "near"} else ""
    return Count(match.span("number"), match.span("toll"), match.span(), _action_of(match["toll"]), "", moved, bound, earlier,
                 match.span("gap"))  # fmt: skip


def _given(text: str, match: re.Match[str]) -> Count | None:
    if is_open(text, match) or _is_year(match["number"]):
        return None
    found = match.groupdict()
    moved = _of_word(tolls.table("setting"), found.get("move") or "") or "standing"
    gap = match.span("gap") if found.get("gap") is not None else None
    return Count(match.span("number"), match.span("toll"), match.span(), _action_of(match["toll"]), "", moved, "",
                 is_earlier(text, match.start("number")), gap)  # fmt: skip


def _suffered(text: str, match: re.Match[str]) -> Count | None:
    """“14 persons remain missing”; bodies that are pulled out are of dead."""
    noun, done = (match["noun"] or "").lower(), match["done"].lower()
    action = _of_word(tolls.table("befallen"), done)
    if noun == "bodies" and action in {"rescue", None} and _HAS_BEEN.search(match[0]):
        action = "kill"
    if (
        action is None
        or (noun == "bodies" and action == "rescue")
        or is_open(text, match)
        or is_earlier(text, match.start("number"))
        or _is_no_number(text, match, noun)
    ):
        return None
    return Count(match.span("number"), match.span("done"), match.span(), action, noun)


_HAS_BEEN = re.compile(r"\bha(?:ve|s)\b.*\bbeen\b", re.IGNORECASE | re.DOTALL)
"""“120 bodies *have been* recovered” counts all of them; “3 bodies were pulled out on Monday” those of Monday."""


def _done(text: str, match: re.Match[str]) -> Count | None:
    action = _of_word(tolls.table("doing"), match["move"]) or ""
    if is_open(text, match) or _is_no_number(text, match, match["noun"]):
        return None
    return Count(match.span("number"), match.span("move"), match.span(), action, match["noun"].lower().split()[-1])


def _is_no_number(text: str, match: re.Match[str], noun: str) -> bool:
    before = text[: match.start("number")].lower().split()[-1:]
    return before in (["no"], ["any"], ["every"], ["each"], ["magnitude"]) or (_is_year(match["number"]) and not noun)


def _is_year(words: str) -> bool:
    return words.isdigit() and len(words) == 4 and int(words) in YEARS  # noqa: PLR2004 - a year has four figures


def is_earlier(text: str, start: int) -> bool:
    """Whether a number is told as the one from before: “from an *earlier toll of* 2,068”."""
    before = " ".join(text[max(0, start - EARLIER) : start].lower().split())
    return any(before == word or before.endswith(f" {word}") for word in tolls.words("around", "earlier"))


def _of_word(rows: Mapping[str, str], words: str) -> str | None:
    """The row of a table that has these words: `rising` for “climbed”."""
    key = " ".join(words.lower().split())
    return next((name for name in rows if key in tolls.cells(rows[name])), None)


def _action_of(words: str) -> str:
    """What a toll counts: “the number of people *injured*”, “the death toll”."""
    key = " ".join(words.lower().split())
    for name in tolls.table("nouns"):
        if key in tolls.words("nouns", name):
            return name
    last = key.removeprefix("number of ").split(" ")
    return next((name for name in tolls.table("befallen") for word in tolls.words("befallen", name)
                 if word in {" ".join(last), last[-1], " ".join(last[-2:])}), "kill")  # fmt: skip


# --- patterns -------------------------------------------------------------------------------------------------------


@cache
def _number() -> str:
    bounds = sorted(
        {*numbers.AT_LEAST, *numbers.AT_MOST, *numbers.APPROXIMATE, "a total of", "only", "just"}, key=len, reverse=True
    )
    units = [*numbers.UNITS, *numbers.SCALES, *numbers.VAGUE]
    words = "|".join(
        sorted(
            (unit for unit in units if unit not in NO_WORDS),
            key=len,
            reverse=True,
        )
    )
    figure = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?=\s(?:million|thousand|lakh))|\d+"
    return (rf"(?P<number>(?:(?:{_any(bounds)})\s+)?(?:(?:{figure})(?:\s(?:million|thousand|hundred|lakh))?|"
            rf"(?:{words})(?:[\s-](?:{words}))*(?:\sof)?)\b{_MEASURE})")  # fmt: skip


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _words_of(section: str) -> list[str]:
    return [word for name in tolls.table(section) for word in tolls.words(section, name)]


_JOINT = r"(?!\s+(?:or|and/or)\s+\w+)(?!\s+and\s+(?:missing|injured|wounded|dead)\b)"
"""“70,000 dead or missing” is the number of neither."""
_OBJECT = r"(?!\s+(?:the|a|an|his|her|him|them|their|people)\b)"
"""“two killed *the guard*” is no toll."""


@cache
def _toll() -> str:
    done = _any(_words_of("befallen"))
    counted = rf"number\s+of\s+(?:the\s+)?(?:people\s+|persons\s+|those\s+)?(?:confirmed\s+|officially\s+|reported\s+)?(?:{done})"
    return rf"\b(?P<toll>{counted}|number\s+killed|number\s+injured|{_any(_words_of('nouns'))})\b{_JOINT}"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


@cache
def _running() -> re.Pattern[str]:
    """“the death toll … rose (sharply) (from 12) to 19”."""
    plain = _number().replace("?P<number>", "?:")
    between = rf"(?:\s+(?:now|again|further|sharply|slightly|steadily|already|officially|currently|also|back|up|reported\s+to\s+be|said\s+to\s+be|by\s+{plain}|from\s+{plain}(?=\s+to)))*"
    prep = r"(?:\s+(?P<prep>(?:up\s+)?to|at|past|above|beyond|over|from(?:\s+an?\s+(?:earlier|previous|initial)\s+(?:toll|figure|count)\s+of)?))?"
    return _compiled(rf"{_toll()}{GAP}\b(?P<move>{_any(_words_of('moves'))}){between}{prep}\s+{_number()}")


@cache
def _set() -> re.Pattern[str]:
    """“raised the death toll following … to 413”."""
    return _compiled(
        rf"\b(?P<move>{_any(_words_of('setting'))})\s[^“”\"]{{0,40}}?{_toll()}{GAP}\b(?:to|at)\s+{_number()}"
    )


@cache
def _brought() -> re.Pattern[str]:
    """“bringing to 12,000 the number of people killed”."""
    return _compiled(
        rf"\b(?P<move>{_any(_words_of('setting'))})\s+(?:to|at)\s+{_number()}\s+(?:the\s+)?(?:\w+\s+)?{_toll()}"
    )


@cache
def _of() -> re.Pattern[str]:
    """“a death toll of 12”."""
    return _compiled(rf"\b(?P<toll>(?:death\s+)?toll)\s+of\s+{_number()}")


@cache
def _befallen() -> re.Pattern[str]:
    """“14 persons remain missing”, “350 Dead”; not “70,000 dead or missing”, nor “two killed the guard”."""
    around = tolls.words("around", "between")
    done = rf"(?P<done>{_any(_words_of('befallen'))}|recovered|retrieved)\b"
    return _compiled(
        rf"(?<![\w$€£.,-]){_number()}(?:\s+(?:more|other|further|additional))?(?:\s+(?P<noun>{_any(list(tolls.words('around', 'people')))}))?"
        rf"(?:,?\s+(?:{_any(list(around))}))*\s+{done}{_JOINT}(?:(?<=from)|{_OBJECT})"
    )


@cache
def _doing() -> re.Pattern[str]:
    """“killing at least 12 people”."""
    crowds = [f"{noun}s" for noun in tolls.words("crowds", "nouns")]
    noun = rf"(?P<noun>people|persons|lives|others|victims|(?:[\w-]+\s+)?(?:{_any(crowds)}))\b"
    return _compiled(rf"\b(?P<move>{_any(_words_of('doing'))})\s+{_number()}\s+{noun}")
