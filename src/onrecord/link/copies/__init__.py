"""Copies: passages, from a clause up, that stand in several places; and articles that are versions of one another.

`units`     sentences of the kept blocks, each wording once however often it stands
`pairs`     which wordings share enough rare word pairs to be worth a look
`runs`      which of them run together, found by those pairs and beside what was found
`align`     where two wordings run together, and how closely
`groups`    passages of one wording family, as copies with their alterations
`index`     one article held against many that are known
`versions`  articles that are one article
`rewritten` what changed between two of them
"""

from __future__ import annotations

from onrecord.link.copies.groups import find
from onrecord.link.copies.index import Index, against, index
from onrecord.link.copies.versions import versions

__all__ = ["Index", "against", "find", "index", "versions"]
