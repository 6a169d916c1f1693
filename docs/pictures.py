"""Take the pictures of this folder from the sample story, with a headless Chromium: `python docs/pictures.py`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "src/onrecord/data/sample"
ONRECORD = (sys.executable, "-c", "from onrecord.cli import main; main()")
QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync", "--hide-scrollbars"]


def main() -> int:
    """Write `briefing.png` and `desk.png`; 1 where there is no browser."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        sys.stderr.write("no chromium found\n")
        return 1
    articles = sorted([*SAMPLE.glob("*.txt"), *SAMPLE.glob("*.html")])
    with tempfile.TemporaryDirectory() as folder:
        briefing(browser, Path(folder), articles)
        desk(browser, Path(folder), articles)
    return 0


def briefing(browser: str, folder: Path, articles: list[Path]) -> None:
    """The briefing's first screen."""
    page = folder / "briefing.html"
    subprocess.run([*ONRECORD, "brief", *articles, "-o", page], check=True)
    take(browser, folder, "briefing.png", page.as_uri())


def desk(browser: str, folder: Path, articles: list[Path]) -> None:
    """The desk's first screen: the story."""
    record = folder / "sample.onrecord"
    subprocess.run([*ONRECORD, "read", *articles, "--record", record], check=True)
    with subprocess.Popen(
        [*ONRECORD, "serve", "--record", record, "--port", "0"], stderr=subprocess.PIPE, text=True
    ) as opened:
        told = next(line for line in opened.stderr or () if "http://" in line)
        take(browser, folder, "desk.png", told.split()[-1])
        opened.terminate()


def take(browser: str, folder: Path, name: str, address: str) -> None:
    """Open an address and keep what is seen."""
    shot = [f"--user-data-dir={folder}/profile", "--window-size=1100,1500", f"--screenshot={HERE / name}"]
    subprocess.run([browser, *QUIET, *shot, address], check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
