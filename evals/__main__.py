"""`make eval`: every measurement of quality, one after the other; 1 where one lies under its floor.

Each is a program of its own (`python -m evals.names.run`). Those that need development data say so and pass where there is
none (`ONRECORD_EVAL_DATA`, or the folder `shared` beside the project). Arguments name the ones to run.
"""

from __future__ import annotations

import subprocess
import sys
import time

QUESTIONS = {
    "record": "evals.run",
    "pages": "evals.pages.pasted",
    "names": "evals.names.run",
    "entities": "evals.entities.run",
    "claims": "evals.claims.run",
    "states": "evals.states.run",
    "timeline": "evals.timeline.run",
    "origins": "evals.origins.run",
    "copies": "evals.copies.run",
    "stories": "evals.stories.run",
    "statements": "evals.statements.run",
    "said": "evals.said.run",
    "times": "evals.times.run",
    "dated": "evals.dated.run",
}


def main() -> int:
    """Run the questions named, or all."""
    wanted = sys.argv[1:] or list(QUESTIONS)
    under = []
    for name in wanted:
        began = time.monotonic()
        print(f"\n=== {name}", flush=True)
        if subprocess.run([sys.executable, "-W", "ignore", "-m", QUESTIONS[name]], check=False).returncode:
            under.append(name)
        print(f"    {time.monotonic() - began:.0f} s", flush=True)
    print(f"\nunder a floor: {', '.join(under)}" if under else "\nevery figure at or over its floor")
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
