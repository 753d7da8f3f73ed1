"""Which releases a message points to: by what only they are about, by their age, or by their day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import yaml

from bot.language.normalise import stem
from bot.language.read import Question
from bot.premises.times import spells
from bot.premises.words import Expressions, Found, Token, Words, tokens_of
from bot.releases.edition import Edition

_FILE = Path(__file__).parent / "data" / "words.yaml"
_NEAR = 3
"""Words between a release and what is said of its age: «البيان الذي صدر الأسبوع الماضي»."""
_SHORTEST = 3
_NEWEST, _PREVIOUS, _NOUN, _ONE = "newest", "previous", "noun", "one"


@dataclass(frozen=True, slots=True)
class Pointed:
    """The releases that a message points to, newest first, none where it points to none; `bare` where it says nothing
    else, so that what was asked before is asked of them."""

    editions: tuple[Edition, ...] = ()
    bare: bool = False


@dataclass(frozen=True)
class Pointer:
    """Reads messages among some releases, newest first."""

    editions: tuple[Edition, ...]
    telling: Mapping[str, frozenset[str]] = field(init=False)
    """By a release's name the stems that point to it: it has them in its names, and not every other one has them there
    or among the ways to ask."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "telling", {one.name: frozenset(self._telling(one)) for one in self.editions})

    def _telling(self, edition: Edition) -> Iterator[str]:
        others = [one for one in self.editions if one is not edition]
        stems = {one.name: {stem(word) for word in one.names} for one in others}
        for word in edition.names:
            if len(word) < _SHORTEST or word.isdecimal():
                continue
            strangers = [one for one in others if stem(word) not in stems[one.name]]
            if strangers and not any(one.bayan.understanding.asks_with(word) for one in strangers):
                yield stem(word)

    def read(self, text: str, here: Edition, now: datetime | None) -> Pointed:
        """What a message points to; `here` is the release that the conversation is at. Without the time, nothing
        points that is seen from today."""
        words = tokens_of(text)
        by_age = self._by_age(words, text, here, now)
        if by_age:
            return Pointed(by_age, self._is_bare(text, here, frozenset(_timed(words))))
        questions = {one.name: one.bayan.understanding.read(text) for one in self.editions}
        found = {one: self._hits(one, questions[one.name]) for one in self.editions}
        most = max(map(len, found.values()), default=0)
        if not most:
            return Pointed()
        editions = tuple(one for one in self.editions if len(found[one]) == most)
        called = {stem(word) for word in editions[0].called}
        said = frozenset(token.word for token in words if stem(token.word) in found[editions[0]] & called)
        return Pointed(editions, self._is_bare(text, editions[0], said))

    def _hits(self, edition: Edition, question: Question) -> set[str]:
        return {stem(word) for word in (*question.words, *question.typed)} & self.telling[edition.name]

    def _is_bare(self, text: str, edition: Edition, said: frozenset[str]) -> bool:
        """Whether a message has no words of its own but those that point."""
        question = edition.bayan.understanding.read(text)
        utterance = edition.bayan.pipeline.follow_up.utterances.read(question)
        tokens = tokens_of(text)
        nouns = [found for label in (_NOUN, _ONE) for found in _words(label).find(tokens)]
        spoken = said | {tokens[at].word for one in nouns for at in range(one.start, one.end)}
        own = {stem(word) for word in utterance.own} - {stem(word) for word in spoken}
        return not own and len(tokens) <= len(spoken) + _NEAR

    def _by_age(self, words: Words, text: str, here: Edition, now: datetime | None) -> tuple[Edition, ...]:
        nouns = _words(_NOUN).find(words)
        if not nouns and len(words) <= 2 * _NEAR:
            nouns = _words(_ONE).find(words)
        if not nouns:
            return ()
        for found in _ages().find(words):
            if _near(found.start, found.end, nouns):
                return self._aged(found.label, here, now)
        for spell in spells(words, text):
            if (spell.days or spell.month) and _near(spell.start, spell.end, nouns):
                return tuple(one for one in self.editions if spell.fits([one.release.issued]))
        return ()

    def _aged(self, age: str, here: Edition, now: datetime | None) -> tuple[Edition, ...]:
        if age == _NEWEST:
            return self.editions[:1]
        if age == _PREVIOUS:
            after = self.editions.index(here) + 1 if here in self.editions else 1
            return self.editions[after : after + 1]
        if now is None:
            return ()
        return tuple(
            one for one in self.editions if _SPANS[age](now.astimezone(one.release.timezone).date(), one.release.issued)
        )


def _near(start: int, end: int, nouns: Sequence[Found]) -> bool:
    return any(noun.start - end <= _NEAR and start - noun.end <= _NEAR for noun in nouns)


def _timed(words: Sequence[Token]) -> Iterator[str]:
    for found in _ages().find(words):
        yield from (words[at].word for at in range(found.start, found.end))
    yield from (word.word for word in words if word.word[:1].isdecimal())


def _month(day: date) -> int:
    return 12 * day.year + day.month


def _weeks(today: date, issued: date) -> tuple[int, int]:
    """How many weeks ago it was, where weeks begin on Monday and where they begin on Sunday."""
    now, then = today.toordinal(), issued.toordinal()  # day 1 was a Monday
    return (now - 1) // 7 - (then - 1) // 7, now // 7 - then // 7


_SPANS: Mapping[str, Callable[[date, date], bool]] = {
    "today": lambda today, issued: issued == today,
    "yesterday": lambda today, issued: issued == today - timedelta(days=1),
    "this-week": lambda today, issued: 0 in _weeks(today, issued) and issued <= today,
    "last-week": lambda today, issued: 1 in _weeks(today, issued),
    "this-month": lambda today, issued: _month(issued) == _month(today),
    "last-month": lambda today, issued: _month(issued) == _month(today) - 1,
}
"""Whether a release of a day came out then, seen from today."""


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    written = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {label: tuple(text for texts in group.values() for text in texts) for label, group in written.items()}


@cache
def _words(label: str) -> Expressions:
    return Expressions.of({label: _groups()[label]})


@cache
def _ages() -> Expressions:
    return Expressions.of({label: texts for label, texts in _groups().items() if label not in (_NOUN, _ONE)})
