"""Which values the templates of an entry may name."""

from __future__ import annotations

from bot.facts.factbase import Value
from bot.facts.models import EntryShape, FactShape, ReleaseFile
from bot.facts.templates import bullets


def values_of(entry: EntryShape, release: ReleaseFile | None) -> dict[str, Value]:
    """The entry's own values, its list as {members}, the release's values, title, day and publisher."""
    values: dict[str, Value] = {}
    if release is not None:
        values |= {
            "title": release.title.bilingual(),
            "issued": release.issued,
            "publisher": release.publisher.bilingual(),
            **release.values,
        }
    if isinstance(entry, FactShape):
        values |= entry.values
        if entry.listing:
            values["members"] = bullets(tuple(member.name.bilingual() for member in entry.listing.members))
    return values
