"""Questions of a new release's own: samples for its folder, and twenty with their answers to read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.dialogue.reply import Kind, Reply
from bot.facts.factbase import EntryKind, FactBase, Language, Phrasing

MOST_ALOUD = 20
_TRIED = 6
"""So many ways of asking for an entry are tried before the first of them is kept for `bayan check` to name."""
_LONGEST = 70
_ANSWERS = (Kind.ANSWER, Kind.NOT_STATED)
Answer = Callable[[str], Reply]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the reply to it."""

    question: str
    language: Language
    reply: Reply


def samples(base: FactBase, phrasings: Sequence[Phrasing], answer: Answer) -> dict[str, list[str]]:
    """For each fact and each point left open a question in each language, by entry id: one that gets its answer, or
    the first that was tried where none does."""
    ways = _ways(phrasings)
    found: dict[str, list[str]] = {}
    for entry in base.entries.values():
        if entry.kind is EntryKind.SERVICE:
            continue
        for language in Language:
            tried = [*ways.get((entry.id, language.value), ())][:_TRIED] or [entry.label[language]]
            good = (question for question in tried if _reaches(answer(question), entry.id))
            found.setdefault(entry.id, []).append(next(good, tried[0]))
    return found


def aloud(base: FactBase, chosen: Mapping[str, list[str]], answer: Answer) -> list[Asked]:
    """Twenty questions with their replies: facts and open points by turns, in both languages by turns."""
    entries = [base.entries[entry_id] for entry_id in chosen]
    stated = [entry.id for entry in entries if entry.kind is EntryKind.STATED]
    silent = [entry.id for entry in entries if entry.kind is EntryKind.NOT_STATED]
    order = [*_spread(stated, MOST_ALOUD - MOST_ALOUD // 4), *_spread(silent, MOST_ALOUD // 4)]
    asked = []
    for number, entry_id in enumerate(order[:MOST_ALOUD]):
        language = [*Language][number % len(Language)]
        question = chosen[entry_id][number % len(Language)]
        asked.append(Asked(question, language, answer(question)))
    return asked


def _ways(phrasings: Iterable[Phrasing]) -> dict[tuple[str, str], list[str]]:
    """Short ways of asking by entry and script, spread over all that there are."""
    found: dict[tuple[str, str], list[str]] = {}
    for phrasing in phrasings:
        if len(phrasing.text) <= _LONGEST and len(phrasing.text.split()) > 1:
            found.setdefault((phrasing.entry_id, phrasing.script), []).append(phrasing.text)
    return {key: [*_spread(texts, _TRIED)] for key, texts in found.items()}


def _spread(items: Sequence[str], number: int) -> Iterator[str]:
    """So many of the items, from all over them, in their order."""
    step = max(len(items) / number, 1.0) if number else 1.0
    places = dict.fromkeys(int(step * place) for place in range(number))
    return (items[place] for place in places if place < len(items))


def _reaches(reply: Reply, entry_id: str) -> bool:
    return reply.kind in _ANSWERS and entry_id in reply.entry_ids
