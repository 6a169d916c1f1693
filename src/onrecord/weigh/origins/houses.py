"""Whose voice words tell: “Iranian Foreign Ministry spokesman” speaks for Iran, “rebel commander” for a side, “chief executive” for a
body that is not told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.values import outlets, places
from onrecord.weigh.origins import bodies
from onrecord.weigh.origins.table import rows, word_rows, words_of

LONGEST_NAME = 5
"""Words of the longest name of a country or institution that is looked for in a description."""

DOUBTFUL = "?"
"""Family of somebody whose side is not known: counted as nobody's but one already counted."""


@dataclass(frozen=True, slots=True)
class Family:
    """`key` is equal for all voices of one house (`government:IR`); `why` says how that is known. A doubtful family is
    taken for any other that is met; an unnamed one has no name by which it could be told from another unnamed."""

    key: str
    why: str
    doubtful: bool = False


def government(country: str, why: str) -> Family:
    """The family of a country's government, whichever office speaks."""
    return Family(f"government:{country}", why)


def untold(words: str) -> Family:
    """A state's body, the state not told: one voice with all such bodies, and any government's."""
    return Family(bodies.UNTOLD, f"of which state {words} is a part is not told")


def house(name: str) -> str:
    """The body of which a body is an office, or itself: the European Commission's voice is the European Union's."""
    low = name.casefold()
    return next((whole for whole, parts in rows("parts").items() if low in parts), low)


def newsroom(name: str) -> outlets.Known | None:
    """The outlet or agency with this name, unless it is known as a body that speaks for itself (a monitor that also has a site)."""
    return None if places.institution(name) else outlets.find(name)


VOICE_OF = re.compile(
    r"\b(?:spokes\w+|press secretary|aide|advis[eo]r|assistant)\s+(?:for|to|of|at)\s+(.+)$", re.IGNORECASE | re.DOTALL
)
"""Somebody who speaks for what is named next: “spokesman for the Turkish president”."""

BEYOND = re.compile(
    r"\s(?:to|for|in|on|at|with|against|near|about|following|regarding)\s.*$", re.IGNORECASE | re.DOTALL
)
"""What follows tells where somebody works, not for whom: “ambassador to Iran”."""


@lru_cache(maxsize=1 << 14)
def of_description(words: str) -> Family | None:
    """The family of whoever is described so: “Iranian Foreign Ministry spokesman” → `government:IR`, “UN special envoy for Syria”
    → the United Nations, “Russian opposition leader” → that side; None for “a resident”, who speaks for nobody else."""
    voice = VOICE_OF.search(words)
    if voice:
        return of_description(voice.group(1))
    own = BEYOND.sub("", words)
    said = set(re.findall(r"[^\W\d_]+", own.casefold()))
    side = next((name for name, of_it in word_rows("sides").items() if said & of_it), None)
    if side:
        return Family(f"side:{side}", f"“{words}” speaks for a side that is no government")
    known, country = _first_body(own)
    if known and not known.government:
        return Family(f"institution:{house(known.name)}", f"“{words}” speaks for {known.name}")
    if said & words_of("state", "alone"):
        return None
    kind = None if known else bodies.kind_of(own)
    if kind:
        return Family(f"{bodies.BODY}{kind}:", f"“{words}” speaks for a body that is no government's")
    return _of_office(words, said, country, named=known is not None)


def _of_office(words: str, said: set[str], country: str | None, *, named: bool) -> Family | None:
    """The government that an office is of; doubtful where the office is told and not whose it is."""
    office = bool(said & words_of("state", "offices"))
    bound = bool(said & words_of("state", "bound")) and not named
    if country and (named or office) and not bound:
        return government(country, f"“{words}” speaks for {places.name_of(country)}")
    if bodies.surely_state(words) and not named:
        return untold(f"“{words}”")
    return Family(DOUBTFUL, f"whom “{words}” speaks for is not told", doubtful=True) if office or bound else None


def _first_body(words: str) -> tuple[places.Institution | None, str | None]:
    """The first institution, country, people or capital that a description names: the institution, and the country. A people's name next to
    a place's is nearer to the office: “[in] Damascus British Foreign Secretary”."""
    tokens = [re.sub(r"(?:['\u2019]s?|-led|-backed)$", "", token) for token in re.split(r"[\s,]+", words) if token]
    for start in range(len(tokens)):
        for length in range(min(LONGEST_NAME, len(tokens) - start), 0, -1):
            name = " ".join(tokens[start : start + length])
            if not name[:1].isupper():
                continue
            known = places.institution(name)
            if known:
                return known, known.country
            country = places.country_of(name) or places.country_of_demonym(name) or places.country_of_capital(name)
            if country:
                people = places.country_of_demonym(tokens[start + length]) if start + length < len(tokens) else None
                return None, people or country
    return None, None


def is_document(words: str) -> bool:
    """Whether these words name a paper or a recording: “the indictment”, “leaked documents”."""
    last = re.findall(r"\w+", words.casefold())
    return bool(last) and last[-1] in words_of("documents", "words")
