"""The rules by which two assertions are one claim where nothing clashes, the surest first.

    copied      they stand in one copied passage, with the same trigger and half of the words
    toll        both count what one action did, and place, day, doer or figure agree: two of them, three if figures do not
    parts       the same actor and the same object, and a good part of the rarer words
    party       one of the two, by name, of an action that is done once, and two thirds of the rarer words
    beginning   one doer, and it goes on since the same time
    part+place  one of the two, the same place or day, and half of the rarer words
    words       nearly all of the rarer words
    denial      one says no to what the other says, of the same one by name, and names nothing else
    outcome     one plans for a day what the other tells of that day, of the same thing
    cause       both tell what caused one happening

Words weigh by how rare they are in the story; a word that carries the action itself counts for nothing.
"""

from __future__ import annotations

from onrecord.model.reading import Modality, Polarity
from onrecord.values import kinds, predicates
from onrecord.values.words import listed, stem
from onrecord.weigh.claims.clashes import LASTING
from onrecord.weigh.claims.evidence import ALL_WORDS, COPIED_WORDS, PLACE_WORDS, WEAK, WEAK_WORDS, Evidence, named
from onrecord.weigh.frames import DISASTERS, Frame
from onrecord.weigh.parties import OWN_HOUSE

EMPHASIS = frozenset({stem(word) for word in listed("emphasis")}) | {f"k:{kinds.kind_of(noun)}" for noun in OWN_HOUSE}
"""Words of a denial that name nothing, or its own speaker (“the company”)."""
TOLD = {
    "copied": "the same words stand in both articles",
    "toll": "a count of the same happening",
    "parts": "same actor, action and object",
    "party": "the same action of the same one by name",
    "beginning": "the same doing of the same one, since the same time",
    "part+place": "same action, and the same place or day",
    "words": "the same action in nearly the same words",
    "denial": "one denies what the other says",
    "outcome": "what was planned for that day, and what came of it",
    "cause": "causes of the same happening",
}
SURE = {"copied": 3.0, "parts": 2.0, "toll": 1.5, "party": 1.2, "beginning": 1.1, "part+place": 1.0, "outcome": 0.8, "denial": 0.6,
        "cause": 0.4, "words": 0.0}  # fmt: skip


def rule_of(found: Evidence, a: Frame, b: Frame) -> str:
    """The first rule that holds, of what is no count; empty where none does."""
    if found.copied and found.words >= (ALL_WORDS if found.stances else COPIED_WORDS):
        return "copied"
    if found.apart and (found.extra or found.words < ALL_WORDS):
        return ""
    return next((name for name, holds in _rules(found) if holds), "") or _opposite(found, a, b)


def _opposite(found: Evidence, a: Frame, b: Frame) -> str:
    """The rules for two that do not say the same of one thing."""
    if found.day and found.thing and a.future != b.future and a.action not in WEAK:
        return "outcome"
    if a.action == b.action == "cause" and found.thing and _of_one_happening(a, b):
        return "cause"
    no, yes = (a, b) if _says_no(a) else (b, a)
    return "denial" if _says_no(no) and not _says_no(yes) and _is_denied(no, yes) else ""


def _rules(found: Evidence) -> tuple[tuple[str, bool], ...]:
    """The rules of the table above, for what is no copy and no toll; where the stances differ the first two alone count."""
    agreed = not found.stances
    parts = found.actor and found.thing and found.more and found.words >= found.least
    nearly = found.thing and found.words >= ALL_WORDS
    one = found.actor or found.thing
    return (
        (
            "parts",
            parts
            or (nearly and ((found.alone and (found.more or found.stances)) or (found.denial and found.common > 1))),
        ),
        ("party", found.once and found.words >= WEAK_WORDS),
        ("beginning", agreed and found.begun and found.actor),
        ("part+place", agreed and one and (found.place or found.day) and found.words >= max(found.least, PLACE_WORDS)),
        ("words", agreed and found.more and found.words >= ALL_WORDS and found.common > 2),  # noqa: PLR2004 - two agree by chance
    )


def _says_no(frame: Frame) -> bool:
    negative = frame.event.polarity is Polarity.NEGATIVE
    return negative != (frame.event.modality is Modality.DENIED) and frame.event.modality in {
        Modality.DENIED,
        Modality.ASSERTED,
    }


def _is_denied(no: Frame, yes: Frame) -> bool:
    """Whether somebody's no leaves no room for the other's yes: “denied that it had been warned”, “the union warned Holm Lines in
    May”. The no names one party of the yes in the same role, and nothing that the yes does not name."""
    if no.event.statement is None or yes.event.modality is not Modality.ASSERTED or no.action in WEAK | LASTING:
        return False
    one_thing = bool(_own(no.objects) & _own(yes.objects)) or bool(_own(no.actors) & _own(yes.actors))
    parties = yes.actors | yes.objects | yes.words
    further = (named(no.actors | no.objects | no.words) | no.words) - parties - EMPHASIS
    return one_thing and not {key for key in further if not (key[0] == "k" and not kinds.is_kind(key[2:]))}


def _own(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key[0] in "pe")


def _of_one_happening(a: Frame, b: Frame) -> bool:
    """Whether what was caused is a disaster, of which a story tells one, or has a name of its own."""
    shared = a.objects & b.objects
    nouns = predicates.lexicon().nouns
    return bool(_own(shared)) or any(nouns.get(key[2:]) in DISASTERS for key in shared if key[0] in "kw")
