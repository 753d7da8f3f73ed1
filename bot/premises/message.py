"""A message and what it speaks of, the claims that readers find in it, and what it takes for granted all together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.facts.factbase import Bilingual, Entry, FactBase, Language, Member, Premise, Subject
from bot.premises.answers import AnswerWords
from bot.premises.calendar import Spell
from bot.premises.times import spells, time_words
from bot.premises.words import Expressions, Found, Token, Words, expressions, small
from bot.premises.yes_no import Polarity

CIRCUMSTANCES = ("days", "place", "count")
"""Kinds that a question may name beside what it asks: "who spoke at the two November sessions in Oman?"."""
_BY_ITSELF = (*CIRCUMSTANCES, "law", "numbered", "year", "event")
"""Kinds that are asked about where a question says nothing more, though they say little by themselves."""
_PRECEDES_A_YES = {Language.EN: ("Yes: ", "Yes: "), Language.AR: ("نعم، ", "بلى، ")}
"""What stands before a sentence that grants what was asked, and what was asked with a "not": «ألم تشارك؟» «بلى»."""
_DENIED = ("days", "place", "count", "law", "numbered", "year")
"""Kinds of values that a negation may rightly deny: "it wasn't in Dubai, was it?"."""
_NEGATION_REACH = 4
"""So many words behind a negation are still denied by it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing taken for granted: `sentence` puts it right and is None where it holds.

    `kind` is the type of value, as `bayan report` counts it; `entry_ids` show what is true. `start` and `end` are the
    words that say it. `member` is the one of a list's that the claim is about; `premise` and `said` are the typed value
    and what was taken for it. A `weak` claim names something rightly without saying much of it, a person or a place: by
    itself it earns no yes. `named` is the sentence that says it where a yes alone would say too little. What is `open`
    the release leaves open: neither a yes nor a no may be said to it. What is `denied` is rightly said not to be so.
    Of `several` false values one sentence says no to all.
    """

    kind: str
    entry_ids: tuple[str, ...]
    sentence: Bilingual | None
    start: int = 0
    end: int = 0
    member: Member | None = None
    premise: Premise | None = None
    said: Bilingual | str = ""
    weak: bool = False
    named: Bilingual | None = None
    open: bool = False
    denied: bool = False
    several: bool = False

    @property
    def words(self) -> str:
        """What was taken for granted, as a report counts it: in English where it is a value."""
        return self.said.en if isinstance(self.said, Bilingual) else self.said

    @property
    def holds(self) -> bool:
        return self.sentence is None and not self.open and not self.denied


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named beside a list: `member` where the list has it, `denied` where it is said not to belong there and
    `stayed` where it is said not to have left; else `missing`, how a reply calls it, None where that can't be said
    back, and `says` the sentence that it has of its own; `open` where neither may be said; `asked` where a
    word says what belonging to the list means."""

    entry: Entry
    kind: str
    start: int
    end: int
    member: Member | None = None
    denied: bool = False
    stayed: bool = False
    asked: bool = True
    missing: Bilingual | None = None
    says: Bilingual | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """The subjects of one message: those named, with their places, and the one that its answer is about."""

    named: tuple[tuple[Found, Subject], ...]
    answered: Subject | None
    first: Subject | None
    indefinite: bool = False

    def near(self, position: int) -> Subject | None:
        """The named subject nearest to a word; else that of the answer."""
        if self.answered and self.answered.state == "future" and self.indefinite and self._only_first():
            return self.answered
        if self.named:
            return min(self.named, key=lambda pair: _distance(pair[0], position))[1]
        return self.answered

    def _only_first(self) -> bool:
        """Whether only the event is named: "a session in January?" after all may be one to come."""
        return all(self.first is not None and subject.id == self.first.id for _, subject in self.named)

    def names(self, subject_id: str | None) -> bool:
        return any(subject.id == subject_id for _, subject in self.named)


class SubjectReader:
    """Finds the subjects of one release."""

    def __init__(self, base: FactBase) -> None:
        self._subjects = {subject.id: subject for subject in base.release.subjects}
        self._words = Expressions((word, one.id) for one in base.release.subjects for word in one.words)

    def read(self, tokens: Sequence[Token], entry_ids: Sequence[str]) -> Spoken:
        named = tuple((found, self._subjects[found.label]) for found in self._words.find(tokens))
        first = next(iter(self._subjects.values()), None)
        answered = next((one for id in entry_ids for one in self._subjects.values() if id in one.entry_ids), None)
        return Spoken(named, answered, first, all(_is_indefinite(tokens, found) for found, _ in named))

    def subject(self, subject_id: str | None) -> Subject | None:
        return self._subjects.get(subject_id) if subject_id else next(iter(self._subjects.values()), None)


def _is_indefinite(tokens: Sequence[Token], found: Found) -> bool:
    """ "A session", «جلسة»: not one that was spoken of."""
    word = tokens[found.start].word
    if word.isascii():
        return found.start > 0 and tokens[found.start - 1].word in {"a", "an", "any", "more", "some", "another"}
    return not any(form.startswith("ال") for form in tokens[found.start].forms)


def _distance(found: Found, position: int) -> int:
    if found.start <= position < found.end:
        return 0
    return found.start - position if position < found.start else position - found.end + 1


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a message names: the words that it takes, and the member it is in each list, by the list's entry.

    A list that isn't there doesn't know it, whether by name or among `others`. `said` is its name where the words alone
    aren't one: the second of "the ministries of Health and Oil".
    """

    start: int
    end: int
    members: Mapping[str, Member] = field(default_factory=dict)
    said: str = ""


@dataclass(frozen=True)
class Message:
    """What the comparisons look at: the text, its words, what it speaks of, the bodies that it names, whether it asks
    for a yes, and the entries that answer it, or (not `sure`) that it may be about."""

    text: str
    tokens: Words
    spoken: Spoken
    polarity: Polarity
    answers: AnswerWords
    entry_ids: tuple[str, ...]
    bodies: tuple[Body, ...] = ()
    sure: bool = True

    @cached_property
    def idle(self) -> frozenset[int]:
        """The words that say nothing of their own."""
        return self.answers.idle(self.tokens)

    @cached_property
    def times(self) -> Sequence[Spell]:
        named = self.tokens.has_digits or self.tokens.has(time_words())
        return spells(self.tokens, self.text) if named else ()

    @cached_property
    def known_elsewhere(self) -> frozenset[int]:
        """The words that are a body's: its country is no place where something was."""
        return frozenset(at for body in self.bodies for at in range(body.start, body.end))

    def word(self, position: int) -> str:
        return self.tokens[position].word if 0 <= position < len(self.tokens) else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The words that characters `start` to `end` are in: the first, and the one behind the last."""
        covered = [at for at, token in enumerate(self.tokens) if token.start < end and token.end > start]
        return (covered[0], covered[-1] + 1) if covered else (0, 0)


@dataclass(frozen=True, slots=True)
class Premises:
    """What a message takes for granted: `false` is to be put right, `holding` is so; `polarity` says whether a yes or a
    no is asked for, `explained` that every word of the question is in what answers it, `bare` that the message says
    nothing beside what was compared. `rest` is the message without what is false, where it can still be about the
    release (another place or year may be another event), else without the time and the place that it rightly names;
    `beside_place` is what it says besides another place, for where it can only be about the release.
    `left_open` is the entry which says that the release doesn't tell what the message takes for granted, `elsewhere`
    the one that has every word of a question where what answers it hasn't. What is `agreed` was said not to be so, and
    isn't: "they weren't cancelled, were they?". `about` says whether it names what the release is about or anybody in
    it, or says nothing more: what else it gets wrong may be of another matter; `guessed` whether whom it denies is told
    by nothing but its place."""

    false: tuple[Claim, ...]
    holding: tuple[Claim, ...]
    polarity: Polarity
    explained: bool = False
    bare: bool = False
    rest: str = ""
    beside_place: str = ""
    left_open: str | None = None
    elsewhere: str | None = None
    agreed: tuple[Claim, ...] = ()
    about: bool = False
    guessed: bool = False

    @property
    def yes(self) -> bool:
        """Whether the question is one of yes or no and what it takes for granted holds."""
        plain = self.polarity.asks and not self.polarity.negated and not self.polarity.alternative
        telling = any(not one.weak or (self.bare and one.kind in _BY_ITSELF) for one in self.holding)
        return plain and not self.false and (self.explained or (telling and not self._is_fragment))

    @property
    def _is_fragment(self) -> bool:
        """Whether nothing but a question mark asks, and only a place is named: "the sessions in Oman?"."""
        return self.polarity.by_mark and all(one.weak for one in self.holding)

    def lead(self, entry_id: str) -> Bilingual | None:
        """What a yes says before the entry's answer, beside yes itself: that the release names whom it was asked
        about. None where there is nothing to add."""
        said = (claim.named for claim in self.holding if claim.named and entry_id in claim.entry_ids)
        named = next(said, None)
        return granted(named, self.polarity.negative) if named else None


def is_agreed(claim: Claim, polarity: Polarity) -> bool:
    """Whether what isn't so is said not to be so: the negation stands right before it."""
    if claim.sentence is None or not polarity.asks or claim.kind not in _DENIED:
        return claim.denied
    return any(0 < claim.start - at <= _NEGATION_REACH for at in polarity.negations)


def leads_to(claim: Claim, agreed: Sequence[Claim]) -> bool:
    """Whether what is denied is not that it was held, but where: "it wasn't held in Dubai, was it?"."""
    return claim.kind == "event" and any(claim.end <= one.start for one in agreed)


def each_once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """What must be put right, in the order of the message, each sentence once."""
    wrong = sorted((claim for claim in claims if claim.sentence), key=lambda claim: claim.start)
    return tuple({claim.sentence: claim for claim in wrong}.values())


def rest(message: Message, claims: Sequence[Claim]) -> str:
    wrong = [claim for claim in claims if claim.sentence]
    if any(claim.kind == "place" or (claim.words.isdecimal() and claim.kind == "days") for claim in wrong):
        return ""
    return without(message, wrong or [claim for claim in claims if claim.kind in CIRCUMSTANCES])


def without(message: Message, claims: Sequence[Claim]) -> str:
    """The message without the words of some claims; nothing where there are none, or next to nothing is left."""
    if not claims:
        return ""
    gone = {at for claim in claims for at in range(claim.start, claim.end)}
    kept = [token.text for at, token in enumerate(message.tokens) if at not in gone]
    return " ".join(kept) if len(kept) > 1 else ""


def is_bare(message: Message, claims: Sequence[Claim]) -> bool:
    compared = {at for claim in claims for at in range(claim.start, claim.end)}
    if not claims:
        return False
    framing = small("when") | small("why") | small("made") | small("framing") | small("reporting") | small("whoever")
    idle = message.idle | {
        at
        for name in ("relations", "beginning", "wholly", *(["states"] if any(one.denied for one in claims) else []))
        for one in expressions(name).find(message.tokens)
        for at in range(one.start, one.end)
    }
    idle |= {at for at, token in enumerate(message.tokens) if token.bare & framing}
    return all(at in idle or at in compared for at in range(len(message.tokens)))


def granted(named: Bilingual, negative: bool) -> Bilingual:
    """A sentence as the yes to a question, or to one that asked whether it wasn't so."""
    ar, en = (_PRECEDES_A_YES[language][negative] for language in (Language.AR, Language.EN))
    rest = named.en[:1].lower() + named.en[1:] if named.en.startswith("The ") else named.en
    return Bilingual(ar=ar + named.ar, en=en + rest)
