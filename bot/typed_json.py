"""Frozen data classes <-> what JSON can say, by their declared types.

What the bot reads at each start and at each message is read so, without a library that builds validators: those of
pydantic, which serve what people write by hand, take eight megabytes and half a second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

T = TypeVar("T")
_Convert = Callable[[Any], Any]


class ShapeError(ValueError):
    """Data that doesn't fit the declared type: `where` is the way to it, `expected` what should stand there."""

    def __init__(self, expected: str, where: tuple[str, ...] = ()) -> None:
        super().__init__(f"{'.'.join(where) or 'the whole'}: expected {expected}")
        self.where = where
        self.expected = expected


def written(value: T, kind: type[T]) -> Any:
    """The value as JSON can say it. Fields that have their default are left out; where a type allows several classes,
    the class is named."""
    declared: Any = kind
    return _writer(declared)(value)


def read(data: Any, kind: type[T]) -> T:
    """The value of what `written` gave. Fields that the type doesn't have are passed over, as another version may have
    left them. Raises ShapeError where it doesn't fit."""
    declared: Any = kind
    value: T = _reader(declared)(data)
    return value


@cache
def _writer(kind: Any) -> _Convert:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _union_writer(inner)
    if origin is tuple:
        return _tuple_writer(inner)
    if origin is frozenset:
        one = _writer(inner[0])
        return lambda value: sorted(map(one, value))
    if origin in (Mapping, dict):
        one = _writer(inner[1])
        return lambda value: {key: one(each) for key, each in value.items()}
    if is_dataclass(kind):
        return _fields_writer(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    if isinstance(kind, type) and issubclass(kind, date):
        return lambda value: value.isoformat()
    return str if kind in (Path, ZoneInfo) else _same


def _same(value: Any) -> Any:
    return value


def _union_writer(kinds: tuple[Any, ...]) -> _Convert:
    some = [kind for kind in kinds if kind is not type(None)]
    if len(some) == 1:
        one = _writer(some[0])
        return lambda value: None if value is None else one(value)
    by_type = {kind: (kind.__name__, _writer(kind)) for kind in some}

    def write(value: Any) -> Any:
        kind = next(kind for kind in type(value).__mro__ if kind in by_type)
        name, one = by_type[kind]
        return {name: one(value)}

    return write


def _tuple_writer(kinds: tuple[Any, ...]) -> _Convert:
    if kinds[1:] == (Ellipsis,):
        one = _writer(kinds[0])
        return lambda value: [*map(one, value)]
    each = [*map(_writer, kinds)]
    return lambda value: [write(part) for write, part in zip(each, value, strict=True)]


def _fields_writer(kind: Any) -> _Convert:
    hints = get_type_hints(kind)
    each = [(one.name, _writer(hints[one.name]), _default_of(one)) for one in fields(kind) if one.init]

    def write(value: Any) -> dict[str, Any]:
        found = ((name, one, getattr(value, name), default) for name, one, default in each)
        return {name: one(part) for name, one, part, default in found if default is MISSING or part != default}

    return write


def _default_of(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


@cache
def _reader(kind: Any) -> _Convert:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _union_reader(inner)
    if origin is tuple:
        return _tuple_reader(inner)
    if origin is frozenset:
        several = _tuple_reader((inner[0], ...))
        return lambda data: frozenset(several(data))
    if origin in (Mapping, dict):
        return _mapping_reader(inner[1], dict if origin is dict else MappingProxyType)
    if is_dataclass(kind):
        return _fields_reader(kind)
    if kind in _PLAIN:
        return _PLAIN[kind]
    return partial(_made, kind.fromisoformat if issubclass(kind, date) else kind)


def _number(data: Any) -> float:
    if type(data) not in (int, float):
        raise ShapeError("a number")
    return float(data)


def _whole(data: Any) -> int:
    if type(data) is not int:
        raise ShapeError("a whole number")
    return data


def _flag(data: Any) -> bool:
    if type(data) is not bool:
        raise ShapeError("true or false")
    return data


def _text(data: Any) -> str:
    if type(data) is not str:
        raise ShapeError("a text")
    return data


_PLAIN: dict[Any, _Convert] = {float: _number, int: _whole, bool: _flag, str: _text}


def _made(make: _Convert, data: Any) -> Any:
    try:
        return make(_text(data))
    except (ValueError, KeyError, OSError):
        raise ShapeError(f"a text that {getattr(make, '__qualname__', make)} takes") from None


def _union_reader(kinds: tuple[Any, ...]) -> _Convert:
    some = [kind for kind in kinds if kind is not type(None)]
    if len(some) == 1:
        one = _reader(some[0])
        return lambda data: None if data is None else one(data)
    by_name = {kind.__name__: _reader(kind) for kind in some}

    def choose(data: Any) -> Any:
        if not isinstance(data, dict) or len(data) != 1 or not data.keys() <= by_name.keys():
            raise ShapeError(f"one of {', '.join(by_name)}")
        ((name, part),) = data.items()
        return _within(name, by_name[name], part)

    return choose


def _tuple_reader(kinds: tuple[Any, ...]) -> _Convert:
    repeated = kinds[1:] == (Ellipsis,)
    each = [_reader(kind) for kind in kinds if kind is not Ellipsis]

    def convert(data: Any) -> tuple[Any, ...]:
        if not isinstance(data, list | tuple) or not (repeated or len(data) == len(each)):
            raise ShapeError("a list" if repeated else f"a list of {len(each)}")
        readers = each * len(data) if repeated else each
        return tuple([_within(str(at), one, part) for at, (one, part) in enumerate(zip(readers, data, strict=True))])

    return convert


def _mapping_reader(kind: Any, make: _Convert) -> _Convert:
    one = _reader(kind)

    def convert(data: Any) -> Any:
        if not isinstance(data, dict):
            raise ShapeError("an object")
        return make({_text(key): _within(key, one, part) for key, part in data.items()})

    return convert


def _fields_reader(kind: Any) -> _Convert:
    hints = get_type_hints(kind)
    each = {one.name: _reader(hints[one.name]) for one in fields(kind) if one.init}
    needed = [one.name for one in fields(kind) if one.init and one.default is one.default_factory is MISSING]

    def convert(data: Any) -> Any:
        if not isinstance(data, Mapping):
            raise ShapeError("an object")
        if missing := next((name for name in needed if name not in data), None):
            raise ShapeError("a value", (missing,))
        return kind(**{name: _within(name, each[name], part) for name, part in data.items() if name in each})

    return convert


def _within(name: str, convert: _Convert, data: Any) -> Any:
    try:
        return convert(data)
    except ShapeError as error:
        raise ShapeError(error.expected, (name, *error.where)) from None
