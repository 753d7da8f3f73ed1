from __future__ import annotations

import json
from pathlib import Path

from bot.facts.schemas import FIX, schemas, stale_schemas, write_schemas

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def test_the_schemas_in_knowledge_are_current() -> None:
    assert stale_schemas(KNOWLEDGE) == ()


def test_a_schema_that_was_edited_or_lost_is_found_and_mended(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    (tmp_path / "schemas" / "facts.schema.json").write_text("{}")
    (tmp_path / "schemas" / "release.schema.json").unlink()
    stale = stale_schemas(tmp_path)
    assert [problem.place.file.rsplit("/")[-1] for problem in stale] == [
        "release.schema.json",
        "facts.schema.json",
    ]
    assert stale[0].fix == FIX
    write_schemas(tmp_path)
    assert stale_schemas(tmp_path) == ()


def test_every_key_that_staff_write_has_a_description() -> None:
    for name, text in schemas().items():
        schema = json.loads(text)
        shapes = [*schema.get("definitions", {}).values(), schema]
        for shape in shapes:
            for key, value in shape.get("properties", {}).items():
                assert value.get("description"), f"{name}: {key}"
