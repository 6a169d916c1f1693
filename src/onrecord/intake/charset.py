"""Bytes to text: UTF-8 unless a byte-order mark, a declaration or the bytes themselves say otherwise."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16, whose mark begins alike."""
SAMPLE = 200_000
"""Bytes looked at where the charset has to be guessed."""
BINARY = 0.01
"""Share of control bytes (no tab, line end, page end or escape) from which a file is no text; random bytes have a tenth."""
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
CONFIDENT = 0.2
"""charset-normalizer's `chaos` (share of characters that do not go together) above which its guess is not taken."""
FEWEST = 20
"""Bytes beyond ASCII needed to guess a charset other than the Western one: with fewer any guess is as good as another."""
ODD = frozenset("ÿþ\x80\x81\x8d\x8f\x90\x9d¤¦¬±¶¸¹²³¼½¾×÷")
"""What random bytes become in Latin-1: no sign of Western text."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of the bytes: byte-order mark dropped, line ends kept, undecodable bytes U+FFFD."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    return data.decode(charset(data, declared), "replace")


def charset(data: bytes, declared: str | None = None) -> str:
    """The name of the charset. Bytes that are UTF-8 are UTF-8, whatever was declared."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return _wide(data) or "utf-8"
    if (name := _known(declared)) and name != "utf-8":
        return name
    return _wide(data) or _guess(data[:SAMPLE])


def is_binary(data: bytes) -> bool:
    """Whether these bytes are no text in any charset that we know: too many control bytes, and not in UTF-16's pattern."""
    sample = data[:SAMPLE]
    if any(sample.startswith(mark) for mark, _ in BOMS):
        return False
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return controls > BINARY * len(sample) and _wide(sample) is None


def _known(declared: str | None) -> str | None:
    """Python's name for a declared charset, None where it is unknown or no text encoding."""
    if not declared:
        return None
    try:
        found = codecs.lookup(declared.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    known = found.name if getattr(found, "_is_text_encoding", True) else None
    return "cp1252" if known in {"iso8859-1", "ascii"} else known


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: nearly every second byte of plain words is zero."""
    sample = data[:4096]
    if sample.count(0) < len(sample) * 0.3 or len(sample) < 4:  # noqa: PLR2004 - two characters at least
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) > 0.1 * max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _guess(data: bytes) -> str:
    """The charset of bytes that are not UTF-8: UTF-8 with damage where most of its sequences are whole, else a legacy
    charset where it makes sensible text, else UTF-8 again (its bad bytes become U+FFFD)."""
    whole = len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", data))
    broken = data.decode("utf-8", "replace").count("�") - data.count("�".encode())
    if whole >= broken:
        return "utf-8"
    if _western(data):
        return "cp1252"
    if sum(byte > 127 for byte in data) < FEWEST:  # noqa: PLR2004 - beyond ASCII
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None or best.chaos >= CONFIDENT or best.encoding in {"utf_8", "ascii"}:
        return "utf-8"
    return str(best.encoding) if "\ufffd" not in data.decode(best.encoding, "replace") else "utf-8"


def _western(data: bytes) -> bool:
    """Whether its high bytes, as Windows-1252, are letters inside words and typographic marks."""
    high = [c for c in data.decode("cp1252", "replace") if ord(c) > 127]  # noqa: PLR2004 - beyond ASCII
    share = len(high) / max(1, len(data))
    return bool(high) and share < 0.2 and not any(c in ODD or c == "�" for c in high)  # noqa: PLR2004 - Western text has under 8 %
