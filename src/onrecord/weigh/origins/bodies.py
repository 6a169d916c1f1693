"""Bodies that are described and not named: “the union’s secretary” speaks for the dock workers’ union that the article told of
before, “its director” for the body of which the sentence before speaks."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.model.reading import Reading
from onrecord.model.text import Span
from onrecord.weigh.origins.table import word_rows, words_of

LONGEST = 4
"""Words that may stand between “the” and the noun of a body: “the national dock workers’ union”."""

BODY = "body:"
"""Start of the family of a body that by its kind is no government's: `body:union:` unnamed, `body:union:holm carters' union` by name."""

UNTOLD = "government:?"
"""Family of the ministries, police and courts of a state that is not told: one voice, and any government's."""


@lru_cache(maxsize=1 << 14)
def kind_of(words: str) -> str | None:
    """The kind of a body that is no government's by its kind: “secretary of the dock workers’ union” → `union`, “the state railway
    company” → None."""
    low = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", words.casefold())
    if set(low) & words_of("bodies", "state_bound"):
        return None
    return next((kind for word in low for kind, nouns in word_rows("kinds").items() if word in nouns), None)


@lru_cache(maxsize=1 << 14)
def surely_state(words: str) -> bool:
    """Whether words name a state's body or its holder, be the state told or not: “the interior minister”, never “the rebels' police”."""
    low = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", words.casefold()))
    return bool(low & words_of("state", "surely")) and not low & words_of("state", "rival")


@lru_cache(maxsize=1 << 14)
def is_body(words: str) -> bool:
    """Whether words end in the noun of a body: “the dock workers’ union”, “the port authority”, not “a union secretary”."""
    last = re.findall(r"[^\W\d_]+", words.casefold())[-1:]
    return bool(last) and last[0] in _nouns()


def whole(reading: Reading, span: Span) -> str | None:
    """A description with the fuller words of its body, where the article tells them: “Its director” after “The port authority
    closed the harbour” → “director of The port authority”; None where the description names its body itself, or where two could be meant."""
    words = " ".join(reading.words(span).split())
    own = ITS.match(words)
    if own:
        body = _subject(reading, span)
        return f"{own.group(1)} of {body}" if body else None
    bare = _bare().match(words)
    if bare is None:
        return None
    noun = (bare["noun"] or bare["of"]).casefold()
    fuller = _fuller(reading, noun, span.start)
    return f"{bare['office'] or bare['first']} of {fuller}" if fuller else None


def fuller(reading: Reading, span: Span) -> str | None:
    """The fuller words of a body that is told by its noun alone: “the dock workers’ union” for “the union”."""
    words = " ".join(reading.words(span).split())
    return (
        None if _tells_more(words) or not is_body(words) else _fuller(reading, words.split()[-1].casefold(), span.start)
    )


ITS = re.compile(r"(?:its|their)\s+(\S.*)$", re.IGNORECASE)


def _subject(reading: Reading, span: Span) -> str | None:
    """The body that “its” stands for: the one named before it in its sentence, else the one of the sentence before."""
    starts = [s.span for s in reading.sentences if s.span.start <= span.start]
    for sentence in starts[-1:-3:-1]:
        found = _named(reading.text[sentence.start : min(sentence.end, span.start)])
        if found:
            ends = {words.split()[-1].casefold() for _, words in found}
            return found[0][1] if len(ends) == 1 or found[0][0] == 0 else None
    return None


def _fuller(reading: Reading, noun: str, before: int) -> str | None:
    """The one body of an article whose words end in a noun and tell more than it; first what stands before a place, then all."""
    for text in (reading.text[:before], reading.text):
        found = {words for _, words in _named(text) if words.casefold().endswith(noun) and _tells_more(words)}
        names = {re.sub(r"^(?:the|an?)\s", "", words.casefold()): words for words in sorted(found)}
        if names:
            return next(iter(names.values())) if len(names) == 1 else None
    return None


def _tells_more(words: str) -> bool:
    """Whether a body's words are more than its noun: “the union” and “a union” tell nothing more."""
    return len(re.sub(r"^(?:the|an?)\s", "", words, flags=re.IGNORECASE).split()) > 1


@lru_cache(maxsize=1 << 10)
def _named(text: str) -> tuple[tuple[int, str], ...]:
    """The bodies that a text names or describes, with their places: “The port authority”, “Interior Ministry”."""
    return tuple((m.start(), " ".join(m.group().split())) for m in _body_pattern().finditer(text))


@cache
def _body_pattern() -> re.Pattern[str]:
    """“the” or a name's first word, some words that may stand in a body's name, and its noun, not followed by what it only describes."""
    nouns = "|".join(sorted(_nouns(), key=lambda noun: (-len(noun), noun)))
    small = "|".join(sorted(words_of("bodies", "not_inside")))
    inside = rf"(?:(?!(?:{small})\b)(?!\w+(?:ed|ing)\b)[\w-]+(?:['\u2019]s?)?\s+)"
    return re.compile(
        rf"\b(?:(?i:the|an?)\s+{inside}{{0,{LONGEST}}}?|(?:(?!(?:{small})\b)[A-Z][\w-]+(?:['\u2019]s?)?\s+){{1,{LONGEST}}}?)"
        rf"(?i:{nouns})\b(?!['\u2019]|\s+(?:{'|'.join(sorted(words_of('bodies', 'offices')))})\b)",
        re.MULTILINE,
    )


@cache
def _bare() -> re.Pattern[str]:
    """A description whose body is its bare noun: “The union’s secretary”, “A ministry spokesman”, “the director of the company”."""
    nouns = "|".join(sorted(_nouns(), key=lambda noun: (-len(noun), noun)))
    return re.compile(
        rf"(?:(?:the|an?)\s+)?(?:(?P<noun>{nouns})(?:['\u2019]s?)?\s+(?P<office>\S.*)|(?P<first>[\w ]+?)\s+(?:of|for|at)\s+the\s+(?P<of>{nouns}))$",
        re.IGNORECASE,
    )


@cache
def _nouns() -> frozenset[str]:
    """Nouns of bodies, a government's or not."""
    return frozenset(word for words in word_rows("kinds").values() for word in words) | words_of("bodies", "nouns")
