"""Places that are said to be where the event was, compared with where it was."""

from __future__ import annotations

from collections.abc import Iterator

from bot.facts.factbase import (
    Premise,
)
from bot.premises.claims import Claim
from bot.premises.message import Message
from bot.premises.places import country_of, names, places
from bot.premises.typed import TypedValues
from bot.premises.words import expressions, small

_NOT_WHERE = frozenset({"from", "من", "of", "men", "min", "mn", "than"})


_AT = frozenset(
    {"bi", "be", "in", "at", "to", "on", "@", "في", "ف", "fi", "f", "b", "bel", "fel", "inside", "داخل", "across"}
)


class VenueReader:
    """Compares with the places of one release's event."""

    def __init__(self, typed: TypedValues) -> None:
        self._typed = typed

    def claims(self, message: Message) -> Iterator[Claim]:
        for premise in self._typed.by_type["place"]:
            for found in places().find(message.tokens):
                if found.start in message.known_elsewhere or not self._is_where(
                    message, found.start, found.end, premise
                ):
                    continue
                holds = found.label == premise.country or country_of(found.label) == premise.country
                yield self._typed.claim(premise, holds, names()[found.label], (found.start, found.end))

    def _is_where(self, message: Message, start: int, end: int, premise: Premise) -> bool:
        """Whether a place is said to be the event's: not where somebody comes from, nor a body's or a law's country."""
        subject = message.spoken.near(start)
        if subject is None or subject.id != premise.subject:
            return False
        before = message.word(start - 1)
        if message.tokens[start - 1].bare & small("venues") or message.tokens[start - 2].bare & small("venues"):
            return True
        if before in _NOT_WHERE or message.tokens[start].word.startswith("من"):
            return False
        beside = any(
            found.end in (start, start - 1) or found.start in (end, end + 1)
            for found, one in message.spoken.named
            if one.id == premise.subject
        )
        attached = (
            message.tokens[start].word[:1] in "بف" and message.tokens[start].word[1:] in message.tokens[start].forms
        )
        verbs = {"organised"} & expressions("relations").labels(message.tokens)
        return beside or before in _AT or attached or bool(verbs)
