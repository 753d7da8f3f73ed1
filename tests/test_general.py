"""What belongs to every release names none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot.facts.layout import newest
from bot.facts.loader import load
from bot.language.normalise import normalise

ROOT = Path(__file__).parents[1]
FIRST = load(newest(ROOT / "knowledge")).release
SHORTEST = 4
"""Letters below which a name is part of other words; shorter ones are looked for as words of their own."""


def names() -> set[str]:
    """The release's event, place, bodies and people, as their names begin: plurals and suffixes follow."""
    terms = FIRST.terms
    usual = [
        term.names(script)[0].one for term in map(terms.get, ("event", "place")) if term for script in ("en", "ar")
    ]
    people = [name for person in FIRST.people for name in (person.name.en, person.name.ar)]
    bodies = [each.one for script in ("en", "ar") for each in terms["organiser"].names(script)[:2]]
    return {normalise(name).removeprefix("ال").removesuffix("ه") for name in (*usual, *people, *bodies)}


def texts() -> Iterator[tuple[Path, int, str]]:
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "locales").rglob("*.ftl")]
    files += (ROOT / "knowledge" / "general").rglob("*.yaml")
    for path in files:
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from ((path.relative_to(ROOT), number, line) for number, line in enumerate(lines, 1))


def test_nothing_of_the_first_release_is_named_outside_it() -> None:
    anywhere = "|".join(re.escape(name) for name in names() if len(name) >= SHORTEST or not name.isascii())
    alone = "|".join(rf"\b{re.escape(name)}\b" for name in names() if len(name) < SHORTEST and name.isascii())
    named = re.compile(f"{anywhere}|{alone}")
    found = [f"{path}:{number}: {line.strip()[:80]}" for path, number, line in texts() if named.search(normalise(line))]
    assert found == []
