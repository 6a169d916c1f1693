"""How times are written that count from a day, lengths, and what comes again: “last week”, “two months”, “every Monday”."""

from __future__ import annotations

from onrecord.annotate.times import counted, lengths
from onrecord.annotate.times.lexicon import NUMBER, UNIT_WORDS, table, words
from onrecord.annotate.times.patterns import ABOUT, CLOCK, DAYPART, NTH, SEASON, UNIT, ZONE, M
from onrecord.annotate.times.rules import Rule, rule

RULES: tuple[Rule, ...] = (
    rule(
        "weekdays",
        "weekday",
        rf"(?:(?P<every>every|each)\s+(?:other\s+)?)(?P<weekday>{words(table('weekdays'))})\b|(?P<plural>{words(d for d in table('weekdays') if d.endswith('day'))})s\b(?:\s+(?P<daypart>morning|afternoon|evening|night)s?)?|(?P<single>{words(table('weekdays'))})\s+(?P<parts>morning|afternoon|evening|night)s\b",
        lengths.weekday_set,
    ),
    rule(
        "today",
        "unit",
        r"(?P<word>today|tonight|yesterday|tomorrow|(?:the\s+)?day\s+before\s+yesterday|(?:the\s+)?day\s+after\s+tomorrow)",
        counted.today,
    ),
    rule(
        "unit",
        "unit",
        rf"(?:(?P<when>earlier|later|early|late|mid)[-\s]+(?:in\s+)?)?(?P<the>the\s+)?(?P<rel>last|this\s+past|past|this|next|coming|previous|following|current|that|same|same|preceding|latest)\s+(?:(?P<fiscal>fiscal|calendar|financial)\s+)?{UNIT}(?!s?[-\s]+(?:ago|earlier|later)|s)",
        counted.unit,
    ),
    rule(
        "unit",
        "unit",
        r"(?:(?P<when>earlier|later|early|late)\s+(?:in\s+)?)?the\s+(?:(?P<fiscal>fiscal|full|whole|entire)\s+)?(?P<unit>week|weekend|month|year|quarter|day)(?=\s*(?:[,.;:]|$|['’]s?\s|(?P<ended>ended|ending|ends)|to\s+date|before|after))",
        counted.the_unit,
    ),
    rule("unit", "unit", r"the\s+(?P<unit>weekend)(?!\s+of\b|\s+\w+s\b)", counted.the_unit),
    rule(
        "unit",
        "unit",
        r"the\s+(?P<unit>quarter)(?=\s+(?:on|in|as|was|were|with|to|for|from|by|and|while|but)\b)",
        counted.the_unit,
    ),
    rule(
        "unit",
        "unit",
        r"(?P<when>earlier|later|early|late)\s+in\s+(?P<the>the|that)\s+(?P<unit>week|month|year|quarter|day|decade|century)(?P<fiscal>)",
        counted.the_unit,
    ),
    rule(
        "unit-end",
        "unit",
        r"(?:the\s+)?(?P<part>end|beginning|start|middle|rest|turn)\s+of\s+(?P<the>the|that)\s+(?P<unit>week|month|year|quarter|decade|century)",
        counted.end_of,
    ),
    rule("unit-end", "unit", r"(?P<unit>year|month)(?:-|\s|['’]s\s)(?P<part>end)", counted.end_of),
    rule(
        "day-after",
        "daypart",
        r"(?:the\s+)(?P<rel>next|following|previous|same)\s+(?P<daypart>morning|afternoon|evening|night)",
        counted.next_morning,
    ),
    rule(
        "day-before",
        "unit",
        r"(?:the|a|one)\s+(?P<unit>day|week|month|year)\s+(?P<way>before|after|earlier|later)(?=\W*(?:$|[,.;:)]|\w+ed\b|and\b))",
        counted.step,
    ),
    rule(
        "ago",
        "unit",
        rf"(?:{ABOUT}\s+)?(?P<n>{NUMBER})[-\s]+(?P<more>(?:more|full|whole|long|short)\s+)?{UNIT}s?(?:\s+and\s+a\s+(?P<half>half))?(?:\s+or\s+(?:so|more|two))?[-\s]+(?P<way>ago|earlier|later|from\s+now|hence|before\s+that|after\s+that|afterwards?|previously)",
        counted.ago,
    ),
    rule("ago", "unit", rf"(?P<unit>{UNIT_WORDS})s\s+(?P<way>ago|earlier|later)", counted.vague_ago),
    rule(
        "year-ago",
        "unit",
        r"(?:the\s+)?year[-\s]*(?P<way>ago|earlier|before)(?:\s+(?P<what>quarter|period|month|week))?",
        counted.year_ago,
    ),
    rule(
        "duration",
        "unit",
        rf"(?:(?P<span>(?:the\s+)?(?:past|last|next|first|final|coming|previous|recent|following|latest|opening|closing))\s+)?(?:{ABOUT}\s+)?(?P<n>{NUMBER})(?:\s*(?:-|–|to|or)\s*(?P<n2>{NUMBER}))?[-\s]+(?:(?:more|additional|full|whole|straight|consecutive|long|short|short|business|working|trading|calendar|solid|entire)\s+)*{UNIT}s?['’]?(?:\s+and\s+a\s+(?P<half>half))?(?:-(?:long|old))?(?:\s+or\s+so)?",
        lengths.duration,
    ),
    rule(
        "durations",
        "unit",
        rf"(?:the\s+)?(?:(?P<span>past|last|next|recent|coming|following)\s+)(?:few\s+|several\s+|couple\s+of\s+)?{UNIT}s",
        lengths.vague_duration,
    ),
    rule(
        "durations",
        "unit",
        r"(?<=\bfor\s)(?:(?:many|long|several)\s+)?(?P<unit>minute|hour|day|week|month|year|decade|centurie)s|(?P<unit2>day|week|month|year|decade)s(?:-|\s)long|(?:the\s+)?(?P<unit3>day|week|month|year|decade)-long",
        lengths.vague_duration,
    ),
    rule(
        "durations",
        "unit",
        r"(?<=\bof\s|\bin\s)(?P<unit>minute|hour|day|week|month|year|decade)s(?=\s+(?:of|to)\b|\W*$)|(?:the\s+)?years(?P<unit2>)(?=\s+of\b)",
        lengths.vague_duration,
    ),
    rule(
        "durations",
        "unit",
        r"(?<=\bin\s)(?P<unit>week|month|year|decade)s|(?<=\bwithin\s)(?P<unit2>minute|hour|day|week|month)s",
        lengths.vague_duration,
    ),
    rule(
        "durations",
        "unit",
        r"(?<=\bthe\s)(?P<unit>year|month|week|day)s(?=\s+(?:since|before|after|that\s+followed|following|leading|preceding|ahead|to\s+come)\b)",
        lengths.vague_duration,
    ),
    rule(
        "running",
        "unit",
        rf"(?<=\bfor\s)(?:a|the|its|their)\s+(?P<nth>{NTH})\s+(?:straight\s+|consecutive\s+|successive\s+|running\s+)?(?P<unit>day|night|week|month|year)(?:\s+in\s+a\s+row|\s+running)?",
        lengths.running,
    ),
    rule(
        "event-day",
        "unit",
        rf"(?:the|a)\s+(?P<nth>{NTH}|last|final)\s+(?:full\s+|straight\s+|consecutive\s+|successive\s+)?(?P<unit>day|week|month|year)(?=\s+of\b)",
        counted.day_of_event,
    ),
    rule("set", "daypart", rf"(?:every|each)\s+{DAYPART}", lengths.every_part),
    rule("set", "season", rf"(?:every|each)\s+{SEASON}", lengths.every_part),
    rule("set", "month", rf"(?:every|each)\s+{M}", lengths.every_part),
    rule("set", "weekdays", r"(?<=\bon\s)(?P<days>weekdays|weekends)", lengths.every_part),
    rule("set", "unit", rf"(?P<every>every|each|per)\s+(?:(?P<n>{NUMBER}|other|single)\s+)?{UNIT}s?", lengths.every),
    rule("set", "unit", rf"(?<=\d\stimes\s|.\stwice\s|..\sonce\s)an?\s+{UNIT}", lengths.every),
    rule("set", "set", rf"(?P<word>{words(table('sets'))})", lengths.set_word),
    rule(
        "clock",
        "digits",
        rf"(?:(?:about|around|shortly\s+(?:before|after)|just\s+(?:before|after))\s+)?{CLOCK}{ZONE}",
        counted.clock,
    ),
    rule("clock", "daypart", r"(?P<word>noon|midnight)", counted.clock),
    rule("daypart", "daypart", rf"(?P<rel>this|last|that|the\s+same)\s+{DAYPART}", counted.daypart),
    rule("daypart", "daypart", r"(?P<daypart>overnight)", counted.daypart),
    rule("reference", "reference", rf"(?P<word>{words(table('references'))})", counted.reference),
)
