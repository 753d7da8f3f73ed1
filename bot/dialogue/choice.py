"""A typed choice among what was offered: "the first", "1", "الأولى", or a part of a button's label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.facts.factbase import Entry, Language
from bot.facts.followups import FollowUps
from bot.language.normalise import normalise, stem
from bot.language.read import Question
from bot.language.vocabulary import Vocabulary

ALL, NONE, LAST = "all", "none", "last"
_PLACES = {"first": 0, "second": 1, "third": 2}
_SMALL = ("small", "openers")


class Choices:
    """Reads choices with the words of one knowledge."""

    def __init__(self, follow_ups: FollowUps) -> None:
        self._places = Vocabulary.of(follow_ups.choices)
        self._small = Vocabulary.of(group for group in follow_ups.roles if group.id in _SMALL)

    def of(self, question: Question, offered: Sequence[str], entries: Mapping[str, Entry]) -> tuple[str, ...] | None:
        """The ids chosen, none of them as an empty tuple; None where the message is no choice."""
        if not offered or not question.words:
            return None
        said = [place for place, words in self._places.spans(question.typed) if place or self._telling(words)]
        if len(said) == 1 and said[0]:
            return _by_place(said[0], offered)
        return self._by_label(question, offered, entries)

    def _telling(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(word for word in words if word not in self._small)

    def _by_label(
        self, question: Question, offered: Sequence[str], entries: Mapping[str, Entry]
    ) -> tuple[str, ...] | None:
        """The one entry whose label has every telling word of the message."""
        asked = {stem(word) for word in self._telling(question.words)}
        found = [id for id in offered if asked and asked <= _label(entries[id])]
        return (found[0],) if len(found) == 1 else None


def _by_place(place: str, offered: Sequence[str]) -> tuple[str, ...] | None:
    if place == ALL:
        return tuple(offered)
    if place == NONE:
        return ()
    number = len(offered) - 1 if place == LAST else _PLACES[place]
    return (offered[number],) if number < len(offered) else None


def _label(entry: Entry) -> set[str]:
    return {stem(word) for language in Language for word in normalise(entry.label[language]).split()}
