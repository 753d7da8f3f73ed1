from __future__ import annotations

import json
from pathlib import Path

from bot.facts.schemas import FOLDER, schemas, write_schemas

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def test_the_schemas_in_knowledge_are_current() -> None:
    stale = [n for n, text in schemas().items() if (KNOWLEDGE / FOLDER / n).read_text(encoding="utf-8") != text]
    assert stale == [], "run python -m bot.facts.schemas"


def test_all_are_written_at_once(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} == schemas().keys()


def test_every_key_that_staff_write_has_a_description() -> None:
    for name, text in schemas().items():
        schema = json.loads(text)
        shapes = [*schema.get("definitions", {}).values(), schema]
        for shape in shapes:
            for key, value in shape.get("properties", {}).items():
                assert value.get("description"), f"{name}: {key}"
