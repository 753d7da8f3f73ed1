"""Other people's chats: inline mode, guest mode, and being put into a group."""

from __future__ import annotations

import contextlib

from telegram import (
    ChatMemberUpdated,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ChatMemberStatus, ChatType, ParseMode
from telegram.error import BadRequest, Forbidden

from bot.dialogue.context import Context
from bot.dialogue.reply import BlockKind, Reply
from bot.messaging.addressed import question_in
from bot.messaging.conversation import Asked, answered
from bot.messaging.html import pieces
from bot.messaging.leaving import leave
from bot.messaging.party import interface_of
from bot.messaging.sentences import said, words
from bot.messaging.services import Services
from bot.messaging.topics import label
from bot.storage import Answered

_MOST_RESULTS = 5
_CACHE_SECONDS = 10
"""Telegram's default of five minutes would show old facts after a change."""

_DESCRIPTION_LETTERS = 120
_BUTTON_LETTERS = 64
_OUTSIDE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


class Elsewhere:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def inline(self, update: Update) -> Answered:
        """`@bot when` in any chat. Half-typed words are no questions: they aren't kept."""
        query = update.inline_query
        if query is None:
            return Answered("inline")
        bayan, interface = self._services.bayan, interface_of(query.from_user)
        replies = bayan.suggest(query.query, interface, _MOST_RESULTS)
        opening = words(bayan, Context(interface=interface), "inline-open-chat")[:_BUTTON_LETTERS]
        with contextlib.suppress(BadRequest):  # the person has typed on, and this query is too old
            await query.answer(
                [self._article(reply) for reply in replies],
                cache_time=_CACHE_SECONDS,
                is_personal=True,
                button=InlineQueryResultsButton(opening, start_parameter="inline"),
            )
        return Answered("inline")

    async def chosen(self, update: Update) -> Answered:
        """A result that somebody sent: now it is a question and its answer."""
        chosen = update.chosen_inline_result
        if chosen is None:
            return Answered("inline")
        entry = self._services.bayan.base.entries.get(chosen.result_id)
        kind = {"stated": "answer"}.get(entry.kind, entry.kind.value) if entry else None
        return Answered("inline", question=chosen.query or None, kind=kind, facts=(chosen.result_id,) if entry else ())

    async def guest(self, update: Update) -> Answered:
        """A question in a chat that the bot isn't in: one answer, at once, and no conversation."""
        message = update.guest_message
        if message is None or message.guest_query_id is None:
            return Answered("guest")
        context = Context(interface=interface_of(message.from_user))
        text = question_in(message, self._services.bot.bot)
        if text is None:  # in guest mode being called is being named
            text = message.text or message.caption or ""
        reply = self._services.bayan.answer(text, context, self._services.now()).reply
        await self._services.bot.answer_guest_query(message.guest_query_id, self._article(reply))
        return answered(Asked(update.update_id, "guest", text), reply)

    async def membership(self, update: Update) -> Answered:
        """On joining a group: how to be heard there, once, or that staff forbid it. Being blocked, or leaving, needs no
        answer.
        """
        change = update.my_chat_member
        if change is None or change.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
            return Answered("membership")
        old, new = change.old_chat_member.status, change.new_chat_member.status
        if old not in _OUTSIDE or new in _OUTSIDE:
            return Answered("membership")
        context = Context(interface=interface_of(change.from_user))
        if await self._is_forbidden(change):
            await leave(self._services, change.chat.id, context)
            return Answered("membership")
        bot = self._services.bot
        hears_all = bot.bot.can_read_all_group_messages or new == ChatMemberStatus.ADMINISTRATOR
        greeting = "group-hello" if hears_all else "group-hint"
        reply = said(self._services.bayan, context, greeting, username=f"@{bot.username}")
        with contextlib.suppress(BadRequest, Forbidden):  # a group where only some may write
            await bot.send_message(change.chat.id, pieces(reply)[0].html, parse_mode=ParseMode.HTML)
        return Answered("membership")

    async def _is_forbidden(self, change: ChatMemberUpdated) -> bool:
        """Staff who forbade a group allow it again by adding the bot themselves."""
        storage = self._services.storage
        place = storage.pseudonyms.place(change.chat.id)
        if change.from_user.id in self._services.staff:
            await storage.forbidden.remove(place)
        return await storage.forbidden.has(place)

    async def reacted(self, update: Update) -> Answered:
        """👍 or 👎 on an answer is kept with its question; any other reaction says nothing about it."""
        reaction = update.message_reaction
        if reaction is None or reaction.user is None:
            return Answered("rating")
        emoji = {getattr(one, "emoji", "") for one in reaction.new_reaction}
        storage = self._services.storage
        sent = await storage.answers.at(storage.pseudonyms.place(reaction.chat.id), reaction.message_id)
        if sent is not None and emoji & {"👍", "👎"}:
            await storage.inbox.rate(sent.update_id, storage.pseudonyms.person(reaction.user.id), "👍" in emoji)
        return Answered("rating")

    def _article(self, reply: Reply) -> InlineQueryResultArticle:
        bayan = self._services.bayan
        entry = bayan.base.entries.get(reply.entry_ids[0]) if reply.entry_ids else None
        title = label(bayan, Context(spoken=reply.language), entry) if entry else reply.text.split("\n")[0]
        body = [block.text for block in reply.blocks if block.kind is not BlockKind.HEADING]
        return InlineQueryResultArticle(
            id=(reply.entry_ids[0] if reply.entry_ids else reply.kind.value)[:64],
            title=title,
            description=body[0].split("\n")[0][:_DESCRIPTION_LETTERS] if body else None,
            input_message_content=InputTextMessageContent(
                pieces(reply)[0].html,
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            ),
        )
