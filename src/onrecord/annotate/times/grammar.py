"""How times are written: a table of patterns, each with what it makes of its words.

A rule runs only on a text that holds a word of its `needs`. Atoms stand alone; `PREFIXES` and `SUFFIXES` join what
stands beside an atom to it (“the end of” + “May”, “Monday” + “morning”). The longest match wins.
"""

from __future__ import annotations

from onrecord.annotate.times import calendar_rules, counted_rules, joined
from onrecord.annotate.times.lexicon import NUMBER
from onrecord.annotate.times.patterns import ABOUT, CLOCK, DAYPART, NTH, UNIT, WD, ZONE
from onrecord.annotate.times.rules import Rule, after, rule

ATOMS: tuple[Rule, ...] = (*calendar_rules.RULES, *counted_rules.RULES)

PREFIXES: tuple[Rule, ...] = (
    rule(
        "part",
        "",
        r"(?:(?:the\s+)?(?P<part>middle|beginning|start|end|first\s+half|second\s+half|rest|close|turn)\s+of\s+(?:the\s+)?|(?P<near>early|mid|late|later|earlier)(?:\s+in|\s+on)?[-\s]+(?:the\s+)?)$",
        joined.part_of,
    ),
    rule(
        "shift",
        "",
        rf"(?:{ABOUT}\s+)?(?:(?P<n>{NUMBER})[-\s]+{UNIT}s?|the\s+(?P<unit2>day|week|month|year|night))\s+(?P<way>before|after|from|prior\s+to|following|earlier\s+than)\s+$",
        joined.shift_from,
    ),
    rule(
        "week-of",
        "",
        r"the\s+(?P<what>week|month|year|night|morning|evening|afternoon|weekend)\s+of\s+(?:on\s+)?$",
        joined.week_of,
    ),
    rule(
        "nth",
        "",
        rf"the\s+(?P<nth>{NTH}|last|final)\s+(?:full\s+)?(?:(?P<unit>day|week|weekend|month)|{WD})\s+(?:of|in)\s+(?:the\s+year\s+)?$",
        joined.nth_of,
    ),
    rule("anniversary", "", rf"the\s+(?P<nth>{NTH})\s+anniversary\s+of\s+(?:the\s+)?$", joined.anniversary),
    after(
        "clock", rf"(?:(?:about|around|shortly\s+(?:before|after))\s+)?{CLOCK}{ZONE},?\s+(?:on\s+)?$", joined.clock_on
    ),
    rule("approx", "", r"(?:about|around|approximately|circa|roughly)\s+$", joined.about),
)

SUFFIXES: tuple[Rule, ...] = (
    after("daypart", rf"\s+(?:at\s+|in\s+the\s+|early\s+|late\s+|mid[-\s])?{DAYPART}(?!s)", joined.in_daypart),
    after("clock", rf",?\s+(?:at|around|about)\s+(?:about\s+|around\s+)?{CLOCK}{ZONE}", joined.at_clock),
)
