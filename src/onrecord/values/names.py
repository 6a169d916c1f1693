"""Names of people and bodies: cleaned, cut into parts, compared across spellings, orders and scripts.

`compare(one, other)` is what `onrecord names ONE OTHER` prints: a score, whether it passes the shipped threshold, and why.
It is symmetric. The method: romanise (anyascii), drop titles and legal forms, fold spellings that transliterations share
(q, gh, k; j, dj, dzh; ou, u), align the parts of both names one to one, and score each pair by equality, consonant skeleton,
initial or edit distance; what stays over on either side, and parts that contradict, cost.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from onrecord.values import roles

THRESHOLD = 0.80
"""Score from which two names are one name written in two ways; set on the development name pairs and our own rows."""

WORD = re.compile(r"[a-z0-9]+")
"""A part of a romanised, lower-case name."""
ARTICLE_PREFIX = re.compile(r"\b(al|el|ul|as|ash|ad|an|ar|at|az|ud|uz|ez|es|er|ed)[-‐'’ ](?=\w)", re.IGNORECASE)
INITIALS = re.compile(r"\b([A-Za-z])\.\s?-?(?=[A-Za-z]\b)")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two names compare: `score` from 0 to 1, `same` whether it reaches the threshold, and the reasons for a person."""

    one: str
    other: str
    score: float
    same: bool
    reasons: tuple[str, ...]


# --- cleaning -----------------------------------------------------------------------------------------------------


_NUMBERS = {w: str(i) for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    w: str(i) for i, w in enumerate("zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split())
} | {f"{i}{e}": str(i) for i, e in ((1, "st"), (2, "nd"), (3, "rd"), *((n, "th") for n in range(4, 100)))}
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)} | {"fourty": 40}


def _numbered(words: list[str]) -> list[str]:
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
    return name.rpartition(",")[2].strip().lower().replace(".", "") in _legal_forms()


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("onrecord") / "data/names.toml").read_text("utf-8"))


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(form for forms in _table()["legal"].values() for form in forms)


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """For each given name or short form, the formal names that it can stand for."""
    found: dict[str, set[str]] = {}
    for formal, shorts in _table()["short"].items():
        for word in (formal, *shorts):
            found.setdefault(word, set()).add(formal)
    return {word: frozenset(group) for word, group in found.items()}


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
    text = romanise(clean(name)).replace("'", "").replace("’", "").replace("`", "")
    text = re.sub(r"\b([a-z])\.(?=[a-z]\.)", r"\1", text)
    words = ["abd" if word in _SERVANTS else word for word in WORD.findall(ARTICLE_PREFIX.sub("", text))]
    kept = tuple(word for word in words if word not in roles.PARTICLES) or tuple(words)
    return kept


@cache
def _genders() -> dict[str, str]:
    return {name: gender for gender, names in _table()["gender"].items() for name in names}


@lru_cache(maxsize=65536)
def gender(name: str) -> str | None:
    """The gender that a full name's given name tells: “Angela Merkel” → `f`; None where it tells none, or for a lone name."""
    found = parts(name)
    return _genders().get(found[0]) if len(found) > 1 else None


@cache
def _family_first() -> frozenset[str]:
    return frozenset(_table()["family_first"]["names"])


@lru_cache(maxsize=65536)
def surname(name: str) -> str:
    """The part by which a person is called alone: “Bashar al-Assad” → `assad`, “Ban Ki-moon” → `ban`, “John Smith Jr.” → `smith`."""
    found = parts(name)
    if len(found) < 2:  # noqa: PLR2004 - a lone name
        return found[0] if found else ""
    last = clean(name).rpartition(" ")[2]
    head, hyphen, tail = last.partition("-")
    given_last = bool(hyphen) and head.lower() not in roles.PARTICLES and (tail.islower() or found[0] in _family_first())
    if given_last or (found[0] in _family_first() and found[-1] not in _family_first() and found[0] not in _genders()):
        return found[0]
    return found[-2] if found[-1] in SUFFIXES else found[-1]


SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells son from father behind a name."""


_SERVANTS = frozenset("abdul abdel abdal abdur abder abdoul abdus abdil".split())
"""Spellings of the first half of Abd al-Aziz, Abd al-Rahman and their like."""


# --- spelling -----------------------------------------------------------------------------------------------------

FOLDS = (
    ("dzh", "j"), ("dj", "j"), ("tch", "c"), ("tsch", "c"), ("sch", "s"), ("shch", "s"), ("sh", "s"), ("ch", "c"), ("zh", "j"), ("kh", "h"), ("gh", "k"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("ck", "k"), ("ks", "x"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ij", "i"), ("yi", "i"),
    ("w", "v"), ("y", "i"), ("ts", "c"), ("tz", "c"), ("c", "k"), ("x", "ks"), ("z", "s"), ("e", "a"), ("o", "u"),
)  # fmt: skip
"""Spellings that transliterations share, in the order in which they are folded."""
VOWELS = re.compile(r"[aeiou]")
DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A romanised word with shared spellings made one: `qassemi` and `ghasemi` → `kasami`."""
    if word.startswith("x"):
        word = "s" + word[1:]
    for old, new in FOLDS:
        word = word.replace(old, new)
    return DOUBLE.sub(r"\1", word)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded word, the first letter kept: `kasami` → `ksm`; vowels at the start are one."""
    folded = fold(word)
    body = VOWELS.sub("", folded[1:]).replace("h", "")
    head = "a" if folded[:1] in set("aeiou") else folded[:1]
    return DOUBLE.sub(r"\1", head + body)


@lru_cache(maxsize=65536)
def first_sounds(part: str) -> frozenset[str]:
    """The first letters under which a given name may come, folded: `bill` → `b`, `v` (for William)."""
    return frozenset(skeleton(word)[:1] for word in (part, *sorted(_nicknames().get(part, ()))))


# --- comparing parts ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=131072)
def part_score(one: str, other: str) -> tuple[float, str]:
    """How alike two parts are, and why: (`qassemi`, `ghasemi`) → (0.95, “same sound”)."""
    if one > other:
        one, other = other, one
    if one == other:
        return 1.0, "the same"
    if one.isdigit() or other.isdigit():
        return 0.0, "other numbers"
    if len(one) == 1 or len(other) == 1:
        return (0.85, "initial") if one[0] == other[0] else (0.0, "other initial")
    if _nicknames().get(one, frozenset()) & _nicknames().get(other, frozenset()):
        return 0.9, "short form"
    a, b = fold(one), fold(other)
    if a == b:
        return 0.96, "another spelling"
    near = DamerauLevenshtein.normalized_similarity(a, b)
    if one in _given() and other in _given():
        return min(near, 0.5), "two given names"
    if skeleton(one) == skeleton(other) and len(skeleton(one)) > 1 and near >= SOUND_NEAR:
        return max(0.86, min(0.94, near + 0.2)), "same consonants"
    slips = DamerauLevenshtein.distance(one, other)
    if slips <= 1 + (max(len(one), len(other)) >= LONG_WORD) and min(len(one), len(other)) >= SLIP_LENGTH and one[0] == other[0]:
        return 0.88 if slips == 1 else 0.82, "a slip of the pen"
    return near * 0.8, "unlike"


PART_SAME = 0.82
"""Score of two parts from which they can be one part, spelled in two ways."""
SOUND_NEAR = 0.5
"""Folded similarity under which equal consonants say nothing (short names of many vowels)."""
SLIP_LENGTH, LONG_WORD = 5, 6
"""Letters from which one slip, and from which two, may lie between two spellings of a part."""


@cache
def _given() -> frozenset[str]:
    """Given names that are each other's near neighbours: two of them are two people's (“Frank”, “Frederik”)."""
    return frozenset(_table()["given"]["apart"])


# --- comparing names ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=65536)
def compare(one: str, other: str, *, body: bool | None = None) -> Comparison:
    """Compare two names of persons, or of bodies where `body` says so or a legal form shows it; the order does not matter."""
    if (other, one) < (one, other):
        turned = compare(other, one, body=body)
        return Comparison(one, other, turned.score, turned.same, turned.reasons)
    score, reasons = _compare(one, other, body)
    score = round(max(0.0, min(1.0, score)), 3)
    return Comparison(one, other, score, score >= THRESHOLD, tuple(reasons))


def _compare(one: str, other: str, body: bool | None) -> tuple[float, list[str]]:
    if one == other:
        return 1.0, ["the same letters"]
    if body is None:
        body = is_body(one) or is_body(other)
    if body:
        return _compare_bodies(one, other)
    a, b = _initialled(one), _initialled(other)
    if not a or not b:
        return 0.0, ["nothing to compare"]
    if _bare_script(one) or _bare_script(other):
        return max(_aligned(a, b, OVER, LONE), _across(a, b, far=_far_script(one) or _far_script(other)), key=lambda row: row[0])
    return _aligned(a, b, OVER, LONE)


CAPITALS = re.compile(r"\b[A-Z]{2,3}\b")


def _initialled(name: str) -> tuple[str, ...]:
    """The parts of a person's name, initials written together taken apart: “JC Juncker” → `j`, `c`, `juncker`."""
    if any(char.islower() for char in name):
        name = CAPITALS.sub(_apart, name)
    return tuple(part for part in parts(name) if part not in _legal_forms() or len(part) > 3) or parts(name)  # noqa: PLR2004 - “SA”, “LLC” behind a person


def _apart(match: re.Match[str]) -> str:
    """Initials with spaces between them; particles stay, legal forms fall."""
    word = match.group().lower()
    return match.group() if word in roles.PARTICLES or word in SUFFIXES else "" if word in _legal_forms() else " ".join(match.group())


def _bare_script(name: str) -> bool:
    """Whether a name is in letters that write few vowels or other sounds than Latin ones."""
    return any(unicodedata.name(char, "").split(" ")[0] in BARE_SCRIPTS for char in name if char.isalpha() and ord(char) > LATIN_END)


def _far_script(name: str) -> bool:
    return any(unicodedata.name(char, "").split(" ")[0] in BARE_SCRIPTS - {"ARABIC", "HEBREW", "SYRIAC"} for char in name if ord(char) > LATIN_END)


BARE_SCRIPTS = frozenset({"ARABIC", "HEBREW", "SYRIAC", "CJK", "KATAKANA", "HANGUL", "THAI", "KHMER", "DEVANAGARI", "BENGALI", "TAMIL", "ETHIOPIC"})
LATIN_END = 0x36F
"""The last code point of Latin letters and their marks."""


def _across(a: tuple[str, ...], b: tuple[str, ...], *, far: bool) -> tuple[float, list[str]]:
    """Parts in order, by their bare consonants: `frnndw` and `fernando`."""
    if len(a) != len(b):
        return 0.0, ["other numbers of parts"]
    scores = [_bare_score(x, y, far=far) for x, y in zip(a, b, strict=True)]
    if min(scores) < PART_SAME:
        return min(scores) * 0.5, ["the consonants differ"]
    return sum(scores) / len(scores), [f"{x} / {y}: the same consonants in two scripts" for x, y in zip(a, b, strict=True)]


def _bare_score(one: str, other: str, *, far: bool) -> float:
    """How alike two parts are when vowels, w and y say nothing, p is b, and far scripts do not tell r from l."""
    a, b = _bare(one, far=far), _bare(other, far=far)
    if a & b:
        return 0.9
    near = min(DamerauLevenshtein.distance(x, y) for x in a for y in b)
    return 0.83 if near == 1 and min(len(x) for x in (*a, *b)) > 2 else 0.3  # noqa: PLR2004 - of two consonants one is too much to miss


@lru_cache(maxsize=65536)
def _bare(word: str, *, far: bool) -> frozenset[str]:
    folded = fold(word)
    for old, new in (("p", "b"), ("g", "k"), *((("r", "l"), ("v", "b"), ("d", "t")) if far else ())):
        folded = folded.replace(old, new)
    plain = DOUBLE.sub(r"\1", VOWELS.sub("", folded.replace("h", "")))
    return frozenset({plain, DOUBLE.sub(r"\1", plain.replace("v", ""))}) - {""} or frozenset({folded})


def is_body(name: str) -> bool:
    """Whether a name shows that it is a company's or body's: a legal form, “Ministry”, “Bank”."""
    words = set(WORD.findall(romanise(name).replace(".", "")))
    return bool(words & (_legal_forms() | _body_words()))


@cache
def _body_words() -> frozenset[str]:
    return frozenset(word.lower() for word in roles.office_nouns()) | frozenset(_table()["bodies"]["words"])


def _aligned(a: tuple[str, ...], b: tuple[str, ...], over_cost: float, lone_cost: float) -> tuple[float, list[str]]:
    """The best one-to-one pairing of parts, weighted by length, with the cost of what stays over."""
    a, b = _merged(a, b), _merged(b, a)
    joined = _joined(a, b)
    if joined:
        return joined, ["the same letters, otherwise spaced"]
    pairs = sorted(
        ((part_score(x, y), i, j) for i, x in enumerate(a) for j, y in enumerate(b)), key=lambda row: (-row[0][0], row[1] + row[2], abs(row[1] - row[2]), row[1])
    )
    used_a: dict[int, int] = {}
    used_b: set[int] = set()
    total = weight = 0.0
    reasons: list[str] = []
    for (score, why), i, j in pairs:
        if i in used_a or j in used_b:
            continue
        used_a[i] = j
        used_b.add(j)
        size = _weight(a[i], b[j])
        total, weight = total + score * size, weight + size
        reasons.append(f"{a[i]} / {b[j]}: {why}")
    scores = [part_score(a[i], b[j])[0] for i, j in used_a.items()]
    score = total / weight
    worst = min(scores)
    if worst < CONTRADICTS:
        score = min(score, 0.45 + 0.3 * worst)
        reasons.append("a part contradicts")
    over = [w for i, w in enumerate(a) if i not in used_a] + [w for j, w in enumerate(b) if j not in used_b]
    if over:
        cost = over_cost * len(over) if min(len(a), len(b)) > 1 else lone_cost
        score -= cost
        reasons.append(f"only in one: {' '.join(sorted(over))}")
    return score, reasons


CONTRADICTS = 0.72
"""Score of a pair of parts under which they speak against one name."""
OVER, LONE = 0.04, 0.16
"""Cost of a part that only one name has (a patronymic); of a lone name against a full one."""


def _weight(one: str, other: str) -> float:
    return min(len(one), 6) + min(len(other), 6)


def _joined(a: tuple[str, ...], b: tuple[str, ...]) -> float | None:
    """Names that differ by their spaces alone: “RamiMakhlouf”."""
    x, y = "".join(a), "".join(b)
    if len(a) == len(b) or len(x) < SLIP_LENGTH:
        return None
    if x == y:
        return 0.97
    if fold(x) == fold(y):
        return 0.93
    return 0.85 if min(len(a), len(b)) == 1 and min(len(x), len(y)) > LONG_WORD and DamerauLevenshtein.distance(x, y) == 1 else None


def _merged(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of one name, neighbours put together where the other writes them so: `patr`, `ushev` → `patrushev`."""
    wanted = {fold(part) for part in b if len(part) >= SLIP_LENGTH}
    out = list(a)
    for size in (3, 2):
        for at in range(len(out) - size + 1):
            piece = "".join(out[at : at + size])
            if fold(piece) in wanted and not any(fold(part) in wanted for part in out[at : at + size]):
                out[at : at + size] = [piece]
                break
    return tuple(out)


def _compare_bodies(one: str, other: str) -> tuple[float, list[str]]:
    """Bodies: legal forms apart, words of trade weigh against when only one has them, abbreviations by their initials."""
    if _initials_of(one, other) or _initials_of(other, one):
        return ABBREVIATED, ["the initials"]
    a, b = _body_parts(one), _body_parts(other)
    if not a or not b:
        return 0.0, ["nothing but legal forms"]
    score, reasons = _aligned(a, b, BODY_OVER, LONE)
    left = set(a) ^ set(b)
    only = {word for word in left if not any(part_score(word, w)[0] >= PART_SAME for w in (b if word in a else a))}
    if only & _body_words() or any(word.isdigit() for word in only):
        score -= TRADE
        reasons.append("a word that tells bodies apart is in one alone")
    if only and not (set(a) & set(b)) - _body_words() and len(set(a) & set(b)) <= 1 and set(a) & _body_words() and set(b) & _body_words():
        score = min(score, 0.6)
        reasons.append("only a common word is shared")
    return score, reasons


ABBREVIATED = 0.85
"""Score of an abbreviation that is the other name's initials."""
BODY_OVER, TRADE = 0.05, 0.13
"""Cost of a word that only one body's name has, and of one that is a word of trade or a number."""


def _initials_of(short: str, full: str) -> bool:
    """Whether the first word is the initials of the other name: “PLA”, also with a country behind it."""
    word = short.replace(".", "").split(" ")[0] if short else ""
    return word.isupper() and 1 < len(word) <= LONG_WORD and len(short.split()) <= 2 and "".join(p[0] for p in _body_parts(full) if p) == word.lower()  # noqa: PLR2004 - the word and its country


def _body_parts(name: str) -> tuple[str, ...]:
    text = romanise(name).replace("'s", "").replace(".", "").replace("'", "")
    text = " ".join(text.split())
    words = WORD.findall(text)
    return tuple(_numbered([_SHORTENED.get(w, w) for w in words if w not in _legal_forms() and w not in {"the", "of", "and", "for"}]))


_SHORTENED = {"intl": "international", "natl": "national", "govt": "government", "dept": "department", "univ": "university", "assn": "association"}
