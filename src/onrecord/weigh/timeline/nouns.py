"""Dates that belong to a noun and not to the clause around it.

“Rossi wants to win votes *ahead of the May 19 election*” tells when the election is, not when Rossi wants it; “the 9/11
families” and “the party's 2008 nominee” date nothing that the clause says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.model.reading import Reading
from onrecord.model.text import Span
from onrecord.values.predicates import lexicon
from onrecord.values.words import listed

_WORDS = re.compile(r"(?:\s+[A-Za-z][\w’'-]*){1,4}")
_OWNER = re.compile(
    r"(?:\b(?i:the|an?|his|her|its|their|our|my|your|each|every)|\b[\w.-]+['’]s?)\s+"
    r"(?P<kind>[\w-]+(?:al|ive|ing|ous|ic|ary|less|ful|ble|deadly|early|late|first|second|third|last)\s+)?$"
)
_GOVERNED = re.compile(r"\b(?i:of|before|after|since|during|following|for|from|despite|in)\s+$")
_OF = re.compile(r"\b(?:of|for|with|to|by|about|against)\s+$")
"""Before a date and a noun that is no happening: “the wishes of 9/11 families”."""
_OWN_WORDS = re.compile(r"(?:the|an?|last|this|next|earlier|later|late|early)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?(?=\s)|,(?=\s)")
"""What may stand between a date and its noun: “Tuesday's vote”, “the Sept. 11, 2001, attacks”."""
_LINK = (r"\b(?i:ahead of|before|after|since|following|during|until|prior to|in response to|in the wake of|in the run-up to|"
         r"because of|despite|as a result of|into|about)\s+")  # fmt: skip
_NAME = r"[A-Z](?:[\w’'-]|\.(?=\w))*"
_NAMES = rf"(?:the\s+)?{_NAME}(?:\s+(?:(?:and|of)\s+)?{_NAME}){{0,5}}"
_TAIL = rf"(?:\s+(?:of|in|at|on|against|with|between|near)\s+{_NAMES})?"
_AHEAD = re.compile(
    rf"{_LINK}(?P<phrase>(?P<own>(?i:the|an?|his|her|its|their)\s+|[A-Z][\w.-]*['’]s?\s+)?(?P<kind>(?:[\w’'-]+\s+){{0,3}}?)"
    rf"(?P<noun>[a-z]+){_TAIL}\s+(?:(?:on|in|of|from)\s+)?)$"
)
_AFTER = re.compile(_TAIL.removeprefix("(?:").removesuffix(")?"))
_WITHIN = re.compile(r"(?:\b(?P<before>[A-Za-z]+)\s+)?\b(?:in|at|during|by|with|on|from)\s+$", re.IGNORECASE)
_NOUN_ENDS = ("ing", "ence", "ance", "ment", "tion", "sion", "ship", "ism")
"""Ends of words that name a doing: in “the meddling in the 2016 election” the election is the meddling's, not the clause's."""
NEAR = 120
"""Code points before a time in which the phrase that it belongs to begins."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A noun phrase with its date: “Peru's May 19 election”. `action` is what the noun names, None where it names no happening;
    `bare` whether no other word tells which (“Tuesday's meeting”); `shared` whether what the clause tells happened in it, so
    that its day is the clause's too (“were killed in Monday's attack”)."""

    span: Span
    action: str | None
    bare: bool
    shared: bool = False


def owner_of(reading: Reading, index: int) -> Dated | None:
    """The noun phrase that a time is a part of; None where it dates the clause."""
    time = reading.times[index]
    sentence = reading.sentences[time.sentence].span
    before = reading.text[max(sentence.start, time.span.start - NEAR) : time.span.start]
    dated = _behind(reading, time.span, sentence, before) or _ahead(time.span, before)
    if dated is None or dated.action is None:
        return dated
    within = _WITHIN.search(reading.text, max(sentence.start, dated.span.start - NEAR), dated.span.start)
    held = within is not None and not _names_doing(within["before"] or "")
    return replace(dated, shared=True) if held else dated


def _names_doing(word: str) -> bool:
    return word.lower().endswith(_NOUN_ENDS) or (happening(word) is not None and not word.lower().endswith("ed"))


def _behind(reading: Reading, at: Span, sentence: Span, before: str) -> Dated | None:
    """A noun after its date: “the May 19 presidential election”, “Tuesday's meeting”, “before March elections”."""
    rest = reading.text[at.end : sentence.end]
    possessive = _POSSESSIVE.match(rest)
    found = _WORDS.match(rest, possessive.end() if possessive else 0)
    words = _phrase(found[0].split()) if found else []
    place = next((i for i, word in enumerate(words) if happening(word)), None)
    owner = _OWNER.search(before)
    if possessive and possessive[0] == "," and (owner is None or place not in {0, 1}):
        return None
    own = _OWN_WORDS.match(reading.words(at)) is not None
    governed = _GOVERNED.search(before) is not None and place in {0, 1} and not own
    of = _OF.search(before) is not None and not own and place is None and words[:1] == [w.lower() for w in words[:1]]
    if not words or not (possessive or (owner and not own) or governed or of):
        return None
    start = at.start - (len(before) - owner.start() if owner else 0)
    if place is None or found is None:
        return Dated(Span(start, at.end), None, bare=True)
    end = at.end + _end_of(found, place)
    tail = _AFTER.match(reading.text, end, sentence.end)
    named = tail is not None or place > 0 or (owner is not None and owner[0][0].isupper())
    return Dated(Span(start, tail.end() if tail else end), happening(words[place]), bare=not named)


def _ahead(at: Span, before: str) -> Dated | None:
    """A noun before its date, under a word that sets the clause beside it: “ahead of elections in May”."""
    found = _AHEAD.search(before)
    if found is None or any(word.lower() in listed("empty") for word in found["kind"].split()):
        return None
    action = happening(found["noun"])
    if action is None:
        return None
    phrase = Span(at.start - (len(before) - found.start("phrase")), at.end)
    return Dated(
        phrase, action, bare=not (found["kind"] or found["own"]) and phrase.end - phrase.start < len(found["noun"])
    )


def _phrase(words: list[str]) -> list[str]:
    """The words up to the first that cannot stand in a noun phrase."""
    closed = listed("empty") | listed("pronouns")
    end = next((i for i, word in enumerate(words) if word.lower() in closed), len(words))
    return words[:end]


def _end_of(found: re.Match[str], place: int) -> int:
    """Where the word at a place among those found ends."""
    words = list(re.finditer(r"\S+", found[0]))
    return found.start() + words[place].end()


def happening(noun: str) -> str | None:
    """The action that a noun names, or itself where it is one of the occasions that are no action: “anniversary”."""
    word = noun.lower()
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if name := lexicon().nouns.get(form):
            return name
        if form in listed("occasions"):
            return form
    return None
