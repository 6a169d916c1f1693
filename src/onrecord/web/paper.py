"""A view on paper: as an HTML page of the desk, or as JSON; both are made of the same value."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from onrecord.present import exports, html
from onrecord.present.marks import anchor
from onrecord.present.views import Cite

if TYPE_CHECKING:
    from jinja2 import Environment


def place(cite: Cite) -> str:
    """The address of a passage: its article, with these words marked in it."""
    return f"/articles/{quote(cite.article, safe='')}?at={cite.start}-{cite.end}#{anchor(cite)}"


@cache
def _templates() -> Environment:
    made = html.environment(place, package="onrecord.web")
    made.filters.update(segment=lambda text: quote(str(text), safe=""))
    return made


def page(template: str, **values: Any) -> bytes:
    """A page of the desk."""
    return _templates().get_template(f"desk/{template}.html").render(**values).encode("utf-8", "replace")


def data(view: Any) -> bytes:
    """The view for a program."""
    return json.dumps(exports.as_json(view), ensure_ascii=False, default=str).encode("utf-8", "replace")


@cache
def style() -> bytes:
    """The style sheet: that of the briefing, and what only the desk has."""
    shared = (files("onrecord.present") / "templates" / "style.css").read_bytes()
    return shared + (files("onrecord.web") / "static" / "desk.css").read_bytes()


@cache
def script() -> bytes:
    """The keyboard's script; every page works without it."""
    return (files("onrecord.web") / "static" / "desk.js").read_bytes()
