"""Names of a table found in a text, whole words in exact case: by their first word, so that a thousand cost as little as ten."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

WORD = re.compile(r"(?<![\w-])(?:\w+|[^\w\s])")


def finder(names: Iterable[str], after: str) -> Callable[[str], Iterator[re.Match[str]]]:
    """What finds these names from left to right, of two that begin at one place the longer; `after` may not follow one."""
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda one: (-len(one), one)):
        match = WORD.match(name)
        by_word[match.group() if match else name].append(name)
    patterns = {word: re.compile(rf"(?:{'|'.join(map(re.escape, rows))})(?!{after})") for word, rows in by_word.items()}

    def find(text: str) -> Iterator[re.Match[str]]:
        over = 0
        for word in WORD.finditer(text):
            pattern = patterns.get(word.group())
            if pattern and word.start() >= over and (match := pattern.match(text, word.start())):
                over = match.end()
                yield match

    return find
