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


MATTERS = re.compile(
    r"traffick|الاتجار|terroris|الإرهاب|dalothman|UN House|Mishref|meshref|Doha|do7a|الدوحة|Abu Dhabi|أبوظبي"
    r"|Riyadh|الرياض|Muscat|مسقط|Manama|المنامة|human rights|حقوق الإنسان|labou?r inspect",
    re.IGNORECASE,
)
"""The first release's subject, and the places that its readers mixed up with its own."""
OF_ANY = ("unknown", "safeguarding.yaml", "greeting.yaml")
"""Who may be in danger, greets from somewhere or asks of other things may name them all the same."""


def test_nobody_asks_for_a_fact_of_any_release_with_the_first_ones_matters() -> None:
    general = ROOT / "knowledge" / "general"
    files = [*(general / "phrasings").rglob("*.yaml"), *(general / "asks").rglob("*.yaml"), *general.glob("tests/*")]
    files = [file for file in files if not {file.name, file.parent.name} & {*OF_ANY}]
    lines = [(file.name, line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 10_000
    assert [(name, line) for name, line in lines if MATTERS.search(line)] == []


def test_a_reply_to_a_general_sample_has_no_number_of_one_release() -> None:
    samples = (ROOT / "knowledge" / "general" / "tests").glob("*.yaml")
    wanted = [line for file in samples for line in file.read_text(encoding="utf-8").splitlines() if "contains:" in line]
    assert wanted
    assert [line for line in wanted if re.search(r"\d", line)] == []
