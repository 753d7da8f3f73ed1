"""general/not-stated.yaml: what Bayan says of a role that a release leaves open, for new folders to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from bot.facts.factbase import Bilingual
from bot.facts.fields import Role
from bot.facts.shapes import Both, Shape
from bot.facts.source import Sequence, read_source
from bot.facts.validate import describe, validate
from bot.problems import KnowledgeError, Problem, shown


class SilenceShape(Shape):
    """A role with the reply to who asks about it, where the release says nothing of it."""

    role: Annotated[Role, Field(description="What is asked about.")]
    label: Both = Field(description="The text of its button.")
    answer: Both = Field(description="The reply.")


def read_silences(path: Path) -> dict[str, tuple[Bilingual, Bilingual]]:
    """Label and answer by role. Raises KnowledgeError where the file can't be read or has mistakes."""
    source = read_source(path, shown(path))
    found: dict[str, tuple[Bilingual, Bilingual]] = {}
    if isinstance(source.root, Sequence):
        for node in source.root.items:
            if located := validate(SilenceShape, source, node):
                found[located.model.role] = (located.model.label.bilingual(), located.model.answer.bilingual())
    elif source.root:
        source.problems.append(Problem(source.place(source.root), describe(source.root), "a list of roles"))
    if source.problems:
        raise KnowledgeError(tuple(source.problems))
    return found
