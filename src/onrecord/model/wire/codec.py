"""Any of the model's values as lists and dictionaries, and back, by the types that its fields declare.

A frozen dataclass becomes a dictionary of its fields that differ from their defaults, an enum its value, a day its ISO
form, a tuple a list; a span, the commonest of all, the list `[start, end]`.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from onrecord.model.text import Span

T = TypeVar("T")
Step = Callable[[Any], Any]
"""Turns a value into its plain form, or back."""


def plain(value: Any) -> Any:
    """The value as JSON can hold it, e.g. `[10, 42]` for a span."""
    kind: Any = type(value)
    return _encoder(kind)(value)


def from_plain(kind: type[T], data: Any) -> T:
    """The value of type `kind` whose plain form is `data`."""
    declared: Any = kind
    return typing.cast("T", _decoder(declared)(data))


# --- out --------------------------------------------------------------------------------------------------------


def _same(value: Any) -> Any:
    return value


ENCODERS: tuple[tuple[Any, Step], ...] = (
    (types.NoneType, _same),
    (Enum, lambda value: value.value),
    ((str, int, float), _same),
    (Span, lambda value: [value.start, value.end]),
    (date, lambda value: value.isoformat()),
    (Mapping, lambda value: [[plain(key), plain(one)] for key, one in value.items()]),
    ((tuple, list), lambda value: [plain(one) for one in value]),
)
"""The first row that a type falls under says how it is written; dataclasses come after them all."""


@cache
def _encoder(kind: Any) -> Step:
    """What writes values of a type; worked out once for each type."""
    for base, encode in ENCODERS:
        if issubclass(kind, base):
            return encode
    if not is_dataclass(kind):
        raise TypeError(f"no plain form for {kind.__name__}")
    defaults = [(field.name, _default(field)) for field in fields(kind)]
    return lambda value: {name: plain(one) for name, default in defaults if (one := getattr(value, name)) != default}


def _default(field: Field[Any]) -> Any:
    """A field's default; `MISSING`, which equals nothing, where it has none."""
    return field.default_factory() if field.default_factory is not MISSING else field.default


# --- in ---------------------------------------------------------------------------------------------------------


@cache
def _decoder(kind: Any) -> Step:
    """What reads values of a declared type; worked out once for each type."""
    if kind in DECODERS:
        return DECODERS[kind]
    if typing.get_origin(kind) in GENERIC:
        return GENERIC[typing.get_origin(kind)](typing.get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if not is_dataclass(kind):
        raise TypeError(f"no plain form for {kind}")
    return _dataclass(kind)


def _optional(inner: tuple[Any, ...]) -> Step:
    """`X | None`, the only union that the model uses."""
    (kind,) = (one for one in inner if one is not types.NoneType)
    decode = _decoder(kind)
    return _same if decode is _same else lambda data: None if data is None else decode(data)


def _tuple(inner: tuple[Any, ...]) -> Step:
    """`tuple[X, ...]` or `tuple[X, Y]`."""
    if inner[-1:] == (Ellipsis,):
        decode = _decoder(inner[0])
        return lambda data: tuple([decode(one) for one in data])
    each = [_decoder(kind) for kind in inner]
    return lambda data: tuple([decode(one) for decode, one in zip(each, data, strict=True)])


def _mapping(inner: tuple[Any, ...]) -> Step:
    """`Mapping[X, Y]`, written as pairs because a key may be a value of several fields."""
    key, value = (_decoder(kind) for kind in inner)
    return lambda data: types.MappingProxyType({key(one): value(other) for one, other in data})


def _dataclass(kind: Any) -> Step:
    """One of the model's frozen dataclasses; its decoders are made on first use, for a type may hold itself. Fields that are
    written as they are need none: most of a record is words and numbers."""
    steps: list[tuple[str, Step]] | None = None

    def decode(data: Any) -> Any:
        nonlocal steps
        if steps is None:
            hints = typing.get_type_hints(kind)
            every = [(field.name, _decoder(hints[field.name])) for field in fields(kind)]
            steps = [(name, step) for name, step in every if step is not _same]
        made = dict(data)
        for name, step in steps:
            if name in made:
                made[name] = step(made[name])
        return kind(**made)

    return decode


DECODERS: dict[Any, Step] = {
    str: _same,
    int: _same,
    bool: _same,
    float: float,
    Span: lambda data: Span(*data),
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}
GENERIC: dict[Any, Callable[[tuple[Any, ...]], Step]] = {
    types.UnionType: _optional,
    typing.Union: _optional,
    tuple: _tuple,
    Mapping: _mapping,
}
