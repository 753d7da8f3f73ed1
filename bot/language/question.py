"""A question as the matcher sees it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.facts.factbase import Language


class Spoken(StrEnum):
    """What a message is written in. `NONE` has no words of any language: a digit, a name, an emoji."""

    AR = "ar"
    EN = "en"
    ARABIZI = "arabizi"
    MIXED = "mixed"
    OTHER = "other"
    NONE = "none"

    @property
    def reply_language(self) -> Language | None:
        """The language to answer in, where the words alone decide it."""
        return _REPLY.get(self)


_REPLY = {
    Spoken.AR: Language.AR,
    Spoken.EN: Language.EN,
    Spoken.ARABIZI: Language.AR,
    Spoken.MIXED: Language.AR,
}


@dataclass(frozen=True, slots=True)
class Question:
    """A message, read.

    `text` is as it was written, less what it says that it doesn't mean; `typed` its normalised words, `words` the same
    with typing errors repaired, and `concepts` the vocabulary's groups among them, in order (None for a word that is in
    no group). `foreign` are the words that the language has and the knowledge doesn't.
    """

    text: str
    spoken: Spoken
    typed: tuple[str, ...]
    words: tuple[str, ...]
    concepts: tuple[str | None, ...]
    foreign: tuple[str, ...] = ()
