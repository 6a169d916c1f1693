"""Views and records for other programs: plain JSON of a view, FollowTheMoney entities, CSV tables."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from onrecord.present.ftm import ftm
from onrecord.present.page import Page
from onrecord.present.tables import TABLES, table
from onrecord.present.views import Briefing

__all__ = ["TABLES", "as_json", "ftm", "table"]

FORMAT = {Briefing: "onrecord-briefing/1", Page: "onrecord-page/1"}
PAGE_OF = "onrecord-{}/1"
"""The form of every other view, by its name, e.g. `onrecord-person/1`. Names and versions of the JSON forms; fields may be added, none changes its meaning within a version."""


def as_json(view: Any) -> dict[str, Any]:
    """A view, any of this package's, as JSON can hold it: the same names and the same order as the view's fields."""
    kind = type(view)
    return {"format": FORMAT.get(kind) or PAGE_OF.format(kind.__name__.lower()), **_plain(view)}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if field.metadata.get("json", True)
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value
