"""`make speed`: the bare parser and the whole way from files to stored record, in one run on the same articles.

    python -m evals.speed [--articles 200] [--workers 2]

Prints articles a second, the ratio of the two, and the peak memory of all processes together; fails past the limits
below, which hold on two cores with nothing beside. The corpus is made of the development articles where they are present
(`ONRECORD_EVAL_DATA`, or the folder `shared` beside the project), else of the sample story's paragraphs in other orders.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any

from evals.run import DATA, SAMPLE
from onrecord import intake, pipeline
from onrecord.engines import one_thread, pool
from onrecord.model.parse import View
from onrecord.model.reading import Reading
from onrecord.model.text import Article
from onrecord.store import Store

WORDS = 500
"""Words of an article of the corpus."""
SENTENCES = 3
"""Sentences of a paragraph of it."""
AT_LEAST = {"articles_per_s": 8.0}
AT_MOST = {"times_bare": 3.0, "peak_mb": 2500.0}
"""What `told` holds the figures to."""
EVERY_S = 0.2
"""Seconds between two looks at the processes' memory."""


def main() -> int:
    """Make the corpus, run both ways in processes of their own, print; 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--way", choices=sorted(WAYS), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        one_thread()
        print(json.dumps(WAYS[options.way](options.folder, options.workers)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        words = write(Path(folder), options.articles)
        figures = {way: watched(way, Path(folder), options.workers) for way in WAYS}
    return told(figures, options.articles, words)


def told(figures: dict[str, dict[str, float]], articles: int, words: int) -> int:
    """Print what was measured, and what lies beyond its limit."""
    bare, whole = figures["bare"], figures["whole"]
    measured = {
        "articles_per_s": articles / whole["total"],
        "times_bare": whole["total"] / bare["total"],
        "peak_mb": whole["peak_mb"],
    }
    print(f"{articles} articles, {words / articles:.0f} words each")
    for way, run in figures.items():
        rate = (articles - 1) / (run["read"] - run["first"])
        print(
            f"{way:6} {run['total']:6.1f} s  {articles / run['total']:5.1f} articles/s"
            f"  ({rate:.1f} once loaded, {run['total'] - run['read']:.1f} s after the last one)  {run['cpu']:.1f} s of processor  peak {run['peak_mb']:,.0f} MB"
        )
    print(f"the whole way takes {measured['times_bare']:.2f} times the bare parser")
    past = [name for name, least in AT_LEAST.items() if measured[name] < least]
    past += [name for name, most in AT_MOST.items() if measured[name] > most]
    for name in past:
        print(f"PAST ITS LIMIT: {name} {measured[name]:.2f}")
    return 1 if past else 0


# --- the corpus -------------------------------------------------------------------------------------------------


def write(folder: Path, count: int) -> int:
    """Write `count` articles as text files; how many words they have together."""
    total = 0
    coming = texts()
    for number in range(count):
        text = next(coming)
        total += len(text.split())
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return total


def texts() -> Iterator[str]:
    """Texts of about 500 words, without end; the same ones in every run."""
    practice = DATA / "data/practice/syria_2011_2016.jsonl"
    if practice.exists():
        lines = practice.read_text(encoding="utf-8").splitlines()
        sources = [re.split(r"(?<=[.!?]) +(?=[A-Z])", json.loads(line)["text"]) for line in lines]
    else:
        sources = [path.read_text(encoding="utf-8").split("\n") for path in sorted(SAMPLE.glob("*.txt"))]
    order = random.Random(1)  # noqa: S311 -- the same corpus every time is the point
    held: list[str] = []
    while True:
        order.shuffle(sources)
        for sentences in sources:
            held.extend(sentences)
            if len(" ".join(held).split()) >= WORDS:
                yield _article(held)
                held = []


def _article(sentences: list[str]) -> str:
    """The first 500 words as a headline and paragraphs."""
    text, count = [], 0
    for at in range(0, len(sentences), SENTENCES):
        paragraph = " ".join(sentences[at : at + SENTENCES])
        text.append(paragraph)
        count += len(paragraph.split())
        if count >= WORDS:
            break
    return "\n\n".join(text) + "\n"


# --- the two ways -----------------------------------------------------------------------------------------------


def bare(folder: Path, workers: int) -> dict[str, float]:
    """The parser alone, over the same processes: no blocks are cut and no mark is made."""
    start = time.monotonic()
    articles = [one for one in intake.articles([folder]) if isinstance(one, Article)]
    times = [time.monotonic() - start for _ in pool.read_many(bare_reader, articles, workers)]
    return timed(start, times)


def timed(start: float, times: list[float]) -> dict[str, float]:
    """Seconds to the first answer, to the last and to the end, and of processor time in all processes."""
    cpu = sum(use.ru_utime + use.ru_stime for use in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))
    return {"first": times[0], "read": times[-1], "total": time.monotonic() - start, "cpu": cpu}


def bare_reader() -> Callable[[Article], Reading]:
    """Parses every paragraph with the same model and gives back nothing."""
    from onrecord.engines.parser import SpacyParser

    parser = SpacyParser()

    def read(article: Article) -> Reading:
        places = [match.span() for match in re.finditer(r"[^\n]+", article.text)]
        views = [View(i, article.text[a:b], tuple(range(a, b))) for i, (a, b) in enumerate(places)]
        list(parser._pipe.pipe([view.text for view in views], batch_size=len(views)))  # noqa: SLF001 -- the model alone
        return Reading(article)

    return read


def whole(folder: Path, workers: int) -> dict[str, float]:
    """From files to a stored and woven record."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as other, Store(Path(other) / "speed.record", create=True) as store:
        articles = (one for one in intake.articles([folder]) if isinstance(one, Article))
        times = [time.monotonic() - start for _ in pipeline.extend(store, articles, workers)]
        pipeline.current(store)
    return timed(start, times)


WAYS: dict[str, Callable[[Path, int], dict[str, float]]] = {"bare": bare, "whole": whole}


def watched(way: str, folder: Path, workers: int) -> dict[str, float]:
    """One way in a process of its own, with the most memory that it and its workers held."""
    command = [sys.executable, "-m", "evals.speed", "--way", way, "--folder", str(folder), "--workers", str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, memory_mb(process.pid))
            time.sleep(EVERY_S)
        output = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise SystemExit(f"{way}: failed with exit code {process.returncode}")
    figures: dict[str, Any] = json.loads(output)
    return {**figures, "peak_mb": peak}


def memory_mb(pid: int) -> float:
    """Resident memory of a process and all below it, in MB; 0 where /proc does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    own = re.search(r"VmRSS:\s+(\d+)", status)
    return (int(own.group(1)) / 1024 if own else 0.0) + sum(memory_mb(int(child)) for child in children)


if __name__ == "__main__":
    sys.exit(main())
