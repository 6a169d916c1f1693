"""The dependency tree of an article, as the finders of events walk it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.model.parse import Parse, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
MISLED = {"bases": "base", "axes": "axe", "people": "person", "hopes": "hope", "hoped": "hope", "hoping": "hope"}
"""Forms that the lemmatiser takes for those of another word (“bases” for “basis”, “hopes” for “hop”)."""
HELPED = {"VB": frozenset({"MD", "VBD", "VBP", "VBZ"}), "VBN": frozenset({"VBD", "VBZ", "VBP", "MD"}),
          "VBG": frozenset({"VBD", "VBZ", "VBP"})}  # fmt: skip
"""Which helping verbs a joined verb shares: “will sell and *close*”, “was seized and *sold*”, “is fighting and *losing*”."""
DASHES = frozenset({"-", "--", "–", "—"})
NESTED = frozenset({"relcl", "ccomp", "advcl"})
"""Relations of a verb whose clause lies within another's."""
HYPHENS = frozenset("-‐‑")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass(frozen=True, slots=True)
class Tree:
    """Tokens and, for each, the tokens that hang on it."""

    tokens: tuple[Token, ...]
    below: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, parse: Parse) -> Tree:
        tokens = tuple(replace(t, lemma=MISLED[t.lower]) if t.lower in MISLED else t for t in parse.tokens)
        return cls(tokens, parse.children())

    def kids(self, index: int, *deps: str) -> list[Token]:
        """What hangs on a token by one of these relations, or by any."""
        return [self.tokens[i] for i in self.below[index] if not deps or self.tokens[i].dep in deps]

    def kid(self, index: int, *deps: str) -> Token | None:
        return next(iter(self.kids(index, *deps)), None)

    def under(self, index: int, leave: frozenset[str] = frozenset()) -> list[int]:
        """The token and all below it, in order, without what hangs by a relation in `leave`."""
        found, open_ = [], [index]
        while open_:
            at = open_.pop()
            found.append(at)
            open_.extend(i for i in self.below[at] if self.tokens[i].dep not in leave)
        return sorted(found)

    def up(self, index: int) -> Iterator[Token]:
        """The token's head, its head's head, and so on to the root."""
        seen = {index}
        while (index := self.tokens[index].head) not in seen:
            seen.add(index)
            yield self.tokens[index]

    def joined(self, head: Token) -> list[Token]:
        """A noun and those joined to it: “Iran and Russia”."""
        found = [head]
        for kid in self.kids(head.index, "conj"):
            if kid.pos in NOMINAL:
                found.extend(self.joined(kid))
        return found

    def run(self, head: int, leave: frozenset[str]) -> tuple[int, int]:
        """First and last token of the unbroken run around a word, of all that hangs below it; a word with a hyphen is whole
        (“*US-led* forces”)."""
        inside = set(self.under(head, leave))
        first = last = head
        while first - 1 in inside or self._is_hyphened(first - 1, first):
            first -= 1
        while last + 1 in inside or self._is_hyphened(last, last + 1):
            last += 1
        return first, last

    def _is_hyphened(self, one: int, other: int) -> bool:
        """Whether two tokens are written as one word, one of them its hyphen."""
        if one < 0 or other >= len(self.tokens):
            return False
        a, b = self.tokens[one], self.tokens[other]
        return a.end == b.start and (a.text in HYPHENS or b.text in HYPHENS)

    def stands_for(self, token: Token) -> Token:
        """The noun that a relative pronoun stands for: “the base, which is closed” gives “base”."""
        if token.lower not in RELATIVE or token.tag not in {"WDT", "WP", "WP$"}:
            return token
        clause = next((t for t in self.up(token.index) if t.dep == "relcl"), None)
        return self.tokens[clause.head] if clause else token

    def helpers(self, verb: Token) -> list[Token]:
        """A verb's helping verbs; those of the verb that it is joined to, where it has none and can share them."""
        own = self.kids(verb.index, "aux", "auxpass")
        head = self.tokens[verb.head]
        base = (
            verb.tag == "VBD" and head.tag == "VB" and verb.lower == verb.lemma.lower()
        )  # “could fall and *put* us at risk”
        tag = "VB" if base else verb.tag
        if own or verb.dep != "conj" or tag not in HELPED or self.kids(verb.index, *SUBJECTS):
            return own
        shared = self.helpers(head) if verb.head != verb.index else []
        return shared if any(kid.tag in HELPED[tag] for kid in shared) else own

    def may_join_another(self, verb: Token) -> bool:
        """Whether a joined verb without a subject may be joined to a nearer verb of its form than the one it hangs on: “Duarte condemned
        the raids that hurt nine *and killed* three”."""
        if verb.dep != "conj" or self.kids(verb.index, *SUBJECTS):
            return False
        between = self.tokens[verb.head + 1 : verb.index]
        if self.tokens[verb.index - 1].text in DASHES and not any(kid.dep == "cc" for kid in self.kids(verb.head)):
            return True  # “objected after Duarte -- on her way to Oslo -- *shook* his hand”
        return any(t.dep in NESTED and t.pos in {"VERB", "AUX"} and verb.tag in self._forms(t) for t in between)

    def _forms(self, verb: Token) -> set[str]:
        """The forms in which a verb and its helping verbs stand."""
        return {verb.tag, *(kid.tag for kid in self.kids(verb.index, "aux", "auxpass"))}

    def lemma(self, token: Token) -> str:
        """The base form in lower case; a name keeps its form."""
        return token.text if token.pos == "PROPN" else token.lemma.lower()

    def phrase(self, token: Token) -> Iterable[str]:
        """Base forms by which a verb may stand in a table, the longest first: “carry out”, “carry”."""
        lemma = token.lemma.lower()
        negated = any(kid.index > token.index for kid in self.kids(token.index, "neg"))
        for kid in self.kids(token.index, "acomp", "oprd", "attr"):
            if negated or self.kids(kid.index, "neg"):
                yield f"{lemma} not {kid.lemma.lower()}"
        for kid in self.kids(token.index, "prt", "dobj", "acomp", "advmod", "prep", "oprd", "attr"):
            yield f"{lemma} {kid.lemma.lower()}"
        yield lemma
