"""What an addition to the knowledge would do, tried on a copy before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot import clock
from bot.bayan import Bayan
from bot.dialogue.context import Context
from bot.dialogue.reply import Kind
from bot.errors import UserError
from bot.facts.factbase import Bilingual
from bot.facts.layout import GENERAL, RELEASES
from bot.facts.writing import Edit, apply
from bot.messaging.knowledge import LiveKnowledge, in_background
from bot.problems import KnowledgeError

_MOST = 5


@dataclass(frozen=True, slots=True)
class Moved:
    """A sample question that would get another entry than now; None for none."""

    question: str
    was: str | None
    becomes: str | None


@dataclass(frozen=True, slots=True)
class Trial:
    """With problems, a line each, it can't be done. `finds` is the entry that the question behind it would get,
    `labels` has those of entries that are new.
    """

    moved: tuple[Moved, ...] = ()
    problems: tuple[str, ...] = ()
    finds: str | None = None
    labels: Mapping[str, Bilingual] = field(default_factory=dict)


Tries = Callable[[tuple[Edit, ...], str, str | None], Awaitable[Trial]]
"""Tells what edits would do that are for a question about a release; None where there is one alone."""


def trying(knowledge: LiveKnowledge, locales: Path, cache: Path) -> Tries:
    """What an addition to a release would do, found out beside the answers."""

    def tries(edits: tuple[Edit, ...], question: str, release: str | None) -> Awaitable[Trial]:
        bayan = knowledge.bayan.speaking_of(release)
        return in_background(lambda: tried(bayan, cache, locales, edits, question, clock.now()))

    return tries


def tried(bayan: Bayan, cache: Path, locales: Path, edits: Iterable[Edit], question: str, now: datetime) -> Trial:
    """Learn a copy with the edits and ask all samples of both; a minute where there is something to learn."""
    from bot.facts.loader import inspect  # what reads YAML and says what is wrong with it: seldom wanted

    with tempfile.TemporaryDirectory(prefix="bayan-") as root:
        folder = Path(root) / RELEASES / bayan.base.name
        shutil.copytree(bayan.base.folder, folder)
        shutil.copytree(bayan.base.general, Path(root) / GENERAL)
        try:
            apply(folder, edits)
            if wrong := [str(one) for one in inspect(folder).problems if one.is_error]:
                return Trial(problems=tuple(wrong[:_MOST]))
            new = Bayan.open(Path(root), locales, cache)
        except KnowledgeError as error:
            return Trial(problems=tuple(str(one) for one in error.problems[:_MOST]))
        except UserError as error:
            return Trial(problems=(str(error),))
        asked = [sample.ask for sample in inspect(bayan.base.folder).samples]
    answers = ((ask, _entry(bayan, ask, now), _entry(new, ask, now)) for ask in asked)
    moved = tuple(Moved(ask, was, becomes) for ask, was, becomes in answers if was != becomes)
    labels = {id: entry.label for id, entry in new.base.entries.items() if id not in bayan.base.entries}
    return Trial(moved, finds=_entry(new, question, now), labels=labels)


def _entry(bayan: Bayan, question: str, now: datetime) -> str | None:
    reply = bayan.answer(question, Context(), now).reply
    return reply.entry_ids[0] if reply.entry_ids and reply.kind is not Kind.CLARIFY else None
