"""Who stands between the speaker and the reader: “told Interfax”, “state media reported”, and the outlet itself."""

from __future__ import annotations

from onrecord.link.attribution.ground import Ground
from onrecord.link.attribution.speakers import Whose, entity_at
from onrecord.model.reading import ChainLink, Reading, Ref, Relay, Statement
from onrecord.model.record import Hand
from onrecord.model.text import Passage, Reason
from onrecord.values import outlets

ORDER = {ChainLink.TOLD: 0, ChainLink.CITING: 1, ChainLink.REPORTED_BY: 2, ChainLink.PUBLISHED_BY: 3}
NEAR = 600
"""Code points between two statements of one speaker within which the second is taken from the same conversation."""


def chain(ground: Ground, ref: Ref, whose: dict[Ref, Whose]) -> tuple[tuple[Hand, ...], tuple[Reason, ...]]:
    """The hands of a statement, the nearest to the speaker first, with reasons for those that the clause does not name."""
    reading = ground.readings[ref.article]
    statement = ground.statement(ref)
    hands = [_hand(ground, reading, relay) for relay in statement.relays] or _told_the_outlet(reading, statement)
    reasons: list[Reason] = []
    if not hands:
        hands, reasons = _carried(ground, ref, whose)
    hands, credited = _with_credit(reading, hands)
    reasons.extend(credited)
    hands.sort(key=lambda hand: ORDER[hand.link])
    outlet = reading.article.outlet or reading.outlet
    if outlet is not None:
        evidence = Passage(reading.id, outlet.evidence) if outlet.evidence else None
        hands.append(Hand(ChainLink.PUBLISHED_BY, outlet.name, None, evidence))
    return tuple(dict.fromkeys(hands)), tuple(reasons)


def _with_credit(reading: Reading, hands: list[Hand]) -> tuple[list[Hand], list[Reason]]:
    """The hands with the one agency that the article credits for its words, unless the outlet is that agency or the statement
    names who passed it on; of several agencies nobody knows whose words these are."""
    outlet = reading.article.outlet or reading.outlet
    if len(reading.agencies) != 1 or any(hand.link is not ChainLink.PUBLISHED_BY for hand in hands):
        return hands, []
    (agency,) = reading.agencies
    known = outlets.find_agency(agency.name)
    if (
        known is None
        or not known.domains
        or outlet is None
        or outlets.compare(outlet.name, agency.name) > outlets.APART
    ):
        return hands, []  # “Agencies” names none; without an outlet the credit may be its own name
    evidence = Passage(reading.id, agency.evidence)
    hand = Hand(ChainLink.REPORTED_BY, agency.name, None, evidence)
    return [*hands, hand], [Reason(f"the article credits {agency.name}", evidence)]


def _hand(ground: Ground, reading: Reading, relay: Relay) -> Hand:
    words = reading.words(relay.span)
    outlet = reading.article.outlet or reading.outlet
    if outlet is not None and reading.text[: relay.span.start].lower().endswith(OURS):
        return Hand(relay.link, outlet.name, None, Passage(reading.id, relay.span))
    known = outlets.find(words) if words != words.lower() else None
    entity = entity_at(ground, reading.id, relay.span)
    name = known.name if known else words
    if words == words.lower() and entity is not None:  # “the agency”
        name = ground.entities[entity].name
    return Hand(relay.link, name, entity, Passage(reading.id, relay.span))


OURS = ("this ", "our ")
"""Before the words for an outlet or its people these mean the outlet itself."""
OWN = frozenset(
    {
        "us",
        *(
            f"{whose}{what}"
            for whose in OURS
            for what in (
                "newspaper",
                "paper",
                "website",
                "magazine",
                "site",
                "channel",
                "station",
                "programme",
                "reporter",
                "correspondent",
                "reporters",
                "correspondents",
                "newsroom",
            )
        ),
    }
)


def _told_the_outlet(reading: Reading, statement: Statement) -> list[Hand]:
    """“told the Lake Gazette”, which is the outlet, known or not; “told us”, “told our correspondent”."""
    outlet = reading.article.outlet or reading.outlet
    if outlet is None or statement.addressee is None:
        return []
    words = reading.words(statement.addressee).lower()
    own = words in OWN and statement.within is None
    if not own and words.removeprefix("the ") != outlet.name.lower().removeprefix("the "):
        return []
    return [Hand(ChainLink.TOLD, outlet.name, None, Passage(reading.id, statement.addressee))]


def _carried(ground: Ground, ref: Ref, whose: dict[Ref, Whose]) -> tuple[list[Hand], list[Reason]]:
    """Hands taken from a statement that is the same: the same words in another article, or the speaker's last one
    close before."""
    for twin in ground.twins.get(ref, ()):
        there = ground.readings[twin.article]
        relays = ground.statement(twin).relays
        if relays and whose[twin].entities == whose[ref].entities:
            why = Reason("the same words in another article name who passed them on", Passage(there.id, relays[0].span))
            return [_hand(ground, there, relay) for relay in relays], [why]
    return _from_before(ground, ref, whose)


def _from_before(ground: Ground, ref: Ref, whose: dict[Ref, Whose]) -> tuple[list[Hand], list[Reason]]:
    """The hands of the same speaker's statement just before, with no other speaker between and no new hearer."""
    reading = ground.readings[ref.article]
    statement = ground.statement(ref)
    if not whose[ref].entities or statement.addressee is not None or statement.medium is not None:
        return [], []
    for earlier in range(ref.index - 1, -1, -1):
        before = reading.statements[earlier]
        if (
            whose[Ref(reading.id, earlier)].entities != whose[ref].entities
            or statement.span.start - before.span.end > NEAR
        ):
            return [], []
        if before.relays and before.relays[0].link is ChainLink.REPORTED_BY and _by_another(reading, before.relays[0]):
            return [], []
        if before.relays:
            why = Reason("said in one breath with what the speaker told before", Passage(reading.id, before.span))
            return [_hand(ground, reading, relay) for relay in before.relays], [why]
    return [], []


def _by_another(reading: Reading, relay: Relay) -> bool:
    """Whether one that passes on stands behind “according to”: it is told of one statement, not of what follows."""
    return reading.text[: relay.span.start].lower().removesuffix("the ").rstrip().endswith("according to")
