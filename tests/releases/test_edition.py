"""One release of several: its age, what it is called."""

from __future__ import annotations

from pathlib import Path

from bot.locales import Locales
from bot.releases.edition import Edition
from tests.messaging.harness import ROOT
from tests.releases.shelves import BRIDGE, EMBARGO, VACCINES, WORKSHOPS, open_one, write


def edition(root: Path, name: str, more: str = "") -> Edition:
    return Edition(open_one(write(root, name, more), Locales.load(ROOT / "locales")))


def test_the_newest_is_that_of_the_last_day_and_of_one_day_the_one_with_the_later_hour(tmp_path: Path) -> None:
    bridge, vaccines, workshops = (edition(tmp_path, name) for name in (BRIDGE, VACCINES, WORKSHOPS))
    assert sorted((bridge, vaccines, workshops), key=lambda one: one.age) == [workshops, vaccines, bridge]
    later = edition(tmp_path, BRIDGE, EMBARGO)
    assert later.age > bridge.age


def test_what_a_release_is_called_is_less_than_what_it_names(tmp_path: Path) -> None:
    found = edition(tmp_path, BRIDGE)
    assert {"bridge", "jahra"} <= found.called
    assert "length" in found.names - found.called
