"""What is remembered of a word is what the model's own rules say of it."""

from __future__ import annotations

import pytest

import make
from onrecord.engines.morphology import RULED


@pytest.mark.parametrize(
    "text",
    [
        "They're gonna close it, aren't they? Let's go; y'all ain't seen nothin' yet, c'mon.",
        "There's a fire. It's his. She said that that report, which I saw, isn't theirs.",
        "He has had to do what others did; they got to be heard but once.",
        "The minister's aides have been saying  so since May, and the men were leaving.",
    ],
)
def test_answers_are_the_models_own(text):
    parser = make.parser()
    whole = parser._pipe(text)
    with parser._pipe.select_pipes(disable=list(RULED)):
        bare = parser._pipe(text)
    expected = [(token.pos_, str(token.morph), token.lemma_) for token in whole]
    assert parser._morphology.of(bare) == expected
    assert parser._morphology.of(bare) == expected  # from memory, too
