"""The learned tagger of sources, cues and contents: a small BERT as an int8 ONNX file, run over one window at a time.

Every window of a paragraph is a run of its own: dynamic int8 answers differently beside other neighbours, and the same
paragraph must get the same tags wherever it stands.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from onrecord.engines.tags import decoded
from onrecord.engines.wordpieces import WordPieces
from onrecord.model.parse import View
from onrecord.model.tagging import Part, Tag
from onrecord.model.text import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDER = files("onrecord") / "data" / "tagger"
"""The model, its vocabulary and its card."""
RULES_ALONE = "rules"
"""What stands for the tagger's name where there is none."""
PARTS = (Part.SOURCE, Part.CUE, Part.CONTENT)
"""In the order in which the model gives them."""


def tagger_version() -> str | None:
    """The name of the model that `load` gives; None where onnxruntime or the model's file is missing."""
    if not (FOLDER / "model.onnx").is_file() or find_spec("onnxruntime") is None:
        return None
    return _version(_card(FOLDER))


def _card(folder: Traversable) -> dict[str, Any]:
    """What the model's table tells: its hash, and the windows it was trained on."""
    return tomllib.loads((folder / "model.toml").read_text(encoding="utf-8"))


def _version(card: dict[str, Any]) -> str:
    return f"tagger-{card['sha256'][:16]}"


def load() -> OnnxTagger | None:
    """The tagger, loaded once a process; None where it cannot be had, and the rules stand alone."""
    return _loaded() if tagger_version() is not None else None


@cache
def _loaded() -> OnnxTagger:
    return OnnxTagger()


class OnnxTagger:
    """Tags an article's views, each block for itself, on one thread."""

    def __init__(self, folder: Traversable = FOLDER) -> None:
        import onnxruntime

        card = _card(folder)
        self.version = _version(card)
        self._pieces, self._overlap = int(card["pieces"]), int(card["overlap"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        model = (folder / "model.onnx").read_bytes()
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._words = WordPieces((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines())

    def tag(self, views: Sequence[View]) -> tuple[Tag, ...]:
        """The tags of all views, in source offsets, block by block."""
        return tuple(tag for view in views for tag in self._tags(view))

    def _tags(self, view: View) -> Iterator[Tag]:
        """The tags of one block, in order."""
        pieces = self._words.cut(view.text)
        if not pieces:
            return
        for layer, first, last, sure in decoded(self.scores([number for number, _, _ in pieces])):
            span = Span(view.positions[pieces[first][1]], view.positions[pieces[last][2] - 1] + 1)
            yield Tag(PARTS[layer], span, view.block, sure)

    def scores(self, ids: Sequence[int]) -> NDArray[Any]:
        """The model's scores of each piece of a block, of shape (pieces, 3, 3): part, then outside, begin, inside.

        A long block is read in windows that overlap; a piece in two of them is scored by the one that shows more about it.
        """
        import numpy as np

        rows = [self._run(ids[start:stop]) for start, stop in windows(len(ids), self._pieces - 2, self._overlap)]
        kept = [row[self._overlap // 2 if at else 0 :] for at, row in enumerate(rows)]
        kept = [row[: len(row) - self._overlap // 2] for row in kept[:-1]] + kept[-1:]
        return np.concatenate(kept)

    def _run(self, ids: Sequence[int]) -> NDArray[Any]:
        import numpy as np

        whole = np.array([[self._words.ends[0], *ids, self._words.ends[1]]], dtype=np.int32)
        found: NDArray[Any] = self._session.run(None, {"ids": whole})[0]
        return found[0, 1:-1].reshape(len(ids), len(PARTS), 3)


def windows(length: int, size: int, overlap: int) -> list[tuple[int, int]]:
    """Half-open ranges of at most `size` that cover `length`, each beginning `overlap` before the last one's end:
    `windows(300, 190, 48)` is `[(0, 190), (142, 300)]`."""
    starts = range(0, max(1, length - overlap), size - overlap)
    return [(start, min(start + size, length)) for start in starts]
