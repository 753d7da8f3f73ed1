"""How close a question comes to what an entry is called and says itself: to its things, its label and its answer.

A fact that nobody wrote a phrasing for is still known by its own words. Each word of a question looks for itself, and
for the words that the glossary or the vocabulary puts with it, among those of the entry, then for the one that means
most nearly the same (as Khattab and Zaharia, 2020, "ColBERT", compare passages: for each word of the question the
closest one counts).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.direction import bare
from bot.facts.factbase import Entry, EntryKind, FactBase, Language
from bot.facts.templates import fill
from bot.language.lexicon import Everyday
from bot.language.normalise import normalise, stem
from bot.language.read import Question
from bot.language.vocabulary import Vocabulary
from bot.matching.familiar import Familiar
from bot.matching.features import MOST_WORDS, FloatArray
from bot.matching.meanings import meanings

SIDES = ("thing", "label", "answer")
LINES = (*(f"{side} shared" for side in SIDES), *(f"{side} meant" for side in SIDES), "most shared", "most meant")
"""What `Closeness.of` gives for each entry."""
_RAREST, _COMMONEST, _LEAST = 2.0, 7.5, 0.3
"""Between these (Zipf) a word counts the more the rarer it is, and never less than the last."""
_UNRELATED = 0.3
"""The cosine up to which two words have nothing to do with each other."""
_SHORTEST = 3
"""Letters of an entry's word that may mean something."""
_NOWHERE = 2.0
"""How telling a word is that no entry has."""
_CACHED_WORDS = 5_000
_GROUP = "{}"
"""How the key of a group is made of its id, so that it is no stem."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with what it is looked for by: its stem and group, and those of the familiar word that it is taken for."""

    familiar: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of every entry: which entries have a key, and the entries' words with what they mean."""

    holders: dict[str, tuple[int, ...]]
    units: FloatArray
    owners: tuple[int, ...]

    @classmethod
    def of(cls, words: Sequence[Iterable[Word]]) -> Side:
        """The side of the entries whose words these are."""
        holders: dict[str, dict[int, None]] = {}
        owned: dict[tuple[str, int], None] = {}
        for place, of_entry in enumerate(words):
            for word in of_entry:
                for key in word.keys:
                    holders.setdefault(key, {})[place] = None
                if len(word.familiar) >= _SHORTEST:
                    owned[word.familiar, place] = None
        units = meanings().units([word for word, _ in owned])
        return cls({each: tuple(places) for each, places in holders.items()}, units, tuple(place for _, place in owned))

    def having(self, word: Word) -> list[int]:
        """The entries that have the word, or one that goes with it."""
        return [*{place for key in word.keys for place in self.holders.get(key, ())}]

    def means(self, word: str, number: int) -> FloatArray:
        """How nearly each of so many entries has a word that means the same."""
        nearest = np.zeros(number, np.float32)
        if len(self.owners):
            found = self.units @ meanings().units([word])[0]
            np.maximum.at(nearest, list(self.owners), found)
        cut: FloatArray = np.maximum(nearest - _UNRELATED, 0)
        return cut


class Closeness:
    """The closeness of questions to the entries of a base, in the order of `entry_ids`; `groups` are expressions with
    the group of each."""

    def __init__(
        self,
        base: FactBase,
        entry_ids: Sequence[str],
        everyday: Everyday,
        familiar: Familiar,
        groups: Mapping[str, str],
    ) -> None:
        entries = [base.entries[entry_id] for entry_id in entry_ids]
        self._number = len(entries)
        self._everyday = everyday
        self._familiar = familiar
        self._groups = Vocabulary(groups)
        said = [[_things(base, entry) for entry in entries], [*map(_label, entries)], [*map(_answer, entries)]]
        of_side = [[[*self._words(words, words)] for words in of_entry] for of_entry in said]
        self._sides = [Side.of(words) for words in of_side]
        self._telling = _telling(of_side)
        self._meant = lru_cache(_CACHED_WORDS)(self._means)

    def of(self, question: Question) -> FloatArray:
        """A line for each entry with a number for each of `LINES`: the share of the question's words that its thing,
        label and answer have, the telling ones more; how nearly these mean the same; and the most of either. Nothing
        where the question has no word."""
        words = [*self._words(question.words[:MOST_WORDS], self._familiar.words(question)[:MOST_WORDS])]
        found = np.zeros((2, len(SIDES), self._number), np.float32)
        weights = [self._weight(word) for word in words]
        telling = [weight * self._tells(word) for word, weight in zip(words, weights, strict=True)]
        for word, weight, tells in zip(words, weights, telling, strict=True):
            for place, side in enumerate(self._sides):
                found[0, place, side.having(word)] += tells
            found[1] += weight * self._meant(word.familiar)
        if words:
            found[0] /= sum(telling)
            found[1] /= sum(weights)
        most = found.max(axis=1)
        lines: FloatArray = np.concatenate([found.reshape(-1, self._number), most]).T
        return lines

    def _words(self, words: Sequence[str], familiar: Sequence[str]) -> Iterator[Word]:
        """The words with their keys; those of an expression of several have its group each."""
        place = 0
        for group, span in self._groups.spans(words):
            key = () if group is None else (_GROUP.format(group),)
            for word, known in zip(span, familiar[place : place + len(span)], strict=True):
                known = self._familiar.of_word(known, False)
                yield Word(known, (*dict.fromkeys((stem(word), stem(known))), *key))
            place += len(span)

    def _weight(self, word: Word) -> float:
        return max(_LEAST, _COMMONEST - max(self._everyday.zipf(word.familiar), _RAREST))

    def _tells(self, word: Word) -> float:
        return max((self._telling[key] for key in word.keys if key in self._telling), default=_NOWHERE)

    def _means(self, word: str) -> FloatArray:
        return np.stack([side.means(word, self._number) for side in self._sides])


def _telling(of_side: Sequence[Sequence[Sequence[Word]]]) -> dict[str, float]:
    """How few of the entries have a key on any side, as a logarithm."""
    number = len(of_side[0])
    counts = Counter(
        key
        for of_entry in zip(*of_side, strict=True)
        for key in {key for side in of_entry for word in side for key in word.keys}
    )
    return {each: float(np.log((number + 1) / (count + 0.5))) for each, count in counts.items()}


def _things(base: FactBase, entry: Entry) -> list[str]:
    """The words of what the entry is asked about, and of its list's members."""
    named = [text for ask in entry.asks for text in base.release.terms[ask.term].texts()]
    for member in (*entry.listing.members, *entry.listing.others) if entry.listing else ():
        named += [member.name.en, member.name.ar, *member.aliases]
    return [word for text in named for word in normalise(text).split()]


def _label(entry: Entry) -> list[str]:
    return [word for language in Language for word in normalise(entry.label[language]).split()]


def _answer(entry: Entry) -> list[str]:
    if entry.kind is EntryKind.SERVICE:
        return []
    said = (bare(fill(entry.answer[language], entry.values, language)) for language in Language)
    return [word for text in said for word in normalise(text).split()]
