"""What was decided about a message, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.dialogue.reply import Kind
from bot.facts.factbase import Bilingual, Entry, EntryKind, Language
from bot.facts.ids import COURTESIES
from bot.matching.ranking import Candidate

_KINDS = {
    EntryKind.STATED: Kind.ANSWER,
    EntryKind.NOT_STATED: Kind.NOT_STATED,
    EntryKind.SERVICE: Kind.SERVICE,
}


@dataclass(frozen=True, slots=True)
class Say:
    """Give the entry's answer, behind a yes where what was asked is so, or (`negative`) asked whether it wasn't, or
    (`agrees`) rightly said not to be so; `lead` is the yes in a sentence where the plain word would say too little."""

    entry: Entry
    yes: bool = False
    negative: bool = False
    lead: Bilingual | None = None
    agrees: bool = False

    @property
    def kind(self) -> Kind:
        return Kind.SERVICE if self.entry.held else _KINDS[self.entry.kind]

    @property
    def courtesy(self) -> bool:
        return self.entry.role in COURTESIES


@dataclass(frozen=True, slots=True)
class AskBack:
    """Offer two or three entries: one of them is meant."""

    entries: tuple[Entry, ...]
    kind: Kind = Kind.CLARIFY


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nothing in the knowledge answers it; `nearest` are worth offering. `words` are the person's where it is one of
    several parts of a message, so that the reply can say which."""

    nearest: tuple[Entry, ...] = ()
    words: str = ""
    kind: Kind = Kind.UNKNOWN


@dataclass(frozen=True, slots=True)
class Restart:
    """Begin a new conversation, as the person asked."""

    kind: Kind = Kind.SERVICE


@dataclass(frozen=True, slots=True)
class Correction:
    """What a message takes for granted and the release contradicts or doesn't name, put right in one sentence.

    `entry_ids` are the facts that show it; `kind` is what sort of thing it was: a day, a place, a body; `said` what was
    taken for it, in English where it is a value.
    """

    sentence: Bilingual
    entry_ids: tuple[str, ...]
    kind: str = ""
    said: str = ""


Part = Say | AskBack | NotFound | Restart


@dataclass(frozen=True, slots=True)
class Decision:
    """The parts in the order asked, at least one, each said once.

    `language` is None where it can't be told and the reply is given in both. `note` is the sentence that stands in
    place of "not found" where nothing was looked for: another language, no words, too many. `miss` counts the misses
    in a row, this one included. `again` marks thanks or a question back that come for the second time running.
    `rest` are the entries that were asked for beyond what fits, to be offered. `peace` was wished, and is returned.
    `corrections` are said before all parts, `thread` is what the conversation is about from now on.
    """

    parts: tuple[Part, ...]
    language: Language | None
    confidence: float = 1.0
    candidates: tuple[Candidate, ...] = ()
    note: str | None = None
    miss: int = 0
    again: bool = False
    corrections: tuple[Correction, ...] = ()
    rest: tuple[Entry, ...] = ()
    peace: bool = False
    thread: str | None = None

    @property
    def leading(self) -> Part:
        """The part that gives the reply its kind: the first that is answered, else the first."""
        return next((part for part in self.parts if isinstance(part, Say)), self.parts[0])

    @property
    def kind(self) -> Kind:
        return self.leading.kind

    @property
    def entry_ids(self) -> tuple[str, ...]:
        """The ids answered; those offered where the bot asks back; none where nothing was found."""
        leading = self.leading
        if isinstance(leading, AskBack):
            return tuple(entry.id for entry in leading.entries)
        return tuple(part.entry.id for part in self.parts if isinstance(part, Say))

    @property
    def roles(self) -> tuple[str | None, ...]:
        """The roles of the entries answered, None for those without one."""
        return tuple(part.entry.role for part in self.parts if isinstance(part, Say))

    @property
    def offered(self) -> tuple[str, ...]:
        """The ids among which the person is asked to choose."""
        return tuple(entry.id for part in self.parts if isinstance(part, AskBack) for entry in part.entries)
