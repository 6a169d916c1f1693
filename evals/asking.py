"""What the questions share: where development data are, the option `--misses`, and figures told and held to their floors."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

DATA = Path(os.environ.get("ONRECORD_EVAL_DATA", Path(__file__).parents[2] / "shared"))
"""The development data, which may be absent."""
CEILINGS = ("false", "_extra", "wrong_alone")
"""A figure with one of these in its name counts what must not be: its floor is a ceiling."""


def options(about: str | None, misses: str = "print what was missed or wrong") -> argparse.ArgumentParser:
    """A question's options: its docstring as help, and `--misses`."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help=misses)
    return parser


def show(figures: Mapping[str, float]) -> None:
    """A line for each figure."""
    for name, figure in figures.items():
        print(f"{name:<28}{figure:>10.3f}")


def below(figures: Mapping[str, float], floors: Path, optional: Iterable[str] = ()) -> int:
    """1 where a figure lies under its floor or is not there; `optional` ones need data that may be absent."""
    known: dict[str, float] = json.loads(floors.read_text("utf-8"))
    absent = {name for name in optional if name not in figures}
    lines = under(figures, {name: floor for name, floor in known.items() if name not in absent})
    for line in lines:
        print(f"under the floor: {line}", file=sys.stderr)
    return int(bool(lines))


def under(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """A line for each figure under its floor, or over its ceiling."""
    lines = []
    for name, floor in floors.items():
        ceiling = any(part in name for part in CEILINGS)
        value = figures.get(name, float("inf") if ceiling else 0.0)
        if value > floor if ceiling else value < floor:
            lines.append(f"{name} is {value:.3f}, {'ceiling' if ceiling else 'floor'} {floor}")
    return lines
