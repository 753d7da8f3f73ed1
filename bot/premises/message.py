"""What the readers of premises look at, a message and what it speaks of; which of them it wakes; and what they find, a
claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.facts.factbase import Bilingual, Entry, FactBase, Member, Premise, Subject
from bot.premises.answers import AnswerWords
from bot.premises.calendar import Spell
from bot.premises.times import spells
from bot.premises.words import Expressions, Found, Token, Words
from bot.premises.yes_no import Polarity


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing taken for granted: `sentence` puts it right and is None where it holds.

    `kind` is the type of value, as `bayan report` counts it; `entry_ids` show what is true. `start` and `end` are the
    words that say it. `member` is the one of a list's that the claim is about; `premise` and `said` are the typed value
    and what was taken for it. A `weak` claim names something rightly without saying much of it, a person or a place: by
    itself it earns no yes. `named` is the sentence that says it where a yes alone would say too little. What is `open`
    the release leaves open: neither a yes nor a no may be said to it. What is `denied` is rightly said not to be so.
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
        return spells(self.tokens, self.text)

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
class Reader:
    """Finds claims of one kind. It needn't look where none of `words` is in a message, in any reading, none of
    `entries` answers it, its text hasn't the `mark` and, with `digits`, no number in figures."""

    claims: Callable[[Message], Iterable[Claim]]
    words: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()
    digits: bool = False
    mark: str = ""


class Triggers:
    """The index over all readers of one release."""

    def __init__(self, readers: Mapping[str, Reader]) -> None:
        self._by_word = _index((name, word) for name, one in readers.items() for word in one.words)
        self._by_entry = _index((name, id) for name, one in readers.items() for id in one.entries)
        self._by_mark = [(one.mark, frozenset({name})) for name, one in readers.items() if one.mark]
        self._by_digits = frozenset(name for name, one in readers.items() if one.digits)

    def awake(self, words: Words, text: str, entry_ids: Sequence[str]) -> frozenset[str]:
        """The names of the readers that have something to look at."""
        found = self._by_digits if words.has_digits else frozenset()
        by_word = self._by_word
        return found.union(
            *(by_word[word] for word in words.bare if word in by_word),
            *(names for mark, names in self._by_mark if mark in text),
            *(self._by_entry[id] for id in entry_ids if id in self._by_entry),
        )


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, key in pairs:
        found.setdefault(key, set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}
