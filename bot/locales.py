"""Every sentence that is not a fact, in both languages, from Fluent files: locales/ar/*.ftl and locales/en/*.ftl."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

from bot import dates
from bot.errors import UserError
from bot.locales_check import FtlFile, check_files, read_files
from bot.problems import Problem

LANGUAGES = ("ar", "en")

logger = logging.getLogger(__name__)

_SET_BY = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first of them that is set names the language of messages, by POSIX; Babel asks the second before the first."""
_NOBODYS = ("", "C", "POSIX")

_ENTRY = re.compile(r"^(-?[a-zA-Z][a-zA-Z0-9_-]*) *=", re.MULTILINE)
"""How a sentence or a term begins; what belongs to it is indented, or in braces."""
_NAMED = re.compile(r"[{(,]\s*(-?[a-zA-Z][a-zA-Z0-9_-]*)")
"""What a sentence may lean on: other sentences and terms."""

Argument = str | int | float | date | tuple[str, ...] | list[str]


class LocalesError(UserError):
    """The folder has no sentences at all."""


def system_language(environment: Mapping[str, str]) -> str:
    """`ar` or `en`, as the system is set: the first of GNU's LANGUAGE that is ours, else the one of the locale, else
    English.
    """
    locale = next((environment[name] for name in _SET_BY if environment.get(name)), "")
    if locale.partition(".")[0] in _NOBODYS:
        return "en"
    wanted = [*environment.get("LANGUAGE", "").split(":"), locale]
    return next((code for code in (re.split("[_.@-]", one)[0].lower() for one in wanted) if code in LANGUAGES), "en")


class Sentences:
    """The sentences of one language, each parsed when it is first said: a bot says a tenth of them, and all of them
    took three megabytes.
    """

    def __init__(self, language: str, texts: Iterable[str]) -> None:
        self.bundle = FluentBundle([language], use_isolating=True)
        self._unread: dict[str, str] = {}
        for text in texts:
            starts = [(found[1], found.start()) for found in _ENTRY.finditer(text)]
            for (name, start), (_, end) in pairwise([*starts, ("", len(text))]):
                self._unread[name] = self._unread.get(name, "") + text[start:end]  # the first of two that counts

    def has(self, name: str) -> bool:
        """Whether there is such a sentence, which can be said from now on."""
        self._read(name, frozenset())
        return self.bundle.has_message(name)

    def _read(self, name: str, above: frozenset[str]) -> None:
        """Parse a sentence, after what it leans on: another thread may say it as soon as it is there."""
        text = self._unread.get(name)
        if text is None or name in above:
            return
        for other in _NAMED.findall(text):
            self._read(other, above | {name})
        with contextlib.suppress(RecursionError):  # absurdly nested braces; `problems` names the file
            self.bundle.add_resource(FluentParser(with_spans=False).parse(text))
        self._unread.pop(name, None)


@dataclass(frozen=True, slots=True)
class Locales:
    """The sentences of both languages."""

    sentences: Mapping[str, Sentences]
    files: tuple[FtlFile, ...]

    @classmethod
    def load(cls, folder: Path) -> Locales:
        """Read the folder. A broken sentence is left to `problems`; raises LocalesError where there is none."""
        files = read_files(folder, LANGUAGES)
        if not any(file.text for file in files):
            raise LocalesError(f"{folder} has no sentences; expected ar/*.ftl and en/*.ftl in it")
        found = {code: Sentences(code, (one.text for one in files if one.language == code)) for code in LANGUAGES}
        return cls(MappingProxyType(found), files)

    def has(self, language: str, message_id: str) -> bool:
        """Whether the language has such a sentence."""
        return self.sentences[language].has(message_id)

    def text(self, language: str, message_id: str, **arguments: Argument) -> str:
        """The sentence with its arguments, which are isolated; days and lists are written out.

        A sentence that is missing is given in the other language, and by its id where neither has it: a reply
        with a rough edge is better than none, and `bayan check` reports both.
        """
        other = "en" if language == "ar" else "ar"
        for written in (language, other):
            if (sentence := self._format(written, message_id, arguments)) is not None:
                return sentence
        logger.error("There is no sentence %s in either language", message_id)
        return message_id

    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the files: broken syntax, what one language lacks, names that don't agree."""
        return check_files(self.files)

    def _format(self, language: str, message_id: str, arguments: Mapping[str, Argument]) -> str | None:
        """The sentence; None where the language lacks it or it can't be put together."""
        if not self.has(language, message_id):
            return None
        bundle = self.sentences[language].bundle
        words = {name: _words(value, language) for name, value in arguments.items()}
        try:
            pattern = bundle.get_message(message_id).value
            if pattern is None:
                return None
            result, errors = bundle.format_pattern(pattern, words)
        except Exception as error:  # two sentences that name each other exhaust the library's stack
            logger.error("The sentence %s in %s: %s", message_id, language, error)
            return None
        for problem in errors:
            logger.warning("The sentence %s in %s: %s", message_id, language, problem)
        return str(result)


def _words(value: Argument, language: str) -> str | int | float:
    if isinstance(value, date):
        return dates.day(value, language)
    if isinstance(value, tuple | list):
        return dates.names(value, language)
    return value
