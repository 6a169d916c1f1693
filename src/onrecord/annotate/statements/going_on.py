"""Whether a verb goes on the saying of another: “said the roads were shut, adding that …”, “said the bank had paid and warned …”."""

from __future__ import annotations

from onrecord.annotate.statements.lexicon import lemma, lexicon
from onrecord.annotate.statements.media import is_media
from onrecord.annotate.statements.reach import tense
from onrecord.annotate.statements.tree import FINITE, SUBJECTS, Tree
from onrecord.model.parse import Token
from onrecord.values import roles

ADDING = frozenset(
    {
        "say",
        "add",
        "note",
        "stress",
        "emphasize",
        "emphasise",
        "underline",
        "underscore",
        "insist",
        "warn",
        "argue",
        "explain",
    }
)
"""Words that go on a saying as a participle: “, adding that”."""

GOING_ON = frozenset({"add", "reiterate"})
"""Verbs by which a speaker goes on where “and” joins them to what he said."""


def continues_saying(tree: Tree, at: int) -> bool:
    """Whether the verb goes on the saying of a verb above it, though the parser hung it into what that one reports."""
    clause = next((up for up in tree.above(at) if tree.tokens[up].dep == "ccomp"), None)
    above = tree.head(clause) if clause is not None else None
    return (
        clause is not None
        and above is not None
        and above < clause
        and goes_on_saying(tree, tree.tokens[at], clause, above)
    )


SILENT = frozenset({"all", "both", "those", "it", "there", "this", "that", "these"})
PAUSES = frozenset({",", "”", '"', "''", "»"})
"""Before “adding that”: a comma, or the end of the quotation."""


def goes_on_saying(tree: Tree, token: Token, clause: int, at: int) -> bool:
    """Whether a verb within a reported clause is rather the speaker's next word of saying: “adding” after a comma, or a verb
    without a subject in the tense of the saying where the clause has another tense or its subject says nothing."""
    word = lemma(token)
    verb = lexicon().verbs.get(word) or (word == "make" or None)
    if verb is None or token.pos not in {"VERB", "AUX"}:
        return False
    before = tree.tokens[tree.left(token.index) - 1]
    if token.tag == "VBG" and word == "add" and any(tree.tokens[c].dep == "ccomp" for c in tree.below[token.index]):
        return True
    if token.tag == "VBG" and (word in ADDING or _cannot_speak(tree, clause)):
        return before.text in PAUSES or tree.tokens[token.index - 1].text in PAUSES
    joined = token.dep == "conj" and not any(tree.tokens[c].dep in SUBJECTS for c in tree.below[token.index])
    return joined and _joined_on(tree, token, clause, at)


def _joined_on(tree: Tree, token: Token, clause: int, at: int) -> bool:
    """Whether “and” joins a verb to the saying: “said the bank had paid and added that”, “said all roads were shut and warned”."""
    own = tense(tree, token.index)
    if lemma(token) in GOING_ON and tree.child(token.index, "ccomp") is not None and own in FINITE:
        return True
    if own != tense(tree, at) or token.head != clause:
        return False
    return tense(tree, clause) != tense(tree, at) or _cannot_speak(tree, clause)


def _cannot_speak(tree: Tree, clause: int) -> bool:
    """Whether the subject of a clause says nothing: “the police said all the dead were miners and described the blast as”."""
    subject = next((c for c in tree.below[clause] if tree.tokens[c].dep in SUBJECTS), None)
    if subject is None:
        return False
    token = tree.tokens[subject]
    if token.label or token.pos == "PROPN":
        return False
    silent = token.lower in SILENT or token.lemma.lower() in COUNTS
    return token.dep in {"nsubjpass", "expl"} or silent or _a_thing(tree, subject)


COUNTS = frozenset({"toll", "tally", "count", "number", "figure", "total", "rate", "price", "share"})
"""What rises and falls, and vows nothing."""


def _a_thing(tree: Tree, noun: int) -> bool:
    """Whether a noun is neither somebody nor a body nor a text: “some areas”, “the toll”; not “the driver”, “the firm”, “the letter”."""
    token, word = tree.tokens[noun], tree.tokens[noun].lemma.lower()
    if (
        token.pos != "NOUN"
        or word.endswith(AGENTS)
        or word in lexicon().voices | lexicon().documents | lexicon().hearers
    ):
        return False
    bodies = (
        roles.bodies() | roles.words("body_nouns") | roles.words("described_bodies") | roles.words("business_nouns")
    )
    office = word.title() in roles.office_nouns()
    return not office and word not in bodies | roles.person_words() | roles.group_nouns() and not is_media(tree, noun)


AGENTS = ("er", "or", "ist", "ian", "ant", "man", "men", "ee")
"""Ends of words for those who do something, which no table holds all of."""
