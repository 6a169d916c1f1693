"""What a reader sees at the desk: every page, its JSON, and nothing of an article that a browser would run."""

from __future__ import annotations

import re

import pytest


@pytest.fixture
def addresses(client, record):
    """One address of every kind, and everything that these lead to."""
    known = record()
    a, b = sorted(known.readings)[:2]
    first = [
        "/stories",
        "/entities",
        "/search?words=dam",
        "/add",
        "/work",
        *(f"/stories/{one.id}" for one in known.stories),
        *(f"/articles/{one}" for one in known.readings),
        f"/articles/{a}/why",
        f"/compare/{a}/{b}",
        *(f"/entities/{one.id}" for one in known.entities[:3]),
        f"/claims/{known.claims[0].id}",
        f"/claims/{known.claims[0].id}/why",
        f"/statements/{known.attributions[0].id}",
        f"/statements/{known.attributions[0].id}/why",
        *(f"/entities/{one.id}/why" for one in known.entities[:2]),
        f"/new?article={a}",
    ]
    return {address: client.get(address) for address in first}


# every page is there, says who made it safe, and holds nothing that the Content-Security-Policy would stop
def test_every_page_is_whole(addresses):
    for address, answer in addresses.items():
        assert answer.status_code == 200, address
        assert "</html>" in answer.text, address
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert not re.search(
            r"<style|\sstyle=|<script(?! src=\"/static/desk.js\")|\son[a-z]+=\"|javascript:", answer.text
        ), address


# a text's own HTML is shown as its letters
def test_articles_are_escaped_on_every_page(addresses):
    for address, answer in addresses.items():
        assert "<script>alert" not in answer.text, address
        assert "<img" not in answer.text, address
        assert "<b>Lowe" not in answer.text, address
        assert "<i>" not in answer.text, address
    assert any("&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text for answer in addresses.values())


# what the pages lead to is there: an editor never runs into nothing
def test_no_link_is_dead(client, addresses):
    links = {link for answer in addresses.values() for link in re.findall(r'href="(/[^"#]*)', answer.text)}
    assert len(links) > 30
    dead = {link for link in links if client.get(link.replace("&amp;", "&")).status_code not in {200, 204, 303}}
    assert not dead


# a link into an article leads to a place that is there
def test_a_cited_passage_has_its_place(client, record):
    page = client.get(f"/stories/{record().stories[0].id}").text
    links = re.findall(r'href="(/articles/[0-9a-f]+\?at=[\d-]+)#([\w-]+)"', page)
    assert links
    for link, place in links[:20]:
        assert f'id="{place}"' in client.get(link).text


# all that can be looked at can be had as the same view in JSON
def test_every_page_is_json_too(client, addresses):
    for address in addresses:
        path, _, query = address.partition("?")
        if path in {"/add", "/work"}:
            continue
        answer = client.get(f"{path}.json?{query}")
        assert answer.headers["content-type"] == "application/json", address
        assert answer.json()["format"].startswith("onrecord-"), address


# a page leads to what it names, and shows no ids: they are for the command line
def test_pages_lead_to_what_they_name(client, record):
    known = record()
    claim = next(one for one in known.claims if any(said.statement for said in one.assertions))
    ref = next(said.statement for said in claim.assertions if said.statement)
    statement = next(one for one in known.attributions if one.statement == ref)
    page = client.get(f"/statements/{statement.id}").text
    assert f'href="/claims/{claim.id}"' in page
    assert f'href="/articles/{ref.article}"' in page
    for one in (page, client.get(f"/claims/{claim.id}").text, client.get(f"/claims/{claim.id}/why").text):
        shown = re.sub(r"<[^>]+>", " ", one)
        assert not re.search(r"\b[0-9a-f]{16}\b|\([0-9a-f]{6}\)", shown)


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/stories.json", "onrecord-stories/1"),
        ("/entities.json", "onrecord-people/1"),
        ("/search.json?words=dam", "onrecord-results/1"),
    ],
)
def test_a_page_is_json_too(client, address, form):
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["format"] == form


def test_story_article_and_person_are_json_too(client, record, named):
    known = record()
    story = client.get(f"/stories/{known.stories[0].id}.json").json()
    assert story["matrix"]["columns"]
    assert story["story"]["facts"]["articles"] == len(known.stories[0].articles)
    assert client.get(f"/articles/{min(known.readings)}.json").json()["cards"]
    assert client.get(f"/entities/{named('Ada Brix')}.json").json()["name"] == "Ada Brix"


# the text of an article is all there, in order, with its marks around it
def test_an_article_loses_no_word_to_its_marks(client, record):
    for article, reading in record().readings.items():
        runs = client.get(f"/articles/{article}.json").json()["runs"]
        shown = "".join(piece["text"] for run in runs for block in run["blocks"] for piece in block["pieces"])
        assert "".join(shown.split()) == "".join(reading.text.split())


def test_search_is_narrowed_by_person(client, named):
    found = client.get(f"/search.json?words=dam&person={named('Ada Brix')}").json()["said"]
    assert found
    assert {one["who"] for one in found} == {"Ada Brix"}


def test_people_are_found_by_a_part_of_their_name(client):
    found = client.get("/entities.json?name=BRI").json()["rows"]
    assert found
    assert all("bri" in " ".join([row["name"], *row["other_names"]]).casefold() for row in found)


@pytest.mark.parametrize("words", ['"', "*", "AND OR", "x" * 5000, "' OR 1=1 --", "NEAR(", "\x00"])
def test_no_search_breaks(client, words):
    assert client.get("/search", params={"words": words}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/nothing", "/stories/none", "/articles/../../etc/passwd", "/claims/x/why", "/compare/a/b", "/new"]
)
def test_what_is_not_there_is_said(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_the_only_story_is_the_first_page(client, record):
    answer = client.get("/")
    stories = record().stories
    assert answer.headers["location"] == (f"/stories/{stories[0].id}" if len(stories) == 1 else "/stories")


# what an article brought is what the record without it does not hold
def test_new_since_tells_what_an_article_brought(client, record):
    article = next(name for name, one in record().readings.items() if one.article.source == "later.txt")
    news = client.get(f"/new.json?article={article}").json()
    assert any("rebuild" in one["text"] for one in news["claims"])
    assert not any("Nobody was hurt" in one["statement"]["words"] for one in news["statements"])
