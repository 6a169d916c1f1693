import pytest

from onrecord.model.reading import Reading, Sentence
from onrecord.model.text import Article, Span
from onrecord.weigh.origins import bodies


def reading(*sentences):
    """An article of sentences, one a line."""
    text, found = "", []
    for words in sentences:
        found.append(Sentence(Span(len(text), len(text) + len(words)), "test", 0))
        text += words + "\n"
    return Reading(Article("a", text, "a", ("a",)), language="en", sentences=tuple(found))


def at(one, words):
    start = one.text.rindex(words)
    return Span(start, start + len(words))


# A body that by its kind is no government's, unless its words tell that it is.
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("secretary of the dock workers' union", "union"),
        ("the airline's chief executive", "company"),
        ("the state railway company", None),
        ("the interior minister", None),
        ("a resident of the harbour", None),
        ("a company commander", None),
    ],
)
def test_kind(words, kind):
    assert bodies.kind_of(words) == kind


# Words that only a state's bodies and their holders bear; somebody else's are not the state's.
@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ("the interior minister", True),
        ("Holm police", True),
        ("the rebels' police", False),
        ("the former ambassador", False),
        ("the harbour manager", False),
    ],
)
def test_surely_state(words, sure):
    assert bodies.surely_state(words) == sure


# The last word tells whether a body is meant, or somebody who belongs to one.
@pytest.mark.parametrize(
    ("words", "body"),
    [("the dock workers' union", True), ("the port authority", True), ("a union secretary", False), ("", False)],
)
def test_is_body(words, body):
    assert bodies.is_body(words) == body


# A description is given the fuller words of its body where the article tells one such body, and only one.
@pytest.mark.parametrize(
    ("sentences", "words", "whole"),
    [
        (("The dock workers' union called a strike.", "The union's secretary said it would last."), "The union's secretary", "secretary of The dock workers' union"),
        (("The port authority closed the quay.", "Its director spoke of ice."), "Its director", "director of The port authority"),
        (("The dock workers' union called a strike.", "The teachers' union did not.", "The union's secretary said no."), "The union's secretary", None),
        (("Rain fell on the quay.", "Its director spoke of ice."), "Its director", None),
        (("The dock workers' union called a strike.", "The mayor of Holm said no."), "The mayor of Holm", None),
    ],
)  # fmt: skip
def test_whole(sentences, words, whole):
    one = reading(*sentences)
    assert bodies.whole(one, at(one, words)) == whole


# A body told by its noun alone takes the words that the article has for it.
@pytest.mark.parametrize(
    ("sentences", "words", "fuller"),
    [
        (("The dock workers' union called a strike.", "More will follow, the union said."), "the union", "The dock workers' union"),
        (("The dock workers' union called a strike.", "The teachers' union joined it, the union said."), "the union", None),
        (("More will follow, the union said.",), "the union", None),
        (("The dock workers' union said so.",), "The dock workers' union", None),
    ],
)  # fmt: skip
def test_fuller(sentences, words, fuller):
    one = reading(*sentences)
    assert bodies.fuller(one, at(one, words)) == fuller
