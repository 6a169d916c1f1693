"""Make the package's tagger from a checkpoint: `python export.py DATA CHECKPOINT --weights FOLDER [--into FOLDER]`.

Writes `model.onnx` (int8), `vocabulary.txt` and `model.toml` (what the package must know of the model, and its figures), and
fails where the file is too large or int8 loses more than it may against the floats. Needs the package installed.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import torch
from network import model
from onnxruntime.quantization import QuantType, quantize_dynamic
from polnear import LAYERS, Paragraph, paragraphs
from tokenizers import Tokenizer
from train import OVERLAP, PIECES

from onrecord.engines.tagger import OnnxTagger
from onrecord.engines.wordpieces import WordPieces
from onrecord.model.parse import View

LARGEST_MB = 25.0
MOST_LOST = 0.005
"""F1 that int8 may lose against the floats, in each layer."""
FLOAT = onnx.TensorProto.FLOAT


def main() -> None:
    """Export, measure both, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="PolNeAR's folder, with dev/")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--weights", type=Path, required=True, help="folder with MiniLM's vocab.txt and tokenizer.json")
    parser.add_argument("--into", type=Path, default=Path(__file__).parents[2] / "src/onrecord/data/tagger")
    parser.add_argument("--articles", type=int, help="measure on so many articles only")
    parser.add_argument("--most-lost", type=float, default=MOST_LOST, help="F1 that int8 may lose")
    given = parser.parse_args()
    state = torch.load(given.checkpoint, map_location="cpu")
    weights = {name: value.numpy() for name, value in state["model"].items()}
    layers = 1 + max(int(name.split(".")[3]) for name in weights if name.startswith("bert.encoder.layer."))
    given.into.mkdir(parents=True, exist_ok=True)
    dev = list(paragraphs(given.data / "dev", given.articles))
    same_pieces(given.weights, dev)
    with tempfile.TemporaryDirectory() as folder:
        floats, ints = Path(folder) / "float", Path(folder) / "int8"
        for one in (floats, ints):
            one.mkdir()
            shutil.copy(given.weights / "vocab.txt", one / "vocabulary.txt")
        onnx.save(model(weights, layers), floats / "model.onnx")
        quantised(floats / "model.onnx", ints / "model.onnx")
        figures = {}
        for one in (floats, ints):
            describe(one, int(state["epoch"]))
            figures[one.name] = measured(OnnxTagger(one), dev)
            print(one.name, figures[one.name], flush=True)
        check(ints / "model.onnx", figures["float"], figures["int8"], given.most_lost)
        describe(ints, int(state["epoch"]), figures["int8"])
        for file in ("model.onnx", "model.toml", "vocabulary.txt"):
            shutil.copy(ints / file, given.into / file)


def same_pieces(weights: Path, rows: Iterable[Paragraph]) -> None:
    """Stop where the package cuts a paragraph into other pieces than the training did."""
    ours = WordPieces((weights / "vocab.txt").read_text(encoding="utf-8").splitlines())
    theirs = Tokenizer.from_file(str(weights / "tokenizer.json"))
    theirs.no_truncation()
    theirs.no_padding()
    for row in rows:
        if [number for number, _, _ in ours.cut(row.text)] != theirs.encode(row.text, add_special_tokens=False).ids:
            raise SystemExit(f"other word pieces: {row.text}")


def quantised(source: Path, target: Path) -> None:
    """Weights as int8, a scale for each column; seven bits, so that processors without VNNI add them up alike."""
    quantize_dynamic(
        source,
        target,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": FLOAT},
    )


def measured(tagger: OnnxTagger, rows: Iterable[Paragraph]) -> dict[str, float]:
    """Exact span F1 of each layer, paragraph by paragraph, as the package decodes it."""
    counts = {layer: np.zeros(3, dtype=int) for layer in LAYERS}
    for row in rows:
        tags = tagger.tag([View(0, row.text, tuple(range(len(row.text))))])
        for layer in LAYERS:
            got = {(tag.span.start, tag.span.end) for tag in tags if tag.part.value == layer.lower()}
            want = set(row.spans[layer])
            counts[layer] += (len(want & got), len(want), len(got))
    return {layer: round(float(2 * c[0] / max(1, c[1] + c[2])), 4) for layer, c in counts.items()}


def check(file: Path, floats: dict[str, float], ints: dict[str, float], most_lost: float) -> None:
    """Stop where the file is no smaller than it must be, or int8 costs too much."""
    size = file.stat().st_size / 1e6
    lost = {layer: round(floats[layer] - ints[layer], 4) for layer in LAYERS}
    print(f"{size:.1f} MB; int8 loses {lost}")
    if size > LARGEST_MB or max(lost.values()) > most_lost:
        raise SystemExit("too large, or too much lost: nothing written")


def describe(folder: Path, epochs: int, figures: dict[str, float] | None = None) -> None:
    """Write `model.toml` beside a model."""
    digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    lines = [
        "# Made by training/statements/export.py; the package reads it.",
        f'sha256 = "{digest}"',
        f"pieces = {PIECES}",
        f"overlap = {OVERLAP}",
        f"epochs = {epochs}",
    ]
    if figures:
        lines += ["", "[dev]  # exact span F1 on PolNeAR's development part, paragraph by paragraph"]
        lines += [f"{layer.lower()} = {value}" for layer, value in figures.items()]
    (folder / "model.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
