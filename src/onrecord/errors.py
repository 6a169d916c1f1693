"""The errors that onrecord raises on purpose; everything else is a defect.

OnRecordError            anything below; the command line prints its message and no traceback
├── InputError           a file, address or option that cannot be used; names it and says why
│   ├── UnreadableInput  the input is there but no article can be taken from it
│   └── LimitExceeded    the input is larger, deeper or slower than the limits allow
├── RecordError          the record's file cannot be opened, is locked, or is of another version
├── NotFound             no article, statement, claim or entity answers to the name or id given
└── AmbiguousId          several things answer to it; lists them
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Base of every error that a user can cause."""


class InputError(OnRecordError):
    """An input that cannot be used: `source` names it, `reason` says why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        return type(self), (self.source, self.reason)


class UnreadableInput(InputError):
    """The input was opened, but no article can be taken from it."""


class LimitExceeded(InputError):
    """The input passes a limit of size, depth or time."""


class RecordError(OnRecordError):
    """The record's file cannot be opened, is held by somebody else, or is of a later version."""


class NotFound(OnRecordError):
    """Nothing in the record answers to the id or name given."""


class AmbiguousId(OnRecordError):
    """Several things in the record answer to the id given; the message lists them."""
