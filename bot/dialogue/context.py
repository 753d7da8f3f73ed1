"""What a conversation remembers between two turns: ids and times, never a person's words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.dialogue.decision import Decision, Restart, Say
from bot.dialogue.reply import Kind
from bot.facts.factbase import Language
from bot.facts.ids import THANKS
from bot.language.detect import Spoken

SILENCE = timedelta(minutes=30)
"""After this long without a word a conversation has ended: whoever comes back from lunch begins anew."""
BOTH = (Language.AR, Language.EN)


@dataclass(frozen=True, slots=True)
class Context:
    """The state of one person's conversation in one chat.

    `interface` is the language of their Telegram, `chosen` what they set with /language, `spoken` the language
    of their last message. `entry_ids` are what was last spoken of: a greeting, thanks or a miss doesn't change them.
    `thread` is what the conversation is about (an id of the threads in knowledge/follow-ups.yaml) until it changes.
    `release` is the name of the one spoken of, None for the newest; `which` are releases, each with an entry of it,
    among which the last reply asked to choose. `offered` are the ids of the last reply's buttons where it asked back,
    `misses` how many replies in a row were unknown or asked back, and `thanked` whether the last one answered thanks.
    `album` is the last group of pictures that was answered, with the number of the message that opened it.
    """

    interface: Language | None = None
    chosen: Language | None = None
    spoken: Language | None = None
    entry_ids: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    misses: int = 0
    at: datetime | None = None
    thanked: bool = False
    thread: str | None = None
    release: str | None = None
    which: tuple[tuple[str, str], ...] = ()
    album: tuple[str, int] | None = None

    @property
    def language(self) -> Language | None:
        """The language of a reply to something without words: the last, the chosen, that of Telegram; None for both."""
        return self.spoken or self.chosen or self.interface

    @property
    def languages(self) -> tuple[Language, ...]:
        """The same as a list of those to write in, Arabic first."""
        return (self.language,) if self.language else BOTH

    def alive(self, now: datetime) -> bool:
        return self.at is not None and now - self.at <= SILENCE

    def fresh(self) -> Context:
        """A new conversation of the same person: what was talked of is forgotten, their languages are not."""
        return Context(interface=self.interface, chosen=self.chosen, spoken=self.spoken)

    def at_time(self, now: datetime) -> Context:
        """The conversation as it stands now: a fresh one where it has ended."""
        return self if self.alive(now) else self.fresh()

    def choose(self, language: Language) -> Context:
        """The person set their language: it counts until their next message speaks for itself."""
        return replace(self, chosen=language, spoken=language)

    def turned_to(self, release: str | None) -> Context:
        """The conversation goes on about another release: what was spoken of there is what is looked for here."""
        if release == self.release:
            return self
        return replace(self, release=release, offered=(), thread=None, which=())

    def about(self, entry_ids: tuple[str, ...], offered: tuple[str, ...], now: datetime) -> Context:
        """The person points to an earlier answer: that is what they speak of now, whatever came in between."""
        thread = None if entry_ids else self.thread
        return replace(self, entry_ids=entry_ids or self.entry_ids, offered=offered, thread=thread, at=now)

    def opened_by(self, album: str, message: int, now: datetime) -> Context:
        """A message of an album is answered: the others that come with it belong to that answer."""
        return replace(self, album=(album, message), at=now)

    def after(self, decision: Decision, spoken: Spoken | None, now: datetime) -> Context:
        """What is kept of a turn; `spoken` is None where a button was pressed rather than a message written."""
        return replace(
            self,
            spoken=(spoken.reply_language if spoken else None) or self.spoken,
            entry_ids=self._spoken_of(decision),
            offered=decision.offered,
            misses=decision.miss,
            at=now,
            thanked=THANKS in decision.roles,
            thread=decision.thread,
            which=(),
        )

    def _spoken_of(self, decision: Decision) -> tuple[str, ...]:
        """What is being talked of. Somebody who is thanked, or wasn't understood, still talks of the same."""
        if isinstance(decision.leading, Restart):
            return ()
        if decision.kind in (Kind.CLARIFY, Kind.UNKNOWN):
            return self.entry_ids
        return (
            tuple(part.entry.id for part in decision.parts if isinstance(part, Say) and not part.courtesy)
            or self.entry_ids
        )


def reply_language(spoken: Spoken, context: Context) -> Language | None:
    """The question's own; else that of the conversation; None means both."""
    return None if spoken is Spoken.OTHER else spoken.reply_language or context.language
