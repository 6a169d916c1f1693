"""What speaks for and against two persons of two articles being one: `data/linking.toml`, applied."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from onrecord.link.entities.nodes import Company, Node
from onrecord.values import names, offices, places, roles


@cache
def weights() -> dict[str, Any]:
    """The table of features, with their points."""
    return tomllib.loads((files("onrecord") / "data/linking.toml").read_text("utf-8"))


def points(name: str) -> float:
    """The points of one feature; 0 for a name that the table has not."""
    table = weights()
    return float(table["for"].get(name, table["against"].get(name, 0.0)))


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a person, of one article or of several joined."""

    parts: frozenset[tuple[str, ...]]
    nouns: frozenset[str]
    offices: frozenset[str]
    countries: frozenset[str]
    genders: frozenset[str]
    articles: frozenset[str]
    """The first articles, as many as are looked at for their company; `count` tells all."""
    count: int


def facts(node: Node) -> Facts:
    """The facts of one node."""
    return Facts(
        frozenset({node.parts} - {()}), node.nouns, node.offices, node.countries, frozenset({node.gender} - {None}),  # type: ignore[arg-type]
        frozenset({node.ref.article}), 1,
    )  # fmt: skip


def together(one: Facts, other: Facts) -> Facts:
    """The facts of two that are joined."""
    articles = (
        one.articles if len(one.articles) >= LOOKED_AT else frozenset(sorted(one.articles | other.articles)[:LOOKED_AT])
    )
    return Facts(
        one.parts | other.parts, one.nouns | other.nouns, one.offices | other.offices, one.countries | other.countries,
        one.genders | other.genders, articles, one.count + other.count,
    )  # fmt: skip


@lru_cache(maxsize=131072)
def name_feature(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    """Which feature two names give: `same_name`, `respelled`, …; None where they are two names."""
    if one == other or "".join(one) == "".join(other):
        return "same_name"
    if suffix(one) != suffix(other) and {suffix(one), suffix(other)} & {"jr", "sr"}:
        return "other_suffix"
    one, other = _bare(one), _bare(other)
    if _initials(one) and _initials(other) and _initials(one) != _initials(other):
        return "other_initials"
    short, long = sorted((one, other), key=lambda parts: (len(parts), parts))
    if len(short) < 2:  # noqa: PLR2004 - lone names are compared elsewhere
        return None
    if names.part_score(short[-1], long[-1])[0] < names.PART_SAME:
        return None
    return _full(short, long)


def _full(short: tuple[str, ...], long: tuple[str, ...]) -> str | None:  # noqa: PLR0911 - one return for each feature
    """The feature of two full names with like last parts."""
    if len(short) < len(long) and not names.shortened(short, long):
        return None
    worst, rest = 1.0, list(long[:-1])
    initial = False
    for part in short[:-1]:
        scored = max(((names.part_score(part, other), other) for other in rest), default=((0.0, ""), ""))
        (score, why), best = scored
        if score < names.PART_SAME:
            return None
        rest.remove(best)
        initial = initial or why == "initial"
        worst = min(worst, score)
    worst = min(worst, names.part_score(short[-1], long[-1])[0])
    if _by_second(short, long) and rest:
        return "shorter" if worst == 1.0 else "slip"
    if initial and len(short[0]) == 1:
        return "initial"
    if worst < SPELLED:
        return "slip"
    if len(short) < len(long):
        return "shorter"
    return "respelled"


def _by_second(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the short name leaves the first given name out: “Javad Zarif”."""
    lone = len(short[:-1]) == 1
    return lone and min(len(short[0]), len(long[0])) > 1 and names.part_score(short[0], long[0])[0] < names.PART_SAME


SPELLED = 0.9
"""Score of the least alike parts from which two names are one in two spellings; below it a letter differs."""


def suffix(parts: tuple[str, ...]) -> str | None:
    """The suffix that tells son from father, if the name has one."""
    return parts[-1] if parts and parts[-1] in names.SUFFIXES else None


def _bare(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts[:-1] if suffix(parts) else parts


def _initials(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for part in parts[1:-1] if len(part) == 1)


def weigh(one: Facts, other: Facts, company: Company, *, by_name: str) -> tuple[float, list[str]]:
    """The points of two persons, and the reasons: `by_name` is the feature that their names gave."""
    told = [by_name]
    if one.genders and other.genders and not one.genders & other.genders:
        told.append("other_gender")
    if one.offices & other.offices:
        told.append("same_office")
    elif one.offices and other.offices:
        told.append("other_office")
    classes, others = _classes(one), _classes(other)
    if classes & others:
        told.append("same_role")
    elif classes and others:
        told.append("other_role")
    if one.countries & other.countries:
        told.append("same_country")
    elif one.countries and other.countries:
        told.append("other_country")
    score = sum(points(name) for name in told)
    if score >= CLEAR or score + points("company_most") < float(weights()["unsure"]) - 1.0:
        return score, [_sentence(name, one, other) for name in told]
    shared = _shared(one, other, company)
    score += min(points("company") * len(shared), points("company_most"))
    return score, [_sentence(name, one, other) for name in told] + (
        [f"both articles name {', '.join(company.labels[key] for key in sorted(shared)[:3])}"] if shared else []
    )


def _classes(facts: Facts) -> frozenset[str]:
    return frozenset(roles.role_class().get(noun, noun) for noun in facts.nouns)


def _shared(one: Facts, other: Facts, company: Company) -> frozenset[str]:
    """What the articles of both name, the persons' own names apart."""
    own = {names.fold(parts[-1]) for parts in one.parts | other.parts if parts}
    return company.shared(one.articles, other.articles) - own


CLEAR = 4.0
"""Points from which company need not be asked."""
LOOKED_AT = 20
"""Articles of a person whose company is compared; more would tell no more."""

SENTENCES = {
    "same_name": "the same name",
    "respelled": "the same name in another spelling",
    "shorter": "one name lacks middle names",
    "slip": "the names differ by a letter or two",
    "surname": "the last name alone, and of no other person",
    "surname_of_several": "the last name alone, which several bear",
    "initial": "an initial for the first name",
    "same_office": "the same office",
    "other_office": "other offices",
    "same_role": "roles of one kind",
    "other_role": "roles of other kinds",
    "same_country": "the same country",
    "other_country": "other countries",
    "other_gender": "a man and a woman",
    "other_suffix": "father and son",
    "other_initials": "other initials",
}
"""What each feature says to a person."""


def _sentence(name: str, one: Facts, other: Facts) -> str:
    text = SENTENCES[name]
    if name in {"same_name", "respelled", "shorter", "slip", "initial", "surname"}:
        pair = sorted({" ".join(min(one.parts)).title(), " ".join(min(other.parts)).title()})
        return f"{text}: {' / '.join(pair)}"
    if name == "same_office":
        return f"{text}: {', '.join(offices.in_words(office) for office in sorted(one.offices & other.offices))}"
    if name == "same_country":
        return f"{text}: {', '.join(places.name_of(code) for code in sorted(one.countries & other.countries))}"
    return text
