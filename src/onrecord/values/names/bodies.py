"""Names of companies and other bodies: legal forms apart, words of trade, abbreviations."""

from __future__ import annotations

from onrecord.values import places
from onrecord.values.names.align import LONE, aligned
from onrecord.values.names.parts import WORD, numbered, romanise
from onrecord.values.names.sound import LONG_WORD, PART_SAME, part_score
from onrecord.values.names.tables import body_words, legal_forms


def is_body(name: str) -> bool:
    """Whether a name shows that it is a company's or body's: a legal form, “Ministry”, “Bank”."""
    words = set(WORD.findall(romanise(name).replace(".", "")))
    return bool(words & (legal_forms() | body_words()))


def compare_bodies(one: str, other: str) -> tuple[float, list[str]]:
    """Bodies: legal forms apart, words of trade weigh against when only one has them, abbreviations by their initials."""
    if _initials_of(one, other) or _initials_of(other, one):
        return ABBREVIATED, ["the initials"]
    a, b = _body_parts(one), _body_parts(other)
    if not a or not b:
        return 0.0, ["nothing but legal forms"]
    lands = _countries(one), _countries(other)
    if lands[0] and lands[1] and not lands[0] & lands[1]:
        return OTHER_LAND, ["bodies of two countries"]
    score, reasons = aligned(a, b, BODY_OVER, LONE)
    left = set(a) ^ set(b)
    only = {word for word in left if not any(part_score(word, w)[0] >= PART_SAME for w in (b if word in a else a))}
    if only & body_words() or any(word.isdigit() for word in only):
        score -= TRADE
        reasons.append("a word that tells bodies apart is in one alone")
    if (
        only
        and not (set(a) & set(b)) - body_words()
        and len(set(a) & set(b)) <= 1
        and set(a) & body_words()
        and set(b) & body_words()
    ):
        score = min(score, 0.6)
        reasons.append("only a common word is shared")
    return score, reasons


OTHER_LAND = 0.3
"""Score of two bodies that name two countries."""


def _countries(name: str) -> set[str]:
    """The countries that a body's name holds."""
    words = name.replace(",", " ").split()
    runs = [" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words) - n + 1)]
    return {code for run in runs if (code := places.country_of(run) or places.country_of_demonym(run))}


ABBREVIATED = 0.85
"""Score of an abbreviation that is the other name's initials."""


BODY_OVER, TRADE = 0.05, 0.13
"""Cost of a word that only one body's name has, and of one that is a word of trade or a number."""


def _initials_of(short: str, full: str) -> bool:
    """Whether the first word is the initials of the other name: “PLA”, also with a country behind it."""
    word = short.replace(".", "").split(" ")[0] if short else ""
    return (
        word.isupper()
        and 1 < len(word) <= LONG_WORD
        and short.count(" ") <= 1
        and "".join(p[0] for p in _body_parts(full) if p) == word.lower()
    )


def _body_parts(name: str) -> tuple[str, ...]:
    text = romanise(name).replace("'s", "").replace(".", "").replace("'", "")
    text = " ".join(text.split())
    words = WORD.findall(text)
    return tuple(
        numbered(
            [_SHORTENED.get(w, w) for w in words if w not in legal_forms() and w not in {"the", "of", "and", "for"}]
        )
    )


_SHORTENED = {
    "intl": "international",
    "natl": "national",
    "govt": "government",
    "dept": "department",
    "univ": "university",
    "assn": "association",
}
