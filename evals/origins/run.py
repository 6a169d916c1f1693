"""Small piles: support and independent origins as they should be? `python -m evals.origins.run`.

Prints the rows that came out otherwise, and the counts; a false corroboration is counted by itself. Exits 1 under a floor.
"""

from __future__ import annotations

import sys
from pathlib import Path

from evals import asking
from evals.origins import piles
from onrecord.model.record import Support

FLOORS = Path(__file__).with_name("floors.json")


def main() -> int:
    """Weigh every row; 1 where more come out wrong than the floors allow."""
    right = false = 0
    rows = piles.load()
    for row in rows:
        claim = piles.judge(row)
        got = f"{claim.support.value} {claim.independent_origins}"
        right += got == row["expect"]
        false += claim.support == Support.CORROBORATED and not row["expect"].startswith("corroborated")
        if got != row["expect"]:
            print(f"{row['name']}: {got}, should be {row['expect']}")
    figures = {"rows": len(rows), "right": right / len(rows), "false corroborations": false}
    asking.show(figures)
    return asking.below(figures, FLOORS)


if __name__ == "__main__":
    sys.exit(main())
