"""The same article met twice: what is known of it does not hang on which meeting came first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.text import Article, Basis, Outlet, PublicationDay
from onrecord.values.articles import unite

BASES = st.sampled_from([Basis.GIVEN, Basis.METADATA])
DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 5))
MEETINGS = st.builds(
    Article,
    id=st.just("a"),
    text=st.just("The bridge is closed."),
    sha256=st.sampled_from(["1" * 64, "2" * 64]),
    sources=st.sets(st.sampled_from("abc"), min_size=1).map(lambda names: tuple(sorted(names))),
    url=st.none() | st.sampled_from(["https://a.example/1", "https://a.example/2?x"]),
    title=st.none() | st.sampled_from(["Bridge", "Bridge closed", "Closed: bridge"]),
    authors=st.sampled_from([(), ("Ann Lee",), ("Ann Lee", "Bo Moe"), ("Bo Moe", "Ann Lee")]),
    outlet=st.none() | st.builds(Outlet, st.sampled_from(["Post", "post"]), BASES),
    published=st.none() | st.builds(PublicationDay, DAYS, BASES),
    modified=st.none() | DAYS,
    declared_language=st.none() | st.sampled_from(["en", "de"]),
)


@given(MEETINGS, MEETINGS, MEETINGS)
def test_meetings_unite_to_the_same_in_any_order(a, b, c):
    assert unite(a, b) == unite(b, a)
    assert unite(unite(a, b), c) == unite(a, unite(b, c))
    assert unite(a, a) == a


def test_what_a_person_told_goes_before_what_a_page_says():
    page = Article(
        "a", "Words.", "1", ("a.html",), title="Words", published=PublicationDay(date(2020, 1, 1), Basis.METADATA)
    )
    told = Article("a", "Words.", "1", ("a.txt",), published=PublicationDay(date(2020, 1, 3), Basis.GIVEN))
    both = unite(page, told)
    assert (both.published.day, both.title, both.sources) == (date(2020, 1, 3), "Words", ("a.html", "a.txt"))


def test_two_articles_do_not_unite():
    with pytest.raises(ValueError, match="two articles"):
        unite(Article("a", "One.", "1", ("a",)), Article("b", "Two.", "2", ("b",)))
