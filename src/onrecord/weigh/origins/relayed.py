"""Words that reach the reader inside somebody else's: “the minister said the union had told her so” is the minister's account of
what the union said. Whoever repeats a speaker's words adds no origin to them, and words that only one person passes on stand on
that person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.model.reading import Ref
from onrecord.model.record import Assertion, Material, Origin
from onrecord.weigh.origins.families import Directory
from onrecord.weigh.origins.houses import DOUBTFUL

Voice = tuple[Assertion, Origin]
Relayers = Mapping[Ref, frozenset[str]]


def of(known: Material) -> Relayers:
    """For each statement told inside another the families of those who tell it; of somebody not known, the doubtful one."""
    who = Directory(known.entities, known.readings)
    found = {}
    for ref in known.attributions:
        outer = list(_outer(known, ref))
        if outer:
            found[ref] = frozenset(family for one in outer for family in _families(known, who, one))
    return found


def _outer(known: Material, ref: Ref) -> Iterator[Ref]:
    """The statements that hold this one, the nearest first."""
    statements = known.readings[ref.article].statements if ref.article in known.readings else ()
    at = statements[ref.index].within if ref.index < len(statements) else None
    while at is not None:
        yield Ref(ref.article, at)
        at = statements[at].within


def _families(known: Material, who: Directory, ref: Ref) -> tuple[str, ...]:
    attribution = known.attributions.get(ref)
    speakers = [known.entities[one] for one in attribution.speakers if one in known.entities] if attribution else []
    return tuple(who.family(one).key for one in speakers) or (DOUBTFUL,)


def at_first_hand(voices: Sequence[Voice], relayers: Relayers) -> list[Voice]:
    """The voices without those that somebody else tells of a family that also speaks for itself."""
    own = {_key(origin) for assertion, origin in voices if not _tellers(assertion, origin, relayers)}
    return [
        (assertion, origin)
        for assertion, origin in voices
        if _key(origin) not in own or not _tellers(assertion, origin, relayers)
    ]


def links(voices: Sequence[Voice], relayers: Relayers) -> Iterator[tuple[str, str]]:
    """Pairs of families that count as one: a speaker and whoever tells what he said; where nobody knows who tells it, that may be any of
    the others."""
    keys = sorted({_key(origin) for _, origin in voices})
    for assertion, origin in voices:
        for teller in sorted(_tellers(assertion, origin, relayers)):
            if teller != DOUBTFUL:
                yield _key(origin), teller
            else:
                yield from ((_key(origin), other) for other in keys if other not in {_key(origin), DOUBTFUL})


def _tellers(assertion: Assertion, origin: Origin, relayers: Relayers) -> frozenset[str]:
    """The families, other than the speaker's own, through whom alone the words are known."""
    told = relayers.get(assertion.statement, frozenset()) if assertion.statement else frozenset()
    return told - {_key(origin)}


def _key(origin: Origin) -> str:
    return origin.family or origin.id
