"""What somebody is reported to have said, believed, hoped, feared or wanted: “Qureshi told reporters that ...”."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.statements import headlines, tagged
from onrecord.annotate.statements.assembly import assemble
from onrecord.annotate.statements.marks import marks
from onrecord.annotate.statements.misread import mended
from onrecord.annotate.statements.quotation import quotations
from onrecord.annotate.statements.tree import Tree
from onrecord.model.parse import Parse
from onrecord.model.reading import Reading, Statement
from onrecord.model.tagging import Tag

__all__ = ["find"]


def find(reading: Reading, parse: Parse, tags: Sequence[Tag] = ()) -> tuple[Statement, ...]:
    """All statements of an article, in order of their content; with a learned tagger's tags where there is one. Needs the
    times of the reading."""
    if not parse.tokens:
        return ()
    tree = Tree(mended(parse))
    quoted = quotations(reading.text, reading.blocks)
    found = assemble(reading.text, tree, quoted, headlines.found(reading, tree))
    return marks(reading, tree, tagged.join(reading, tree, found, quoted, tags) if tags else found, quoted)
