"""Stories: which articles tell of the same thing, and the runs of days on which they did.

`likeness`  how much of what is rare about two articles they share
`named`     which little-known people, bodies and places both name
`joining`   articles joined into stories, closest first
`episodes`  runs of days
`judged`    what people decided about stories

No date that was inferred has a say: dates are inferred from the stories.
"""

from __future__ import annotations

from onrecord.link.stories.episodes import episodes
from onrecord.link.stories.joining import gather
from onrecord.link.stories.judged import as_one, judged

__all__ = ["as_one", "episodes", "gather", "judged"]
