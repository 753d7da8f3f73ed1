"""What those who follow a fact are told when it is corrected, and those who wait for an answer when there is one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from textwrap import shorten

from bot.bayan import Bayan
from bot.dialogue.reply import Block, BlockKind, Button, Reply
from bot.facts.factbase import Entry, Language
from bot.locales import Argument
from bot.messaging.replies.sentences import service
from bot.storage import Follow

UNFOLLOW = "unfollow"
EVERYTHING = "all"
_LONGEST_QUOTED = 700
"""Letters of what was said before; the new words matter more, and both must fit a message."""
_LONGEST_QUESTION = 200


def correction(bayan: Bayan, language: Language, follows: tuple[Follow, ...]) -> Reply:
    """One message for all that a chat was last told otherwise: what was said and when, what is true now, and why."""
    by_entry = {one.entry: one for one in follows}  # in a group several may follow the same
    blocks = tuple(block for one in by_entry.values() for block in _one(bayan, language, one))
    return service(blocks, language, (_stop(bayan, language, follows),))


def answer(bayan: Bayan, language: Language, question: str, asked_at: datetime, reply: Reply) -> Reply:
    """That there is an answer now to what somebody asked, and the answer."""
    day = asked_at.astimezone(bayan.base.release.timezone).date()
    words = shorten(question, _LONGEST_QUESTION, placeholder=" …")
    title = Block(BlockKind.HEADING, bayan.sentence(language, "awaited-title"))
    asked = Block(BlockKind.TEXT, bayan.sentence(language, "awaited-asked", date=day, question=words))
    return service((title, asked, *reply.blocks), language, reply.buttons)


def _one(bayan: Bayan, language: Language, follow: Follow) -> Iterator[Block]:
    entry, base = bayan.base.entries[follow.entry], bayan.base
    now = bayan.offered(entry.id, language)
    if entry.correction is None or now is None:
        return

    def text(message_id: str, kind: BlockKind = BlockKind.TEXT, **arguments: Argument) -> Block:
        return Block(kind, bayan.sentence(language, message_id, **arguments))

    day = follow.told_at.astimezone(base.release.timezone).date()
    yield text("correction-title", BlockKind.HEADING, label=entry.label[language])
    if follow.said:
        yield text("correction-told", date=day)
        yield Block(BlockKind.QUOTE, _shortened(follow.said))
    else:
        yield text("correction-told-otherwise", date=day)
    yield text("correction-now")
    yield from (block for block in now.blocks if block.kind is not BlockKind.SOURCE)
    yield text("correction-why", date=entry.correction.day, reason=entry.correction.reason[language])
    yield from (block for block in now.blocks if block.kind is BlockKind.SOURCE)


def _shortened(said: str) -> str:
    """The words as they were said, line by line, as far as they fit."""
    if len(said) <= _LONGEST_QUOTED:
        return said
    return f"{said[:_LONGEST_QUOTED].rsplit(maxsplit=1)[0]} …"


def _stop(bayan: Bayan, language: Language, follows: tuple[Follow, ...]) -> Button:
    one = follows[0].entry if len({one.entry for one in follows}) == 1 else EVERYTHING
    return Button(bayan.sentence(language, "button-unfollow"), f"{UNFOLLOW}:{one}")


def label_of(bayan: Bayan, entry: Entry | None, language: Language) -> str:
    """What an entry is called; nothing where the knowledge no longer has it."""
    return entry.label[language] if entry else bayan.sentence(language, "following-gone")
