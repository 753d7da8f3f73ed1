from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.typed_json import ShapeError, read, written


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Point:
    x: float
    y: float = 0.0


Value = date | int | str | Point


@dataclass(frozen=True)
class Whole:
    values: Mapping[str, Value]
    points: tuple[Point, ...]
    pair: tuple[str, int]
    colour: Colour | None = None
    at: datetime | None = None
    names: frozenset[str] = frozenset()
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    path: Path | None = None
    sure: bool = False
    length: int = field(init=False, default=3)


WHOLE = Whole(
    values=MappingProxyType({"day": date(2021, 11, 15), "text": "2021-11-15", "count": 3, "place": Point(1.5, 2.0)}),
    points=(Point(1.0), Point(2.0, 3.0)),
    pair=("يوم", 2),
    colour=Colour.RED,
    at=datetime(2021, 11, 15, 10, tzinfo=UTC),
    names=frozenset({"a", "b"}),
    zone=ZoneInfo("Asia/Kuwait"),
    path=Path("a") / "b",
    sure=True,
)


def test_what_is_written_is_read_as_it_was_a_day_as_a_day_and_a_text_as_a_text() -> None:
    assert read(json.loads(json.dumps(written(WHOLE, Whole))), Whole) == WHOLE


def test_what_has_its_default_is_left_out() -> None:
    assert written(Point(1.0), Point) == {"x": 1.0}
    assert read({"x": 1}, Point) == Point(1.0)


def test_what_another_version_left_is_passed_over() -> None:
    assert read({"x": 1.0, "z": 9.0}, Point) == Point(1.0)


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ({}, "values"),
        ({"values": {}, "points": [{"x": "far"}], "pair": ["a", 1]}, "points.0.x"),
        ({"values": {}, "points": [], "pair": ["a"]}, "pair"),
        ({"values": {}, "points": [], "pair": ["a", True]}, "pair.1"),
        ({"values": {"day": {"date": "no day"}}, "points": [], "pair": ["a", 1]}, "values.day.date"),
        ({"values": {"day": "bare"}, "points": [], "pair": ["a", 1]}, "values.day"),
        ({"values": {}, "points": [], "pair": ["a", 1], "colour": "blue"}, "colour"),
        ({"values": {}, "points": [], "pair": ["a", 1], "zone": "Nowhere/Land"}, "zone"),
        ([], "the whole"),
    ],
)
def test_what_does_not_fit_is_named_by_the_way_to_it(data: Any, where: str) -> None:
    with pytest.raises(ShapeError) as stopped:
        read(data, Whole)
    assert str(stopped.value).startswith(f"{where}: expected ")
