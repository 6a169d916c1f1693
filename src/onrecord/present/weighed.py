"""Claims as a reader sees them: on whose word each stands, and where its sides part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model.reading import Modality, Polarity
from onrecord.model.record import Assertion, Claim, Difference, DifferenceKind, Support
from onrecord.present.naming import distinct, origins, who_says
from onrecord.present.phrases import count, day_of, resolved_day
from onrecord.present.shelf import Shelf
from onrecord.present.views import ClaimView, Day, DifferenceView, SideView, StanceView, VoiceView


def claim_view(shelf: Shelf, claim: Claim, articles: Sequence[str]) -> ClaimView:
    """A claim among the articles of its story."""
    clearest = clearest_of(shelf, claim)
    other_side = set(_on_other_side(claim, clearest))
    agreeing = [said for said in claim.assertions if said.id not in other_side]
    against = [said for said in claim.assertions if said.id in other_side]
    return ClaimView(
        id=claim.id,
        text=claim.text,
        support=claim.support.value,
        independent_origins=claim.independent_origins,
        verdict=verdict(claim, len({said.article for said in agreeing})),
        origins=origins(shelf, agreeing),
        against=origins(shelf, against),
        stances=_stances(shelf, claim, other_side, articles),
        differences=tuple(difference_view(shelf, claim, difference) for difference in claim.differences),
        cites=distinct(shelf.cite(said.passage) for said in (clearest, *claim.assertions)),
        modality=_modality(agreeing),
    )


def clearest_of(shelf: Shelf, claim: Claim) -> Assertion:
    """The assertion whose words the claim's text is; resolutions in brackets aside."""
    return next((said for said in claim.assertions if shelf.cite(said.passage).text == claim.text), claim.assertions[0])


def denies(said: Assertion) -> bool:
    """Whether an assertion says that it is not so: “did not”, or “denied that”."""
    return (said.polarity is Polarity.NEGATIVE) != (said.modality is Modality.DENIED)


def _modality(agreeing: Sequence[Assertion]) -> str:
    """The modality of all agreeing assertions where they share one, else asserted."""
    (first, *others) = {said.modality.value: None for said in agreeing} or {Modality.ASSERTED.value: None}
    return Modality.ASSERTED.value if others else first


def verdict(claim: Claim, articles: int) -> str:
    """The support in words, e.g. “2 independent origins” or “3 articles, 1 origin”."""
    number = claim.independent_origins
    if claim.support is Support.CORROBORATED:
        return count(number, "independent origin")
    known = count(number, "origin") if number else "origin not shown"
    return f"{count(articles, 'article')}, {known}"


def rank(claim: Claim) -> tuple[bool, int, int, bool]:
    """Sorts claims: corroborated ones by their origins, then those with an origin before those without, by articles."""
    corroborated = claim.support is Support.CORROBORATED
    number = claim.independent_origins if corroborated else min(claim.independent_origins, 1)
    return not corroborated, -number, -len({said.article for said in claim.assertions}), not claim.differences


def difference_view(shelf: Shelf, claim: Claim, difference: Difference) -> DifferenceView:
    """A difference with both sides' words."""
    known = {said.id: said for said in claim.assertions}
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
    )


def day_of_assertion(shelf: Shelf, said: Assertion) -> Day | None:
    """The day that an assertion was made: its statement's, else its article's."""
    statement = shelf.attributed.get(said.statement) if said.statement else None
    day = resolved_day(statement.said) if statement else None
    return day or published(shelf, said.article)


def published(shelf: Shelf, article: str) -> Day | None:
    """The day an article came out, marked where it was inferred."""
    known = shelf.record.calendar.published.get(article)
    if known is None:
        return None
    inferred = known.basis.value in {"inferred", "guess"}
    if known.best and not inferred:
        return day_of(known.best, known.best)
    return day_of(known.earliest, known.latest, inferred=inferred)


def _stances(shelf: Shelf, claim: Claim, differing: set[str], articles: Sequence[str]) -> tuple[StanceView, ...]:
    """Where each article stands: on the clearest assertion's side, on another, silent, or none of these."""
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


def _on_other_side(claim: Claim, clearest: Assertion) -> Iterable[str]:
    """Assertions in conflict with the clearest one."""
    for said in claim.assertions:
        if denies(said) != denies(clearest):
            yield said.id
    for difference in claim.differences:
        if difference.kind is DifferenceKind.CONFLICT:
            for side in difference.sides:
                if clearest.id not in side.assertions:
                    yield from side.assertions
