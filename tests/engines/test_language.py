"""The language of a text: told where it is sure, and not told otherwise."""

from __future__ import annotations

import pytest

from onrecord.engines.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The harbour was closed after a fire broke out in the grain terminal on Tuesday.", "en"),
        ("Le port a été fermé après un incendie qui s'est déclaré dans le terminal mardi.", "fr"),
        ("Порт был закрыт после пожара, который начался во вторник на зерновом терминале.", "ru"),
        ("أغلق الميناء بعد اندلاع حريق في محطة الحبوب يوم الثلاثاء، بحسب ما قال المسؤولون.", "ar"),
        ("Fire!", None),
        ("", None),
    ],
)
def test_language(text, code):
    assert language_of(text) == code
