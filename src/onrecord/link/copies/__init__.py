"""Copies: passages, from a clause up, that stand in several places; and articles that are versions of one another.

`units`     sentences of the kept blocks, each wording once however often it stands
`vocabulary` words as numbers
`pile`      the wordings of all sentences, in arrays
`pairs`     which wordings share enough rare word pairs to be worth a look
`runs`      which of them run together, found by those pairs and beside what was found
`align`     where two wordings run together, and how closely
`groups`    passages of one wording family, as copies with their alterations
`index`     one article held against many that are known
`renderings` one quotation in two renderings
`versions`  articles that are one article
`rewritten` what changed between two of them
`judged`    what people decided about copies
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.link.copies import groups, renderings
from onrecord.link.copies.index import Index, against, index
from onrecord.link.copies.judged import judged
from onrecord.link.copies.versions import versions
from onrecord.model.reading import Reading
from onrecord.model.record import Copy

__all__ = ["Index", "against", "find", "index", "judged", "versions"]


def find(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """All passages, from a clause up, that stand in several places of these articles, and the quotations that two of them render in
    different words; in order of place."""
    found = groups.find(readings)
    return tuple(sorted((*found, *renderings.find(readings, found)), key=lambda copy: copy.passages))
