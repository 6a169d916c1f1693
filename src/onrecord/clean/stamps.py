"""Date stamps and datelines, as whole lines or glued to the first words of one.

“Published: 22 Aug 2016, 10:30 GMT” · “Sun 05 Jul 2015 22 dead in …” · “TEHRAN (Tasnim) – …”
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.clean import tables
from onrecord.clean.tables import squeezed, words
from onrecord.values import outlets, places

HEAD = 260
"""Code points of a line in which a glued stamp can begin: a headline, an agency and a date."""
SHORT_HEADLINE = 15
"""Code points of the shortest headline."""
_NUMBER_DAY = r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}(?:T[\d:.+Z-]+)?"
CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|\d{4}(?= ?(?:GMT|UTC|hrs))"
ZONE = r"GMT|UTC|BST|EST|EDT|ET|CET|CEST|IST|MSK|PDT|PST|PT|CT|KSA|JST|SGT|HKT|WIB|MEZ|Uhr|hrs|[A-Z]{3}T"
_OFFSET = r"(?:[+-]\d{1,2}(?::?\d{2})?)"
_SIGNS = r"[\s,;:|•·/()\[\]–—-]*"
NAME = r"[A-ZÀ-ÞŁŚŞĞİА-ЯЁЄІЇ][\w’'‘-]*\.?"
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ’'.-]*){0,3}"
_REGION = r"(?P<region>, ?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2})?"


@cache
def _month() -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words("stamps", "months")), key=len, reverse=True)) + r")\b\.?"


@cache
def date_() -> str:
    """A whole date: day, month and year, or with the comma lost (“Feb 022015”)."""
    weekday = "(?:" + "|".join(sorted(map(re.escape, words("stamps", "weekdays")), key=len, reverse=True)) + r")\b\.?"
    month, year = _month(), r"(?:19|20)\d{2}"
    day = r"\d{1,2}(?:st|nd|rd|th|\.|º|er)?"
    written = rf"{day} (?:de |of )?{month},?(?: de| del)? {year}|{month} {day},? ?{year}|{month} \d{{2}}{year}|{year} {month} {day}"
    return rf"(?:{weekday},? ?)?(?:{written}|{_NUMBER_DAY})"


@cache
def prefix() -> str:
    """What stands before a date: “Published”, “Last updated”."""
    return "(?:" + "|".join(sorted(map(re.escape, words("stamps", "words")), key=len, reverse=True)) + ")"


@cache
def _whole() -> re.Pattern[str]:
    """A line that is a date stamp and nothing else."""
    item = rf"(?:{prefix()}\b|{date_()}|{CLOCK}|(?:{ZONE})\b ?{_OFFSET}?|{_OFFSET}|{_month()} ?\d{{1,2}}|\d{{1,2}} {_month()}|an? (?:hour|day|week|month|year) ago|\d+ \w+ ago)"
    return re.compile(rf"{_SIGNS}(?:{item}{_SIGNS}){{1,12}}", re.IGNORECASE)


@cache
def _anydate_() -> re.Pattern[str]:
    return re.compile(rf"{date_()}|{CLOCK}", re.IGNORECASE)


@cache
def _leading() -> re.Pattern[str]:
    """A stamp at the start of a longer line, up to the first word of the text."""
    after = rf"(?:{_SIGNS}(?:at )?(?:{CLOCK}|\d{{4}}(?= (?!\w+ed\b)))(?: ?(?:{ZONE}){_OFFSET}?)?)?"
    words_before = rf"(?!(?:on|at|am|le|um|vom|à|as of) )(?:{prefix()}{_SIGNS}){{0,3}}"
    return re.compile(
        rf"{words_before}{date_()}{after}(?:{_SIGNS}by {NAME}(?: {NAME})?(?= [A-Z]))?{_SIGNS}", re.IGNORECASE
    )


def is_stamp(text: str) -> bool:
    """Whether a line is a date stamp: “Mon 22 Aug 2016 10.30 BST”, “Last updated at Aug 22, 2016”."""
    if len(text) > 160 or not any(c.isdigit() for c in text):  # noqa: PLR2004 - two full stamps have 120
        return False
    return bool(_whole().fullmatch(text) and _anydate_().search(text))


def leading_stamp(text: str) -> int:
    """How many code points of a line are a date stamp that was glued to its first word; 0 for none.

    “22 August 2013 saw the first …” is no stamp: what follows one begins like a sentence.
    """
    match = _leading().match(text[:HEAD]) if re.search(r"\d", text[:60]) else None
    if not match or match.end() == len(text):
        return 0
    rest = text[match.end() :]
    stuck = text[match.end() - 1].isdigit()
    return match.end() if rest[0].isupper() or rest[0] in "\"“‘'«" or (rest[0].isdigit() and not stuck) else 0


def inner_stamp(text: str) -> tuple[int, int] | None:
    """A date stamp after a headline on the same line: “Raid kills nine Monitor AFP Friday 24 Jul 2015 Warplanes …”.

    Only with an agency's or outlet's name before it or buttons of the page after it: a date in a sentence has neither.
    The range starts at that name.
    """
    if not re.search(r"(?:19|20)\d\d", text[:HEAD]):
        return None
    for match in re.finditer(date_(), text[:HEAD], re.IGNORECASE):
        rest = text[match.end() :].lstrip(" :-–—|")
        before = text[: match.start()].rstrip(" ,:-–—|/")
        name = _last_name(before)
        if name and rest[:1].isupper() and len(before) - len(name) > SHORT_HEADLINE:
            return len(before) - len(name), match.end()
        if 0 < tables.reach(rest[: tables.LONGEST]) < len(rest) and len(before) > SHORT_HEADLINE:
            return match.start(), match.end()
    return None


def _last_name(text: str) -> str | None:
    tail = text.split()[-3:]
    for count in range(len(tail), 0, -1):
        name = " ".join(tail[-count:])
        if (known := outlets.find(name)) and name in known.names:
            return name
    return None


def dateline(text: str) -> int:
    """How many code points of a paragraph are its dateline: of “TEHRAN (Tasnim) – Russia's …” 17; 0 for none."""
    for pattern in _datelines():
        match = pattern.match(text[:160])
        if match and _opens(text[match.end() :]) and _likely(match):
            return len(match[0].rstrip())
    return _bare_place(text)


def _bare_place(text: str) -> int:
    """A dateline that lost its dash: “BEIRUT At least 15 …”, only before a word that opens a sentence and is part of no name."""
    match = re.match(rf"(?P<place>{_PLACE}) (?=\S)", text[:60])
    opened = match and openers().match(text, match.end())
    return match.end("place") if match and opened and len(match["place"]) > 3 and _place(match["place"]) else 0  # noqa: PLR2004 - shorter ones are signs


@cache
def openers() -> re.Pattern[str]:
    """Words with a capital that open a sentence and stand in no name: “At”, “Four”, “The”."""
    return re.compile(
        r"\b(?:"
        + "|".join(sorted(word.capitalize() for word in words("openers", "words")))
        + r")(?:-[a-z]+)?(?= [\w\"“‘])"
    )


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    dash = r" ?(?:[-–—―−]{1,2}|:) ?"
    when = rf"(?:,? (?:{_month_name()} \d{{1,2}}|\d{{1,2}} {_month_name()})(?:,? (?:19|20)\d{{2}})?)?\.?"
    agency = r"(?:\((?P<agency>[^()]{2,40})\)|/(?P<slash>[A-Z][\w -]{1,20})/\.?)"
    titled = rf"{NAME}(?:[ -]{NAME}){{0,3}}"
    return tuple(
        re.compile(form)
        for form in (
            rf"(?P<place>{titled}){_REGION}{when},? ?{agency}{dash}",
            rf"(?P<place>{titled}){_REGION}{when},? ?/(?P<slash>[A-Z][\w -]{{1,20}})/\.? ?",
            rf"(?:{_month_name()} \d{{1,2}}|\d{{1,2}} {_month_name()}) ?{agency}{dash}",
            rf"\((?P<agency>[^()]{{2,40}})\){dash}",
            rf"(?P<place>{_PLACE}){_REGION}{when} ?(?P<dash>[-–—―−]{{1,2}}|:) ?",
            rf"(?P<place>{titled}){_REGION}{when},? ?(?P<bare>[A-Z]{{2,8}}) ?[-–—―−]{{1,2}} ",
            rf"(?P<bare>{titled}) [-–—―−]{{1,2}} ",
            rf"(?P<place>{titled}){_REGION}{when} (?P<dash>[-–—―−]{{1,2}}) ",
        )
    )


@cache
def _month_name() -> str:
    return r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"


def _opens(rest: str) -> bool:
    """Whether what follows opens a sentence."""
    start = rest.lstrip()
    return bool(start) and not start[0].islower()


def _likely(match: re.Match[str]) -> bool:
    """Whether the parts are what they seem: an agency known or with a place before it, a place that is one."""
    parts = match.groupdict(default="")
    agency = str(parts.get("agency") or parts.get("slash") or parts.get("bare") or "")
    if parts.get("bare"):
        known = outlets.find(agency)
        return known is not None and agency in known.names and (known.agency or not parts.get("place"))
    if agency:
        return outlets.find(agency) is not None or _unknown_agency(match, agency, parts.get("place", ""))
    return _place(parts.get("place", "")) or (
        parts.get("place", "").isupper() and _place(parts.get("region", "").strip(" ,"))
    )


def _unknown_agency(match: re.Match[str], agency: str, place: str) -> bool:
    """Whether brackets behind a place hold an agency that no table knows: the place is one, or a date or “Agency” says so."""
    if not place or len(agency.split()) > 4:  # noqa: PLR2004 - “Islamic Republic News Agency”
        return False
    worded = any(squeezed(word) in words("makers", "agency") for word in agency.split())
    return _place(place) or (place.isupper() and (worded or re.search(_month_name() + r"|\d", match[0]) is not None))


def _place(name: str) -> bool:
    """Whether these words name a place; “UPDATE:” and “WATCH:” name none."""
    return any(places.locate(part.strip()) is not None for part in re.split(r"[/,]", name.title()) if part.strip())
