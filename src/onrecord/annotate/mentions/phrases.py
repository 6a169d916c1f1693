"""Stretches of tokens around a head noun: what stands before it in its phrase, and the “of …” and “to …” behind it."""

from __future__ import annotations

from onrecord.model.parse import Parse, Token
from onrecord.values import roles

INNER = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART", "DET", "PRON", "ADV"})
DETERMINERS = roles.words("determiners")
DEFINITE = roles.words("definite")
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
LONGEST = 10
"""Tokens of a phrase on each side of its head; more is a clause, not a description."""


def left_edge(parse: Parse, head: int, blocked: set[int] | None = None) -> int:
    """The first token of the noun phrase whose head stands at `head`: “the western Iranian city” from “city”."""
    tokens = parse.tokens
    at = head
    while at > 0 and head - at < LONGEST:
        token = tokens[at - 1]
        if token.sentence != tokens[head].sentence or not _inner(tokens, at - 1) or (blocked and at - 1 in blocked):
            break
        if token.label in {"DATE", "TIME"} and (token.label != tokens[head].label):
            break
        at -= 1
        if token.lower in DETERMINERS and not (at > 0 and tokens[at - 1].lower in {"all", "both"}):
            break
    while at < head and (tokens[at].text in POSSESSIVES or tokens[at].pos in {"PUNCT", "ADV"}):
        at += 1
    return at


def _inner(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a token can stand inside a noun phrase before its head."""
    token = tokens[at]
    if (
        token.text == "-"
        or token.text in POSSESSIVES
        or (tokens[at + 1].text == "-" and token.pos in {"ADJ", "NOUN", "PROPN", "ADV", "VERB", "NUM"})
    ):
        return at > 0 or token.text[0].isalnum()
    if token.tag in {"PRP", "WP", "EX", "TO", "WDT"} or token.dep in {
        "npadvmod",
        "advmod",
        "nsubj",
        "neg",
        "aux",
        "dobj",
        "iobj",
    }:
        return token.dep == "advmod" and token.pos == "ADJ"
    return token.pos in INNER or (token.pos == "VERB" and token.dep in {"amod", "compound"})


def right_edge(parse: Parse, last: int, links: frozenset[str]) -> int:
    """The last token of “of …”, “to …” behind `last`, where the link is one of `links` and the phrase is short."""
    tokens = parse.tokens
    if (
        last + 1 >= len(tokens)
        or tokens[last + 1].lower not in links
        or tokens[last + 1].sentence != tokens[last].sentence
    ):
        return last
    at, end = last + 2, last
    while at < len(tokens) and tokens[at].sentence == tokens[last].sentence and at - last <= LONGEST:
        token = tokens[at]
        if token.pos in {"NOUN", "PROPN", "NUM"} and token.tag != "WP":
            end = at
        elif not _links(tokens, at):
            break
        at += 1
    return end


def _links(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a token can stand between the nouns behind a head: “the”, “western”, “’s”, “of”."""
    token = tokens[at]
    if token.pos in {"DET", "ADJ"} or token.text in POSSESSIVES or token.text in {"-", "&"}:
        return True
    return token.lower in {"of", "and"} and _goes_on(tokens, at)


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether “of” or “and” joins capitalised words: “Ministry of Culture and Tourism”, not “ambassador to Iran and the”."""
    if at + 1 >= len(tokens):
        return False
    if tokens[at].lower == "of":
        return tokens[at - 1].pos in {"NOUN", "PROPN"}
    return (
        tokens[at - 1].text[0].isupper()
        and tokens[at + 1].text[0].isupper()
        and tokens[at - 1].label == tokens[at + 1].label != ""
    )


def is_definite(parse: Parse, first: int, head: int) -> bool:
    """Whether the phrase names something taken as known: “the spokesman”, “Iran’s ambassador”, a bare “Russian envoy”."""
    word = parse.tokens[first].lower
    if word in DEFINITE or any(parse.tokens[i].text in POSSESSIVES for i in range(first, head)):
        return True
    return word not in DETERMINERS
