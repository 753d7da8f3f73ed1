from __future__ import annotations

import asyncio
import logging
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.bayan import Bayan
from bot.facts.followups import FollowUps
from bot.facts.loader import load
from bot.locales import Locales
from bot.messaging import living as module
from bot.messaging.living import Living, in_background
from tests.facts import folders

from .harness import ROOT, KeywordUnderstanding, until


@dataclass
class Staff:
    """Edits a folder that a Living lives on."""

    folder: Path
    living: Living = field(init=False)

    def __post_init__(self) -> None:
        folders.write(self.folder)
        self.living = Living(self.read(), self.read, (self.folder,))

    def read(self) -> Bayan:
        return Bayan.of(load(self.folder), Locales.load(ROOT / "locales"), KeywordUnderstanding(), FollowUps())

    def label(self) -> str:
        return self.living.bayan.base.entries["dates"].label.en


@pytest.fixture
def staff(tmp_path: Path) -> Staff:
    return Staff(tmp_path)


async def test_a_changed_fact_is_in_use_after_a_reload(staff: Staff) -> None:
    folders.write(staff.folder, folders.edited("facts/when.yaml", "en: When", "en: Since when"))
    reloaded = await staff.living.reload()

    assert (reloaded.changed, reloaded.entries, reloaded.problems) == (True, 6, ())
    assert reloaded.phrasings > 5
    assert staff.label() == "Since when"


async def test_nothing_new_is_said_to_be_nothing_new(staff: Staff) -> None:
    assert not (await staff.living.reload()).changed


async def test_a_mistake_leaves_the_old_in_use_and_names_its_line(staff: Staff) -> None:
    folders.write(staff.folder, folders.edited("facts/when.yaml", "label:", "lable:"))
    reloaded = await staff.living.reload()

    assert not reloaded.changed
    assert any("facts/when.yaml:" in problem and "lable" in problem for problem in reloaded.problems)
    assert staff.label() == "When"


async def test_a_changed_file_is_noticed(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOOK_SECONDS", 0.02)
    watching = asyncio.create_task(staff.living.watch())
    await asyncio.sleep(0.1)
    folders.write(staff.folder, folders.edited("facts/when.yaml", "en: When", "en: Since when"))

    await until(lambda: staff.label() == "Since when")
    watching.cancel()


async def test_a_broken_file_is_logged_once_with_its_line(
    staff: Staff, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "_LOOK_SECONDS", 0.02)
    watching = asyncio.create_task(staff.living.watch())
    await asyncio.sleep(0.1)
    folders.write(staff.folder, {"facts/when.yaml": "- id: [\n"})
    await until(lambda: "facts/when.yaml:" in caplog.text)
    await asyncio.sleep(0.2)
    watching.cancel()

    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(errors) == len({record.getMessage() for record in errors})


async def test_background_work_gives_its_result_or_its_error() -> None:
    def fail() -> None:
        raise ValueError("no")

    assert await in_background(threading.current_thread) is not threading.current_thread()
    with pytest.raises(ValueError, match="no"):
        await in_background(fail)
