"""What people decided about the grouping of claims: two sayings are one claim, or one of them says something else.

A judgement names the words of two assertions. `accept` holds their claims together; `reject` takes the first, with all that
is told in the same words, out of the claim of the second. A later judgement wins over an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.record import Assertion, Claim, Judgement, Material, rulings
from onrecord.model.text import Passage, Reason
from onrecord.weigh.claims import claim_of
from onrecord.weigh.frames import Frames

ABOUT = "claim"
"""The `value` of a judgement on claims."""

HALF = 0.5
"""Share of the longer of two spans that both must cover for a mark to mean an assertion that a re-reading cut otherwise."""


@dataclass(frozen=True, slots=True)
class Group:
    """The assertions of a claim, and why they are one."""

    members: tuple[Assertion, ...]
    reasons: tuple[Reason, ...]
    given: Claim | None = None
    """The claim as it was made, where nobody decided anything about it."""


def group(known: Material, claims: Sequence[Claim], judgements: Sequence[Judgement]) -> tuple[Claim, ...]:
    """The claims as people grouped them; the very same where nobody did."""
    decided = [one for one in rulings(judgements, ABOUT) if _is_of_two(one, known)]
    if not decided:
        return tuple(claims)
    groups = [Group(claim.assertions, claim.reasons, claim) for claim in claims]
    for ruling in decided:
        groups = (_held if ruling.kind == "accept" else _parted)(known, groups, ruling)
    frames = Frames(known)
    made = [one.given or claim_of(known, frames, one.members, one.reasons) for one in groups]
    return tuple(sorted(made, key=lambda claim: min((said.passage, said.id) for said in claim.assertions)))


def _is_of_two(one: Judgement, known: Material) -> bool:
    """Whether a judgement is about two places in articles that are there."""
    return len(one.marks) == 2 and all(mark.article in known.readings for mark in one.marks)  # noqa: PLR2004 -- two


def _held(_: Material, groups: list[Group], ruling: Judgement) -> list[Group]:
    """The groups with those of the two marks as one."""
    one, other = (_meant(groups, mark) for mark in ruling.marks)
    if not one or not other or _both(one, other):
        return groups
    first, second = groups[one[0][0]], groups[other[0][0]]
    why = Reason(f"one claim, decided by {ruling.by}", ruling.marks[0])
    joined = Group(first.members + second.members, (*first.reasons, *second.reasons, why))
    return [*(each for each in groups if each not in (first, second)), joined]


def _parted(known: Material, groups: list[Group], ruling: Judgement) -> list[Group]:
    """The groups with the first mark's saying taken out of that of the second."""
    one, other = (_meant(groups, mark) for mark in ruling.marks)
    both = _both(one, other)
    if both is None:
        return groups
    found = groups[both]
    named = [said for at, said in one if at == both]
    words = {_words(known, said.passage) for said in named} - {_words(known, said.passage) for _, said in other}
    leaving = tuple(said for said in found.members if said in named or _words(known, said.passage) in words)
    staying = tuple(said for said in found.members if said not in leaving)
    if not staying:
        return groups
    why = Reason(f"says something else, decided by {ruling.by}", ruling.marks[0])
    rest = [each for each in groups if each is not found]
    return [*rest, Group(staying, (*found.reasons, why)), Group(leaving, (why,))]


def _both(one: Sequence[tuple[int, Assertion]], other: Sequence[tuple[int, Assertion]]) -> int | None:
    """The group that holds words of both marks."""
    return min({at for at, _ in one} & {at for at, _ in other}, default=None)


def _meant(groups: Sequence[Group], mark: Passage) -> list[tuple[int, Assertion]]:
    """The assertions at a mark, each with its group's place: those of exactly these words, else those nearest to them."""
    rows = [
        (_covered(said.passage, mark), at, said)
        for at, each in enumerate(groups)
        for said in each.members
        if said.article == mark.article
    ]
    most = max((covered for covered, _, _ in rows), default=0.0)
    return [(at, said) for covered, at, said in rows if covered == most >= HALF]


def _covered(one: Passage, other: Passage) -> float:
    """The share of the longer of two spans that lies in both."""
    common = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return max(0, common) / max(len(one.span), len(other.span))


def _words(known: Material, place: Passage) -> str:
    return " ".join(known.readings[place.article].words(place.span).split()).casefold()
