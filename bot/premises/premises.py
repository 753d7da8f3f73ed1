"""What a message takes for granted, all together, and what is left of the message beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.facts.factbase import Bilingual
from bot.premises.message import Claim, Message
from bot.premises.sentences import granted
from bot.premises.words import expressions, small
from bot.premises.yes_no import Polarity

CIRCUMSTANCES = ("days", "place", "count")
"""Kinds that a question may name beside what it asks: "who spoke at the two November sessions in Oman?"."""
_BY_ITSELF = (*CIRCUMSTANCES, "law", "numbered", "year", "event")
"""Kinds that are asked about where a question says nothing more, though they say little by themselves."""


@dataclass(frozen=True, slots=True)
class Premises:
    """What a message takes for granted: `false` is to be put right, `holding` is so; `polarity` says whether a yes or a
    no is asked for, `explained` that every word of the question is in what answers it, `bare` that the message says
    nothing beside what was compared. `rest` is the message without what is false, where it can still be about the
    release (another place or year may be another event), else without the time and the place that it rightly names;
    `beside_place` is what it says besides another place, for where it can only be about the release.
    `left_open` is the entry which says that the release doesn't tell what the message takes for granted, `elsewhere`
    the one that has every word of a question where what answers it hasn't. What is `agreed` was said not to be so, and
    isn't: "they weren't cancelled, were they?". `about` says whether it names what the release is about or anybody in
    it, or says nothing more: what else it gets wrong may be of another matter."""

    false: tuple[Claim, ...]
    holding: tuple[Claim, ...]
    polarity: Polarity
    explained: bool = False
    bare: bool = False
    rest: str = ""
    beside_place: str = ""
    left_open: str | None = None
    elsewhere: str | None = None
    agreed: tuple[Claim, ...] = ()
    about: bool = False

    @property
    def yes(self) -> bool:
        """Whether the question is one of yes or no and what it takes for granted holds."""
        plain = self.polarity.asks and not self.polarity.negated and not self.polarity.alternative
        telling = any(not one.weak or (self.bare and one.kind in _BY_ITSELF) for one in self.holding)
        return plain and not self.false and (self.explained or (telling and not self._is_fragment))

    @property
    def _is_fragment(self) -> bool:
        """Whether nothing but a question mark asks, and only a place is named: "the sessions in Oman?"."""
        return self.polarity.by_mark and all(one.weak for one in self.holding)

    def lead(self, entry_id: str) -> Bilingual | None:
        """What a yes says before the entry's answer, beside yes itself: that the release names whom it was asked
        about. None where there is nothing to add."""
        said = (claim.named for claim in self.holding if claim.named and entry_id in claim.entry_ids)
        named = next(said, None)
        return granted(named, self.polarity.negative) if named else None


def rest(message: Message, claims: Sequence[Claim]) -> str:
    wrong = [claim for claim in claims if claim.sentence]
    if any(claim.kind == "place" or (claim.words.isdecimal() and claim.kind == "days") for claim in wrong):
        return ""
    return without(message, wrong or [claim for claim in claims if claim.kind in CIRCUMSTANCES])


def without(message: Message, claims: Sequence[Claim]) -> str:
    """The message without the words of some claims; nothing where there are none, or next to nothing is left."""
    if not claims:
        return ""
    gone = {at for claim in claims for at in range(claim.start, claim.end)}
    kept = [token.text for at, token in enumerate(message.tokens) if at not in gone]
    return " ".join(kept) if len(kept) > 1 else ""


def is_bare(message: Message, claims: Sequence[Claim]) -> bool:
    compared = {at for claim in claims for at in range(claim.start, claim.end)}
    if not claims:
        return False
    framing = small("when") | small("framing") | small("reporting") | small("whoever")
    idle = message.idle | {
        at
        for name in ("relations", "beginning", "wholly", *(["states"] if any(one.denied for one in claims) else []))
        for one in expressions(name).find(message.tokens)
        for at in range(one.start, one.end)
    }
    idle |= {at for at, token in enumerate(message.tokens) if token.bare & framing}
    return all(at in idle or at in compared for at in range(len(message.tokens)))
