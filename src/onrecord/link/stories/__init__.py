"""Stories: which articles tell of the same thing, and the runs of days on which they did.

`likeness`  how much of what is rare about two articles they share
`named`     which little-known people, bodies and places both name
`joining`   articles joined into stories, closest first
`episodes`  runs of days

No date that was inferred has a say: dates are inferred from the stories.
"""

from __future__ import annotations

from onrecord.link.stories.episodes import episodes
from onrecord.link.stories.joining import gather

__all__ = ["episodes", "gather"]
