"""How a time's clause stands: “met on Monday” is past, “is expected to meet on Monday” to come."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.times.screen import Screen
from onrecord.model.parse import Parse, Token
from onrecord.model.time import Expression

SAYING = frozenset(
    ["say", "tell", "report", "announce", "state", "add", "note", "write", "claim", "deny", "warn", "confirm"]
)
FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
PLANNING = frozenset(
    [
        "expect",
        "schedule",
        "plan",
        "set",
        "due",
        "slate",
        "intend",
        "hope",
        "aim",
        "vow",
        "promise",
        "prepare",
        "agree",
        "want",
        "need",
        "begin",
        "start",
        "poise",
        "propose",
    ]
)


def tense_of(token: Token, screen: Screen) -> str | None:  # noqa: PLR0911 - one answer for each form of the verb
    """past, present or future, as the nearest verb above a time says; None where there is none."""
    verb = _verb_above(token, screen.parse)
    if verb is None:
        return None
    aux = {
        screen.parse.tokens[i].lower
        for i in screen.below[verb.index]
        if screen.parse.tokens[i].dep in ("aux", "auxpass")
    }
    if aux & FUTURE_AUX:
        return "future"
    if verb.tag == "VB" and "to" in aux:
        return _tense_of_infinitive(verb, screen)
    if verb.tag in ("VBD", "VBN") or aux & {"had", "has", "have", "was", "were", "did", "been", "'ve", "’ve"}:
        return "future" if verb.lemma in PLANNING and aux & {"is", "are", "'s", "’s"} else "past"
    if verb.tag == "VBG" and not aux:
        above = screen.parse.tokens[verb.head]
        return tense_of(above, screen) if above.index != verb.index and above.pos in ("VERB", "AUX") else None
    if verb.tag in ("VBZ", "VBP"):
        return "past" if verb.lemma in SAYING else "present"
    return "future" if verb.tag == "VB" and aux & {"may", "might", "can", "could", "should", "must"} else "present"


def _tense_of_infinitive(verb: Token, screen: Screen) -> str | None:
    """“expected to meet on Friday” is to come; “tried to leave on Friday” is over."""
    above = screen.parse.tokens[verb.head]
    if above.index == verb.index or above.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return "future"
    return "future" if above.lemma in PLANNING or above.pos == "NOUN" else tense_of(above, screen)


def _verb_above(token: Token, parse: Parse) -> Token | None:
    """The nearest verb on the way up from a token."""
    for _ in range(12):
        if token.pos in ("VERB", "AUX"):
            return token
        if token.head == token.index:
            return None
        token = parse.tokens[token.head]
    return None


def with_tense(expression: Expression, tense: str | None) -> Expression:
    """The expression, and those within it, in the tense of their clause."""
    if tense is None or expression.kind == "literal":
        return expression
    return replace(expression, tense=tense, inner=tuple(with_tense(inner, tense) for inner in expression.inner))
