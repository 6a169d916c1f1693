from dataclasses import replace

import pytest
from evals.origins import piles

from onrecord.model.reading import Statement, StatementForm
from onrecord.model.record import Claim, Copy, CopyKind, Support
from onrecord.weigh import origins
from onrecord.weigh.origins import houses, tracing

ROWS = piles.load()


# One row for each way in which reports are, or are not, independent of each other.
@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_support(row):
    claim = piles.judge(row)
    assert f"{claim.support.value} {claim.independent_origins}" == row["expect"], claim.reasons


# A pile never gains support from one more article that only repeats without a source.
@pytest.mark.parametrize("row", ROWS[::7], ids=[row["name"] for row in ROWS[::7]])
def test_an_echo_adds_no_origin(row):
    more = {**row, "says": [*row["says"], "Z | * | it is reported so"]}
    assert piles.judge(more).independent_origins <= int(row["expect"].split()[1])
    assert (piles.judge(more).support == Support.CORROBORATED) == row["expect"].startswith("corroborated")


# Words that stand in several articles in another rendering can join origins, and never add one.
@pytest.mark.parametrize("kind", [CopyKind.PARAPHRASE, CopyKind.TRANSLATION])
@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_a_rendering_never_adds_an_origin(row, kind):
    known, said = piles.build(row)
    places = tuple(sorted(assertion.passage for assertion in said))
    plain = _support(known, said)
    for pair in (places[:2], places[-2:], places):
        found = _support(replace(known, copies=(*known.copies, Copy("rendered", kind, pair, (), ()))), said)
        assert found.independent_origins <= plain.independent_origins
        assert found.support != Support.CORROBORATED or plain.support == Support.CORROBORATED


# One quotation in two renderings is one origin, though two people are named for it.
def test_two_renderings_are_one_origin():
    row = next(row for row in ROWS if row["name"] == "two governments in two papers")
    known, said = piles.build(row)
    places = tuple(sorted(assertion.passage for assertion in said))
    rendered = replace(known, copies=(Copy("rendered", CopyKind.TRANSLATION, places, (), ()),))
    assert _support(known, said).independent_origins == 2
    assert _support(rendered, said).independent_origins == 1


def _support(known, said):
    traced, found = origins.trace(known, said)
    text = known.readings[traced[0].article].words(traced[0].passage.span)
    return origins.support(known, [Claim("claim", known.story.id, text, traced)], found)[0]


# The order in which articles and sayings arrive changes nothing.
@pytest.mark.parametrize("row", ROWS[::5], ids=[row["name"] for row in ROWS[::5]])
def test_order_does_not_matter(row):
    known, said = piles.build(row)
    traced, found = origins.trace(known, said)
    backwards, found_back = origins.trace(known, said[::-1])
    assert found == found_back
    assert {a.id: a.origin for a in traced} == {a.id: a.origin for a in backwards}


# Whose voice a description is.
@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Iranian Foreign Ministry spokesman", "government:IR"),
        ("Iran's foreign minister", "government:IR"),
        ("the Russian ambassador to Iran", "government:RU"),
        ("US Secretary of State", "government:US"),
        ("spokesman for the Turkish president", "government:TR"),
        ("an aide to the Iranian president", "government:IR"),
        ("spokeswoman for the UN in Geneva", "institution:united nations"),
        ("UN special envoy for Syria", "institution:united nations"),
        ("Russian opposition leader", "side:opposition"),
        ("rebel commander", "side:rebel"),
        ("foreign minister", "government:?"),
        ("Union Minister", "?"),
        ("chief executive of a shipping company", "body:company:"),
        ("director of the state railway company", "?"),
        ("spokesman of the opposition ministry", "side:opposition"),
        ("chief executive", "?"),
        ("the company commander", "?"),
        ("African Union envoy", "institution:african union"),
        ("the Israeli army", "government:IL"),
        ("German prosecutor", "government:DE"),
        ("NATO spokesman", "institution:nato"),
        ("Damascus British Foreign Secretary", "government:GB"),
        ("Sen.", "?"),
    ],
)
def test_family_of_description(words, key):
    found = houses.of_description(words)
    assert found is not None
    assert found.key == key


# Where somebody writes is not for whom he or she speaks.
def test_a_platform_is_nobodys_body():
    row = {
        "says": ["A | Ines Duarte, who wrote it on Twitter | the talks failed", "B | org: Twitter | the sky is blue"],
    }
    known, said = piles.build(row)
    traced, found = origins.trace(known, said)
    family = {origin.id: origin.family for origin in found}
    assert family[traced[0].origin] != family[traced[1].origin]


# People who speak for nobody but themselves.
@pytest.mark.parametrize("words", ["a resident of Aleppo", "former British prime minister", "Russian military analyst"])
def test_speaks_alone(words):
    assert houses.of_description(words) is None


# Words that show a newsroom's own access, and words that do not.
@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("A Harbour Post reporter saw the crane fall.", "Harbour Post"),
        ("The letter, seen by the Harbour Post, is dated May.", "Harbour Post"),
        ("Our correspondent counted nine boats.", "Harbour Post"),
        ("According to documents obtained by this newspaper, the order came late.", "Harbour Post"),
        ("A Harbour Post reporter could not verify the count.", None),
        ("Officials told reporters that the crane fell.", None),
        ("Reporters were barred from the quay.", None),
        ("The Harbour Post building was shut.", None),
        ("The crane fell, the harbour master told us.", None),
    ],
)
def test_own_access(sentence, whose):
    assert tracing.own_access(sentence, ("Harbour Post",)) == whose


# Articles of the story that say nothing of the claim are silent; versions speak for each other; older ones could not speak.
def test_silent():
    row = {
        "says": ["A | org: Kremlin | the pact is off", "B | org: Kremlin | the sky is blue", "C | * | nothing here"],
        "versions": ["A C"],
    }
    known, said = piles.build(row)
    traced, found = origins.trace(known, said[:1])
    (claim,) = origins.support(known, [Claim("claim", "story", "the pact is off", traced)], found)
    assert claim.silent == ("B",)


# Every counted claim says why, with its origins by name.
def test_reason_names_the_origins():
    row = next(row for row in ROWS if row["name"] == "two governments in two papers")
    reason = piles.judge(row).reasons[-1].text
    assert reason == "corroborated: 2 independent origins: Karim Daei; Pavel Orlov, in 2 articles"


# A copied passage has the origin of the statement that it repeats.
def test_origin_of_a_copy():
    row = next(row for row in ROWS if row["name"] == "two papers copy one monitor's sentence, a third has the army")
    known, said = piles.build(row)
    lines = {article: reading.blocks[0].span for article, reading in known.readings.items()}
    statements = {article: (_statement(lines[article]),) for article in known.readings}
    readings = {article: replace(r, statements=statements[article]) for article, r in known.readings.items()}
    known = replace(known, readings=readings)
    _, found = origins.trace(known, said)
    named = {origin.id: origin.name for origin in found}
    assert {copy: named[origin] for copy, origin in origins.of_copies(known, found).items()} == {
        "copy0": "Coastal Rights Monitor"
    }


def _statement(span):
    return Statement(span, "rows", StatementForm.INDIRECT, (span,), None, None)
