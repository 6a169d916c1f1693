"""No character of an article steers the screen it is shown on."""

import pytest

from onrecord.present.safety import markdown_safe, safe


# The hostile piece goes, what a person reads stays.
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("red \x1b[31mroof\x1b[0m", "red roof"),
        ("title \x1b]0;owned\x07set", "title set"),
        ("link \x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\", "link here"),
        ("eight-bit \x9b31mred", "eight-bit red"),
        ("unended \x1b]0;rest of the line", "unended"),
        ("reset\x1bc lone\x1b", "reset lone"),
        ("bell\x07 back\x08space\x7f", "bell backspace"),
        ("did \u202eton\u202c strike", "did ton strike"),
        ("iso\u2066late\u2069 m\u200eark\u061c", "isolate mark"),
        ("over\rwrite", "over write"),
        ("tab\tand\u2028line\u2029paragraph\x85next", "tab and line paragraph next"),
        ("surrogate \ud800 private \ue000 tag \U000e0041", "surrogate private tag"),
        ("می‌خواهم", "می‌خواهم"),
        ("café — “naïve” 北京", "café — “naïve” 北京"),
    ],
)
def test_only_what_is_read_reaches_the_terminal(text, shown):
    assert safe(text) == shown


def test_lines_stay_where_asked_for():
    assert safe("one\r\ntwo\x1b[2J\n\nthree", lines=True) == "one\ntwo\n\nthree"


# Nothing that Markdown would act on begins in an article's words.
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![x](http://evil.example/pixel)", "!\\[x\\](http://evil.example/pixel)"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a | b * c _ d `e`", "a \\| b \\* c \\_ d \\`e\\`"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
    ],
)
def test_markdown_shows_the_words_and_does_nothing(text, shown):
    assert markdown_safe(text) == shown
