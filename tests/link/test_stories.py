from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

import pytest

from onrecord.link import copies, stories
from onrecord.link.stories.named import added, of
from onrecord.model.reading import EntityKind, Mention, MentionForm, Reading, Ref, Referent
from onrecord.model.record import Calendar, Entity, Judgement, Published, Story
from onrecord.model.text import Article, Basis, Block, BlockKind, Passage, PublicationDay, Span


def reading(name, headline, *paragraphs, language="en", **more):
    text = "".join(f"{line}\n" for line in (headline, *paragraphs) if line)
    blocks, at = [], 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        kind = BlockKind.HEADLINE if headline and number == 0 else BlockKind.BODY
        blocks.append(Block(kind, Span(at, at + len(line))))
        at += len(line)
    return Reading(Article(name, text, name, (name,), **more), language=language, blocks=tuple(blocks))


FERRY = [
    reading(
        "ferry1",
        "Ferry Aurora adrift off Kalvik with 240 aboard",
        "The ferry Aurora lost power two miles off Kalvik on Sunday with 240 passengers aboard.",
        "Tugs from the naval base reached the vessel after six hours, the harbour master Nils Berg said.",
        "An engine fire is thought to have cut the electricity on board.",
    ),
    reading(
        "ferry2",
        "Tugs bring stricken ferry to Kalvik harbour",
        "Two tugs towed the ferry Aurora into Kalvik harbour early on Monday, ending a night of fear for its 240 passengers.",
        "Nils Berg, the harbour master, said a fire in the engine room had left the vessel without power.",
        "Passengers spoke of darkness and of smoke in the lower decks.",
    ),
    reading(
        "ferry3",
        "Engine fire left Aurora without power, inquiry finds",
        "A worn fuel pipe caused the engine fire that left the ferry Aurora adrift off Kalvik, an inquiry has found.",
        "The vessel's owner, Nordlinje, had put off the repair twice, its report says; 240 passengers were aboard that night.",
        "Harbour master Nils Berg welcomed the report.",
    ),
]
BUDGET = [
    reading(
        "budget1",
        "Council in Holm cuts library hours",
        "The town council of Holm voted to close its three libraries on Mondays to save 400,000 crowns a year.",
        "Mayor Greta Sund said schools and buses came first; forty readers protested in the gallery of the town hall.",
        "The opposition wants a vote of all citizens on the closures.",
    ),
    reading(
        "budget2",
        "Readers protest as Holm shuts libraries on Mondays",
        "Some forty readers protested in the gallery as councillors in Holm voted to shut the town's libraries on Mondays.",
        "The cut saves 400,000 crowns; mayor Greta Sund said buses and schools needed the money more.",
        "A citizens' vote on the closures may follow.",
    ),
]
NAMESAKE = reading(
    "aurora",
    "Aurora seen as far south as Holm",
    "The northern lights, or aurora, were seen over Holm on Sunday, the strongest in eleven years.",
    "Astronomers at the university counted three solar storms in a week, and expect more before the spring.",
    "Photographers drove up the hill in their hundreds.",
)
PILE = [*FERRY, *BUDGET, NAMESAKE]


def told(pile):
    return {story.articles for story in stories.gather(pile, copies.find(pile), ())}


# Articles about one thing are one story, weeks apart or not; what only shares a word or a town stands alone.
def test_gather():
    assert told(PILE) == {("ferry1", "ferry2", "ferry3"), ("budget1", "budget2"), ("aurora",)}


# The same articles in any order give the same stories, with the same ids and titles.
@pytest.mark.parametrize("turn", range(4))
def test_order(turn):
    turned = [*PILE[turn:], *PILE[:turn]][::-1]
    assert stories.gather(turned, (), ()) == stories.gather(PILE, (), ())


# A story has the verbatim headline of its most central article as title; an article without one gives its first words.
def test_title():
    titles = {story.articles: story.title for story in stories.gather(PILE, (), ())}
    assert titles["ferry1", "ferry2", "ferry3"] in {r.text.splitlines()[0] for r in FERRY}
    (bare,) = stories.gather([reading("x", "", "Nothing stirred in Kalvik. " * 20)], (), ())
    assert bare.title.startswith("Nothing stirred in Kalvik.")
    assert len(bare.title) < 130


# Two articles of which one mostly stands in the other are one story, even when they are a sentence long.
def test_copied_articles():
    line = "Divers found the bell of the steamer Ostrava under forty metres of mud on Friday."
    pile = [
        reading("a", "", line),
        reading("b", "", line + " They will go back when the wind drops and the owner of the wreck agrees."),
    ]
    assert told(pile) == {("a", "b")}


STRIKES = (
    ("Orsk", "a bakery", "three women", "Bread had run out before noon."),
    ("Lund", "a bus stop", "a conductor", "The number nine line no longer runs."),
    ("Tavel", "a school yard", "two pupils", "Lessons are held in cellars now."),
    ("Brise", "a butcher", "six grocers", "Onions cost a day's wage there."),
    ("Menne", "a pharmacy", "its owner", "Insulin is smuggled in through drains."),
    ("Harro", "a bridge", "a cyclist", "Ferrymen cross at night instead."),
    ("Sule", "a petrol station", "five drivers", "Fuel tankers burned until morning."),
    ("Wick", "a gymnasium", "an old couple", "Families slept on the running track."),
    ("Caldo", "a water tower", "a plumber", "Taps stayed dry for a week."),
    ("Perrin", "a tram depot", "four mechanics", "Carriages serve as barricades."),
)


# In a crowd of things told alike two must be nearer to each other than the crowd is: attacks of one siege are no story together.
def test_a_crowd():
    line = "Shells hit {} in {}, a rebel quarter of Velm, and killed {}, rescuers said on Sunday, the tenth day of the siege."
    pile = [
        reading(f"strike{n}", "", line.format(what, where, who), more)
        for n, (where, what, who, more) in enumerate(STRIKES)
    ]
    groups = [story.articles for story in stories.gather([*pile, *FERRY], (), ())]
    assert max(len(group) for group in groups if group[0].startswith("strike")) == 1
    assert ("ferry1", "ferry2", "ferry3") in groups


# Months apart, a sentence in which other numbers and names stand is a form that is filled in, and no copy that makes one story.
def test_a_form_filled_in_anew_is_another_story():
    form = "Raiders fired {} rockets at the {} quarter of {} at dawn, killing {} and wounding {}, and damaging homes and shops."
    fills = (("six", "Orsk", "Kalvik", "two women", 5), ("nine", "Lund", "Velm", "four boys", 31))
    days = (date(2031, 2, 1), date(2031, 7, 9))
    dated = [
        reading(str(n), "", form.format(*fill), published=PublicationDay(day, Basis.GIVEN))
        for n, (fill, day) in enumerate(zip(fills, days, strict=True))
    ]
    again = [reading(r.id, "", FORM, published=r.article.published) for r in dated]
    assert len(stories.gather(again, copies.find(again), ())) == 1
    names = {alteration.was for copy in copies.find(dated) for alteration in copy.altered}
    assert names
    assert all(
        not reason.text.endswith("mostly the same text")
        for s in stories.gather(dated, copies.find(dated), ())
        for reason in s.reasons
    )


FORM = "Raiders fired six rockets at the Orsk quarter of Kalvik at dawn, killing two women and wounding 5, and damaging homes and shops."


# No date has a say in what is one story.
def test_dates_do_not_matter():
    dated = [
        reading(r.id, *r.text.splitlines(), published=PublicationDay(date(2000 + 3 * n, 1, 1), Basis.GIVEN))
        for n, r in enumerate(FERRY)
    ]
    assert told(dated) == {("ferry1", "ferry2", "ferry3")}


# An empty pile holds no stories; a large one is gathered by its rare words alone.
def test_sizes():
    assert stories.gather([], (), ()) == ()
    letters = "abcdefghijklmnopqrstuvwxyz"
    far = [
        reading(f"n{n:03}", "", " ".join(letters[n // 26] + letters[n % 26] + letters[k] + "um" for k in range(26)))
        for n in range(200)
    ]
    assert ("ferry1", "ferry2", "ferry3") in told([*PILE, *far])


def calendar(**days):
    return Calendar(
        MappingProxyType({name: Published(*span, Basis.INFERRED) for name, span in days.items()}), MappingProxyType({})
    )


DAY = date(2016, 8, 20)


def on(day, width=0, best=None):
    return (DAY + timedelta(day), DAY + timedelta(day + width), best)


# Runs of days with less than a fortnight of silence between them are episodes; the undated stand last.
@pytest.mark.parametrize(
    ("days", "episodes"),
    [
        ({"a": on(0), "b": on(3), "c": on(220)}, [("a", "b"), ("c",)]),
        ({"a": on(0), "b": on(13), "c": on(26)}, [("a", "b", "c")]),
        ({"a": on(0), "b": on(0, 6), "c": on(30, 400)}, [("a", "b"), ("c",)]),
        ({"a": on(0), "b": on(-30, 60), "c": on(200, 90)}, [("a", "b"), ("c",)]),
        ({"a": on(0), "b": on(60), "c": on(-10, 100)}, [("a",), ("b",), ("c",)]),
        ({"a": on(0), "b": on(180, 60), "c": on(190, 99)}, [("a",), ("b", "c")]),
        ({"a": on(0), "c": on(0, 400, DAY + timedelta(100))}, [("a",), ("c",), ("b",)]),
        ({}, [("a", "b", "c")]),
    ],
)
def test_episodes(days, episodes):
    (story,) = stories.episodes([Story("s", "", ("a", "b", "c"))], calendar(**days))
    assert [episode.articles for episode in story.episodes] == episodes


def named(name, title, text, *names, place=()):
    """An article in which these words are names, each a referent of its own; `place` are those of places."""
    one = reading(name, title, text)
    words = one.text
    mentions, referents = [], []
    for index, who in enumerate(names):
        kind = EntityKind.PLACE if who in place else EntityKind.PERSON
        start = words.index(who)
        span = Span(start, start + len(who))
        mentions.append(Mention(span, "test", MentionForm.NAME, kind, span, 0, index))
        referents.append(Referent(kind, who, (index,)))
    return replace(one, mentions=tuple(mentions), referents=tuple(referents))


SMALL = (
    named(
        "one",
        "Blaze in Ostrakov",
        "A blaze in Ostrakov killed four, said Jiri Vanekova. " + "Engines came by road all night. " * 9,
        "Ostrakov",
        "Jiri Vanekova",
        place=("Ostrakov",),
    ),
    named(
        "other",
        "Mourning after mill burns",
        "Ostrakov mourned its dead. Jiri Vanekova led the crews at the mill. " + "Schools stayed shut there. " * 9,
        "Ostrakov",
        "Jiri Vanekova",
        place=("Ostrakov",),
    ),
)


# Articles in other words on one happening are more alike for a small place in their beginnings and the people they share.
def test_names_that_few_texts_hold():
    entities = tuple(
        Entity(name, kind, name, (name,), (), tuple(Ref(r.id, n) for r in SMALL), ())
        for n, (name, kind) in enumerate((("Ostrakov", EntityKind.PLACE), ("Jiri Vanekova", EntityKind.PERSON)))
    )
    one, other = of(SMALL, entities)
    assert added(one, other) > 0
    # people alone, or a place that every week's news holds, add nothing
    one, other = of(SMALL, entities[1:])
    assert added(one, other) == 0
    country = replace(entities[0], name="France", names=("France",))
    one, other = of(SMALL, (country, entities[1]))
    assert added(one, other) == 0


# What somebody put together on one thing is a crowd of that thing, and one story.
def test_a_pile_on_one_thing():
    night = [replace(one, article=replace(one.article, id=f"{one.id}-{n}")) for n in range(3) for one in FERRY[:2]]
    assert len(stories.gather([*night, FERRY[2]], (), ())) == 1


def ruling(kind, one, other, hour=9):
    marks = tuple(Passage(article, Span(0, 9)) for article in (one, other))
    return Judgement("ann", datetime(2031, 1, 1, hour, tzinfo=UTC), kind, marks, "story")


def decided(*rulings):
    pile = [*FERRY, *BUDGET[:2]]
    found = stories.judged(stories.gather(pile, (), ()), {one.id: one for one in pile}, rulings)
    return {story.articles: story for story in found}


def test_what_people_decide_about_stories():
    as_found = {("ferry1", "ferry2", "ferry3"), ("budget1", "budget2")}
    assert set(decided()) == as_found
    (joined,) = decided(ruling("accept", "ferry1", "budget2")).values()
    assert joined.articles == ("budget1", "budget2", "ferry1", "ferry2", "ferry3")
    assert "decided by ann" in [reason.text for reason in joined.reasons]
    parted = decided(ruling("reject", "ferry1", "ferry3"))
    assert set(parted) == {("ferry1", "ferry2"), ("ferry3",), ("budget1", "budget2")}
    assert parted["ferry3",].title == "Engine fire left Aurora without power, inquiry finds"
    later = ruling("accept", "ferry3", "ferry1", hour=10)
    assert set(decided(later, ruling("reject", "ferry1", "ferry3"))) == as_found
    assert set(decided(replace(ruling("accept", "ferry1", "budget2"), undone=True))) == as_found
    assert set(decided(ruling("accept", "ferry1", "gone"))) == as_found


def test_all_as_one():
    (one,) = stories.as_one(stories.gather([*FERRY, *BUDGET[:2]], (), ()))
    assert len(one.articles) == 5
    assert one.title.startswith(("Ferry", "Tugs", "Engine"))
