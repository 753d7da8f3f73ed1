"""tests/ of a release and of the general part: questions and what their replies must say, mirrored by topic."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.facts.folder import SAMPLES, Folder
from bot.facts.ids import UNKNOWN
from bot.facts.models import SampleShape
from bot.facts.source import Sequence, read_source
from bot.facts.validate import describe, validate
from bot.problems import Place, Problem, did_you_mean, quoted


@dataclass(frozen=True, slots=True)
class Sample:
    """A question, the id that must answer it (or `unknown`), and words that the reply must have."""

    ask: str
    expect: str
    contains: tuple[str, ...]
    place: Place


def read_samples(folder: Folder, ids: Collection[str] | None) -> tuple[tuple[Sample, ...], tuple[Problem, ...]]:
    """The samples of both parts, and what is wrong with their files."""
    samples: list[Sample] = []
    problems: list[Problem] = []
    for file in folder.under(SAMPLES):
        source = read_source(file.path, file.shown)
        if isinstance(source.root, Sequence):
            for node in source.root.items:
                if located := validate(SampleShape, source, node):
                    shape = located.model
                    samples.append(Sample(shape.ask, shape.expect, tuple(shape.contains), located.place()))
                    problems += _unknown_id(shape.expect, located.place("expect"), ids)
        elif source.root:
            found = describe(source.root)
            source.problems.append(Problem(source.place(source.root), found, "a list of questions"))
        problems += source.problems
    return tuple(samples), tuple(problems)


def _unknown_id(expect: str, place: Place, ids: Collection[str] | None) -> list[Problem]:
    if ids is None or expect == UNKNOWN or expect in ids:
        return []
    fix = did_you_mean(expect, [*ids, UNKNOWN]) or "check the spelling"
    return [Problem(place, f"the id {quoted(expect)}, which no entry has", "an entry's id", fix)]
