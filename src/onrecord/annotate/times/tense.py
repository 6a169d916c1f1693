"""How a time's clause stands: “met on Monday” is past, “is expected to meet on Monday” to come."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache

from onrecord.annotate.times.lexicon import table
from onrecord.annotate.times.screen import Screen
from onrecord.model.parse import Parse, Token
from onrecord.model.time import Expression

FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
OPEN = frozenset({"may", "might", "can", "could", "should", "must"})
"""Helping verbs of what is not there yet: “could be sworn in on Thursday”; with “have” it is over."""
HAD = frozenset({"had", "'d", "’d"})
PERFECT = frozenset({"has", "have", "'ve", "’ve"})
PRESENT_BE = frozenset({"is", "are", "'s", "’s"})
UNTIL = frozenset({"until", "till"})
MOST_STEPS = 12
"""Words on the way up from a time to its verb; longer ways are misparses."""


@cache
def _verbs(name: str) -> frozenset[str]:
    """A row of the table of verbs, e.g. `planning`."""
    return frozenset(table("verbs")[name])


def tense_of(token: Token, screen: Screen) -> str | None:  # noqa: PLR0911 - one answer for each form of the verb
    """past, present or future, as the nearest verb above a time says; None where there is none."""
    verb = _verb_above(token, screen.parse)
    if verb is None:
        return None
    aux = auxiliaries(verb, screen)
    if aux & FUTURE_AUX or _looks_ahead(token, verb, aux, screen):
        return "future"
    if verb.tag == "VB" and "to" in aux:
        return _tense_of_infinitive(verb, screen)
    if aux & OPEN and not aux & PERFECT:
        return "future"
    if verb.tag in ("VBD", "VBN") or aux & {"had", "has", "have", "was", "were", "did", "been", "'ve", "’ve"}:
        return "future" if verb.lemma in _verbs("planning") and aux & {"is", "are", "'s", "’s"} else "past"
    if verb.tag == "VBG" and not aux:
        above = screen.parse.tokens[verb.head]
        return tense_of(above, screen) if above.index != verb.index and above.pos in ("VERB", "AUX") else None
    if verb.tag in ("VBZ", "VBP"):
        return "past" if verb.lemma in _verbs("saying") else "present"
    return "present"


def _tense_of_infinitive(verb: Token, screen: Screen) -> str | None:
    """“expected to meet on Friday” is to come; “tried to leave on Friday” is over."""
    above = screen.parse.tokens[verb.head]
    if above.index == verb.index or above.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return "future"
    if above.lemma == "be" and above.lower in PRESENT_BE:
        return "future"
    return "future" if above.lemma in _verbs("planning") or above.pos == "NOUN" else tense_of(above, screen)


def _looks_ahead(token: Token, verb: Token, aux: AbstractSet[str], screen: Screen) -> bool:
    """“postponed until Tuesday”, “has scheduled a hearing Friday”, “cancelled Saturday's match”: to come, though told as past."""
    if aux & HAD:
        return False
    between = {screen.parse.tokens[i].lower for i in _way_up(token, screen.parse)}
    if between & UNTIL and (verb.lemma in _verbs("deferring") or aux & PERFECT):
        return True
    if verb.lemma in _verbs("scheduling") and aux & (PERFECT | PRESENT_BE):
        return True
    after = screen.neighbour(token, 1)
    if not (after and after.tag == "POS"):
        return False
    called_off = verb.lemma in _verbs("calling_off") and (verb.lemma != "call" or _has_off(verb, screen))
    return called_off or "ahead" in between


def _has_off(verb: Token, screen: Screen) -> bool:
    """Whether a verb has “off” with it: “called off”."""
    return any(screen.parse.tokens[i].lower == "off" for i in screen.below[verb.index])


def auxiliaries(verb: Token, screen: Screen) -> frozenset[str]:
    """The auxiliary verbs of a verb, in lower case."""
    tokens = screen.parse.tokens
    return frozenset(tokens[i].lower for i in screen.below[verb.index] if tokens[i].dep in ("aux", "auxpass"))


def is_saying(verb: Token) -> bool:
    """Whether a verb is one of saying."""
    return verb.lemma in _verbs("saying")


def verb_of(token: Token, screen: Screen) -> Token | None:
    """The nearest verb above a time."""
    return _verb_above(token, screen.parse)


def _way_up(token: Token, parse: Parse) -> Iterator[int]:
    """The words from a token up to its verb."""
    for _ in range(MOST_STEPS):
        yield token.index
        if token.pos in ("VERB", "AUX") or token.head == token.index:
            return
        token = parse.tokens[token.head]


def _verb_above(token: Token, parse: Parse) -> Token | None:
    """The nearest verb on the way up from a token."""
    *_, last = _way_up(token, parse)
    return parse.tokens[last] if parse.tokens[last].pos in ("VERB", "AUX") else None


def with_tense(expression: Expression, tense: str | None) -> Expression:
    """The expression, and those within it, in the tense of their clause."""
    if tense is None or expression.kind == "literal" or expression.tense is not None:
        return expression
    return replace(expression, tense=tense, inner=tuple(with_tense(inner, tense) for inner in expression.inner))
