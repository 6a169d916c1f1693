"""Whether two drafts are one happening, and both as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model.record import EntryStatus
from onrecord.model.text import Passage
from onrecord.values import predicates
from onrecord.weigh.intervals import apart, width
from onrecord.weigh.timeline.drafts import Draft, closeness, is_day_of_a_year

NAMED = "cpelmn"
OWN_NAMES = "pelm"
ONE_DAY = 1
"""Days up to which a happening's day is close enough for the same parties to be the same happening."""
BACKGROUND = timedelta(days=60)
"""How long before a story's first article a happening is its background, told by each in other words."""
SURER = (EntryStatus.ONGOING, EntryStatus.PAST, EntryStatus.PLANNED, EntryStatus.UNCERTAIN)


def join(drafts: Sequence[Draft], first_day: date | None) -> list[Draft]:
    """Drafts of one happening as one; those that name nobody and stand alone are left out."""
    before = first_day - BACKGROUND if first_day else None
    joined: list[Draft] = []
    near: defaultdict[int, set[int]] = defaultdict(set)
    for draft in sorted(drafts, key=_order):
        months = _months(draft)
        places = sorted({place for month in months for place in near[month]} if months else range(len(joined)))
        at = next((place for place in places if _same(draft, joined[place], before)), None)
        if at is None and _names_nobody(draft):
            named = [place for place in places if _is_closer(draft, joined[place])]
            at = named[0] if len(named) == 1 else None
        if at is not None:
            joined[at] = _both(joined[at], draft)
        elif not draft.weak:
            for month in months[1:] or (ANY,):
                near[month].add(len(joined))
            joined.append(draft)
    return joined


def _order(draft: Draft) -> tuple[bool, bool, bool, date, tuple[Passage, ...]]:
    """What tells most comes first: clauses, nouns with names, nouns without."""
    return draft.weak, draft.kind == "noun", _names_nobody(draft), draft.when.earliest or date.min, draft.evidence


def _names_nobody(draft: Draft) -> bool:
    """Whether it is a noun that does not say whose: “elections in May”."""
    return draft.kind == "noun" and not draft.objects


def _is_closer(bare: Draft, other: Draft) -> bool:
    """Whether another tells, within the days of one that names nobody, the same kind of happening more closely: “the May 19 election”."""
    within = width(other.days) < width(bare.days) and not apart(bare.days, other.days)
    return within and other.kind != "said" and _akin(bare, other)


ANY = -1
"""The month of what has no first or last day."""


def _months(draft: Draft) -> tuple[int, ...]:
    """The months in which a draft's days lie, by number, with that of all whose days are open: what shares none is no same
    happening. Empty where its own days are open."""
    first, last = draft.days.earliest, draft.days.latest
    if first is None or last is None:
        return ()
    return (ANY, *range(first.year * 12 + first.month, last.year * 12 + last.month + 1))


def _same(one: Draft, other: Draft, before: date | None) -> bool:
    """Whether two drafts are one happening: one date of one text, or days, doing and parties that agree."""
    if apart(one.days, other.days):
        return False
    if set(one.evidence) & set(other.evidence) or (one.days == other.days and _in_the_same_words(one, other)):
        return True
    kinds = {one.kind, other.kind}
    if any(_in_its_course(a, b) or _came_about(a, b) for a, b in ((one, other), (other, one))):
        return True
    if "said" in kinds or ("count" in kinds and len(kinds) > 1):
        return False
    if _is_background(one, before) and _is_background(other, before) and _one_beginning(one, other):
        return True
    return _akin(one, other) and (_is_named_in(one, other) if one.weak else _parties_agree(one, other))


def _in_its_course(one: Draft, other: Draft) -> bool:
    """Whether one was done or said in the course of the other: “in his meeting with Rossi on Monday, Duarte said”, “Duarte met Rossi
    on Monday”; both name two of those who took part."""
    if not one.occasion or other.kind == "said" or one.days != other.days or not _alike(one.occasion, other.action):
        return False
    shared = (one.actors | one.objects) & (other.actors | other.objects)
    return len({key for key in shared if key[0] in "pec"}) > 1


def _came_about(plan: Draft, done: Draft) -> bool:
    """Whether what was planned for a day is told of that day as done, be it in another verb: “will hold talks in Quito on Monday”, “talks
    opened in Quito on Monday”."""
    if plan.status is not EntryStatus.PLANNED or done.status is not EntryStatus.PAST or plan.days != done.days:
        return False
    if predicates.opposed(plan.action, done.action) or not _meet(plan.actors, done.actors):
        return False
    shared, fewer = plan.words & done.words, min(len(plan.words), len(done.words))
    named = {key for key in shared if key[0] in NAMED}
    return width(plan.days) == 0 and len(named) > 1 and len(shared) >= MOST * fewer


MOST = 0.6
"""Share of the words of the shorter of plan and outcome that the other must hold."""


def _in_the_same_words(one: Draft, other: Draft) -> bool:
    if one.kind == other.kind == "noun" and one.action == other.action and not one.weak:
        return bool({p.article for p in one.evidence} & {p.article for p in other.evidence})
    return one.kind == other.kind and one.text.casefold() == other.text.casefold()


def _is_named_in(weak: Draft, other: Draft) -> bool:
    """Whether a happening that names nobody stands in an article of another: “Tuesday's meeting”."""
    own, theirs = ({key for key in d.actors | d.objects if key[0] in OWN_NAMES} for d in (weak, other))
    named = not own or bool(own & theirs)
    near = weak.days == other.days or max(width(weak.days), width(other.days)) <= MONTH
    return named and near and weak.evidence[0].article in {passage.article for passage in other.evidence}


MONTH = 31
"""Days up to which two times may be told of one happening by its kind alone."""


def _akin(one: Draft, other: Draft) -> bool:
    return _alike(one.action, other.action)


def _alike(one: str, other: str) -> bool:
    return predicates.akin(one, other) or predicates.akin(other, one)


def _parties_agree(one: Draft, other: Draft) -> bool:
    """Whether neither doer nor object differ, and a name is shared; of a wide time nothing may be told by one alone."""
    shared = (one.actors | one.objects) & (other.actors | other.objects)
    if not any(key[0] in NAMED for key in shared):
        return False
    wide = max(width(one.days), width(other.days)) > ONE_DAY and not (
        one.days == other.days and is_day_of_a_year(one.when)
    )
    if wide and (one.days != other.days or one.status != other.status):
        return False
    if "noun" in {one.kind, other.kind}:
        return any(key[0] in OWN_NAMES for key in shared)
    if wide:
        return one.actors | one.objects <= other.actors | other.objects
    if predicates.mutual(one.action) or (_meet(one.actors, other.actors) and _meet(one.objects, other.objects)):
        return True
    unnamed = not any(key[0] in NAMED for key in one.actors | other.actors)
    return unnamed and any(key[0] in OWN_NAMES for key in one.objects & other.objects)


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of parties may be the same: one is not told, or they share one, by its own name where both have one."""
    own = [{key for key in keys if key[0] in OWN_NAMES} for keys in (one, other)]
    if own[0] and own[1]:
        return bool(own[0] & own[1])
    return not one or not other or bool(one & other)


def _is_background(draft: Draft, before: date | None) -> bool:
    return before is not None and draft.when.latest is not None and draft.when.latest < before


def _one_beginning(one: Draft, other: Draft) -> bool:
    """Whether two tell of one thing of old: the same day or month, or one within the other where both tell how something
    began; with a name in common and something more."""
    keys = [d.actors | d.objects | d.words for d in (one, other)]
    shared = keys[0] & keys[1]
    if not any(key[0] in NAMED for key in shared):
        return False
    if one.days == other.days:
        return (one.begins and other.begins) or _akin(one, other) or len(shared) > 1
    more = _akin(one, other) or len({key for key in shared if key[0] != "n"}) > 1
    return one.begins and other.begins and more


def _both(one: Draft, other: Draft) -> Draft:
    """Two drafts as one: the closer day, its words unless they only name it, and all that both tell."""
    clauses = [d for d in (one, other) if d.kind != "noun"] or [one, other]
    telling = min(clauses, key=lambda d: (SURER.index(d.status), closeness(d.when)))
    narrow = min((one, other), key=lambda d: closeness(d.when))
    return replace(
        telling,
        when=narrow.when,
        claims=tuple(dict.fromkeys((*one.claims, *other.claims))),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        actors=one.actors | other.actors,
        objects=one.objects | other.objects,
        words=one.words | other.words,
        begins=one.begins or other.begins,
        weak=False,
    )
