"""A sound sheet -> the files of a new release's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.desk.new.cells import Sheet
from bot.desk.new.defaults import Texts
from bot.desk.new.entry_files import entries_by_role, fact_files, not_stated_file, phrasing_files
from bot.desk.new.reading import has_hotline
from bot.desk.new.release_file import release_file
from bot.desk.new.terms import terms_of
from bot.desk.new.yaml_lines import YamlLines
from bot.problems import Place, Problem

ALWAYS_STATED = ("overview", "issued", "contact")
"""Roles that the page about the release answers by itself."""
Defaults = Mapping[str, tuple[Texts, Texts]]
"""Label and answer of each role that a release may leave open."""


@dataclass(frozen=True, slots=True)
class NewFolder:
    """The files by their paths, and the roles that Bayan added an entry for by itself."""

    files: Mapping[str, YamlLines]
    added: tuple[str, ...]

    def origin(self, problem: Problem, file: str) -> Problem:
        """A problem of one of the files as one of the cell that the line was made from, where there is one."""
        places = self.files[file].places if file in self.files else []
        place: Place | None = places[problem.place.line - 1] if problem.place.line <= len(places) else None
        return (
            problem if place is None else Problem(place, problem.found, problem.expected, problem.fix, problem.severity)
        )


def new_folder(sheet: Sheet, defaults: Defaults) -> NewFolder:
    """The folder of a sheet in which no mistake was found; `defaults` serve roles that the sheet says nothing of."""
    terms = terms_of(sheet)
    players = dict(reversed([*entries_by_role(sheet)]))
    taken = {row.text("id") for page in ("facts", "not-stated") for row in sheet.rows(page)}
    own = (*ALWAYS_STATED, *(["phone"] if has_hotline(sheet) else ()))
    found = players | {role: _own_id(role, taken) for role in own if role not in players}
    added = {role: texts for role, texts in defaults.items() if role not in found and role not in taken}
    files = {"release.yaml": release_file(sheet, terms, found | {role: role for role in added})}
    files |= fact_files(sheet, terms, found)
    first = found["overview"]
    files["not-stated.yaml"] = not_stated_file(sheet, terms, added, first)
    files |= phrasing_files(sheet)
    return NewFolder(files, tuple(added))


def _own_id(role: str, taken: set[str]) -> str:
    name = {"issued": "release-date", "phone": "hotline"}.get(role, role)
    return name if name not in taken else f"the-{name}"
