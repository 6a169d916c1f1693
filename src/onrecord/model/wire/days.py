"""Days as JSON and EDTF write them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def iso(day: date | None) -> str | None:
    """The ISO form of a day, or None."""
    return day.isoformat() if day else None


def edtf(earliest: date | None, latest: date | None) -> str | None:
    """The shortest EDTF form of the days from `earliest` to `latest`: `2016-08-22`, `2016-08`, `2016`,
    `2016-08-22/2016-08-28`, `../2016-08-28` where open; None where nothing is known."""
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        return f"{iso(earliest) or '..'}/{iso(latest) or '..'}"
    if earliest == latest:
        return earliest.isoformat()
    return _whole(earliest, latest) or f"{earliest.isoformat()}/{latest.isoformat()}"


def _whole(earliest: date, latest: date) -> str | None:
    """`2016` or `2016-08` where the two days bound exactly a year or a month."""
    if earliest.year != latest.year or earliest.day != 1:
        return None
    if (earliest.month, latest.month, latest.day) == (1, 12, 31):
        return f"{earliest.year:04}"
    ends = latest.day == monthrange(latest.year, latest.month)[1]
    return f"{earliest.year:04}-{earliest.month:02}" if earliest.month == latest.month and ends else None
