"""A question and what answers it -> what it takes for granted: what to put right, and whether to say yes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from bot import dates
from bot.direction import bare
from bot.facts.factbase import (
    Bilingual,
    FactBase,
    Language,
    Member,
)
from bot.language.question import Question
from bot.locales import Locales
from bot.premises.bodies import BodyReader
from bot.premises.counting import CountReader
from bot.premises.days import DayReader
from bot.premises.lists import ListReader
from bot.premises.message import Claim, Message, SubjectReader
from bot.premises.numbered import LawReader, NumberedReader
from bot.premises.people import PeopleReader
from bot.premises.places import VenueReader
from bot.premises.sentences import Sentences, own_words
from bot.premises.states import StateReader
from bot.premises.studies import StudyReader
from bot.premises.values import TypedValues
from bot.premises.verbatim import AddressReader, QuotationReader, TitleReader
from bot.premises.words import Token, expressions, small, tokens_of
from bot.premises.yes_no import AnswerWords, Polarity, PolarityReader

_NOT_KEPT = ("email", "telephone", "quotation")
_NO_CHOICE = ("email", "telephone", "quotation", "person", "speaker")
_TELLING = ("law", "numbered", "year", "days", "count")
"""Kinds of values that are what a question is about when it says nothing more."""
_SLIP = 75
"""How alike (of 100) a word is to the one that it is taken for."""
_LONGEST = 600
"""Characters in which premises are looked for: behind these a message tells a story."""


@dataclass(frozen=True, slots=True)
class Premises:
    """What a message takes for granted: `false` is to be put right, `holding` is so; `polarity` says whether a yes or a
    no is asked for, `explained` that every word of the question is in what answers it,
    `bare` that the message says nothing beside what was compared. `rest` is the message without what is false, where it
    can still be about the release: another place or year may be another event."""

    false: tuple[Claim, ...]
    holding: tuple[Claim, ...]
    polarity: Polarity
    explained: bool = False
    bare: bool = False
    rest: str = ""

    @property
    def yes(self) -> bool:
        """Whether the question is one of yes or no and what it takes for granted holds."""
        plain = self.polarity.asks and not self.polarity.negated and not self.polarity.alternative
        return plain and not self.false and (any(not one.weak for one in self.holding) or self.explained)

    def members(self, entry_id: str) -> tuple[Member, ...]:
        """The members of a list that it rightly names, each once."""
        found = (claim.member for claim in self.holding if claim.member and entry_id in claim.entry_ids)
        return tuple({member.id: member for member in found}.values())


class PremiseReader:
    """Reads premises with the values, lists and people of one release."""

    def __init__(self, base: FactBase, locales: Locales) -> None:
        sentences = Sentences(locales)
        self._base = base
        self._bodies = BodyReader(base)
        self._subjects = SubjectReader(base)
        self._polarity = PolarityReader(base)
        self._values = ValueReader(base, sentences)
        self._people = PeopleReader(base, sentences)
        self._lists = ListReader(base, sentences)
        self._states = StateReader(base, sentences)
        self._answers = AnswerWords(base)

    def read(self, question: Question, entry_ids: Sequence[str], *, sure: bool = True) -> Premises:
        """The premises of a question that `entry_ids` answer, or may be about where that isn't `sure`."""
        text = question.text[:_LONGEST]
        tokens = mended(tokens_of(text), question)
        polarity = self._polarity.read(question, tokens)
        of_another = not sure and any(token.bare & small("another_event") for token in tokens)
        if not tokens or of_another or not self._base.release.premises:
            return Premises((), (), polarity)
        bodies = self._bodies.find(tokens)
        inside = frozenset(at for body in bodies for at in range(body.start, body.end))
        message = Message(
            text,
            tokens,
            self._subjects.read(tokens, entry_ids),
            tuple(entry_ids),
            inside,
            sure,
            self._answers.idle(tokens),
        )
        people = self._people.claims(message, bodies)
        taken = {at for claim in people if not claim.holds for at in range(claim.start, claim.end)}
        free = [body for body in bodies if taken.isdisjoint(range(body.start, body.end))]
        claims = [
            *people,
            *self._values.claims(message),
            *self._lists.claims(message, free, polarity),
            *self._states.claims(message, bodies, polarity),
        ]
        claims = [_with_words(claim, message) for claim in claims]
        if polarity.alternative:
            # "In Kuwait or in Dubai?" takes neither for granted: the answer itself decides.
            claims = [claim for claim in claims if claim.kind in _NO_CHOICE]
        if _has_open_number(tokens, claims):
            polarity = replace(polarity, asks=False)
        held = frozenset(at for one in claims if one.kind in _TELLING for at in range(one.start, one.end))
        telling = not polarity.by_mark or any(tokens[at].word.isdecimal() for at in held)
        explained = len(entry_ids) == 1 and self._answers.explains(tokens, entry_ids[0], held, loosely=telling)
        return Premises(
            _each_once(claims),
            tuple(claim for claim in claims if claim.holds),
            polarity,
            explained,
            _is_bare(message, claims),
            _rest(message, claims),
        )


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


def _rest(message: Message, claims: Sequence[Claim]) -> str:
    wrong = [claim for claim in claims if not claim.holds]
    if not wrong or any(claim.kind == "place" or (claim.words.isdecimal() and claim.kind == "days") for claim in wrong):
        return ""
    gone = {at for claim in wrong for at in range(claim.start, claim.end)}
    kept = [token.text for at, token in enumerate(message.tokens) if at not in gone]
    return " ".join(kept) if len(kept) > 1 else ""


def _is_bare(message: Message, claims: Sequence[Claim]) -> bool:
    compared = {at for claim in claims for at in range(claim.start, claim.end)}
    idle = message.idle | {at for at, token in enumerate(message.tokens) if token.bare & small("when")}
    return bool(claims) and all(at in idle or at in compared for at in range(len(message.tokens)))


def _has_open_number(tokens: Sequence[Token], claims: Sequence[Claim]) -> bool:
    """Whether a number is left that nothing of the release was compared with: no yes may be said to it."""
    compared = {at for claim in claims for at in range(claim.start, claim.end)}
    return bool(_numbers(tokens) - compared)


def _numbers(tokens: Sequence[Token]) -> set[int]:
    """The words that are a number, but for "one", which stands for other things as well."""
    found = {at for one in expressions("numbers").find(tokens) if one.label != "1" for at in range(one.start, one.end)}
    return found | {at for at, token in enumerate(tokens) if token.word.isdecimal()}


def mended(tokens: Sequence[Token], question: Question) -> tuple[Token, ...]:
    """The words with a second reading where a slip was found: "refferal" may be "referral", but Wealth isn't Health."""
    if len(question.typed) != len(question.words):
        return tuple(tokens)
    meant = {
        typed: word
        for typed, word in zip(question.typed, question.words, strict=True)
        if typed.isalpha() and typed != word and typed[:1] == word[:1] and fuzz.ratio(typed, word) >= _SLIP
    }
    return tuple(
        replace(token, forms=token.forms | {meant[token.word]}, bare=token.bare | {meant[token.word]})
        if token.word in meant
        else token
        for token in tokens
    )


def _each_once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """What must be put right, in the order of the message, each sentence once."""
    wrong = sorted((claim for claim in claims if not claim.holds), key=lambda claim: claim.start)
    return tuple({claim.sentence: claim for claim in wrong}.values())


def _with_words(claim: Claim, message: Message) -> Claim:
    """The claim with the asker's words where nothing else says what was taken for granted; addresses and quotations,
    which may be anybody's, without."""
    if claim.said or claim.kind in _NOT_KEPT:
        return claim
    return replace(claim, said=bare(own_words(message.tokens[claim.start : claim.end], message.text) or ""))
