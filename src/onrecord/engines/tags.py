"""From a tagger's scores to spans: the likeliest sequence of tags in which no span goes on that has not begun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

OUTSIDE, BEGIN, INSIDE = 0, 1, 2


def decoded(scores: NDArray[Any]) -> Iterator[tuple[int, int, int, float]]:
    """Part, first and last piece and probability of each span, from scores of shape (pieces, parts, 3)."""
    chances = probabilities(scores)
    for part in range(scores.shape[1]):
        for first, last in spans(best(chances[:, part])):
            own = [chances[first, part, BEGIN], *chances[first + 1 : last + 1, part, INSIDE]]
            yield part, first, last, float(min(own))


def probabilities(scores: NDArray[Any]) -> NDArray[Any]:
    """Scores as probabilities that sum to 1 over outside, begin and inside."""
    import numpy as np

    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: NDArray[Any] = raised / raised.sum(axis=-1, keepdims=True)
    return found


def best(chances: NDArray[Any]) -> list[int]:
    """The likeliest tags of a row of pieces in which “inside” never follows “outside” (Viterbi)."""
    greedy: list[int] = chances.argmax(axis=-1).tolist()
    if all(now != INSIDE or (at and greedy[at - 1] != OUTSIDE) for at, now in enumerate(greedy)):
        return greedy
    import numpy as np

    logs = np.log(np.maximum(chances, 1e-9)).tolist()
    total = [logs[0][OUTSIDE], logs[0][BEGIN], float("-inf")]
    back: list[tuple[int, int, int]] = []
    for row in logs[1:]:
        any_ = max(range(3), key=total.__getitem__)
        on = BEGIN if total[BEGIN] >= total[INSIDE] else INSIDE
        back.append((any_, any_, on))
        total = [total[any_] + row[OUTSIDE], total[any_] + row[BEGIN], total[on] + row[INSIDE]]
    tags = [max(range(3), key=total.__getitem__)]
    for row_back in reversed(back):
        tags.append(row_back[tags[-1]])
    return tags[::-1]


def spans(tags: list[int]) -> Iterator[tuple[int, int]]:
    """First and last piece of each span in a row of tags."""
    first: int | None = None
    for at, tag in enumerate([*tags, OUTSIDE]):
        if tag != INSIDE and first is not None:
            yield first, at - 1
            first = None
        if tag == BEGIN:
            first = at
