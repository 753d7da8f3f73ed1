"""The release's typed values, as each reader of one type looks at them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot import dates
from bot.facts.factbase import (
    Bilingual,
    FactBase,
    Premise,
)
from bot.premises.message import Claim
from bot.premises.sentences import Sentences, joined
from bot.premises.words import Expressions, expressions, section, tokens_of

ORDINALS = Expressions.of(
    {
        "0": ("first", "1st", "الأولى", "الأول", "اولى", "el oula", "el awla", "اللولة"),
        "1": ("second", "2nd", "last", "الثانية", "التانية", "الثاني", "الأخيرة", "el tanya", "el thanya"),
    }
)


QUOTED = re.compile(r"“([^”]{3,})”|«([^»]{3,})»|\"([^\"]{3,})\"|(?<!\w)['‘]([^'’]{6,})['’](?!\w)")


_EVENT = "event"
"""The noun that is what the release is about."""
_OF_THEM = ("of them", "of em", "of these", "of those")
_WEAK = ("place", "law", "numbered")
"""Types whose values a question names without saying anything of them: what the law punishes isn't its number."""


def nouns(base: FactBase, premise: Premise) -> tuple[str, ...]:
    """The words of what a premise counts or numbers: those of a general noun or of the event, and its own."""
    if premise.noun == _EVENT:
        event = base.release.subjects[:1]
        words = (word for subject in event for word in subject.words)
        named = (word for word in words if not expressions("numbers").at(tokens_of(word), 0))
        return (*named, *_OF_THEM, *premise.words)
    return (*section("things").get(premise.noun or "", ()), *premise.words)


@dataclass(frozen=True, slots=True)
class TypedValues:
    """The values of one release by type; `words` finds what is counted or numbered, by the identity of its premise."""

    base: FactBase
    sentences: Sentences
    by_type: Mapping[str, Sequence[Premise]]
    words: Mapping[int, Expressions]

    @classmethod
    def of(cls, base: FactBase, sentences: Sentences) -> TypedValues:
        by_type: dict[str, list[Premise]] = {}
        for premise in base.release.premises:
            by_type.setdefault(premise.type, []).append(premise)
        words = {id(one): Expressions((word, "unit") for word in nouns(base, one)) for one in base.release.premises}
        return cls(base, sentences, by_type, words)

    def triggers(self, type_: str) -> frozenset[str]:
        """Words of which a message has one where it has a noun of a type's values."""
        return frozenset().union(*(self.words[id(one)].triggers for one in self.by_type.get(type_, ())))

    def relations(self, premise: Premise) -> Iterator[str]:
        """What belonging to the lists means that show a value."""
        entries = (self.base.entries[id] for id in premise.shown_by if id in self.base.entries)
        yield from (one.listing.relation for one in entries if one.listing and one.listing.relation)

    def contradicts(self, premise: Premise, said: Bilingual | str, truth: Bilingual | None = None) -> Bilingual:
        """The sentence of a value that was contradicted."""
        if premise.says is None and self._is_issue(premise):
            return self.sentences.general("correct-days-issued", truth=joined(premise.values), said=said)
        of = next((one.name for one in self.base.release.subjects if one.id == premise.subject), "")
        return self.sentences.contradicts(premise, said, truth, of)

    def _is_issue(self, premise: Premise) -> bool:
        """Whether it is the day of the release itself; an event may be of the same day."""
        entries = {entry.id for entry in self.base.playing("issued")}
        return premise.values == (self.base.release.issued,) and bool(entries & set(premise.shown_by))

    def _spelled(self, premise: Premise) -> Bilingual | None:
        """How many it is, in a word in English; in figures in Arabic, where a word would have to agree."""
        number = next((value for value in premise.values if isinstance(value, int)), None)
        return None if number is None else Bilingual(ar=str(number), en=dates.spelled(number, "en"))

    def claim(self, premise: Premise, holds: bool, said: Bilingual | str, span: tuple[int, int]) -> Claim:
        truth = self._spelled(premise) if premise.type == "count" else None
        sentence = None if holds else self.contradicts(premise, said, truth)
        return Claim(
            premise.type,
            premise.shown_by,
            sentence,
            *span,
            premise=premise,
            said=said,
            weak=premise.type in _WEAK,
        )
