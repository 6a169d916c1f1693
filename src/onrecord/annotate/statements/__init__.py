"""What somebody is reported to have said, believed, hoped, feared or wanted: “Qureshi told reporters that ...”."""

from __future__ import annotations

from onrecord.annotate.statements import headlines
from onrecord.annotate.statements.assembly import assemble
from onrecord.annotate.statements.marks import marks
from onrecord.annotate.statements.misread import mended
from onrecord.annotate.statements.quotation import quotations
from onrecord.annotate.statements.tree import Tree
from onrecord.model.parse import Parse
from onrecord.model.reading import Reading, Statement

__all__ = ["find"]


def find(reading: Reading, parse: Parse) -> tuple[Statement, ...]:
    """All statements of an article, in order of their content. Needs the times of the reading."""
    if not parse.tokens:
        return ()
    tree = Tree(mended(parse))
    quoted = quotations(reading.text, reading.blocks)
    found = assemble(reading.text, tree, quoted, headlines.found(reading, tree))
    return marks(reading, tree, found, quoted)
