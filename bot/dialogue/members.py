"""A member of a list named in passing: "and Health?" after the participants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.dialogue.understanding import Understanding
from bot.facts.factbase import Entry
from bot.language.question import Question


def listed_in(
    question: Question, facts: Iterable[str], entries: Mapping[str, Entry], understanding: Understanding
) -> str | None:
    """The entry whose list the message asks about: one that names it, the nearest to the conversation first; else
    the last one spoken of, where it knows the name as one that the release leaves out."""
    known_elsewhere = None
    for entry in _nearest_first(tuple(facts), entries):
        mentions = understanding.mentions(question, entry.id)
        if mentions.named:
            return entry.id
        if mentions.others and known_elsewhere is None and entry.id in facts:
            known_elsewhere = entry.id
    return known_elsewhere


def _nearest_first(facts: tuple[str, ...], entries: Mapping[str, Entry]) -> Iterator[Entry]:
    """Entries with a list: those spoken of, their neighbours, then the rest."""
    spoken_of = [entries[fact] for fact in facts if fact in entries]
    near = [id for entry in spoken_of for id in (*entry.nearby, *entry.related)]
    order = dict.fromkeys([*(entry.id for entry in spoken_of), *near, *entries])
    return (entries[id] for id in order if id in entries and entries[id].listing is not None)
