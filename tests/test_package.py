"""What an installed Bayan brings along."""

from __future__ import annotations

import re
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

from bot.matching.meanings import FOLDER as WORDS
from bot.simulator.web import PAGE

ROOT = Path(__file__).parents[1]


def test_the_wheel_has_the_facts_the_locales_the_migrations_and_the_chat_page() -> None:
    builder = WheelBuilder(str(ROOT))
    packed = {file.distribution_path for file in builder.recurse_included_files()}
    forced = builder.config.get_force_include()
    for source, target in forced.items():
        packed |= {f"{target}/{path.relative_to(source)}" for path in Path(source).rglob("*") if path.is_file()}
    wanted = {
        f"bot/packaged/{path.relative_to(ROOT)}" for name in ("knowledge", "locales") for path in files(ROOT / name)
    }
    wanted |= {
        str(path.relative_to(ROOT)) for path in (*files(PAGE), *files(WORDS), *(ROOT / "bot").rglob("versions/*.py"))
    }

    assert wanted <= packed


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_supported_versions_are_the_same_wherever_they_stand() -> None:
    supported = re.search(r"^SUPPORTED := (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    declared = re.findall(r"Programming Language :: Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text())
    tried = re.search(r"python: \[(.+)\]", (ROOT / ".github/workflows/test.yaml").read_text())

    assert supported
    assert tried
    assert declared == sorted(supported[1].split()) == re.findall(r"3\.\d+", tried[1])
