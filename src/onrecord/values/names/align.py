"""The parts of two names paired one to one, the score of the pairing, and the cost of what stays over."""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.values.names.sound import LONG_WORD, SLIP_LENGTH, fold, part_score


def aligned(a: tuple[str, ...], b: tuple[str, ...], over_cost: float, lone_cost: float) -> tuple[float, list[str]]:
    """The best one-to-one pairing of parts, weighted by length, with the cost of what stays over."""
    a, b = _merged(a, b), _merged(b, a)
    joined = _joined(a, b)
    if joined:
        return joined, ["the same letters, otherwise spaced"]
    pairs = sorted(
        ((part_score(x, y), i, j) for i, x in enumerate(a) for j, y in enumerate(b)),
        key=lambda row: (-row[0][0], row[1] + row[2], abs(row[1] - row[2]), row[1]),
    )
    used_a: dict[int, int] = {}
    used_b: set[int] = set()
    total = weight = 0.0
    reasons: list[str] = []
    for (score, why), i, j in pairs:
        if i in used_a or j in used_b:
            continue
        used_a[i] = j
        used_b.add(j)
        size = _weight(a[i], b[j])
        total, weight = total + score * size, weight + size
        reasons.append(f"{a[i]} / {b[j]}: {why}")
    scores = [part_score(a[i], b[j])[0] for i, j in used_a.items()]
    score = total / weight
    worst = min(scores)
    if worst < CONTRADICTS:
        score = min(score, 0.45 + 0.3 * worst)
        reasons.append("a part contradicts")
    over = [w for i, w in enumerate(a) if i not in used_a] + [w for j, w in enumerate(b) if j not in used_b]
    if over:
        cost = over_cost * len(over) if min(len(a), len(b)) > 1 else lone_cost
        score -= cost
        reasons.append(f"only in one: {' '.join(sorted(over))}")
    return score, reasons


CONTRADICTS = 0.72
"""Score of a pair of parts under which they speak against one name."""


OVER, LONE = 0.04, 0.16
"""Cost of a part that only one name has (a patronymic); of a lone name against a full one."""


def _weight(one: str, other: str) -> float:
    return min(len(one), 6) + min(len(other), 6)


def _joined(a: tuple[str, ...], b: tuple[str, ...]) -> float | None:
    """Names that differ by their spaces alone: “RamiMakhlouf”."""
    x, y = "".join(a), "".join(b)
    if len(a) == len(b) or len(x) < SLIP_LENGTH:
        return None
    if x == y:
        return 0.97
    if fold(x) == fold(y):
        return 0.93
    return (
        0.85
        if min(len(a), len(b)) == 1 and min(len(x), len(y)) > LONG_WORD and DamerauLevenshtein.distance(x, y) == 1
        else None
    )


def _merged(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of one name, neighbours put together where the other writes them so: `patr`, `ushev` → `patrushev`."""
    wanted = {fold(part) for part in b if len(part) >= SLIP_LENGTH}
    out = list(a)
    for size in (3, 2):
        for at in range(len(out) - size + 1):
            piece = "".join(out[at : at + size])
            if fold(piece) in wanted and not any(fold(part) in wanted for part in out[at : at + size]):
                out[at : at + size] = [piece]
                break
    return tuple(out)
