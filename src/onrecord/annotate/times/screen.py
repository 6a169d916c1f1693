"""Which matches are times, and how their clause stands: not the modal “may”, the march on a town, 2,200 people, Ms May."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.annotate.times.lexicon import table
from onrecord.model.parse import Parse, Token

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "NORP", "LAW"})
COUNT_LABELS = frozenset({"MONEY", "QUANTITY", "PERCENT"})
TIME_LABELS = frozenset({"DATE", "TIME"})
DOUBTFUL_MONTHS = frozenset(
    {"may", "march", "mar", "august", "april", "june", "jan", "dec", "sep", "jun", "sun", "sat", "mon", "wed"}
)
"""Months and weekdays that are also other words or people's names."""

BEFORE_DATE = frozenset(
    [
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "from",
        "to",
        "between",
        "and",
        "through",
        "during",
        "before",
        "after",
        "for",
        "early",
        "late",
        "mid",
        "around",
        "about",
        "the",
        "-",
    ]
)
"""Words that stand before a year or a month."""
BEFORE_YEAR = BEFORE_DATE | frozenset(
    ["year", "circa", "or", "than", "fiscal", "spring", "summer", "autumn", "fall", "winter", ",", "(", "–", "—"]
)
BEFORE_MONTH = BEFORE_DATE | frozenset(
    ["last", "next", "this", "past", "on", "every", "each", "previous", "following", "coming"]
)
MODAL = "MD"
SURELY_BEFORE_MONTH = frozenset(
    {"in", "since", "until", "till", "early", "late", "mid", "during", "last", "next", "this"}
)
"""Words after which a month is meant even where a person of the article bears its name; “by May” may be by her."""
GLUED = re.compile(r"-[a-z]+\b(?!\s+of\b)")
"""What makes a month the start of another word: “Mar-a-Lago”."""
CALLED_OUT = re.compile(r"March\s+on\s*[,.!?”\"]")
"""A call and not a month: “March on!”."""
BEFORE_COUNT = frozenset(
    ["some", "about", "nearly", "almost", "only", "over", "roughly", "least", "than", "just", "all", "another"]
)
"""Words between which and a plural four figures count."""
NUMBERED = frozenset({"number", "no", "no.", "flight", "route", "room", "resolution", "channel", "highway"})
"""Words before four figures that are a number of something and no year."""
OF_THE_CLOCK = re.compile(r"\s*(?:hrs?|hours|GMT|UTC|BST|CES?T|MSK|[ECMP][SD]T|local\s+time)\b")
"""What makes four figures a time of day: “1900 GMT”."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A parse, with the way from a place in the text to its token."""

    parse: Parse
    starts: tuple[int, ...]
    text: str
    below: tuple[tuple[int, ...], ...] = field(default=())
    people: frozenset[str] = frozenset()
    """Months that are also a person of the article: “may”, where it speaks of Theresa May."""

    def token_at(self, place: int) -> Token | None:
        """The token that covers this place."""
        index = bisect_right(self.starts, place) - 1
        return self.parse.tokens[index] if index >= 0 else None

    def neighbour(self, token: Token, step: int) -> Token | None:
        """The token next to this one in its sentence."""
        index = token.index + step
        if 0 <= index < len(self.parse.tokens) and self.parse.tokens[index].sentence == token.sentence:
            return self.parse.tokens[index]
        return None


def screen_of(parse: Parse, text: str) -> Screen:
    """The screen of an article's parse."""
    people = frozenset(
        token.lower
        for before, token in pairwise(parse.tokens)
        if token.lower in DOUBTFUL_MONTHS and token.text[0].isupper() and _is_first_name(before)
    )
    return Screen(parse, tuple(token.start for token in parse.tokens), text, parse.children(), people)


def _is_first_name(token: Token) -> bool:
    """Whether a month after this word is a person's last name: “Theresa”, “Mrs”; not “Early”, “Monday”."""
    if token.lower in BEFORE_MONTH or token.label in TIME_LABELS or not token.text[:1].isupper():
        return False
    return token.tag == "NNP" and token.text[1:].islower()


def is_time(rule: str, match: re.Match[str], start: int, end: int, screen: Screen) -> bool:
    """Whether a match is a time, by its own form and the tokens around it."""
    groups = match.groupdict()
    if (word := groups.get("month") or groups.get("weekday")) and word[0].islower():
        return False
    if rule == "month":
        return _is_month(match, start + match.start("month") - match.start(), screen)
    if rule == "weekday":
        return _is_weekday(match, start + match.start("weekday") - match.start(), screen)
    if rule == "year":
        return _is_year(match, start + match.start("year") - match.start(), screen)
    if rule in _CHECKS:
        return _CHECKS[rule](match, start, end, screen)
    return True


def _is_month(match: re.Match[str], place: int, screen: Screen) -> bool:  # noqa: PLR0911 - one answer for each sign
    """“in May”, “May 2016”, “last March”; not Ms May, “May I”, “March on”."""
    groups = match.groupdict()
    if groups.get("year") or groups.get("yy") or groups.get("rel") or groups.get("part") or groups.get("yearword"):
        return True
    token = screen.token_at(place)
    if token is None or token.tag == MODAL or token.label in NAME_LABELS:
        return False
    before, after = screen.neighbour(token, -1), screen.neighbour(token, 1)
    if before and before.label == "PERSON" and before.text[:1].isupper():
        return False
    if token.lower in screen.people and not (before and before.lower in SURELY_BEFORE_MONTH):
        return False
    if CALLED_OUT.match(screen.text, token.start):
        return False
    if GLUED.match(screen.text, token.start + len(token.text.rstrip("."))):
        return False
    if token.lower.rstrip(".") not in DOUBTFUL_MONTHS:
        return True
    if after and after.pos == "PROPN" and after.label not in TIME_LABELS:
        return False
    return bool(before and before.lower in BEFORE_MONTH) or (token.label in TIME_LABELS and token.text != "May")


def _is_weekday(match: re.Match[str], place: int, screen: Screen) -> bool:
    """“on Monday”; not Sheffield Wednesday, Ruby Friday, Bloody Sunday."""
    token = screen.token_at(place)
    if token is None:
        return False
    if len(match["weekday"]) <= 4 and token.label not in TIME_LABELS and not match["weekday"].isupper():  # noqa: PLR2004 - “Sun”, “Wed”
        return False
    if token.label in NAME_LABELS - {"GPE", "NORP", "LOC"}:
        before = screen.neighbour(token, -1)
        return bool(before and before.label != token.label)
    before, after = screen.neighbour(token, -1), screen.neighbour(token, 1)
    if before and before.lower == "the" and after and after.tag == "NNP" and after.label not in TIME_LABELS:
        return False
    return not (before and before.lower in ("bloody", "black", "super", "cyber", "fat", "ruby"))


def _is_year(match: re.Match[str], place: int, screen: Screen) -> bool:  # noqa: PLR0911 - one answer for each sign
    """“in 2011”, “the 2016 election”; not 2000 troops, $1999, flight 1549."""
    token = screen.token_at(place)
    if token is None or match["christ"] or match["lead"]:
        return token is not None
    if OF_THE_CLOCK.match(screen.text, place + len(match["year"])):
        return False
    before, after = screen.neighbour(token, -1), screen.neighbour(token, 1)
    if (token.label in TIME_LABELS and not (1100 <= int(match["year"]) <= 2100)) or token.label in COUNT_LABELS:  # noqa: PLR2004
        return False
    if before is not None and before.lower in NUMBERED:
        return False
    led = before is None or before.lower in BEFORE_YEAR
    counted = after is not None and after.tag == "NNS" and _is_count(before, token, after)
    if not 1700 <= int(match["year"]) <= 2100:  # noqa: PLR2004 - years that news speaks of without ado
        return led and token.label in TIME_LABELS and not counted
    if counted:
        return False
    return (
        token.label in TIME_LABELS
        or (led and token.label in ("", "EVENT", "CARDINAL", "WORK_OF_ART", "LAW", "ORG"))
        or token.label == "EVENT"
    )


def _is_count(before: Token | None, number: Token, after: Token) -> bool:
    """“holds 1990 seats”, “some 1950 workers”; not “won 2012 elections”, “below 1990 levels”, “the 2016 candidates”."""
    if number.label not in TIME_LABELS:
        return True
    led = before is not None and (before.pos == "VERB" or before.lower in BEFORE_COUNT)
    return led and after.lower not in table("of_years")["words"]


def _is_reference(match: re.Match[str], start: int, _: int, screen: Screen) -> bool:
    """“now”; not “now that”, “just now a member”, the name of a paper."""
    token = screen.token_at(start)
    if token is None or token.label in NAME_LABELS:
        return False
    word = match["word"].lower()
    after = screen.neighbour(token, 1)
    if word == "now" and after and after.lower in ("that", "-"):
        return False
    if word == "this time":
        return True
    if word in ("the past", "the future", "the present"):
        last = screen.token_at(start + len(match["word"]) - 1)
        following = screen.neighbour(last, 1) if last else None
        return not (following and following.pos in ("NOUN", "NUM", "PROPN", "ADJ"))
    return not (word == "soon" and after and after.lower == "after")


def _is_season(match: re.Match[str], start: int, _: int, screen: Screen) -> bool:
    """“last fall”, “in the spring”; not a fall of prices, a spring in the desert, Spring Valley."""
    groups = match.groupdict()
    if groups.get("year") or groups.get("yy") or groups.get("rel") or groups.get("yearword"):
        return True
    token = screen.token_at(start + match.start("season") - match.start())
    if token is None or token.label in NAME_LABELS or token.pos not in ("NOUN", "PROPN"):
        return False
    if token.label in TIME_LABELS or groups.get("part"):
        return True
    if token.lower in ("summer", "winter", "autumn"):
        return token.text.islower()
    before, after = screen.neighbour(token, -1), screen.neighbour(token, 1)
    return bool(before and before.lower in SURELY_BEFORE_MONTH) and not (after and after.lower == "of")


def _is_clock(match: re.Match[str], start: int, _: int, screen: Screen) -> bool:
    """“20:30”; not the score 10:12 of a match or a verse."""
    token = screen.token_at(start)
    if match.groupdict().get("hour24"):
        after = screen.neighbour(token, 1) if token else None
        return bool(token and token.label in ("TIME", "DATE", "CARDINAL", "")) and not (after and after.text == "-")
    return True


def _is_set(_: re.Match[str], start: int, __: int, screen: Screen) -> bool:
    """“daily”; not the Daily Star."""
    token = screen.token_at(start)
    return bool(token and token.label not in NAME_LABELS)


def _is_holiday(_: re.Match[str], start: int, __: int, screen: Screen) -> bool:
    token = screen.token_at(start)
    return bool((token and token.text[:1].isupper()) or (token and token.label in TIME_LABELS)) and bool(
        token and token.label != "PERSON"
    )


def _is_duration(match: re.Match[str], _: int, end: int, screen: Screen) -> bool:
    """“two months”; not a 40-year-old, a second front, “a minute ago” of an hour's talk."""
    groups = match.groupdict()
    words = (groups.get("n") or "").lower()
    rest = screen.text[end : end + 4]
    if re.match(r"[-\s]old", rest) or match.group().lower().endswith("-old"):
        return False
    if words in ("a", "an") and not groups.get("about"):
        token = screen.token_at(end - 1)
        after = screen.neighbour(token, 1) if token else None
        return not (after and after.pos in ("NOUN", "PROPN") and after.index == (token.index + 1 if token else -1))
    return True


def _is_decade(match: re.Match[str], start: int, _: int, screen: Screen) -> bool:
    """“the 1990s”, “the nineties”; not people in their fifties."""
    if match.groupdict().get("year") or match.groupdict().get("yy"):
        return True
    token = screen.token_at(start)
    before = screen.neighbour(token, -1) if token else None
    return match.group().lower().startswith("the ") and not (before and before.lower in ("his", "her", "their"))


def _is_other_month(match: re.Match[str], start: int, _: int, screen: Screen) -> bool:
    """“during Ramadan”; not Ramadan Abdullah, the Mehr agency."""
    if match.groupdict().get("holy") or match.groupdict().get("year") or match.groupdict().get("rel"):
        return True
    token = screen.token_at(start + match.start("month") - match.start())
    if token is None or token.label in ("PERSON", "ORG", "GPE"):
        return False
    before, after = screen.neighbour(token, -1), screen.neighbour(token, 1)
    if after and after.pos == "PROPN" and after.text[:1].isupper() and after.label not in TIME_LABELS:
        return False
    return bool(before and before.lower in BEFORE_MONTH | {"throughout", "fasting", "month"})


_CHECKS = {
    "other-month": _is_other_month,
    "reference": _is_reference,
    "season": _is_season,
    "clock": _is_clock,
    "set": _is_set,
    "holiday": _is_holiday,
    "duration": _is_duration,
    "decade": _is_decade,
}
