"""What each further release in one bot takes: memory, and the time to open it once it is learnt.

    python -m bench.shelf [--releases N]

The knowledge's newest release is copied under other names; each copy is opened beside those before.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
import time
from pathlib import Path

from bot import clock
from bot.dialogue.context import Context
from bot.facts.layout import GENERAL, RELEASES, general_for, newest
from bot.releases.shelf import PUBLIC, Shelf, open_shelf
from bot.settings import Settings

_STATUS = Path("/proc/self/status")
"""Linux only."""


def _resident() -> float:
    """Megabytes that the process holds."""
    found = re.search(r"^VmRSS:\s+(\d+) kB", _STATUS.read_text(), re.MULTILINE)
    return int(found[1]) / 1000 if found else 0.0


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--releases", type=int, default=5)
    wanted: int = arguments.parse_args().releases
    settings = Settings.read()
    folder = newest(settings.knowledge)
    shelf: Shelf | None = None
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        shutil.copytree(general_for(folder), root / GENERAL)
        for number in range(1, wanted + 1):
            shutil.copytree(folder, root / RELEASES / f"release-{number}")
            started = time.perf_counter()
            shelf = open_shelf(root, settings.locales, settings.cache, shelf)
            opened = time.perf_counter() - started
            reading = shelf.read(PUBLIC, clock.now())
            started = time.perf_counter()
            reading.answer("When were the workshops?", Context(), clock.now())
            answered = time.perf_counter() - started
            resident = _resident()
            print(
                f"{number} releases: {resident:.0f} MB; opened in {opened:.1f} s, answered in {answered * 1000:.0f} ms"
            )


if __name__ == "__main__":
    main()
