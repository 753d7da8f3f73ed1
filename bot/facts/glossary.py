"""The general glossary: what people write about in dialects, Arabizi and French, beside the standard words for it.

A press office's sheet names a thing in standard Arabic and English; who asks says سبيطار, "sbitar" or "infirmary".
`general/glossary/<field>.yaml` has such words in groups, as the vocabulary has those of questions and courtesy. Only
facts that are learnt from little are found by them, and nothing is learnt of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.facts.folder import GLOSSARY, Part
from bot.facts.followups import WordGroup
from bot.facts.models import GroupShape, VocabularyFile
from bot.facts.source import read_source
from bot.facts.validate import Located, validate
from bot.problems import Problem, Severity, quoted


def read_glossary(general: Part) -> tuple[tuple[WordGroup, ...], tuple[Problem, ...]]:
    """The groups of all its files, and what is wrong with them: an id or a word that another group has, too."""
    groups: list[WordGroup] = []
    problems: list[Problem] = []
    ids: dict[str, str] = {}
    words: dict[str, str] = {}
    for file in general.under(GLOSSARY):
        source = read_source(file.path, file.shown)
        if source.root and (located := validate(VocabularyFile, source, source.root)):
            for index, shape in enumerate(located.model.groups):
                problems += _repeated(located, index, shape, ids, words)
                groups.append(WordGroup(shape.id, texts(shape)))
        problems += source.problems
    return tuple(groups), tuple(problems)


def texts(shape: GroupShape) -> tuple[str, ...]:
    """The words of a group, whatever the script."""
    return (*shape.en, *shape.ar, *shape.arabizi)


def _repeated(
    located: Located[VocabularyFile], index: int, shape: GroupShape, ids: dict[str, str], words: dict[str, str]
) -> Iterator[Problem]:
    place = located.place("groups", index, "id")
    if (first := ids.setdefault(shape.id, place.file)) and first != place.file:
        found = f"the group {quoted(shape.id)} again (first in {first})"
        yield Problem(place, found, "each group once", "put their words together, or give one of them another id")
    for text in texts(shape):
        holder = words.setdefault(" ".join(text.casefold().split()), shape.id)
        if holder != shape.id:
            found = f"{quoted(text)} in {quoted(shape.id)}, which {quoted(holder)} has too"
            yield Problem(place, found, "a word in one group only", "leave it in neither", Severity.WARNING)
