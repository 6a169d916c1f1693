"""Piles of texts, read and weighed as a user's are: what must never be corroborated, and what is."""

import pytest

import make
from onrecord import pipeline
from onrecord.model.record import Support

PILES = {
    # One spokeswoman in two papers' own words.
    "one ministry": (
        [
            "The bridge at Beja was closed on Friday, Portuguese Transport Ministry spokeswoman Ines Duarte said in Lisbon.",
            "Ines Duarte, spokeswoman for Portugal's Transport Ministry, told reporters that the bridge at Beja was closed.",
        ],
        False,
    ),
    # A minister, and a paper that repeats it in its own voice.
    "echo": (
        [
            "Portuguese Transport Minister Rui Sousa said the bridge at Beja was closed on Friday.",
            "The bridge at Beja was closed on Friday. Drivers had to go by way of Serpa.",
        ],
        False,
    ),
    # Two papers, nobody named.
    "nobody": (
        ["The bridge at Beja was closed on Friday.", "The bridge at Beja was closed on Friday after heavy rain."],
        False,
    ),
    # An unnamed official and the ministry of his country.
    "unnamed": (
        [
            "A Portuguese official, who asked not to be named, said the bridge at Beja was closed.",
            "The Portuguese Transport Ministry said the bridge at Beja was closed.",
        ],
        False,
    ),
    # One monitor through three papers.
    "monitor": (
        [
            "The Syrian Observatory for Human Rights said 12 people were killed in Raqqa.",
            "At least 12 people were killed in Raqqa, according to the Syrian Observatory for Human Rights.",
            "The Britain-based Syrian Observatory for Human Rights said that 12 people were killed in Raqqa.",
        ],
        False,
    ),
    # One joint statement in two papers' words.
    "joint statement": (
        [
            "Peru and Chile issued a joint statement on Monday. The statement said the convoy of thirty trucks left Aleppo.",
            "The convoy of thirty trucks left Aleppo on Monday, Peru and Chile said in a joint statement.",
        ],
        False,
    ),
    # Two governments through two papers.
    "two governments": (
        [
            "Russian Foreign Ministry spokeswoman Maria Petrova said the convoy left Aleppo on Monday.",
            "Turkish Foreign Minister Kemal Aydin said the convoy left Aleppo on Monday.",
        ],
        True,
    ),
}


def weighed(texts):
    readings = [make.reading(text, f"{n}.txt") for n, text in enumerate(texts)]
    record = pipeline.weave(readings)
    if len(record.stories) > 1:
        pytest.skip("gathered apart: nothing can be corroborated")
    return record.claims


@pytest.mark.parametrize("name", [name for name, (_, corroborated) in PILES.items() if not corroborated])
def test_no_false_corroboration(name):
    claims = weighed(PILES[name][0])
    assert [claim.text for claim in claims if claim.support == Support.CORROBORATED] == []


@pytest.mark.parametrize("name", [name for name, (_, corroborated) in PILES.items() if corroborated])
def test_corroborated(name):
    claims = weighed(PILES[name][0])
    assert [claim.independent_origins for claim in claims if claim.support == Support.CORROBORATED] == [2]


def test_beside_a_speakers_words_a_copied_sentence_stays_the_outlets():
    text = (
        "The quake in Tarn has killed 233 people, Peru's President Rafael Ortega said on Sunday, as rescuers raced to dig out "
        "survivors trapped in the rubble of the old harbour."
    )
    claims = weighed([f"LIMA, Sunday. {text} More quakes followed.", f"{text} Roads were blocked."])
    raced = [a for claim in claims for a in claim.assertions if "raced" in claim.text]
    assert raced
    assert all(a.statement is None and not a.reasons[-1].text.startswith("the same words") for a in raced)
