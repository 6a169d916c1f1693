"""A name made plain and cut into parts: titles and particles away, romanised, the last name found."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from onrecord.values import roles
from onrecord.values.names.tables import family_first, genders, legal_forms

WORD = re.compile(r"[a-z0-9]+")
"""A part of a romanised, lower-case name."""


ARTICLE_PREFIX = re.compile(
    r"\b(?:(?:al|el|ul)[-‐'’ ]|(?:as|ash|ad|an|ar|at|az|ud|uz|ez|es|er|ed)[-‐'’])(?=\w)", re.IGNORECASE
)
"""The Arabic article before a name: “al-Assad”, “ez-Zor”; apart only where it cannot be a name (“Ed”, “Az”)."""
ARABIC_ARTICLE = re.compile(r"\bال(?=\w{2})")
SERVANT = re.compile(r"\babd(?:ul|el|al|ur|er|oul|us)(?=[a-z]{4})")
"""The first half of “Abdulaziz”, written as one word with the second."""


_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = (
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_NUMBERS = {word: str(n) for row in (_UNITS, _ORDINALS) for n, word in enumerate(row)} | {
    f"{n}{ending}": str(n) for n, ending in ((1, "st"), (2, "nd"), (3, "rd"), *((n, "th") for n in range(4, 100)))
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}


def numbered(words: list[str]) -> list[str]:
    """Number words as digits: “Brigade Forty-Four” → `brigade`, `44`."""
    out: list[str] = []
    for word in words:
        value = _NUMBERS.get(word, word)
        if out and out[-1].isdigit() and int(out[-1]) in _TENS.values() and value.isdigit() and int(value) < 10:  # noqa: PLR2004 - units
            out[-1] = str(int(out[-1]) + int(value))
        else:
            out.append(str(_TENS[word]) if word in _TENS else value)
    return out


@lru_cache(maxsize=65536)
def clean(name: str) -> str:
    """A name without titles, quotation marks and odd spaces: “Mr. Sergey  Lavrov” → “Sergey Lavrov”; “Lavrov, Sergey” turned."""
    plain = " ".join(unicodedata.normalize("NFKC", name).replace("“", "").replace("”", "").split()).strip(" ,;\"'")
    if plain.count(",") == 1 and not _legal_tail(plain):
        last, first = (side.strip() for side in plain.split(","))
        if last and first:
            plain = f"{first} {last}"
    words = plain.split(" ")
    cut = roles.title_length(words)
    return " ".join(words[cut:]) if 0 < cut < len(words) else plain


def _legal_tail(name: str) -> bool:
    return name.rpartition(",")[2].strip().lower().replace(".", "") in legal_forms()


@lru_cache(maxsize=65536)
def romanise(name: str) -> str:
    """A name in Latin letters, lower case: “Лавров” → `lavrov`, “قاسمی” → `qasmy`."""
    text = unicodedata.normalize("NFKC", name).translate(_PERSIAN)
    return _DIGIT_IN_WORD.sub(lambda m: _LOOKALIKES[m.group()], anyascii(text).lower())


_LOOKALIKES = {"0": "o", "1": "i", "9": "g", "3": "e", "5": "s"}


_DIGIT_IN_WORD = re.compile(r"(?<=[a-z])[01935](?=[a-z])")
"""Digits between letters, written for the letters that they look like."""


_PERSIAN = str.maketrans({"ی": "ي", "ک": "ك", "‌": " ", "ـ": None, "·": " ", "・": " ", "＝": " "})


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The romanised parts of a name, particles and apostrophes away: “Bashar al-Assad” → (`bashar`, `assad`)."""
    text = romanise(ARABIC_ARTICLE.sub("", clean(name))).replace("'", "").replace("’", "").replace("`", "")
    text = re.sub(r"\b([a-z])\.(?=[a-z]\.)", r"\1", text)
    words = [
        "abd" if word in _SERVANTS else word for word in WORD.findall(SERVANT.sub("abd ", ARTICLE_PREFIX.sub("", text)))
    ]
    if len(words) > 1 and words[0] in KUNYA:
        child = 2 if words[1] != "abd" else 3
        words[:child] = [KUNYA[words[0]] + "".join(words[1:child])]
    return tuple(word for word in words if word not in roles.PARTICLES) or tuple(words)


KUNYA = {"abu": "abu", "abou": "abu", "abo": "abu", "abw": "abu", "bw": "abu", "umm": "umm", "oum": "umm"}
"""“Father of” and “mother of” at the beginning: with the child's name one name, another than the child's alone."""


@lru_cache(maxsize=65536)
def gender(name: str) -> str | None:
    """The gender that a full name's given name tells: “Angela Merkel” → `f`; None where it tells none, or for a lone name."""
    found = parts(name)
    return genders().get(found[0]) if len(found) > 1 else None


def is_given(word: str) -> bool:
    """Whether a lone word is a given name that tells a gender: “Vladimir”."""
    return parts(word)[:1] != () and parts(word)[0] in genders()


@lru_cache(maxsize=65536)
def surname(name: str) -> str:
    """The part by which a person is called alone: “Bashar al-Assad” → `assad`, “Ban Ki-moon” → `ban`, “John Smith Jr.” → `smith`."""
    found = parts(name)
    if len(found) < 2:  # noqa: PLR2004 - a lone name
        return found[0] if found else ""
    last = clean(name).rpartition(" ")[2]
    head, hyphen, tail = last.partition("-")
    given_last = bool(hyphen) and head.lower() not in roles.PARTICLES and (tail.islower() or found[0] in family_first())
    if given_last or (found[0] in family_first() and found[-1] not in family_first() and found[0] not in genders()):
        return found[0]
    return found[-2] if found[-1] in SUFFIXES else found[-1]


SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells son from father behind a name."""


_SERVANTS = roles.words("servants")
"""Spellings of the first half of Abd al-Aziz, Abd al-Rahman and their like."""
