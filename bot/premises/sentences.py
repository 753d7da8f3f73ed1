"""Claims -> sentences, in both languages: the release's own where it has one, else the general one of the locales."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot import dates
from bot.direction import bare, isolate, isolate_foreign
from bot.facts.factbase import (
    Bilingual,
    DateRange,
    Entry,
    Language,
    Member,
    Premise,
    Value,
)
from bot.facts.templates import fill, render_value
from bot.locales import Locales
from bot.premises.message import Message
from bot.premises.words import Expressions, Token, expressions, tokens_of

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


_YES = ("Yes: ", "Yes, ", "نعم، ", "نعم: ")


class ListSentences:
    """Writes that a list names a member, or doesn't, with the list's own words."""

    def present(self, entry: Entry, member: Member) -> Bilingual:
        """The yes of the list without its yes: that the release names the member is what puts it right."""
        listing = entry.listing
        if listing is None:
            raise ValueError("an entry without a list has no members")
        values = {**entry.values, "member": member.name}
        texts = {language: fill(listing.yes[language], values, language) for language in Language}
        return Bilingual(ar=_without_yes(texts[Language.AR]), en=_without_yes(texts[Language.EN]))

    def not_named(self, message: Message, entry: Entry, start: int, end: int, member: Member | None) -> Bilingual:
        """That the release doesn't name it, in the asker's words where they are safe."""
        listing = entry.listing
        if listing is None:
            raise ValueError("an entry without a list names nobody")
        article = start > 0 and message.word(start - 1) == "the"
        words = own_words(_without_particle(message.tokens[start - article : end]), message.text)
        known = member is not None and _is_whole(message.tokens[start:end], member)
        texts = {}
        for language in Language:
            name = member.name[language] if known and member else words
            if name is None:
                texts[language] = fill(listing.not_named_unknown[language], entry.values, language)
            else:
                texts[language] = fill(listing.not_named[language], {**entry.values, "member": name}, language)
        return Bilingual(ar=texts[Language.AR], en=texts[Language.EN])


def _without_yes(text: str) -> str:
    for yes in _YES:
        if text.startswith(yes):
            rest = text.removeprefix(yes)
            return rest[:1].upper() + rest[1:]
    return text


def _without_particle(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words without an attached "and" or "in" before a name: «والتربية», «ووزارة التجارة», «بالداخلية»."""
    if not tokens or tokens[0].text[:1] not in ("و", "ب"):
        return tokens
    first, rest = tokens[0], tokens_of(tokens[0].text[1:])
    named = rest and ((rest[0].word.startswith("ال") and len(rest[0].word) > 3) or expressions("bodies").at(rest, 0))
    return (first._replace(start=first.start + 1), *tokens[1:]) if named else tokens


def _is_whole(tokens: Sequence[Token], member: Member) -> bool:
    """Whether the words are no more than one of the member's names: a kind ("embassies") keeps the asker's words."""
    names = Expressions((name, "") for name in (member.name.en.removeprefix("the "), member.name.ar))
    found = names.at(tokens, 0) if tokens else None
    return found is not None and found.end == len(tokens)
