"""What is said to have happened to an event, a project or a partner, compared with how it stands by the release."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bot.facts.factbase import Bilingual, FactBase, Subject
from bot.language.normalise import normalise
from bot.premises.message import Claim, Message
from bot.premises.values import Sentences
from bot.premises.words import Found, denied, expressions, section, small
from bot.premises.yes_no import confirming

_AGAINST = {
    "concluded": ("cancelled", "postponed", "future", "ongoing", "early", "secret", "women", "failed"),
    "ongoing": ("cancelled", "postponed", "ended", "failed", "early"),
    "future": ("cancelled", "postponed", "failed"),
}
"""Which states the release contradicts or knows nothing of, by how a subject stands."""
_PAST = frozenset("كان كانت كانو كانوا كانتا kan kanet kanat kano".split())
_HELPING = frozenset("تم تمت يتم تتم".split())
_NEAR = 7
"""So many words at most between what is said to have happened and to what."""
_NEGATED = 3
"""So many words at most between a negation and what it denies: "it was not, after all, cancelled"."""
_NAMES = {"future": "later", "ongoing": "going-on"}
_HELD = {"concluded": ("concluded",), "ongoing": ("ongoing",), "future": ("future",)}


class StateReader:
    """Compares with how the subjects of one release stand."""

    def __init__(self, base: FactBase, sentences: Sentences) -> None:
        self._base = base
        self._sentences = sentences

    def claims(self, message: Message) -> list[Claim]:
        found = expressions("states").find(message.tokens)
        return [claim for one in found for claim in self._claim(message, one)]

    def _claim(self, message: Message, one: Found) -> Iterator[Claim]:
        subject = self._subject(message, one)
        if subject is None or subject.state is None:
            return
        shown = self._shown(subject)
        denies = _is_denied(message, one) and message.polarity.asks
        label = self._label(one, subject)
        if self._helps_a_noun(message, one):
            return
        if label == "future" and message.word(one.start - 1) in _PAST:
            return  # «كانت تبدأ»: she used to, not she will
        if label in _HELD[subject.state] and denies and _goes_on(message, one):
            return  # «it wasn't held abroad»: what is denied is where
        if label in _HELD[subject.state]:
            sentence = self._sentence(subject, label) if denies else None
            yield Claim("event", shown, sentence, one.start, one.end, weak=_is_held(message, one))
        elif label in _AGAINST[subject.state]:
            agreed = denies and label != "ongoing"
            sentence = None if agreed else self._sentence(subject, label)
            yield Claim("event", shown, sentence, one.start, one.end, denied=agreed)
        elif one.label == "withdrew" and subject.state == "ongoing" and message.bodies:
            yield Claim("partner", shown, self._sentence(subject, "withdrew"), one.start, one.end)

    def _helps_a_noun(self, message: Message, one: Found) -> bool:
        """«تم تنفيذ المشروع», «تم بالشراكة مع»: the verb says no more than what stands behind it."""
        plain = message.word(one.start) in _HELPING and one.end - one.start == 1
        return plain and one.end < len(message.tokens) and not expressions("confirm").at(message.tokens, one.end)

    def _label(self, one: Found, subject: Subject) -> str:
        """The same words end a project and conclude an event."""
        if subject.state == "ongoing" and one.label in ("concluded", "ended"):
            return "ended"
        return "concluded" if subject.state == "concluded" and one.label == "ended" else one.label

    def _subject(self, message: Message, one: Found) -> Subject | None:
        if message.spoken.named:
            near = min(message.spoken.named, key=lambda pair: abs(pair[0].start - one.start))
            return near[1] if abs(near[0].start - one.start) <= _NEAR else None
        answered = message.spoken.answered
        if answered is None and not message.sure and message.polarity.asked and _says_no_more(message, one):
            return message.spoken.first
        return answered if answered and answered.state else None

    def _shown(self, subject: Subject) -> tuple[str, ...]:
        days = [p.shown_by for p in self._base.release.premises if p.type == "days" and p.subject == subject.id]
        return tuple(dict.fromkeys([*subject.entry_ids[:1], *(id for ids in days for id in ids)]))

    def _sentence(self, subject: Subject, label: str) -> Bilingual:
        stands = subject.says or self._sentences.general(f"state-{subject.state}-holds")
        if label == "concluded":
            return stands
        said = self._sentences.general("nothing-of", said=self._sentences.general(f"state-{_NAMES.get(label, label)}"))
        return Bilingual(ar=f"{stands.ar} {said.ar}", en=f"{stands.en} {said.en}")


def _is_held(message: Message, one: Found) -> bool:
    """Whether no more is said than that it was held: what else is said of it may not be so."""
    return any(token.bare & _held() for token in message.tokens[one.start : one.end])


@cache
def _held() -> frozenset[str]:
    return frozenset(word for text in section("same")["held"] for word in normalise(text).split())


def _goes_on(message: Message, one: Found) -> bool:
    """Whether more is said behind it than a word that asks."""
    tags = {at for found in confirming(message.tokens) for at in range(found.start, found.end)}
    return any(at not in message.idle and at not in tags for at in range(one.end, len(message.tokens)))


def _says_no_more(message: Message, one: Found) -> bool:
    """ "They’ve finished, haven’t they?": what is meant is what the release is about."""
    small_words = small("framing") | small("reporting") | small("when")
    return all(
        at in message.idle or one.start <= at < one.end or token.bare & small_words
        for at, token in enumerate(message.tokens)
    )


def _is_denied(message: Message, one: Found) -> bool:
    """Whether a negation belongs to what is said to have happened, not to something else."""
    inside = message.polarity.negations & {one.start}
    return any(0 < one.start - at <= _NEGATED for at in message.polarity.negations) or any(
        denied(message.word(at)) for at in inside
    )
