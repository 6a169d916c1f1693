"""onrecord: what happened when, who said what through whom, and on how many independent origins it stands.

    from onrecord import articles, export, read_all, weave

    record = weave(read_all(articles(["reports/"])))
    export(record)["claims"]

Names are fetched when they are first used, so that importing the package loads no parser.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.errors import (
        AmbiguousId,
        InputError,
        LimitExceeded,
        NotFound,
        OnRecordError,
        RecordError,
        UnreadableInput,
    )
    from onrecord.intake import articles
    from onrecord.model.reading import Failure, Reading
    from onrecord.model.record import Record
    from onrecord.model.text import Article
    from onrecord.model.wire import export
    from onrecord.pipeline import read_all, weave
    from onrecord.store import Store

__version__ = "0.1.0"

__all__ = [
    "AmbiguousId",
    "Article",
    "Failure",
    "InputError",
    "LimitExceeded",
    "NotFound",
    "OnRecordError",
    "Reading",
    "Record",
    "RecordError",
    "Store",
    "UnreadableInput",
    "__version__",
    "articles",
    "export",
    "read_all",
    "weave",
]

_HOMES = {
    "onrecord.errors": (
        "AmbiguousId",
        "InputError",
        "LimitExceeded",
        "NotFound",
        "OnRecordError",
        "RecordError",
        "UnreadableInput",
    ),
    "onrecord.intake": ("articles",),
    "onrecord.model.reading": ("Failure", "Reading"),
    "onrecord.model.record": ("Record",),
    "onrecord.model.text": ("Article",),
    "onrecord.model.wire": ("export",),
    "onrecord.pipeline": ("read_all", "weave"),
    "onrecord.store": ("Store",),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
