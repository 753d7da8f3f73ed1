"""The real Bayan, opened once; it learns first where the usual cache doesn't have what it needs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.bayan import Bayan
from bot.settings import Settings
from tests.simulator.conftest import pytest_runtest_makereport

__all__ = ["pytest_runtest_makereport"]


@pytest.fixture(scope="session")
def bayan() -> Bayan:
    own = {name: value for name, value in os.environ.items() if name == "BAYAN_CACHE"}
    settings = Settings.read(own, env_file=Path(os.devnull))
    return Bayan.open(settings.knowledge, settings.locales, settings.cache)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bayan.db"
