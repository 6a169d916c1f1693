"""What else a reporting clause tells: whether it was said at all, to whom, through whom, in what, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotate.statements import days
from onrecord.annotate.statements.draft import Draft
from onrecord.annotate.statements.found import Found
from onrecord.annotate.statements.lexicon import lexicon
from onrecord.annotate.statements.media import is_media, name_span
from onrecord.annotate.statements.polarity import polarity
from onrecord.annotate.statements.tree import Tree
from onrecord.model.reading import ChainLink, Reading, Relay, StatementPolarity
from onrecord.model.text import Span

PLACES = frozenset({"GPE", "LOC", "FAC"})
AT = frozenset({"in", "at", "from", "near", "outside"})
OCCASIONS = frozenset(
    [
        "interview",
        "briefing",
        "presser",
        "conference",
        "speech",
        "address",
        "post",
        "tweet",
        "testimony",
        "hearing",
        "debate",
        "rally",
        "remarks",
        "remark",
        "comments",
        "comment",
        "meeting",
        "call",
        "broadcast",
        "appearance",
        "release",
        "editorial",
        "column",
        "op-ed",
        "article",
        "book",
        "letter",
        "statement",
        "email",
        "e-mail",
        "message",
        "memo",
        "memorandum",
        "report",
        "communique",
        "communiqué",
        "note",
        "filing",
        "affidavit",
        "document",
        "session",
        "lecture",
        "sermon",
        "podcast",
        "video",
    ]
)
TALKS = frozenset({"talk", "talks", "summit", "visit", "vote", "ceremony", "game", "match", "event"})
"""What people speak after on the day itself: “said after talks on Monday”."""


@dataclass(frozen=True, slots=True)
class Details:
    """What a reporting clause tells besides what is said and by whom; `heads` are the words that name each speaker."""

    polarity: StatementPolarity = StatementPolarity.SAID
    relays: tuple[Relay, ...] = ()
    addressee: Span | None = None
    place: Span | None = None
    times: tuple[int, ...] = ()
    heads: tuple[Span, ...] = ()
    medium: Span | None = None


def details(reading: Reading, tree: Tree, one: Found, others: Sequence[Found] = ()) -> Details:
    """All that the reporting clause of a statement tells besides what is said."""
    if one.draft is None:
        return Details()
    clause = _clause(tree, one, one.draft)
    return Details(
        polarity=polarity(tree, one.draft),
        relays=(*_relays(tree, one.draft, clause), *one.relays),
        addressee=_hearer(tree, one.draft),
        place=_place(tree, one.draft, clause),
        times=_times(reading, tree, one, _own_words(tree, one.draft, clause, others)),
        heads=_heads(tree, one.draft),
        medium=_medium(tree, one.draft, clause),
    )


def _clause(tree: Tree, one: Found, draft: Draft) -> tuple[int, ...]:
    """The tokens of the reporting clause that stand outside what is said, in order."""
    return tuple(
        at for at in sorted(draft.clause) if not any(c.start <= tree.tokens[at].start < c.end for c in one.content)
    )


def _own_words(tree: Tree, draft: Draft, clause: tuple[int, ...], others: Sequence[Found]) -> tuple[int, ...]:
    """The tokens of a reporting clause that no other statement beside it says: in “said they left, adding that they came
    back last week” the week is no time of “said”."""
    cue = tree.tokens[draft.anchor].start
    beside = [c for one in others for c in one.content if not c.start <= cue < c.end]
    return tuple(at for at in clause if not any(c.start <= tree.tokens[at].start < c.end for c in beside))


def _hearer(tree: Tree, one: Draft) -> Span | None:
    if one.hearer is None or one.holds(one.hearer):
        return None
    first, last = tree.left(one.hearer), tree.right(one.hearer)
    for child in tree.below[one.hearer]:  # “reporters in Tehran” are told; where is the place
        if child > one.hearer and tree.tokens[child].dep in {"prep", "relcl", "acl", "punct", "appos", "ccomp"}:
            last = min(last, tree.left(child) - 1)
    return tree.parse.span(first, max(last, one.hearer))


def _relays(tree: Tree, one: Draft, clause: tuple[int, ...]) -> tuple[Relay, ...]:
    """Those who heard it or passed it on: “told Interfax”, “in an interview with Le Monde”, “quoted by state media”."""
    found: list[Relay] = []
    outlet = _of_reporter(tree, one.hearer) if one.hearer is not None else None
    if one.hearer is not None and outlet is not None:
        found.append(Relay(ChainLink.TOLD, name_span(tree, outlet)))
    if one.agent is not None:
        found.append(Relay(ChainLink.REPORTED_BY, name_span(tree, one.agent)))
    own = set(tree.subtree(one.source)) - {one.anchor} if one.source is not None and one.source != one.anchor else set()
    for at in clause:
        token = tree.tokens[at]
        if token.dep != "pobj" or not is_media(tree, at):
            continue
        if at in own and not _under_medium(tree, at) and not _quoted_by(tree, token.head):
            continue
        if at in (one.hearer, one.agent) or not _passes_on(tree, token.head):
            continue
        by = tree.tokens[token.head].lower == "by"
        found.append(Relay(ChainLink.REPORTED_BY if by else ChainLink.TOLD, name_span(tree, at)))
    return tuple(dict.fromkeys(found))


def _of_reporter(tree: Tree, hearer: int) -> int | None:
    """The outlet that was told: “Xinhua”, or that of “a Xinhua reporter”."""
    if is_media(tree, hearer):
        return hearer
    if tree.tokens[hearer].lemma.lower() not in lexicon().hearers:
        return None
    return next((c for c in tree.children(hearer, "compound", "nmod", "poss", "amod") if is_media(tree, c)), None)


def _quoted_by(tree: Tree, prep: int) -> bool:
    """“a source in the ministry, quoted by Interfax”."""
    return tree.tokens[prep].lower == "by" and tree.tokens[tree.tokens[prep].head].lemma in {
        "quote",
        "cite",
        "interview",
    }


PASSING_ON = frozenset(
    [
        "report",
        "quote",
        "publish",
        "carry",
        "cite",
        "release",
        "broadcast",
        "air",
        "run",
        "post",
        "print",
        "relay",
        "conduct",
    ]
)


def _passes_on(tree: Tree, prep: int) -> bool:
    """Whether a preposition leads to one who hears or passes on: “quoted by Xinhua”, not “obtained by Xinhua”."""
    above = tree.tokens[tree.tokens[prep].head]
    if tree.tokens[prep].lower == "by":
        return above.lemma.lower() in PASSING_ON
    return above.lower != "according"


def _under_medium(tree: Tree, at: int) -> bool:
    """Whether a name hangs on a word for an occasion: “an interview with the BBC”."""
    return any(tree.tokens[up].lemma.lower() in OCCASIONS for up in list(tree.above(at))[:2])


def _place(tree: Tree, one: Draft, clause: tuple[int, ...]) -> Span | None:
    """“Speaking in Nairobi, Kenya, ...”, “told reporters in Tehran”."""
    own = set(tree.subtree(one.source)) if one.source is not None else set()
    for at in clause:
        token = tree.tokens[at]
        prep = tree.tokens[token.head]
        if (
            (at in own and one.anchor not in own)
            or token.dep != "pobj"
            or token.label not in PLACES
            or prep.lower not in AT
            or not _about_the_saying(tree, one, token.head)
        ):
            continue
        return name_span(tree, at)
    return None


def _about_the_saying(tree: Tree, one: Draft, prep: int) -> bool:
    """Whether “in Oslo” hangs on the verb of saying itself, on “speaking” beside it, on its hearers or its occasion: not
    “asks what he knew of aides seeking help from Oslo”."""
    above = tree.tokens[prep].head
    word = tree.tokens[above]
    if above in {one.anchor, one.hearer} or word.lemma in {"speak", "talk", "write", "tell", "address", "visit"}:
        return True
    return word.lemma.lower() in OCCASIONS | lexicon().hearers or _under_medium(tree, above)


def _times(reading: Reading, tree: Tree, one: Found, clause: tuple[int, ...]) -> tuple[int, ...]:
    """The times in the reporting clause; those in the words for the speaker only where these are a document
    (“a statement issued on Friday”)."""
    draft = one.draft
    if draft is None:
        return ()
    own: set[int] = set()
    if draft.source is not None and tree.tokens[draft.source].lemma.lower() not in lexicon().documents:
        own = set(tree.subtree(draft.source))
        own = set() if draft.anchor in own else own
    spans = [Span(tree.tokens[t].start, tree.tokens[t].end) for t in clause if t not in own]
    held = (n for n, time in enumerate(reading.times) if any(span.overlaps(time.span) for span in spans))
    return tuple(n for n in held if days.dates(tree, draft.anchor, reading.times[n].span, OCCASIONS | TALKS))


def _heads(tree: Tree, one: Draft) -> tuple[Span, ...]:
    """The words that name each speaker: the head of the source and what is joined to it by “and”."""
    if one.source is None:
        return ()
    heads = [_before_of(tree, one.source)]
    for at in heads:
        if one.anchor in tree.below[at] and tree.tokens[one.anchor].dep == "conj":
            break
        heads.extend(
            c
            for c in tree.children(at, "conj")
            if tree.tokens[c].pos in {"NOUN", "PROPN", "PRON"} and not _one_name(tree, at, c)
        )
    return tuple(Span(tree.tokens[h].start, tree.tokens[h].end) for h in heads)


def _before_of(tree: Tree, at: int) -> int:
    """The head of the words for a speaker; “supporters” where the parser takes “leader” for it in “supporters of the leader say”."""
    for t in range(at - 1, max(at - FEW, tree.sentence(at).start), -1):
        if tree.tokens[t].pos in {"PUNCT", "VERB", "AUX"}:
            return at
        if tree.tokens[t].lower == "of" and tree.tokens[t - 1].tag == "NNS":
            return t - 1
    return at


FEW = 8
"""Tokens of a name and office behind “of”."""


def _one_name(tree: Tree, one: int, other: int) -> bool:
    """Whether two words stand in one name: “Customs and Border Protection”."""
    between = tree.tokens[min(one, other) + 1 : max(one, other) + 1]
    return bool(tree.tokens[min(one, other)].label) and all(t.label and not t.begins for t in between)


def _medium(tree: Tree, one: Draft, clause: tuple[int, ...]) -> Span | None:
    """“in a statement”, “at a briefing”, or the source itself where it is a document."""
    if one.source is not None and tree.tokens[one.source].lemma.lower() in lexicon().documents:
        return tree.parse.span(one.source, one.source)
    for at in clause:
        token = tree.tokens[at]
        if token.lemma.lower() in OCCASIONS and token.dep == "pobj" and token.pos == "NOUN":
            return tree.parse.span(at, at)
    return None
