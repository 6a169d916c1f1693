"""Offices: what ministries are for, which nouns name one body of a state, and the one office that a role text names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.values import places

FUNCTIONS = {
    "foreign": "foreign|foreign affairs|external affairs|foreign relations|external relations",
    "defence": "defence|defense|national defence|national defense|war",
    "interior": "interior|internal affairs|home affairs|home|internal security",
    "finance": "finance|treasury|finance and economy|economy and finance",
    "economy": "economy|economic affairs|economic development|trade|commerce",
    "health": "health|public health",
    "justice": "justice",
    "education": "education",
    "energy": "energy|power|electricity",
    "oil": "oil|petroleum",
    "agriculture": "agriculture|farming",
    "culture": "culture|culture and tourism|tourism",
    "information": "information|communications",
    "transport": "transport|transportation",
    "labour": "labour|labor|work",
    "intelligence": "intelligence|state security",
    "environment": "environment|ecology",
    "emergencies": "emergencies|emergency situations|emergency",
}
"""What ministries are for, in the spellings and names that English texts use for one and the same."""


@cache
def functions() -> dict[str, str]:
    """Each name of what a ministry is for, with the one word for it."""
    return {name: key for key, names in FUNCTIONS.items() for name in names.split("|")}


SAME_BODY = {
    "regime": "government",
    "administration": "government",
    "authorities": "government",
    "armed forces": "army",
    "military": "army",
    "troops": "army",
    "forces": "army",
    "air forces": "air force",
    "presidency": "government",
    "cabinet": "government",
    "leadership": "government",
    "state television": "state media",
    "state tv": "state media",
    "state news agency": "state media",
    "foreign ministry": "foreign ministry",
}
"""Nouns that name one and the same body of a state."""


_WORDS = re.compile(r"[a-z]+")


@lru_cache(maxsize=16384)
def functions_in(role: str) -> frozenset[str]:
    """What a role text says that its bearer is in charge of: “the French interior minister” → {`interior`}."""
    return frozenset(key for word in _WORDS.findall(role.lower()) if (key := functions().get(word)))


# --- the office of a role -----------------------------------------------------------------------------------------

NOT_PRESENT = re.compile(
    r"\b(?:former|ex|late|acting|deputy|vice|assistant|interim|outgoing|incoming|then|would-be|candidate|elect|designate|shadow|counterpart|son|wife)\b|ex-",
    re.IGNORECASE,
)
"""Words that make a role another one than the office itself."""
SOLE = (
    (
        "foreign ministry spokes",
        re.compile(
            r"\b(?:foreign ministry|ministry of foreign affairs)(?:['’]s)? spokes(?:man|woman|person)", re.IGNORECASE
        ),
    ),
    (
        "defence ministry spokes",
        re.compile(r"\bdefen[cs]e ministry(?:['’]s)? spokes(?:man|woman|person)", re.IGNORECASE),
    ),
    ("government spokes", re.compile(r"\bgovernment spokes(?:man|woman|person)", re.IGNORECASE)),
    (
        "foreign minister",
        re.compile(
            r"\b(?:foreign minister|minister of foreign affairs|foreign secretary|secretary of state|external affairs minister)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "defence minister",
        re.compile(
            r"\b(?:defen[cs]e (?:minister|secretary)|minister of (?:national )?defen[cs]e|secretary of defense|defense chief)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "interior minister",
        re.compile(r"\b(?:interior minister|minister of (?:the )?interior|home secretary)\b", re.IGNORECASE),
    ),
    ("finance minister", re.compile(r"\b(?:finance minister|minister of finance|treasury secretary)\b", re.IGNORECASE)),
    ("oil minister", re.compile(r"\b(?:oil|petroleum) minister\b", re.IGNORECASE)),
    ("prime minister", re.compile(r"\b(?:prime minister|premier)\b", re.IGNORECASE)),
    ("supreme leader", re.compile(r"\bsupreme leader\b", re.IGNORECASE)),
    ("ambassador", re.compile(r"\b(?:ambassador|envoy)\b", re.IGNORECASE)),
    ("chancellor", re.compile(r"\bchancellor\b", re.IGNORECASE)),
    ("president", re.compile(r"\bpresident\b", re.IGNORECASE)),
    ("king", re.compile(r"\b(?:king|queen|monarch|emir)\b", re.IGNORECASE)),
)
"""Offices that one person at a time holds in a country, the narrower first."""
TARGET = re.compile(r"\b(?:to|for|in)\s+(?:the\s+)?(.+)$", re.IGNORECASE)


@lru_cache(maxsize=32768)
def office_of(role: str) -> str | None:
    """The office that a role text names, of which there is one: “Iran’s foreign minister” → `IR:foreign minister`, “Russian
    ambassador to Iran” → `RU:ambassador>IR`; None for a former one, a deputy, or where the country is not told."""
    if NOT_PRESENT.search(role):
        return None
    noun = next((name for name, pattern in SOLE if pattern.search(role)), None)
    country = places.country_in(role)
    if noun is None or country is None:
        if (
            noun == "ambassador"
            and re.search(r"\b(?:UN|U\.N\.|United Nations)\b", role)
            and (to := TARGET.search(role))
        ):
            target = places.country_in(to.group(1))
            return f"UN:envoy>{target}" if target else None
        return None
    if noun != "ambassador":
        return f"{country}:{noun}"
    found = TARGET.search(role)
    target = found and (
        places.country_in(found.group(1)) or places.country_of_capital(found.group(1)) or places.key_of(found.group(1))
    )
    return f"{country}:ambassador>{target}" if target else None


def in_words(office: str) -> str:
    """An office as it is said: `IR:foreign ministry spokes` → “foreign ministry spokesperson of Iran”, `RU:ambassador>IR` →
    “ambassador of Russia to Iran”."""
    country, _, rest = office.partition(":")
    noun, _, target = rest.partition(">")
    said = f"{noun}person" if noun.endswith("spokes") else noun
    if country == "UN":
        return f"UN {said} for {_the(target)}"
    return f"{said} of {_the(country)} to {_the(target)}" if target else f"{said} of {_the(country)}"


def _the(code: str) -> str:
    """A country as it stands behind “of”: “the United States”, “Iran”."""
    name = places.name_of(code)
    return f"the {name}" if name.startswith(ARTICLED) else name


ARTICLED = (
    "United ",
    "Netherlands",
    "Philippines",
    "Gambia",
    "Bahamas",
    "Maldives",
    "Seychelles",
    "Comoros",
    "Solomon Islands",
    "Marshall Islands",
)
"""Beginnings of countries' names that take “the”."""
