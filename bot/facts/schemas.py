"""JSON schemas for editors, made from the models: `python -m bot.facts.schemas` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot.facts.followups_file import FollowUpsFile
from bot.facts.models import (
    FactShape,
    NotStatedShape,
    PhrasingsFile,
    ReleaseFile,
    SampleShape,
    ServiceShape,
    VocabularyFile,
)
from bot.facts.silences import SilenceShape

FOLDER = "schemas"

_KINDS: dict[str, tuple[Any, str]] = {
    "release": (ReleaseFile, "release.yaml: the press release itself"),
    "facts": (list[FactShape], "facts/*.yaml: what the release states"),
    "not-stated": (list[NotStatedShape], "not-stated.yaml: what people ask and the release leaves open"),
    "silences": (list[SilenceShape], "general/not-stated.yaml: what Bayan says of what a release may leave open"),
    "service": (list[ServiceShape], "service.yaml: greetings, thanks, who the bot is"),
    "safeguarding": (ServiceShape, "safeguarding.yaml: the reply to a person who may be in danger"),
    "vocabulary": (VocabularyFile, "vocabulary.yaml: words that mean the same"),
    "follow-ups": (FollowUpsFile, "follow-ups.yaml: what a short message means after what was said"),
    "phrasings": (PhrasingsFile, "phrasings/<id>.yaml: the ways in which people ask"),
    "tests": (list[SampleShape], "tests/*.yaml: questions and what their replies must say"),
}


def schemas() -> dict[str, str]:
    """The text of each schema file by its name."""
    return {f"{kind}.schema.json": _schema(shape, title) for kind, (shape, title) in _KINDS.items()}


def write_schemas(knowledge: Path) -> None:
    """Write every schema into knowledge/schemas."""
    folder = knowledge / FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


def _schema(shape: Any, title: str) -> str:
    schema = TypeAdapter(shape).json_schema()
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title}
    # Editors' YAML servers know draft 7, whose definitions lie under this name.
    text = json.dumps({**schema, **head}, ensure_ascii=False, indent=2, sort_keys=True)
    return text.replace("#/$defs/", "#/definitions/").replace('"$defs":', '"definitions":') + "\n"


if __name__ == "__main__":
    write_schemas(Path(__file__).parents[2] / "knowledge")
