"""The briefing in the terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from rich.console import Console

from onrecord.model.record import Record
from onrecord.model.time import Resolved
from onrecord.present import brief, terminal
from onrecord.present.views import Briefing
from present import articles, factory


def printed(view: Briefing, *, color: bool = False, width: int = 90) -> str:
    out = io.StringIO()
    system = "standard" if color else None
    terminal.render(
        view, Console(file=out, width=width, force_terminal=color, color_system=system, legacy_windows=False)
    )
    return out.getvalue()


def test_the_briefing_is_as_it_was_read(briefing, golden):
    golden("briefing.txt", printed(briefing))


def test_no_line_is_wider_than_the_terminal(briefing):
    assert max(map(len, printed(briefing, width=60).splitlines())) <= 60


def test_every_number_leads_to_its_words(briefing):
    body, _, words = printed(briefing).partition("THE WORDS")
    listed = re.findall(r"^ *\[(\d+)\] \S+:\d+ “", words, re.MULTILINE)
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    assert set(re.findall(r"\[(\d+)\]", body)) == set(listed)


def test_the_last_line_comes_last(briefing):
    assert printed(briefing).rstrip().splitlines()[-1].startswith("Left out: ")


def hostile() -> Record:
    """The made record with a title and words that would steer a terminal."""
    record = factory.record()
    text = articles.POST.replace("third pillar", "\x1b[2J\u202eird pil")
    assert len(text) == len(articles.POST)
    post = record.readings["post"]
    poisoned = replace(post, article=replace(post.article, text=text, sources=("re\x1b[31mports/po\u2066st.txt",)))
    return replace(
        record,
        readings=MappingProxyType({**record.readings, "post": poisoned}),
        stories=(replace(record.stories[0], title="\x1b]0;owned\x07Bridge\u202e"),),
        claims=(replace(record.claims[1], text="flood\x1b[31m\r took"), *record.claims[1:]),
    )


def test_an_article_cannot_steer_the_terminal():
    text = printed(brief.view(hostile()))
    assert all(character == "\n" or character.isprintable() for character in text)
    assert not set("\u202e\u2066") & set(text)


def test_styles_of_ours_are_the_only_escapes():
    colored = printed(brief.view(hostile()), color=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == printed(brief.view(hostile()))
    assert "\x1b[31m" not in colored


def test_long_lists_are_cut_with_an_honest_word():
    record = factory.record()
    entries = tuple(replace(record.timeline[1], id=f"t{number}") for number in range(40))
    many = replace(record, timeline=entries)
    assert "… and 15 more entries" in printed(brief.view(many))


def test_a_likely_day_is_told_with_what_the_texts_allow():
    record = factory.record()
    when = Resolved("2021-05-03", date(2021, 4, 19), date(2021, 5, 10), "counted from the article's date")
    view = brief.view(replace(record, timeline=(replace(record.timeline[1], when=when),)))
    assert "likely 3 May 2021 (inferred)" in printed(view)
    assert "(the texts allow 19 Apr – 10 May 2021)" in printed(view)


def test_what_was_said_bears_its_likely_day():
    record = factory.record()
    when = Resolved("2021-05-03", date(2021, 4, 19), date(2021, 5, 10), "counted from the article's date")
    said = tuple(replace(one, said=when) for one in record.attributions)
    days = [
        s.said
        for speaker in brief.view(replace(record, attributions=said)).stories[0].speakers
        for s in speaker.statements
    ]
    assert {(day.text, day.limits) for day in days} == {("likely 3 May 2021", "19 Apr – 10 May 2021")}
