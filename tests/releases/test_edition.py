"""One release of several: its key, its age, what it is called."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.locales import Locales
from bot.releases.edition import Edition, key_of
from tests.messaging.harness import ROOT
from tests.releases.shelves import BRIDGE, EMBARGO, HOUR, VACCINES, WORKSHOPS, open_one, write


def edition(root: Path, name: str, more: str = "") -> Edition:
    return Edition(open_one(write(root, name, more), Locales.load(ROOT / "locales")))


@pytest.mark.parametrize("name", [BRIDGE, "ب" * 60, "a-very-long-name-of-a-release" * 4])
def test_a_key_fits_beside_the_longest_id_of_a_button_and_stays_the_same(name: str) -> None:
    assert key_of(name) == key_of(name)
    assert len(key_of(name).encode()) == 10
    assert ":" not in key_of(name)
    assert "@" not in key_of(name)


def test_the_newest_is_that_of_the_last_day_and_of_one_day_the_one_with_the_later_hour(tmp_path: Path) -> None:
    bridge, vaccines, workshops = (edition(tmp_path, name) for name in (BRIDGE, VACCINES, WORKSHOPS))
    assert sorted((bridge, vaccines, workshops), key=lambda one: one.age) == [workshops, vaccines, bridge]
    later = edition(tmp_path, BRIDGE, EMBARGO)
    assert later.age > bridge.age


def test_it_is_out_at_its_very_hour_and_not_a_second_before(tmp_path: Path) -> None:
    found = edition(tmp_path, BRIDGE, EMBARGO)
    assert found.is_out(HOUR)
    assert not found.is_out(HOUR - timedelta(seconds=1))
    assert edition(tmp_path, VACCINES).is_out(HOUR - timedelta(days=9_000))


def test_what_a_release_is_called_is_less_than_what_it_names(tmp_path: Path) -> None:
    found = edition(tmp_path, BRIDGE)
    assert {"bridge", "jahra"} <= found.called
    assert "length" in found.names - found.called
