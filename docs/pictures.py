"""Take the pictures of this folder from the sample story, with a headless Chromium: `python docs/pictures.py`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "src/onrecord/data/sample"
BRIEF = "from onrecord.cli import main; main()"
QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync", "--hide-scrollbars"]


def main() -> int:
    """Write `briefing.png`; 1 where there is no browser."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        sys.stderr.write("no chromium found\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "briefing.html"
        articles = sorted([*SAMPLE.glob("*.txt"), *SAMPLE.glob("*.html")])

        subprocess.run([sys.executable, "-c", BRIEF, "brief", *articles, "-o", page], check=True)
        shot = [f"--user-data-dir={folder}/profile", "--window-size=1100,1500", f"--screenshot={HERE / 'briefing.png'}"]
        subprocess.run([browser, *QUIET, *shot, page.as_uri()], check=True, capture_output=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
