"""Names for things: a thing that is its content is named by the hash of its content."""

from __future__ import annotations

import hashlib

ID_LENGTH = 16
"""Hex digits of an id: 64 bits, so that a million things collide with a chance below 1 in 10 million."""


def content_id(*parts: object) -> str:
    """The id of a thing made of these parts, e.g. `content_id("claim", article, 10, 42)`; the order matters."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
