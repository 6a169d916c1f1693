"""The connective words of the briefing: every phrase that is ours stands here, every other word is an article's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.model.text import BlockKind
from onrecord.present.views import Day

ONE_DAY = timedelta(days=1)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

IRREGULAR = {"story": "stories", "series": "series", "copy": "copies", "person": "people"}

BLOCKS = {
    BlockKind.CAPTION: "caption",
    BlockKind.WIDGET: "widget",
    BlockKind.ADVERT: "advert",
    BlockKind.RELATED: "related link",
    BlockKind.CREDIT: "credit",
    BlockKind.DUPLICATE: "repeated text",
    BlockKind.PULL_QUOTE: "pull quote",
    BlockKind.COPYRIGHT: "copyright line",
    BlockKind.PROMO: "promotion",
    BlockKind.STRAY: "stray line",
}

LANGUAGES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "ku": "Kurdish",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}

INFERRED = "(inferred)"
GUESSED = "(a guess)"

VAGUE_NOTE = "Of these only wide limits are known:"

FORMS_NOTE = "In quotation marks: the speaker’s words. Without: the outlet’s."

POLARITIES = {"said": "", "not_said": "did not say", "hypothetical": "not said, only supposed"}

MODALITIES = {
    "asserted": "",
    "denied": "denied",
    "possible": "as possible",
    "planned": "as still to come",
    "hoped": "as hoped for",
    "questioned": "as a question",
    "other_value": "with another value",
    "uncounted": "not counted, for it may be one of these",
}

CHANGES = {
    "repeated": "said again",
    "strengthened": "said more strongly later",
    "weakened": "said more weakly later",
    "reversed": "reversed later",
    "altered_quotation": "quoted in other words elsewhere",
}

DIFFERENCES = {
    "conflict": "cannot both be true",
    "update": "the later replaces the earlier",
    "precision": "agree, one says more",
    "unsure": "looked at, not decided",
}

SLOTS = {
    "number": "how many",
    "date": "when",
    "place": "where",
    "actor": "who",
    "cause": "why",
    "means": "by what",
    "status": "whether",
}

BOUNDS = {"exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about "}

COPIES = {
    "verbatim": "word for word",
    "near_verbatim": "nearly word for word",
    "paraphrase": "in other words",
    "translation": "translated",
}

UNDECIDED = {
    "same_person": "Whether these are the same",
    "same_entity": "Whether these are the same",
    "published": "When an article came out",
    "speaker": "Who is speaking",
    "outlet": "Who published an article",
    "language": "Which language it is in",
}

CLOSELY = 62
"""Days that an interval may span and still be an “as of”: two months are one, half a year is not."""

LEAST = 0.005
"""The smallest share that rounds to 1 %."""

PLAIN_CUES = frozenset(
    [
        "say",
        "says",
        "said",
        "saying",
        "tell",
        "tells",
        "told",
        "telling",
        "add",
        "adds",
        "added",
        "adding",
        "state",
        "states",
        "stated",
        "stating",
        "speak",
        "speaks",
        "spoke",
        "speaking",
        "continue",
        "continues",
        "continued",
        "quote",
        "quoted",
        "write",
        "wrote",
        "writes",
        "writing",
        "according",
        "to",
        "went",
        "on",
        "go",
        "goes",
        "has",
        "have",
        "had",
        "been",
        "was",
        "were",
        "is",
        "are",
        "be",
        "being",
        "also",
        "later",
        "then",
    ]
)
"""Words of saying that tell nothing but that it was said; every other one (“denied”, “hopes”) is shown with the words."""

PLAIN_ATTITUDE = "says"


def count(number: int, noun: str) -> str:
    """`count(1, "article")` is “1 article”, `count(1200, "story")` “1,200 stories”."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """“blocks”, “more stories”: the last word in the plural."""
    first, _, last = noun.rpartition(" ")
    many = IRREGULAR.get(last, f"{last}s")
    return f"{first} {many}" if first else many


def listing(names: Sequence[str], last: str = "and") -> str:
    """`["a", "b", "c"]` as “a, b and c”."""
    *others, final = names or ("",)
    return f"{', '.join(others)} {last} {final}" if others else final


def on(day: date) -> str:
    """“22 Aug 2016”, whatever language the machine speaks."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def between(earliest: date | None, latest: date | None) -> str:
    """Days as a person writes them: “15–21 Aug 2016”, “Aug 2016”, “2016”, “until 3 May 2020”."""
    if earliest and latest:
        return _closed(earliest, latest)
    if earliest:
        return f"since {on(earliest)}"
    return f"until {on(latest)}" if latest else "date not known"


def _closed(earliest: date, latest: date) -> str:
    if earliest == latest:
        return on(earliest)
    if _begins_year(earliest) and _begins_year(latest + ONE_DAY):
        years = (earliest.year, latest.year)
        return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
    if earliest.year != latest.year:
        return f"{on(earliest)} – {on(latest)}"
    return _within_year(earliest, latest)


def _begins_year(day: date) -> bool:
    return day.month == day.day == 1


def _within_year(earliest: date, latest: date) -> str:
    whole = earliest.day == 1 and (latest + ONE_DAY).day == 1
    first, last = (MONTHS[day.month - 1] for day in (earliest, latest))
    if whole:
        return f"{first} {latest.year}" if first == last else f"{first}–{last} {latest.year}"
    if first == last:
        return f"{earliest.day}–{on(latest)}"
    return f"{earliest.day} {first} – {on(latest)}"


def day_of(earliest: date | None, latest: date | None, *, inferred: bool = False) -> Day | None:
    """A day for a reader; None where nothing is known."""
    if earliest is None and latest is None:
        return None
    first, last = (edge.isoformat() if edge else None for edge in (earliest, latest))
    text = roughly(earliest, latest) if inferred and is_wide(earliest, latest) else between(earliest, latest)
    return Day(text, first, last, inferred)


def is_wide(earliest: date | None, latest: date | None) -> bool:
    """Whether days lie too far apart to say “as of” them."""
    return earliest is None or latest is None or (latest - earliest).days > CLOSELY


def roughly(earliest: date | None, latest: date | None) -> str:
    """Wide limits by their months, for their days were only counted: “Jul 2018 – Aug 2019”."""
    if earliest is None or latest is None or (_begins_year(earliest) and _begins_year(latest + ONE_DAY)):
        return between(earliest, latest)
    first, last = (f"{MONTHS[day.month - 1]} {day.year}" for day in (earliest, latest))
    return f"{first} – {last}"


def shown(day: Day | None) -> str:
    """The day with its mark: “22 Aug 2016 (inferred)”."""
    if day is None:
        return "date not known"
    return f"{day.text} {INFERRED}" if day.inferred else day.text


def language(code: str | None) -> str:
    """A language by its English name."""
    return "an unknown language" if code is None else LANGUAGES.get(code, f"the language “{code}”")


def percent(share: float) -> str:
    """A share of a text: “43 %”; never 0 for something or 100 for less than all."""
    if 0 < share < LEAST:
        return "under 1 %"
    return "over 99 %" if 1 - LEAST < share < 1 else f"{round(share * 100)} %"


def cut(words: str, length: int) -> str:
    """The words, cut at a space before `length` characters with “…”."""
    if len(words) <= length:
        return words
    head, _, _ = words[:length].rpartition(" ")
    return f"{head or words[:length]} …"


SHORT = 20
"""Characters of a file's name beside a line."""


def short(name: str, length: int = SHORT) -> str:
    """A long file name with its middle left out: “000_290a7…97d.txt”."""
    return name if len(name) <= length else f"{name[: length // 2]}…{name[1 - length // 2 :]}"


def narrow(name: str, length: int = SHORT) -> str:
    """A name for a narrow place, where it may go on in the next line between its words: only a long word is shortened."""
    return " ".join(short(word, length) for word in name.split(" "))
