"""Which releases a message points to: by what only they are about, by their age, by their day."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.releases.edition import Edition
from bot.releases.pointing import Pointed, Pointer
from tests.releases.shelves import BRIDGE, VACCINES, WORKSHOPS, shelf, write

SUNDAY = datetime(2026, 3, 1, 12, tzinfo=UTC)
"""The day on which the bridge's release came out; the vaccines' came out on the Tuesday before."""


@pytest.fixture
def editions(tmp_path: Path) -> tuple[Edition, ...]:
    for name in (WORKSHOPS, VACCINES, BRIDGE):
        write(tmp_path, name)
    return shelf(tmp_path).editions


def pointed(editions: tuple[Edition, ...], text: str, here: str = BRIDGE, now: datetime | None = SUNDAY) -> Pointed:
    at = next(one for one in editions if one.name == here)
    return Pointer(editions).read(text, at, now)


def names(found: Pointed) -> list[str]:
    return [one.name for one in found.editions]


@pytest.mark.parametrize(
    ("text", "release"),
    [
        ("when is the vaccination", VACCINES),
        ("where were the nurses", WORKSHOPS),
        ("متى افتتاح مركز التطعيم", VACCINES),
        ("how long is the bridge", BRIDGE),
    ],
)
def test_a_word_that_only_one_release_has_points_to_it(editions: tuple[Edition, ...], text: str, release: str) -> None:
    assert names(pointed(editions, text)) == [release]


def test_a_word_of_two_releases_points_to_both_the_newest_first(editions: tuple[Edition, ...]) -> None:
    assert names(pointed(editions, "where in Jahra", here=WORKSHOPS)) == [BRIDGE, VACCINES]


def test_a_word_by_which_any_release_is_asked_points_to_none(editions: tuple[Edition, ...]) -> None:
    assert names(pointed(editions, "when, where, contact")) == []


@pytest.mark.parametrize(
    ("text", "here", "release"),
    [
        ("the latest release", WORKSHOPS, BRIDGE),
        ("البيان الأخير", WORKSHOPS, BRIDGE),
        ("the previous release", BRIDGE, VACCINES),
        ("البيان السابق", VACCINES, WORKSHOPS),
        ("the release of 24 February", BRIDGE, VACCINES),
        ("بيان 10 فبراير", BRIDGE, WORKSHOPS),
        ("today’s release", WORKSHOPS, BRIDGE),
        ("the release from last week", BRIDGE, VACCINES),
    ],
)
def test_its_age_or_its_day_points_to_a_release(
    editions: tuple[Edition, ...], text: str, here: str, release: str
) -> None:
    assert names(pointed(editions, text, here)) == [release]


def test_behind_the_oldest_there_is_no_previous_one(editions: tuple[Edition, ...]) -> None:
    assert names(pointed(editions, "the previous release", WORKSHOPS)) == []


def test_without_the_time_nothing_is_seen_from_today(editions: tuple[Edition, ...]) -> None:
    assert names(pointed(editions, "today’s release", now=None)) == []
    assert names(pointed(editions, "the latest release", now=None)) == [BRIDGE]


def test_a_message_that_only_points_asks_what_was_asked_before(editions: tuple[Edition, ...]) -> None:
    assert pointed(editions, "previous release?").bare
    assert not pointed(editions, "who paid for it, in the previous release?").bare
