"""Other people's chats: inline mode and guest mode."""

from __future__ import annotations

import contextlib

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.dialogue.context import Context
from bot.dialogue.reply import BlockKind, Reply
from bot.facts.factbase import Language
from bot.messaging.handlers.middleware import Pace
from bot.messaging.handlers.questions import question_in
from bot.messaging.replies.formatting import pieces
from bot.messaging.replies.sentences import label, said, words
from bot.messaging.session import Services, answered
from bot.messaging.updates import interface_of
from bot.storage import Answered

_MOST_RESULTS = 5
_CACHE_SECONDS = 10
"""Telegram's default of five minutes would show old facts after a change."""

_DESCRIPTION_LETTERS = 120
_BUTTON_LETTERS = _ID_LETTERS = 64
_PART = ":"
_VERSION_LETTERS = 12


class Inline:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def query(self, update: Update, pace: Pace) -> Answered:
        """`@bot when` in any chat. Half-typed words are no questions: they aren't kept."""
        query = update.inline_query
        if query is None or pace is Pace.SILENCE:
            return Answered("inline", failure="flood" if query else None)
        bayan, interface = self._services.bayan, interface_of(query.from_user)
        is_fast = pace is not Pace.ANSWER
        replies = () if is_fast else bayan.suggest(query.query, interface, _MOST_RESULTS)
        sentence = "inline-slow-down" if is_fast else "inline-open-chat"
        opening = words(bayan, Context(interface=interface), sentence)[:_BUTTON_LETTERS]
        with contextlib.suppress(TelegramError):  # the person has typed on, and this query is too old
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
        entry, _, rest = chosen.result_id.partition(_PART)
        language, _, version = rest.partition(_PART)
        reply = self._services.bayan.offered(entry, Language(language), version) if language in set(Language) else None
        if reply is None:
            return Answered("inline", question=chosen.query or None)
        is_same = reply.version is not None and reply.version.hash.startswith(version)  # else it was another text
        return answered("inline", reply, chosen.query or None, pieces(reply)[0].plain if is_same else None)

    async def guest(self, update: Update, pace: Pace) -> Answered:
        """A question in a chat that the bot isn't in: one answer, at once, and no conversation."""
        message = update.guest_message
        if message is None or message.guest_query_id is None:
            return Answered("guest")
        context = Context(interface=interface_of(message.from_user))
        text = question_in(message, self._services.bot.bot)
        if text is None:  # in guest mode being called is being named
            text = message.text or message.caption or ""
        reply = self._services.bayan.answer(text, context, self._services.now()).reply
        if pace is Pace.SILENCE and not reply.private:
            return Answered("guest", failure="flood")
        if pace is Pace.SAY_SO and not reply.private:
            reply = said(self._services.bayan, context, "slow-down")
        try:
            await self._services.bot.answer_guest_query(message.guest_query_id, self._article(reply))
        except TelegramError:  # it has been waited for too long
            return answered("guest", reply, text)
        return answered("guest", reply, text, pieces(reply)[0].plain)

    def _article(self, reply: Reply) -> InlineQueryResultArticle:
        bayan = self._services.bayan.speaking_of(reply.release)
        entry = bayan.base.entries.get(reply.entry_ids[0]) if reply.entry_ids else None
        title = label(bayan, Context(spoken=reply.language), entry) if entry else reply.text.split("\n")[0]
        body = [block.text for block in reply.blocks if block.kind is not BlockKind.HEADING]
        return InlineQueryResultArticle(
            id=_result_id(reply)[:_ID_LETTERS],
            title=title,
            description=body[0].split("\n")[0][:_DESCRIPTION_LETTERS] if body else None,
            input_message_content=InputTextMessageContent(
                pieces(reply)[0].html,
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            ),
        )


def _result_id(reply: Reply) -> str:
    """What Telegram says back when somebody sends a result: enough to know what they sent."""
    if not reply.entry_ids or reply.version is None:
        return reply.kind.value
    return _PART.join((reply.entry_ids[0], reply.language, reply.version.hash[:_VERSION_LETTERS]))
