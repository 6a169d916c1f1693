"""The briefing as one HTML file."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from types import MappingProxyType

from onrecord.model.record import Record, Story
from onrecord.present import brief, compare, html, show, why
from present import articles, factory


class Seen(HTMLParser):
    """What a browser would find in a file: tags, ids, links, and the text of each mark."""

    VOID = frozenset({"meta", "line", "circle", "rect", "path", "br", "link"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marks: dict[str, str] = {}
        self.feed(text)
        self.close()
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.add(tag)
        self.attributes |= found.keys()
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found[name] for name in ("href", "src") if name in found]
        if tag not in self.VOID:
            self.open.append((tag, found.get("id")))

    def handle_startendtag(self, tag, attrs):
        self.tags.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        for tag, name in self.open:
            if tag == "mark" and name:
                self.marks[name] = self.marks.get(name, "") + data


def test_every_link_opens_an_article_at_the_exact_words(briefing):
    from onrecord.present.marks import anchor, cites_in

    seen = Seen(html.render(briefing))
    assert len(seen.ids) == len(set(seen.ids))
    assert set(seen.links) <= {f"#{name}" for name in seen.ids}
    for cite in cites_in(briefing):
        assert cite.text.startswith(seen.marks[anchor(cite)]), "a mark that another crosses goes on after it"


def test_the_file_needs_nothing_else_and_runs_nothing(briefing):
    text = html.render(briefing)
    seen = Seen(text)
    assert not seen.tags & {"script", "img", "iframe", "link", "object", "embed", "form", "input", "base"}
    assert not [name for name in seen.attributes if name.startswith("on") or name == "style"]
    assert "default-src 'none'" in text
    assert not re.search(r"url\(|@import|https?://", text)


def test_left_out_blocks_are_folded_and_the_rest_is_open(briefing):
    text = html.render(briefing)
    assert re.search(r"<details><summary>left out: widget</summary>\s*<div[^>]*><p[^>]*>Share this article", text)
    assert re.search(r'<p class="body"[^>]*><mark id="[^"]*">Volunteers</mark> searched the river', text)


HOSTILE = """</p><script>alert(1)</script><img src=x onerror=alert(2)>
" onmouseover="alert(3) {{ 7*7 }} {% raw %} <style>*{display:none}</style>
</mark></article><a href="javascript:alert(4)">x</a>\u202e\x00 ]]> <!-- end
"""


def hostile() -> Record:
    """A record whose every free text wants to be more than text."""
    record = factory.record()
    reading = articles.reading("evil", HOSTILE)
    name = '"><script>alert(5)</script>'
    evil = replace(reading, article=replace(reading.article, sources=(name,), title=name))
    return replace(
        record,
        readings=MappingProxyType({**record.readings, "evil": evil}),
        stories=(Story("story", HOSTILE, (*record.stories[0].articles, "evil")),),
        entities=tuple(replace(entity, name=f"{entity.name}{name}") for entity in record.entities),
        claims=tuple(replace(claim, text=HOSTILE) for claim in record.claims),
        timeline=tuple(replace(entry, event=HOSTILE) for entry in record.timeline),
        series=tuple(replace(one, counted=HOSTILE) for one in record.series),
        undecided=tuple(replace(one, kind=name, items=(HOSTILE,)) for one in record.undecided),
    )


def test_an_article_cannot_become_more_than_text():
    record = hostile()
    for view in (brief.view(record), show.article(record, "evil"), why.article(record, "evil")):
        text = html.render(view)
        seen = Seen(text)
        assert not seen.tags & {"script", "img", "iframe"}
        assert not [name for name in seen.attributes if name.startswith("on")]
        assert all(link.startswith("#") for link in seen.links)
        assert text.count("<style>") == 1
        assert "49" not in text
        assert not set("\u202e\x00") & set(text)


def test_pages_share_the_form():
    record = factory.record()
    for page in (show.claim(record, "c-cause"), compare(record, "post", "lantern"), why.entity(record, factory.REYES)):
        seen = Seen(html.render(page))
        assert set(seen.links) <= {f"#{name}" for name in seen.ids}
