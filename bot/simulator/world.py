"""The state of the little Telegram: who is there, what was said, what waits for the bot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.simulator import refusals
from bot.simulator.feed import Feed
from bot.simulator.files import FileStore
from bot.simulator.messages import Message
from bot.simulator.people import Chat, Seat, User, private_chat, usual_channel, usual_group, usual_people
from bot.simulator.profile import Profile
from bot.simulator.queries import Query
from bot.simulator.text.entities import Formatted
from bot.simulator.updates import UpdateQueue

Json = dict[str, Any]
BOT = User(1000000001, "Bayan", "BayanPressBot", is_bot=True)


class World:
    """Everything that is remembered. `now` gives the seconds since the epoch.

    The first update and the first message are numbered by the clock, so that a bot that remembers ids from an
    earlier run doesn't take new messages for old ones.
    """

    def __init__(self, now: Callable[[], float], bot: User = BOT) -> None:
        self.now = now
        self.bot = bot
        self.people: dict[int, User] = {person.id: person for person in usual_people()}
        self.group, self.channel = usual_group(), usual_channel()
        self.chats: dict[int, Chat] = {person: private_chat(user) for person, user in self.people.items()}
        self.chats |= {self.group.id: self.group, self.channel.id: self.channel}
        self.started: set[int] = {self.group.id, self.channel.id}
        self.blocked: set[int] = set()
        self.left: set[int] = set()
        self.pins: dict[int, list[int]] = {}
        """The pinned messages of each chat, the latest last."""
        self.topics: dict[tuple[int, int], str] = {}
        """The names of the topics of private chats, by chat and number."""
        self.messages: dict[tuple[int, int], Message] = {}
        self.updates = UpdateQueue(int(now()))
        self.queries: dict[str, Query] = {}
        self.profile = Profile(bot.first_name)
        self.files = FileStore()
        self.feed = Feed()
        self._next_message = int(now())
        self._causes: dict[int, tuple[int, float]] = {}
        self._message_causes: dict[tuple[int, int], tuple[int, float]] = {}

    def seats(self) -> tuple[Seat, ...]:
        """Where the page sits: two in private, the last person in the group."""
        *alone, member = self.people.values()
        return (*(Seat(person, self.chats[person.id]) for person in alone), Seat(member, self.group))

    def chat_for_bot(self, chat_id: int) -> Chat:
        """A chat that the bot may write to; raises a Refusal otherwise."""
        if chat_id not in self.chats or chat_id not in self.started:
            raise refusals.CHAT_NOT_FOUND.refuse()
        if chat_id in self.blocked:
            raise refusals.BLOCKED.refuse()
        if chat_id in self.left:
            raise refusals.NOT_A_MEMBER.refuse()
        return self.chats[chat_id]

    def chat_named(self, name: str) -> int:
        """The id of the chat with a @username; 0 where there is none."""
        return next((chat.id for chat in self.chats.values() if chat.username.lower() == name.lower()), 0)

    def status(self, user: User, chat: Chat) -> str:
        """What somebody is in a chat: the first person made the group and the channel, and the bot runs the channel."""
        if user == self.bot:
            return "left" if chat.id in self.left else "administrator" if chat.is_channel else "member"
        return "creator" if not chat.is_private and user == next(iter(self.people.values())) else "member"

    def pinned(self, chat: Chat) -> Message | None:
        """The message that was pinned last and is still there."""
        return next((found for one in reversed(self.pins.get(chat.id, [])) if (found := self.find(chat.id, one))), None)

    def find(self, chat_id: int, message_id: int) -> Message | None:
        return self.messages.get((chat_id, message_id))

    def inline_message(self, inline_id: str) -> Message | None:
        return next(
            (message for message in self.messages.values() if inline_id and message.inline_id == inline_id), None
        )

    def seen_by(self, person: User, chat: Chat) -> list[Message]:
        """A chat's messages, without those that another person alone receives."""
        return [one for one in self.history(chat.id) if one.receiver in (None, person)]

    def history(self, chat_id: int) -> list[Message]:
        return [message for (chat, _), message in self.messages.items() if chat == chat_id]

    def known(self, body: Formatted) -> Formatted:
        """The text with its mentions of people who are here, and without those of others."""
        people = self.people | {self.bot.id: self.bot}
        entities = (
            replace(entity, user=people.get(int(entity.detail))) if entity.type == "text_mention" else entity
            for entity in body.entities
        )
        return replace(body, entities=tuple(one for one in entities if one.user or one.type != "text_mention"))

    def say(
        self,
        chat: Chat,
        sender: User,
        body: Formatted | None,
        *,
        media: Json | None = None,
        reply_to: Message | None = None,
        markup: Json | None = None,
        via: User | None = None,
        inline_id: str = "",
        extra: Json | None = None,
        receiver: User | None = None,
        quietly: bool = False,
    ) -> Message:
        """Put a new message into a chat, whoever says it; one said quietly is yet to be announced to the pages."""
        known = self.known(body) if body else None
        message = Message(
            self._take_message_id(), chat, sender, int(self.now()), known, media, reply_to, markup,
            via=via, inline_id=inline_id, extra=extra or {}, receiver=receiver,
        )  # fmt: skip
        if sender == self.bot:
            message = self._with_cause(message)
        self.messages[chat.id, message.id] = message
        if not quietly:
            self.feed.publish("message", chat.id, message=message.page_json())
        return message

    def change(self, message: Message, kind: str = "edit", **changes: Any) -> Message:
        """Replace a message by one that differs in the fields given."""
        changed = replace(message, **changes)
        if kind == "edit" and message.sender == self.bot:
            changed = self._with_cause(changed)
        self.messages[message.chat.id, message.id] = changed
        self.feed.publish(kind, message.chat.id, message=changed.page_json())
        return changed

    def remove(self, message: Message) -> None:
        del self.messages[message.chat.id, message.id]
        self.feed.publish("delete", message.chat.id, message_id=message.id)

    def tell_bot(self, kind: str, lane: int, content: Json, message: Message | None = None) -> int | None:
        """Queue an update, and remember it as what the bot's next words in that chat answer.

        Nothing from a group that the bot has left reaches it.
        """
        if lane in self.left:
            return None
        update_id = self.updates.push(kind, lane, content)
        if update_id is not None:
            self._causes[lane] = (update_id, self.now())
            if message is not None:
                self._message_causes[message.chat.id, message.id] = self._causes[lane]
        return update_id

    def announce(self, message: Message) -> Message:
        """Show a message that was said quietly, with the update that brought it to the bot, if one did."""
        update_id, _ = self._message_causes.get((message.chat.id, message.id), (None, 0.0))
        message = self.messages[message.chat.id, message.id] = replace(message, cause=update_id)
        self.feed.publish("message", message.chat.id, message=message.page_json())
        return message

    def _take_message_id(self) -> int:
        self._next_message += 1
        return self._next_message

    def _with_cause(self, message: Message) -> Message:
        """The update that the bot answers: that of the message replied to, else the latest of the chat."""
        replied = message.reply_to
        cause = self._message_causes.get((replied.chat.id, replied.id)) if replied and not message.edited else None
        cause = cause or self._causes.get(message.chat.id)
        if cause is None:
            return message
        update_id, at = cause
        return replace(message, cause=update_id, seconds=round(self.now() - at, 3))
