"""One invented article, as text and as a page, and the reading of files."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord import intake
from onrecord.model.reading import Failure
from onrecord.model.text import Article

WORDS = (
    "The harbour reopened on Tuesday after a week of storms, the port authority said.",
    "Ships had waited outside the bay since last Wednesday, and three of them had lost containers.",
    "More of them came in the evening, when the wind had fallen and the pilots went out again.",
)
TEXT = "\n\n".join(WORDS)
DATA = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbour of Lysa reopens",
    "datePublished": "2021-05-04T23:30:00+02:00",
    "dateModified": "2021-05-06T08:00:00+02:00",
    "publisher": {"@type": "Organization", "name": "The Lysa Post"},
    "author": [{"name": "Ida Holm"}, {"name": "Leo Marsh"}],
    "inLanguage": "en-GB",
}
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Harbour of Lysa reopens | The Lysa Post</title>'
    '<link rel="canonical" href="https://lysapost.example/harbour">'
    f'<script type="application/ld+json">{json.dumps(DATA)}</script></head><body><nav><a href="/">Home</a></nav><article>'
    "<h1>Harbour of Lysa reopens</h1>" + "".join(f"<p>{words}</p>" for words in WORDS * 2) + "</article></body></html>"
)


def read(*sources, **options) -> list[Article | Failure]:
    return list(intake.articles([str(source) for source in sources], intake.given(**options)))


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
