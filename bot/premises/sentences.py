"""Claims -> sentences, in both languages: the release's own where it has one, else the general one of the locales."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot import dates
from bot.direction import bare, isolate, isolate_foreign
from bot.facts.factbase import Bilingual, DateRange, Language, Premise, Value
from bot.facts.templates import fill, render_value
from bot.locales import Locales
from bot.premises.tokens import Token
from bot.premises.words import expressions

_LONGEST = 60
"""Characters of the asker's own words that are said back; a name is shorter."""
_UNSAFE = re.compile(r"[@<>\[\]{}|\\*_`#$%^=~0-9٠-٩۰-۹]|https?|www|://|\.\w{2,}")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Writes what puts a claim right."""

    locales: Locales

    def contradicts(self, premise: Premise, said: Bilingual | str, truth: Bilingual | None = None) -> Bilingual:
        """The sentence of a typed value that was contradicted."""
        truth = truth or joined(premise.values)
        if premise.says is None:
            return self.general(f"correct-{premise.type}", truth=truth, said=said)
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


def own_words(tokens: Sequence[Token], text: str) -> str | None:
    """The asker's words made safe to say back: isolated, of a sensible length, no markup, link, mention, number or
    insult; None where they aren't safe."""
    if not tokens:
        return None
    said = text[tokens[0].start : tokens[-1].end]
    said = " ".join(said.split())
    if len(said) > _LONGEST or _UNSAFE.search(said) or expressions("insults").find(tokens):
        return None
    return isolate(said)
