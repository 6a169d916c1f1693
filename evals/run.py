"""The record as a whole: scores, what each run gained and lost against the last accepted one, and the floors.

    python -m evals.run             score, compare, fail under a floor
    python -m evals.run --accept    and keep this run's items as the ones to compare with

The sample story is always scored. The development gold is scored where it is present (`ONRECORD_EVAL_DATA`, or the folder
`shared` beside the project), with the scorer that comes with it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from evals import asking, gold, score
from evals.asking import DATA
from onrecord import intake, pipeline
from onrecord.model import wire

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "src/onrecord/data/sample"
FLOORS = HERE / "floors.json"
ACCEPTED = HERE / "accepted.json"

Figures = dict[str, float]
Items = dict[str, bool]


def main() -> int:
    """Score everything that is here; 1 where a figure lies under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accept", action="store_true", help="keep this run's items for the next comparison")
    accept = parser.parse_args().accept
    runs = {"sample": sample()}
    if (DATA / "gold/seeds-dev.json").exists():
        runs["seeds"] = seeds()
    else:
        print(f"seeds: not scored, no development data at {DATA}")
    floors = read(FLOORS)
    under = [
        f"{name}: {line}" for name, (figures, _) in runs.items() for line in asking.under(figures, floors.get(name, {}))
    ]
    for name, (figures, items) in runs.items():
        show(name, figures, items)
    if accept:
        known = read(ACCEPTED)
        known.update({name: kept(figures, items) for name, (figures, items) in runs.items()})
        ACCEPTED.write_text(json.dumps(known, indent=1) + "\n")
    print(*under, sep="\n")
    return 1 if under else 0


def sample() -> tuple[Figures, Items]:
    """The sample story against its own gold."""
    record = export(sorted(SAMPLE.glob("*.txt")) + sorted(SAMPLE.glob("*.html")))
    scores = score.Scorer(record, gold.load(HERE / "sample/gold.toml", record)).run()
    return scores.figures(), flat(scores)


def seeds() -> tuple[Figures, Items]:
    """The development articles: figures by the scorer beside the data, items by ours."""
    record = export(sorted((DATA / "seeds").glob("*.txt")))
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(record, file)
        file.flush()
        command = [sys.executable, DATA / "score/score_record.py", file.name, DATA / "gold/seeds-dev.json", "--json"]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
    layers = json.loads(answer.stdout)
    figures = {f"{layer}.{name}": value for layer, part in layers.items() for name, value in part.items()}
    scores = score.Scorer(record, json.loads((DATA / "gold/seeds-dev.json").read_text(encoding="utf-8"))).run()
    return {name: value for name, value in figures.items() if value is not None}, flat(scores)


def export(files: Iterable[Path]) -> dict[str, Any]:
    """The record of these files, as any user would get it."""
    articles = [found for found in intake.articles([str(f) for f in files]) if not isinstance(found, Exception)]
    return wire.export(pipeline.weave(reading for reading in pipeline.read_all(articles)))


def kept(figures: Figures, items: Items) -> dict[str, Any]:
    """A run as it is kept: figures rounded, items by the gold's ids."""
    rounded = {name: round(value, 3) for name, value in figures.items()}
    return {"figures": rounded, "items": dict(sorted(items.items()))}


def flat(scores: score.Scores) -> Items:
    return {f"{layer}/{name}": held for layer, items in scores.items.items() for name, held in items.items()}


def show(name: str, figures: Mapping[str, float], items: Mapping[str, bool]) -> None:
    """The figures, and the items gained and lost since the last accepted run."""
    print(f"\n{name}")
    for figure, value in figures.items():
        print(f"  {figure:32s} {value:8.3f}")
    before = read(ACCEPTED).get(name, {}).get("items", {})
    gained = sorted(i for i, held in items.items() if held and not before.get(i, False))
    lost = sorted(i for i, held in before.items() if held and not items.get(i, False))
    if before:
        print("  gained:", *gained or ["nothing"])
        print("  lost:  ", *lost or ["nothing"])


def read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text()) if path.exists() else {}


if __name__ == "__main__":
    sys.exit(main())
