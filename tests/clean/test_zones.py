"""What is left out of a pasted article, and what never is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from evals.pages import pasted
from hypothesis import given, settings
from hypothesis import strategies as st

import make
from onrecord import clean
from onrecord.model.text import READ_KINDS, BlockKind

BODY = (
    "The harbour of Lysa reopened on Tuesday after a week of storms, the port authority said in a statement.\n\n"
    "Three ships that had waited outside the bay since Thursday were the first to enter, pilots told reporters.\n\n"
    "“We have lost eleven containers,” said Ada Munk, who heads the authority.\n"
)


def kinds(text: str, **more) -> list[tuple[str, str]]:
    article = make.article(text, **more)
    return [(block.kind.value, block.span.of(text).strip()) for block in clean.cut(article)]


def kind_of(words: str, text: str, **more) -> str:
    return next(kind for kind, found in kinds(text, **more) if words in found)


# What stands under the last paragraph of a pasted page.
@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share this articleComments", "widget"),
        ("12 Comments", "widget"),
        ("ADVERTISEMENT", "advert"),
        ("Anzeige", "advert"),
        ("© 2021 The Lysa Post. All rights reserved.", "copyright"),
        ("READ MORE: Why the pilots went on strike", "related"),
        ("Подписывайтесь на наш канал в Telegram", "promo"),
        ("Sign up for our newsletter to get the news in your inbox.", "promo"),
        ("(Reporting by Ida Holm; Editing by Leo Marsh)", "credit"),
        ("Source: News Agencies", "credit"),
        ("Ferries at the quay of Lysa. Photo: Jo Hale", "caption"),
        ("Reuters", "credit"),
        ("Route 9", "stray"),
    ],
)
def test_lines_of_the_page_are_left_out(line, kind):
    assert kind_of(line, f"Harbour of Lysa reopens after storms\n\n{BODY}\n{line}\n") == kind


# One single line that holds what its page had on lines of its own: what is taken out of it, and how.
PLAIN = " ".join(BODY.split())
ONE_LINE = f"{PLAIN} The pilots had asked for it since Monday, and the mayor thanked them. {PLAIN.replace('Lysa', 'Orm').replace('eleven', 'nine').replace('Three', 'Four')}"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Ships wait off the quay of Lysa on Monday (AFP photo) BEIRUT At least two sank. ", "Ships wait", "caption"),
        ("Ships wait off the quay of Lysa on Monday (AFP photo) BEIRUT At least two sank. ", "BEIRUT", "dateline"),
        ("AMMAN Nearly all ships came in. ", "AMMAN", "dateline"),
        ("The bay is open. Tags Lysa harbour Ada Munk The harbour of Lysa was shut. ", "Tags Lysa", "widget"),
        ("The bay is open. (Reuters) Ships came in. ", "(Reuters)", "credit"),
    ],
)
def test_a_single_line_is_cut_inside(text, words, kind):
    assert kind_of(words, f"{text}{ONE_LINE}") == kind


# What looks like it and is part of a sentence.
@pytest.mark.parametrize(
    "text",
    [
        "GAZA Strip crossings were shut. ",
        "BEIRUT Port was shut. ",
        "Tags on the crates told the pilots whose they were. ",
        "She showed a photo (of her own) to the pilots. ",
    ],
)
def test_a_single_line_keeps_its_sentences(text):
    assert kind_of(text.strip(), f"{text}{ONE_LINE}") == "body"


# Sentences that only look like what a page says.
@pytest.mark.parametrize(
    "line",
    [
        "He spoke to reporters for more than an hour about the containers.",
        "For more than a decade, pilgrims have come to visit the chapel above the bay.",
        "The move followed reports from Moscow that the talks had failed.",
        "Share prices of the operator fell by 3 percent, and subscribers left.",
        "Low turnout contributed to the result, the election board said.",
        "Copyright law does not cover such maps, the court found.",
        "Production in the region fell by a fifth, according to the ministry.",
        "Sources in Moscow said that nothing had been decided.",
        "Tags were found on all eleven containers, and the police read them.",
        "Like many on Twitter, he believed the first report.",
        "It had happened before.",
        "Clinton leads by four points in a Register/Bloomberg Politics poll of voters.",
        "The video shows the moment at which the crane fell.",
    ],
)
def test_a_paragraph_is_never_taken_for_a_widget(line):
    assert kind_of(line, f"Harbour of Lysa reopens after storms\n\n{BODY}\n{line}\n\n{BODY.upper()}") == "body"


# Where words stand twice.
@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Harbour of Lysa reopens\n\nHarbour of Lysa reopens\n\n" + BODY, []),
        (
            "Harbour of Lysa reopens after storms\n\nHarbour of Lysa reopens after storms\n\n" + BODY,
            ["Harbour of Lysa reopens after storms"],
        ),
        (
            "Harbour of Lysa reopens\n\nThree ships entered the bay before noon.\n\nBy Ida Holm\n\n"
            "Three ships entered the bay before noon. They had waited for five days, said the pilots who met them.\n\n"
            + BODY,
            ["Three ships entered the bay before noon."],
        ),
        (
            BODY
            + "\n“We have lost eleven containers”\n\nThe insurers will look at them next week, the authority said.",
            ["“We have lost eleven containers”"],
        ),
    ],
)
def test_of_two_doubles_one_stays(text, left_out):
    found = [words for kind, words in kinds(text) if kind in {"duplicate", "pull_quote"}]
    assert found == left_out


# Inside a line: before its first word, after its last sentence.
@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("LYSA, Norway (AP) — The harbour reopened on Tuesday.", "LYSA, Norway (AP) —"),
        ("LONDON, Aug 22 (Reuters) - The harbour reopened on Tuesday.", "LONDON, Aug 22 (Reuters) -"),
        ("MOSCOW, August 22. /TASS/. The harbour reopened on Tuesday.", "MOSCOW, August 22. /TASS/."),
        ("Paris – The harbour reopened on Tuesday.", "Paris –"),
        ("Sun 05 Jul 2015 The harbour reopened on Tuesday.", "Sun 05 Jul 2015"),
        ("Published October 6 2014 Eleven containers were lost.", "Published October 6 2014"),
        ("UPDATE: The harbour reopened on Tuesday.", None),
        ("NATO – The alliance met on Tuesday.", None),
        ("22 August 2013 saw the harbour closed.", None),
    ],
)
def test_datelines_are_cut_off_inside_a_line(line, dateline):
    found = [words for kind, words in kinds(f"{line} {BODY}") if kind == "dateline"]
    assert found == ([dateline] if dateline else [])


# An article that is one single line.
def test_one_long_line_is_cut_at_title_and_credit():
    flat = " ".join(BODY.split())
    more = "The insurers will look at the containers next week. Until then nobody may go near the quay where they lie, the police said. "
    rest = "Fishermen went out again in the evening. The wind had fallen by then and the pilots had gone home, said the harbour master."
    text = f"Wed 12 May 2021 Harbour of Lysa reopens. {flat} {more}{rest} --Reuters"
    assert [kind for kind, _ in kinds(text, title="Harbour of Lysa reopens")] == [
        "dateline",
        "headline",
        "body",
        "credit",
    ]


# Answers and points are short lines too.
def test_short_answers_and_lists_stay():
    text = (
        "How the storm was met\n\nBy Ida Holm\n\n"
        + BODY
        + "\nWere you afraid?\n\nNo.\n\nWould you sail again?\n\nNo.\n\nThe rules:\n- no sails\n- no nets\n"
    )
    assert not [words for kind, words in kinds(text) if BlockKind(kind) not in READ_KINDS | {BlockKind.BYLINE}]


def test_wrapped_paragraphs_are_one_block_each():
    text = (
        "Inspectors have found three cracks in the spillway of the dam at\nLake Orrin, the water board said on Monday. The cracks\n"
        "are two metres long, but the dam itself is safe, it added in a\nstatement.\n\nThe board lowered the level of the lake by half a metre as a\n"
        "precaution. Campers on the eastern shore were asked to leave.\n"
    )
    assert len(kinds(text)) == 2


def test_a_removed_line_says_why():
    text = f"Harbour of Lysa reopens\n\n{BODY}\nYou might also like\n\nActor denies feud with director\n"
    reasons = [block.reason for block in clean.cut(make.article(text)) if not block.keep]
    assert all(reasons)
    assert "You might also like" in reasons[-1]


# Whatever the text, the blocks cut all of it, and views point at what they show.
@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("aB .\n\r\t“”—|:©1\u00ad\u200fйع漢\U0001f600")) | st.text())
def test_blocks_cover_and_views_point(text):
    article = make.article(text)
    blocks = clean.cut(article)
    assert "".join(block.span.of(text) for block in blocks) == text
    for view in clean.views(article, blocks):
        assert view.text.strip() == view.text != ""
        assert len(view.text) == len(view.positions)
        assert list(view.positions) == sorted(set(view.positions))
        assert all(blocks[view.block].span.start <= at < blocks[view.block].span.end for at in view.positions)


# Our pasted pages, in many manners and languages.
@pytest.mark.parametrize("path", sorted(pasted.TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_pasted_pages_keep_their_body(path):
    counts, _ = pasted.judge(pasted.load(path))
    assert counts["kept"] == counts["body"]


def test_pasted_pages_lose_what_is_the_pages(tmp_path):
    del tmp_path
    total: dict[str, int] = {}
    for path in pasted.TEXTS.glob("*.txt"):
        counts, _ = pasted.judge(pasted.load(path))
        total = {name: total.get(name, 0) + count for name, count in counts.items()}
    floors = json.loads((Path(pasted.__file__).parent / "floors.json").read_text())["pasted"]
    assert not [name for name, floor in floors.items() if pasted.score(total)[name] < floor]


def test_markdown_marks_are_not_read():
    article = replace(
        make.article(
            "## Harbour reopens\n\nThe **port** of [Lysa](https://lysa.example) reopened on Tuesday.\n", "a.md"
        )
    )
    words = [view.text for view in clean.views(article, clean.cut(article))]
    assert words == ["Harbour reopens", "The port of Lysa reopened on Tuesday."]
