"""Claims as a reader sees them: on whose word each stands, and where its sides part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.model.reading import Modality, Polarity
from onrecord.model.record import Assertion, Claim, Difference, DifferenceKind, Support
from onrecord.model.text import Span
from onrecord.present.days import published, when
from onrecord.present.naming import distinct, doubtful, origins, who_says
from onrecord.present.phrases import count
from onrecord.present.shelf import Shelf
from onrecord.present.views import ClaimView, Day, DifferenceView, OriginView, SideView, StanceView, VoiceView

CONFLICTING = frozenset({DifferenceKind.CONFLICT})
REPLACING = frozenset({DifferenceKind.UPDATE, DifferenceKind.UNSURE})

BRACKETED = re.compile(r"\s*\[[^\]]*\]")

UNCOUNTED = "uncounted"
"""Manner of those who say the same but may be one of the origins that are counted."""

OTHER_VALUE = "other_value"
"""Manner of those who give another number, day or place that is no conflict."""


def claim_view(shelf: Shelf, claim: Claim, articles: Sequence[str]) -> ClaimView:
    """A claim among the articles of its story."""
    clearest = clearest_of(shelf, claim)
    other_side, other_value = _other_sides(claim, clearest, CONFLICTING), _other_sides(claim, clearest, REPLACING)
    saying = [said for said in claim.assertions if said.id not in other_side]
    agreeing = [said for said in saying if said.id not in other_value and said.modality is clearest.modality]
    return ClaimView(
        id=claim.id,
        text=claim.text,
        support=claim.support.value,
        independent_origins=claim.independent_origins,
        verdict=verdict(claim, len({said.article for said in saying})),
        origins=origins(shelf, agreeing),
        against=origins(shelf, (said for said in claim.assertions if said.id in other_side)),
        otherwise=_otherwise(shelf, saying, agreeing),
        stances=_stances(
            shelf, claim, _denying(claim) if clearest.modality is Modality.DENIED else other_side, articles
        ),
        differences=tuple(difference_view(shelf, claim, difference) for difference in claim.differences),
        cites=distinct(shelf.cite(said.passage) for said in (clearest, *claim.assertions)),
        modality=clearest.modality.value,
    )


def _otherwise(
    shelf: Shelf, saying: Sequence[Assertion], agreeing: Sequence[Assertion]
) -> tuple[tuple[str, tuple[OriginView, ...]], ...]:
    """Who says it neither the same way nor the contrary: as possible, as planned, or with another value."""
    manners: dict[str, list[Assertion]] = {}
    for said in saying:
        if said not in agreeing:
            differs = said.modality is not agreeing[0].modality
            manners.setdefault(said.modality.value if differs else OTHER_VALUE, []).append(said)
    views = [(manner, origins(shelf, found)) for manner, found in manners.items()]
    views.append((UNCOUNTED, doubtful(shelf, agreeing)))
    return tuple((manner, found) for manner, found in views if found)


def clearest_of(shelf: Shelf, claim: Claim) -> Assertion:
    """The assertion whose words the claim's text is; resolutions in brackets aside."""
    words = _plain(claim.text)
    return next((s for s in claim.assertions if _plain(shelf.cite(s.passage).text) == words), claim.assertions[0])


def _plain(text: str) -> str:
    """Words without what brackets add: “on Tuesday [3 March 2026]”."""
    return " ".join(BRACKETED.sub(" ", text).split())


def denies(said: Assertion) -> bool:
    """Whether an assertion says that it is not so: “did not”, or “denied that”."""
    return (said.polarity is Polarity.NEGATIVE) != (said.modality is Modality.DENIED)


def verdict(claim: Claim, articles: int) -> str:
    """The support in words, e.g. “2 independent origins” or “3 articles, 1 origin”."""
    number = claim.independent_origins
    if claim.support is Support.CORROBORATED:
        return count(number, "independent origin")
    known = count(number, "origin") if number else "origin not shown"
    return f"{count(articles, 'article')}, {known}"


def ranked(shelf: Shelf, claims: Sequence[Claim]) -> list[Claim]:
    """Claims by number of independent origins; of equals, what stands higher in its articles first; those that are only
    a part of another's words, and no better supported, come last."""
    parts = _parts(claims)
    return sorted(
        claims, key=lambda claim: (claim.id in parts, *_rank(claim), claim.specificity < THIN, _height(shelf, claim))
    )


THIN = 2.0
"""Below this a claim says little that can be checked and is told after the others of its rank: “the talks went well”."""


def _height(shelf: Shelf, claim: Claim) -> float:
    """How far down its articles a claim stands, 0 to 1 and their mean: news tells first what matters most."""
    first: dict[str, int] = {}
    for said in claim.assertions:
        first[said.article] = min(first.get(said.article, said.passage.span.start), said.passage.span.start)
    return sum(start / len(shelf.record.readings[article].text) for article, start in first.items()) / len(first)


def _rank(claim: Claim) -> tuple[bool, int, int, bool]:
    """Corroborated ones by their origins, then those with an origin before those without, by articles."""
    corroborated = claim.support is Support.CORROBORATED
    number = claim.independent_origins if corroborated else min(claim.independent_origins, 1)
    return not corroborated, -number, -len({said.article for said in claim.assertions}), not claim.differences


def _parts(claims: Sequence[Claim]) -> set[str]:
    """Claims of which every assertion lies within an assertion of one other claim that stands at least as well:
    “the bridge was old” beside “the bridge was old and gave way”."""
    inside: dict[str, list[tuple[Span, Claim]]] = {}
    for claim in claims:
        for said in claim.assertions:
            inside.setdefault(said.article, []).append((said.passage.span, claim))
    found = set()
    for claim in claims:
        holders = (_holders(claim, said, inside[said.article]) for said in claim.assertions)
        if set.intersection(*holders):
            found.add(claim.id)
    return found


def _holders(claim: Claim, said: Assertion, spans: Iterable[tuple[Span, Claim]]) -> set[str]:
    """Claims that hold the words of an assertion within their own, and stand at least as well."""
    here = said.passage.span
    return {
        other.id
        for span, other in spans
        if span != here and span.contains(here) and other.id != claim.id and _rank(other)[:2] <= _rank(claim)[:2]
    }


def difference_view(shelf: Shelf, claim: Claim, difference: Difference) -> DifferenceView:
    """A difference with both sides' words."""
    known = {said.id: said for said in claim.assertions}
    if any(one not in known for side in difference.sides for one in side.assertions):
        known = {said.id: said for one in shelf.claims_of[claim.story] for said in one.assertions}
    sides = (
        SideView(side.value, tuple(_voice(shelf, known[one], difference) for one in side.assertions if one in known))
        for side in difference.sides
    )
    return DifferenceView(
        claim=claim.id,
        slot=difference.slot.value,
        kind=difference.kind.value,
        sides=tuple(side for side in sides if side.voices),
        reasons=tuple(reason.text for reason in difference.reasons),
    )


def _voice(shelf: Shelf, said: Assertion, difference: Difference) -> VoiceView:
    inside = said.passage.span
    marked = (
        value.passage.span
        for value in said.values
        if value.slot is difference.slot and value.passage and value.passage.article == said.article
    )
    return VoiceView(
        article=shelf.names[said.article],
        who=who_says(shelf, said),
        said=day_of_assertion(shelf, said),
        cite=shelf.cite(said.passage),
        differing=tuple((m.start - inside.start, m.end - inside.start) for m in marked if inside.contains(m)),
        denied=said.modality is Modality.DENIED,
    )


def day_of_assertion(shelf: Shelf, said: Assertion) -> Day | None:
    """The day that an assertion was made: its statement's, else its article's."""
    statement = shelf.attributed.get(said.statement) if said.statement else None
    day = when(shelf, statement.said, [said.article]) if statement else None
    return day or published(shelf, said.article)


def _denying(claim: Claim) -> set[str]:
    """The assertions that deny a claim's words, where these are what somebody denied."""
    return {said.id for said in claim.assertions if said.modality is Modality.DENIED}


def _stances(shelf: Shelf, claim: Claim, differing: set[str], articles: Sequence[str]) -> tuple[StanceView, ...]:
    """Where each article stands towards the claim's words: says so, says otherwise, silent, or none of these."""
    agree = {said.article for said in claim.assertions if said.id not in differing}
    differ = {said.article for said in claim.assertions if said.id in differing}
    return tuple(
        StanceView(
            article,
            shelf.names[article],
            "differ" if article in differ else "agree" if article in agree else _unspoken(claim, article),
        )
        for article in articles
    )


def _unspoken(claim: Claim, article: str) -> str:
    return "silent" if article in claim.silent else "none"


def _other_sides(claim: Claim, clearest: Assertion, kinds: frozenset[DifferenceKind]) -> set[str]:
    """Assertions that part from the clearest one in differences of these kinds; a denial parts from what it denies."""
    found = {
        side_of
        for difference in claim.differences
        if difference.kind in kinds
        for side_of in _parted(difference, clearest)
    }
    if DifferenceKind.CONFLICT in kinds:
        found |= {said.id for said in claim.assertions if denies(said) != denies(clearest)}
    return found


def _parted(difference: Difference, clearest: Assertion) -> Iterable[str]:
    """The assertions on the other sides, where the clearest one is on a side at all."""
    if any(clearest.id in side.assertions for side in difference.sides):
        for side in difference.sides:
            if clearest.id not in side.assertions:
                yield from side.assertions
