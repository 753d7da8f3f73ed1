"""Which values the templates of an entry may name."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from bot.facts.factbase import Bilingual, Value
from bot.facts.ids import COUNTRY, REACH
from bot.facts.models import EntryShape, FactShape, ReleaseFile
from bot.facts.templates import bullets


@lru_cache
def country_name(code: str) -> Bilingual:
    """A country's name by its code of two letters; the code itself where CLDR doesn't have it."""
    arabic, english = (Locale(language).territories.get(code.upper(), code) for language in ("ar", "en"))
    return Bilingual(ar=arabic, en=english)


def values_of(entry: EntryShape, release: ReleaseFile | None) -> dict[str, Value]:
    """The entry's own values, its list as {members}, the release's values, title, day, publisher, country, and how
    its press contact is reached."""
    values: dict[str, Value] = {}
    if release is not None:
        values |= {
            "title": release.title.bilingual(),
            "issued": release.issued,
            "publisher": release.publisher.bilingual(),
            **release.values,
        }
        if reached := release.values.get("email", release.values.get("phone")):
            values[REACH] = reached
        if release.home:
            values[COUNTRY] = country_name(release.home)
    if isinstance(entry, FactShape):
        values |= entry.values
        if entry.listing:
            values["members"] = bullets(tuple(member.name.bilingual() for member in entry.listing.members))
    return values
