"""What an article may do to its reader's screen: nothing.

Articles are hostile until shown otherwise: a text can hold terminal commands, marks that turn the direction of
reading (so that “not” shows somewhere else), Markdown and HTML.
"""

from __future__ import annotations

import re
import unicodedata

_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor, clearing
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c|$)"  # OSC, DCS, APC: titles, links
    "|\x1b[ -/]*[0-~]?"  # what is left of ECMA-48's escapes
)
_JOINERS = "\u200c\u200d"
"""Zero width, category Cf, but part of Persian and Indian spelling; they move nothing."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_BREAKS = frozenset({"Zl", "Zp"})

_MARKDOWN = re.compile(r"([\\`*_\[\]|~#])")


def safe(text: str, *, lines: bool = False) -> str:
    r"""The text without whatever steers a terminal: control, ANSI and bidi characters, lone surrogates, private use.

    White space of any kind becomes one space; with `lines`, line feeds stay. `"a\x1b[31mb\u202ec"` gives `"abc"`.
    """
    text = _ESCAPES.sub("", text.replace("\r\n", "\n"))
    kept = text if text.isprintable() else "".join(map(_shown, text))
    if lines:
        return "\n".join(" ".join(line.split()) for line in kept.split("\n"))
    return " ".join(kept.split())


def visible(text: object) -> str:
    """The text as an HTML file may hold it: white space as it is, control and bidi characters gone."""
    words = str(text)
    if words.isprintable():
        return words
    return "".join(c if c in "\n\t " else _shown(c) for c in words.replace("\r\n", "\n"))


def _shown(character: str) -> str:
    if character == "\n" or character in _JOINERS:
        return character
    category = unicodedata.category(character)
    if category in _BREAKS or character in "\t\r\v\f\x85":
        return " "
    return "" if category in _HIDDEN else character


def markdown_safe(text: str) -> str:
    """The text as Markdown that shows exactly it: no link, picture, emphasis, HTML or table cell can begin in it."""
    escaped = _MARKDOWN.sub(r"\\\1", safe(text))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
