"""E-mail addresses, their domains and telephone numbers, compared with the release's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.premises.calendar import normalise_digits
from bot.premises.claims import Claim
from bot.premises.message import Message
from bot.premises.typed import TypedValues

_EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")


_DOMAIN = re.compile(r"(?<![@\w.-])[\w-]+\.(?:int|com|org|net|gov|edu|kw)\b(?!@)")


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
        (premise, *_) = self._typed.by_type["telephone"]
        western = normalise_digits(message.text)
        if not any(token.word.isalpha() for token in message.tokens):
            return  # nobody says whose number it is
        for match in _PHONE.finditer(western):
            digits = re.sub(r"\D", "", match.group())
            dated = re.fullmatch(r"\s*(?:19|20)\d\d\s*-\s*\d\d?\s*-\s*\d\d?\s*", match.group())
            if len(digits) >= 7 and not dated and not re.fullmatch(r"(?:19|20)\d\d\D+(?:19|20)\d\d", match.group()):
                yield self._typed.claim(premise, False, "", message.span(match.start(), match.end()))
