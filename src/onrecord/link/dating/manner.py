"""How a day stands in its sentence: “On August 16, bombers took off” tells when, “the Sept. 11 attacks” only which."""

from __future__ import annotations

import re

from onrecord.model.reading import Reading, Time
from onrecord.values.dates import day_in

BEFORE, AFTER = 30, 14
"""Code points before and after a day in which the words that tell its manner are looked for."""

LIMIT = re.compile(
    r"\b(?:until|till|by|before|through|ahead\s+of|between|starting|beginning|effective|due|deadline\s+of|scheduled\s+for|set\s+for"
    r"|upcoming|next)\s*(?:on\s+|the\s+)?$",
    re.IGNORECASE,
)
SINCE = re.compile(r"\b(?:since|from|after|following|began|begun|started)\s*(?:on\s+|the\s+)?$", re.IGNORECASE)
WHICH = re.compile(
    r"(?:\s|-)(?!(?:and|in|at|to|when|that|after|by|with|for|but|as|of|from|on|because|or|before|during|near|the|a|an|while|if|who|which"
    r"|was|were|is|had|has|have|said|did|into|about|against|over|where|his|her|their|its|following|until|out|amid|under|via|without|"
    r"according|killing|saying|he|she|they|it|also|around)\b)[A-Za-z]"
)
CAPTION = re.compile(
    r"\b(?:hide\s+caption|photo|photograph|pictured|caption|getty|file\s+picture|screenshot)\b", re.IGNORECASE
)


def manner(reading: Reading, time: Time) -> str:
    """`holiday`, `caption`, `limit` (“until June 1”), `since`, `which` (“the Dec. 11 meeting”), else `on`."""
    if day_in(time.expression).kind == "holiday":
        return "holiday"
    if CAPTION.search(reading.words(reading.sentences[time.sentence].span)):
        return "caption"
    before = reading.text[max(0, time.span.start - BEFORE) : time.span.start]
    if LIMIT.search(before):
        return "limit"
    if SINCE.search(before):
        return "since"
    return "which" if WHICH.match(reading.text, time.span.end) else "on"
