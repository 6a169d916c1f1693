"""From drafts and quotations to statements in source offsets: overlaps settled, quotations given to their speakers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.annotate.statements import asides, clauses, hearsay, nouns, parenthesis, phrases
from onrecord.annotate.statements.continued import continued
from onrecord.annotate.statements.direct import Places, drop_quoted_words, following_verb, leading_verb
from onrecord.annotate.statements.draft import Draft
from onrecord.annotate.statements.found import Found, joined, share
from onrecord.annotate.statements.headlines import Plain
from onrecord.annotate.statements.lexicon import Verb
from onrecord.annotate.statements.media import is_report, medium_of, name_span
from onrecord.annotate.statements.plausible import believable, mute
from onrecord.annotate.statements.quotation import Quotation, trimmed
from onrecord.annotate.statements.tree import Tree
from onrecord.model.reading import ChainLink, Relay
from onrecord.model.text import Span

SAME = 0.8
"""Intersection over union of two contents from which they are one statement found twice."""


def drafts(tree: Tree) -> list[Draft]:
    """All that syntax alone shows, one draft for each cue word."""
    found: dict[int, Draft] = {}
    for one in (*hearsay.according(tree), *hearsay.passive(tree), *nouns.found(tree)):
        found.setdefault(one.anchor, one)
    for at, verb in clauses.verbs(tree):
        if at in found:
            continue
        made = _of_verb(tree, at, verb)
        if made is not None and believable(tree, made, verb):
            found[at] = asides.through(tree, made)
    spoken = {at: one for at, one in found.items() if not mute(tree, one)}
    return [made for at in sorted(spoken) if (made := _outside(spoken[at], spoken.values())) is not None]


def _outside(one: Draft, others: Iterable[Draft]) -> Draft | None:
    """A draft without the reporting clause of another that the parser read into its content: in “stressed the danger of the
    weapons used the official said” the official says it all. None where hardly a word is left."""
    pieces = list(one.pieces)
    for other in others:
        reach = other.named if other.postposed else None
        if reach is None or one is other or not other.holds(one.anchor):
            continue
        pieces = [(a, reach[0] - 1) if a < reach[0] <= b else (a, b) for a, b in pieces if a < reach[0] or a > reach[1]]
    if tuple(pieces) == one.pieces:
        return one
    return replace(one, pieces=tuple(pieces)) if sum(b - a for a, b in pieces) > 0 else None


def _of_verb(tree: Tree, at: int, verb: Verb) -> Draft | None:
    """The likeliest construction of a verb: a clause after it, before it, about it, then the rest."""
    return (
        clauses.after(tree, at, verb)
        or asides.as_said(tree, at, verb)
        or (parenthesis.at_the_end(tree, at, verb) if tree.subject(at) is None else None)
        or parenthesis.before(tree, at, verb)
        or clauses.far_that(tree, at, verb)
        or parenthesis.dropped_in(tree, at, verb)
        or parenthesis.at_the_end(tree, at, verb)
        or phrases.found(tree, at, verb)
    )


def assemble(text: str, tree: Tree, quoted: tuple[Quotation, ...], plain: Iterable[Plain] = ()) -> list[Found]:
    """All statements, in order of their content. What headlines and transcripts show outranks syntax in the same block."""
    spoken_plainly = [Found((one.content,), None, one.block, plain=one) for one in plain]
    places = Places(tree)
    double = [q for q in quoted if not q.single]
    known = drop_quoted_words(drafts(tree), double, places)
    spoken = _spoken(places, quoted)
    known = [_without_misread(tree, one, spoken) for one in known]
    found = [*_of_drafts(text, tree, known, quoted, spoken), *_of_quotations(spoken, known)]
    found = [*spoken_plainly, *(one for one in found if not any(_same_place(p, one) for p in spoken_plainly))]
    found = [one for one in found if not _in_a_source(tree, one, found)]
    found = _without_nested_feelings(_relayed(tree, _without_doubles(found)))
    return continued(text, tree, places, sorted(found, key=lambda f: f.start), quoted)


def _spoken(places: Places, quoted: Iterable[Quotation]) -> dict[Quotation, Draft]:
    """For each quotation that a verb carries, the bare draft of that verb."""
    result: dict[Quotation, Draft] = {}
    for quotation in quoted:
        one = following_verb(places, quotation) or leading_verb(places, quotation)
        if one is not None and not _is_title(places, quotation) and not _is_a_word(places, quotation):
            result[quotation] = one
    return result


SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "from", "by", "with", "as", "is"]
)


def _is_a_word(places: Places, quotation: Quotation) -> bool:
    """Whether one quoted word only goes with the noun behind it: ““unthinkable” crimes continue”."""
    after = places.first_at(quotation.outer.end)
    tokens = places.tree.tokens
    return len(places.inside(quotation.inner)) == 1 and after < len(tokens) and tokens[after].pos in {"NOUN", "ADJ"}


def _is_title(places: Places, quotation: Quotation) -> bool:
    """Whether quoted words are the name of a book, a film or a song: all great letters, and no comma or colon leads in."""
    tokens = [places.tree.tokens[t] for t in places.inside(quotation.inner)]
    words = [t.text for t in tokens if t.text[0].isalpha() and t.lower not in SMALL]
    before = places.first_at(quotation.outer.start) - 1
    led_in = before >= 0 and places.tree.tokens[before].text in {",", ":"}
    ends = tokens[-1].text if tokens else ""
    return len(words) > 1 and all(w[0].isupper() for w in words) and not led_in and ends not in {",", "!", "?"}


def _of_drafts(
    text: str, tree: Tree, known: list[Draft], quoted: tuple[Quotation, ...], spoken: dict[Quotation, Draft]
) -> list[Found]:
    """The statements of drafts that have content of their own, widened to whole quotations; a quotation that the same
    verb carries on its other side is one more piece: ““A,” she said, “but B.””."""
    found = []
    for one in known:
        spans = [tree.parse.span(start, end) for start, end in one.pieces]
        spans = [whole for span in spans if (whole := _whole(text, tree, one, span, quoted)) is not None]
        own = [
            q.inner
            for q, c in spoken.items()
            if c.anchor == one.anchor and not q.single and _leads_on(text, tree, one, q)
        ]
        spans.extend(q for q in own if not any(q.overlaps(span) for span in spans))
        if one.frame == phrases.EFFORT and not any(q.outer.overlaps(span) for q in quoted for span in spans):
            continue
        if spans and (one.source is not None or own or one.frame in NAMELESS or _passive(tree, one.anchor)):
            better = next((c for q, c in spoken.items() if c.anchor == one.anchor and q.inner in own), one)
            whose = replace(one, source=better.source, named=better.named)
            found.append(Found(joined(spans), whose, tree.block(one.anchor), quoted=bool(own)))
    return found


def _leads_on(text: str, tree: Tree, one: Draft, q: Quotation) -> bool:
    """Whether a quotation before a verb that reports a clause too is joined to it: it ends in a comma, not in a full stop."""
    if one.postposed or q.outer.start > tree.tokens[one.anchor].start:
        return True
    return (
        text[q.inner.end] in ",?!—–" or text[q.inner.end - 1] in ",?!—–" or text[q.outer.end : q.outer.end + 1] == ","
    )


def _without_misread(tree: Tree, one: Draft, spoken: dict[Quotation, Draft]) -> Draft:
    """A draft without the clause after its verb where the verb has no subject and a quotation before it: the words after it are
    the speaker's name, misread (““...” said Hana Silk a nurse”)."""
    if one.source is not None or one.frame != "clause" or _passive(tree, one.anchor):
        return one
    cue = tree.tokens[one.anchor].start
    return (
        replace(one, pieces=())
        if any(q.outer.end <= cue and d.anchor == one.anchor for q, d in spoken.items())
        else one
    )


NAMELESS = frozenset({"according", "passive"})
"""Constructions that may leave the speaker out; elsewhere a missing one means a misread sentence."""


def _passive(tree: Tree, at: int) -> bool:
    """“It was announced that ...”."""
    return tree.child(at, "auxpass", "nsubjpass") is not None


def _whole(text: str, tree: Tree, one: Draft, span: Span, quoted: tuple[Quotation, ...]) -> Span | None:
    """A piece of content, widened where a quotation crosses its edge, without the marks about all of it."""
    start, end = span.start, span.end
    cue = tree.tokens[one.anchor].start
    for q in quoted:
        if q.single or not q.outer.overlaps(Span(start, end)) or q.outer.start <= cue < q.outer.end:
            continue
        if q.outer.start < start and (q.inner.end <= end + 1 or one.postposed):
            start = q.outer.start
        if q.outer.end > end and start <= q.outer.start + 1:
            end = q.outer.end
    if one.frame == "clause" and not one.postposed:  # “said he had no doubt “there will be ...””
        end = max([end, *(q.outer.end for q in quoted if not q.single and text[end : q.outer.start] == " ")])
    for q in quoted:
        if abs(q.outer.start - start) <= 1 and q.inner.end - 1 <= end <= q.outer.end + 1:
            return q.inner
    return trimmed(text, start, end)


def _of_quotations(spoken: dict[Quotation, Draft], known: list[Draft]) -> list[Found]:
    """The statements of verbs that have nothing but quotations to report; several quotations of one verb are one."""
    taken = {one.anchor for one in known if one.pieces}
    groups: dict[int, list[Quotation]] = {}
    for quotation, one in spoken.items():
        if one.anchor not in taken:
            groups.setdefault(one.anchor, []).append(quotation)
    return [
        Found(joined([q.inner for q in rows]), spoken[rows[0]], rows[0].block, quoted=True) for rows in groups.values()
    ]


def _same_place(plain: Found, other: Found) -> bool:
    """Whether a statement by syntax takes in the words for a headline's speaker or most of what he says."""
    if plain.plain is None or plain.block != other.block:
        return False
    return any(c.overlaps(plain.plain.source) for c in other.content) or share(plain.content, other.content) > SAME


def _in_a_source(tree: Tree, one: Found, found: list[Found]) -> bool:
    """Whether a statement only describes another's speaker: “an official who asked not to be named”."""
    if one.draft is None or one.draft.frame in OPEN_FRAMES:
        return False
    at, source = one.draft.anchor, one.draft.source
    whose = [o.draft.source for o in found if o is not one and o.draft is not None and o.draft.source is not None]
    return any(tree.under(at, other) and (other != source or tree.tokens[at].dep == "relcl") for other in whose)


SPOKEN = frozenset({"says", "asks", "demands"})
"""Attitudes that somebody puts into words."""
OPEN_FRAMES = frozenset({"clause", "quote", "parenthesis", "according"})


def _without_nested_feelings(found: list[Found]) -> list[Found]:
    """Within what somebody says, only plain speech is a statement of its own: not what he says that others want."""
    return [
        one
        for one in found
        if one.draft is None
        or (one.draft.frame in OPEN_FRAMES and one.draft.attitude in SPOKEN)
        or not any(_holds(other, one) for other in found if other is not one)
    ]


RELAYED = 0.75
"""Share of a content that one statement within must fill for the outer source to be a mere relay: in “X said on Monday,
Interfax reported” all but the reporting words is X's statement."""


def _relayed(tree: Tree, found: list[Found]) -> list[Found]:
    """Who only passes on what somebody else said is a hand of the chain, not a speaker: “..., Interfax reported”."""
    result = list(found)
    for outer in found:
        inner = _passed_on(tree, outer, result)
        if inner is None or outer.draft is None or outer.draft.source is None:
            continue
        link = Relay(ChainLink.REPORTED_BY, name_span(tree, medium_of(tree, outer.draft.source)))
        result[result.index(inner)] = replace(inner, relays=(*inner.relays, link))
        result.remove(outer)
    return result


def _passed_on(tree: Tree, outer: Found, found: list[Found]) -> Found | None:
    """The statement of another speaker that an agency's or outlet's report consists of."""
    if outer.draft is None or outer.draft.source is None or not is_report(tree, outer.draft.source):
        return None
    size = sum(map(len, outer.content))
    for inner in found:
        if inner is outer or inner.draft is None or inner.draft.source is None or not _holds(outer, inner):
            continue
        start = min(inner.start, *(tree.tokens[t].start for t in (inner.draft.anchor, tree.left(inner.draft.source))))
        end = max(
            inner.content[-1].end,
            tree.tokens[inner.draft.anchor].end,
            tree.tokens[max(inner.draft.clause, default=0)].end,
        )
        if min(end, outer.content[-1].end) - max(start, outer.start) >= RELAYED * size:
            return inner
    return None


def _holds(outer: Found, inner: Found) -> bool:
    return any(piece.contains(span) and len(piece) > len(span) for piece in outer.content for span in inner.content)


def _without_doubles(found: list[Found]) -> list[Found]:
    """Of two statements with mostly the same content the one with the closer cue stays."""
    kept: list[Found] = []
    for one in sorted(found, key=_rank):
        if not any(share(one.content, other.content) > SAME for other in kept):
            kept.append(one)
    return kept


def _rank(one: Found) -> tuple[int, int]:
    frames = [
        "clause",
        "quote",
        "parenthesis",
        "according",
        "noun",
        "adjective",
        "predicate",
        "person",
        "infinitive",
        "passive",
        "object",
        phrases.EFFORT,
    ]
    frame = one.draft.frame if one.draft else "quote"
    return frames.index(frame), one.start
