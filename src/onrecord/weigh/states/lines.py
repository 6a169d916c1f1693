"""Steps of one arrangement as one line.

Two steps are of one arrangement where neither side clashes and one of these holds:

    named     both are of the same thing by its own name: “the port of Bizerte”
    kind      the same kind of thing of one country, or in one place: “an airbase in Iran”, “the Iranian base”
    parties   of mutual ones, two parties are shared, or those of one are among those of the other and both are of one matter
    holder    the same holder, and one does not say of what

A step that fits two lines is of the one that it fits better, else of none; one that names nobody (“the talks were suspended”) is
of the line that its own article tells of, where that is one, else of the only line of its kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.model.time import Interval
from onrecord.weigh.intervals import is_before
from onrecord.weigh.states.sides import Sides
from onrecord.weigh.states.steps import Told

OWN = frozenset("len")
"""First letters of the keys of places and of others by their own names."""
NAMED, KIND, PARTIES, HOLDER = 4, 3, 3, 1
"""How surely two steps are of one line."""
TWO = 2


def lines(told: Sequence[Told]) -> list[list[Told]]:
    """Steps of one kind by arrangement: those that name most are laid first."""
    groups: list[list[Told]] = []
    nameless: list[Told] = []
    for one in sorted(told, key=_most_named):
        if not one.sides.names:
            nameless += [one] if one.definite else []
            continue
        at = _home(one, groups)
        if at is None:
            groups.append([one])
        elif at >= 0:
            groups[at].append(one)
    named = [list(group) for group in groups]
    for one in nameless:
        if (at := _meant(one, named)) is not None:
            groups[at].append(one)
    return groups


def _most_named(told: Told) -> tuple[int, int, str, str]:
    had = told.sides
    return -sum(key[0] in OWN for key in had.things), -len(had.names), told.claim.id, told.status


def _home(one: Told, groups: Sequence[Sequence[Told]]) -> int | None:
    """The place of the line that a step is of; None where it fits none, -1 where it fits several alike."""
    fits = [(max((fit(one, other) for other in group), default=0), at) for at, group in enumerate(groups)
            if not any(clash(one, other) for other in group)]  # fmt: skip
    best = max((sure for sure, _ in fits), default=0)
    if not best:
        return None
    found = [at for sure, at in fits if sure == best]
    return found[0] if len(found) == 1 else -1


def _meant(one: Told, groups: Sequence[Sequence[Told]]) -> int | None:
    """The line that a nameless step is of: the one of its article, else the only one."""
    if one.kind.name == "office":
        return None
    articles = {said.article for said in one.assertions}
    near = [
        at for at, group in enumerate(groups) if any(s.article in articles for told in group for s in told.assertions)
    ]
    if len(near) == 1:
        return near[0]
    return 0 if len(groups) == 1 and not near else None


def fit(one: Told, other: Told) -> int:
    """How surely two steps that do not clash are of one line; 0 where nothing speaks for it."""
    mine, theirs = one.sides, other.sides
    if one.kind.mutual:
        return _fit_of_parties(mine, theirs)
    things = mine.things & theirs.things
    held = _names(mine.holders & theirs.holders)
    if one.kind.name == "office":
        return NAMED if any(key[0] == "p" for key in held) else 0
    if any(key[0] in OWN for key in things):
        return NAMED
    countries, sort = sum(key[0] == "c" for key in things), any(key[0] == "k" for key in things)
    if countries >= TWO or (countries and (sort or held)):
        return KIND
    bare = not (_names(mine.things) and _names(theirs.things))
    return (HOLDER + sort) if held and bare else 0


def _fit_of_parties(mine: Sides, theirs: Sides) -> int:
    one, other = _names(mine.holders), _names(theirs.holders)
    if not one or not other:
        return HOLDER if _names(mine.things) & _names(theirs.things) else 0
    if len(one & other) >= TWO:
        return NAMED
    if one <= other or other <= one:
        return (
            PARTIES
            if len(one) == len(other) or {key for key in mine.things & theirs.things if key[0] != "c"}
            else HOLDER
        )
    return 0


def clash(one: Told, other: Told) -> bool:
    """Whether two steps cannot be of one arrangement: its holders, or its things, are others."""
    mine, theirs = one.sides, other.sides
    if one.kind.mutual:
        return False
    others = _names(mine.holders) and _names(theirs.holders) and not _names(mine.holders & theirs.holders)
    return (
        bool(others)
        or _apart(mine.holders, theirs.holders)
        or _apart(mine.things, theirs.things)
        or _other_sort(mine, theirs)
    )


def _other_sort(mine: Sides, theirs: Sides) -> bool:
    """Whether both are of a sort of thing, of another one, and not of the same by name: an airbase and the airspace."""
    if any(key[0] in OWN for key in mine.things & theirs.things):
        return False
    one, other = ({key for key in side.things if key[0] == "k"} for side in (mine, theirs))
    return bool(one and other) and not one & other


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name countries, persons, or others by their own names, and none in common."""
    for letters in ("c", "p", OWN):
        first, second = ({key for key in side if key[0] in letters} for side in (one, other))
        if first and second and not first & second and not (letters == "p" and _own(one & other)):
            return True
    return False


def _own(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key[0] in OWN)


def _names(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key[0] in "cplen")


ORDER = ("planned", "permitted", "begun", "ongoing", "suspended", "ended", "refused", "denied", "possible")
"""Of steps of the same days, which comes first."""


def ordered(group: Sequence[Told]) -> list[Told]:
    """Steps in order of time; of those whose days may be the same, in the order in which an arrangement runs."""
    left = sorted(group, key=lambda told: (ORDER.index(told.status), told.days.earliest or date.min, told.claim.id))
    found: list[Told] = []
    while left:
        first = next(told for told in left if not any(is_before(other.days, told.days) for other in left))
        left.remove(first)
        found.append(first)
    return found


def gap(one: Interval, other: Interval) -> int:
    """Days that certainly lie between two intervals."""
    if one.latest and other.earliest:
        return max(0, (other.earliest - one.latest).days)
    return 0
