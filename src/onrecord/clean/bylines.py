"""Bylines and credits: who wrote, by name, role, outlet or agency.

“By Anna Rossi and Agencies” · “Von Jana Berg, Kairo” · “TRT World and Agencies” · “Business reporter, Oslo”
"""

from __future__ import annotations

import re

from onrecord.clean.stamps import CLOCK, NAME, ZONE, date_, is_stamp, prefix
from onrecord.clean.tables import phrases, squeezed, words
from onrecord.values import outlets, places

LEADS = frozenset({"the", "der", "die", "das", "le", "la", "el", "il", "de", "o"})
"""Articles before an outlet's name."""
MOST = 6
"""Names in the longest credit."""
DATED = 120
"""Code points of the longest line that is a name and a date; two full stamps have 100."""
LONGEST = 400
"""Code points of the longest byline or credit; twenty names with their offices have under 300."""


def led_byline(text: str) -> bool:
    """Whether a line begins as a byline does and goes on with names."""
    first = re.match(r"([^\W\d_]+(?: by)?)\s*:?\s+(?=\S)", text) if len(text) <= LONGEST else None
    if not first or squeezed(first[1]) not in words("bylines", "words"):
        return False
    rest = re.sub(rf"{date_()}|{CLOCK}|\b(?:{ZONE})\b", " ", text[first.end() :], flags=re.IGNORECASE)
    found = re.findall(r"[^\W\d_][\w’'.-]*", rest)
    plain = [
        w
        for w in found
        if w.lower() not in words("bylines", "links") and squeezed(w) not in words("bylines", "offices")
    ]
    return 0 < len(found) <= 20 and bool(plain) and all(w[0].isupper() or not w.islower() for w in plain)  # noqa: PLR2004 - five names


def dated_credit(text: str) -> bool:
    """Whether a line is a date and who wrote: “Anna Berg, March 3, 2026”, “Posted on March 3, 2026 by desk”, “(Agency) 11:29, March 3, 2026”."""
    if len(text) > DATED or not re.search(r"(?:19|20)\d\d", text):
        return False
    rest, found = re.subn(date_(), " ", text, flags=re.IGNORECASE)
    rest = re.sub(rf"{CLOCK}|\b(?:{ZONE})\b|\b(?:{prefix()})\b", " ", rest, flags=re.IGNORECASE).strip(
        " ,:;|•·/()[]–—-"
    )
    writer = re.fullmatch(r"by(?: [\w.'’-]+){1,3}", rest, re.IGNORECASE)
    return 0 < found <= 2 and bool(rest) and (writer is not None or is_name(rest) or credits_known(rest))  # noqa: PLR2004 - published and updated


def credits_known(text: str) -> bool:
    """Whether a line consists of outlets, agencies and desks: “AFP, Reuters”, “Staff and agencies”, “Anna Rossi, Reuters”."""
    if len(text) > LONGEST:
        return False
    parts = [
        part.strip(" .()[]") for part in re.split(r"\s*(?:[,/&|;+•·–—]|\band\b|\bund\b|\bet\b|\bwith\b| - )\s*", text)
    ]
    parts = [part for part in parts if part]
    if len(parts) > MOST:
        return False
    known = [part for part in parts if _is_known(part) or is_maker(part)]
    return bool(known) and all(part in known or is_name(part) or is_stamp(part) or _is_acronym(part) for part in parts)


def _is_acronym(part: str) -> bool:
    return part.isupper() and part.isalpha() and 2 <= len(part) <= 5  # noqa: PLR2004 - “AP” to “ANSA”


def _is_known(part: str) -> bool:
    known = outlets.find(part)
    return (known is not None and (part in known.names or len(part) > 3)) or squeezed(part) in words("desks", "names")  # noqa: PLR2004 - short names need their capitals


def is_maker(text: str) -> bool:
    """Whether a name is an outlet's by its words: “The Halden Courier”, “Radio Halden”, “The Morning Post”."""
    found = text.split()
    words_ = [squeezed(word) for word in found]
    capitals = all(word[0].isupper() or word in LEADS | {"of", "and", "&"} for word in found)
    if not 2 <= len(found) <= 5 or not capitals or squeezed(text) in phrases("label"):  # noqa: PLR2004 - one word alone says too little
        return False
    sure = any(word in words("makers", "outlet") for word in words_)
    return sure or (words_[0] in LEADS and any(word in words("makers", "surnames") for word in words_))


def is_role(text: str) -> bool:
    """Whether a short line says what its writer is: “Business reporter, Oslo”, “Middle East correspondent”."""
    found = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    return len(found) <= 6 and any(word in words("bylines", "roles") for word in found)  # noqa: PLR2004 - words of a role and a place


def is_initialled(text: str) -> bool:
    """Whether a line is a writer's letters and the town: “ku Frankfurt”, “abc/dpa Berlin”."""
    match = re.fullmatch(r"[a-z]{2,4}(?:[./][a-zA-Z]{2,4})? (?P<place>[^\W\d_a-z][\w.-]+(?: [\w.-]+)?)", text)
    return match is not None and places.locate(match["place"]) is not None


def is_name(text: str) -> bool:
    """Whether words look like a person's name: two to four, each with a capital, no digit."""
    found = text.split()
    plain = [word for word in found if word.lower() not in words("bylines", "links")]
    return 2 <= len(plain) <= 4 and len(found) <= 6 and all(re.fullmatch(NAME, word) for word in plain)  # noqa: PLR2004 - names
