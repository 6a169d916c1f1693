from dataclasses import replace
from datetime import date

import pytest

from onrecord.link import copies
from onrecord.link.copies import pairs
from onrecord.link.copies.vocabulary import Reader, Vocabulary
from onrecord.model.reading import (
    EntityKind,
    Mention,
    MentionForm,
    Reading,
    Referent,
    Statement,
    StatementForm,
)
from onrecord.model.record import CopyKind
from onrecord.model.text import Agency, Article, Basis, Block, BlockKind, Outlet, PublicationDay, Span

DAY = date(2020, 5, 1)


def reading(name, *paragraphs, kinds=(), **more):
    """An article of paragraphs; `kinds` names the kinds of the first ones, the rest are body."""
    text = "".join(f"{paragraph}\n" for paragraph in paragraphs)
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        kind = kinds[number] if number < len(kinds) else BlockKind.BODY
        blocks.append(Block(kind, Span(at, at + len(paragraph) + 1)))
        at += len(paragraph) + 1
    agencies = more.pop("agencies", ())
    return Reading(Article(name, text, name, (name,), **more), language="en", blocks=tuple(blocks), agencies=agencies)


def words(pile, copy):
    by_id = {r.id: r for r in pile}
    return [by_id[p.article].words(p.span) for p in copy.passages]


def crossing(found):
    return [copy for copy in found if len({p.article for p in copy.passages}) > 1]


FERRY = "The ferry Aurora lost power two miles off Kalvik and drifted for six hours before tugs reached it."
OTHER = "Council members meet again on Thursday to settle the budget for the new library."


# A passage that stands in two articles, as its second writer altered it: found, with both texts' exact words.
@pytest.mark.parametrize(
    ("altered", "kind"),
    [
        (FERRY, CopyKind.VERBATIM),
        (FERRY.replace("two miles", "2 miles"), CopyKind.NEAR_VERBATIM),
        (
            "THE FERRY AURORA lost power two miles off Kalvik and drifted for six hours before tugs reached it",
            CopyKind.VERBATIM,
        ),
        (FERRY.replace(" for six hours", ""), CopyKind.NEAR_VERBATIM),
        (FERRY.replace("lost power", "suddenly lost all power"), CopyKind.NEAR_VERBATIM),
        ("Police said " + FERRY[0].lower() + FERRY[1:-1] + ", the harbour master told reporters.", CopyKind.VERBATIM),
        (FERRY.replace(" and drifted", ". It drifted"), CopyKind.VERBATIM),
        (FERRY + " " + OTHER, CopyKind.VERBATIM),
    ],
)
def test_altered_passages(altered, kind):
    pile = [reading("a", OTHER.replace("Thursday", "Friday night in the old hall"), FERRY), reading("b", altered)]
    found = [c for c in crossing(copies.find(pile)) if "Aurora" in words(pile, c)[0]]
    assert len(found) == 1
    assert found[0].kind == kind
    assert all("lost" in text and "ff Kalvik" in text for text in words(pile, found[0]))


# British and American spelling, and words written together or apart, are one wording.
def test_spelling():
    pile = [
        reading("a", "The defence ministry's armoured column left the airbase towards the centre of Kalvik at dawn."),
        reading("b", "The defense ministry's armored column left the air base toward the center of Kalvik at dawn."),
    ]
    assert len(crossing(copies.find(pile))) == 1


# What every news text says, boilerplate and names are no copies.
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The minister told reporters on Monday that it was raining.",
            "A farmer told reporters on Monday that he was glad.",
        ),
        (
            "Prime Minister Ingrid Solberg Hansen of Norway arrived.",
            "Prime Minister Ingrid Solberg Hansen of Norway resigned.",
        ),
        ("Share this article on Facebook and Twitter.", "Share this article on Facebook and Twitter."),
        ("The Associated Press contributed to this report.", "The Associated Press contributed to this report."),
        ("He said the use of heavy lorries is a burden.", "The use of heavy lorries is a joy, they say here."),
        ("Sign up for our daily newsletter.", "Sign up for our daily newsletter."),
    ],
)
def test_no_copies(one, other):
    assert crossing(copies.find([reading("a", one), reading("b", other)])) == []


# Only what belongs to the article is compared.
def test_left_out_blocks():
    pile = [reading("a", FERRY, kinds=(BlockKind.RELATED,)), reading("b", FERRY)]
    assert copies.find(pile) == ()


# A passage twice in one article is told too, also where the second telling is altered.
@pytest.mark.parametrize(
    ("again", "kind"),
    [(FERRY, CopyKind.VERBATIM), (FERRY.replace("for six hours", "for nearly seven hours"), CopyKind.NEAR_VERBATIM)],
)
def test_within_an_article(again, kind):
    pile = [reading("a", FERRY, OTHER, again)]
    (copy,) = copies.find(pile)
    assert (copy.kind, words(pile, copy)) == (kind, [FERRY[:-1], again[:-1]])


# Three articles with one passage hold one copy, not three.
def test_one_copy_for_all():
    pile = [reading("a", FERRY), reading("b", FERRY.replace("six", "seven")), reading("c", "Late: " + FERRY)]
    found = crossing(copies.find(pile))
    assert [{p.article for p in copy.passages} for copy in found] == [{"a", "b", "c"}]


# What was altered points at the altered words and says what the fuller text has there.
def test_alterations():
    pile = [
        reading("a", "“No ship will leave Kalvik harbour before the inquiry has heard every witness,” Solberg said."),
        reading("b", "“No ship will leave Kalvik before the inquiry has heard every witness,” she said."),
        reading("c", "“No ferry will leave Kalvik harbour before the inquiry has heard every witness,” Solberg said."),
    ]
    (copy,) = crossing(copies.find(pile))
    by_id = {r.id: r for r in pile}
    told = {(a.passage.article, by_id[a.passage.article].words(a.passage.span), a.was) for a in copy.altered}
    assert told == {("b", "Kalvik", "Kalvik harbour"), ("c", "ferry", "ship")}
    assert {reason.text for reason in copy.reasons} >= {
        "inside the quotation marks “harbour” is left out",
        "inside the quotation marks “ferry” stands for “ship”",
    }


# Texts in scripts and languages of all kinds are compared.
@pytest.mark.parametrize(
    "passage",
    [
        "Паром «Аврора» потерял ход в двух милях от берега и шесть часов дрейфовал до прихода буксиров.",
        "فقدت العبارة الطاقة على بعد ميلين من الساحل وانجرفت ست ساعات قبل وصول القاطرات إليها",
        "渡轮在离岸两英里处失去动力漂流了六个小时直到拖船抵达现场",
        "Die Fähre verlor zwei Meilen vor der Küste ihren Antrieb und trieb sechs Stunden, bevor Schlepper sie erreichten.",
    ],
)
def test_languages(passage):
    pile = [reading("a", passage), reading("b", passage + " ")]
    assert len(crossing(copies.find(pile))) == 1


# Where the texts show whose words they are, and which came first, the copy says so.
def test_direction():
    early, late = (PublicationDay(DAY.replace(day=day), Basis.GIVEN) for day in (1, 2))
    pile = [
        reading("a", FERRY, agencies=(Agency("AFP", Span(4, 9)),), published=late),
        reading("b", FERRY, published=early),
    ]
    (copy,) = copies.find(pile)
    assert {reason.text for reason in copy.reasons} >= {"the article credits AFP", "first told on 2020-05-01"}


# The same articles in another order give the same copies.
def test_order():
    pile = [reading(name, FERRY, OTHER) for name in "abc"] + [reading("d", OTHER.replace("new", "old"))]
    turned = sorted([*pile[2:], *pile[:2]], key=lambda r: r.id)
    assert copies.find(turned) == copies.find(pile)


LONG = [
    "Rescuers pulled nine people from the collapsed grain store in Holm on Sunday night.",
    "The roof gave way after three days of rain, said the owner, who had asked for repairs in March.",
    "Neighbours dug with their hands until a crane came from the quarry across the river.",
]


# Versions: the same address, or one outlet with mostly the same text.
@pytest.mark.parametrize(
    ("one", "other", "versions"),
    [
        ({"url": "https://www.example.org/holm?utm_source=x"}, {"url": "http://example.org/holm/"}, 1),
        ({"url": "https://example.org/holm"}, {"url": "https://example.org/kalvik"}, 0),
        ({"outlet": Outlet("Harbour Post", Basis.GIVEN)}, {"outlet": Outlet("The Harbour Post", Basis.GIVEN)}, 1),
        ({"outlet": Outlet("Harbour Post", Basis.GIVEN)}, {"outlet": Outlet("The Lantern", Basis.GIVEN)}, 0),
        ({}, {}, 0),
        ({"outlet": Outlet("Harbour Post", Basis.GUESS)}, {"outlet": Outlet("Harbour Post", Basis.GUESS)}, 0),
    ],
)
def test_versions(one, other, versions):
    pile = [reading("a", *LONG, **one), reading("b", *LONG, "A tenth person was found on Monday.", **other)]
    assert len(copies.versions(pile, copies.find(pile))) == versions


# Two stories of one outlet that share a paragraph of background are no versions.
def test_background_is_no_version():
    outlet = Outlet("Harbour Post", Basis.GIVEN)
    more = [
        "The mayor of Kalvik opened a school for four hundred children.",
        "Its roof is covered with solar panels made in the town.",
    ]
    pile = [reading("a", *LONG, outlet=outlet), reading("b", *more, LONG[1], outlet=outlet)]
    assert copies.versions(pile, copies.find(pile)) == ()


# The older by the day told is what the other is a version of.
def test_older_version():
    outlet = Outlet("Harbour Post", Basis.GIVEN)
    days = {name: PublicationDay(day, Basis.GIVEN) for name, day in (("a", DAY.replace(day=3)), ("b", DAY))}
    pile = [reading(name, *LONG, outlet=outlet, published=days[name]) for name in "ab"]
    (version,) = copies.versions(pile, copies.find(pile))
    assert (version.article, version.of) == ("a", "b")


# One article held against an index of the others takes part in the same copies as in the whole pile, whichever comes last.
@pytest.mark.parametrize("last", range(5))
def test_one_more_article(last):
    pile = [
        reading("a", FERRY, OTHER),
        reading("b", FERRY, "Nobody on board was hurt, the harbour office in Kalvik told the families."),
        reading("c", FERRY.replace("six hours", "seven hours"), "Rain fell all day."),
        reading("d", OTHER.replace("Thursday", "Friday"), "The choir sings on Sunday in the old church of Holm."),
        reading("e", "Nothing of this stands anywhere else, whatever the readers of it may think."),
    ]
    one, others = pile[last], [r for n, r in enumerate(pile) if n != last]
    found = copies.against(copies.index(others), one)
    whole = [c for c in copies.find(pile) if any(p.article == one.id for p in c.passages)]
    assert {c.passages for c in found} == {c.passages for c in whole}


# Where fifty articles repeat one text with small changes, each is found, once.
def test_many_near_duplicates():
    text = [FERRY, OTHER, "Nobody on board was hurt, the harbour office in Kalvik told the families of the crew."]
    pile = [
        reading(f"n{n:02}", *(" ".join(w for k, w in enumerate(p.split()) if (k + n) % 17) for p in text))
        for n in range(50)
    ]
    found = copies.find(pile)
    assert max(len({p.article for p in copy.passages}) for copy in found) == 50


# What changed between two versions is told, with its words: sentences put in and left out, and words that stand for others.
def test_what_changed():
    outlet = Outlet("Harbour Post", Basis.GIVEN)
    noon, evening = (PublicationDay(DAY.replace(day=day), Basis.GIVEN) for day in (1, 2))
    gone = "Trains on the branch line were stopped for an hour."
    pile = [
        reading("noon", *LONG, gone, outlet=outlet, published=noon),
        reading(
            "evening",
            LONG[0].replace("nine", "eleven"),
            *LONG[1:],
            "A bakery brought bread for the diggers.",
            outlet=outlet,
            published=evening,
        ),
    ]
    (version,) = copies.versions(pile, copies.find(pile))
    by_id = {r.id: r for r in pile}
    told = {(r.text, by_id[r.passage.article].words(r.passage.span)) for r in version.reasons if r.passage}
    assert told >= {
        ("put in: “A bakery brought bread for the diggers.”", "A bakery brought bread for the diggers."),
        (f"left out: “{gone}”", gone),
    }
    assert any("stands where the fuller text has" in text and "nine" in text and "eleven" in text for text, _ in told)


# Versions in which nothing but an address differs tell of no change.
def test_nothing_changed():
    outlet = Outlet("Harbour Post", Basis.GIVEN)
    pile = [reading(name, *LONG, outlet=outlet) for name in "ab"]
    (version,) = copies.versions(pile, copies.find(pile))
    assert not [reason for reason in version.reasons if reason.passage]


def quoting(name, speaker, words, **more):
    """An article in which somebody is quoted, read so far as that asks."""
    one = reading(name, f"{speaker} spoke late. “{words}” {speaker} said.", **more)
    who, content = Span(0, len(speaker)), Span(one.text.index(words), one.text.index(words) + len(words))
    said = Statement(content, "t", StatementForm.DIRECT, (content,), None, who, source_heads=(who,))
    mention = Mention(who, "t", MentionForm.NAME, EntityKind.PERSON, who, 0, 0)
    return replace(
        one, mentions=(mention,), referents=(Referent(EntityKind.PERSON, speaker, (0,)),), statements=(said,)
    )


ALLOWED = "We will not allow any foreign crews to build or repair ships in this harbour"


# One speaker's quotation in two renderings is a copy; another speaker's, one turned round, with another number or of another week is none.
@pytest.mark.parametrize(
    ("speaker", "words", "day", "found"),
    [
        ("Nils Berg", "In our harbour we won't permit ships to be built or repaired by crews that are foreign", 1, 1),
        ("Greta Sund", "In our harbour we won't permit ships to be built or repaired by crews that are foreign", 1, 0),
        ("Nils Berg", "In our harbour we will permit ships to be built or repaired by crews that are foreign", 1, 0),
        ("Nils Berg", "In our harbour we won't permit 40 ships to be built or repaired by foreign crews", 1, 0),
        ("Nils Berg", "In our harbour we won't permit ships to be built or repaired by crews that are foreign", 20, 0),
        ("Nils Berg", "The harbour is ours, and no visitor will tell us what we are to do with the place", 1, 0),
    ],
)
def test_renderings(speaker, words, day, found):
    first, second = (PublicationDay(DAY.replace(day=one), Basis.GIVEN) for one in (1, day))
    pile = [
        quoting("a", "Nils Berg", ALLOWED, published=first),
        quoting("b", speaker, words, published=second),
    ]
    assert [c.kind for c in copies.find(pile)] == [CopyKind.PARAPHRASE] * found


# A large pile is counted in parts; how large these are changes nothing.
@pytest.mark.parametrize("most", [100, 500])
def test_counted_in_parts(monkeypatch, most):
    text = [FERRY, OTHER, "Nobody on board was hurt, the harbour office in Kalvik told the families of the crew."]
    pile = [
        reading(f"n{n:02}", *(" ".join(w for k, w in enumerate(p.split()) if (k + n) % 7) for p in text))
        for n in range(12)
    ]
    whole = copies.find(pile)
    for name in ("SHARD", "MEETINGS", "CHUNK"):
        monkeypatch.setattr(pairs, name, most)
    assert copies.find(pile) == whole
    assert whole


# “Air base” is one word with “airbase” also where the pile's words are kept as numbers.
def test_words_as_numbers():
    vocabulary = Vocabulary()
    told, other = (
        Reader(vocabulary).read(text) for text in ("The air base at Kalvik's gate", "the airbase at Kalvik gate")
    )
    assert [vocabulary.form[n] for n in told] == [vocabulary.form[n] for n in other]
