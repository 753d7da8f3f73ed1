"""A conversation script, as read from its file: who does what, and what the bot must do. README.md has the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "scripts"
PEOPLE = {"Noura": 1001, "Daniel": 1002, "Maryam": 1003}
VERBS = (
    "", "in the group", "replies to the office", "replies", "replies in the group",
    "edits", "presses", "presses in the group", "reacts",
    "asks inline", "picks", "sends", "sends a photo saying", "opens the link", "starts over", "deletes the answer",
    "blocks before the answer to", "adds the bot to the group", "in the channel",
)  # fmt: skip
SILENCE = "minutes pass"
OFFICE = re.compile(r"the office (corrects|answers) ([a-z-]+)")
"""Staff change an entry in the knowledge, with the mark of a correction or by stating what the release left open."""

_ACT = re.compile(rf"({'|'.join(PEOPLE)})\b ?(?:sends (\d+) times|(.*))")
Json = Mapping[str, Any]


class ScriptError(Exception):
    """A script that can't be read, with file and line."""


class Lined(dict[str, Any]):
    """A mapping that knows its file and line. Everything in it is text, a list or another one."""

    place: str


class _Loader(yaml.BaseLoader):
    """Keeps `no`, `1` and `112` as they were typed."""


def _lined(loader: _Loader, node: yaml.MappingNode) -> Lined:
    found = Lined({str(key): value for key, value in loader.construct_mapping(node, deep=True).items()})
    found.place = f"{loader.name}:{node.start_mark.line + 1}"
    if len(found) != len(node.value):
        raise ScriptError(f"{found.place}: the same word stands here twice")
    return found


_Loader.add_constructor("tag:yaml.org,2002:map", _lined)


@dataclass(frozen=True, slots=True)
class Expected:
    """What the bot must do about one act; what isn't named here isn't looked at."""

    kind: str | None = None
    facts: tuple[str, ...] | None = None
    language: str | None = None
    text: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    opens_with: str | None = None
    quotes: tuple[str, ...] = ()
    copies: str | None = None
    buttons: tuple[str, ...] = ()
    without_buttons: tuple[str, ...] = ()
    notice: str | None = None
    offers: tuple[str, ...] = ()
    first_offer: str | None = None
    messages: int | None = None
    silent: bool = False
    edits: bool = False
    answers_the_message: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database must have: `question` "nothing" for a row without the person's words. `feedback` and `left`
    are about the person's question before.
    """

    question: str | None = None
    failure: str | None = None
    feedback: str | None = None
    left: bool | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What one person does, `times` over; `person` is empty where only time passes, or staff change an `entry`, to
    `words` in English and `other` in Arabic.
    """

    place: str
    person: str
    verb: str
    words: str
    times: int = 1
    bot: Expected = field(default_factory=Expected)
    stored: Stored = field(default_factory=Stored)
    other: str = ""
    entry: str = ""

    def __str__(self) -> str:
        who = f"{self.person} {self.verb}".strip()
        return f"{who}: {self.words}" if self.times == 1 else f"{who}, {self.times} times: {self.words}"


@dataclass(frozen=True, slots=True)
class Script:
    """`people` says what is unusual about somebody: a name, the language of their Telegram. `keeps` where staff can
    keep what they answer: the release is a small one then, with files of its own, and `files` says what must stand in
    them at the end. `fails` is why the bot can't do this yet, `waits` what has to exist first.
    """

    place: str
    title: str
    talk: tuple[Act, ...]
    people: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    staff: tuple[str, ...] = ()
    never_stored: tuple[str, ...] = ()
    keeps: bool = False
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fails: str | None = None
    waits: str | None = None


def scripts(folder: Path = FOLDER) -> Iterator[Script]:
    """Every script, file by file. Raises ScriptError where one has a mistake."""
    for path in sorted(folder.glob("*.yaml")):
        yield from read(path)


def read(path: Path) -> Iterator[Script]:
    with path.open(encoding="utf-8") as file:
        loader = _Loader(file)
        loader.name = str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
        found = loader.get_single_data()
    if not isinstance(found, list):
        raise ScriptError(f"{path}: a list of scripts is expected")
    return (_script(entry) for entry in found)


def _script(entry: Lined) -> Script:
    _check(entry, {"script", "talk", "people", "staff", "never stored", "keeps", "files", "fails", "waits"})
    return Script(
        entry.place,
        title=entry["script"],
        talk=tuple(_act(turn) for turn in entry["talk"]),
        people=entry.get("people") or {},
        staff=_words(entry.get("staff", ())),
        never_stored=_words(entry.get("never stored", ())),
        keeps=entry.get("keeps") == "yes",
        files={name: _words(pieces) for name, pieces in (entry.get("files") or {}).items()},
        fails=entry.get("fails"),
        waits=entry.get("waits"),
    )


def _act(turn: Lined) -> Act:
    [(said, words), *_] = turn.items()
    _check(turn, {said, "bot", "stored"})
    bot, stored = _read(Expected, turn.get("bot")), _read(Stored, turn.get("stored"))
    if said == SILENCE:
        return Act(turn.place, "", SILENCE, words, bot=bot)
    if office := OFFICE.fullmatch(said):
        return Act(turn.place, "", said, words["en"], other=words["ar"], entry=office[2], bot=bot)
    match = _ACT.fullmatch(said)
    if match is None or (match[3] is not None and match[3] not in VERBS):
        raise ScriptError(f"{turn.place}: {said!r} is nothing that anybody does here")
    if not isinstance(words, str):
        raise ScriptError(f"{turn.place}: {said!r} wants one text")
    return Act(turn.place, match[1], match[3] or "", words, int(match[2] or 1), bot, stored)


def _read(kind: Callable[..., Any], entry: Lined | str | None) -> Any:
    """An Expected or a Stored; `bot: silent` is short for `bot: {silent: yes}`."""
    if entry is None:
        return kind()
    if isinstance(entry, str):
        return kind(**{entry: True})
    shapes = {one.name.replace("_", " "): str(one.type) for one in fields(kind)}  # type: ignore[arg-type]
    _check(entry, set(shapes))
    return kind(**{name.replace(" ", "_"): _cast(value, shapes[name], entry.place) for name, value in entry.items()})


def _cast(value: Any, shape: str, place: str) -> Any:
    if shape.startswith("tuple"):
        return _words(value)
    if not isinstance(value, str):
        raise ScriptError(f"{place}: one text is expected in place of {value!r}")
    if shape.startswith("bool"):
        return {"yes": True, "no": False}[value]
    return int(value) if shape.startswith("int") else value


def _words(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _check(entry: Lined, known: set[str]) -> None:
    if strange := set(entry) - known:
        raise ScriptError(
            f"{entry.place}: nobody knows {', '.join(sorted(strange))}; known are {', '.join(sorted(known))}"
        )
