"""Whether a time in a reporting clause dates the saying: “said on Monday”, not “said after the quake hit *on Saturday*”.

The day of an embedded clause, or of what the words only point at, is that clause's own: “declared an emergency after *Saturday's*
quake” was not said on Saturday, or at least nobody tells so.
"""

from __future__ import annotations

from onrecord.annotate.statements.tree import Tree
from onrecord.model.text import Span

EMBEDDED = frozenset({"advcl", "relcl", "acl", "ccomp", "pcomp", "csubj", "parataxis"})
SPEAKING = frozenset(
    ["speak", "talk", "address", "say", "tell", "write", "tweet", "post", "issue", "release", "publish", "broadcast", "air", "deliver",
     "hold", "give", "read", "sign", "date", "appear", "testify", "quote", "interview", "announce", "send", "make", "report", "visit", "attend"]
)  # fmt: skip
"""Verbs of which a time dates the saying too: “speaking on Monday”, “in a statement released on Friday”, “visiting the town on Sunday”."""
AT_ONCE = frozenset({"as", "while", "when", "whilst"})
"""Words before a clause that was at the time of the saying: “said *as* he arrived in Port Halim on Monday”."""
ASIDE = frozenset(
    {"after", "following", "since", "before", "amid", "despite", "over", "about", "against", "until", "because", "from"}
)
"""Words before a thing whose day is not that of the saying: “*after* Saturday's quake”."""
MOST_STEPS = 30
"""Words on the way from a time to its cue; longer ways are misparses."""


def dates(tree: Tree, anchor: int, at: Span, occasions: frozenset[str]) -> bool:
    """Whether a time is the cue's own, by what stands on the way from it to the cue."""
    inside = [
        token.index for token in tree.tokens[_first(tree, anchor, at) :][: len(at)] if at.start <= token.start < at.end
    ]
    head = next((one for one in inside if tree.tokens[one].head not in inside), None)
    if head is None:
        return True
    over = {anchor, *tree.above(anchor)}
    way = [head]
    for up in tree.above(head):
        if up in over or len(way) > MOST_STEPS:
            break
        way.append(up)
    return not any(_parts(tree, way, step, occasions) for step in range(len(way)))


def _first(tree: Tree, anchor: int, at: Span) -> int:
    """The first token of a time, which stands in the sentence of its cue."""
    here = tree.sentence(anchor)
    return next((index for index in here if tree.tokens[index].end > at.start), here.start)


def _parts(tree: Tree, way: list[int], step: int, occasions: frozenset[str]) -> bool:
    """Whether a word on the way parts a time from the saying: an embedded verb, or a word like “after” before another thing."""
    token = tree.tokens[way[step]]
    if token.pos in {"VERB", "AUX"}:
        marks = {tree.tokens[c].lower for c in tree.children(token.index, "mark", "advmod")}
        return token.dep in EMBEDDED and token.lemma.lower() not in SPEAKING and not marks & AT_ONCE
    if token.lower not in ASIDE or step == 0:
        return False
    thing = tree.tokens[way[step - 1]]
    return step > 1 and thing.pos in {"NOUN", "PROPN"} and thing.lemma.lower() not in occasions
