"""Typed values that a message names, compared with the release's: a reader for each type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot import dates
from bot.facts.factbase import (
    Bilingual,
    FactBase,
    Language,
)
from bot.premises.addresses import AddressReader
from bot.premises.claims import Claim
from bot.premises.counting import CountReader
from bot.premises.days import DayReader
from bot.premises.laws import LawReader
from bot.premises.message import Message
from bot.premises.numbered import NumberedReader
from bot.premises.quotations import QuotationReader
from bot.premises.sentences import Sentences
from bot.premises.studies import StudyReader
from bot.premises.titles import TitleReader
from bot.premises.typed import TypedValues
from bot.premises.venues import VenueReader


class ValueReader:
    """Compares with the values of one release."""

    def __init__(self, base: FactBase, sentences: Sentences) -> None:
        typed = self._typed = TypedValues.of(base, sentences)
        numbered, addresses = NumberedReader(typed), AddressReader(typed)
        self._checks: Mapping[str, Callable[[Message], Iterator[Claim]]] = {
            "law": LawReader(typed).claims,
            "numbered": numbered.claims,
            "year": numbered.years,
            "email": addresses.emails,
            "telephone": addresses.telephones,
            "title": TitleReader(typed).claims,
            "quotation": QuotationReader(typed).claims,
            "count": CountReader(typed).claims,
            "study": StudyReader(base, sentences).claims,
            "place": VenueReader(typed).claims,
            "days": DayReader(typed).claims,
        }

    def claims(self, message: Message) -> list[Claim]:
        """Every value of the release's types in the message, each compared once: a law's year is no other year."""
        found: list[Claim] = []
        for type_, check in self._checks.items():
            if type_ in self._typed.by_type:
                found += [
                    claim
                    for claim in check(message)
                    if not any(claim.start < one.end and one.start < claim.end for one in found)
                ]
        return self._joined(found)

    def _joined(self, found: Sequence[Claim]) -> list[Claim]:
        """Two false values of one premise in one sentence: "not 10–11 December and 14–15 December"."""
        joined_claims: list[Claim] = []
        for claim in found:
            before = next((one for one in joined_claims if one.premise and one.premise is claim.premise), None)
            if before is None or before.premise is None or claim.holds or before.holds or not claim.said:
                joined_claims.append(claim)
                continue
            if claim.said == before.said:
                continue  # «كم ورشة؟ ثلاث ورش؟» says three once
            said = Bilingual(
                ar=dates.names([_in(before.said, Language.AR), _in(claim.said, Language.AR)], "ar"),
                en=dates.names([_in(before.said, Language.EN), _in(claim.said, Language.EN)], "en"),
            )
            sentence = self._typed.sentences.contradicts(before.premise, said)
            joined_claims[joined_claims.index(before)] = replace(before, sentence=sentence, said=said)
        return joined_claims


def _in(said: Bilingual | str, language: Language) -> str:
    return said[language] if isinstance(said, Bilingual) else said
