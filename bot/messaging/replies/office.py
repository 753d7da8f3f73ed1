"""What is said when a question goes to the press office, at staff's side and at the asker's. Neither hears who the
other is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from textwrap import shorten

from bot.bayan import Bayan
from bot.dialogue.context import Context
from bot.dialogue.reply import Block, BlockKind, Button, Reply
from bot.dialogue.wording import Wording
from bot.direction import side_by_side
from bot.facts.factbase import Language
from bot.locales import Argument
from bot.messaging.replies.sentences import said, words
from bot.office_hours import OfficeHours
from bot.storage import Handover

SEND, DECLINE, CLOSE = "office-send", "office-no", "office-close"
MOST_TURNS = 2
"""Times that somebody may ask back: more is a conversation, for which the press contact is there."""

_SHOWN = 300
"""Letters of a question that are said back."""


def offer(bayan: Bayan, context: Context, question: str, update_id: int) -> Reply:
    """That staff will read it, before it is sent."""
    buttons = (
        Button(words(bayan, context, "button-office-send"), f"{SEND}:{update_id}"),
        Button(words(bayan, context, "button-office-no"), DECLINE),
    )
    return said(bayan, context, "office-offer", buttons=buttons, question=_short(question))


def sent(bayan: Bayan, context: Context, handed: Handover, hours: OfficeHours | None, now: datetime) -> Reply:
    """That it is with the office, and when to expect an answer."""
    sentences: list[str] = ["office-sent"]
    arguments: dict[str, Argument] = {}
    if hours is not None:
        local = now.astimezone(bayan.base.release.timezone)
        closes, opens = hours.closes(local), hours.opens(local)
        sentences.append("office-open" if closes else "office-closed")
        at = closes or opens
        arguments = {"date": at.date(), "time": f"{at:%H:%M}"}
    close = Button(words(bayan, context, "button-office-close"), f"{CLOSE}:{handed.id}")
    return said(bayan, context, *sentences, buttons=(close,), **arguments)


def to_staff(bayan: Bayan, context: Context, handed: Handover, question: str, kind: str | None) -> Reply:
    """A question with what was spoken of, its language and what the bot said; nothing about who asked."""
    sentences = ["office-question", "office-not-stated" if kind == "not_stated" else "office-unknown"]
    labels = [bayan.base.entries[one] for one in handed.facts if one in bayan.base.entries]
    blocks = []
    for one in context.languages:
        facts = side_by_side(Wording(bayan.base, one).label(entry) for entry in labels)
        only = Context(spoken=one)
        title = said(bayan, only, f"office-asked-in-{handed.language}").blocks[0]
        blocks.append(replace(title, kind=BlockKind.HEADING))
        blocks += said(bayan, only, *sentences, question=question).blocks
        blocks += said(bayan, only, "office-spoken-of", facts=facts).blocks if facts else ()
        blocks += said(bayan, only, "office-how").blocks
    close = Button(words(bayan, context, "button-office-close"), f"{CLOSE}:{handed.id}")
    return replace(said(bayan, context, buttons=(close,)), blocks=tuple(blocks))


def asked_back(bayan: Bayan, context: Context, handed: Handover, question: str, text: str) -> Reply:
    """To staff: what somebody asks back, and the question that it belongs to."""
    blocks: list[Block] = []
    for language in context.languages:
        blocks.append(Block(BlockKind.HEADING, bayan.sentence(language, "office-back-title")))
        only = Context(spoken=language)
        blocks += said(bayan, only, "office-back", "office-how", question=_short(question), text=text).blocks
    close = Button(words(bayan, context, "button-office-close"), f"{CLOSE}:{handed.id}")
    return replace(said(bayan, context, buttons=(close,)), blocks=tuple(blocks))


def from_office(bayan: Bayan, handed: Handover, text: str, *, is_changed: bool) -> Reply:
    """To the asker: what staff wrote, marked as theirs and not the release's."""
    language = Language(handed.language)
    context = Context(spoken=language)
    left = MOST_TURNS - handed.turns
    ending = "office-ask-back" if left > 0 else "office-no-more"
    title = bayan.sentence(language, "office-answer-changed" if is_changed else "office-answer")
    close = Button(bayan.sentence(language, "button-office-close"), f"{CLOSE}:{handed.id}")
    reply = said(bayan, context, ending, buttons=(close,), count=left)
    return replace(reply, blocks=(Block(BlockKind.HEADING, title), Block(BlockKind.QUOTE, text), *reply.blocks))


def closed(bayan: Bayan, context: Context, by: str, question: str, *, is_asker: bool, was_answered: bool) -> Reply:
    """That it is closed, and by whom; somebody without an answer gets the press contact."""
    side = "asker" if is_asker else "staff"
    reply = said(bayan, context, f"office-closed-{side}-{by}", question=_short(question))
    if not is_asker or was_answered or by == "asker":
        return reply
    contact = tuple(bayan.renderer.contact(language) for language in context.languages)
    return replace(reply, blocks=(*reply.blocks, *contact))


def _short(question: str) -> str:
    return shorten(question, _SHOWN, placeholder=" …")
