"""The limits on what is read, in one table; a person never meets the defaults, a hostile file does."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes unless another unit is said. Whatever passes one of them is refused by name, and the rest is read."""

    file_bytes: int = 50 * MEGABYTE
    """One file that is read whole: text, a web page, a PDF, a letter. A saved page with its pictures has under 20 MB."""
    line_bytes: int = 10 * MEGABYTE
    """One line of JSON lines, or one row of a table; the file itself may be of any length."""
    article_characters: int = 1_000_000
    """Code points of one article's text: about 160,000 words, longer than any article and as long as the parser takes."""
    members: int = 200_000
    """Files in one archive, records in one WARC file."""
    unpacked_bytes: int = 4_000 * MEGABYTE
    """All that one archive unpacks to."""
    expansion: int = 200
    """How many times larger a member may be than its packed form, beyond the first megabyte; text packs 3 to 10 times."""
    depth: int = 3
    """Archives within archives, letters attached to letters."""
    nesting: int = 200
    """Brackets within brackets in a JSON line, elements within elements where a reader walks them."""
    pages: int = 2_000
    """Pages of one PDF."""
    seconds: float = 30.0
    """Time for one article, or for finding the next one in an archive or a table."""
    download_bytes: int = 20 * MEGABYTE
    """One page from the network, unpacked."""
    download_seconds: float = 30.0
    """From the first look-up of the host's name to the last byte."""
    redirects: int = 5


LIMITS = Limits()
