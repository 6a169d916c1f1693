"""Captions of pictures by general marks: a scene in the present tense on a full date, “(L)”, a photographer and an agency.

“A fireman looks on next to a burnt bus in Port Halim, March 3, 2026. [Agency]” · “Ana Lund (R) greeting voters during a visit to …”

A caption dates itself and tells no news: what it shows stands in the text, told as what happened.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from onrecord.values import outlets

LONGEST = 700
"""Code points of the longest caption; agencies' captions of four sentences have under 650."""

SHORT = 80
"""Code points of the longest line that names a picture's maker alone."""

_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )"
_DATE = rf"{_WEEKDAY}?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? {_YEAR})"
_ENDS = re.compile(rf"(?P<lead>,|\bon|\bof|\bin)? ?(?:on )?{_DATE}(?P<rest>[.,;]?(?: [^.!?]{{0,90}})?)(?=[.!?]?$|\. )")
_POSITION = re.compile(
    r"[^\W\d_][\w.'’-]*,? [(\[](?P<side>L|R|C|[Ll]eft|[Rr]ight|[Cc]ent(?:er|re)|(?:far|front|back|top|bottom|second|third) (?:left|right|L|R)|[1-6](?:st|nd|rd|th)? (?:L|R|left|right)|(?:L|R)-(?:L|R))[)\]]"
)
_PARTY = frozenset({"R"})
"""A side that is also a party's letter: “Sen. Lund (R)”."""
_MAKER = re.compile(
    r"(?:^|[\s(\[.])(?P<agency>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,2})(?: ?PHOTO)? ?/ ?(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})(?: ?/ ?[A-Z][\w ./’'-]{1,40})?(?:, (?:[Ff]ile|Pool|Handout))?[)\]]?\.?$"
)
_FILE = re.compile(r"FILE(?: PHOTO| PIC(?:TURE)?| IMAGE)?\s?[-–—:]|File (?:photo|picture|image)\s?[-–—:]")
_PHOTO = re.compile(r"\s+(?:photo|images|news)$", re.IGNORECASE)
_BRACKETED = re.compile(r"[.!?]? ?[(\[][^()\[\]]{2,80}[)\]]\.?$")
_NAMED = re.compile(r"[\[(](?P<agency>[A-Z][\w ’'.-]{1,30})[\])]\.?$")
_STAMPED = re.compile(
    r".{10,400} [-–—] (?P<outlet>[A-Z][\w .’'-]{2,40}), (?:\d{3,4}, )?\d{1,2}\.\d{1,2}\.(?:19|20)\d\d"
)
_CITY = re.compile(
    r"[A-Z][A-Z .'’-]+(?:, [A-Z][A-Z .'’-]+)? [-–—] (?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER) \d{1,2}(?:, \d{4})?: "
)
_LASTING = re.compile(r"\b(?:since|until|till|according|that|whether)\b")
"""Words between a verb and a date that make it no scene: “stands closed since March 3, 2026”."""
_QUOTED = re.compile(r"[“”\"]")


def reason(text: str) -> str | None:
    """Why a line is a picture's caption; None where it is not known to be one."""
    if not 20 <= len(text) <= LONGEST:  # noqa: PLR2004 - shorter lines hold no scene and no date
        return None
    if _STAMPED.fullmatch(text) and outlets.find(_group(_STAMPED, text, "outlet").split(" International")[0]):
        return "a picture's caption: its outlet and its day stand behind it"
    if _CITY.match(text):
        return "a picture's caption: it begins with its town and its day in capitals"
    if _FILE.match(text) or (_made(text) and (_person(text) or _dated_made(text) or _scene(text, sure=False))):
        return "a picture's caption: it names the picture's maker"
    if _dated(text):
        return "a picture's caption: a scene in the present tense on a full date"
    return "a picture's caption: it says who stands where" if _placed(text) else None


def is_maker(text: str) -> bool:
    """Whether a line is a picture's maker alone: “REUTERS/Ana Lund”, “Ana Lund/Agency”; a line beside it may be the caption."""
    match = _MAKER.fullmatch(text.strip("([ ")) if len(text) <= SHORT else None
    return match is not None and _agency(match["agency"]) != _agency(match["name"])


def ends_dated(text: str) -> bool:
    """Whether a line is one sentence that ends with a full date, as captions do that tell what happened (“The ferry sank off Tarn, May 3, 2021”)."""
    end = _ENDS.search(text) if len(text) <= LONGEST and not _QUOTED.search(text) else None
    return end is not None and _first(text, end.start()) and not text[end.end() :].strip(" .")


def _group(pattern: re.Pattern[str], text: str, name: str) -> str:
    found = pattern.match(text)
    return str(found[name]) if found else ""


def _person(text: str) -> bool:
    """Whether the maker is somebody by name, in brackets: “(Ana Lund/Agency)”."""
    match = _MAKER.search(text)
    names = [match["agency"], match["name"]] if match and text.rstrip(".").endswith((")", "]")) else []
    return any(" " in name.strip() and outlets.find(_PHOTO.sub("", name).strip()) is None for name in names)


def _dated_made(text: str) -> bool:
    """Whether a full date stands right before the maker: “… Velmora, 15 September 2018. AGENCY/ANA LUND”."""
    match = _MAKER.search(text)
    return match is not None and ends_dated(text[: match.start()].rstrip(" .([") + ".")


def _made(text: str) -> bool:
    """Whether an agency and a maker end the line: “(Agency/Ana Lund)”; two agencies are a credit of the text."""
    match = _MAKER.search(text)
    if match is None:
        return False
    first, second = _agency(match["agency"]), _agency(match["name"])
    return first != second


def _agency(name: str) -> bool:
    parts = _PHOTO.sub("", name).strip().rsplit(". ", 1)[-1].split("-")
    return any((known := outlets.find(part)) is not None and known.agency for part in parts)


def _dated(text: str) -> bool:
    """Whether its first sentence shows a scene and ends with a full date, and nobody is quoted."""
    if _QUOTED.search(text):
        return False
    end = _ENDS.search(text)
    if end is None or not _first(text, end.start()):
        return False
    more = text[end.end() :].strip(" .")
    if more and not (_BRACKETED.search(text) or _made(text)):
        return False
    return _scene(text[: end.start()], sure=end["lead"] != "," and not _credited(text), told=_LASTING)


def _first(text: str, end: int) -> bool:
    """Whether all before a place is one sentence."""
    return re.search(r"[^\W\d_]{3,}[.!?] [A-Z]", text[:end]) is None


def _credited(text: str) -> bool:
    match = _NAMED.search(text)
    return _made(text) or (match is not None and outlets.find(match["agency"]) is not None)


def _placed(text: str) -> bool:
    """Whether somebody's place in a picture is told, in a scene: “Ana Lund (L) talking to a farmer”."""
    if _QUOTED.search(text):
        return False
    sides = [match["side"] for match in _POSITION.finditer(text)]
    sure = [side for side in sides if side not in _PARTY] or (sides and _ENDS.search(text))
    return bool(sure) and _scene(text, sure=False)


def _scene(text: str, *, sure: bool, told: re.Pattern[str] | None = None) -> bool:
    """Whether the first verb of the table that stands in it is one of a picture, and no other verb goes before it, nor words of
    `told` behind it."""
    match = _verbs().search(text)
    if match is None or match.lastgroup == "telling" or (told and told.search(text, match.end())):
        return False
    return match.lastgroup == "scene" or not sure


@cache
def _verbs() -> re.Pattern[str]:
    rows = tomllib.loads(files("onrecord").joinpath("data/captions.toml").read_text(encoding="utf-8"))
    groups = (
        f"(?P<{name}>" + "|".join(sorted(rows[name]["words"], key=lambda w: (-len(w), w))) + ")"
        for name in ("scene", "usual", "telling")
    )
    return re.compile(rf"\b{_NOT_NAMED}(?:{'|'.join(groups)})\b")


_NOT_NAMED = "".join(
    rf"(?<!\b{word} )"
    for word in ("to", "of", "the", "a", "an", "in", "for", "his", "her", "its", "their", "this", "that")
)
"""Words before a verb's form that make it a noun or part of another verb: “the use”, “to run”."""
