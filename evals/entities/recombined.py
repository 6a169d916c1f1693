"""Very many articles out of a few: practice readings told again under other names, so that entities repeat as in life.

A world is some thirty articles on one matter. What half the world writes about keeps its name in every world: countries, known
bodies and cities, and persons whom a share of the articles name. All others get names of their own in each world, or in ten
worlds at a time: given names out of the table, last names out of invented ones of which, as in life, few are very common.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.model.ids import content_id
from onrecord.model.reading import EntityKind, Mention, MentionForm, Reading, Referent
from onrecord.model.text import Article, Span
from onrecord.values import names, places, roles
from onrecord.values.names.tables import genders

WORLD, REGION = 30, 10
"""Articles of a world; worlds in which a lesser name may come again."""
FAMOUS = 0.02
"""Share of the articles from which a person is known everywhere."""
LASTS, COMMON = 60_000, 20
"""Last names in use, and how flat their commonest are: the first is borne by .6 % of all, as in large countries."""
WORD = re.compile(r"[^\W\d_]{2,}")
ONSETS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
)
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
CODAS = tuple("nrlskmtv")


@dataclass(frozen=True, slots=True)
class Telling:
    """Who keeps his name, and the world in which the others get new ones."""

    famous: frozenset[str]
    world: int

    def name(self, words: str) -> str:
        """The words with each capitalised one that no table knows put into this world."""
        return WORD.sub(lambda match: self._word(match.group()), words)

    def _word(self, word: str) -> str:
        key = word.lower()
        if not word[0].isupper() or key in roles.PARTICLES or word in roles.office_nouns():
            return word
        if places.country_in(word) or names.fold(key) in self.famous:
            return word
        gender = genders().get(key)
        if gender:
            listed = _given(gender)
            return listed[_number(self.world, key) % len(listed)].title()
        return last_name(_share(_number(self.world // REGION if _number(key) % 2 else self.world, key)))


def _number(*parts: object) -> int:
    """A number that only depends on these parts."""
    return int(hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:12], 16)


def _share(number: int) -> float:
    return (number % 1_000_003) / 1_000_003


@cache
def _given(gender: str) -> list[str]:
    return sorted(name for name, told in genders().items() if told == gender and name.isalpha())


def last_name(share: float) -> str:
    """The last name of somebody at this share of all people, in order of how common names are (Zipf and Mandelbrot)."""
    rank = int(COMMON * math.exp(share * math.log((LASTS + COMMON) / COMMON))) - COMMON
    first, rest = rank % len(ONSETS), rank // len(ONSETS)
    made = ONSETS[first] + VOWELS[rest % len(VOWELS)]
    rest //= len(VOWELS)
    made += CODAS[rest % len(CODAS)]
    rest //= len(CODAS)
    while rest:
        made += VOWELS[rest % len(VOWELS)] + CODAS[(rest // len(VOWELS)) % len(CODAS)]
        rest //= len(VOWELS) * len(CODAS)
    return made.title()


def articles(base: Sequence[Reading], count: int) -> Iterator[Reading]:
    """So many readings, world by world, of the base articles in their order."""
    known = famous(base)
    for number in range(count):
        yield told(base[number % len(base)], Telling(known, number // WORLD), number)


def famous(base: Sequence[Reading]) -> frozenset[str]:
    """The folded parts of the names of persons whom a share of the articles name."""
    counts = Counter(part for reading in base for part in _parts(reading))
    return frozenset(part for part, count in counts.items() if count >= max(3.0, FAMOUS * len(base)))


def _parts(reading: Reading) -> set[str]:
    people = (one for one in reading.referents if one.kind is EntityKind.PERSON and not one.plural)
    return {names.fold(part) for one in people for part in names.parts(one.name) if not genders().get(part)}


def told(reading: Reading, telling: Telling, number: int) -> Reading:
    """A reading's mentions and referents in another world; of the text only the words that they stand on."""
    pieces: list[str] = []
    at = 0

    def put(words: str) -> Span:
        nonlocal at
        pieces.append(words)
        at += len(words) + 1
        return Span(at - len(words) - 1, at - 1)

    mentions = tuple(_mention(mention, put(_words(reading, mention, telling))) for mention in reading.mentions)
    referents = tuple(
        _referent(reading, one, telling, tuple(put(reading.words(span)) for span in one.roles))
        for one in reading.referents
    )
    text = "\n".join(pieces)
    article = Article(content_id(number, reading.id), text, "", (f"{number}",))
    return Reading(article, language="en", mentions=mentions, referents=referents)


def _kept(one: Referent) -> bool:
    """Whether a referent is called the same in every world: a country, a known body or city."""
    kind, _, rest = (one.key or "").partition(":")
    return kind in {"country", "known", "people", "ministry", "body", "weapon"} or (
        kind == "city" and places.nearest(rest) is not None
    )


def _words(reading: Reading, mention: Mention, telling: Telling) -> str:
    words, head = reading.words(mention.span), reading.words(mention.head)
    one = None if mention.referent is None else reading.referents[mention.referent]
    if mention.form is not MentionForm.NAME or one is None or _kept(one):
        return words
    before = mention.head.start - mention.span.start
    return words[:before] + telling.name(head) + words[before + len(head) :]


def _mention(mention: Mention, span: Span) -> Mention:
    before, after = mention.head.start - mention.span.start, mention.span.end - mention.head.end
    return replace(mention, span=span, head=Span(span.start + before, span.end - after), role=None)


def _referent(reading: Reading, one: Referent, telling: Telling, told_roles: tuple[Span, ...]) -> Referent:
    if _kept(one) or not any(reading.mentions[m].form is MentionForm.NAME for m in one.mentions):
        return replace(one, roles=told_roles)
    name = telling.name(one.name)
    kind, _, rest = (one.key or "").partition(":")
    key = (
        f"{kind}:{places.key_of(telling.name(rest.title()))}"
        if kind in {"city", "organisation", "group", "event", "other"}
        else one.key
    )
    if kind == "facility":
        noun, _, listed = rest.partition(":")
        key = f"facility:{noun}:" + "+".join(sorted(telling.name(part.title()).lower() for part in listed.split("+")))
    return replace(one, name=name, key=key, roles=told_roles)
