"""Who said it, through whom, to whom, where and when: whole texts in, attributions out."""

from __future__ import annotations

from datetime import date

import pytest

import make
from onrecord import pipeline
from onrecord.model.record import ChangeKind
from onrecord.model.text import Basis, Outlet, PublicationDay


def weave(*texts: str, **more):
    """The record of these texts, each of an outlet of its own."""
    readings = [
        make.reading(text, f"{n}.txt", outlet=Outlet(f"Paper {n}", Basis.GIVEN), **more) for n, text in enumerate(texts)
    ]
    return pipeline.weave(readings)


def speakers(text: str, **more) -> list[list[str]]:
    """The names of the speakers of each statement, in order."""
    record = weave(text, **more)
    names = {entity.id: entity.name for entity in record.entities}
    return [[names[speaker] for speaker in one.speakers] for one in record.attributions]


# one row a way of naming the speaker; the last words of a name are enough
SPEAKERS = [
    ("Foreign Minister Ana Lund said the embassy would close.", [["Ana Lund"]]),
    ("“The embassy will close,” Ana Lund, the foreign minister, said.", [["Ana Lund"]]),
    ("Ana Lund arrived on Monday. She said the embassy would close.", [["Ana Lund"]]),
    ("Lund's spokesman Petar Marin said the embassy would close.", [["Petar Marin"]]),
    ("On Thursday, September 26, Israeli PM Ana Lund ruled out a treaty with the rebels of Tarn.", [["Ana Lund"]]),
    ("The office of Ana Lund ruled out a treaty with the rebels of Tarn.", [[]]),
    ("Norway closed its embassy. Oslo said the staff would leave by Friday.", [["Norway"]]),
    ("Norway and Brazil met. Both Norway and Brazil said the talks had been useful.", [["Norway", "Brazil"]]),
    ("The Norwegians said the talks had been useful.", [[]]),
    ("The embassy would close, it was announced on Monday.", None),
]


@pytest.mark.parametrize(("text", "wanted"), SPEAKERS, ids=[text[:40] for text, _ in SPEAKERS])
def test_the_speaker_is_the_one_the_words_stand_for(text, wanted):
    got = speakers(text)
    if wanted is None:
        assert all(names == [] for names in got)
    else:
        assert got == wanted


def test_the_statement_is_that_of_the_body_that_issued_it():
    text = (
        "In a statement on Friday, the Defence Ministry of Norway said ten ships had left port. "
        "According to the statement, the ships will be away for a month."
    )
    first, second = weave(text).attributions
    assert first.speakers
    assert second.speakers == first.speakers


PORT = "In a statement issued by the Defence Ministry of Norway, the port was called safe. "

# one row a way in which “the statement” is told of before it speaks; the speakers of the last statement
PAPERS = [
    (
        PORT
        + "A joint statement was issued by Peru, Chile and Bolivia on Monday. “We call for a truce,” the statement reads.",
        ["Peru", "Chile", "Bolivia"],
    ),
    (
        PORT + "Peru and Chile issued a joint statement on Monday. “We call for a truce,” the statement said.",
        ["Peru", "Chile"],
    ),
    (
        "Peru and Chile issued a joint statement. “We call for a truce,” the statement said. “We will send ships,” it reads.",
        ["Peru", "Chile"],
    ),
    (
        "A statement by Peru came out. The statement was the first since May. “We call for a truce,” the statement said.",
        ["Peru"],
    ),
    # nobody knows whose, or it may be either's
    (PORT + "A statement was found in the harbour. “We call for a truce,” the statement said.", []),
    ("A statement by Peru came after a statement by Chile. “We call for a truce,” the statement said.", []),
    # a capital's is its country's
    ("Peru closed its ports. “We call for a truce,” said the statement circulated by Lima.", ["Peru"]),
]


@pytest.mark.parametrize(("text", "wanted"), PAPERS, ids=[text[-60:] for text, _ in PAPERS])
def test_the_statement_is_the_one_told_of_last(text, wanted):
    assert speakers(text)[-1] == wanted


def test_who_is_called_on_to_say_it_would_say_it():
    assert speakers("Peru called on Chile to reveal who had attacked Tarn.") == [["Peru"], ["Chile"]]


def test_of_two_of_one_name_the_role_tells():
    text = (
        "Captain Lee Joon Seok and two sailors were arrested, prosecutor Lee Bong Chang said. "
        "“The captain left the ship,” prosecutor Lee said."
    )
    assert speakers(text) == [["Lee Bong Chang"], ["Lee Bong Chang"]]


def test_a_body_with_and_in_its_name_is_one():
    (names,) = speakers("U.S. Customs and Border Protection warned that the gate would close.")
    assert len(names) == 1


def test_he_is_no_train():
    text = "Berg said the engine hit the last coaches of the Superfast Express heading north. “Nobody slept,” he added."
    assert all("Express" not in name for names in speakers(text) for name in names)


def test_a_newsroom_that_reports_does_not_speak_in_the_next_paragraph():
    text = "CNN reports that many families are angry.\n\n“They feel that nobody told them the truth about the boat at all.”"
    assert speakers(text) == [["CNN"]]


def test_a_quotation_without_a_cue_goes_on_from_the_speaker_before():
    text = "Ana Lund told reporters that the embassy would close.\n\n“It is a sad day for all of us who worked here.”"
    first, second = weave(text).attributions
    assert second.speakers == first.speakers != ()
    assert any("goes on" in reason.text for reason in second.reasons)


def test_an_anonymous_source_is_nobody_we_know():
    record = weave("Ana Lund left on Monday. A source close to the talks said the embassy would close.")
    (one,) = record.attributions
    names = {entity.id: entity for entity in record.entities}
    assert all(names[speaker].name != "Ana Lund" for speaker in one.speakers)


# one row a way in which words are passed on
CHAINS = [
    ("Ana Lund told Reuters the embassy would close.", ["Reuters", "Paper 0"]),
    ("The embassy will close, Ana Lund said on Monday, Reuters reported.", ["Reuters", "Paper 0"]),
    ("Ana Lund said in an interview with Reuters that the embassy would close.", ["Reuters", "Paper 0"]),
    ("Ana Lund told reporters the embassy would close.", ["Paper 0"]),
    ("Ana Lund wrote on Facebook that the embassy would close.", ["Paper 0"]),
]


@pytest.mark.parametrize(("text", "wanted"), CHAINS, ids=[text[:40] for text, _ in CHAINS])
def test_the_chain_runs_from_the_speaker_to_the_reader(text, wanted):
    (one,) = weave(text).attributions
    assert [hand.name for hand in one.chain] == wanted


def test_who_heard_the_first_sentence_heard_the_next():
    text = "Ana Lund told Reuters the embassy would close. She added that the staff would stay."
    first, second = weave(text).attributions
    assert [hand.name for hand in second.chain] == [hand.name for hand in first.chain] == ["Reuters", "Paper 0"]
    assert any("one breath" in reason.text for reason in second.reasons)


def test_the_day_of_the_saying_is_not_the_day_of_the_thing_said():
    text = "Ana Lund said on 3 May 2021 that the embassy would close on 9 June 2021."
    (one,) = weave(text, published=PublicationDay(date(2021, 5, 4), Basis.GIVEN)).attributions
    assert one.said is not None
    assert one.said.value == "2021-05-03"


def test_one_saying_in_two_papers_worded_otherwise_is_an_altered_quotation():
    one = "“All the ships of the northern fleet have left port,” Ana Lund said."
    other = "“All the ships of the northern fleet have now left port,” Ana Lund said."
    (change,) = weave(one, other).changes
    assert change.kind is ChangeKind.ALTERED_QUOTATION


def test_a_reversal_needs_a_later_day():
    one = "Ana Lund said on 3 May 2021 that the northern fleet would leave the harbour of Bergen."
    other = "Ana Lund said on 9 May 2021 that the northern fleet would not leave the harbour of Bergen."
    (change,) = weave(one, other, published=PublicationDay(date(2021, 5, 9), Basis.GIVEN)).changes
    assert change.kind is ChangeKind.REVERSED


def test_the_order_of_arrival_changes_nothing():
    texts = ["Ana Lund told Reuters the fleet had left.", "Petar Marin denied that the fleet had left the harbour."]
    assert weave(*texts).attributions == tuple(weave(*texts).attributions)
    readings = [make.reading(text, "a.txt") for text in texts]
    assert pipeline.weave(readings).attributions == pipeline.weave(readings[::-1]).attributions


# one quotation in two papers: editors' brackets and spelling are no alteration
@pytest.mark.parametrize(
    "other",
    [
        "“All the ships of [the] northern fleet in the harbour of Bergen have recognised the flag,” Ana Lund said.",
        "“All the ships of the northern fleet in the harbor of Bergen have recognized the flag,” Ana Lund said.",
        "“All the ships of the northern fleet in the harbour of [this port] have recognised the flag,” Ana Lund said.",
    ],
)
def test_brackets_and_spelling_alter_no_quotation(other):
    one = "“All the ships of the northern fleet in the harbour of Bergen have recognised the flag,” Ana Lund said."
    assert not weave(one, other).changes


def test_the_credited_agency_stands_between_speaker_and_paper():
    text = "BERGEN, Norway (Reuters) - The port will close, Ana Lund said on Monday.\n\nIt opened in May.\n"
    (one,) = weave(text).attributions
    assert [hand.name for hand in one.chain] == ["Reuters", "Paper 0"]


def test_a_report_that_cites_a_source_is_that_source_s():
    (one,) = weave("Interfax reported that the port would close, citing Ana Lund.").attributions
    assert one.chain[0].name == "Interfax"
    assert speakers("Interfax reported that the port would close, citing Ana Lund.") == [["Ana Lund"]]


def test_a_body_is_known_again_by_its_noun():
    text = (
        "The Rila Observatory for Press Freedom said ten writers were in jail. "
        "The observatory said two were freed on Friday. The group said it would go on counting."
    )
    assert speakers(text) == [["Rila Observatory for Press Freedom"]] * 3


DAY = {"published": PublicationDay(date(2021, 5, 4), Basis.GIVEN)}


def test_the_paper_itself_heard_it():
    for words in ("this newspaper", "our correspondent"):
        (one,) = weave(f"The embassy will close in June, Ana Lund told {words}.").attributions
        assert [hand.name for hand in one.chain] == ["Paper 0", "Paper 0"], words


def test_an_agency_behind_its_kind_is_named_without_it():
    (one,) = weave(
        "A source in the ministry, quoted by the news agency BTA, said the embassy would close."
    ).attributions
    assert [hand.name for hand in one.chain][:1] == ["BTA"]


def test_the_day_is_taken_from_the_same_saying_in_other_words():
    dated = "Ana Lund said on Monday that the northern fleet had left the harbour of Bergen for good."
    bare = "The fleet sailed.\n\nThe northern fleet has left the harbour of Bergen for good, Ana Lund said."
    said = {one.said.value if one.said else None for one in weave(dated, bare, **DAY).attributions}
    assert said == {"2021-05-03"}


# what keeps two sayings apart: another number, another speaker, articles of other days
@pytest.mark.parametrize(
    "other",
    [
        "Ana Lund said on Monday that 12 ships of the northern fleet had left the harbour of Bergen.",
        "Petar Marin said on Monday that 14 ships of the northern fleet had left the harbour of Bergen.",
    ],
)
def test_another_saying_lends_no_day(other):
    bare = "14 ships of the northern fleet have left the harbour of Bergen, Ana Lund said."
    record = weave(other, bare, **DAY)
    days = [one.said for one in record.attributions if record.readings[one.statement.article].text == bare]
    assert days == [None]


# one row a kind of change between two days: words of the first, words of the second
CHANGES = [
    ("would", "would not", ChangeKind.REVERSED),
    ("might", "would certainly", ChangeKind.STRENGTHENED),
    ("will", "may", ChangeKind.WEAKENED),
    ("would", "would", ChangeKind.REPEATED),
]


@pytest.mark.parametrize(("first", "second", "kind"), CHANGES, ids=[kind.value for _, _, kind in CHANGES])
def test_what_one_person_says_over_time(first, second, kind):
    one = f"Ana Lund said on 3 May 2021 that the northern fleet {first} leave the harbour of Bergen."
    other = f"Ana Lund said on 9 May 2021 that the northern fleet {second} leave the harbour of Bergen."
    (change,) = weave(one, other, published=PublicationDay(date(2021, 5, 9), Basis.GIVEN)).changes
    assert change.kind is kind
    assert all(reason.passage is not None for reason in change.reasons)


def test_two_unnamed_sources_are_two():
    text = "A source in the ministry said the port would close. Another source in the ministry said talks had begun."
    one, other = weave(text).attributions
    assert not set(one.speakers) & set(other.speakers)


def test_the_two_sides_are_those_that_spoke_together():
    text = "Both Norway and Brazil said the talks had been useful. The two sides said they would meet again in May."
    assert speakers(text) == [["Norway", "Brazil"]] * 2


def test_in_doubt_between_two_nobody_speaks_and_both_are_named():
    (one,) = weave("Ana Lund met Mila Petrova in Bergen. She said the port would close.").attributions
    assert one.speakers == ()
    assert [reason.text for reason in one.reasons] == ["“She” may be Ana Lund or Mila Petrova"]


def test_what_is_done_by_saying_it_has_a_day_of_its_own():
    """A declaration does not take the day of what the same person said in another paragraph; a further quotation does."""
    text = (
        "“I fear the number will rise,” President Ana Lund said on Sunday.\n\n"
        "“We will rebuild the harbour,” Lund said.\n\n"
        "Lund declared a national emergency.\n"
    )
    record = weave(text, published=PublicationDay(date(2021, 5, 18), Basis.GIVEN))
    days = [one.said.earliest if one.said else None for one in record.attributions]
    assert days == [date(2021, 5, 16), date(2021, 5, 16), None]
