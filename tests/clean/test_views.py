"""The words that the parser sees, and their places in the source."""

from __future__ import annotations

import pytest

import make
from onrecord import clean


# Spaces, invisible signs and broken quotation marks.
@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("It  was\u00a0said \t in Lysa.", "It was said in Lysa."),
        ("It was sa\u00adid in Lysa.", "It was said in Lysa."),
        ("It was \u202bsaid\u202c in\u200b Lysa.", "It was said in Lysa."),
        ("â€œIt wasâ€\x9d said in Lysa.", "“It was” said in Lysa."),
        ("Itâ€™s said in the cafÃ©.", "It’s said in the café."),
        ("Die Ãœbung in ZÃ¼rich.", "Die Übung in Zürich."),
        ("É dito em São Tomé.", "É dito em São Tomé."),
        ("می‌گوید او.", "می‌گوید او."),
    ],
)
def test_words_are_mended_in_the_view_alone(text, seen):
    article = make.article(text)
    (view,) = clean.views(article, clean.cut(article))
    assert view.text == seen
    assert article.text == text


def test_a_word_found_in_the_view_is_found_in_the_source():
    text = "â€œIt wasâ€\x9d  said in  Lysa."
    article = make.article(text)
    (view,) = clean.views(article, clean.cut(article))
    start = view.text.index("Lysa")
    assert text[view.positions[start] : view.positions[start + 3] + 1] == "Lysa"
