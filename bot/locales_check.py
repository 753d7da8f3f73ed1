"""What is wrong with the Fluent files, with line and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.problems import Place, Problem, did_you_mean, in_order, quoted, shown
from bot.text_files import LARGEST, UnreadableFileError, read_text

_FUNCTIONS = ("NUMBER", "DATETIME")
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class FtlFile:
    """A Fluent file; `fault` where it couldn't be read, and `text` is empty then."""

    language: str
    shown: str
    text: str
    fault: Problem | None = None

    def place(self, offset: int) -> Place:
        line = self.text.count("\n", 0, offset) + 1
        return Place(self.shown, line, offset - self.text.rfind("\n", 0, offset))


@dataclass(slots=True)
class _Message:
    """A message or term (its id then starts with a hyphen), and the names that it leans on."""

    file: FtlFile
    node: ast.Message | ast.Term
    variables: frozenset[str]
    references: tuple[tuple[str, int], ...]

    @property
    def id(self) -> str:
        return f"-{self.node.id.name}" if isinstance(self.node, ast.Term) else self.node.id.name

    @property
    def place(self) -> Place:
        return self.file.place(_start(self.node.id))


def read_files(folder: Path, languages: Iterable[str]) -> tuple[FtlFile, ...]:
    """Every .ftl file of the folder, by language and name."""
    return tuple(
        _read(path, language)
        for language in languages
        for path in sorted((folder / language).glob("*.ftl"))
        if path.is_file() and not path.name.startswith(".")
    )


def check_files(files: Iterable[FtlFile]) -> tuple[Problem, ...]:
    """The problems of all files, those between two languages included."""
    files = tuple(files)
    problems = [file.fault for file in files if file.fault]
    messages: dict[str, dict[str, _Message]] = {"ar": {}, "en": {}}
    for file in files:
        for message in _messages(file, problems):
            first = messages[file.language].setdefault(message.id, message)
            if first is not message:
                found = f"{quoted(message.id)} again (first in {first.place})"
                problems.append(Problem(message.place, found, "each sentence once", "delete one"))
    for own, other in (("ar", "en"), ("en", "ar")):
        problems += _between(messages[own], messages[other], other)
        problems += [problem for message in messages[own].values() for problem in _leans(message, messages[own])]
    return in_order(problems)


def _read(path: Path, language: str) -> FtlFile:
    name = shown(path)
    try:
        return FtlFile(language, name, read_text(path, name, LARGEST))
    except UnreadableFileError as error:
        return FtlFile(language, name, "", error.problem)


def _messages(file: FtlFile, problems: list[Problem]) -> Iterator[_Message]:
    try:
        entries = FluentParser(with_spans=True).parse(file.text).body
        collected = [(entry, _Names.of(entry)) for entry in entries]
    except RecursionError:
        problems.append(Problem(file.place(0), "braces within braces without end", "Fluent"))
        return
    for entry, names in collected:
        if isinstance(entry, ast.Junk):
            problems.append(_broken(file, entry))
        elif isinstance(entry, ast.Message | ast.Term):
            message = _Message(file, entry, frozenset(names.variables), tuple(names.references))
            if entry.value is None:
                found = f"{quoted(message.id)} without a text"
                problems.append(Problem(message.place, found, "a text after the equals sign"))
            yield message


def _broken(file: FtlFile, junk: ast.Junk) -> Problem:
    for annotation in junk.annotations:
        place = file.place(_start(annotation))
        found = f"broken Fluent ({annotation.message})"
        return Problem(place, found, "a sentence, id = text", "check the braces and the indentation")
    return Problem(file.place(_start(junk)), "broken Fluent", "a sentence, id = text")


def _between(own: dict[str, _Message], others: dict[str, _Message], other: str) -> Iterator[Problem]:
    """What the other language lacks, and variables that only this one has."""
    candidates = [name for name in others if name not in own]
    for name, message in own.items():
        if isinstance(message.node, ast.Term):
            continue
        if name not in others:
            fix = did_you_mean(name, candidates) or f"add {name} to {other}"
            yield Problem(message.place, f"{quoted(name)}, which `{other}` lacks", "it in both languages", fix)
            continue
        known = others[name].variables
        for variable in sorted(message.variables - known):
            fix = did_you_mean(variable, known) or f"use it in `{other}` too, or in neither"
            found = f"${variable} in {quoted(name)}, which `{other}` doesn't use there"
            yield Problem(message.place, found, "the same names in both languages", fix)


def _leans(message: _Message, known: dict[str, _Message]) -> Iterator[Problem]:
    for name, offset in message.references:
        if name not in known and name not in _FUNCTIONS:
            fix = did_you_mean(name, [*known, *_FUNCTIONS]) or "check the spelling"
            found = f"{quoted(name)} in {quoted(message.id)}, which isn't there"
            yield Problem(message.file.place(offset), found, "a sentence of the same language", fix)
    if message.id in _reachable(message, known):
        found = f"{quoted(message.id)}, which leads back to itself"
        yield Problem(message.place, found, "a sentence that ends", "write one of its parts out")


def _reachable(message: _Message, known: dict[str, _Message]) -> set[str]:
    """The ids that a sentence names, directly or through others."""
    found: set[str] = set()
    waiting = [name for name, _ in message.references]
    while waiting:
        if (name := waiting.pop()) not in found and name in known:
            found.add(name)
            waiting += [further for further, _ in known[name].references]
    return found


class _Names(Visitor):
    """Collects the variables, messages, terms and functions that an entry names."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: list[tuple[str, int]] = []

    @classmethod
    def of(cls, entry: ast.EntryType) -> _Names:
        names = cls()
        names.visit(entry)
        return names

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (the library's name)
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.references.append((node.id.name, _start(node)))

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.references.append((f"-{node.id.name}", _start(node)))
        self.generic_visit(node)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        self.references.append((node.id.name, _start(node)))
        self.generic_visit(node)


def _start(node: ast.SyntaxNode) -> int:
    return node.span.start if node.span else 0
