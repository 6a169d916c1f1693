"""Whether the text says that it was said: “did not say whether”, “would not say”, “if he says”, “is to announce”."""

from __future__ import annotations

from onrecord.annotate.statements.draft import Draft
from onrecord.annotate.statements.tree import Tree
from onrecord.model.reading import StatementPolarity

SILENT = frozenset(
    {
        "decline",
        "refuse",
        "fail",
        "avoid",
        "stop",
        "forbear",
        "neglect",
        "forget",
        "hesitate",
        "deny",
        "refrain",
        "omit",
    }
)
"""Verbs over an infinitive or gerund that mean it was not said: “declined to say”, “avoided saying”."""
WITHOUT = frozenset({"without", "instead", "rather", "from"})
DONE = frozenset(
    [
        "go",
        "continue",
        "begin",
        "start",
        "take",
        "turn",
        "rush",
        "hasten",
        "manage",
        "proceed",
        "come",
        "step",
        "appear",
        "seem",
        "force",
        "compel",
        "move",
        "dare",
        "happen",
        "tend",
        "use",
        "keep",
        "end",
        "finish",
        "close",
        "open",
        "claim",
        "bother",
        "prompt",
        "lead",
        "cause",
    ]
)
"""Verbs over an infinitive that mean it was said: “went on to say”, “was forced to admit”, “took to the air to deny”."""
CONDITIONS = frozenset({"if", "unless", "should", "until", "lest"})


def polarity(tree: Tree, one: Draft) -> StatementPolarity:
    """Said, not said, or only imagined, asked for or yet to come."""
    at = one.anchor
    if one.frame == "according":
        return StatementPolarity.SAID
    if _negated(tree, at) or _kept_silent(tree, at):
        return StatementPolarity.NOT_SAID
    if supposed(tree, at):
        return StatementPolarity.HYPOTHETICAL
    return StatementPolarity.SAID


def _negated(tree: Tree, at: int) -> bool:
    if any(tree.tokens[c].dep == "neg" or tree.tokens[c].lower in {"never", "hardly", "nor"} for c in tree.below[at]):
        return True
    subject = tree.subject(at)
    return subject is not None and any(
        tree.tokens[t].lower in {"no", "none", "neither", "nobody"} for t in (subject, *tree.below[subject])
    )


def _kept_silent(tree: Tree, at: int) -> bool:
    """“declined to say”, “without saying”."""
    above = tree.head(at)
    if above is None or tree.tokens[at].dep not in {"xcomp", "pcomp", "ccomp", "prep", "advcl"}:
        return False
    if tree.tokens[at].dep == "pcomp":
        return tree.tokens[above].lower in WITHOUT
    if tree.tokens[at].dep != "xcomp":
        return False
    return tree.tokens[above].lemma in SILENT or _negated(tree, above)


def supposed(tree: Tree, at: int) -> bool:
    """Whether a saying is only possible, wished for or yet to come: “may say”, “if he says”, “is to announce”."""
    tags = {tree.tokens[c].tag for c in tree.children(at, "aux")}
    if "MD" in tags or any(tree.tokens[c].lower in CONDITIONS for c in tree.children(at, "mark", "advmod")):
        return True
    if "TO" not in tags or tree.tokens[at].dep in {"advcl", "relcl"}:
        return False
    above = tree.head(at)
    return above is not None and tree.tokens[above].lemma not in DONE
