"""A place’s name as the tables look it up."""

from __future__ import annotations

import re
import unicodedata

_ARABIC = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ـ": None, "‌": " "})
_GAPS = re.compile(r"[\s\-‐‑–.,/_]+")
_QUOTES = re.compile(r"['’‘ʼʻ`´ʿʾ]")


def key_of(name: str) -> str:
    """A name as the tables look it up: “Deir ez-Zor” and “Deïr ez Zor” are `deir ez zor`; a leading “the” falls."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", name.translate(_ARABIC))
        plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = _GAPS.sub(" ", _QUOTES.sub("", plain)).strip()
    return plain.removeprefix("the ")
