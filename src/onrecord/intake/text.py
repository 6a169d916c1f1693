"""Plain text and Markdown: the bytes decoded are the source text, as they stand."""

from __future__ import annotations

from onrecord.errors import UnreadableInput
from onrecord.intake.charset import decode, is_binary
from onrecord.intake.item import Draft, Found, Item
from onrecord.intake.limits import Limits


def read(item: Item, limits: Limits) -> Found:
    """One text file is one article."""
    data = item.read(limits)
    if is_binary(data):
        raise UnreadableInput(item.source, "not a text file, nor any other kind that is known")
    yield Draft(item.source, decode(data), data, url=item.url)
