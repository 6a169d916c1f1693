"""The briefing as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.present import brief, markdown
from present import factory


def test_the_briefing_is_as_it_was_read(briefing, golden):
    golden("briefing.md", markdown.render(briefing))


def test_every_footnote_is_there(briefing):
    text = markdown.render(briefing)
    noted = set(re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE))
    assert noted == set(re.findall(r"\[\^(\d+)\](?!:)", text))


def test_words_of_an_article_stay_words():
    record = factory.record()
    title = "# <b>[x](http://evil.example)</b> ![p](http://evil.example/p) `c`"
    text = markdown.render(brief.view(replace(record, stories=(replace(record.stories[0], title=title),))))
    assert text.splitlines()[0] == (
        r"# \# &lt;b&gt;\[x\](http://evil.example)&lt;/b&gt; !\[p\](http://evil.example/p) \`c\`"
    )
