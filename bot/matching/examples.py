"""What is learnt: the phrasings without those about other things that are ours after all; and besides them the buttons'
captions, phrasings with typing errors, and phrasings in which other words stand in place of ours, as questions about
other things.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log10, sqrt

from bot.direction import bare
from bot.facts.factbase import Entry, EntryKind, FactBase, Language, Phrasing
from bot.facts.followups import WordGroup
from bot.facts.ids import UNKNOWN
from bot.facts.templates import fill
from bot.language.lexicon import PER_BILLION
from bot.language.normalise import is_arabic, normalise, stem
from bot.language.typos import mistyped
from bot.language.vocabulary import Vocabulary

MISTYPED_EVERY = 4
"""Every fourth phrasing is learnt once more with typing errors, for those that aren't mended. Every second is no
better (`python -m bench.typing_errors`) and takes longer."""
EXCHANGED_EVERY = 8
"""For so many phrasings there is one with other words. Without them the words that ask for a fact ("when was …") are
all that is learnt, and any question that begins so is taken for ours."""
_COMMON = (2.8, 5.5)
"""How common (Zipf) the words are that stand in place of ours: neither rarities nor "the" and "of"."""
_FUNCTION_WORD = 5.5
_RUNS = (2, 3, 4, 6)
"""Words of an answer that stand together, as questions take them up; without them, on the tuned half of bench/releases,
English questions have eight points fewer right at first choice."""
_SHORTEST, _FEWEST_WORDS = 3, 3
"""Letters of a content word; words of a phrasing that is worth changing."""
_TELLING = 4
"""Letters of a word that may be a fact's own; shorter ones stand anywhere."""
_PLACE = "place"
"""The term whose names tell nothing by themselves: the weather there is no more ours than elsewhere."""
_OURS = "ours"


@dataclass(frozen=True, slots=True)
class OurNames:
    """What only this release speaks of: the names of its things, and words of its facts that no way of asking has."""

    things: Vocabulary
    words: Mapping[str, str]

    @classmethod
    def of(cls, base: FactBase, phrasings: Iterable[Phrasing]) -> OurNames:
        terms = (term for name, term in base.release.terms.items() if name != _PLACE)
        things = Vocabulary.of([WordGroup(_OURS, tuple(text for term in terms for text in term.texts()))])
        asked = {stem(word) for one in phrasings if one.entry_id != UNKNOWN for word in normalise(one.text).split()}
        return cls(things, {stem(word): word for word in _fact_words(base) if stem(word) not in asked})

    def words_in(self, text: str) -> list[str]:
        """The words of the facts that stand in it."""
        return [word for word in normalise(text).split() if stem(word) in self.words]

    def are_in(self, text: str) -> bool:
        return bool(self.words_in(text)) or _OURS in self.things.concepts(normalise(text).split())


def without_ours(base: FactBase, phrasings: Sequence[Phrasing]) -> Iterator[Phrasing]:
    """The phrasings without general questions about other things that name what only this release speaks of."""
    ours = OurNames.of(base, phrasings)
    for phrasing in phrasings:
        if not (phrasing.general and phrasing.entry_id == UNKNOWN and ours.are_in(phrasing.text)):
            yield phrasing


def _fact_words(base: FactBase) -> Iterator[str]:
    """The words that name stated facts: their labels and members. Those of their answers are too many, and common."""
    for entry in base.entries.values():
        names = [member.name for member in entry.listing.members] if entry.listing else []
        for text in (entry.label, *names) if entry.kind is EntryKind.STATED else ():
            for language in Language:
                yield from (word for word in normalise(text[language]).split() if len(word) >= _TELLING)


def captions(base: FactBase, phrasings: Iterable[Phrasing]) -> Iterator[Phrasing]:
    """The buttons' captions, which people also type."""
    asked = {phrasing.entry_id for phrasing in phrasings}
    for entry in base.entries.values():
        if entry.id in asked:
            yield from (Phrasing(entry.label[script], entry.id, script, entry.place) for script in Language)


def own_words(base: FactBase) -> Iterator[Phrasing]:
    """What the entries say themselves, for those that are learnt from little: the answers, whole and in pieces of a few
    words, and the names of the members of their lists. Questions that nobody foresaw use the words of the answer."""
    for entry in base.entries.values():
        if entry.kind is EntryKind.SERVICE:
            continue
        for script in Language:
            said = dict.fromkeys(
                piece for text in (entry.label[script], _said(entry, script)) for piece in _pieces(text)
            )
            yield from (Phrasing(piece, entry.id, script, entry.place) for piece in said)
        for member in (*entry.listing.members, *entry.listing.others) if entry.listing else ():
            for name in dict.fromkeys([member.name.en, member.name.ar, *member.aliases]):
                yield Phrasing(name, entry.id, Language.AR if is_arabic(name) else Language.EN, entry.place)


def _said(entry: Entry, language: Language) -> str:
    """The answer with its values, without marks of direction."""
    return bare(fill(entry.answer[language], entry.values, language))


def _pieces(text: str) -> Iterator[str]:
    """The text, and its words in runs of a few."""
    yield text
    words = normalise(text).split()
    for length in _RUNS:
        yield from (" ".join(words[start : start + length]) for start in range(len(words) - length + 1))


def careless(phrasings: Sequence[Phrasing], chance: random.Random) -> Iterator[tuple[str, str]]:
    """(text, entry id) of every few phrasings, with typing errors."""
    return ((mistyped(phrasing.text, chance), phrasing.entry_id) for phrasing in phrasings[::MISTYPED_EVERY])


class Exchange:
    """Puts common words of the language in place of a phrasing's content words, so that it asks for something else."""

    def __init__(self, frequencies: Mapping[str, float], groups: Iterable[WordGroup]) -> None:
        asking = Vocabulary.of(group for group in groups if group.asks)
        self._kept = {word for word, share in frequencies.items() if _zipf(share) >= _FUNCTION_WORD}
        self._asking = asking
        self._words: dict[bool, list[str]] = {True: [], False: []}
        weights: dict[bool, list[float]] = {True: [], False: []}
        for word, share in frequencies.items():
            if _COMMON[0] <= _zipf(share) <= _COMMON[1] and len(word) >= _SHORTEST and word.isalpha():
                self._words[is_arabic(word)].append(word)
                weights[is_arabic(word)].append(sqrt(share))
        self._upto = {arabic: list(accumulate(each)) for arabic, each in weights.items()}

    def exchanged(self, phrasings: Sequence[Phrasing], spared: Collection[str], chance: random.Random) -> Iterator[str]:
        """Texts that ask for nothing we have, one for every few phrasings.

        The entries in `spared` are left alone: with other words in it a call for help may still be one. So is Arabizi,
        of which there is no list of words.
        """
        scripts = {Language.EN.value, Language.AR.value}
        usable = [
            phrasing
            for phrasing in phrasings
            if phrasing.entry_id not in (UNKNOWN, *spared) and phrasing.script in scripts
        ]
        for _ in range(len(phrasings) // EXCHANGED_EVERY if usable else 0):
            if text := self._exchange(normalise(chance.choice(usable).text).split(), chance):
                yield text

    def _exchange(self, words: list[str], chance: random.Random) -> str | None:
        """Half to all of the content words exchanged; None where there are none."""
        places = [place for place, word in enumerate(words) if self._is_content(word)]
        if len(words) < _FEWEST_WORDS or not places:
            return None
        for place in chance.sample(places, chance.randint((len(places) + 1) // 2, len(places))):
            words[place] = self._drawn(is_arabic(words[place]), chance)
        return " ".join(words)

    def _is_content(self, word: str) -> bool:
        long = len(word) >= _SHORTEST and not word.isdecimal()
        return long and word not in self._kept and word not in self._asking

    def _drawn(self, arabic: bool, chance: random.Random) -> str:
        """A word of the script, by the root of how often it is met."""
        upto = self._upto[arabic]
        return self._words[arabic][bisect(upto, chance.random() * upto[-1])]


def _zipf(share: float) -> float:
    return log10(share) + PER_BILLION
