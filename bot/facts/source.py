"""A YAML file -> plain nodes that know their line and column, or the problems that keep it from being read.

The parser's events are taken one by one rather than composed by the library: that refuses deep nesting,
anchors and aliases before they cost anything, keeps the place of every key and value, and leaves scalars as
the text that staff typed, so that `no` is a word and not a boolean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.facts.silent_slips import cut_off, invisible_characters, joined
from bot.facts.yaml_mistakes import explain
from bot.problems import Place, Problem, quoted
from bot.text_files import LARGEST, UnreadableFileError, read_text

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was typed; `plain` where it stood without quotes."""

    text: str
    plain: bool
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Sequence:
    items: list[Node]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """`keys` and `values` by the text of the key."""

    keys: dict[str, Scalar]
    values: dict[str, Node]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Source:
    """A file that was read: its name as shown to people, its root, and what is wrong inside."""

    file: str
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)

    def place(self, node: Node) -> Place:
        return Place(self.file, node.line, node.column)


def read_source(path: Path, shown: str, *, spoken: bool = False) -> Source:
    """Read the file at `path`; whatever is wrong with it lands in `problems`, and where it can't be read `root` stays
    None. `spoken` says that its texts reach people, who would copy what can't be seen in them."""
    source = Source(shown)
    try:
        text = read_text(path, shown, LARGEST)
        _refuse_tabs(text, shown)
        if spoken:
            source.problems += invisible_characters(text, shown)
        source.root = _Reader(source, text).document()
    except UnreadableFileError as error:
        source.problems.append(error.problem)
    return source


def _refuse_tabs(text: str, shown: str) -> None:
    position = text.find("\t")
    if position < 0:
        return
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    raise UnreadableFileError(Problem(Place(shown, line, column), "a tab", "spaces", "replace it by two spaces"))


class _Reader:
    """Builds the nodes of one document from the parser's events."""

    def __init__(self, source: Source, text: str) -> None:
        self._source = source
        self._text = text
        self._has_comments = " #" in text
        self._events = self._parse(text)

    def document(self) -> Node:
        next(self._events)  # the stream starts
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise self._refusal(1, 1, "an empty file", "YAML", "fill it or delete it")
        root = self._node(next(self._events), 0)
        next(self._events)  # the document ends
        following = next(self._events)
        if not isinstance(following, yaml.StreamEndEvent):
            line, column = _position(following)
            raise self._refusal(line, column, "a second document", "one a file", "delete the line ---")
        return root

    def _parse(self, text: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            raise self._refusal(*explain(error, text)) from None
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            column = error.position - text.rfind("\n", 0, error.position)
            found = f"the control character U+{_code(error.character):04X}"
            raise self._refusal(line, column, found, "text", "delete it") from None
        except (yaml.YAMLError, ValueError) as error:
            raise self._refusal(1, 1, f"broken YAML ({error})", "YAML", "") from None

    def _node(self, event: yaml.Event, depth: int) -> Node:
        mark: Any = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.ScalarEvent) and depth <= DEEPEST and not (event.anchor or event.tag):  # nearly all
            return self._scalar(event, line, column)
        if isinstance(event, yaml.AliasEvent):
            raise self._refusal(line, column, f"the alias *{event.anchor}", "the text itself", "write it out")
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            raise self._refusal(line, column, f"the anchor &{event.anchor}", "plain YAML", "delete it")
        if depth > DEEPEST:
            raise self._refusal(line, column, f"over {DEEPEST} levels of nesting", "flatter YAML", "")
        if getattr(event, "tag", None) not in (None, "!"):
            found = f"the tag {quoted(str(getattr(event, 'tag', '')))}"
            raise self._refusal(line, column, found, "plain YAML", "delete it")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(line, column, depth, one_line=bool(event.flow_style))
        return self._mapping(line, column, depth)

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> Scalar:
        scalar = Scalar(event.value, not event.style, line, column)
        if self._has_comments and scalar.plain and event.value:
            end: Any = event.end_mark
            self._note_slip(cut_off(event.value, self._text, end.index, self._source.place(scalar)))
        return scalar

    def _sequence(self, line: int, column: int, depth: int, *, one_line: bool) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            item = self._node(event, depth + 1)
            if one_line and isinstance(item, Scalar) and item.plain:
                self._note_slip(joined(item.text, self._source.place(item)))
            items.append(item)
        return Sequence(items, line, column)

    def _mapping(self, line: int, column: int, depth: int) -> Mapping:
        mapping = Mapping({}, {}, line, column)
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                self._note(key, "a list or mapping as a key", "a word as a key", "check the brackets")
            elif first := mapping.keys.get(key.text):
                found = f"the key {quoted(key.text)} again (first in line {first.line})"
                self._note(key, found, "each key once", "delete or rename one of the two")
            else:
                mapping.keys[key.text] = key
                mapping.values[key.text] = value
        return mapping

    def _note(self, node: Node, found: str, expected: str, fix: str) -> None:
        self._source.problems.append(Problem(self._source.place(node), found, expected, fix))

    def _note_slip(self, problem: Problem | None) -> None:
        if problem:
            self._source.problems.append(problem)

    def _refusal(self, line: int, column: int, found: str, expected: str, fix: str) -> UnreadableFileError:
        return UnreadableFileError(Problem(Place(self._source.file, line, column), found, expected, fix))


def _position(event: yaml.Event) -> tuple[int, int]:
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1


def _code(character: object) -> int:
    return character if isinstance(character, int) else ord(str(character)[:1] or "\0")
