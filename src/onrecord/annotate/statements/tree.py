"""The parse as a tree: what hangs on a token, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model.parse import Parse, Token
from onrecord.model.text import Span

NOMINATIVES = frozenset({"he", "she", "they", "i", "we"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


class Tree:
    """A parse with its children and the reach of each token's subtree, worked out once an article."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.below = parse.children()
        self._left = list(range(len(parse.tokens)))
        self._right = list(range(len(parse.tokens)))
        for root in (token.index for token in parse.tokens if token.head == token.index):
            self._reach(root)

    def _reach(self, root: int) -> None:
        """Fill in the reach of everything under `root`, the deepest first."""
        order = [root]
        for at in order:
            order.extend(self.below[at])
        for at in reversed(order):
            for child in self.below[at]:
                self._left[at] = min(self._left[at], self._left[child])
                self._right[at] = max(self._right[at], self._right[child])

    def left(self, at: int) -> int:
        """The first token of the subtree of `at`."""
        return self._left[at]

    def right(self, at: int) -> int:
        """The last token of the subtree of `at`."""
        return self._right[at]

    def children(self, at: int, *deps: str) -> list[int]:
        """The children of `at` with one of these labels (all, if none is named), in order."""
        return [child for child in self.below[at] if not deps or self.tokens[child].dep in deps]

    def child(self, at: int, *deps: str) -> int | None:
        """The first such child."""
        return next(iter(self.children(at, *deps)), None)

    def head(self, at: int) -> int | None:
        """What `at` hangs on; None for a root."""
        above = self.tokens[at].head
        return None if above == at else above

    def above(self, at: int) -> Iterator[int]:
        """The tokens over `at`, the nearest first."""
        up = self.head(at)
        while up is not None:
            yield up
            up = self.head(up)

    def under(self, at: int, top: int) -> bool:
        """Whether `at` is `top` or hangs somewhere below it."""
        return at == top or any(up == top for up in self.above(at))

    def subtree(self, at: int) -> list[int]:
        """The tokens of the subtree of `at`, in order."""
        order = [at]
        for one in order:
            order.extend(self.below[one])
        return sorted(order)

    def sentence(self, at: int) -> range:
        """The tokens of the sentence of `at`."""
        return self.parse.sentences[self.tokens[at].sentence]

    def block(self, at: int) -> int:
        """The block in which `at` stands."""
        return self.parse.blocks[self.tokens[at].sentence]

    def block_of(self, span: Span) -> int:
        """The block in which a piece of text stands, -1 behind the last token."""
        return next((self.block(token.index) for token in self.tokens if token.start >= span.start), -1)

    def words(self, indices: Iterable[int]) -> list[Token]:
        return [self.tokens[at] for at in indices]

    def _pronoun_before(self, at: int) -> int | None:
        """“he” in “he added” and “he has added”: a pronoun in the nominative right before a verb is its subject, whatever
        the parser says."""
        before = at - 1
        while before >= 0 and self.tokens[before].pos in {"AUX", "ADV"} and self.tokens[at].tag != "VBG":
            before -= 1
        finite = self.tokens[at].tag in {"VBD", "VBZ", "VBP"} or before < at - 1
        return before if finite and before >= 0 and self.tokens[before].lower in NOMINATIVES else None

    def subject(self, at: int) -> int | None:
        """The head of the subject of a verb: its own, or that of the verb it is joined to.

        In “Qureshi confirmed the halt and told reporters” the subject of “told” is “Qureshi”. Of several that the parser
        found, the last noun is it: “attacked Tabaqa a stronghold said the Observatory”.
        """
        pronoun = self._pronoun_before(at)
        if pronoun is not None:
            return pronoun
        own = [child for child in self.below[at] if self.tokens[child].dep in SUBJECTS]
        if own:
            return self._of_several(at, own) if len(own) > 1 else own[0]
        above = self._joined_to(at) if self.tokens[at].dep == "conj" else None
        return None if above is None else self.subject(above)

    def _joined_to(self, at: int) -> int | None:
        """The verb that a verb is joined to; in “left the door open to a deal that could end the strike and indicated” not “end”,
        whose form is another, but “left”."""
        verbs = [up for up in self.above(at) if self.tokens[up].pos in {"VERB", "AUX"}]
        if not verbs or verbs[0] != self.tokens[at].head:
            return None
        tag = self.tokens[at].tag
        if tag not in FINITE or not self._bare(verbs[0]):
            return verbs[0]
        return next((up for up in verbs if self.tokens[up].tag == tag), verbs[0])

    def _bare(self, at: int) -> bool:
        """Whether a verb is a base form under “to” or “could”."""
        return any(self.tokens[c].dep == "aux" and self.tokens[c].tag in {"TO", "MD"} for c in self.below[at])

    def _of_several(self, at: int, own: list[int]) -> int:
        """The last noun among what the parser took for subjects; the first where a relative clause may hold the others, unless
        they are named or stand behind the verb."""
        nouns = [c for c in own if self.tokens[c].pos in NOMINAL and (c < at or self.left(c) == at + 1)]
        if not nouns:
            return own[0]
        told_of = any(self.tokens[c].dep == "relcl" for c in self.below[nouns[0]])
        plain = nouns[-1] < at and not self.tokens[nouns[-1]].label
        return nouns[0] if told_of and plain else nouns[-1]
