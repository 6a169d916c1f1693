"""People without their names: “the Russian ambassador to Iran”, “an informed source in Tehran”, “some lawmakers”, “he”."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.mentions import phrases
from onrecord.annotate.mentions.draft import Draft, draft
from onrecord.model.parse import Parse, Token
from onrecord.model.reading import EntityKind, MentionForm
from onrecord.values import roles

LINKS = frozenset({"of", "to", "for", "in", "at", "on", "from", "with"})
PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
TWO_WORDS = frozenset(
    word
    for word in (
        "prime minister",
        "secretary general",
        "vice president",
        "chief executive",
        "opposition leader",
        "supreme leader",
        "attorney general",
        "consul general",
        "first lady",
    )
)
OF_ROLES = ("secretary of state", "head of state", "chief of staff")


LITTLE = frozenset({"PUNCT", "DET", "ADP", "AUX", "PRON", "CCONJ", "SCONJ", "PART", "SPACE", "ADV", "NUM"})
"""Parts of speech that no role noun is taken for; asked first, for they are half of a text."""


def descriptions(parse: Parse, names: list[Draft]) -> list[Draft]:
    """Role nouns and group nouns with their phrases, in order."""
    by_token = {i: item for item in names for i in range(item.first, item.last + 1)}
    found: list[Draft] = []
    words = roles.person_words()
    blocked = {
        i
        for i, d in by_token.items()
        if d.kind is EntityKind.PERSON and d.form is MentionForm.NAME and not _owns(parse, d)
    }
    for token in parse.tokens:
        if (
            token.pos not in LITTLE
            and (token.lemma.lower() in words or token.text.lower() in words)
            and not _to_do(parse, token)
        ):
            item = _described(parse, token, by_token, blocked)
            if item is None or (found and item.first >= found[-1].first and item.last <= found[-1].last):
                continue
            if found and item.first <= found[-1].first and item.sentence == found[-1].sentence:
                found.pop()
            found.append(item)
    return found


def _to_do(parse: Parse, token: Token) -> bool:
    """Whether a word is what somebody is to do: “fit to judge Rios”."""
    return token.tag == "VB" and token.index > 0 and parse.tokens[token.index - 1].lower == "to"


def _described(parse: Parse, token: Token, by_token: dict[int, Draft], blocked: set[int]) -> Draft | None:
    """The description with its head at this token, if the token is such a noun and heads a phrase."""
    held = by_token.get(token.index)
    if held is not None and (held.kind is EntityKind.PERSON or held.key):
        return None
    plural = token.tag in {"NNS", "NNPS"}
    lemma = token.lemma.lower()
    if plural and lemma in roles.group_nouns():
        return _group(parse, token, lemma)
    noun = _noun(parse, token)
    if plural or noun is None or _compound(parse, token):
        return None
    first = _not_now(parse, _behind_city(phrases.left_edge(parse, token.index, blocked), token.index, by_token))
    last = phrases.right_edge(parse, _elect(parse, token.index), LINKS)
    if roles.role_class().get(noun) == "diplomat" and last > token.index:
        last = phrases.right_edge(parse, last, POSTED)
    last = _before_person(parse, last, token.index, by_token)
    if _holds_role(parse, token.index, last, by_token):
        last = token.index
    if _bare(parse, first, token, by_token):
        return None
    item = draft(parse, first, last, EntityKind.PERSON, MentionForm.NOMINAL)
    return replace(
        item, head=parse.span(token.index, token.index), noun=noun, definite=phrases.is_definite(parse, first, token.index),
        gender=roles.genders().get(noun),
    )  # fmt: skip


POSTED = frozenset({"to"})
"""What leads from a diplomat's own country to the other: “the ambassador of Norway to Iran”."""
NOT_NOW = roles.words("not_now")
"""Words before a role that make it none of the present: “acting Foreign Minister Jon Berg”."""


def _not_now(parse: Parse, first: int) -> int:
    """The beginning of a role, with “acting” or “then” before it that the phrase leaves out, and the “Under” of a secretary."""
    tokens = parse.tokens
    while first > 0 and tokens[first - 1].sentence == tokens[first].sentence:
        if tokens[first - 1].text == "Under" and tokens[first].text.startswith("Secretary"):
            first = phrases.left_edge(parse, first - 1)
        elif tokens[first - 1].lower in NOT_NOW:
            first -= 1
        else:
            break
    return first


def _behind_city(first: int, head: int, by_token: dict[int, Draft]) -> int:
    """The beginning of a role, without a place that only stands before its country: “near Halfa | British Foreign Secretary”."""
    for at in range(first, head - 1):
        place, people = by_token.get(at), by_token.get(at + 1)
        if place and people and place.kind is EntityKind.PLACE and people.form is MentionForm.DEMONYM is not place.form:
            return at + 1
    return first


def _elect(parse: Parse, at: int) -> int:
    """The end of “president-elect” and “prime minister-designate” from the noun at `at`; `at` for any other."""
    tokens = parse.tokens
    joined = at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 2].lower in {"elect", "designate"}
    return at + 2 if joined else at


MINE = frozenset({"my", "our", "your"})


def _bare(parse: Parse, first: int, token: Token, by_token: dict[int, Draft]) -> bool:
    """Whether a role noun stands without determiner, owner or country, and no name follows: a word, not a person (“rebel-held”)."""
    tokens = parse.tokens
    after = token.index + 1
    if after < len(tokens) and tokens[after].text == "-" and _elect(parse, token.index) == token.index:
        return True
    if tokens[first].lower in MINE:
        return True
    if token.dep == "appos" and after < len(tokens) and tokens[after].lower == "of":
        return False
    if tokens[first].lower in phrases.DETERMINERS or any(
        i in by_token or tokens[i].text in phrases.POSSESSIVES for i in range(first, token.index)
    ):
        return False
    named = by_token.get(after) or by_token.get(after + 1)
    return not (named is not None and named.kind is EntityKind.PERSON) and not token.text[0].isupper()


def _noun(parse: Parse, token: Token) -> str | None:
    """The role noun at a token, two words where they are one role; None for anything else."""
    at, tokens = token.index, parse.tokens
    pair = f"{tokens[at - 1].lower} {token.lower}" if at else ""
    if pair in TWO_WORDS:
        return pair
    triple = " ".join(t.lower for t in tokens[at : at + 3])
    if triple in OF_ROLES:
        return triple
    made = token.lower.endswith("ing") and token.lower != "king"  # “an express heading west” is no head
    for word in (token.lower,) if made else (token.lower, token.lemma.lower()):
        if word in roles.role_class():
            return word
    return "counterpart" if token.lower == "counterpart" else None


def _compound(parse: Parse, token: Token) -> bool:
    """Whether the noun only stands before another (“president elect”, “minister Lavrov” is none: a name follows)."""
    tokens = parse.tokens
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if following is None or following.sentence != token.sentence:
        return False
    if token.lower in BOTH_WAYS and following.pos in {"ADJ", "PROPN"} and following.label not in {"PERSON", ""}:
        return True
    return following.pos == "NOUN" and token.dep in {"compound", "amod", "nmod"} and following.label != "PERSON"


BOTH_WAYS = roles.words("both_ways")
"""Nouns for people that are adjectives as well: “the official Syrian news agency”."""


def _owns(parse: Parse, item: Draft) -> bool:
    """Whether a name stands in the possessive: “Rouhani's spokesman”."""
    after = item.last + 1
    return after < len(parse.tokens) and parse.tokens[after].text in phrases.POSSESSIVES


def _before_person(parse: Parse, last: int, head: int, by_token: dict[int, Draft]) -> int:
    """The phrase's end, cut before a person's name: “UN envoy for Syria | Staffan de Mistura”; whole where he owns the
    rest: “director of Marchand’s council”."""
    for at in range(head + 1, last + 1):
        item = by_token.get(at)
        if item is not None and item.kind is EntityKind.PERSON and item.form is MentionForm.NAME:
            if _owns(parse, item) and item.last + 1 < last:
                return last
            return item.last if _led_to(parse, head, at) else at - 1
    return last


def _led_to(parse: Parse, head: int, at: int) -> bool:
    """Whether a preposition leads to the name at `at`, with no more than its titles between: “a spokesman for President | Lagos”."""
    tokens = parse.tokens
    while at - 1 > head and (roles.is_title(tokens[at - 1].text) or tokens[at - 1].lower in roles.role_class()):
        at -= 1
    return tokens[at - 1].lower in LINKS


def _holds_role(parse: Parse, head: int, last: int, by_token: dict[int, Draft]) -> bool:
    """Whether the phrase behind a noun ends in another role right before a name: “the father of Syrian President | Bashar al-Assad”."""
    named = by_token.get(last + 1)
    if last == head or named is None or named.kind is not EntityKind.PERSON:
        return False
    return any(
        parse.tokens[i].lower in roles.role_class() or roles.is_title(parse.tokens[i].text)
        for i in range(head + 2, last + 1)
    )


def _group(parse: Parse, token: Token, lemma: str) -> Draft | None:
    """Several people by one noun: “some Iranian lawmakers”, “militants”."""
    if _compound(parse, token):
        return None
    first = phrases.left_edge(parse, token.index)
    item = draft(parse, first, token.index, EntityKind.GROUP, MentionForm.NOMINAL)
    head = parse.span(token.index, token.index)
    return replace(item, head=head, noun=lemma, plural=True, definite=phrases.is_definite(parse, first, token.index))


def pronouns(parse: Parse) -> list[Draft]:
    """“he”, “her”, and “it” or “they” where they are a subject."""
    found: list[Draft] = []
    for token in parse.tokens:
        if token.pos not in {"PRON", "DET"}:
            continue
        word = token.text.lower()
        if word in PRONOUNS:
            item = draft(parse, token.index, token.index, EntityKind.PERSON, MentionForm.PRONOUN)
            found.append(replace(item, gender=PRONOUNS[word], noun=word))
        elif word in {"it", "they"} and token.dep == "nsubj":
            kind = EntityKind.ORGANISATION if word == "it" else EntityKind.GROUP
            item = draft(parse, token.index, token.index, kind, MentionForm.PRONOUN)
            found.append(replace(item, noun=word, plural=word == "they"))
    return found


# --- titles bound to names ----------------------------------------------------------------------------------------


def bind(parse: Parse, names: list[Draft], described: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Names with the role before or behind them, and descriptions with the name that they stand with."""
    bound = {(item.first, item.last): item for item in names}
    by_first = {item.first: item for item in names if item.kind is EntityKind.PERSON and item.form is MentionForm.NAME}
    by_last = {item.last: item for item in by_first.values()}
    out: list[Draft] = []
    for item in described:
        name = _partner(parse, item, by_first, by_last) if item.kind is EntityKind.PERSON else None
        if name is None:
            out.append(item)
            continue
        gender = name.gender or item.gender
        bound[name.first, name.last] = replace(
            bound[name.first, name.last], role=bound[name.first, name.last].role or item.span, gender=gender
        )
        out.append(replace(item, holder=name.span, definite=True))
    return [_titled(parse, item) for item in bound.values()], out


def _partner(parse: Parse, item: Draft, by_first: dict[int, Draft], by_last: dict[int, Draft]) -> Draft | None:
    """The name that a description stands with: directly before it, in brackets behind it (“the president (Rios)”), or apart by a comma
    where the parser sees an apposition."""
    tokens = parse.tokens
    nxt = item.last + 1
    while (
        nxt < len(tokens) and roles.is_title(tokens[nxt].text) and tokens[nxt].text[0].isupper() and nxt not in by_first
    ):
        nxt += 1
    if nxt in by_first and tokens[nxt].sentence == item.sentence:
        return by_first[nxt]
    if nxt + 1 in by_first and tokens[nxt].text == "(" and _text_at(parse, by_first[nxt + 1].last + 1) == ")":
        return by_first[nxt + 1]
    if nxt + 1 in by_first and nxt < len(tokens) and tokens[nxt].text == ",":
        name = by_first[nxt + 1]
        closed = name.last + 1 < len(tokens) and tokens[name.last + 1].text in {",", ".", "-", "–", ";"}
        if _apposed(parse, item, name) or (closed and item.definite):
            return name
    before = item.first - 2
    if before in by_last and tokens[item.first - 1].text in {",", "–", "-", "("}:
        name = by_last[before]
        after = tokens[nxt].text if nxt < len(tokens) else "."
        if _apposed(parse, item, name) or after in {",", ".", ")", "–", ";"}:
            return name if tokens[before].sentence == item.sentence else None
    return None


def _text_at(parse: Parse, at: int) -> str:
    return parse.tokens[at].text if at < len(parse.tokens) else ""


def _apposed(parse: Parse, one: Draft, other: Draft) -> bool:
    """Whether the parser hangs one of the two on the other as an apposition."""
    for a, b in ((one, other), (other, one)):
        for i in range(a.first, a.last + 1):
            token = parse.tokens[i]
            if token.dep == "appos" and b.first <= token.head <= b.last:
                return True
    return False


def _titled(parse: Parse, item: Draft) -> Draft:
    """A person's name with the gender and title that stand before it: “Mrs Clinton”, “Gen. Dunford”."""
    if item.kind is not EntityKind.PERSON or item.form is not MentionForm.NAME:
        return item
    at = item.first
    while at > 0 and item.first - at < roles.LONGEST_TITLE + 2 and _is_title(parse, at - 1, item.sentence):
        at -= 1
    if at == item.first:
        return item
    at = _not_now(parse, at)
    words = [parse.tokens[i].text for i in range(at, item.first)]
    span = parse.span(at, item.first - 1)
    return replace(item, role=item.role or span, gender=item.gender or roles.gender_of(words))


def _is_title(parse: Parse, at: int, sentence: int) -> bool:
    token = parse.tokens[at]
    return token.sentence == sentence and token.text[0].isupper() and roles.is_title(token.text)
