"""Misreadings of the parser that hide a speaker, set right before statements are looked for.

Five kinds are known, each a token that hangs in the wrong place: a relative clause read as the main one (“Reed, who is
not related to the chief, said ...”), a speaker behind a quotation read as a part of it (““... in Homs” the monitor said”),
a speaker behind a dateline (“OSLO, May 3 (Reuters) - The union said”), a day read as a name (“on Friday police said”), a verb at the
end read as a noun (“..., Ritzau reports.”).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.annotate.statements.lexicon import lemma, lexicon
from onrecord.model.parse import Parse, Token

WHO = frozenset({"who", "which"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
WITHIN_A_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "NUM", "PRON"})
CLOSING = frozenset({"”", '"', "''", "»", "’"})
DASHES = frozenset({"-", "–", "—", "--"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
NEAR = 4
"""Tokens behind “on” among which its noun is looked for."""
LONGEST = 14
"""Tokens of a speaker's name and office between a quotation and the verb."""


def mended(parse: Parse) -> Parse:
    """The parse with these misreadings set right; the same one where there are none."""
    tokens = list(parse.tokens)
    for sentence in parse.sentences:
        _tried(_noun_at_the_end, tokens, sentence, _last_word(tokens, sentence))
        for at in sentence:
            token = tokens[at]
            if token.lower in WHO and token.dep in SUBJECTS:
                _tried(_relative, tokens, sentence, at)
            elif token.lower in DAYS and token.dep in {"compound", "nmod"} and at > sentence.start:
                _tried(_day, tokens, sentence, at)
            elif token.pos == "VERB" and token.tag in FINITE and lemma(token) in lexicon().verbs:
                _tried(_behind_quotation, tokens, sentence, at)
                _tried(_behind_dateline, tokens, sentence, at)
    return replace(parse, tokens=tuple(tokens)) if tuple(tokens) != parse.tokens else parse


def _tried(rule: Callable[[list[Token], range, int], None], tokens: list[Token], sentence: range, at: int) -> None:
    """Do as a rule says, and undo it where that would hang a token under itself."""
    before = tokens[sentence.start : sentence.stop]
    rule(tokens, sentence, at)
    after = tokens[sentence.start : sentence.stop]
    if any(old is not new for old, new in zip(before, after, strict=True)) and _is_a_ring(tokens, sentence):
        tokens[sentence.start : sentence.stop] = before


def _is_a_ring(tokens: list[Token], sentence: range) -> bool:
    """Whether some token of a sentence hangs on no root."""
    safe: set[int] = set()
    for at in sentence:
        way, up = {at}, at
        while up not in safe and tokens[up].head != up:
            up = tokens[up].head
            if up in way:
                return True
            way.add(up)
        safe |= way
    return False


def _hang(tokens: list[Token], at: int, head: int, dep: str) -> None:
    tokens[at] = replace(tokens[at], head=head, dep=dep)


def _relative(tokens: list[Token], sentence: range, who: int) -> None:
    """“Reed, who is not related to the chief, said ...”: “related” took the captain for its subject, or “said” hangs on it."""
    clause = tokens[who].head
    while tokens[clause].dep in {"aux", "auxpass"}:
        clause = tokens[clause].head
    above = tokens[clause].head
    if tokens[clause].dep in {"relcl", "acl"} or who < 1 or tokens[who - 1].text != ",":
        return
    subject = next(
        (t.index for t in tokens[sentence.start : who] if t.dep in SUBJECTS and t.head in {clause, above}), None
    )
    verb = above if above > clause else _verb_after(tokens, sentence, clause)
    if subject is None or verb is None or tokens[verb].tag not in FINITE or _has_subject(tokens, verb, clause):
        return
    if not any(t.text == "," for t in tokens[clause:verb]):
        return
    if above < verb:  # the verb takes the place of the clause
        _hang(tokens, verb, verb if above == clause else above, tokens[clause].dep)
    _hang(tokens, subject, verb, "nsubj")
    _hang(tokens, clause, subject, "relcl")


def _verb_after(tokens: list[Token], sentence: range, clause: int) -> int | None:
    """A finite verb behind the comma that hangs on the relative clause as if it were joined to it."""
    for token in tokens[clause + 1 : sentence.stop]:
        if token.head == clause and token.tag in FINITE and token.pos == "VERB" and tokens[token.index - 1].text == ",":
            return token.index
    return None


def _has_subject(tokens: list[Token], verb: int, after: int) -> bool:
    """Whether a verb has a subject of its own behind a place."""
    return any(t.head == verb and t.dep in SUBJECTS for t in tokens[after + 1 : verb])


def _behind_quotation(tokens: list[Token], sentence: range, verb: int) -> None:
    """““... in Homs” the monitor said”, “... the port of Berbera, Kenya's ministry said”: all between the mark and the verb is the
    speaker."""
    first = verb
    while first > sentence.start and verb - first <= LONGEST and tokens[first - 1].pos in WITHIN_A_NAME:
        first -= 1
    if first in {verb, sentence.start} or tokens[first].pos == "ADP":
        return
    mark = tokens[first - 1].text
    if mark not in CLOSING and (mark != "," or _has_subject(tokens, verb, sentence.start - 1)):
        return
    heads = [t for t in tokens[first:verb] if not first <= t.head < verb]
    if len(heads) == 1 and heads[0].pos in NOMINAL and heads[0].head < first:
        _without_subject(tokens, sentence.start, first, verb)
        for token in tokens[sentence.start : first]:
            if first <= token.head < verb:
                _hang(tokens, token.index, heads[0].head, token.dep)
        _hang(tokens, heads[0].index, verb, "nsubj")


def _last_word(tokens: list[Token], sentence: range) -> int:
    """The last token of a sentence before its full stop."""
    last = sentence.stop - 1
    while last > sentence.start and tokens[last].pos in {"PUNCT", "SPACE"}:
        last -= 1
    return last


def _noun_at_the_end(tokens: list[Token], sentence: range, at: int) -> None:
    """“The pier has burned down, the news agency Ritzau reports.”: “reports” behind a name and a comma is a verb."""
    first = at
    while first > sentence.start and at - first <= LONGEST and tokens[first - 1].pos in WITHIN_A_NAME:
        first -= 1
    told = any(t.tag in FINITE for t in tokens[sentence.start : first])
    the = tokens[first].lower == "the"
    named = (tokens[at - 1].pos == "PROPN" and not the) or (tokens[at - 1].lower in AGENCIES and the)
    if tokens[at].lower != "reports" or tokens[at].tag != "NNS" or first == at or not (named and told):
        return
    clause = next(
        (t.index for t in tokens[sentence.start : first] if t.head in {t.index, at} and t.pos in {"VERB", "AUX"}), None
    )
    if tokens[first - 1].text != "," or clause is None:
        return
    for token in tokens[first : at - 1]:
        if not first <= token.head < at:
            _hang(tokens, token.index, at - 1, "compound" if token.pos != "DET" else "det")
    _hang(tokens, at - 1, at, "nsubj")
    tokens[at] = replace(tokens[at], pos="VERB", tag="VBZ", lemma="report", head=at, dep="ROOT")
    _hang(tokens, clause, at, "ccomp")


AGENCIES = frozenset(
    {"agency", "broadcaster", "newspaper", "daily", "paper", "channel", "service", "network", "website"}
)


def _behind_dateline(tokens: list[Token], sentence: range, verb: int) -> None:
    """“OSLO, May 3 (Reuters) - The union said ...”: the town is no subject where one stands behind the dash."""
    town = tokens[sentence.start]
    dash = next(
        (t for t in range(sentence.start + 1, verb) if tokens[t].text in DASHES and tokens[t - 1].text == ")"), None
    )
    if dash is None or (town.pos != "PROPN" and town.text != "("):
        return
    heads = [t for t in tokens[dash + 1 : verb] if t.pos in NOMINAL and (t.head <= dash or t.head == verb)]
    if heads and any(t.head == verb and t.dep in SUBJECTS for t in tokens[sentence.start : dash]):
        _without_subject(tokens, sentence.start, dash, verb)
        _hang(tokens, heads[-1].index, verb, "nsubj")


def _without_subject(tokens: list[Token], first: int, stop: int, verb: int) -> None:
    """What the parser took for the subject of a verb among these tokens is none."""
    for token in tokens[first:stop]:
        if token.head == verb and token.dep in SUBJECTS:
            _hang(tokens, token.index, verb, "dep")


def _day(tokens: list[Token], sentence: range, at: int) -> None:
    """“died on Saturday police said”: the day belongs to “on”, not to the police."""
    before = tokens[at - 1]
    near = tokens[at : min(at + NEAR, sentence.stop)]
    if before.pos == "ADP" and tokens[at].head > at and not any(t.head == before.index for t in near):
        _hang(tokens, at, before.index, "pobj")
