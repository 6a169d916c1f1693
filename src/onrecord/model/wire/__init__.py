"""JSON in and out: the public form of a record, and the codec that the store keeps values with.

`export(record)` gives the object that `onrecord export` writes, `check` proves it; `plain` and `from_plain` turn any of the model's
values into lists and dictionaries and back.
"""

from onrecord.model.wire.articles import title
from onrecord.model.wire.checking import check, spans
from onrecord.model.wire.codec import from_plain, plain
from onrecord.model.wire.days import edtf
from onrecord.model.wire.export import FORMAT, export
from onrecord.model.wire.words import Words, statement_ids, time_id

__all__ = [
    "FORMAT",
    "Words",
    "check",
    "edtf",
    "export",
    "from_plain",
    "plain",
    "spans",
    "statement_ids",
    "time_id",
    "title",
]
