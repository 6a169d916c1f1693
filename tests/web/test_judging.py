"""What people decide at the desk: each decision is followed by every page, and can be taken back."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from make import reading
from onrecord import pipeline
from onrecord.store import Store
from onrecord.web import Desk, application
from web.door import HERE, OURS


def post(client, act, **data):
    return client.post(f"/judge/{act}", headers=OURS, data=data)


def test_a_name_is_set_and_taken_back(client, desk, named, record):
    one = named("Ada Brix")
    assert post(client, "rename", one=one, name="Adelaide Brix").status_code == 303
    assert any(entity.name == "Adelaide Brix" for entity in record().entities)
    (decided,) = desk.judgements()
    assert (decided.by, decided.kind, decided.undone) == ("ann", "rename", False)
    post(client, "undo", at=decided.at.isoformat(), undone="yes")
    assert not any(entity.name == "Adelaide Brix" for entity in record().entities)
    assert [one.undone for one in desk.judgements()] == [True]
    post(client, "undo", at=decided.at.isoformat(), undone="no")
    assert any(entity.name == "Adelaide Brix" for entity in record().entities)


def test_two_persons_are_joined_and_parted_again(client, desk, named, record):
    one, other = named("Ada Brix"), named("Peter Lowe")
    post(client, "same", one=one, other=other)
    joined = next(entity for entity in record().entities if "Peter Lowe" in entity.names)
    assert "Ada Brix" in joined.names
    page = client.get(f"/entities/{joined.id}").text
    assert "rebuild" in page
    assert "Nobody was hurt" in page
    post(client, "undo", at=desk.judgements()[0].at.isoformat(), undone="yes")
    assert named("Ada Brix") != named("Peter Lowe")


def test_a_spelling_is_parted_from_a_person(client, desk, named, record):
    post(client, "same", one=named("Ada Brix"), other=named("Peter Lowe"))
    joined = named("Peter Lowe")
    page = client.get(f"/entities/{joined}.json").json()
    mark = next(name["mark"] for name in page["names"] if name["name"] == "Peter Lowe")
    answer = post(client, "different", one=joined, mark=f"{mark['article']}:{mark['start']}-{mark['end']}")
    assert answer.status_code == 303
    assert desk.judgements()[0].kind == "different"


def test_an_article_is_dated(client, record):
    article = min(record().readings)
    assert post(client, "date", article=article, day="2031-05-06").status_code == 303
    assert str(record().calendar.published[article].best) == "2031-05-06"


def story_page(client, record):
    """The page of the story of the dam."""
    story = max(record().stories, key=lambda one: len(one.articles))
    return client.get(f"/stories/{story.id}").text


def take_back(client, desk):
    post(client, "undo", at=desk.judgements()[0].at.isoformat(), undone="yes")


def test_an_outlet_is_named_and_taken_back(client, desk, record):
    article = min(record().readings)
    before = story_page(client, record)
    assert post(client, "outlet", article=article, name=" Hald  Radio ").headers["location"] == f"/articles/{article}"
    assert "Hald Radio" in client.get(f"/articles/{article}").text
    assert "Hald Radio" in story_page(client, record)
    take_back(client, desk)
    assert story_page(client, record) == before


def test_words_are_taken_out_of_a_claim_and_put_back(client, desk, record):
    claim = next(one for one in record().claims if len({said.article for said in one.assertions}) > 1)
    before = story_page(client, record)
    page = client.get(f"/claims/{claim.id}").text
    mark = re.search(r'name="mark" value="([^"]+)"', page)[1]
    answer = post(client, "apart", claim=claim.id, mark=mark)
    assert answer.headers["location"].startswith("/claims/")
    rest = client.get(answer.headers["location"])
    assert "decided by ann" in client.get(answer.headers["location"] + "/why").text
    assert rest.text.count('name="mark"') < page.count('name="mark"')
    assert story_page(client, record) != before
    assert "say two things" in client.get("/work").text
    take_back(client, desk)
    assert story_page(client, record) == before


def test_two_claims_are_held_together_and_parted_again(client, desk, record):
    before = story_page(client, record)
    story = max(record().stories, key=lambda one: len(one.articles)).id
    one, other = [claim.id for claim in record().claims if claim.story == story][:2]
    answer = post(client, "together", one=one, other=other)
    assert answer.headers["location"].startswith("/claims/")
    assert one not in {claim.id for claim in record().claims}
    assert story_page(client, record) != before
    assert "are one claim" in client.get("/work").text
    take_back(client, desk)
    assert story_page(client, record) == before


def test_a_statement_is_given_to_somebody_else_and_back(client, desk, record, named):
    found = next(one for one in record().attributions if named("Ada Brix") in one.speakers)
    before = story_page(client, record)
    assert post(client, "speaker", statement=found.id, who=named("Peter Lowe")).status_code == 303
    assert client.get(f"/statements/{found.id}.json").text.count("Peter Lowe")
    assert "was said by “" in client.get("/work").text
    assert story_page(client, record) != before
    post(client, "speaker", statement=found.id, who="nobody")
    assert not next(one for one in record().attributions if one.id == found.id).speakers
    for decided in desk.judgements():
        post(client, "undo", at=decided.at.isoformat(), undone="yes")
    assert story_page(client, record) == before


# a passage that only looks like a copy is taken out of it, and comes back
def test_a_copy_is_parted_and_held_again(client, desk, record):
    before = record().copies
    copy = next(one for one in before if len({place.article for place in one.passages}) > 1)
    article, other = (one.article for one in copy.passages[:2])
    page = client.get(f"/articles/{article}").text
    fields = re.findall(r'action="/judge/unlike".*?name="mark" value="([^"]+)".*?name="other" value="([^"]+)"', page)
    mark, there = next(pair for pair in fields if pair[1].startswith(other))
    assert post(client, "unlike", mark=mark, other=there).headers["location"] == f"/articles/{article}"
    assert record().copies != before
    assert there not in client.get(f"/articles/{article}").text
    assert "are not the same words" in client.get("/work").text
    post(client, "alike", mark=mark, other=there)
    held = next(one for one in record().copies if "decided by ann" in str(one.reasons))
    assert {place.article for place in held.passages} == {article, other}
    for decided in desk.judgements():
        post(client, "undo", at=decided.at.isoformat(), undone="yes")
    assert record().copies == before


def test_a_statement_is_taken_for_a_copy_of_another(client, desk, record):
    story = max(record().stories, key=lambda one: len(one.articles))
    known = next(one for one in record().attributions if one.statement.article in story.articles)
    page = client.get(f"/statements/{known.id}").text
    form = page[page.index("/judge/alike") :]
    mark, other = re.search(r'name="mark" value="([^"]+)"', form)[1], re.search(r'<option value="([^"]+)"', form)[1]
    before = record().copies
    post(client, "alike", mark=mark, other=other)
    assert len(record().copies) >= len(before)
    assert desk.judgements()[0].value == "copy"
    take_back(client, desk)
    assert record().copies == before


@pytest.fixture
def in_doubt(tmp_path):
    """A desk over two articles that spell a name in two ways, with roles that differ."""
    path = tmp_path / "doubt.record"
    with Store(path, create=True) as store:
        for name, who in (("a.txt", "the engineer Ilse Hartmann"), ("b.txt", "the lawyer Ilse Hartman")):
            text = f"Dam at Velm gives way\n\nThe Velm dam gave way on Monday, {who} said on Tuesday.\n"
            store.put(reading(text, name), pipeline.reading_version())
    return Desk(path, by="ann")


# whom nobody could decide about is told with both ways out; each closes the question
@pytest.mark.parametrize("act", ["same", "two"])
def test_an_open_question_about_two_persons_is_decided(in_doubt, act):
    client = TestClient(application(in_doubt), base_url=HERE, follow_redirects=False)

    def asked():
        rows = client.get("/entities.json?name=hartman").json()["rows"]
        return len(rows), [doubt["name"] for doubt in client.get(f"/entities/{rows[0]['id']}.json").json()["doubts"]]

    before = asked()
    assert before[0] == 2
    assert len(before[1]) == 1
    one, other = (row["id"] for row in client.get("/entities.json?name=hartman").json()["rows"])
    page = client.get(f"/entities/{one}").text
    assert all(f'action="/judge/{way}"' in page for way in ("same", "two"))
    post(client, act, one=one, other=other)
    assert asked() == (1 if act == "same" else 2, [])
    take_back(client, in_doubt)
    assert asked() == before


@pytest.mark.parametrize(
    ("act", "data", "status"),
    [
        ("outlet", {"article": "none", "name": "X"}, 404),
        ("speaker", {"statement": "none", "who": ""}, 404),
        ("together", {"one": "none", "other": "none"}, 404),
        ("apart", {"claim": "none", "mark": "a:1-2"}, 404),
        ("alike", {"mark": "a:1-2", "other": "b:1-2"}, 404),
        ("unlike", {"mark": "", "other": "b:1-2"}, 400),
        ("two", {"one": "none", "other": "none"}, 404),
        ("rename", {"one": "none", "name": "X"}, 404),
        ("same", {"one": "none", "other": "none"}, 404),
        ("different", {"one": "none", "mark": "a:2-1"}, 400),
        ("different", {"one": "none", "mark": "a:1-2"}, 404),
        ("date", {"article": "none", "day": "2031-05-06"}, 404),
        ("undo", {"at": "never", "undone": "yes"}, 503),
    ],
)
def test_what_cannot_be_decided_is_said(client, desk, act, data, status):
    assert post(client, act, **data).status_code == status
    assert not desk.judgements()


def test_no_day_is_set_that_is_none(client, desk, record):
    assert post(client, "date", article=min(record().readings), day="soon").status_code == 400
    assert not desk.judgements()


# people at several desks, or one in a hurry: every decision is kept
def test_decisions_at_the_same_time_are_all_kept(client, desk, named):
    one = named("Ada Brix")
    with ThreadPoolExecutor(6) as people:
        answers = list(people.map(lambda number: post(client, "rename", one=one, name=f"Brix {number}"), range(6)))
    assert {answer.status_code for answer in answers} == {303}
    assert {decided.value for decided in desk.judgements()} == {f"Brix {number}" for number in range(6)}


# another program may write into the same file: what it wrote is there on the next page
def test_what_another_process_writes_is_seen(client, desk, record):
    gone = min(record().readings)
    with Store(desk.path) as store:
        store.remove(gone)
    assert client.get(f"/articles/{gone}").status_code == 404
