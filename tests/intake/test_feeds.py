"""Feeds to articles: every entry with words, dated and under its outlet; what carries none is told by name."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord import intake
from onrecord.intake import html
from onrecord.model.reading import Failure
from onrecord.model.text import Article

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>World | The Lysa Post</title><link>https://lysapost.example/</link><language>en-GB</language>
<item><title>Harbour of Lysa reopens &amp; ships wait</title><link>https://lysapost.example/harbour</link>
<pubDate>Tue, 04 May 2021 23:30:00 +0200</pubDate><dc:creator>Ida Holm</dc:creator><description>The harbour reopened.</description>
<content:encoded><![CDATA[<p>The harbour reopened on Tuesday, the <b>port</b> authority said.</p><script>alert(1)</script>
<p>Ships had waited outside the bay.</p>]]></content:encoded></item>
<item><title>Only a headline</title><link>https://lysapost.example/2</link></item>
<item><title>Three ships lost</title><description>Three ships &lt;b&gt;sank&lt;/b&gt; off Lysa, the port said.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wires</title><id>w</id><updated>2021-05-06T08:00:00Z</updated>
<entry><id>1</id><title>Pilots go out again</title><link href="https://bbc.com/news/1"/><author><name>Leo Marsh</name></author>
<published>2021-05-05T10:00:00Z</published><updated>2021-05-06T08:00:00Z</updated>
<summary>The pilots went out again.</summary></entry>
<entry><id>2</id><title>The wind falls</title><link href="https://unknown.example/2"/><updated>2021-05-05T10:00:00Z</updated>
<source><title>Norda Gazette</title></source><content type="html">&lt;p&gt;The wind had fallen.&lt;/p&gt;</content></entry></feed>"""


def read(tmp_path, name: str, data: str) -> list[Article | Failure]:
    path = tmp_path / name
    path.write_text(data, encoding="utf-8")
    return list(intake.articles([str(path)]))


def test_an_entry_is_an_article_with_what_the_feed_tells_of_it(tmp_path):
    whole, _, short = read(tmp_path, "world.rss", RSS)
    assert whole.text == (
        "Harbour of Lysa reopens & ships wait\n\nThe harbour reopened on Tuesday, the port authority said.\n\n"
        "Ships had waited outside the bay."
    )
    assert (whole.outlet.name, whole.url, whole.authors) == (
        "The Lysa Post",
        "https://lysapost.example/harbour",
        ("Ida Holm",),
    )
    assert (whole.published.day, whole.modified, whole.declared_language) == (date(2021, 5, 4), None, "en")
    assert (short.text, short.published) == ("Three ships lost\n\nThree ships sank off Lysa, the port said.", None)


def test_a_headline_alone_is_told_with_its_address(tmp_path):
    failure = read(tmp_path, "world.rss", RSS)[1]
    assert failure.source == "https://lysapost.example/2"
    assert "only a headline" in failure.reason


def test_an_outlet_is_who_published_the_entry_not_who_gathered_it(tmp_path):
    first, second = read(tmp_path, "wires.atom", ATOM)
    assert (first.outlet.name, first.published.day, first.modified) == ("BBC", date(2021, 5, 5), date(2021, 5, 6))
    assert (second.outlet.name, second.published.day) == ("Norda Gazette", date(2021, 5, 5))


@pytest.mark.parametrize("name", ["feed", "feed.xml", "feed.rss"])
@pytest.mark.parametrize("data", [RSS, ATOM])
def test_a_feed_is_known_by_its_beginning_too(tmp_path, name, data):
    assert isinstance(read(tmp_path, name, data)[0], Article)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<?xml version='1.0'?><sitemap><loc>https://a.example</loc></sitemap>", "neither a feed nor a web page"),
        ("<rss version='2.0'><channel><title>Empty</title></channel></rss>", "a feed without entries"),
    ],
)
def test_xml_without_articles_is_refused_by_name(tmp_path, data, reason):
    (failure,) = read(tmp_path, "a.xml", data)
    assert (failure.source, failure.reason) == (str(tmp_path / "a.xml"), reason)


def test_a_page_written_as_xml_is_a_page(tmp_path):
    words = "The harbour reopened on Tuesday after a week of storms, the port authority said."
    page = f"<?xml version='1.0'?><html><head><title>Harbour</title></head><body><p>{words}</p></body></html>"
    (article,) = read(tmp_path, "a.xml", page)
    assert words in article.text


def test_entities_of_a_feed_reach_no_file_and_do_not_grow(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    entities = f'<!ENTITY a "{"x" * 1000}"><!ENTITY b "{"&a;" * 1000}"><!ENTITY f SYSTEM "file://{secret}">'
    feed = f"<!DOCTYPE rss [{entities}]>" + RSS.partition("\n")[2].replace("Three ships lost", "&b;&f;")
    told = read(tmp_path, "a.rss", feed)
    assert not any("secret" in one.text or len(one.text) > 100_000 for one in told if isinstance(one, Article))


def test_a_damaged_feed_gives_what_can_be_read(tmp_path):
    first, *_ = read(tmp_path, "a.rss", RSS.replace("</item>", "</itm>", 1).replace("</channel></rss>", ""))
    assert "The harbour reopened on Tuesday" in first.text


def test_blocks_of_html_become_lines():
    found = html.lines("<p>One &amp; two.</p>Three<br>four <b>five</b><ul><li>six<li>seven</ul><style>p{}</style>eight")
    assert found.split("\n\n") == ["One & two.", "Three", "four five", "six", "seven", "eight"]
