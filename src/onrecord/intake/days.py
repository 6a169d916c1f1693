"""Dates as people and pages write them, to days: “2016-08-22T10:00:00Z”, “Mon, 22 Aug 2016 10:00 GMT”, “22 August 2016”."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

FORMATS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y %m %d", "%Y%m%d", "%d.%m.%Y")
"""Tried in this order, commas gone; `03/04/2016` is in none, since it is two days."""
EARLIEST = 1800
"""Year before which a date is a mistake."""


def day(value: object) -> date | None:
    """The day, as the writer's clock had it; None for anything else, also for a month or a year alone."""
    text = " ".join(str(value or "").replace(",", " ").split())
    if not text or len(text) > 80:  # noqa: PLR2004 - no date is as long
        return None
    found = _iso(text) or _letter(str(value)) or _written(text)
    return found if found and found.year >= EARLIEST else None


def _iso(text: str) -> date | None:
    match = re.match(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)", text)
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def _letter(text: str) -> date | None:
    """A date as in the head of a letter (RFC 2822)."""
    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _written(text: str) -> date | None:
    for form in FORMATS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
