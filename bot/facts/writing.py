"""Additions to a release's files as staff would write them: comments and layout stay, so that git shows what was added.

Nothing is written here but by `apply`; what an addition would do is tried on a copy first.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from bot.errors import UserError
from bot.facts.factbase import Entry, FactBase
from bot.facts.folder import FACTS, NOT_STATED, PHRASINGS, SAMPLES

_STYLES = ((2, 0), (4, 2))
"""How lists are indented: the columns of an item's text, and of its hyphen."""
_WIDE = 1_000_000
"""A line that somebody wrote long stays one line."""
_LONGEST_ID = 48
_EDITORS = "# yaml-language-server:"
_SCHEMA = _EDITORS + " $schema=../../../schemas/{}.schema.json\n"
_FLOW = ("label", "values", "correction")


@dataclass(frozen=True, slots=True)
class Edit:
    """A file of the release's folder, by its path there, as it is (None where there is none) and as it is to be."""

    file: str
    before: str | None
    after: str

    @property
    def added(self) -> tuple[str, ...]:
        """The lines that are new, but for the one that editors of files read."""
        before, after = (self.before or "").splitlines(), self.after.splitlines()
        changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        lines = [line for tag, _, _, start, end in changes if tag != "equal" for line in after[start:end]]
        return tuple(line for line in lines if line.strip() and not line.startswith(_EDITORS))


def phrasing(base: FactBase, entry_id: str, words: Mapping[str, str]) -> Edit:
    """Ways of asking for an entry, each under its script: `en`, `ar` or `arabizi`."""
    file = f"{PHRASINGS}/{entry_id}.yaml"
    before = _read(base, file)
    text = before if before is not None else _SCHEMA.format("phrasings")
    for script, line in words.items():
        text = _with_item(text, script, line)
    return Edit(file, before, text)


def silence(base: FactBase, entry: Mapping[str, Any]) -> Edit:
    """Another question that the release leaves open, at the end of its file."""
    return _appended(base, NOT_STATED, [entry])


def fact(base: FactBase, near: Entry | None, entry: Mapping[str, Any]) -> Edit:
    """Another fact, at the end of the file of the one that lies nearest."""
    stem = Path(near.place.file).stem if near else "more"
    return _appended(base, f"{FACTS}/{stem}.yaml", [entry])


def samples(base: FactBase, entry_id: str, asks: Iterable[str]) -> Edit:
    """Questions that must get the entry from now on."""
    return _appended(base, f"{SAMPLES}/{entry_id}.yaml", [{"ask": ask, "expect": entry_id} for ask in asks], "tests")


def new_id(base: FactBase, label: str) -> str:
    """An id after an English label that no entry has."""
    stem = re.sub(r"[^a-z0-9]+", "-", label.casefold()).strip("-")[: _LONGEST_ID - 3].strip("-") or "more"
    stem = stem if stem[0].isalpha() else f"more-{stem}"
    taken = {*base.entries, "unknown"}
    return next(one for one in (stem, *(f"{stem}-{number}" for number in range(2, 99))) if one not in taken)


def apply(folder: Path, edits: Iterable[Edit]) -> None:
    """Write them, each file whole. Raises UserError where a file changed meanwhile or can't be written."""
    edits = tuple(edits)
    for edit in edits:
        path = folder / edit.file
        now = path.read_text(encoding="utf-8") if path.exists() else None
        if now != edit.before:
            raise UserError(f"{edit.file} has changed meanwhile; nothing was written, begin again")
    for edit in edits:
        path = folder / edit.file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{path.name}.tmp")
            draft.write_text(edit.after, encoding="utf-8")
            draft.replace(path)
        except OSError as error:
            raise UserError(f"{edit.file} can't be written: {os.strerror(error.errno or 0)}") from None


def _appended(base: FactBase, file: str, entries: Iterable[Mapping[str, Any]], schema: str = "facts") -> Edit:
    before = _read(base, file)
    head = before if before is not None else _SCHEMA.format(schema)
    gap = "\n" if before and schema != "tests" else ""
    head = head if not head or head.endswith("\n") else f"{head}\n"
    return Edit(file, before, f"{head}{gap}{_dumped(_yaml(*_STYLES[0]), [*map(_shaped, entries)])}")


def _read(base: FactBase, file: str) -> str | None:
    path = base.folder / file
    return path.read_text(encoding="utf-8") if path.exists() else None


def _with_item(text: str, key: str, item: str) -> str:
    """The text with one more item in a list; before the last one, after which comments may stand."""
    from ruamel.yaml.comments import CommentedMap

    yaml = next((one for one in (_yaml(*style) for style in _STYLES) if _keeps(one, text)), _yaml(*_STYLES[0]))
    data = yaml.load(text)
    if data is None:  # a file of comments only
        return f"{text}{_dumped(yaml, CommentedMap({key: [item]}))}"
    items = data.setdefault(key, [])
    items.insert(max(0, len(items) - 1), item)
    return _dumped(yaml, data)


def _keeps(yaml: Any, text: str) -> bool:
    """Whether a text that nothing is changed in comes out as it went in."""
    data = yaml.load(text)
    return data is None or _dumped(yaml, data) == text


def _shaped(entry: Mapping[str, Any]) -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    shaped = CommentedMap()
    for key, value in entry.items():
        if isinstance(value, list):
            value = CommentedSeq(value)
            value.fa.set_flow_style()
        elif isinstance(value, Mapping):
            value = CommentedMap(value)
            if key in _FLOW:
                value.fa.set_flow_style()
        shaped[key] = value
    return shaped


def _yaml(sequence: int, offset: int) -> Any:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _WIDE
    yaml.indent(mapping=2, sequence=sequence, offset=offset)
    return yaml


def _dumped(yaml: Any, data: Any) -> str:
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()
