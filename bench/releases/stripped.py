"""The first release as if nobody had written a phrasing for it: further questions to fit what ranks from little.

Its phrasings and roles are left out, and each fact gets the kinds of question that a sheet would give it
(`stripped.yaml`). The questions of bench/calibration, which were written for it, then are questions about a release
that was learnt from its labels, names and answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from bench.calibrate import QUESTIONS
from bench.releases.__main__ import Question
from bot.desk.labelled import read_labelled
from bot.facts.ids import CONTACT, QUOTE, UNKNOWN

HERE = Path(__file__).parent
NAME = "stripped"
_KEPT = (CONTACT, QUOTE)
"""Roles without which a folder can't be used."""
_LEFT_OUT = ("subjects", "people", "premises")


def strip(release: Path, folder: Path) -> None:
    """Write the stripped copy of a release's folder."""
    sheet = yaml.safe_load((HERE / f"{NAME}.yaml").read_text(encoding="utf-8"))
    (folder / "facts").mkdir(parents=True)
    described = {key: value for key, value in _read(release / "release.yaml").items() if key not in _LEFT_OUT}
    for entry_id, row in sheet.items():
        described["terms"][f"of-{entry_id}"] = {language: _names(row[language]) for language in ("en", "ar")}
    _write(folder / "release.yaml", described)
    for name in ("not-stated.yaml", *(f"facts/{file.name}" for file in (release / "facts").glob("*.yaml"))):
        _write(folder / name, [_stripped(entry, sheet.get(entry["id"])) for entry in _read(release / name)])


def questions() -> Iterator[Question]:
    """The questions of bench/calibration; none of them expects `unknown` beside something else here."""
    for path in QUESTIONS:
        for talk in read_labelled(path):
            for case in talk:
                expected = frozenset(case.expected) - {UNKNOWN}
                yield Question(case.question, case.language, expected, "tuned")


def _stripped(entry: dict[str, Any], row: Mapping[str, Any] | None) -> dict[str, Any]:
    if row:
        entry["asks"] = [{kind: f"of-{entry['id']}"} for kind in row["asks"]]
        if entry.get("role") not in _KEPT:
            entry.pop("role", None)
    return entry


def _names(said: str) -> dict[str, Any]:
    first, *others = (part.strip() for part in said.split(";"))
    one, _, many = (part.strip() for part in first.partition("/"))
    return {"one": one} | ({"many": many} if many else {}) | ({"also": others} if others else {})


def _read(path: Path) -> Any:
    """As it was typed: a day stays a text."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes texts and nothing else


def _write(path: Path, content: Any) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
