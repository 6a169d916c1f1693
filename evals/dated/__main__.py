"""All that is asked of dating, every article parsed once: the tables as counted, articles alone, piles (`python -m evals.dated`)."""

from __future__ import annotations

import sys

from evals.dated import count, piles, run
from evals.dated.corpora import Kept
from onrecord.engines.parser import SpacyParser


def main() -> int:
    """Ask all; 1 where the table is not as counted or a figure is under its floor."""
    parser = Kept(SpacyParser())
    failed = [run.main(parser), count.main(parser, ["--check"]), piles.main(parser)]
    return int(any(failed))


if __name__ == "__main__":
    sys.exit(main())
