"""The numbers that were fitted on a knowledge folder's phrasings, in `fitted.json` beside them.

Probabilities, thresholds, borders: none of them is chosen by hand, and each serves the phrasings that it was fitted
on. The file says which these were, so that `bayan check` can tell when the two have grown apart. A general part without
one is answered with the numbers of the one that comes with Bayan.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from bot.facts.factbase import FactBase, Phrasing
from bot.facts.layout import GENERAL, KNOWLEDGE
from bot.packaged import packaged
from bot.problems import KnowledgeError, Place, Problem, Severity, listed, shown
from bot.typed_json import ShapeError, read

FITTED = "fitted.json"
_GROWN_APART = 0.05
"""The share of phrasings by which a folder may grow or shrink before `bayan check` asks for a refit: staff who add a
phrasing shouldn't be told each time."""
_FLAT = re.compile(r"\[[^\[\]{}]*\]")
_HOW = "run `make calibrate`"
_LATER = "nothing is broken; a developer may renew them with `make calibrate`"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FittedOn:
    """What numbers were fitted on: the phrasings' hash, how many they were, the ids that they asked for, and the
    name of the release's folder."""

    hash: str
    phrasings: int
    entry_ids: tuple[str, ...]
    release: str = ""

    @classmethod
    def of(cls, base: FactBase, phrasings: Iterable[Phrasing]) -> FittedOn:
        ids = [phrasing.entry_id for phrasing in phrasings]
        return cls(base.phrasings_hash, len(ids), tuple(sorted(set(ids))), base.folder.absolute().name)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The sections of one file, each a mapping with `fitted_on` and `numbers`."""

    place: Place
    sections: Mapping[str, Mapping[str, Any]]

    @classmethod
    def load(cls, general: Path) -> Fitted:
        """The numbers that go with a general part. Raises KnowledgeError where the file can't be read."""
        path = general / FITTED
        if not path.is_file():
            path = packaged(KNOWLEDGE) / GENERAL / FITTED
        place = Place(shown(path))
        try:
            sections = json.loads(path.read_text(encoding="utf-8-sig"))
        except json.JSONDecodeError as error:
            place = Place(place.file, error.lineno, error.colno)
            raise _unusable(
                place, f"text that is no JSON ({error.msg})", "JSON as `make calibrate` writes it"
            ) from None
        except (OSError, UnicodeDecodeError):
            raise _unusable(place, "a file that can't be read", "a readable file in UTF-8") from None
        if not isinstance(sections, dict) or not all(isinstance(each, dict) for each in sections.values()):
            raise _unusable(place, "no sections", "an object of sections with fitted_on and numbers")
        return cls(place, sections)

    def is_own(self, base: FactBase) -> bool:
        """Whether the numbers are those of the base's general part, rather than those that come with Bayan."""
        return self.place.file == shown(base.general / FITTED)

    def numbers(self, section: str, shape: type[T]) -> T:
        """A section's numbers in the dataclass that they are used as. Raises KnowledgeError where they don't fit it."""
        try:
            return read(self.sections[section]["numbers"], shape)
        except KeyError:
            raise _unusable(self.place, f"no numbers for “{section}”", f"the section “{section}”") from None
        except ShapeError as error:
            where = ".".join((section, "numbers", *error.where))
            found = f"{where} that isn’t {error.expected}"
            raise _unusable(self.place, found, "numbers that fit this version") from None

    def grown_apart(self, base: FactBase, phrasings: Iterable[Phrasing]) -> Iterator[Problem]:
        """A warning for each section that was fitted on phrasings too unlike those of now. None where the numbers came
        with Bayan, and none for another release than they were fitted on, which they serve as they are."""
        if not self.is_own(base):
            return
        now = FittedOn.of(base, phrasings)
        names: dict[str, list[str]] = {}
        for name, section in self.sections.items():
            on = read(section["fitted_on"], FittedOn)
            if on.release == now.release and (unlike := _unlike(on, now)):
                names.setdefault(unlike, []).append(f"“{name}”")
        for unlike, sections in names.items():
            found = f"numbers for {', '.join(sections)} that were fitted on a folder {unlike}"
            yield Problem(self.place, found, "numbers fitted on these phrasings", _LATER, Severity.WARNING)


def _unlike(on: FittedOn, now: FittedOn) -> str:
    """What tells the two folders apart; nothing where they are alike enough."""
    if other := sorted(set(on.entry_ids) ^ set(now.entry_ids)):
        return f"with or without {listed(other)}"
    grown = abs(now.phrasings - on.phrasings) > _GROWN_APART * on.phrasings
    return f"of {on.phrasings} phrasings, not {now.phrasings}" if grown else ""


def save_fitted(general: Path, section: str, numbers: Any, on: FittedOn) -> None:
    """Write one section, a dataclass of numbers, and leave the others as they are."""
    path = general / FITTED
    sections = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    sections[section] = {"fitted_on": asdict(on), "numbers": asdict(numbers)}
    text = json.dumps(dict(sorted(sections.items())), ensure_ascii=False, indent=1)
    path.write_text(_with_short_lists(text) + "\n", encoding="utf-8")


def _with_short_lists(text: str) -> str:
    """Lists of numbers or ids on one line each."""
    return _FLAT.sub(lambda found: " ".join(found.group().split()), text)


def _unusable(place: Place, found: str, expected: str) -> KnowledgeError:
    return KnowledgeError((Problem(place, found, expected, _HOW),))
