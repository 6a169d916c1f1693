"""Part of speech, features and lemma of a token, remembered by what they depend on.

The model's attribute ruler and lemmatizer look at a token's word, tag and dependency, and in a few contractions at its
neighbour (“gon|na”, “there|'s”). They take a third of the model's time to say the same of the same words again. Here they
are asked once for each such key, on a document of three tokens, and their answer is kept. The results are theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

RULED = ("attribute_ruler", "lemmatizer")
"""The pipes that this module asks instead of running them over every document."""
PAIRS = frozenset({"ai", "gon", "got", "let", "c'm", "y", "y'"})
"""First halves of the contractions whose second half, or own lemma, the ruler tells from the pair."""
CAPACITY = 500_000
"""Keys kept, about 100 MB; when full, the memory starts anew."""

Key = tuple[str, str, str, bool, bool, str, str]
Answer = tuple[str, str, str]


class Morphology:
    """Asks the model's rules once for each key."""

    def __init__(self, pipe: Language) -> None:
        self._vocab = pipe.vocab
        self._rules = [pipe.get_pipe(name) for name in RULED]
        self._known: dict[Key, Answer] = {}

    def of(self, doc: Doc) -> list[Answer]:
        """For each token its part of speech, its features (`Number=Sing|Person=3`) and its lemma."""
        answers = []
        previous: Token | None = None
        for token in doc:
            key = self._key(token, previous)
            answer = self._known.get(key)
            if answer is None:
                answer = self._ask(key)
            answers.append(answer)
            previous = token
        return answers

    def _key(self, token: Token, previous: Token | None) -> Key:
        """All that the rules look at."""
        after, before = "", ""
        if previous is not None and previous.lower_ in PAIRS:
            before = previous.text
        if token.lower_ in PAIRS and token.i + 1 < len(token.doc):
            after = token.nbor().text
        expletive = previous is not None and previous.dep_ == "expl"
        return token.text, token.tag_, token.dep_, token.is_space, expletive, before, after

    def _ask(self, key: Key) -> Answer:
        """Run the rules over the token between its neighbours."""
        from spacy.tokens import Doc

        text, tag, dep, _, expletive, before, after = key
        words = [before or "x", text, after or "x"]
        deps = ["expl" if expletive else "dep", dep or "dep", "dep"]
        doc = Doc(self._vocab, words=words, tags=["VBZ" if before else "XX", tag, "XX"], deps=deps, heads=[0, 1, 2])
        for rule in self._rules:
            doc = rule(doc)
        answer = (doc[1].pos_, str(doc[1].morph), doc[1].lemma_)
        if len(self._known) >= CAPACITY:
            self._known.clear()
        self._known[key] = answer
        return answer
