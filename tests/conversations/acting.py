"""What the people of a script do, on the stage."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.simulator import acts
from bot.simulator.messages import Message
from bot.simulator.people import Chat, User
from bot.simulator.queries import Query
from bot.simulator.text.formatting import spoken_text

from .script import PEOPLE, Act
from .stage import Stage

Json = dict[str, Any]
_OFFICE = re.compile("From the press office|من المكتب الصحفي")
_FILE = {"file_id": "f", "file_unique_id": "u"}
MEDIA: dict[str, Json] = {
    "a photo": {"photo": [_FILE | {"width": 1, "height": 1}]},
    "a sticker": {
        "sticker": _FILE
        | {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False, "emoji": "🙂"}
    },
    "a voice message": {"voice": _FILE | {"duration": 3}},
    "a video": {"video": _FILE | {"width": 1, "height": 1, "duration": 3}},
    "a file": {"document": _FILE},
    "a location": {"location": {"latitude": 29.37, "longitude": 47.97}},
    "a poll": {
        "poll": {
            "id": "1", "question": "?", "total_voter_count": 0,
            "options": [{"text": "a", "voter_count": 0, "persistent_id": "1"}],
            "is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
            "allows_revoting": False, "members_only": False,
        }
    },
}  # fmt: skip


class Actors:
    """Each act of a script. `query` is the press or the inline query that the bot has last been asked to answer."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._world = stage.world
        self.query: Query | None = None
        self.wrote: dict[str, Message] = {}
        self._inline: Query | None = None
        self._acts: dict[str, Callable[[User, Chat, Act], Any]] = {
            "": self._write,
            "replies": self._reply,
            "replies to the office": self._reply_to_office,
            "edits": self._edit,
            "presses": self._press,
            "reacts": self._react,
            "asks inline": self._ask_inline,
            "picks": self._pick,
            "sends": self._send,
            "sends a photo saying": self._caption,
            "opens the link": self._open,
            "starts over": self._start_over,
            "deletes the answer": self._delete,
            "blocks before the answer to": self._block,
            "adds the bot to the group": self._add,
        }

    def do(self, act: Act) -> range:
        """Do it; the numbers of the updates that the bot gets. Raises LookupError where a button isn't there."""
        verb = act.verb.removesuffix("in the group").removesuffix("in the channel").strip()
        user, chat = self._stage.chat(PEOPLE[act.person], "the group" in act.verb)
        chat = self._world.channel if "the channel" in act.verb else chat
        self.query = None
        before = self._world.updates.next_id
        self._acts[verb](user, chat, act)
        return range(before, self._world.updates.next_id)

    def _write(self, user: User, chat: Chat, act: Act) -> None:
        for _ in range(act.times):
            self.wrote[act.person] = acts.write(self._world, user, chat, act.words)

    def _reply(self, user: User, chat: Chat, act: Act) -> None:
        self.wrote[act.person] = acts.write(self._world, user, chat, act.words, self._last(chat).id)

    def _reply_to_office(self, user: User, chat: Chat, act: Act) -> None:
        office = [one for one in self._said(chat) if one.body and _OFFICE.search(one.body.text)]
        self.wrote[act.person] = acts.write(self._world, user, chat, act.words, office[-1].id)

    def _edit(self, user: User, _: Chat, act: Act) -> None:
        mine = self.wrote[act.person]
        acts.edit(self._world, user, mine.chat, mine.id, act.words)

    def _press(self, user: User, chat: Chat, act: Act) -> None:
        for message in reversed(self._said(chat)):
            data = {button["text"]: button.get("callback_data") for button in buttons(message)}
            if data.get(act.words):
                self.query = acts.press(self._world, user, chat, message.id, data[act.words] or "")
                return
        raise LookupError(f"no button says {act.words!r}")

    def _react(self, user: User, chat: Chat, act: Act) -> None:
        acts.react(self._world, user, chat, self._last(chat).id, act.words)

    def _ask_inline(self, user: User, chat: Chat, act: Act) -> None:
        self.query = self._inline = acts.ask_inline(self._world, user, chat, act.words)

    def _pick(self, user: User, chat: Chat, act: Act) -> None:
        results = (self._inline.answer or {})["results"] if self._inline else []
        found = next((result["id"] for result in results if plain(result["title"]) == act.words), None)
        if self._inline is None or found is None:
            raise LookupError(f"{act.words!r} isn't offered")
        acts.choose(self._world, self._inline.id, found, "")

    def _send(self, user: User, chat: Chat, act: Act) -> None:
        self._deliver(user, chat, spoken_text("x"), MEDIA[act.words], is_silent=True)

    def _caption(self, user: User, chat: Chat, act: Act) -> None:
        self._deliver(user, chat, spoken_text(act.words), MEDIA["a photo"])

    def _deliver(self, user: User, chat: Chat, body: Any, media: Json, is_silent: bool = False) -> None:
        self._world.started.add(chat.id)
        message = self._world.say(chat, user, None if is_silent else body, media=media)
        self._world.tell_bot("message", chat.id, message.json(), message)

    def _open(self, user: User, chat: Chat, act: Act) -> None:
        acts.write(self._world, user, chat, f"/start {act.words}")

    def _start_over(self, user: User, chat: Chat, _: Act) -> None:
        """As the page does it."""
        acts.start_over(self._world, chat)
        acts.write(self._world, user, chat, "/start")

    def _delete(self, _: User, chat: Chat, __: Act) -> None:
        self._world.remove(self._last(chat))

    def _block(self, user: User, chat: Chat, act: Act) -> None:
        acts.write(self._world, user, chat, act.words)
        acts.block(self._world, user)

    def _add(self, user: User, chat: Chat, _: Act) -> None:
        me = self._world.bot.json()
        change = {
            "chat": chat.json(),
            "from": user.json(),
            "date": int(self._world.now()),
            "old_chat_member": {"user": me, "status": "left"},
            "new_chat_member": {"user": me, "status": "member"},
        }
        self._world.tell_bot("my_chat_member", chat.id, change)

    def _said(self, chat: Chat) -> list[Message]:
        return [message for message in self._stage.said().values() if message.chat.id == chat.id]

    def _last(self, chat: Chat) -> Message:
        return self._said(chat)[-1]


def buttons(message: Message) -> list[Json]:
    rows = (message.markup or {}).get("inline_keyboard", [])
    return [{**button, "text": plain(button["text"])} for row in rows for button in row]


def plain(text: str) -> str:
    """A text as people see it: without marks of direction, every space alike."""
    return text.translate({0x2068: None, 0x2069: None, 0x00A0: " "})
