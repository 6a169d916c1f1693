"""Origins: who stands behind each assertion, and how many of them are independent of each other.

`families`  whose voice a speaker is: “the spokesman” his ministry's country's, a paper its publisher's; from `descriptions`,
            what the articles say somebody is, and `bodies` that are described and not named
`houses`    whose voice a description tells
`tracing`   for each assertion its origin: speaker, agency, outlet with its own access, or unknown
`relayed`   words that reach the reader inside somebody else's statement
`ways`      which articles are one way into the record
`days`      whether two told days agree
`agreeing`  which assertions of a claim say the same
`namesakes` families that may be one under two names
`counting`  for each claim how many independent origins agree, through how many articles

In doubt the count goes down: a false corroboration is the worst that a record can say.
"""

from __future__ import annotations

from onrecord.weigh.origins.counting import support
from onrecord.weigh.origins.tracing import of_copies, trace

__all__ = ["of_copies", "support", "trace"]
