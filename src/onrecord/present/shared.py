"""What articles share and how they name things: copies, versions, terms, and what stays undecided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from onrecord.model.record import Copy, Story, Term, TermUse
from onrecord.model.text import Passage, Span
from onrecord.present.naming import distinct
from onrecord.present.shelf import Shelf
from onrecord.present.views import SharedView, TermUseView, TermView, UndecidedView


def shared(shelf: Shelf, story: Story) -> tuple[SharedView, ...]:
    """Each two articles of a story that hold the same passages, those that share most first."""
    pairs: dict[tuple[str, str], list[Copy]] = {}
    order = {article: place for place, article in enumerate(story.articles)}
    copies = {copy.id: copy for article in story.articles for copy in shelf.copies_of.get(article, ())}
    for copy in copies.values():
        inside = sorted({passage.article for passage in copy.passages} & order.keys(), key=order.__getitem__)
        for pair in combinations(inside, 2):
            pairs.setdefault(pair, []).append(copy)
    versions = {frozenset((version.article, version.of)) for version in shelf.record.versions}
    views = [_pair(shelf, a, b, found, version={a, b} in versions) for (a, b), found in pairs.items()]
    return tuple(sorted(views, key=lambda view: -max(view.share_a, view.share_b)))


def _pair(shelf: Shelf, a: str, b: str, copies: Sequence[Copy], *, version: bool) -> SharedView:
    here = [passage for copy in copies for passage in copy.passages if passage.article in {a, b}]
    origins = (shelf.origins.get(shelf.record.copy_origins.get(copy.id, "")) for copy in copies)
    return SharedView(
        a=a,
        b=b,
        name_a=shelf.names[a],
        name_b=shelf.names[b],
        share_a=_share(shelf, a, here),
        share_b=_share(shelf, b, here),
        passages=len(copies),
        kinds=tuple(Counter(copy.kind.value for copy in copies).most_common()),
        origins=distinct(origin.name for origin in origins if origin),
        version=version,
        altered=sum(change.passage.article in {a, b} for copy in copies for change in copy.altered),
        cites=distinct(shelf.cite(passage) for passage in here),
    )


def _share(shelf: Shelf, article: str, passages: Iterable[Passage]) -> float:
    """The share of an article's kept text that these passages cover."""
    reading = shelf.record.readings[article]
    kept = sum(len(block.span) for block in reading.blocks if block.keep) or len(reading.text)
    covered = covered_length(passage.span for passage in passages if passage.article == article)
    return min(1.0, covered / kept)


def covered_length(spans: Iterable[Span]) -> int:
    """How many code points the spans cover together."""
    total, reached = 0, 0
    for span in sorted(spans):
        total += max(0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return total


def terms(shelf: Shelf, story: Story) -> tuple[TermView, ...]:
    """Things that the story's articles call by more than one name."""
    views = (_term(shelf, term) for term in shelf.record.terms if term.story == story.id)
    return tuple(view for view in views if len(view.uses) > 1)


def _term(shelf: Shelf, term: Term) -> TermView:
    """The words for one thing, a capital at the head of a sentence aside."""
    uses: dict[str, list[TermUse]] = {}
    for use in term.uses:
        uses.setdefault(use.term.casefold(), []).append(use)
    views = [_usage(shelf, found) for found in uses.values()]
    return TermView(term.referent, tuple(sorted(views, key=lambda view: (-len(view.cites), view.term))))


def _usage(shelf: Shelf, uses: Sequence[TermUse]) -> TermUseView:
    often: Counter[str] = Counter()
    for use in uses:
        often[shelf.names[use.article]] += len(use.passages)
    term = max(uses, key=lambda use: (len(use.passages), use.term)).term
    return TermUseView(term, tuple(often.items()), distinct(shelf.cite(p) for use in uses for p in use.passages))


def undecided(shelf: Shelf, articles: Sequence[str]) -> tuple[UndecidedView, ...]:
    """What was looked at and not decided, in these articles; what names no words is shown with every story."""
    inside = set(articles)
    views = []
    for doubt in shelf.record.undecided:
        passages = [reason.passage for reason in doubt.reasons if reason.passage]
        if not passages or any(passage.article in inside for passage in passages):
            views.append(
                UndecidedView(
                    kind=doubt.kind,
                    items=tuple(_named(shelf, item) for item in doubt.items),
                    reasons=distinct(reason.text for reason in doubt.reasons),
                    cites=distinct(shelf.cite(passage) for passage in passages),
                )
            )
    return tuple(views)


def _named(shelf: Shelf, item: str) -> str:
    """An item of a doubt by name: items are ids of entities, articles, claims or statements, or words."""
    if item in shelf.entities:
        return shelf.entities[item].name
    if item in shelf.claims:
        return shelf.claims[item].text
    return shelf.names.get(item, item)
