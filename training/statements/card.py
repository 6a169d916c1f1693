"""Check a folder with a tagger against what is written about it: `python card.py FOLDER`.

`model.toml` must name the hash of `model.onnx`; where a `CARD.md` stands beside it, its row “int8 as shipped” must tell the figures
of `model.toml`; and the package must load the model and tag a sentence with it.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from pathlib import Path

from onrecord.engines.tagger import OnnxTagger
from onrecord.model.parse import View

LAYERS = ("source", "cue", "content")
SENTENCE = "The harbour master said the ferry was unsafe."


def faults(folder: Path) -> list[str]:
    """What is not as it is told; empty where all is."""
    told = tomllib.loads((folder / "model.toml").read_text(encoding="utf-8"))
    found = []
    if hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest() != told["sha256"]:
        found.append("model.toml names another model.onnx")
    card = folder / "CARD.md"
    if card.exists() and shipped(card.read_text(encoding="utf-8")) != [round(told["dev"][name], 3) for name in LAYERS]:
        found.append("CARD.md tells other figures than model.toml")
    return found


def shipped(card: str) -> list[float]:
    """The figures in the card's row “int8 as shipped”."""
    row = next((line for line in card.splitlines() if "int8 as shipped" in line), "")
    return [float(figure) for figure in re.findall(r"\.\d+", row)]


def main() -> None:
    """Check, load, tag; say what was found."""
    folder = Path(sys.argv[1])
    found = faults(folder)
    if found:
        raise SystemExit("\n".join(found))
    tags = OnnxTagger(folder).tag([View(0, SENTENCE, tuple(range(len(SENTENCE))))])
    print(f"{folder.name}: as its card tells; {[(tag.part.value, tag.span.of(SENTENCE)) for tag in tags]}")


if __name__ == "__main__":
    main()
