"""Captions without the words of a page: what a picture shows is left out, what the text tells stays."""

import pytest

import make
from onrecord import clean
from onrecord.model.text import BlockKind

CAPTIONS = [
    # a scene in the present tense, and a full date behind it
    "A rescue worker looks on next to a fallen wall in Port Halim, after a landslide hit the coast, May 18, 2021.",
    "Damaged boats are pictured in the harbour of Port Halim, May 18, 2021. [Reuters]",
    "Ana Lund speaks during a news conference in Tarn, Velmora, Tuesday, May 18, 2021.",
    "Mourners gather outside the town hall after the landslide on 18 May 2021 in Port Halim",
    # an agency and a maker
    "Residents stand before their homes in Tarn, on May 17, 2021. The mayor said on Monday that 23 are dead. (Xinhua/Str)",
    "TARN, May 17, 2021 (Xinhua) — Residents stand before their homes in the town of Tarn. (Xinhua/Jon Berg/EL DIA)",
    "The ferry leans on its side off the island of Tarn, Velmora, Saturday, May 15, 2021. It ran aground early Saturday. (AP Photo/Jon Berg)",
    "Smoke rises over the harbour. (Anna Berg/Reuters)",
    "Ana Lund arrives at the ministry in Tarn, Velmora May 18, 2021. REUTERS/Jon Berg",
    "Families who had been evacuated take shelter in a school in Tarn, Velmora, 15 September 2021. EPA/ANA DELA LUND",
    "A man shields himself from the rain as the storm barrelled across Tarn on Saturday. (Jon Berg/Associated Press)",
    "Villagers view what is left of their home in the town of Tarn on Saturday. (Jon R. Berg/EPA-EFE)",
    "FILE - In a Tuesday, May 5, 2021 file photo, Ana Lund addresses the shareholders. Lund apologized Sunday. (AP Photo/Jon Berg, File)",
    "A soldier takes cover near the wall of the harbour in Tarn. Reuters/Jon Berg",
    # who stands where
    "Velmora's President Ana Lund (L) talking to a wounded man during her visit to Tarn, on May 17, 2021 a day after the flood",
    "Ana Lund (centre) greets voters in Port Halim",
    # the outlet and the day behind it
    "Prime Minister Ana Lund addresses lawmakers - Sputnik International, 1920, 26.09.2021",
    # the town and the day in capitals
    "PORT HALIM, VELMORA - MAY 18: Rescuers search a house that slid into the harbour.",
]
TEXTS = [
    "The law takes effect on January 1, 2022.",
    "The company holds its next meeting of shareholders in Port Halim on May 18, 2021.",
    "President Lund speaks to the parliament of Velmora on May 18, 2021.",
    "He was shot dead as he walked out of his house in Tarn on May 18, 2021.",
    "Senator Jon Berg (R) opposed the bill and now supports its use in the courts.",
    "“We stand by him and by all of his family,” the mayor said on May 18, 2021.",
    "The bridge stands closed to all traffic since an inspection on May 18, 2021.",
    "The inquiry shows that the bridge was unsafe, according to a report of May 18, 2021.",
    "The minister told the agency that the talks had failed. (Reuters)",
    "The talks in Port Halim go on, and both sides say they hope for peace. Reuters/AFP",
    "Rescuers search for survivors in the rubble, and the mayor says that hope is fading.",
]


def kinds(line: str) -> dict[str, BlockKind]:
    """The kind of each block of an article that has this line as its second paragraph."""
    text = f"Landslide buries harbour in Velmora\n\n{'The harbour of Port Halim lies under mud. ' * 3}\n\n{line}\n\nThe mayor asked for help from all towns of the coast, and many sent it.\n"
    return {block.span.of(text).strip(): block.kind for block in clean.cut(make.article(text))}


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_caption_is_left_out(line: str):
    assert kinds(line)[line] is BlockKind.CAPTION


@pytest.mark.parametrize("line", TEXTS)
def test_a_paragraph_stays(line: str):
    found = kinds(line)
    assert BlockKind.CAPTION not in found.values()
    assert any(line.startswith(words) and kind is BlockKind.BODY for words, kind in found.items())


def test_a_dated_line_beside_its_maker_is_a_caption():
    caption = "The ferry Ana Lund, a ship of the Velmora line, ran aground off the island of Tarn May 18, 2021."
    text = f"Ferry runs aground off Tarn\n\nREUTERS/Jon Berg\n{caption}\n\nThe ferry hit a reef on Monday with 40 people on board, and all of them were saved.\n"
    found = {b.span.of(text).strip(): b.kind for b in clean.cut(make.article(text))}
    assert found[caption] is BlockKind.CAPTION
    assert found["REUTERS/Jon Berg"] is BlockKind.CAPTION


def test_the_pages_date_before_a_caption_stays():
    text = "date 2021-05-18 A resident wades through the harbour of Tarn, Velmora 18 May 2021. EPA/ANA LUND\n\nThe flood has claimed two lives, the mayor of Tarn said Tuesday.\n"
    assert clean.cut(make.article(text))[0].kind is BlockKind.DATELINE


def test_a_captions_dateline_is_not_the_articles():
    """The report's own line follows; that of the picture, a day before, is none."""
    caption = "TARN, May 17, 2021 (Xinhua) — Residents stand before their homes in the town of Tarn. (Xinhua/Jon Berg)"
    own = "PORT HALIM, May 18 (Xinhua) — The landslide that buried the harbour on Sunday has left 23 people dead, the mayor said."
    text = f"Landslide buries harbour in Velmora\n\n{caption}\n\n{own}\n\nThe search goes on, the mayor told reporters there.\n"
    datelines = [b.span.of(text).strip() for b in clean.cut(make.article(text)) if b.kind is BlockKind.DATELINE]
    assert datelines == ["PORT HALIM, May 18 (Xinhua) —"]
