"""What is said of a body: that it ran the event, came, was a partner, paid."""

from __future__ import annotations

from bot.facts.factbase import (
    FactBase,
)
from bot.premises.message import Body, Message
from bot.premises.words import Found, expressions

_BY = frozenset("by من قبل طرف بواسطه يد تنظيم بتنظيم bi min".split())


_WITH = frozenset("with besides alongside مع ويا وياه معا معاهم معهم معكم معاكم وياهم وياكم m3a wiya".split())


_WEAK = frozenset(
    "made did hold held holding run running lead led leading do it عمل عملت عملوا دار دارت دارو سوي سوت made".split()
)


_REACH = 5


class RelationReader:
    """Reads relations with what one release is about, and the lists that know its bodies."""

    def __init__(self, base: FactBase) -> None:
        self._lists = [entry for entry in base.entries.values() if entry.listing and entry.listing.relation]
        self._default = base.release.subjects[0].id if base.release.subjects else None

    def read(self, message: Message, body: Body) -> str | None:
        """What is said of the body: the relation of the nearest word that says one."""
        before = message.word(body.start - 1)
        if self._compound(message, body):
            return "organised"
        best: tuple[int, str] | None = None
        for found in expressions("relations").find(message.tokens):
            if found.label in ("covered", "spoke") or (body.start <= found.start < body.end):
                continue
            if found.label == "leads" and _gap(found, body) <= 2:
                return "leads"
            if found.label == "leads":
                continue
            if found.label == "organised" and not self._organises(message, body, found):
                continue
            if found.label == "partnered" and before in _WITH:
                return "partnered"
            if best is None or _gap(found, body) < best[0]:
                best = (_gap(found, body), found.label)
        return best[1] if best else None

    def _compound(self, message: Message, body: Body) -> bool:
        """ "UNHCR workshops", «ورش اليونيسف»: whose workshops they are."""
        event = [found for found, one in message.spoken.named if one.id == self._default]
        arabic = "\u0621" <= message.word(body.start)[:1] <= "\u06ff"
        for found in event:
            if not arabic and found.start == body.end and message.word(body.start - 1) not in _WITH | {"by"}:
                return not body.members or not self.is_member(body)
            plain = not message.word(found.start).removeprefix("و").startswith("ال")
            if arabic and found.end == body.start and plain and message.word(body.start)[:1] not in "بل":
                return True
        return False

    def is_member(self, body: Body) -> bool:
        return any(
            entry.listing and any(member.id == one.id for one in entry.listing.members)
            for entry in self._lists
            for member in [body.members.get(entry.id)]
            if member
        )

    def _organises(self, message: Message, body: Body, found: Found) -> bool:
        """Whether the body did it: before the verb in English, right behind it in Arabic, or behind "by"."""
        words = message.tokens
        word = words[found.start].word
        if word in {"organiser", "organisers", "organizer", "organizers", "منظم", "المنظم", "منظمه", "المنظمه"}:
            return True
        if found.end <= body.start:
            between = [token.word for token in words[found.end : body.start]]
            arabic = "\u0621" <= word[:1] <= "\u06ff" or any(char.isdigit() for char in word)
            close = len(between) <= (1 if arabic else 2)
            if set(between) & _WITH:
                return False
            return close and (arabic or bool(set(between) & (_BY | {"of"})) or message.word(body.start - 1) in _BY)
        between = [token.word for token in words[body.end : found.start]]
        return (
            len(between) <= _REACH and not set(between) & {"and", *_WITH} and (word not in _WEAK or len(between) <= 3)
        )


def _gap(found: Found, body: Body) -> int:
    return found.start - body.end if found.start >= body.end else body.start - found.end
