"""The release's typed values, as a reader of one type looks at them, and the sentences that put right what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot import dates
from bot.direction import bare, isolate, isolate_foreign
from bot.facts.factbase import Bilingual, DateRange, FactBase, Language, Premise, Value
from bot.facts.templates import fill, render_value
from bot.locales import Locales
from bot.premises.message import Claim
from bot.premises.numbers import spelled
from bot.premises.words import Expressions, Token, expressions, section, tokens_of

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
_LONGEST = 60
"""Characters of the asker's own words that are said back; a name is shorter."""
_UNSAFE = re.compile(
    r"[@<>\[\]{}|\\*_`#$%^=~٠-٩۰-۹]|[0-9]{2}|(?<![a-z'])[0-9](?![a-z'])|https?|www|://|\.\w{2,}", re.IGNORECASE
)
"""A number isn't said back; a figure in a word is a letter of Arabizi: "a7mar"."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """Writes what puts a claim right."""

    locales: Locales

    def contradicts(
        self, premise: Premise, said: Bilingual | str, truth: Bilingual | None = None, subject: Bilingual | str = ""
    ) -> Bilingual:
        """The sentence of a typed value that was contradicted; `subject` is what it is said of."""
        truth = truth or joined(premise.values)
        if premise.says is None:
            return self.general(f"correct-{premise.type}", truth=truth, said=said, subject=subject)
        own = {"truth": truth, "said": said if isinstance(said, Bilingual) else Bilingual(said, said)}
        return Bilingual(
            ar=fill(premise.says.ar, own, Language.AR),
            en=fill(premise.says.en, own, Language.EN),
        )

    def general(self, message_id: str, **values: Bilingual | str) -> Bilingual:
        """A sentence of the locales."""
        return Bilingual(ar=self._of("ar", message_id, values), en=self._of("en", message_id, values))

    def _of(self, language: str, message_id: str, values: dict[str, Bilingual | str]) -> str:
        texts = {
            name: bare(value[Language(language)] if isinstance(value, Bilingual) else value)
            for name, value in values.items()
        }
        return isolate_foreign(self.locales.text(language, message_id, **texts), language)


def joined(values: Sequence[Value]) -> Bilingual:
    """The values as a list of both languages."""
    return Bilingual(ar=_listed(values, Language.AR), en=_listed(values, Language.EN))


def _listed(values: Sequence[Value], language: Language) -> str:
    spans = [value for value in values if isinstance(value, DateRange)]
    if len(spans) == len(values) > 1 and len({(one.first.year, one.first.month, one.last.month) for one in spans}) == 1:
        # «10 و11 و14 و15 نوفمبر 2021» reads as four days of one month; in English both spans keep their month.
        return dates.names([_short(one, one is not spans[-1], language) for one in spans], language)
    return dates.names([render_value(value, language) for value in values], language)


def _short(span: DateRange, cut: bool, language: Language) -> str:
    whole = dates.days(span.first, span.last, language)
    month = dates.day(span.last, language).split(" ", 1)[1]
    return whole.removesuffix(month).strip() if cut else whole


_ARTICLES = frozenset({"the", "a", "an"})
"""What may open a message, and then has a capital that it has nowhere else."""


def own_words(tokens: Sequence[Token], text: str) -> str | None:
    """The asker's words made safe to say back: isolated, of a sensible length, no markup, link, mention, number or
    insult; None where they aren't safe."""
    if not tokens:
        return None
    said = text[tokens[0].start : tokens[-1].end]
    said = " ".join(said.split())
    if tokens[0].start == 0 and tokens[0].word in _ARTICLES:
        said = said[:1].lower() + said[1:]
    if len(said) > _LONGEST or _UNSAFE.search(said) or expressions("insults").find(tokens):
        return None
    return isolate(said)


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
        return None if number is None else Bilingual(ar=str(number), en=spelled(number, "en"))

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

    def joined(self, found: Sequence[Claim]) -> list[Claim]:
        """Two false values of one premise in one sentence: "not 10–11 December and 14–15 December"."""
        joined_claims: list[Claim] = []
        for claim in found:
            before = next((one for one in joined_claims if one.premise and one.premise is claim.premise), None)
            if before is None or before.premise is None or claim.holds or before.holds or not claim.said:
                joined_claims.append(claim)
                continue
            if claim.said == before.said:
                continue  # «كم جلسة؟ ثلاث جلسات؟» says three once
            said = Bilingual(
                ar=dates.names([_in(before.said, Language.AR), _in(claim.said, Language.AR)], "ar"),
                en=dates.names([_in(before.said, Language.EN), _in(claim.said, Language.EN)], "en"),
            )
            sentence = self.contradicts(before.premise, said)
            joined_claims[joined_claims.index(before)] = replace(before, sentence=sentence, said=said, several=True)
        return joined_claims


def _in(said: Bilingual | str, language: Language) -> str:
    return said[language] if isinstance(said, Bilingual) else said
