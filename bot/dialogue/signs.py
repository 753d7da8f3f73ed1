"""What speaks for entries besides a message's own words: the table of follow-ups, the last answers, names in lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.dialogue.understanding import Understanding
from bot.dialogue.utterance import Utterance
from bot.facts.factbase import Entry, FactBase, Language
from bot.facts.templates import fill
from bot.language.normalise import normalise, stem
from bot.language.read import Question

_TELLING = 3
"""A word that stands in the answers of more entries than this tells nothing."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for entries besides the message's words, by entry id.

    `spoken_of` were talked of last, `near` are their neighbours, `about` is all that belongs to the conversation's
    thread; `expected` are what the table says that the message asks for, `bare` that it does so by a mere question
    word; `listed` is an entry whose list the message names a member of, `echoes` the share of the message's own words
    that an entry's answer has.
    """

    spoken_of: Sequence[str]
    expected: Sequence[str] = ()
    bare: bool = False
    near: Sequence[str] = ()
    listed: str | None = None
    about: Sequence[str] = ()
    echoes: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class SignReader:
    """Finds the signs with the words and the table of one knowledge."""

    base: FactBase
    understanding: Understanding
    echoes: Echoes = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "echoes", Echoes(self.base.entries))

    def read(
        self, question: Question, utterance: Utterance, entry_ids: Sequence[str], thread: str | None = None
    ) -> Signs:
        """The signs in a message after `entry_ids` were spoken of, in a conversation about `thread`."""
        listed = self._listed(question, entry_ids)
        entry_ids = self._whom(utterance, entry_ids)
        aspects, expected = self._expected(utterance, entry_ids)
        return Signs(
            entry_ids,
            expected,
            bare=set(aspects) <= self.base.follow_ups.general,
            near=tuple(self._neighbours(entry_ids)),
            listed=listed,
            about=next((one.entry_ids for one in self.base.follow_ups.threads if one.id == thread), ()),
            echoes=self.echoes.shares(utterance.own),
        )

    def _expected(self, utterance: Utterance, entry_ids: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The most telling aspects for which the table has an answer, and the ids that they ask for."""
        table = self.base.follow_ups
        mixed = len({id in table.about for id in entry_ids}) > 1  # "and when?" after "who pays for the project?"
        for aspects in utterance.aspects:
            for general in (False, True) if mixed else (True,):
                asked = [id for entry in entry_ids for one in aspects for id in table.targets(entry, one, general)]
                if asked:
                    return aspects, tuple(dict.fromkeys(asked))
        return (), ()

    def _whom(self, utterance: Utterance, entry_ids: Sequence[str]) -> Sequence[str]:
        """The person whom "he" or "she" must mean, where nothing spoken of last is about them."""
        for person in self.base.follow_ups.people:
            if person.words.id == utterance.person and not set(entry_ids) & set(person.entry_ids):
                return (person.entry_ids[0],)
        return entry_ids

    def _listed(self, question: Question, entry_ids: Sequence[str]) -> str | None:
        """The entry whose list the message asks about: one of the conversation's thread that names it, the nearest
        first; else one of the thread, or spoken of last, that knows the name as left out; else any that names it."""
        threads = {*filter(None, map(self.base.follow_ups.about.get, entry_ids))}
        of_thread = {id for thread in threads for id in thread.entry_ids}
        naming: list[str] = []
        leaving_out: list[str] = []
        for entry in self._lists_nearest_first(entry_ids):
            mentions = self.understanding.mentions(question, entry.id)
            if mentions.named:
                naming.append(entry.id)
            elif mentions.others and entry.id in of_thread.union(entry_ids):
                leaving_out.append(entry.id)
        near = [id for id in naming if id in of_thread]
        return next(iter((*near, *leaving_out, *naming)), None)

    def _lists_nearest_first(self, entry_ids: Sequence[str]) -> Iterator[Entry]:
        """Entries with a list: those spoken of, their neighbours, then the rest."""
        entries = self.base.entries
        order = dict.fromkeys([*entry_ids, *self._neighbours(entry_ids), *entries])
        return (entries[id] for id in order if id in entries and entries[id].listing is not None)

    def _neighbours(self, entry_ids: Sequence[str]) -> Iterator[str]:
        for id in entry_ids:
            if entry := self.base.entries.get(id):
                yield from (*entry.nearby, *entry.related)


class Echoes:
    """The words by which each entry's answer differs from the others': "in France also?" after a biography."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        stems = {id: frozenset(_stems(entry)) for id, entry in entries.items()}
        spread = Counter(word for words in stems.values() for word in words)
        self._telling: dict[str, list[str]] = {}
        for id, words in stems.items():
            for word in words:
                if spread[word] <= _TELLING:
                    self._telling.setdefault(word, []).append(id)

    def shares(self, words: Iterable[str]) -> dict[str, float]:
        """For each entry whose own answer has some of the words their share, above 0, 1 at most."""
        asked = [stem(word) for word in words]
        found = Counter(id for word in asked for id in self._telling.get(word, ()))
        return {id: count / len(asked) for id, count in found.items()}


def _stems(entry: Entry) -> Iterator[str]:
    for text in (entry.label, entry.answer):
        for language in Language:
            yield from map(stem, normalise(fill(text[language], entry.values, language)).split())
