"""In whose words an event stands: the innermost statement that holds it, unless the outlet tells it beside what is said.

“Peru called for a halt to the fighting *that has killed ninety people*”: Peru wants a halt; of the dead the outlet tells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.annotate.events.tree import RELATIVE, Tree
from onrecord.model.parse import Token
from onrecord.model.reading import Reading, Statement, StatementForm

FINITE = frozenset({"VBD", "VBZ", "VBP"})
BESIDE = frozenset({"as", "while", "after", "since", "when"})
"""Words that open a clause beside a phrase: “called for calm *after two men were shot*”."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})
OPEN, CLOSED = "“«„", "”»"


def statements(reading: Reading, tree: Tree) -> dict[int, int]:
    """For each token in somebody's words the innermost statement that they belong to."""
    found: dict[int, tuple[int, int]] = {}
    starts = [token.start for token in tree.tokens]
    for index, statement in enumerate(reading.statements):
        size = sum(len(part) for part in statement.content)
        for piece in statement.content:
            inside = range(bisect_left(starts, piece.start), bisect_left(starts, piece.end))
            outlets = _outlets_own(reading, tree, statement, inside)
            for at in inside:
                if at not in outlets and (at not in found or size < found[at][0]):
                    found[at] = (size, index)
    return {at: index for at, (_, index) in found.items()}


def _outlets_own(reading: Reading, tree: Tree, statement: Statement, inside: range) -> frozenset[int]:
    """The tokens of a content that is a phrase (something called for, condemned, promised) in which the outlet tells what has
    happened: relative clauses, and clauses with “as” or “after”, outside quotation marks."""
    if statement.form is StatementForm.DIRECT or any(_says(tree, inside, at) for at in inside):
        return frozenset()
    own: set[int] = set()
    for verb in _beside(tree, inside):
        if not _quoted(reading, inside, tree, verb):
            own.update(at for at in tree.under(verb.index) if at in inside)
    return frozenset(own)


def _says(tree: Tree, inside: range, at: int) -> bool:
    """Whether a token is the verb of a clause that is itself what is said."""
    token = tree.tokens[at]
    if (
        token.pos not in {"VERB", "AUX"}
        or (token.head in inside and token.head != at)
        or token.dep in {"relcl", "advcl"}
    ):
        return False
    return bool({kid.tag for kid in tree.kids(at, "aux", "auxpass")} & {*FINITE, "MD"}) or token.tag in FINITE


def _beside(tree: Tree, inside: range) -> Iterator[Token]:
    """The verbs of such clauses that tell of what is or was."""
    for token in (tree.tokens[at] for at in inside):
        if token.pos not in {"VERB", "AUX"} or token.head not in inside:
            continue
        kids = tree.kids(token.index)
        helpers = {kid.tag for kid in kids if kid.dep in {"aux", "auxpass"}}
        if not (token.tag in FINITE or helpers & FINITE) or "MD" in helpers:
            continue
        relative = token.dep == "relcl" and any(
            kid.lower in RELATIVE and kid.dep in SUBJECTS
            for kid in (*kids, *(k for one in kids for k in tree.kids(one.index)))
        )
        if relative or (token.dep == "advcl" and any(kid.lower in BESIDE for kid in kids if kid.index < token.index)):
            yield token


def _quoted(reading: Reading, inside: range, tree: Tree, verb: Token) -> bool:
    """Whether a verb stands in quotation marks that the content opens."""
    before = reading.text[tree.tokens[inside.start].start : verb.start]
    curly = sum(before.count(mark) for mark in OPEN) > sum(before.count(mark) for mark in CLOSED)
    return curly or before.count('"') % 2 == 1
