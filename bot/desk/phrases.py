"""What is wrong, said in Arabic: English sentences and their slots -> the sentences of locales/ar/desk.po.

What is wrong with a file is found out in sixty places, all of which say it in English; that sentence is the name of its
message, as it is for gettext, and the catalogue is in its form, which translators' programs open. As a slot is filled
by then, the sentence is found by what stands round its slots, and what filled them is taken over, or said in Arabic too
where it is a phrase of the catalogue itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from babel.messages.pofile import read_po

from bot.direction import isolate, isolate_foreign
from bot.errors import UserError
from bot.problems import Problem

FILE = "ar/desk.po"
_SLOT = re.compile(r"\{(\w+)\}")
_QUOTED = re.compile("“([^”]*)”")
_ITEM = r"(?:“[^”]*”|[^\s,“”]+)"
_LIST = re.compile(rf"{_ITEM}(?:, {_ITEM})*(?: or {_ITEM})?")
_TELLING = 6
"""Letters that a sentence must have beside its slots to be looked for within another one."""
_TYPED = re.compile(r"`[^`]+`|(?<!\S)\(?(?:--|\.)[a-z][\w-]*")
"""What people type or read letter by letter; its signs belong to it, in its own direction."""
_ARABIC = re.compile("[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class _Phrase:
    english: re.Pattern[str]
    arabic: str
    letters: int


@dataclass(frozen=True)
class Phrases:
    """The catalogue: Arabic by English, each with the same slots in braces."""

    said: Mapping[str, str]

    @classmethod
    def load(cls, locales: Path, more: Mapping[str, str] | None = None) -> Phrases:
        """Those of the folder, and `more` of them; none where it has no such file. Raises UserError where the file
        can't be read."""
        path = locales / FILE
        try:
            with path.open("rb") as stream:
                catalogue = read_po(stream, locale="ar", abort_invalid=True)
        except FileNotFoundError:
            return cls(dict(more or {}))
        except (OSError, ValueError) as error:
            raise UserError(f"{path}: can't be read: {error}") from None
        said = {str(message.id): str(message.string) for message in catalogue if message.id and message.string}
        return cls({**(more or {}), **said})

    def problem(self, problem: Problem) -> str:
        """The problem in one line of Arabic, its place from left to right."""
        parts = {"found": problem.found, "expected": problem.expected, "fix": problem.fix}
        frame = "{found}; expected {expected}; {fix}" if problem.fix else "{found}; expected {expected}"
        what = _filled(self.said.get(frame, frame), lambda name: self.arabic(parts[name]))
        frame = f"{{place}}: {problem.severity}: {{problem}}"
        whole = {"place": self._slot(str(problem.place)), "problem": what}
        return " ".join(_filled(self.said.get(frame, frame), whole.__getitem__).split())

    def arabic(self, text: str) -> str:
        """The sentence in Arabic; as it is, isolated, where the catalogue doesn't have it."""
        return self.found(text) or self._slot(text)

    def found(self, text: str, least: int = 0) -> str | None:
        """The sentence in Arabic, of those with so many letters beside their slots; None where there is none."""
        if (exact := self.said.get(text)) and not _SLOT.search(text):
            return _written(exact)
        for phrase in self._longest_first:
            if phrase.letters >= least and (match := phrase.english.fullmatch(text)):
                slots = match.groupdict()
                return _filled(phrase.arabic, lambda name, slots=slots: self._slot(slots[name]))  # type: ignore[misc]
        return None

    def _slot(self, text: str) -> str:
        """What filled a slot: a quotation, a list of names, a phrase of its own, or a word as it is."""
        if whole := _QUOTED.fullmatch(text):
            return f"«{_isolated(whole[1])}»"
        if phrase := self.found(text, _TELLING):
            return phrase
        if _LIST.fullmatch(text) and (" or " in text or ", " in text):
            first, _, last = text.rpartition(" or ")
            items = [self._slot(item) for item in re.findall(_ITEM, first or last)]
            return "، ".join(items) + (f" أو {self._slot(last)}" if first else "")
        return _isolated(text)

    @cached_property
    def _longest_first(self) -> list[_Phrase]:
        phrases = (_phrase(english, arabic) for english, arabic in self.said.items() if _SLOT.search(english))
        return sorted(phrases, key=lambda phrase: -phrase.letters)


def _phrase(english: str, arabic: str) -> _Phrase:
    pieces = _SLOT.split(english)
    names = pieces[1::2]
    slots = [f"(?P<{name}>.+?)" if name not in names[:place] else f"(?P={name})" for place, name in enumerate(names)]
    pattern = "".join(re.escape(text) + slot for text, slot in zip(pieces[::2], [*slots, ""], strict=True))
    letters = sum(char.isalpha() for text in pieces[::2] for char in text)
    return _Phrase(re.compile(pattern, re.DOTALL), arabic, letters)


def _filled(arabic: str, slot: Callable[[str], str]) -> str:
    pieces = _SLOT.split(arabic)
    return "".join(slot(text) if number % 2 else _written(text) for number, text in enumerate(pieces))


def _written(arabic: str) -> str:
    """Our own words, with those of commands and files isolated."""
    return isolate_foreign(_TYPED.sub(_apart, arabic), "ar")


def _apart(found: re.Match[str]) -> str:
    typed = found.group().lstrip("(")
    return found.group()[: -len(typed)] + isolate(typed)


def _isolated(text: str) -> str:
    return isolate_foreign(text, "ar") if _ARABIC.search(text) or text.isdecimal() else isolate(text)
