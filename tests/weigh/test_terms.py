from types import MappingProxyType

import pytest

from onrecord.model.reading import EntityKind, Mention, MentionForm, Reading, Ref
from onrecord.model.record import Calendar, Entity, Material, Story
from onrecord.model.text import Article, Block, BlockKind, Span
from onrecord.weigh import terms


def material(entities=(), mentions=None, **texts):
    readings = {
        name: Reading(
            Article(name, text, name, (name,)),
            language="en",
            blocks=(Block(BlockKind.BODY, Span(0, len(text))),),
            mentions=(mentions or {}).get(name, ()),
        )
        for name, text in texts.items()
    }
    story = Story("story", "", tuple(readings))
    empty = Calendar(MappingProxyType({}), MappingProxyType({}))
    return Material(story, readings, empty, (), (), {entity.id: entity for entity in entities}, {}, {})


def told(known):
    return {
        term.referent: {(use.article, use.term): len(use.passages) for use in term.uses}
        for term in terms.collect(known)
    }


# Words between which newsrooms choose, side by side, with what stands before them.
@pytest.mark.parametrize(
    ("a", "b", "referent", "uses"),
    [
        (
            "Foreign-backed terrorists attacked the mill; the terrorists fled.",
            "Rebels attacked the mill.",
            "those who fight the government",
            {("a", "foreign-backed terrorists"): 1, ("a", "terrorists"): 1, ("b", "rebels"): 1},
        ),
        (
            "The regime fell.",
            "The government resigned.",
            "the government",
            {("a", "regime"): 1, ("b", "government"): 1},
        ),
        (
            "A raid by jets hit it.",
            "An air strike hit it.",
            "attacks from the air",
            {("a", "raid"): 1, ("b", "air strike"): 1},
        ),
        (
            "Foreign-backed militancy spread; the militants hold a mill.",
            "Rebels hold a mill.",
            "those who fight the government",
            {("a", "militants"): 1, ("b", "rebels"): 1},
        ),
        (
            "The dictator, President Reyes, spoke.",
            "President Reyes spoke.",
            "who is at its head",
            {("a", "dictator"): 1, ("a", "president"): 1, ("b", "president"): 1},
        ),
        (
            "Undocumented immigrants came.",
            "Illegal aliens came.",
            "people who come to another country",
            {("a", "undocumented immigrants"): 1, ("b", "illegal aliens"): 1},
        ),
    ],
)
def test_choices(a, b, referent, uses):
    assert told(material(a=a, b=b))[referent] == uses


# Where all choose alike, or only one article speaks of it, there is nothing to show.
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The militants fled.", "A militant was seen."),
        ("Gunmen came.", "A gunman came."),
        ("One casualty was told.", "Many casualties were told."),
        ("The militancy in the north grows.", "Militants hold the north."),
        ("The health authorities warned of fever.", "The government sent doctors."),
        ("The capture of the town was told.", "His arrest was told."),
        ("Her elimination in the second round hurt.", "The execution of the plan took a year; then a killing."),
        ("The militants and the rebels fled.", "It rained all day."),
        ("The trade war over steel goes on.", "The conflict over steel goes on."),
        ("The Crisis Group wrote of the war.", "He spoke of the war."),
        ("War is near.", "The War goes on.\nA war it is."),
        ("Shares on Wall Street fell at the border wall's price.", "The border wall is built."),
        ("Police made a raid on a bakery.", "The strike of the bakers went on."),
    ],
)
def test_nothing_to_show(a, b):
    assert told(material(a=a, b=b)) == {}


# Words in quotation marks are a speaker's choice, and counted so.
def test_quoted():
    known = material(a="He called them “terrorists”. The militants fled.", b="The militants fled.")
    (term,) = terms.collect(known)
    assert {(use.article, use.term): use.quoted for use in term.uses} == {
        ("a", "militants"): 0,
        ("a", "terrorists"): 1,
        ("b", "militants"): 0,
    }


# Every place is given, with the exact words.
def test_places():
    known = material(a="Rebels! The rebels fled.", b="Gunmen fled.")
    (term,) = terms.collect(known)
    for use in term.uses:
        for place in use.passages:
            assert known.readings[place.article].words(place.span).lower() == use.term


# Different names of one group are a choice too.
def test_names_of_one_entity():
    mentions = {
        name: (Mention(Span(4, end), "t", MentionForm.NAME, EntityKind.GROUP, Span(4, end), 0),)
        for name, end in (("a", 16), ("b", 14))
    }
    group = Entity("e", EntityKind.GROUP, "Holm Liberators", (), (), (Ref("a", 0), Ref("b", 0)), ())
    known = material([group], mentions, a="The Holm Brigade came.", b="The Liberators came.")
    assert told(known) == {"Holm Liberators": {("a", "Holm Brigade"): 1, ("b", "Liberators"): 1}}
