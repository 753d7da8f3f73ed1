"""What a release and its facts can say about themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.facts.factbase import EntryKind, key_of
from tests.dialogue.stand_ins import BASE

HOUR = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("name", ["bridge-2026-03-01", "ب" * 60, "a-very-long-name-of-a-release" * 4])
def test_a_key_fits_beside_the_longest_id_of_a_button_and_stays_the_same(name: str) -> None:
    assert key_of(name) == key_of(name)
    assert len(key_of(name).encode()) == 10
    assert ":" not in key_of(name)
    assert "@" not in key_of(name)


def test_two_releases_have_two_keys() -> None:
    assert key_of("bridge-2026-03-01") != key_of("bridge-2026-03-02")


def test_a_release_is_out_at_its_very_hour_and_not_a_second_before() -> None:
    release = replace(BASE.release, embargo=HOUR)
    assert release.is_out(HOUR)
    assert not release.is_out(HOUR - timedelta(seconds=1))
    assert replace(release, embargo=None).is_out(HOUR - timedelta(days=9_000))


def test_only_a_service_reply_has_a_role_that_decides_how_the_conversation_goes_on() -> None:
    entry = BASE.entries["dates"]
    playing = replace(entry, roles=frozenset({"when"}))
    assert playing.role is None
    assert replace(playing, kind=EntryKind.SERVICE).role == "when"
