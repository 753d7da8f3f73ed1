"""A sheet -> a folder of knowledge/releases/, whole or not at all; then its samples."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from bot import clock
from bot.bayan import Bayan
from bot.desk.new.aloud import Asked, aloud, samples
from bot.desk.new.cells import Sheet
from bot.desk.new.checks import check_sheet
from bot.desk.new.entry_files import sample_file
from bot.desk.new.folder import NewFolder, new_folder
from bot.dialogue.context import Context
from bot.dialogue.reply import Reply
from bot.errors import UserError
from bot.facts.factbase import Language
from bot.facts.folder import NOT_STATED, SAMPLES, open_folder
from bot.facts.layout import GENERAL, KNOWLEDGE, RELEASES
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.facts.roster import Roster
from bot.facts.samples import read_samples
from bot.facts.silences import read_silences
from bot.packaged import packaged
from bot.problems import KnowledgeError, Problem, in_order, quoted, shown

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_OWN_SAMPLES = f"{SAMPLES}/questions.yaml"


@dataclass(frozen=True, slots=True)
class Made:
    """A folder that was written: where, and which roles Bayan filled by itself."""

    folder: Path
    added: tuple[str, ...]


def target(knowledge: Path, name: str) -> Path:
    """Where the new folder goes. Raises UserError where the name won't do or is taken.

    The knowledge that comes with an installed package is left alone: the folder goes below the current one.
    """
    if not _NAME.fullmatch(name):
        raise UserError(f"the name {quoted(name)}; expected small Latin letters, digits and hyphens, as floods-2026-03")
    root = (
        knowledge
        if knowledge != packaged(KNOWLEDGE) or (knowledge.parent / "pyproject.toml").exists()
        else Path(KNOWLEDGE)
    )
    folder = root / RELEASES / name
    if folder.exists():
        raise UserError(f"{shown(folder)}: there is such a release already; choose another name, or move it away")
    return folder


def make(folder: Path, sheet: Sheet) -> Made | tuple[Problem, ...]:
    """Write the folder of a sheet, whole or not at all; what is wrong with the sheet where something is.

    Raises UserError where the folder can't be written.
    """
    if errors := [problem for problem in check_sheet(sheet) if problem.is_error]:
        return in_order(errors)
    general = _general(folder)
    silences = read_silences(general / NOT_STATED)
    texts = {role: ((one.en, one.ar), (other.en, other.ar)) for role, (one, other) in silences.items()}
    new = new_folder(sheet, texts)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        rough = Path(mkdtemp(prefix=".new-", dir=folder.parent))
    except OSError as error:
        raise UserError(f"{shown(folder.parent)}: can't be written: {error.strerror or error}") from None
    try:
        _write(rough, new)
        load(rough)
        rough.chmod(0o755)
        rough.rename(folder)
    except KnowledgeError as error:
        return in_order(new.origin(problem, _file_of(rough, problem)) for problem in error.problems)
    except OSError as error:
        raise UserError(f"{shown(folder)}: can't be written: {error.strerror or error}") from None
    finally:
        shutil.rmtree(rough, ignore_errors=True)
    return Made(folder, new.added)


def _file_of(folder: Path, problem: Problem) -> str:
    """The file of the folder that a problem names, by its path within it."""
    place = Path(problem.place.file).absolute()
    return place.relative_to(folder.absolute()).as_posix() if place.is_relative_to(folder.absolute()) else ""


def _general(folder: Path) -> Path:
    own = folder.parent.parent / GENERAL
    return own if own.is_dir() else packaged(KNOWLEDGE) / GENERAL


def _write(folder: Path, new: NewFolder) -> None:
    for name, file in new.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text(), encoding="utf-8")


def add_samples(folder: Path, bayan: Bayan) -> tuple[list[Asked], list[str]]:
    """Write a question in each language for each entry into the folder's tests; twenty of them with their replies, and
    the ids of those entries that no question of a language was found for."""

    def answer(text: str) -> Reply:
        return bayan.answer(text, Context(), clock.now()).reply

    base = bayan.base
    general, _ = read_samples(open_folder(folder), Roster.of(base), base.release.values)
    chosen = samples(base, load_phrasings(base), general, answer)
    path = folder / _OWN_SAMPLES
    path.parent.mkdir(exist_ok=True)
    path.write_text(sample_file(chosen).text(), encoding="utf-8")
    missed = [entry_id for entry_id, questions in chosen.items() if len(questions) < len(Language)]
    return aloud(base, chosen, answer), missed
