"""What an added article brought: the record with it against the record without it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.record import Claim, Record, Support
from onrecord.present.brief import article_view
from onrecord.present.naming import speakers
from onrecord.present.shelf import Shelf
from onrecord.present.spoken import change_view, statement_view
from onrecord.present.views import ArticleView, ChangeView, ClaimView, DifferenceView, StatementView
from onrecord.present.weighed import claim_view, difference_view, verdict

WEIGHT = {Support.SINGLE_SOURCE: 0, Support.SAME_ORIGIN: 1, Support.CORROBORATED: 2}


@dataclass(frozen=True, slots=True)
class Gained:
    """A claim that stands better than before: the verdict without the articles, and with them."""

    claim: ClaimView
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SaidNew:
    """A statement that the articles brought."""

    who: str
    statement: StatementView


@dataclass(frozen=True, slots=True)
class Moved:
    """What the articles changed about others: a day, a speaker."""

    what: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class News:
    """What is new since some articles came in."""

    articles: tuple[ArticleView, ...]
    gained: tuple[Gained, ...]
    conflicts: tuple[DifferenceView, ...]
    claims: tuple[ClaimView, ...]
    changes: tuple[ChangeView, ...]
    statements: tuple[SaidNew, ...]
    moved: tuple[Moved, ...]

    @property
    def nothing(self) -> bool:
        """Whether the articles brought nothing at all."""
        return not (self.gained or self.conflicts or self.claims or self.changes or self.statements or self.moved)


def news(after: Shelf, before: Record, added: Sequence[str]) -> News:
    """What `added` brought to the record that `before` is without them."""
    old = Shelf(before)
    home = _homes(before)
    pairs = [(claim, _earlier(claim, home)) for claim in after.record.claims if _told_by(claim, added)]
    return News(
        articles=tuple(article_view(after, article) for article in added),
        gained=tuple(
            Gained(_view(after, now), verdict(then, _articles(then)), verdict(now, _articles(now)))
            for now, then in pairs
            if then and _better(now, then)
        ),
        conflicts=tuple(
            difference_view(after, now, split)
            for now, then in pairs
            for split in now.differences
            if split.kind == "conflict" and not _known(split.slot, then)
        ),
        claims=tuple(_view(after, now) for now, then in pairs if then is None),
        changes=tuple(
            change_view(after, change)
            for change in after.record.changes
            if any(after.attributions[one].statement.article in added for one in change.statements)
        ),
        statements=tuple(
            SaidNew(speakers(after, known), statement_view(after, [known]))
            for article in added
            for known in after.attributions_of.get(article, ())
        ),
        moved=(*_days(after, old, added), *_speakers(after, old, added)),
    )


def _homes(before: Record) -> dict[str, Claim]:
    """Each assertion's claim as it was."""
    return {said.id: claim for claim in before.claims for said in claim.assertions}


def _earlier(claim: Claim, homes: dict[str, Claim]) -> Claim | None:
    """The claim that held the same assertions before; of several the one with most of them."""
    found = [homes[said.id] for said in claim.assertions if said.id in homes]
    return max(found, key=lambda one: (sum(one is other for other in found), one.id), default=None)


def _told_by(claim: Claim, articles: Sequence[str]) -> bool:
    return any(said.article in articles for said in claim.assertions)


def _better(now: Claim, then: Claim) -> bool:
    """Whether a claim stands on more than before, and on no fewer origins."""
    if now.independent_origins < then.independent_origins:
        return False
    return (WEIGHT[now.support], now.independent_origins) > (WEIGHT[then.support], then.independent_origins)


def _known(slot: str, then: Claim | None) -> bool:
    """Whether the claim was in conflict about this before."""
    return then is not None and any(one.kind == "conflict" and one.slot == slot for one in then.differences)


def _articles(claim: Claim) -> int:
    return len({said.article for said in claim.assertions})


def _view(shelf: Shelf, claim: Claim) -> ClaimView:
    return claim_view(shelf, claim, ())


def _days(after: Shelf, old: Shelf, added: Sequence[str]) -> Iterable[Moved]:
    """Articles that are dated otherwise now."""
    for article, now in after.record.calendar.published.items():
        then = old.record.calendar.published.get(article)
        if article in added or article not in old.record.readings:
            continue
        told = [f"{one.earliest or '…'} – {one.latest or '…'}" if one else "not known" for one in (then, now)]
        if told[0] != told[1]:
            yield Moved("day of", after.names[article], *told)


def _speakers(after: Shelf, old: Shelf, added: Sequence[str]) -> Iterable[Moved]:
    """Statements of other articles that have another speaker now."""
    for ref, now in after.attributed.items():
        then = old.attributed.get(ref)
        if ref.article in added or then is None:
            continue
        told = speakers(old, then), speakers(after, now)
        if told[0] != told[1]:
            yield Moved("speaker in", after.names[ref.article], *told)
