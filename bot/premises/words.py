"""The general words of data/words.yaml: what people of any release's readers say, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.language.normalise import normalise
from bot.premises.tokens import Expressions

_FILE = Path(__file__).parent / "data" / "words.yaml"
_loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def section(name: str) -> Mapping[str, tuple[str, ...]]:
    """The groups of a section: every expression of a group, whatever its script."""
    groups: dict[str, list[str] | dict[str, list[str]]] = _all()[name]
    return {
        str(label): tuple(
            str(text) for texts in (words.values() if isinstance(words, dict) else [words]) for text in texts
        )
        for label, words in groups.items()
    }


@cache
def expressions(name: str) -> Expressions:
    """The expressions of a section, labelled by their group."""
    return Expressions.of(section(name))


@cache
def _all() -> Any:
    return yaml.load(_FILE.read_text(encoding="utf-8"), Loader=_loader)  # noqa: S506 - the safe loader, in C


@cache
def strict(name: str) -> Expressions:
    """The expressions of a section as they are written, article and all."""
    return Expressions.of(section(name), strict=True)


@cache
def small(name: str) -> frozenset[str]:
    """A group of small words, normalised."""
    return frozenset(word for text in section("small")[name] for word in normalise(text).split())


@cache
def agencies() -> Expressions:
    """Bodies that go by a name of their own, labelled by the first."""
    return Expressions(((name, names[0]) for names in _all()["agencies"] for name in names), strict=True)
