"""`same`, `different`, `rename`, `judgements`, `undo`, and that all that follows is worked out anew."""

from __future__ import annotations

import json

import pytest

TWO = {
    "one.txt": "Ferry leaves Aarhus\n\nNorwegian Foreign Ministry spokeswoman Ada Brix said that the ferry left Aarhus on Monday. The "
    "Danish coast guard had searched the Margit in Aarhus for three days. Brix thanked the Danish coast guard.\n",
    "two.txt": "Danish port lets ferry go\n\nChilean Foreign Minister Ine Moe said that the ferry left Aarhus on Monday. Families of "
    "passengers had waited in Aarhus for word from the Danish coast guard. The Margit is bound for Bergen.\n",
}


def exported(run, record) -> dict:
    return json.loads(run("export", "-R", record).out)


def without(known: dict) -> dict:
    return {name: part for name, part in known.items() if name != "judgements"}


def ids(run, record) -> list[str]:
    return [line.split()[0] for line in run("judgements", "-R", record).out.splitlines()]


def test_judgements_are_listed_with_who_and_when(run, record):
    assert run("judgements", "-R", record).out == ""
    run("rename", "Piet Lowe", "Pieter Lowe", "-R", record, "--by", "ann")
    run("same", "Ada Brix", "Ine Moe", "-R", record, "--by", "bo")
    first, second = run("judgements", "-R", record).out.splitlines()
    assert " ann: rename “Piet Lowe” (" in first
    assert first.endswith("→ Pieter Lowe")
    assert " bo: same “Ada Brix” (" in second
    assert first.split()[1].count("-") == 2


def test_what_is_undone_is_as_if_never_judged_and_can_be_taken_up_again(run, record):
    before = without(exported(run, record))
    run("same", "Ada Brix", "Ine Moe", "-R", record)
    judged = without(exported(run, record))
    assert judged != before
    assert run("undo", "-R", record).code == 0
    known = exported(run, record)
    assert without(known) == before
    assert [one["undone"] for one in known["judgements"]] == [True]
    assert run("judgements", "-R", record).out.endswith("(taken back)\n")
    assert run("undo", ids(run, record)[0][:6], "--again", "-R", record).code == 0
    assert without(exported(run, record)) == judged


def test_what_cannot_be_decided_is_told(run, record):
    assert "they are one already" in run("same", "Ada Brix", "ada brix", "-R", record).err
    assert "give the name to show" in run("rename", "Ada Brix", " ", "-R", record).err
    assert run("judgements", "-R", record).out == ""


# the one named is taken back, not the latest; one that does not stand is told
def test_undo_by_id(run, record):
    run("rename", "Piet Lowe", "Pieter Lowe", "-R", record)
    run("rename", "Ada Brix", "Ada Bricks", "-R", record)
    assert run("undo", ids(run, record)[0], "-R", record).code == 0
    names = {entity["name"] for entity in exported(run, record)["entities"]}
    assert {"Piet Lowe", "Ada Bricks"} <= names
    assert run("undo", ids(run, record)[0], "-R", record).code == 2
    assert "no judgement answers to" in run("undo", "zz", "-R", record).err
    assert run("undo", "-R", record).code == 0
    assert "no judgement to take back" in run("undo", "-R", record).err


def test_two_taken_for_one_are_parted_by_their_names(run, record):
    run("same", "Ada Brix", "Ine Moe", "-R", record)
    assert run("different", "Ada Brix", "ine moe", "-R", record).code == 0
    names = [set(entity["names"]) for entity in exported(run, record)["entities"]]
    assert not any({"Ada Brix", "Ine Moe"} <= found for found in names)
    assert run("different", "Ada Brix", "Ada Brix", "-R", record).code in {0, 2}


def test_one_person_in_one_article_cannot_be_parted_from_herself(run, tmp_path):
    (tmp_path / "one.txt").write_text(TWO["one.txt"], encoding="utf-8")
    run("read", tmp_path / "one.txt", "-R", tmp_path / "a.record")
    ran = run("different", "Ada Brix", "Brix", "-R", tmp_path / "a.record")
    assert ran.code == 2
    assert "they are one in every article" in ran.err


@pytest.fixture
def bridge(run, tmp_path):
    """A record of two articles, in which two people say the same."""
    for name, text in TWO.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    run("read", tmp_path / "one.txt", tmp_path / "two.txt", "-R", tmp_path / "bridge.record")
    return tmp_path / "bridge.record"


def test_speakers_origins_and_claims_follow(run, bridge):
    def support() -> tuple[set[str], set[str], int]:
        known = exported(run, bridge)
        speakers = {statement["speaker"]["entity"] for statement in known["statements"]}
        claim = max(known["claims"], key=lambda claim: len(claim["assertions"]))
        return speakers, {claim["support"]}, claim["independent_origins"]

    speakers, said, count = support()
    assert (len(speakers), said, count) == (2, {"corroborated"}, 2)
    run("same", "Ada Brix", "Ine Moe", "-R", bridge)
    speakers, said, count = support()
    assert (len(speakers), said, count) == (1, {"same_origin"}, 1)
    run("undo", "-R", bridge)
    assert support()[1:] == ({"corroborated"}, 2)


def test_articles_of_one_story_and_of_another(run, record):
    def stories() -> list[int]:
        return sorted(len(story["articles"]) for story in exported(run, record)["stories"])

    found = stories()
    assert len(found) > 1
    ran = run("same", "other.txt", "kelt.txt", "-R", record, "--by", "ann")
    assert ran.code == 0
    assert "accept other.txt, kelt.txt → story" in ran.out + ran.err
    assert len(stories()) == len(found) - 1
    run("different", "kelt.txt", "other.txt", "-R", record)
    assert stories() == found
    assert "they are one article" in run("same", "kelt.txt", "kelt.txt", "-R", record).err


def test_all_files_as_one_story(run, tmp_path):
    for name, text in TWO.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "three.txt").write_text(
        "Rain in Bern\n\nIt rained in Bern all day, the weather service said.\n", encoding="utf-8"
    )
    files = sorted(tmp_path.glob("*.txt"))
    apart = json.loads(run("brief", *files, "--format", "json").out)
    assert len(apart["stories"]) > 1
    one = json.loads(run("brief", *files, "--format", "json", "--one-story").out)
    assert [len(story["articles"]) for story in one["stories"]] == [3]
    assert run("brief", "--one-story").code == 2
