import pytest

from onrecord.values import wording


# One form for what newsrooms write in several ways.
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Defence", "defense"),
        ("air base", "airbase"),
        ("air-strikes", "airstrike"),
        ("centres", "center"),
        ("organised", "organized"),
        ("twelve", "12"),
        ("1,200", "1200"),
        ("Kalvik's", "Kalvik"),
        ("Kalvik’s", "Kalvik"),
        ("U.S.", "US"),
        ("travelling", "traveling"),
        ("obstacles", "obstacle"),
    ],
)
def test_same_form(one, other):
    assert [w.form for w in wording.words(one)] == [w.form for w in wording.words(other)]


# Words that are not the same keep their own forms.
@pytest.mark.parametrize(("one", "other"), [("bases", "basins"), ("12", "13"), ("gas", "ga"), ("kill", "killer")])
def test_other_form(one, other):
    assert [w.form for w in wording.words(one)] != [w.form for w in wording.words(other)]


# Offsets point at the words in the text; a capital at the start says nothing.
def test_offsets_and_names():
    text = "Grain from Kalvik’s air base."
    found = wording.words(text)
    assert [text[w.start : w.end] for w in found] == ["Grain", "from", "Kalvik’s", "air base"]
    assert [w.name for w in found] == [False, False, True, False]


# What every news text is built with is nobody's own.
@pytest.mark.parametrize(
    ("word", "own"), [("told", False), ("Monday", False), ("spokesman", False), ("ferry", True), ("паром", True)]
)
def test_own(word, own):
    assert wording.words(word)[0].own is own


# What is no word at all, as the sign left of a quotation of nothing, is compared as nothing.
def test_no_word():
    assert wording.clean("") == ""
