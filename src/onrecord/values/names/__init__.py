"""Names of people and bodies: cleaned, cut into parts, compared across spellings, orders and scripts.

`compare(one, other)` is what `onrecord names ONE OTHER` prints: a score, whether it passes the shipped threshold, and why.
It is symmetric. The method: romanise (anyascii), drop titles and legal forms, fold spellings that transliterations share
(q, gh, k; j, dj, dzh; ou, u), align the parts of both names one to one, and score each pair by equality, consonant skeleton,
initial or edit distance; what stays over on either side, and parts that contradict, cost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.values import roles
from onrecord.values.names.align import LONE, OVER, aligned
from onrecord.values.names.bodies import compare_bodies, is_body
from onrecord.values.names.parts import KUNYA, SUFFIXES, clean, gender, is_given, parts, romanise, surname
from onrecord.values.names.scripts import across, bare_script, far_script
from onrecord.values.names.sound import PART_SAME, first_sounds, fold, given_sounds, part_score, skeleton
from onrecord.values.names.tables import legal_forms

__all__ = [
    "PART_SAME",
    "SUFFIXES",
    "THRESHOLD",
    "Comparison",
    "clean",
    "compare",
    "first_sounds",
    "fold",
    "gender",
    "given_sounds",
    "is_body",
    "is_given",
    "part_score",
    "parts",
    "romanise",
    "shortened",
    "skeleton",
    "surname",
    "without_kunya",
]


THRESHOLD = 0.80
"""Score from which two names are one name written in two ways; set on the development name pairs and our own rows."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two names compare: `score` from 0 to 1, `same` whether it reaches the threshold, and the reasons for a person."""

    one: str
    other: str
    score: float
    same: bool
    reasons: tuple[str, ...]


@lru_cache(maxsize=65536)
def shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a full name leaves out parts of a longer one: “Javad Zarif” of “Mohammad Javad Zarif”, “J. Hoover” of “John Edgar
    Hoover”; an initial stands for the name at its own place alone (“Anzor Hale” is not “Pavel A. Hale”)."""
    at = 0
    for part in short:
        fits = (
            n for n in range(at, len(long)) if _stands(part, long[n], same_place=n == at and at == short.index(part))
        )
        found = next(fits, None)
        if found is None:
            return False
        at = found + 1
    return True


def _stands(part: str, other: str, *, same_place: bool) -> bool:
    if min(len(part), len(other)) == 1 and not same_place:
        return part == other
    return part_score(part, other)[0] >= PART_SAME


def without_kunya(part: str) -> str:
    """The child's name in a kunya: `hassan` of `abuhassan`, by which an article that has named “Abu Hassan” calls him again."""
    return part[3:] if part[:3] in KUNYA.values() else part


@lru_cache(maxsize=65536)
def compare(one: str, other: str, *, body: bool | None = None) -> Comparison:
    """Compare two names of persons, or of bodies where `body` says so or a legal form shows it; the order does not matter."""
    if (other, one) < (one, other):
        turned = compare(other, one, body=body)
        return Comparison(one, other, turned.score, turned.same, turned.reasons)
    score, reasons = _compare(one, other, body=body)
    score = round(max(0.0, min(1.0, score)), 3)
    return Comparison(one, other, score, score >= THRESHOLD, tuple(reasons))


def _compare(one: str, other: str, *, body: bool | None) -> tuple[float, list[str]]:
    if one == other:
        return 1.0, ["the same letters"]
    if body is None:
        body = is_body(one) or is_body(other)
    if body:
        return compare_bodies(one, other)
    a, b = _initialled(one), _initialled(other)
    if not a or not b:
        return 0.0, ["nothing to compare"]
    if bare_script(one) or bare_script(other):
        return max(
            aligned(a, b, OVER, LONE),
            across(a, b, far=far_script(one) or far_script(other)),
            key=lambda row: row[0],
        )
    return aligned(a, b, OVER, LONE)


CAPITALS = re.compile(r"\b[A-Z]{2,3}\b")


def _initialled(name: str) -> tuple[str, ...]:
    """The parts of a person's name, initials written together taken apart: “JC Juncker” → `j`, `c`, `juncker`."""
    if any(char.islower() for char in name):
        name = CAPITALS.sub(_apart, name)
    return tuple(part for part in parts(name) if part not in legal_forms() or len(part) > 3) or parts(name)  # noqa: PLR2004 - “SA”, “LLC” behind a person


def _apart(match: re.Match[str]) -> str:
    """Initials with spaces between them; particles stay, legal forms fall."""
    word = match.group().lower()
    return (
        match.group()
        if word in roles.PARTICLES or word in SUFFIXES
        else ""
        if word in legal_forms()
        else " ".join(match.group())
    )
