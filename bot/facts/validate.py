"""Nodes -> models. Every refusal becomes a problem in plain words, at the line and column it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.facts.fields import Quoted
from bot.facts.source import Mapping, Node, Scalar, Sequence, Source
from bot.problems import Place, Problem, did_you_mean, listed, quoted

Shape = TypeVar("Shape", bound=BaseModel)

_KEY = "[key]"
"""How pydantic ends the path to a key, as opposed to its value."""

_EXPECTED = {
    "string_type": "a text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "too_short": "at least one",
}


@dataclass(frozen=True, slots=True)
class Located(Generic[Shape]):
    """A valid piece of a file that still knows where its parts stand."""

    model: Shape
    source: Source
    node: Node

    def place(self, *path: str | int) -> Place:
        """Where the value at the path begins; the piece itself where there is no such value."""
        return self.source.place(_follow(self.node, path))


def validate(model: type[Shape], source: Source, node: Node) -> Located[Shape] | None:
    """The node as the model has it; where it isn't that, the reasons go to the source's problems."""
    try:
        return Located(model.model_validate(plain(node)), source, node)
    except ValidationError as error:
        for details in error.errors(include_url=False, include_input=False):
            source.problems.append(_problem(model, source, node, details))
        return None


def plain(node: Node) -> Any:
    """The node as text, lists and dictionaries."""
    match node:
        case Scalar():
            return node.text if node.plain else Quoted(node.text)
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value) for key, value in node.values.items()}


def describe(node: Node) -> str:
    """What stands there, in a word or two."""
    match node:
        case Scalar():
            return quoted(node.text) if node.text else "nothing"
        case Sequence():
            return "a list" if node.items else "an empty list"
        case Mapping():
            return "keys with values"


def _problem(model: type[BaseModel], source: Source, root: Node, details: ErrorDetails) -> Problem:
    path = details["loc"]
    kind = details["type"]
    here = _follow(root, path)
    if kind == "missing":
        return _missing(source, root, path)
    if kind == "extra_forbidden":
        return _unknown_key(model, source, root, path)
    if kind == "refusal":
        context = details["ctx"]
        return Problem(_place(source, root, path), context["found"], context["expected"], context["fix"])
    expected = _EXPECTED.get(kind, details["msg"])
    return Problem(source.place(here), f"{_key(path)}{describe(here)}", expected)


def _missing(source: Source, root: Node, path: tuple[str | int, ...]) -> Problem:
    key = path[-1]
    owner = f" under {quoted(str(path[-2]))}" if len(path) > 1 and isinstance(path[-2], str) else ""
    parent = _follow(root, path[:-1])
    expected = {"ar": "the Arabic text", "en": "the English text"}.get(str(key), "the key")
    return Problem(source.place(parent), f"no {quoted(str(key))}{owner}", expected, f"add a line {key}: …")


def _unknown_key(model: type[BaseModel], source: Source, root: Node, path: tuple[str | int, ...]) -> Problem:
    key = str(path[-1])
    known = _fields(model, path[:-1])
    parent = _follow(root, path[:-1])
    taken = parent.values if isinstance(parent, Mapping) else {}
    fix = did_you_mean(key, [name for name in known if name not in taken]) or f"delete {quoted(key)}"
    return Problem(_place(source, root, (*path, _KEY)), f"the unknown key {quoted(key)}", listed(known), fix)


def _fields(model: Any, path: tuple[str | int, ...]) -> list[str]:
    """The keys that the model knows at the path."""
    for part in path:
        if isinstance(part, str):
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            model = fields[part].annotation
        model = _inner(model)
    return [field.alias or name for name, field in model.model_fields.items()]


def _inner(annotation: Any) -> Any:
    """The model inside `list[Model]` or `Model | None`."""
    while not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        annotation = get_args(annotation)[0]
    return annotation


def _place(source: Source, root: Node, path: tuple[str | int, ...]) -> Place:
    """The key itself where the path names a key that is wrong, otherwise its value."""
    if path and path[-1] == _KEY:
        parent = _follow(root, path[:-2])
        if isinstance(parent, Mapping) and (key := parent.keys.get(str(path[-2]))):
            return source.place(key)
    return source.place(_follow(root, path))


def _key(path: tuple[str | int, ...]) -> str:
    names = [part for part in path if isinstance(part, str)]
    return f"{quoted(names[-1])} is " if names else ""


def _follow(node: Node, path: tuple[str | int, ...]) -> Node:
    for part in path:
        if isinstance(node, Mapping) and isinstance(part, str) and part in node.values:
            node = node.values[part]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            break
    return node
