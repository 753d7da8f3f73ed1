"""What a release gives letter by letter: addresses, telephone numbers, quotations, and titles such as a pillar's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.facts.factbase import (
    Bilingual,
    Premise,
)
from bot.language.normalise import normalise, normalise_digits, stem
from bot.premises.message import Claim, Message
from bot.premises.places import names, places
from bot.premises.values import QUOTED, TypedValues, joined, own_words
from bot.premises.words import Expressions, Found, Token, expressions, small
from bot.premises.yes_no import ASKING

_EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")


_ENDINGS = "int", "com", "org", "net", "gov", "edu", "kw"
EMAIL_ENDINGS = frozenset(_ENDINGS)
"""One of these is a word of a message that names a domain."""
_DOMAIN = re.compile(rf"(?<![@\w.-])[\w-]+\.(?:{'|'.join(_ENDINGS)})\b(?!@)")


_PHONE = re.compile(r"(?<![\w.@/-])\+?\(?\d[\d\s()-]{5,17}\d(?![\w@/])")


class AddressReader:
    """Compares with the addresses of one release."""

    def __init__(self, typed: TypedValues) -> None:
        self._typed = typed

    def emails(self, message: Message) -> Iterator[Claim]:
        (premise, *_) = self._typed.by_type["email"]
        known = {str(value).casefold() for value in premise.values}
        for match in _EMAIL.finditer(message.text):
            holds = re.sub(r"\s", "", match.group()).strip(".").casefold() in known
            yield self._typed.claim(premise, holds, "", message.span(match.start(), match.end()))
        if "@" not in message.text:
            for match in _DOMAIN.finditer(message.text):
                holds = any(value.endswith("@" + match.group().casefold()) for value in known)
                if holds or set(premise.shown_by) & set(message.entry_ids):
                    yield self._typed.claim(premise, holds, "", message.span(match.start(), match.end()))

    def telephones(self, message: Message) -> Iterator[Claim]:
        (premise, *_) = premises = self._typed.by_type["telephone"]
        known = [re.sub(r"\D", "", str(value)) for one in premises for value in one.values]
        western = normalise_digits(message.text)
        if not any(token.word.isalpha() for token in message.tokens):
            return  # nobody says whose number it is
        for match in _PHONE.finditer(western):
            digits = re.sub(r"\D", "", match.group())
            dated = re.fullmatch(r"\s*(?:19|20)\d\d\s*-\s*\d\d?\s*-\s*\d\d?\s*", match.group())
            if len(digits) >= 7 and not dated and not re.fullmatch(r"(?:19|20)\d\d\D+(?:19|20)\d\d", match.group()):
                holds = any(one.endswith(digits[-_SUBSCRIBER:]) for one in known)
                claim = self._typed.claim(premise, holds, "", message.span(match.start(), match.end()))
                yield claim if holds or not known or premise.says else self._another(claim, premise)

    def _another(self, claim: Claim, premise: Premise) -> Claim:
        """Another number than the one that the release gives."""
        truth = joined(premise.values)
        return replace(claim, sentence=self._typed.sentences.general("correct-telephone-other", truth=truth))


_SUBSCRIBER = 8
"""Figures that are compared from the end: with or without the country's."""
_ENOUGH_ALIKE = 0.5


_NEAR_SPEAKER = 8
_THINGS = frozenset({"anything", "something", "about", "more"})


_CALLED = (
    "called",
    "titled",
    "named",
    "pillar",
    "project",
    "entitled",
    "عنوان",
    "اسمه",
    "ركيزة",
    "مشروع",
    "reads",
    "caption",
    "بعنوان",
)


class QuotationReader:
    """Compares with the quotation of one release."""

    def __init__(self, typed: TypedValues) -> None:
        self._typed = typed
        people = typed.base.release.people
        self._people = Expressions((name, one.id) for one in people for name in (*one.first, *one.family))
        self._speaker = Expressions((name, one.id) for one in people if one.relation == "spoke" for name in one.titles)

    def claims(self, message: Message) -> Iterator[Claim]:
        (premise, *_) = self._typed.by_type["quotation"]
        truth = premise.values[0]
        if not isinstance(truth, Bilingual):
            return
        if not expressions("quote").find(message.tokens):
            return
        known = {stem(word) for text in (truth.ar, truth.en) for word in normalise(text).split()}
        yield from self._reported(message, premise, known)
        for match in QUOTED.finditer(message.text):
            if any(title in message.text[max(0, match.start() - 40) : match.start()].casefold() for title in _CALLED):
                continue
            words = [stem(word) for word in normalise(match.group()).split()]
            if len(words) < 2 or not self._said_before(message, match.start()):
                continue
            holds = sum(word in known for word in words) >= 0.7 * len(words)
            yield self._typed.claim(premise, holds, "", message.span(match.start(), match.end()))

    def _reported(self, message: Message, premise: Premise, known: set[str]) -> Iterator[Claim]:
        """What the speaker is reported to have said or done by saying: "he said that …", "his criticism of …"."""
        tokens = message.tokens
        speaker = self._people.find(tokens) or self._speaker.find(tokens)
        if not speaker and not set(premise.shown_by) & set(message.entry_ids):
            return
        for found in expressions("quote").find(tokens):
            if (
                found.label == "act"
                and speaker
                and min(abs(found.start - one.start) for one in speaker) <= _NEAR_SPEAKER
            ):
                yield self._typed.claim(premise, False, "", (found.start, found.end))
                return
            joint = next(
                (one for one in expressions("that").find(tokens) if found.end <= one.start <= found.end + 3), None
            )
            if joint is None and not self._asks_whether_said(message, found, bool(speaker)):
                continue
            begins = joint.end if joint else found.end
            said = [token for token in tokens[begins:] if len(token.word) > 3 and not _is_tag(tokens, token)]
            words = [token for token in said if token.word not in small("function")]
            if len(words) >= 2:
                same = sum(any(stem(form) in known for form in token.bare) for token in words)
                elsewhere = [one for one in places().find(tokens[begins:]) if not self._is_said(one.label, known)]
                holds = same >= _ENOUGH_ALIKE * len(words) and not elsewhere
                yield self._typed.claim(premise, holds, "", (found.start, len(tokens)))
                return

    def _asks_whether_said(self, message: Message, found: Found, speaker: bool) -> bool:
        """ "Did the minister say Oman is doing enough?": what follows is said to be his words."""
        rest = message.tokens[found.end :]
        asks = message.polarity.asked and message.word(0) == "did" and message.word(found.start) in {"say", "claim"}
        return asks and speaker and not any(token.word in ASKING or token.word in _THINGS for token in rest)

    def _is_said(self, place: str, known: set[str]) -> bool:
        name = names()[place]
        return all(stem(word) in known for word in normalise(name.en).split())

    def _said_before(self, message: Message, start: int) -> bool:
        """Whether a word of saying stands shortly before a quotation."""
        at = next((n for n, token in enumerate(message.tokens) if token.start >= start), len(message.tokens))
        return bool(expressions("quote").find(message.tokens[max(0, at - 9) : at]))


def _is_tag(tokens: Sequence[Token], token: Token) -> bool:
    at = tokens.index(token)
    return any(one.start <= at < one.end for one in expressions("confirm").find(tokens))


_ENOUGH_ALIKE = 0.5


_OF_IT = frozenset({"of", "for", "on", "بشان", "حول", "عن"})
"""Behind a noun, before what it is about: the compact on trade."""
_IN_A_NAME = frozenset({"the", "for", "and", "on"})
_LONGEST = 4
"""Words of a name beside its noun."""
_SLIGHT = 3
"""Letters of a word that is no name by itself."""
_WHICH = frozenset("which what any اي انهي ايه شنو شو ايش of wat".split())


class TitleReader:
    """Compares with the titles of one release."""

    def __init__(self, typed: TypedValues) -> None:
        self._typed = typed

    def claims(self, message: Message) -> Iterator[Claim]:
        for premise in self._typed.by_type["title"]:
            truth = premise.values[0]
            if not isinstance(truth, Bilingual):
                continue
            known = frozenset(stem(word) for text in (truth.ar, truth.en) for word in normalise(text).split())
            for found in self._typed.words[id(premise)].find(message.tokens):
                if claim := self._claim(message, premise, found, known):
                    yield claim
                    break

    def _claim(self, message: Message, premise: Premise, found: Found, known: frozenset[str]) -> Claim | None:
        quoted = any(len(match.group().split()) > 1 for match in QUOTED.finditer(message.text))
        if message.word(found.start - 1) in _WHICH or (message.word(found.end) in _WHICH and not quoted):
            return None
        subject = message.spoken.near(found.start)
        if premise.subject and (subject is None or subject.id != premise.subject or not quoted):
            return None
        beside = self._name_beside(message, found.start, found.end)
        about = None if quoted else self._about(message, found.end)
        if about:
            span = (self._name_begins(message, found.start), about[1])
            words = [stem(form) for token in message.tokens[slice(*about)] for form in token.bare]
            holds, said = any(word in known for word in words), message.tokens[slice(*span)]
        elif beside:
            span, said = beside, message.tokens[slice(*beside)]
            holds = sum(stem(token.word) in known for token in said) >= _ENOUGH_ALIKE * len(said)
        else:
            return None
        words_said = own_words(said, message.text) or "…"
        return self._typed.claim(
            premise, holds, _quoted(words_said), (min(span[0], found.start), max(span[1], found.end))
        )

    def _about(self, message: Message, end: int) -> tuple[int, int] | None:
        """The words behind a noun that say what it is about: "compact on trade", «الميثاق العالمي للتجارة»."""
        tokens = message.tokens
        at = end
        if not message.word(end).isascii():
            while at < len(tokens) and at - end < 2 and not self._begins_about(tokens[at].word):
                at += 1
        if at >= len(tokens) or not self._begins_about(tokens[at].word):
            return None
        stop = at + 1
        while stop < len(tokens) and stop - at <= _LONGEST and not self._ends(message, stop):
            stop += 1
        telling = [token for token in tokens[at:stop] if token.word not in _OF_IT | _IN_A_NAME]
        home = places().at(tokens, at + 1)
        of_home = home is not None and home.label == self._typed.base.release.home
        return (at, stop) if telling and not of_home else None

    def _begins_about(self, word: str) -> bool:
        return word in _OF_IT or (word.startswith("لل") and len(word) > 4)

    def _name_beside(self, message: Message, start: int, end: int) -> tuple[int, int] | None:
        """The words that name it: in quotation marks, before the noun in English, behind it in Arabic."""
        for match in QUOTED.finditer(message.text):
            covered = [
                at
                for at, token in enumerate(message.tokens)
                if match.start() <= token.start and token.end <= match.end()
            ]
            if covered and start in covered:
                continue
            if (covered and abs(covered[0] - end) < 6) or (covered and abs(start - covered[-1]) < 4):
                return covered[0], covered[-1] + 1
        if "\u0621" <= message.word(start)[:1] <= "\u06ff":
            stop = end
            while stop < len(message.tokens) and stop - end < _LONGEST and not self._stops(message, stop):
                stop += 1
            return (end, stop) if stop > end else None
        first = self._name_begins(message, start)
        return (first, start) if first < start else None

    def _name_begins(self, message: Message, start: int) -> int:
        """Where the words before a noun begin that are of its name: "the open economy" pillar."""
        first = start
        while first > 0 and start - first < _LONGEST and not self._stops(message, first - 1):
            first -= 1
        # An article with a slip in it is no name: "teh".
        if not message.word(start).isascii() or all(len(message.word(at)) <= _SLIGHT for at in range(first, start)):
            return start
        return first

    def _stops(self, message: Message, position: int) -> bool:
        word = message.word(position)
        return (
            word in small("name_stops")
            or word in _WHICH
            or bool(message.tokens[position].bare & small("question_small"))
            or expressions("relations").at(message.tokens, position) is not None
            or word.isdecimal()
            or any(found.start <= position < found.end for found, _ in message.spoken.named)
        )

    def _ends(self, message: Message, position: int) -> bool:
        """Whether what a thing is about ends before a word: "the pillar of the open economy, no?"."""
        tokens = message.tokens
        word = tokens[position].word
        if (word in small("name_stops") and word not in _IN_A_NAME) or word.isdecimal():
            return True
        apart = tokens[position].start - tokens[position - 1].end > 1
        return apart or any(one.start <= position < one.end for one in expressions("confirm").find(tokens))


def _quoted(words: str) -> Bilingual:
    return Bilingual(ar=f"«{words}»", en=f"“{words}”")
