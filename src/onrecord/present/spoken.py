"""Who said what: statements by speaker, each once, with every article that carries it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from math import inf

from onrecord.model.reading import Statement
from onrecord.model.record import Attribution, Change, Entity
from onrecord.present.days import likely_when
from onrecord.present.naming import distinct, role_of, through, unnamed
from onrecord.present.phrases import listing
from onrecord.present.shelf import Shelf
from onrecord.present.views import ChangeView, Cite, Day, SpeakerView, StatementView
from onrecord.present.wording import how

WORD = re.compile(r"\w+")

GAP = " … "
"""Between the pieces of a statement that the text interrupts."""


def statement_of(shelf: Shelf, known: Attribution) -> Statement:
    """The statement that an attribution is about."""
    return shelf.record.readings[known.statement.article].statements[known.statement.index]


def content(shelf: Shelf, known: Attribution) -> tuple[Cite, ...]:
    """The pieces of a statement's content."""
    return tuple(shelf.cite_at(known.statement.article, piece) for piece in statement_of(shelf, known).content)


def words_of(shelf: Shelf, known: Attribution) -> str:
    """The words of a statement, its pieces joined by “…”."""
    return GAP.join(" ".join(cite.text.split()) for cite in content(shelf, known))


def speakers(shelf: Shelf, articles: Sequence[str]) -> tuple[SpeakerView, ...]:
    """All who speak in these articles, those who are carried by most articles first, the unknown last."""
    spoken: dict[tuple[tuple[str, ...], str], list[Attribution]] = {}
    for article in articles:
        for known in shelf.attributions_of.get(article, ()):
            words = "" if known.speakers else unnamed(shelf, known)
            spoken.setdefault((known.speakers, words), []).append(known)
    views = [speaker_view(shelf, ids, known) for (ids, _), known in spoken.items()]
    return tuple(sorted(views, key=lambda view: (not view.ids, -_carried(view), -len(view.statements), view.name)))


def _carried(view: SpeakerView) -> int:
    return len({cite.article for statement in view.statements for cite in statement.cites})


def speaker_view(shelf: Shelf, ids: tuple[str, ...], known: Iterable[Attribution]) -> SpeakerView:
    """One speaker, or several who speak as one."""
    found = [shelf.entities[one] for one in ids if one in shelf.entities]
    single = found[0] if len(found) == 1 else None
    statements = list(known)
    inside = {statement.id for statement in statements}
    return SpeakerView(
        ids=ids,
        name=listing([entity.name for entity in found]) or unnamed(shelf, statements[0]),
        role=role_of(single) if single else None,
        other_names=_other_names(single) if single else (),
        anonymous=any(entity.anonymous for entity in found),
        statements=tuple(sorted(_once(shelf, statements), key=_order)),
        changes=tuple(
            change_view(shelf, change)
            for change in (shelf.changes_of.get(single.id, ()) if single else ())
            if inside.issuperset(change.statements)
        ),
    )


def _other_names(entity: Entity) -> tuple[str, ...]:
    """Names that are no mere part of another one: “Bahram Ghasemi”, not “Qassemi”."""
    names = [entity.name, *(name for name in entity.names if name != entity.name)]
    return tuple(name for name in names[1:] if not any(name in other for other in names if other != name))


def _order(view: StatementView) -> tuple[bool, str, str]:
    """By day; the undated last, in the order they were given."""
    day = (view.said.earliest or view.said.latest) if view.said else None
    return day is None, day or "", ""


def _once(shelf: Shelf, known: Iterable[Attribution]) -> list[StatementView]:
    """Statements of one speaker, those with the same words as one; a word more or less is another statement."""
    groups: dict[tuple[str, ...], list[Attribution]] = {}
    for statement in known:
        groups.setdefault(_same_words(shelf, statement), []).append(statement)
    return [statement_view(shelf, group) for group in groups.values()]


def _same_words(shelf: Shelf, known: Attribution) -> tuple[str, ...]:
    """The statement's words without case and punctuation, and how it was said: a denial is no saying."""
    told = statement_of(shelf, known)
    return (
        told.polarity.value,
        how(cue_of(shelf, known), told.attitude, told.polarity.value),
        *WORD.findall(words_of(shelf, known).casefold()),
    )


def statement_view(shelf: Shelf, group: Sequence[Attribution]) -> StatementView:
    """A statement as its fullest telling has it, dated by the most exact of its tellings."""
    fullest = max(group, key=lambda known: (len(words_of(shelf, known)), known.id))
    told = statement_of(shelf, fullest)
    cites = (cite for known in (fullest, *group) for cite in content(shelf, known))
    return StatementView(
        id=fullest.id,
        words=words_of(shelf, fullest),
        form=told.form.value,
        cue=cue_of(shelf, fullest),
        attitude=told.attitude,
        polarity=told.polarity.value,
        said=_day(shelf, (fullest, *group)),
        chain=distinct(name for known in (fullest, *group) for name in through(shelf, known)),
        to=_addressee(shelf, fullest),
        articles=_printed_in(shelf, distinct(known.statement.article for known in (fullest, *group))),
        cites=distinct(cites),
    )


def cue_of(shelf: Shelf, known: Attribution) -> str | None:
    """The word or words by which a statement is told: “denied”."""
    cue = statement_of(shelf, known).cue
    return " ".join(shelf.cite_at(known.statement.article, cue).text.split()) if cue else None


def _day(shelf: Shelf, group: Sequence[Attribution]) -> Day | None:
    """The most exact day that one of the tellings gives; of equals one that a text states."""
    days = [day for known in group if (day := likely_when(shelf, known.said, [known.statement.article]))]
    return min(days, key=lambda day: (_width(day), day.inferred), default=None)


def _printed_in(shelf: Shelf, articles: Sequence[str]) -> tuple[str, ...]:
    """The outlets that print a statement; a single article without one has no name but its file's."""
    if len(articles) == 1 and shelf.names[articles[0]] == shelf.sources[articles[0]]:
        return ()
    return tuple(shelf.names[article] for article in articles)


def _width(day: Day) -> float:
    if not day.earliest or not day.latest:
        return inf
    return (date.fromisoformat(day.latest) - date.fromisoformat(day.earliest)).days


def _addressee(shelf: Shelf, known: Attribution) -> str | None:
    if known.addressee in shelf.entities:
        return shelf.entities[str(known.addressee)].name
    told = statement_of(shelf, known).addressee
    return shelf.cite_at(known.statement.article, told).text if told else None


def change_view(shelf: Shelf, change: Change) -> ChangeView:
    """What somebody said against what they had said before."""
    before, after = (shelf.attributions[one] for one in change.statements)
    return ChangeView(
        kind=change.kind.value,
        before=content(shelf, before),
        after=content(shelf, after),
        reasons=tuple(reason.text for reason in change.reasons),
    )
