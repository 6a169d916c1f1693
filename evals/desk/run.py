"""`python -m evals.desk.run`: how long a page of a large record takes while many read, and how much a first look loads.

    python -m evals.desk.run [--stories 50] [--readers 20] [--seconds 60] [--record FILE] [--warm 60]

Makes a record of twenty articles a story (`record`) unless FILE is there, carries it with `onrecord serve` in a process of
its own, lets every reader ask for one page a second, of all kinds alike, and prints the time to the last byte by kind. 1 where
p95 is past the limit, which holds on two cores with nothing beside, or where any answer is an error.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from evals.desk import record

AT_MOST = {"p95_ms": 100, "first_paint_kb": 50}
"""Milliseconds to the last byte, of all pages and of each kind; kilobytes of a first look beside its text, packed."""

WORDS = ("fire", "killed", "Khalidi", "silo", "harbour", "ministry", "inspection", "wheat")
SERVE = (
    sys.executable,
    "-W",
    "ignore",
    "-c",
    "from onrecord.cli import main; main()",
    "serve",
    "--port",
    "0",
    "--record",
)


def main() -> int:
    """Make or take the record, carry it, read, print; 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=50)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--warm", type=float, default=60, help="seconds after the start before anybody reads")
    parser.add_argument("--record", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.record or Path(folder) / "large.record"
        if not path.exists():
            print("{} articles, {} stories, {} claims".format(*record.make(path, options.stories)))
        with carried(path) as (host, port):
            time.sleep(options.warm)
            kinds = pages(host, port)
            return told(read(host, port, kinds, options.readers, options.seconds), first_paint(host, port))


@contextmanager
def carried(path: Path) -> Iterator[tuple[str, int]]:
    """The desk over a record, in a process of its own."""
    with subprocess.Popen([*SERVE, path], stderr=subprocess.PIPE, text=True) as desk:
        try:
            at = urlsplit(next(word for line in desk.stderr or () for word in line.split() if "http://" in word))
            yield at.hostname or "", at.port or 0
        finally:
            desk.terminate()


def asked(host: str, port: int, path: str) -> bytes:
    """A page's body."""
    line = http.client.HTTPConnection(host, port, timeout=60)
    line.request("GET", path)
    body = line.getresponse().read()
    line.close()
    return body


def pages(host: str, port: int) -> dict[str, Callable[[random.Random], str]]:
    """For each kind of page, how one of them is drawn."""

    def told(path: str) -> Any:
        return json.loads(asked(host, port, path))

    stories = [one["id"] for one in told("/stories.json")["stories"]]
    some = [told(f"/stories/{one}.json") for one in stories[:: max(1, len(stories) // 10)]]
    articles = [one["story"]["articles"] for one in some]
    every = [one for inside in articles for one in inside]
    claims = [row["claim"] for one in some for row in (*one["matrix"]["first"], *one["matrix"]["rest"])]
    speakers = [speaker for one in some for speaker in one["story"]["speakers"]]
    said = [one["id"] for speaker in speakers for one in speaker["statements"]]
    people = [one for speaker in speakers for one in speaker["ids"]]
    return {
        "stories": lambda _: "/stories",
        "story": lambda draw: f"/stories/{draw.choice(stories)}",
        "story.json": lambda draw: f"/stories/{draw.choice(stories)}.json",
        "article": lambda draw: f"/articles/{draw.choice(every)}",
        "article at": lambda draw: f"/articles/{draw.choice(every)}?at={draw.randrange(200)}-300",
        "article why": lambda draw: f"/articles/{draw.choice(every)}/why",
        "compare": lambda draw: "/compare/{}/{}".format(*draw.sample(draw.choice(articles), 2)),
        "new": lambda draw: f"/new?article={draw.choice(every)}",
        "people": lambda _: "/entities",
        "person": lambda draw: f"/entities/{draw.choice(people)}",
        "person why": lambda draw: f"/entities/{draw.choice(people)}/why",
        "claim": lambda draw: f"/claims/{draw.choice(claims)}",
        "claim why": lambda draw: f"/claims/{draw.choice(claims)}/why",
        "statement": lambda draw: f"/statements/{draw.choice(said)}",
        "statement why": lambda draw: f"/statements/{draw.choice(said)}/why",
        "search": lambda draw: f"/search?words={draw.choice(WORDS)}",
        "search by": lambda draw: f"/search?words={draw.choice(WORDS)}&person={draw.choice(people)}",
        "add": lambda _: "/add",
        "work": lambda _: "/work",
    }


def read(
    host: str, port: int, kinds: dict[str, Callable[[random.Random], str]], readers: int, seconds: float
) -> dict[str, list[tuple[float, int]]]:
    """Seconds and status of every answer, by kind of page."""
    times: dict[str, list[tuple[float, int]]] = defaultdict(list)
    end = time.monotonic() + seconds

    def reader(number: int) -> None:
        draw = random.Random(number)  # noqa: S311 -- the same pages every time is the point
        time.sleep(draw.random())
        line = http.client.HTTPConnection(host, port, timeout=60)
        while time.monotonic() < end:
            kind = draw.choice(sorted(kinds))
            began = time.monotonic()
            status = answered(line, kinds[kind](draw))
            times[kind].append((time.monotonic() - began, status))
            time.sleep(max(0.0, 1 - (time.monotonic() - began)))

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(readers)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return times


def answered(line: http.client.HTTPConnection, path: str) -> int:
    """The status of an answer that was read to its end; a line that was let go while nobody used it is opened anew, as browsers do."""
    for _ in range(2):
        try:
            line.request("GET", path)
            answer = line.getresponse()
            answer.read()
        except (ConnectionError, http.client.HTTPException):
            line.close()
        else:
            return answer.status
    return 0


def first_paint(host: str, port: int) -> float:
    """Kilobytes that a first look at a story loads beside its text, packed: the page without its words, style and script."""
    first = json.loads(asked(host, port, "/stories.json"))["stories"][0]["id"]
    page = asked(host, port, f"/stories/{first}").decode()
    bare = re.sub(r">[^<]+<", "><", re.sub(r'(title|aria-label|data-name)="[^"]*"', "", page))
    parts = [bare.encode(), asked(host, port, "/static/style.css"), asked(host, port, "/static/desk.js")]
    return sum(len(gzip.compress(part)) for part in parts) / 1000


def told(times: dict[str, list[tuple[float, int]]], paint: float) -> int:
    """Print what was measured, and what lies past its limit."""
    rows = {"all": [one for found in times.values() for one in found], **dict(sorted(times.items()))}
    past = []
    for kind, found in rows.items():
        p50, p95, most = (at([seconds for seconds, _ in found], share) * 1000 for share in (0.5, 0.95, 1.0))
        wrong = sum(status not in {200, 202} for _, status in found)
        print(f"{kind:14} {len(found):5} pages  p50 {p50:5.0f}  p95 {p95:5.0f}  most {most:5.0f} ms  {wrong} errors")
        if p95 > AT_MOST["p95_ms"] or wrong:
            past.append(kind)
    print(f"first look beside its text: {paint:.1f} kB")
    if paint > AT_MOST["first_paint_kb"]:
        past.append("first look")
    print(f"past a limit: {', '.join(past)}" if past else "within every limit")
    return 1 if past else 0


def at(values: list[float], share: float) -> float:
    """The value below which this share of them lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


if __name__ == "__main__":
    sys.exit(main())
