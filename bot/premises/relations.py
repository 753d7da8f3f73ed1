"""What is said of a body: that it ran the event, came, was a partner, paid."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.facts.factbase import (
    FactBase,
)
from bot.premises.message import Body, Message
from bot.premises.words import Found, expressions

_BY = frozenset("by من قبل طرف بواسطه يد تنظيم بتنظيم bi min".split())


_WITH = frozenset("with besides alongside مع ويا وياه معا معاهم معهم معكم معاكم وياهم وياكم m3a wiya".split())


_FEW = 5
"""Words of a question that asks whether somebody was involved, and in nothing else."""
_WITH_YOU = frozenset("معكم معاكم معاكو وياكم معكن".split())
"""Whom a question to the press office means by "you": what the release is about."""
_WEAK = frozenset(
    "made did hold held holding run running lead led leading do it عمل عملت عملوا دار دارت دارو سوي سوت made".split()
)


_REACH = 5
_NEAR = 2
_LEARN = frozenset("learn learned learnt learning".split())
_HELP = frozenset(
    "help helped helping assist assisted contribute contributed ساعد ساعدت ساعدوا ساهم ساهمت ساهموا".split()
)
"""Who helped to organise it is asked about as a partner."""
_THERE = frozenset("there present".split())
_TRAINING = frozenset("تدريب تاهيل tadrib tadreeb".split())
_WAS = frozenset("was were".split())
_PASSIVE = frozenset("was were been being got get are is".split())
_IN = frozenset("in with for of في ب على fi".split())


class RelationReader:
    """Reads relations with what one release is about, and the lists that know its bodies."""

    def __init__(self, base: FactBase) -> None:
        self._lists = [entry for entry in base.entries.values() if entry.listing and entry.listing.relation]
        self._default = base.release.subjects[0].id if base.release.subjects else None

    def read(self, message: Message, body: Body) -> str | None:
        """What is said of the body: the relation of the nearest word that says one."""
        before = message.word(body.start - 1 - (message.word(body.start - 1) == "the"))
        if message.tokens[body.start - 1 : body.start] and message.tokens[body.start - 1].bare & _TRAINING:
            return "took-part"  # «تدريب الصحفيين»: they are trained
        if self._compound(message, body):
            return "organised"
        best: tuple[int, str] | None = None
        for found in (*expressions("relations").find(message.tokens), *_no_parts(message)):
            if found.start in message.known_elsewhere or not (said := self._said(message, body, found, before)):
                continue
            relation, decided = said
            if decided:
                return relation
            if best is None or _gap(found, body) < best[0]:
                best = (_gap(found, body), relation)
        tokens = message.tokens
        was = any(token.word in _WAS for token in tokens[max(0, body.start - 2) : body.start])
        was = was or body.end == len(tokens) - 1  # "falcon group there?"
        if best is None and was and any(token.word in _THERE for token in tokens[body.end : body.end + _REACH]):
            return "took-part"  # "was the committee there?"
        return best[1] if best else None

    def beside_a_subject(self, message: Message, body: Body) -> str | None:
        """ "When does the project with UNHCR start?": whom something is said to be done with is a partner in it."""
        start = body.start - (message.word(body.start - 1) == "the")
        if message.word(start - 1) in {"and", "و"} or message.word(start)[:1] == "و":
            before = next((one for one in message.bodies if start - 1 <= one.end <= start), None)
            return self.beside_a_subject(message, before) if before else None
        named = {found.end for found, one in message.spoken.named if one.id != self._default}
        if message.spoken.answered and message.spoken.answered.id != self._default:
            named |= {one.end for one in expressions("things").find(message.tokens) if one.label == "project"}
        return "partnered" if message.word(start - 1) in _WITH and start - 1 in named else None

    def _said(self, message: Message, body: Body, found: Found, before: str) -> tuple[str, bool] | None:
        """What a word says of the body, and whether that settles it; None where it speaks of something else."""
        match found.label:
            case "leads":
                return ("leads", True) if _gap(found, body) <= 2 else None
            case "learned" | "covered":
                return ("took-part", False) if _learns(message, body, found) else None
            case "partnered":
                return "partnered", before in _WITH
            case "organised":
                if message.tokens.has(_HELP) and self._organiser_or_partner(body) == "partnered":
                    return "partnered", True
                return ("organised", False) if self._organises(message, body, found) else None
            case "took-part" if self._in_organising(message, found):
                return self._organiser_or_partner(body), True
            case "involved":
                asks = message.polarity.asked and len(message.tokens) <= _FEW
                about = message.spoken.named or message.sure or asks or message.word(found.start) in _WITH_YOU
                return ("involved", False) if about and _gap(found, body) <= _NEAR else None
            case "took-part" | "paid":
                return found.label, False
            case _:
                return None

    def _in_organising(self, message: Message, found: Found) -> bool:
        """ "Took part in organising", «شاركت في تنظيم»: it is the organising that is asked about."""
        behind = expressions("relations").find(message.tokens[found.end : found.end + _REACH])
        at = next((one.start for one in behind if one.label == "organised"), None)
        if at is None:
            return False
        between = message.tokens[found.end : found.end + at]
        verb = message.tokens[found.end + at]
        inside = any(token.word in _IN for token in between) or verb.word[:1] in "بف"
        return inside and not verb.word.endswith(("ed", "er", "ers"))

    def _organiser_or_partner(self, body: Body) -> str:
        """Partners take part in organising too."""
        partner = any(
            entry.listing and entry.listing.relation == "partnered" and not entry.listing.subject
            for entry in self._lists
            for member in [body.members.get(entry.id)]
            if member and entry.listing and any(member.id == one.id for one in entry.listing.members)
        )
        return "partnered" if partner else "organised"

    def _compound(self, message: Message, body: Body) -> bool:
        """ "UNHCR sessions", «جلسات اليونيسف»: whose sessions they are."""
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


def _no_parts(message: Message) -> Iterator[Found]:
    """ "No role", "nothing to do with": what is denied is to have been involved."""
    for one in expressions("negations").find(message.tokens):
        if one.label == "no-part":
            yield Found("involved", one.start, one.end)


def _learns(message: Message, body: Body, found: Found) -> bool:
    """Whether the body learns or is taught: "what were the police taught?", «ماذا تعلمت الشرطة؟»; not "who taught?"."""
    word = message.word(found.start)
    if found.label == "covered":
        around = message.tokens[max(0, body.start - 2) : found.start]
        taught = word == "taught" and any(token.word in _PASSIVE for token in around)
        return 0 <= found.start - body.end <= _REACH and _unbroken(message, body, found) and (taught or word in _LEARN)
    return found.start >= body.end or (found.end == body.start and not word.isascii())


def _unbroken(message: Message, body: Body, found: Found) -> bool:
    """Whether no mark parts the body from the word: not in "The journalist asks: what did they learn?"."""
    between = message.tokens[body.end - 1 : found.end]
    return all(after.start - before.end <= 1 for before, after in pairwise(between))


def _gap(found: Found, body: Body) -> int:
    return found.start - body.end if found.start >= body.end else body.start - found.end
