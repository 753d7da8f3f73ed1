"""Offices that a message names and that nobody of the release holds: "the Lebanese ambassador", «وكيل وزارة العدل».

What an office is of stands before it ("the UNHCR representative") or behind it ("head of UNHCR", «سفير لبنان»).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.facts.factbase import PersonPremise
from bot.premises.message import Body, Message
from bot.premises.names import PeopleNames
from bot.premises.places import nationalities, places
from bot.premises.words import Found, Token, expressions, small

_LONGEST = 5
"""Words behind an office that may say of what it is one."""
_LINKS = frozenset({"of", "for", "the"})
_OF = frozenset({"of", "for"})
_ARTICLES = frozenset({"the", "a", "an"})
_TO_A_BODY = frozenset("of the for at in from to with في لدي باسم عن من ال fi".split())
_OF_SOMETHING = ("representative",)
"""Whoever is one of these is one of some body: "a representative" alone is anybody's."""
_OPEN = "open"


@dataclass(frozen=True, slots=True)
class Office:
    """An office by its words; `of` is the body, country or place that it is of, as words, where one is said."""

    label: str
    start: int
    end: int
    of: tuple[int, int] | None = None


class OfficeReader:
    """Finds the offices of others than the people of one release."""

    def __init__(self, names: PeopleNames) -> None:
        self._names = names

    def find(self, message: Message) -> list[Office]:
        """Every office that none of the release's people has as a title, from left to right."""
        found = [self._whole(message, one) for one in self._heads(message)]
        return [one for one in found if one.label not in _OF_SOMETHING or one.of]

    def is_own(self, message: Message, office: Office, person: PersonPremise) -> bool:
        """Whether an office is one of the person's own body: "IOM's representative"."""
        if office.of is None:
            return False
        own = (self._names.bodies.at(message.tokens, at) for at in range(*office.of))
        return any(one is not None and one.label == person.id for one in own)

    def _heads(self, message: Message) -> Iterator[Found]:
        """The words that name an office: "ambassador", and "head of" before another body than that of our people."""
        tokens = message.tokens
        for one in expressions("titles").find(tokens):
            if not self._names.titles.at(tokens, one.start) and not self._is_in_a_title(tokens, one.start):
                yield one
        titled = {one.start for one in expressions("titles").find(tokens)}
        for one in expressions("heads_of").find(tokens):
            body = next((b for b in message.bodies if 0 <= b.start - one.end <= 1), None)
            if body and one.start not in titled and not self._names.bodies.at(tokens, body.start):
                yield one

    def _is_in_a_title(self, tokens: Sequence[Token], position: int) -> bool:
        return any(one.start < position < one.end for one in self._names.titles.find(tokens))

    def _whole(self, message: Message, head: Found) -> Office:
        start, before = self._begin(message, head.start)
        end, behind = self._end(message, head.end)
        return Office(head.label, start, end, before or behind)

    def _begin(self, message: Message, start: int) -> tuple[int, tuple[int, int] | None]:
        """Where an office begins, with ranks, nationalities and, in English, the body that it is of."""
        of = None
        while start and (step := self._step_back(message, start)):
            start, of = step[0], step[1] or of
        if start and message.word(start - 1) in _ARTICLES:
            start -= 1
        return start, of

    def _step_back(self, message: Message, start: int) -> tuple[int, tuple[int, int] | None] | None:
        before = message.tokens[start - 1]
        if before.word in small("ranks"):
            return start - 1, None
        if not message.tokens[start].word.isascii():
            return None
        for one in (*nationalities().find(message.tokens), *places().find(message.tokens)):
            if one.end == start:
                return one.start, (one.start, one.end)
        body = next((body for body in message.bodies if body.end == start), None)
        if body is None:
            return None
        begin = max((at + 1 for at in range(body.start, start) if self._is_ours(message, at)), default=body.start)
        return (begin, (begin, start)) if begin < start else None

    def _end(self, message: Message, end: int) -> tuple[int, tuple[int, int] | None]:
        """Where an office ends, with what stands behind it: "Secretary-General of the Supreme Council"."""
        tokens, of = message.tokens, None
        if body := next((body for body in message.bodies if body.start < end < body.end), None):
            end, of = body.end, (end, body.end)
        elif body := self._body_behind(message, end):
            end, of = body.end, (body.start, body.end)
        elif place := self._place_behind(message, end):
            end, of = place.end, (place.start, place.end)
        elif end < len(tokens) and tokens[end].word in _OF:
            stop = end + 1
            while stop < len(tokens) and stop - end < _LONGEST and self._is_of_an_office(message, stop):
                stop += 1
            while tokens[stop - 1].word in _LINKS:
                stop -= 1
            end = stop
        while end < len(tokens) and self._goes_on(message, end):
            end += 1
        return end, of

    def _body_behind(self, message: Message, end: int) -> Body | None:
        for body in message.bodies:
            between = range(end, body.start)
            if end <= body.start <= end + 2 and all(message.word(at) in _TO_A_BODY for at in between):
                return body
        return None

    def _place_behind(self, message: Message, end: int) -> Found | None:
        """ "Ambassador of Lebanon", «سفير لبنان», «السفير في لبنان»: not "the minister in Oman"."""
        at = end + (message.word(end) in {"of", "to", "لدي"})
        found = places().at(message.tokens, at) or nationalities().at(message.tokens, at)
        is_behind = at > end or not message.word(end).isascii() or message.tokens.arabizi
        return found if found and is_behind else None

    def _goes_on(self, message: Message, position: int) -> bool:
        """Whether an office goes on with a nationality («السفير الأمريكي») or, in Arabic, with what it is an office of
        («نائب رئيس الوزراء»)."""
        before, token = message.word(position - 1), message.tokens[position]
        if token.bare & small("function") or expressions("relations").at(message.tokens, position):
            return False
        if self._is_ours(message, position):
            return False
        if token.word.isascii():
            return bool(nationalities().at(message.tokens, position))
        is_of_it = not before.isascii() and not before.startswith("ال") and token.text.startswith("ال")
        return is_of_it or bool(nationalities().at(message.tokens, position))

    def _is_ours(self, message: Message, position: int) -> bool:
        """Whether a word names somebody of the release, or a title of theirs."""
        names = self._names
        return any(one.at(message.tokens, position) for one in (names.first, names.family, names.titles))

    def _is_of_an_office(self, message: Message, position: int) -> bool:
        token = message.tokens[position]
        ends = token.word == _OPEN or bool(token.bare & (small("question_small") | small("opening")))
        ends = ends or self._is_ours(message, position)
        return token.word in _LINKS or not (ends or expressions("relations").at(message.tokens, position))
