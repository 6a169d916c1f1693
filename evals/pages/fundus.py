"""Saved news pages against what they say: title, outlet, day, authors and body, ours beside trafilatura alone.

    python -m evals.pages.fundus [FOLDER] [--limit N] [--misses]

FOLDER holds fundus' test pages (`us/APNews_2023_04_28.html.gz`, `us/APNews.json`, `us/meta.info`); without it the folder
`pages/fundus` of the development data is taken, and nothing is done where it is not there. Body F1 is over words (a bag of
them), against the page's own paragraphs. Over all pages the floors in `floors.json` hold, among them the most fields that may
be wrong in our answer while trafilatura gives none.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from evals import asking
from onrecord import clean, intake
from onrecord.model.text import READ_KINDS, Article, BlockKind
from onrecord.values import outlets

DATA = asking.DATA / "data/pages/fundus"
FLOORS = Path(__file__).with_name("floors.json")

Answer = dict[str, Any]
FIELDS = ("title", "outlet", "day", "author")


def pages(folder: Path) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Each page with its address and what it says."""
    for info in sorted(folder.glob("*/meta.info")):
        for name, meta in sorted(json.loads(info.read_text("utf-8")).items()):
            path = info.parent / name
            gold = info.parent / f"{name.split('_')[0]}.json"
            if path.exists() and gold.exists():
                versions = json.loads(gold.read_text("utf-8"))
                found = _gold(versions, name, path)
                if found:
                    yield path, meta["url"], found


def _gold(versions: dict[str, Any], name: str, path: Path) -> dict[str, Any] | None:
    """The entry for a page: with the page's date, the only one, or the one whose title stands on the page."""
    day = "-".join(name.split(".", maxsplit=1)[0].split("_")[-3:])
    rows: list[dict[str, Any]] = list(versions.values())
    dated = [row for row in rows if str(row.get("publishing_date", ""))[:10] == day]
    if dated or len(rows) == 1:
        return dated[-1] if dated else rows[0]
    page = html.unescape(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
    titled = [row for row in rows if row.get("title") and row["title"] in page]
    return titled[0] if len(titled) == 1 else None


def body_of(gold: dict[str, Any]) -> str:
    """All words of the gold's body."""
    body = gold.get("body") or {}
    parts = list(body.get("summary", []))
    for section in body.get("sections", []):
        parts += [*section.get("headline", []), *section.get("paragraphs", [])]
    return "\n".join(parts)


def ours(data: bytes, url: str, name: str) -> Answer:
    """What intake and clean make of a page."""
    item = intake.Item(name, data=data, declared="text/html", url=url)
    article = next(iter(intake.read(item)), None)
    if not isinstance(article, Article):
        return {}
    blocks = clean.cut(article)
    kept = [b.span.of(article.text) for b in blocks if b.kind in READ_KINDS and b.kind is not BlockKind.HEADLINE]
    return {
        "title": article.title,
        "outlet": article.outlet.name if article.outlet else None,
        "day": article.published.day if article.published else None,
        "author": list(article.authors),
        "body": "\n".join(kept),
    }


def theirs(data: bytes, url: str) -> Answer:
    """What trafilatura makes of it alone."""
    from trafilatura import bare_extraction

    page = bare_extraction(data, url=url, with_metadata=True, include_comments=False)
    if page is None or isinstance(page, dict):
        return {}
    day = date.fromisoformat(page.date[:10]) if page.date else None
    authors = [name for part in (page.author or "").split(";") if (name := part.strip())]
    return {"title": page.title, "outlet": page.sitename, "day": day, "author": authors, "body": page.text or ""}


def words(text: str) -> Counter[str]:
    """A bag of words; in scripts without spaces each sign is one."""
    return Counter(re.findall(r"[぀-ヿ㐀-鿿가-힣]|[^\W_]+", text.lower()))


def f1(found: str, gold: str) -> float:
    """F1 of two bags of words."""
    a, b = words(found), words(gold)
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if both else 0.0


def judge(answer: Answer, gold: dict[str, Any], publisher: str, url: str) -> dict[str, float | None]:
    """For each field 1 right, 0 wrong, None unanswered; the body's F1."""
    truth = str(gold.get("publishing_date") or "")[:10]
    title = outlets.key(gold.get("title") or "")
    found = outlets.key(answer.get("title") or "")
    host = outlets.find_host(intake.host(url))
    names = {_plain(n) for n in (publisher, publisher.removesuffix("DE"), *(host.names if host else ()))}
    outlet = _plain(answer.get("outlet") or "")
    return {
        "title": None
        if not found
        else float(found == title or (len(found) > 12 and (found in title or title in found))),  # noqa: PLR2004 - a title with the site's name behind it
        "outlet": None
        if not outlet
        else float(any(n == outlet or (min(len(n), len(outlet)) > 2 and (n in outlet or outlet in n)) for n in names)),  # noqa: PLR2004 - short names
        "day": None
        if not answer.get("day")
        else float(abs((answer["day"] - date.fromisoformat(truth)).days) <= 0)
        if truth
        else None,
        "author": _named(answer.get("author") or [], gold.get("authors") or []),
        "body": f1(answer.get("body") or "", body_of(gold)),
    }


def _plain(name: str) -> str:
    """A name's key without accents: publishers stand in the data by the names of classes."""
    return "".join(c for c in unicodedata.normalize("NFKD", outlets.key(name)) if not unicodedata.combining(c))


def _named(found: list[str], gold: list[str]) -> float | None:
    """Whether all authors told are authors; None where none are told or the page has none to compare with."""
    known = [outlets.key(name) for name in gold]
    told = [key for name in found if (key := outlets.key(name))]
    if not told or not known:
        return None
    return float(all(any(key in name or name in key for name in known) for key in told))


def main() -> int:
    """Print the table; 1 where a figure lies under its floor."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path, default=DATA)
    options.add_argument("--limit", type=int)
    options.add_argument("--misses", action="store_true")
    asked = options.parse_args()
    if not asked.folder.exists():
        sys.stdout.write(f"no pages in {asked.folder}\n")
        return 0
    rows: dict[str, list[dict[str, float | None]]] = {"trafilatura": [], "ours": []}
    spent = dict.fromkeys(rows, 0.0)
    for path, url, gold in list(pages(asked.folder))[: asked.limit]:
        data = gzip.decompress(path.read_bytes())
        publisher = path.name.split("_")[0]
        answers: dict[str, Answer] = {}
        for name, judged in rows.items():
            start = time.process_time()
            answers[name] = ours(data, url, f"{publisher}.html") if name == "ours" else theirs(data, url)
            spent[name] += time.process_time() - start
            judged.append(judge(answers[name], gold, publisher, url))
        if asked.misses:
            _misses(path, answers, rows, gold)
        _alone(path, answers, rows)
    _table(rows, spent)
    figures = score(rows)
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0 if asked.limit else _checked(figures)


def score(rows: dict[str, list[dict[str, float | None]]]) -> dict[str, float]:
    """Shares of the pages, and how many fields are wrong where trafilatura is silent."""
    mine, count = rows["ours"], max(1, len(rows["ours"]))
    figures: dict[str, float] = {
        field: round(sum(row[field] or 0 for row in mine) / count, 4) for field in (*FIELDS, "body")
    }
    wrong = sum(
        _wrong_alone(one, other, field)
        for one, other in zip(mine, rows["trafilatura"], strict=True)
        for field in FIELDS
    )
    return {**figures, "wrong_alone": wrong}


def _wrong_alone(mine: dict[str, float | None], other: dict[str, float | None], field: str) -> bool:
    """Whether a field is wrong in our answer and trafilatura leaves it empty."""
    return mine[field] == 0 and other[field] is None


def _checked(figures: dict[str, float]) -> int:
    """1 where a share lies under its floor, or more fields are wrong alone than may be."""
    lines = asking.under(figures, json.loads(FLOORS.read_text("utf-8"))["fundus"])
    sys.stdout.writelines(f"under the floor: {line}\n" for line in lines)
    return int(bool(lines))


def _alone(path: Path, answers: dict[str, Answer], rows: dict[str, list[dict[str, float | None]]]) -> None:
    for field in FIELDS:
        if _wrong_alone(rows["ours"][-1], rows["trafilatura"][-1], field):
            sys.stdout.write(f"{path.name} {field}: {answers['ours'][field]!r} is wrong, and trafilatura is silent\n")


def _misses(
    path: Path, answers: dict[str, Answer], rows: dict[str, list[dict[str, float | None]]], gold: dict[str, Any]
) -> None:
    mine, other = rows["ours"][-1], rows["trafilatura"][-1]
    for field in FIELDS:
        if mine[field] == 0:
            sys.stdout.write(
                f"{path.name} {field}: {answers['ours'][field]!r}, theirs {answers['trafilatura'].get(field)!r}, gold {str(gold.get({'day': 'publishing_date', 'author': 'authors'}.get(field, field)))!r}\n"
            )
    if (mine["body"] or 0) < (other["body"] or 0) - 0.02 or (mine["body"] or 0) < 0.7:  # noqa: PLR2004 - worth a look
        sys.stdout.write(f"{path.name} body: {mine['body']:.3f}, theirs {other['body']:.3f}\n")


def _table(rows: dict[str, list[dict[str, float | None]]], spent: dict[str, float]) -> None:
    heads = "".join(f"{field:>14}" for field in FIELDS)
    sys.stdout.write(f"{'':12}{'pages':>6}{heads}{'body F1':>9}{'CPU ms':>8}\n")
    for name, judged in rows.items():
        cells = []
        for field in FIELDS:
            told = [row[field] for row in judged if row[field] is not None]
            cells.append(f"{sum(filter(None, told)):.0f}/{len(told)}")
        body = sum(row["body"] or 0 for row in judged) / max(1, len(judged))
        sys.stdout.write(
            f"{name:12}{len(judged):6}{''.join(f'{cell:>14}' for cell in cells)}{body:9.3f}{1000 * spent[name] / max(1, len(judged)):8.0f}\n"
        )
    sys.stdout.write("title, outlet, day, author: right/answered\n")


if __name__ == "__main__":
    sys.exit(main())
