"""Words that somebody is quoted or reported to have said, compared with the release's quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.facts.factbase import (
    Bilingual,
    Premise,
)
from bot.language.normalise import normalise
from bot.language.stems import stem
from bot.premises.claims import Claim
from bot.premises.message import Message
from bot.premises.places import names, places
from bot.premises.tokens import Expressions, Token
from bot.premises.typed import QUOTED, TypedValues
from bot.premises.words import expressions, small

_ENOUGH_ALIKE = 0.5


_NEAR_SPEAKER = 8


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
            if joint is None:
                continue
            said = [token for token in tokens[joint.end :] if len(token.word) > 3 and not _is_tag(tokens, token)]
            words = [token for token in said if token.word not in small("function")]
            if len(words) >= 2:
                same = sum(any(stem(form) in known for form in token.bare) for token in words)
                elsewhere = [one for one in places().find(tokens[joint.end :]) if not self._is_said(one.label, known)]
                holds = same >= _ENOUGH_ALIKE * len(words) and not elsewhere
                yield self._typed.claim(premise, holds, "", (found.start, len(tokens)))
                return

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
