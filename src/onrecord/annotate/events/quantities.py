"""Counted things: “at least 43 people”, “dozens of homes”, “99.9 percent”; never an age, a clock time or a year."""

from __future__ import annotations

import re

from onrecord.annotate.events.tree import Tree
from onrecord.model.parse import Token
from onrecord.model.reading import Quantity
from onrecord.model.text import Span
from onrecord.values import kinds, numbers, predicates

NOT_COUNTED = frozenset({"DATE", "TIME", "ORDINAL", "PRODUCT", "LAW", "FAC"})
CURRENCY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
AGE = frozenset({"aged", "age", "ages"})
BEFORE = frozenset({"at", "least", "more", "than", "over", "about", "around", "some", "roughly", "approximately", "nearly",
                    "almost", "up", "to", "fewer", "less", "no", "as", "many", "estimated", "an", "a", "close", "under",
                    "above", "well", "just", "between", "not", "upwards", "of", "much"})  # fmt: skip
PERCENT = frozenset({"%", "percent", "per cent", "percentage"})
FURTHER = frozenset({"other", "another"})
"""Words by which a number is of those beside somebody told before: “24 *other* people”."""
YEARS = range(1500, 2100)


def find(tree: Tree, timed: frozenset[int]) -> list[tuple[int, Quantity]]:
    """All quantities of an article, each with the token that it hangs on (the counted noun)."""
    found: list[tuple[int, Quantity]] = []
    at = 0
    while at < len(tree.tokens):
        run = _run(tree, at, timed)
        if run:
            quantity = _quantity(tree, run)
            if quantity:
                found.append(quantity)
        at = (run[-1] if run else at) + 1
    return found


def _run(tree: Tree, at: int, timed: frozenset[int]) -> list[int]:
    """The tokens of one number from here on: “2.5 million”, “between 30 and 40”."""
    run: list[int] = []
    for token in tree.tokens[at:]:
        joins = run and token.lower in {"to", "and", "-", "–", "or"} and _numeric(tree, token.index + 1, timed)
        if token.sentence != tree.tokens[at].sentence or not (_numeric(tree, token.index, timed) or joins):
            break
        run.append(token.index)
    return run


def _numeric(tree: Tree, index: int, timed: frozenset[int]) -> bool:
    if index >= len(tree.tokens) or index in timed:
        return False
    token = tree.tokens[index]
    if token.lower == "many" and index and tree.tokens[index - 1].lower == "as":
        return False  # “as many as 1,457”
    if (token.label in NOT_COUNTED and not _is_figure(tree, token)) or not numbers.is_number_word(token.text):
        return False
    if token.lower in {"one", "few", "many", "both", "half", "several", "no"} and token.dep not in {
        "nummod",
        "amod",
        "det",
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
    }:
        return False
    return token.lower != "one" or token.dep == "nummod"


def _is_figure(tree: Tree, token: Token) -> bool:
    """Whether what the parser takes for part of a date is a figure, where no time was found: “put the number of dead *at 37*”,
    “on Tuesday *seven* civilians were killed”."""
    noun = tree.tokens[token.head]
    if token.dep == "nummod" and noun.pos == "NOUN" and noun.index > token.index and not noun.label:
        return True
    before = tree.tokens[token.index - 1].lower if token.index else ""
    return token.label == "DATE" and before in {"at", "to"} and token.text.isdigit() and int(token.text) not in YEARS


def _quantity(tree: Tree, run: list[int]) -> tuple[int, Quantity] | None:
    first, last = tree.tokens[run[0]], tree.tokens[run[-1]]
    if _is_no_count(tree, first, last):
        return None
    start = run[0]
    while start > 0 and tree.tokens[start - 1].lower in BEFORE and tree.tokens[start - 1].sentence == first.sentence:
        start -= 1
    while start < run[0] and numbers.clean(_words(tree, start, run[-1])) is None:
        start += 1
    words = _words(tree, start, run[-1])
    plain, bounded = numbers.clean(_words(tree, run[0], run[-1])), numbers.clean(words)
    if plain is None or bounded is None:
        return None
    if (bounded.low, bounded.high) == (plain.low, plain.high):
        start = run[0]
    unit, anchor = _counted(tree, run)
    span = Span(tree.tokens[start].start, last.end)
    return anchor, Quantity(span, bounded.low, bounded.high, bounded.bound, unit)


def _words(tree: Tree, first: int, last: int) -> str:
    return " ".join(token.text for token in tree.tokens[first : last + 1])


def _is_no_count(tree: Tree, first: Token, last: Token) -> bool:
    """Ages, years, clock times, scores, numbers of models and pages."""
    before = tree.tokens[first.index - 1].lower if first.index else ""
    after = tree.tokens[last.index + 1].lower if last.index + 1 < len(tree.tokens) else ""
    if (
        before in AGE
        or after in {"a.m.", "p.m.", "am", "pm", "gmt", "o'clock"}
        or before in {"no.", "page", "chapter", "article", "section", "resolution", "flight", "route"}
    ):
        return True
    if (
        re.fullmatch(r"\d{4}", first.text)
        and first.index == last.index
        and int(first.text) in YEARS
        and first.dep != "nummod"
    ):
        return True
    if before in {"other", "remaining"}:  # “the other four” are a part of a count told before
        return True
    return first.dep == "appos" or bool(re.match(r"-?(year|month|week|day|hour)s?-?old", after))


def _counted(tree: Tree, run: list[int]) -> tuple[str, int]:
    """The counted noun's lemma and the token that stands for it in the tree."""
    last = tree.tokens[run[-1]]
    after = tree.tokens[last.index + 1] if last.index + 1 < len(tree.tokens) else last
    if after.lower in PERCENT or (after.lower == "per" and last.index + 2 < len(tree.tokens)):
        return "percent", after.index
    if run[0] and (unit := CURRENCY.get(tree.tokens[run[0] - 1].text)):
        return unit, last.index
    head = next((tree.tokens[i] for i in run if tree.tokens[i].head not in run), last)
    if head.dep in {"nummod", "amod", "det", "quantmod", "compound", "nmod", "predet"}:
        noun = tree.tokens[head.head]
        if any(tree.tokens[i].lower in FURTHER for i in range(run[0] - 1, noun.index) if i >= 0):
            return "other", noun.index
        return (_base(noun), noun.index) if noun.pos in {"NOUN", "PROPN", "SYM"} else ("", head.index)
    for prep in tree.kids(head.index, "prep"):
        if prep.lower == "of" and (noun_ := tree.kid(prep.index, "pobj")):
            return _base(noun_), head.index
    return "", head.index


def _base(noun: Token) -> str:
    """The base form of a counted noun; in a headline the parser takes it for a name: “31 Terrorists”."""
    word = noun.lemma.lower()
    single = word.removesuffix("s")
    return single if noun.pos == "PROPN" and (kinds.known(single) or single in predicates.aspects().people) else word
