"""Questions about other things that are about this release after all.

The general part's are written for any release: "how do I register for a vaccination" is about other things until a
release is about a vaccination. Such a line is nearer to an entry than to its kind, and isn't learnt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.facts.factbase import EntryKind, FactBase, Language, Phrasing
from bot.facts.followups import WordGroup
from bot.facts.ids import UNKNOWN
from bot.language.normalise import normalise, stem
from bot.language.vocabulary import Vocabulary

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
