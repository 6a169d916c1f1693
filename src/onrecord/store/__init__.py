"""The record's file: one SQLite database that keeps what was given, what was read and what was woven from it.

`opening` finds, checks and migrates the file; `keeping` is the `Store`; `packing` turns values into rows; `searching`
finds words.
"""

from onrecord.store.keeping import Store
from onrecord.store.searching import Hit

__all__ = ["Hit", "Store"]
