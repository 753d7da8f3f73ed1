"""A reply before it is drawn: blocks of text and buttons, the same for Telegram, terminal and page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.dialogue.version import Version
from bot.facts.factbase import Language
from bot.matching.ranking import Candidate


class Kind(StrEnum):
    """What a reply does; the words of `bayan ask --json`."""

    ANSWER = "answer"
    NOT_STATED = "not_stated"
    SERVICE = "service"
    CLARIFY = "clarify"
    UNKNOWN = "unknown"


class BlockKind(StrEnum):
    """How a block looks: a heading is bold, a quote set off, a source small and last; code is lines of a file."""

    HEADING = "heading"
    TEXT = "text"
    QUOTE = "quote"
    SOURCE = "source"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a list; lines are parted by a newline. Plain text, direction marks included."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """`action` is what a press means: `fact:<id>`, `language:<ar|en>`, `topics` …; at most 64 bytes."""

    label: str
    action: str


@dataclass(frozen=True, slots=True)
class Worded:
    """An entry as a reply has it: the fingerprint of its wording in both languages, and the text in the reply's."""

    entry_id: str
    fingerprint: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said, and why: `entry_ids` are those answered (or offered, where `kind` is clarify).

    `corrects` are the ids of the facts that show what was false in the question, `premises` say
    of what kind it was and what was taken for granted.
    `private`: the words that led here must not be stored (safeguarding).
    `release` is the name of the one that it is about, where releases were chosen among.
    `version` is that of the knowledge which a reply about the release is made of; other replies have none.
    `worded` is what it says of stated facts and of silences, those given in their place included.
    `is_open`: something was asked, and the release doesn't answer it.
    """

    kind: Kind
    language: Language
    entry_ids: tuple[str, ...]
    confidence: float
    candidates: tuple[Candidate, ...]
    blocks: tuple[Block, ...]
    paragraphs: tuple[int, ...] = ()
    buttons: tuple[Button, ...] = ()
    corrects: tuple[str, ...] = ()
    premises: tuple[tuple[str, str], ...] = ()
    private: bool = False
    version: Version | None = None
    worded: tuple[Worded, ...] = ()
    is_open: bool = False
    release: str | None = None

    @property
    def text(self) -> str:
        """The whole reply as plain text, a blank line between blocks."""
        return "\n\n".join(block.text for block in self.blocks)
