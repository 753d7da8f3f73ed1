"""A question and what answers it -> what it takes for granted: what to put right, and whether to say yes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.direction import bare
from bot.facts.factbase import EntryKind, FactBase
from bot.language.detect import Spoken
from bot.language.read import Question
from bot.locales import Locales
from bot.premises.answers import AnswerWords
from bot.premises.arabizi import Arabizi
from bot.premises.bodies import BodyReader
from bot.premises.counting import CountReader
from bot.premises.days import DayReader
from bot.premises.listed import UnlistedReader
from bot.premises.lists import ListReader, is_in_answer
from bot.premises.mending import Mender
from bot.premises.message import (
    Claim,
    Message,
    Premises,
    SubjectReader,
    each_once,
    is_agreed,
    is_bare,
    leads_to,
    rest,
    without,
)
from bot.premises.numbered import LawReader, NumberedReader
from bot.premises.numbers import number_words
from bot.premises.people import PeopleReader
from bot.premises.places import VenueReader, places
from bot.premises.quantifiers import QuantifierReader
from bot.premises.slots import SlotReader
from bot.premises.states import StateReader
from bot.premises.studies import StudyReader
from bot.premises.times import time_words
from bot.premises.triggers import Reader, Triggers
from bot.premises.values import Sentences, TypedValues, own_words
from bot.premises.verbatim import EMAIL_ENDINGS, AddressReader, QuotationReader, TitleReader
from bot.premises.words import Token, Words, expressions, small, tokens_of
from bot.premises.yes_no import Polarity, PolarityReader

_NOT_KEPT = ("email", "telephone", "quotation")
_NO_CHOICE = ("email", "telephone", "quotation", "person", "speaker")
_TELLING = ("law", "numbered", "year", "days", "count")
"""Kinds of values that are what a question is about when it says nothing more."""
_SOMEBODY = ("organiser", "partner", "participant", "member", "topic", "person", "speaker", "paid")
"""Kinds of claims that say who or what a question is about."""
_OF_BODIES = ("organiser", "partner", "participant")
_LITTLE = 3
"""Words of "so the topics?", which asks for no yes."""
_LONGEST = 600
"""Characters in which premises are looked for: behind these a message tells a story."""


class PremiseReader:
    """Reads premises with the values, lists and people of one release."""

    def __init__(self, base: FactBase, locales: Locales) -> None:
        sentences = Sentences(locales)
        self._base = base
        self._arabizi, self._mender = Arabizi(base), Mender(base)
        self._slots = SlotReader(base)
        self._typed = TypedValues.of(base, sentences)
        self._bodies = BodyReader(base)
        self._subjects = SubjectReader(base)
        self._polarity = PolarityReader(base)
        self._answers = AnswerWords(base)
        people, lists = PeopleReader(base, sentences), ListReader(base, sentences)
        self._people = Reader(people.claims, people.triggers)
        self._values = _of_values(base, sentences, self._typed)
        self._lists = Reader(lists.claims, lists.triggers | self._bodies.triggers, lists.entries)
        unlisted = UnlistedReader(base, sentences)
        self._unlisted, self._listed = Reader(unlisted.claims, unlisted.triggers), unlisted.listed
        self._states = Reader(StateReader(base, sentences).claims, expressions("states").triggers)
        self._quantifiers = QuantifierReader(base, sentences)
        self._nobody = Reader(self._quantifiers.claims, self._quantifiers.triggers)
        readers = {"nobody": self._nobody, "people": self._people, "lists": self._lists, "states": self._states}
        readers |= {"unlisted": self._unlisted, **self._values}
        self._triggers = Triggers(readers)

    def read(
        self, question: Question, entry_ids: Sequence[str], *, sure: bool = True, near: Sequence[str] = ()
    ) -> Premises:
        """The premises of a question that `entry_ids` answer, or may be about where that isn't `sure`; `near` are
        entries that it may be about as well."""
        text = question.text[:_LONGEST]
        tokens = self._mender.read(tokens_of(text), question)
        if question.spoken is Spoken.ARABIZI:
            tokens = self._arabizi.read(tokens)
        polarity = self._polarity.read(question, tokens)
        bodies = tuple(self._bodies.find(tokens)) if tokens.has(self._bodies.triggers) else ()
        of_another = not sure and tokens.has(small("another_event")) and not _came_too(tokens)
        if not tokens or of_another or not self._base.release.premises:
            return Premises((), (), polarity)
        if polarity.alternative and (_joins_verbs(tokens) or expressions("nobody").find(tokens)):
            polarity = replace(polarity, alternative=False)
        spoken = self._subjects.read(tokens, entry_ids)
        message = Message(text, tokens, spoken, polarity, self._answers, tuple(entry_ids), bodies, sure)
        return self._judged(message, self._all_claims(message), near)

    def _judged(self, message: Message, claims: Sequence[Claim], near: Sequence[str]) -> Premises:
        """What the claims of a message come to."""
        polarity, claims = message.polarity, self._quantifiers.limited(message, claims)
        if polarity.alternative:
            # "In Oman or in Dubai?" takes neither for granted: the answer itself decides.
            claims = [claim for claim in claims if claim.kind in _NO_CHOICE or _is_no_choice(claim, claims)]
        if _has_open_number(message.tokens, claims) or any(claim.open for claim in claims):
            polarity = replace(polarity, asks=False)
        agreed = tuple(claim for claim in claims if is_agreed(claim, polarity))
        claims = [claim for claim in claims if claim not in agreed and not leads_to(claim, agreed)]
        false = each_once(claims)
        explained = polarity.asks and not false and self._is_explained(message, claims)
        bare = is_bare(message, [*claims, *agreed])
        return Premises(
            false,
            tuple(claim for claim in claims if claim.holds),
            polarity,
            explained,
            bare,
            rest(message, claims),
            without(message, [claim for claim in false if claim.kind == "place"]),
            self._left_open(claims),
            None if (explained and message.sure) or false else self._elsewhere(message, polarity, near),
            agreed,
            self._answers.names(message.tokens) or bare,
            not message.bodies and any(claim.kind in _OF_BODIES for claim in false),
        )

    def _elsewhere(self, message: Message, polarity: Polarity, near: Sequence[str]) -> str | None:
        """The entry that has every word of a question of yes or no which says more than a noun."""
        if not polarity.asks or polarity.by_mark or polarity.negated or polarity.alternative:
            return None
        event = message.spoken.first
        about = event.entry_ids[:1] if event else ()
        telling = (id for id in (*near, *about) if self._answers.tells(message.tokens, id))
        return next((id for id in telling if self._knows_bodies(message, id)), None)

    def _knows_bodies(self, message: Message, entry_id: str) -> bool:
        """Whether the answer has each body that a question names, WHO as well, whose name is a question word."""
        return all(body.members or is_in_answer(message, body, entry_id) for body in message.bodies)

    def _left_open(self, claims: Sequence[Claim]) -> str | None:
        """The entry which says that the release leaves open what a message takes for granted."""
        entries = (self._base.entries[id] for claim in claims if claim.open for id in claim.entry_ids)
        return next((entry.id for entry in entries if entry.kind is EntryKind.NOT_STATED), None)

    def _all_claims(self, message: Message) -> list[Claim]:
        """What each reader finds, and whom no list knows where none of them has anybody."""
        claims = [_with_words(claim, message) for claim in self._claims(message)]
        if not message.polarity.asked or message.bodies or any(claim.kind in _SOMEBODY for claim in claims):
            return claims
        if unknown := self._slots.find(message):
            claims += self._of_unknown(replace(message, bodies=(unknown,)), claims)
        return claims

    def _of_unknown(self, message: Message, others: Sequence[Claim]) -> list[Claim]:
        """What is said of somebody whom no list knows; where nothing answers surely, only if nothing else is said."""
        claims = [_with_words(claim, message) for claim in self._lists.claims(message)]
        hosted = {at for one in others if one.kind == "place" and one.sentence for at in range(one.start, one.end)}
        # Where it was says already that another country didn't host it; whether it took part is another matter.
        claims = [one for one in claims if one.kind != "organiser" or hosted.isdisjoint(range(one.start, one.end))]
        return claims if message.sure or is_bare(message, [*claims, *others]) else []

    def _claims(self, message: Message) -> list[Claim]:
        """What each reader finds that has something to look at; whom a list was written to say no to, first of all."""
        awake = self._triggers.awake(message.tokens, message.text, message.entry_ids)
        unlisted = [*self._unlisted.claims(message)] if "unlisted" in awake else []
        taken = {at for claim in unlisted for at in range(claim.start, claim.end)}
        taken |= self._listed(message) if "unlisted" in awake else frozenset()
        others = self._others(message, awake)
        return [*unlisted, *(one for one in others if taken.isdisjoint(range(one.start, one.end)))]

    def _others(self, message: Message, awake: frozenset[str]) -> list[Claim]:
        people = [*self._people.claims(message)] if "people" in awake else []
        values = self._typed.joined(self._compared(message, awake)) if awake else []
        taken = {at for claim in people if claim.sentence for at in range(claim.start, claim.end)}
        free = [body for body in message.bodies if taken.isdisjoint(range(body.start, body.end))]
        rest = message if len(free) == len(message.bodies) else replace(message, bodies=tuple(free))
        lists = self._lists.claims(rest) if "lists" in awake else ()
        states = self._states.claims(message) if "states" in awake else ()
        nobody = self._nobody.claims(message) if "nobody" in awake else ()
        return [*people, *values, *lists, *states, *nobody]

    def _compared(self, message: Message, awake: frozenset[str]) -> list[Claim]:
        """Every value of the release's types in the message, each compared once: a law's year is no other year."""
        found: list[Claim] = []
        for name, reader in self._values.items():
            if name in awake:
                found += [
                    claim
                    for claim in reader.claims(message)
                    if not any(claim.start < one.end and one.start < claim.end for one in found)
                ]
        return found

    def _is_explained(self, message: Message, claims: Sequence[Claim]) -> bool:
        """Whether every word of a question is in what answers it."""
        if len(message.entry_ids) != 1 or (message.polarity.by_mark and not claims and not _states_something(message)):
            return False
        if not self._knows_bodies(message, message.entry_ids[0]):
            return False
        held = frozenset(at for one in claims if one.kind in _TELLING for at in range(one.start, one.end))
        telling = not message.polarity.by_mark or bool(held)
        return self._answers.explains(message.tokens, message.entry_ids[0], held, loosely=telling)


def _states_something(message: Message) -> bool:
    """Whether there is more than a noun and a question mark: «والوزارات؟» asks for no yes."""
    tokens = message.tokens
    if tokens[0].bare & small("existence") or (tokens[0].word in small("concluding") and len(tokens) > _LITTLE):
        return True
    return len(message.idle) < len(tokens) - 1 and any(
        expressions(name).find(tokens) for name in ("relations", "states", "auxiliaries", "locative", "topical")
    )


def _is_no_choice(claim: Claim, claims: Sequence[Claim]) -> bool:
    """ "In Oman or in Dubai?", where it was neither: two false values in one sentence."""
    return claim.several and sum(one.kind == claim.kind for one in claims) == 1


def _came_too(tokens: Words) -> bool:
    """Whether "too" and "also" are said of who came or spoke, not of another event: "the union came too?"."""
    labels = expressions("relations").labels(tokens) - {"covered"}
    return bool(labels) and labels <= {"took-part", "spoke"}


def _joins_verbs(tokens: Words) -> bool:
    """ "Did it cover or attend them?": the "or" joins what is said, not two things to choose from."""
    said = {at for one in expressions("relations").find(tokens) for at in (one.start, one.end)}
    ors = [at for at, token in enumerate(tokens) if token.word in {"or", "او"}]
    return bool(ors) and all({at, at + 1} <= said for at in ors)


def _of_values(base: FactBase, sentences: Sentences, typed: TypedValues) -> dict[str, Reader]:
    """A reader for each type of value that the release has, in the order in which they take words of a message."""
    numbered, addresses, studies = NumberedReader(typed), AddressReader(typed), StudyReader(base, sentences)
    found = {
        "law": Reader(LawReader(typed).claims, expressions("law").triggers),
        "numbered": Reader(numbered.claims, typed.triggers("numbered")),
        "year": Reader(numbered.years, typed.triggers("year")),
        "email": Reader(addresses.emails, EMAIL_ENDINGS, mark="@"),
        "telephone": Reader(addresses.telephones, digits=True),
        "title": Reader(TitleReader(typed).claims, typed.triggers("title")),
        "quotation": Reader(QuotationReader(typed).claims, expressions("quote").triggers),
        "count": Reader(CountReader(typed).claims, typed.triggers("count") | expressions("lengths").triggers),
        "study": Reader(studies.claims, studies.triggers, studies.entries),
        "place": Reader(VenueReader(typed).claims, places().triggers),
        "days": Reader(DayReader(typed).claims, time_words(), digits=True),
    }
    return {name: reader for name, reader in found.items() if name in typed.by_type}


def _has_open_number(tokens: Sequence[Token], claims: Sequence[Claim]) -> bool:
    """Whether a number is left that nothing of the release was compared with: no yes may be said to it."""
    compared = {at for claim in claims for at in range(claim.start, claim.end)}
    return bool(number_words(tokens) - compared)


def _with_words(claim: Claim, message: Message) -> Claim:
    """The claim with the asker's words where nothing else says what was taken for granted; addresses and quotations,
    which may be anybody's, without."""
    if claim.said or claim.kind in _NOT_KEPT:
        return claim
    return replace(claim, said=bare(own_words(message.tokens[claim.start : claim.end], message.text) or ""))
