"""A chat in which everything is there to be got wrong, and calls that are right but for one thing."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.simulator import Simulator, acts, people, refusals
from bot.simulator.files import Upload
from bot.simulator.keyboard import read_markup
from bot.simulator.methods.media import KINDS
from bot.simulator.queries import Query
from bot.simulator.refusals import Rule
from bot.simulator.text.entities import Formatted
from tests.simulator.refused import CASES, Json, article, button, inline_markup

from .helpers import PNG


@dataclass(frozen=True)
class Setting:
    """A chat in which everything is there to be got wrong."""

    texts: Json
    arguments: dict[str, Json]


def prepare(simulator: Simulator) -> Setting:
    world = simulator.service.world
    noura, daniel = world.people[1001], world.people[1002]
    chat = world.chats[1001]
    question = acts.write(world, noura, chat, "question")
    acts.write(world, daniel, world.chats[1002], "question")
    acts.block(world, daniel)
    world.chats[people.ELSEWHERE.id] = people.ELSEWHERE
    world.started.add(people.ELSEWHERE.id)
    world.left.add(people.ELSEWHERE.id)
    said = acts.write(world, noura, world.group, "hello all")
    answer = world.say(chat, world.bot, Formatted("answer"))
    file = world.files.add(Upload("a.pdf", b"%PDF", "application/pdf"))
    document = world.say(chat, world.bot, None, media=file.media())
    world.queries["5"] = Query("5", noura, chat, world.now(), 60)
    inline = world.say(
        chat, noura, Formatted("x"), inline_id="inline", markup=read_markup(button(text="x", url="a.b")["reply_markup"])
    )
    world.profile.settings["has_topics_enabled"] = True
    world.topics[chat.id, 5] = "topic"
    protected = world.say(chat, world.bot, Formatted("x"), extra={"has_protected_content": True})
    whispered = world.say(world.group, world.bot, Formatted("x"), receiver=noura)
    sent = {kind: world.files.add(Upload("a", PNG, "a/b"), kind, (3, 2) if kind == "photo" else None) for kind in KINDS}
    texts = {
        "<question>": question.id, "<document>": document.id, "<group>": world.group.id, "<said>": said.id,
        "<answer>": answer.id, "<protected>": protected.id,
    }  # fmt: skip
    there = {"chat_id": chat.id, "message_id": answer.id}
    commands = {"commands": [{"command": "ask", "description": "Ask"}]}
    arguments: dict[str, Json] = {
        "sendMessage": {"chat_id": chat.id, "text": "x"},
        **{f"send{_title(kind)}": {"chat_id": chat.id, kind: found.id} for kind, found in sent.items()},
        "sendContact": {"chat_id": chat.id, "phone_number": "1", "first_name": "x"},
        "sendLocation": {"chat_id": chat.id, "latitude": 1, "longitude": 2},
        "sendVenue": {"chat_id": chat.id, "latitude": 1, "longitude": 2, "title": "x", "address": "y"},
        "sendDice": {"chat_id": chat.id},
        "sendMediaGroup": {"chat_id": chat.id, "media": [{"type": "document", "media": file.id}]},
        "forwardMessage": {**there, "from_chat_id": chat.id},
        "forwardMessages": {"chat_id": chat.id, "from_chat_id": chat.id, "message_ids": [answer.id]},
        "copyMessage": {**there, "message_id": document.id, "from_chat_id": chat.id},
        "copyMessages": {"chat_id": chat.id, "from_chat_id": chat.id, "message_ids": [answer.id]},
        "getChatMember": {"chat_id": chat.id, "user_id": 1001},
        "getChatAdministrators": {"chat_id": world.group.id},
        "getChatMemberCount": {"chat_id": chat.id},
        "pinChatMessage": there,
        "unpinChatMessage": there,
        "unpinAllChatMessages": there,
        "editMessageCaption": {**there, "message_id": document.id, "caption": "x"},
        "editMessageMedia": {**there, "media": {"type": "document", "media": file.id}},
        "editEphemeralMessageText": {
            "chat_id": world.group.id,
            "receiver_user_id": 1001,
            "ephemeral_message_id": whispered.id,
            "text": "y",
        },
        "editEphemeralMessageReplyMarkup": {
            "chat_id": world.group.id,
            "receiver_user_id": 1001,
            "ephemeral_message_id": whispered.id,
        },
        "deleteEphemeralMessage": {
            "chat_id": world.group.id,
            "receiver_user_id": 1001,
            "ephemeral_message_id": whispered.id,
        },
        "createForumTopic": {"chat_id": chat.id, "name": "x"},
        "editForumTopic": {"chat_id": chat.id, "message_thread_id": 5},
        "deleteForumTopic": {"chat_id": chat.id, "message_thread_id": 5},
        "deleteMessages": {"chat_id": chat.id, "message_ids": [answer.id]},
        "sendChatAction": {"chat_id": chat.id, "action": "typing"},
        "getChat": {"chat_id": chat.id},
        "editMessageText": {**there, "text": "other"},
        "editMessageReplyMarkup": there,
        "deleteMessage": there,
        "setMessageReaction": {**there, "reaction": []},
        "answerCallbackQuery": {"callback_query_id": "5"},
        "answerInlineQuery": {"inline_query_id": "5", "results": []},
        "answerGuestQuery": {"guest_query_id": "5", "result": article()},
        "leaveChat": {"chat_id": world.group.id},
        "setMyCommands": commands,
        "setWebhook": {"url": "http://127.0.0.1:1/hook"},
    }
    assert inline.inline_id
    return Setting(texts, arguments)


def broken(setting: Setting, method: str, rule: Rule) -> Json:
    """The arguments of a call that is right but for what the rule forbids."""
    case, _ = CASES[rule]
    if method in ("answerInlineQuery", "answerGuestQuery") and "reply_markup" in case:
        case = inline_markup(case)
    if method == "answerGuestQuery" and "results" in case:
        case = {"result": case["results"][0]}
    if method == "editMessageMedia" and rule is refusals.MEDIA:
        case = {"media": case["media"][0]}
    if method == "editMessageCaption" and rule is refusals.NOT_MODIFIED:
        case = {"caption": "", "reply_markup": None}
    if rule is refusals.NO_MESSAGE_ID and method != "deleteMessage":
        case = {"chat_id": None, "message_id": None}
    given = setting.arguments.get(method, {}) | case
    written = json.dumps({key: value for key, value in given.items() if value is not None})
    for name, value in setting.texts.items():
        written = written.replace(f'"{name}"', str(value))
    found: Json = json.loads(written)
    return found


def _title(kind: str) -> str:
    return "".join(word.capitalize() for word in kind.split("_"))
