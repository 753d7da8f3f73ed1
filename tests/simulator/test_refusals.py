"""Telegram's refusals, word for word: one case for each rule, tried on each method that declares it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bot.simulator import Simulator, acts, people, refusals
from bot.simulator.files import Upload
from bot.simulator.keyboard import read_markup
from bot.simulator.methods import METHODS
from bot.simulator.methods.media import KINDS
from bot.simulator.queries import Query
from bot.simulator.refusals import Rule
from bot.simulator.text.entities import Formatted

from .helpers import PNG, call

Json = dict[str, Any]
MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True)
class Setting:
    """A chat in which everything is there to be got wrong."""

    texts: Json
    arguments: dict[str, Json]


def button(**fields: Any) -> Json:
    return {"reply_markup": {"inline_keyboard": [[fields]]}}


def article(**fields: Any) -> Json:
    whole = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "x"}} | fields
    return {key: value for key, value in whole.items() if value is not None}


def marked(**fields: Any) -> Json:
    """A text of two letters with an entity, in whichever argument a method takes it."""
    entities = [{"type": "bold", "offset": 0, "length": 1} | fields]
    return {"text": "ab", "caption": "ab", "entities": entities, "caption_entities": entities}


def inline_markup(case: Json) -> Json:
    """The same broken buttons under an inline result."""
    return {"results": [article(reply_markup=case["reply_markup"])]}


CASES: dict[Rule, tuple[Json, str]] = {
    refusals.CHAT_EMPTY: ({"chat_id": None}, "chat_id is empty"),
    refusals.CHAT_NOT_FOUND: ({"chat_id": 77}, "chat not found"),
    refusals.BLOCKED: ({"chat_id": 1002}, "bot was blocked by the user"),
    refusals.NOT_A_MEMBER: ({"chat_id": people.ELSEWHERE.id}, "bot is not a member of the supergroup chat"),
    refusals.LEAVE_PRIVATE: ({"chat_id": 1001}, "chat member status can't be changed in private chats"),
    refusals.TEXT_EMPTY: ({"text": ""}, "message text is empty"),
    refusals.TEXT_BLANK: ({"text": " \n\u200b "}, "text must be non-empty"),
    refusals.TEXT_HUGE: ({"text": "x" * 32769, "caption": "x" * 32769}, "text is too long"),
    refusals.TEXT_LONG: ({"text": "😀" * 2048 + "x"}, "message is too long"),
    refusals.TEXT_LONG_EDIT: ({"text": "x" * 4097}, "MESSAGE_TOO_LONG"),
    refusals.CAPTION_LONG: ({"caption": "x" * 1025}, "message caption is too long"),
    refusals.PARSE_MODE: ({"text": "x", "caption": "x", "parse_mode": "wiki"}, "unsupported parse_mode"),
    refusals.ENTITIES: (
        {"text": "ش <x>", "caption": "ش <x>", "parse_mode": "HTML"},
        'can\'t parse entities: Unsupported start tag "x" at byte offset 3',
    ),
    refusals.ENTITY: (marked(type="huge"), "can't parse MessageEntity: Unsupported type specified"),
    refusals.ENTITY_PLACE: (
        marked(offset=2),
        "entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 3",
    ),
    refusals.ENTITY_URL: (
        marked(type="text_link", url="nowhere"),
        "entity URL 'nowhere' is invalid: Wrong HTTP URL",
    ),
    refusals.ENTITY_EMOJI: (
        marked(type="custom_emoji", custom_emoji_id="0"),
        "invalid custom emoji identifier specified",
    ),
    refusals.ENTITY_DATE: (marked(type="date_time", unix_time=0), "invalid date specified"),
    refusals.MARKUP_JSON: ({"reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    refusals.MARKUP_OBJECT: ({"reply_markup": "[]"}, "object expected as reply markup"),
    refusals.MARKUP_ROWS: (
        {"reply_markup": {"inline_keyboard": [{"text": "x"}]}},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    refusals.BUTTON: (
        button(text="x"),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    refusals.BUTTON_TEXT: (button(text="", callback_data="x"), "inline keyboard button text must be non-empty"),
    refusals.BUTTON_URL: (
        button(text="x", url="nowhere"),
        "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
    ),
    refusals.BUTTON_DATA: (button(text="x", callback_data="س" * 33), "BUTTON_DATA_INVALID"),
    refusals.REPLY_JSON: ({"reply_parameters": "{"}, "can't parse reply parameters JSON object"),
    refusals.REPLY_OBJECT: ({"reply_parameters": "[]"}, "object expected as reply parameters"),
    refusals.REPLY_FIELD: ({"reply_parameters": {"quote": "x"}}, 'can\'t find field "message_id"'),
    refusals.REPLY_ELSEWHERE: (
        {"reply_parameters": {"message_id": "<said>", "chat_id": "<group>"}},
        "message to be replied not found",
    ),
    refusals.QUOTE_INVALID: ({"reply_parameters": {"message_id": "<question>", "quote": "no"}}, "QUOTE_TEXT_INVALID"),
    refusals.QUOTE_LONG: (
        {"reply_parameters": {"message_id": "<question>", "quote": "x" * 1025}},
        "QUOTE_TEXT_INVALID",
    ),
    refusals.REPLY_NOT_FOUND: ({"reply_parameters": {"message_id": 7}}, "message to be replied not found"),
    refusals.EDIT_NOT_FOUND: ({"message_id": 7}, "message to edit not found"),
    refusals.EDIT_FORBIDDEN: ({"message_id": "<question>"}, "message can't be edited"),
    refusals.EDIT_NO_TEXT: ({"message_id": "<document>"}, "there is no text in the message to edit"),
    refusals.EDIT_INLINE: ({"chat_id": None, "message_id": None, "inline_message_id": "x"}, "MESSAGE_ID_INVALID"),
    refusals.NOT_MODIFIED: ({"text": "answer", "reply_markup": None}, MODIFIED),
    refusals.NO_MESSAGE_ID: ({"message_id": None}, "message identifier is not specified"),
    refusals.NO_CHAT_ID: ({"chat_id": None}, "chat identifier is not specified"),
    refusals.DELETE_NOT_FOUND: ({"message_id": 7}, "message to delete not found"),
    refusals.DELETE_FORBIDDEN: ({"chat_id": "<group>", "message_id": "<said>"}, "message can't be deleted"),
    refusals.REACT_NOT_FOUND: ({"message_id": 7}, "message to react not found"),
    refusals.REACTION_JSON: ({"reaction": "["}, "can't parse reaction types JSON object"),
    refusals.REACTION_LIST: ({"reaction": {"type": "emoji"}}, "expected an Array of ReactionType"),
    refusals.REACTION_INVALID: ({"reaction": [{"type": "emoji", "emoji": "🥔"}]}, "REACTION_INVALID"),
    refusals.ACTION: ({"action": "dancing"}, "wrong parameter action in request"),
    refusals.QUERY_OLD: ({"callback_query_id": "1", "inline_query_id": "1", "guest_query_id": "1"}, OLD),
    refusals.CALLBACK_LONG: ({"text": "x" * 201}, "MESSAGE_TOO_LONG"),
    refusals.RESULTS_JSON: (
        {"results": "["},
        "can't parse JSON encoded inline query results: Expecting value: line 1 column 2 (char 1)",
    ),
    refusals.RESULTS_LIST: ({"results": {}}, "expected an Array of inline query results"),
    refusals.RESULTS_MANY: (
        {"results": [article(id=str(n)) for n in range(51)]},
        "too many inline query results specified",
    ),
    refusals.RESULT: (
        {"results": [article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})]},
        "can't parse inline query result: Can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    refusals.RESULT_ID: ({"results": [article(id="س" * 33)]}, "RESULT_ID_INVALID"),
    refusals.RESULT_TWICE: ({"results": [article(), article()]}, "RESULT_ID_DUPLICATE"),
    refusals.COMMANDS_JSON: ({"commands": "["}, "can't parse commands JSON object"),
    refusals.COMMANDS_LIST: ({"commands": {"a": 1}}, "expected an Array of BotCommand"),
    refusals.COMMAND: ({"commands": [{"command": "x"}]}, "can't parse BotCommand: Can't find field \"description\""),
    refusals.COMMANDS_MANY: ({"commands": [{"command": "x", "description": "y"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
    refusals.COMMAND_NAME: ({"commands": [{"command": "Ask", "description": "y"}]}, "BOT_COMMAND_INVALID"),
    refusals.COMMAND_WORDS: ({"commands": [{"command": "ask", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    refusals.SCOPE_JSON: ({"scope": "{"}, "can't parse BotCommandScope JSON object"),
    refusals.SCOPE: ({"scope": {"type": "moon"}}, "can't parse BotCommandScope: Unsupported type specified"),
    refusals.LANGUAGE: ({"language_code": "arabic"}, "invalid language code specified"),
    refusals.NO_FILE: (dict.fromkeys(KINDS), "there is no {kind} in the request"),
    refusals.FILE_WRONG: (dict.fromkeys(KINDS, "nothing"), "wrong file identifier/HTTP URL specified"),
    refusals.FILE_URL: (
        dict.fromkeys(KINDS, "https://example.org/a.pdf"),
        "failed to get HTTP URL content: the simulator fetches nothing",
    ),
    refusals.NAME_LONG: ({"name": "x" * 65}, "the bot's name is too long"),
    refusals.ABOUT_LONG: (
        {"description": "x" * 513, "short_description": "x" * 121},
        "the bot's description is too long",
    ),
    refusals.MENU_JSON: ({"menu_button": "{"}, "can't parse menu button JSON object"),
    refusals.MENU_BUTTON: ({"menu_button": {}}, "can't parse menu button: MenuButton has unsupported type"),
    refusals.USER_INVALID: ({"user_id": None}, "invalid user_id specified"),
    refusals.USER_NOT_FOUND: ({"user_id": 77}, "user not found"),
    refusals.EPHEMERAL_JSON: (
        {"ephemeral_message_parameters": "["},
        "can't parse ephemeral message parameters JSON object",
    ),
    refusals.EPHEMERAL_USER: ({"ephemeral_message_parameters": {"receiver_user_id": 77}}, "user not found"),
    refusals.EPHEMERAL_PRIVATE: (
        {"ephemeral_message_parameters": {"receiver_user_id": 1001}},
        "ephemeral messages can be sent only to supergroups",
    ),
    refusals.EPHEMERAL_NOT_FOUND: ({"ephemeral_message_id": 7}, "message to edit not found"),
    refusals.COPY_NOT_FOUND: ({"message_id": 7}, "message to copy not found"),
    refusals.FORWARD_NOT_FOUND: ({"message_id": 7, "message_ids": [7]}, "message to forward not found"),
    refusals.FORWARD_PROTECTED: (
        {"message_id": "<protected>", "message_ids": ["<protected>"]},
        "message has protected content and can't be forwarded",
    ),
    refusals.NO_MESSAGE_IDS: ({"message_ids": "x"}, "message identifiers are not specified"),
    refusals.NO_FROM_CHAT: ({"from_chat_id": None}, "chat_id is empty"),
    refusals.NO_FORUM: ({"chat_id": "<group>"}, "the chat is not a forum"),
    refusals.TOPIC_NAME: ({"name": "x" * 129}, "topic name is invalid"),
    refusals.THREAD_NOT_FOUND: ({"message_thread_id": 7}, "message thread not found"),
    refusals.PIN_NOT_FOUND: ({"message_id": 7}, "message to pin not found"),
    refusals.UNPIN_NOT_FOUND: ({"message_id": 7}, "message to unpin not found"),
    refusals.NO_ADMINISTRATORS: ({"chat_id": 1001}, "there are no administrators in the private chat"),
    refusals.NO_CAPTION: ({"message_id": "<answer>"}, "there is no caption in the message to edit"),
    refusals.LOCATION: ({"latitude": 91}, "wrong latitude or longitude specified"),
    refusals.CONTACT: ({"phone_number": None}, "wrong phone number specified"),
    refusals.VENUE: ({"title": None}, "venue title and address must be non-empty"),
    refusals.DICE: ({"emoji": "🥔"}, "wrong dice emoji specified"),
    refusals.MEDIA_JSON: ({"media": "["}, "can't parse media JSON object"),
    refusals.MEDIA_LIST: ({"media": {}}, "expected an Array of InputMedia"),
    refusals.MEDIA: ({"media": [{"type": "dance"}]}, "can't parse InputMedia: invalid type specified"),
    refusals.MEDIA_FEW: ({"media": []}, "there are no messages to send"),
    refusals.MEDIA_MANY: ({"media": [{}] * 11}, "too many messages to send as an album"),
    refusals.FILE_ID: ({"file_id": "nothing"}, "invalid file_id"),
    refusals.WEBHOOK_URL: ({"url": "ftp://example.org"}, "invalid webhook URL specified"),
    refusals.SECRET_LONG: ({"secret_token": "x" * 257}, "secret token is too long"),
    refusals.SECRET_LETTERS: ({"secret_token": "a b"}, "secret token contains unallowed characters"),
}
ELSEWHERE = {refusals.WEBHOOK_ACTIVE, refusals.OTHER_POLLER, refusals.WEBHOOK_TOOK_OVER}
"""Refusals that take two calls; test_polling.py has them."""
UPLOADS = {refusals.FILE_EMPTY, refusals.PHOTO_BROKEN}


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


@pytest.mark.parametrize("method", [method.name for method in METHODS.values() if method.rules])
async def test_refuses_word_for_word_all_that_it_declares(simulator: Simulator, method: str) -> None:
    setting = prepare(simulator)
    expected, found = {}, {}
    for rule in METHODS[method.lower()].rules:
        if rule in ELSEWHERE or rule in UPLOADS:
            continue
        prefix = {400: "Bad Request", 403: "Forbidden"}[rule.code]
        words = CASES[rule][1].replace("{kind}", re.sub("(?<=.)([A-Z])", r" \1", method.removeprefix("send")).lower())
        expected[rule.when] = {"ok": False, "error_code": rule.code, "description": f"{prefix}: {words}"}
        found[rule.when] = await call(simulator, method, **broken(setting, method, rule))
    assert found == expected


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (article(id=None), 'Can\'t find field "id"'),
        (article(title=None), 'Can\'t find field "title"'),
        (article(type="dance"), 'type "dance" is unsupported for the inline query result'),
        (article(input_message_content={"message_text": ""}), "Message text is empty"),
        (
            article(**button(text="x")),
            "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
    ],
)
async def test_a_broken_inline_result_is_refused_with_its_reason(
    simulator: Simulator, result: Json, reason: str
) -> None:
    prepare(simulator)
    answer = await call(simulator, "answerInlineQuery", inline_query_id="5", results=json.dumps([result]))
    assert answer["description"] == f"Bad Request: can't parse inline query result: {reason}"


@pytest.mark.parametrize(
    ("method", "content", "words"),
    [
        ("sendDocument", b"", "file must be non-empty"),
        ("sendPhoto", b"", "file must be non-empty"),
        ("sendPhoto", b"no picture", "IMAGE_PROCESS_FAILED"),
    ],
)
async def test_a_broken_upload_is_refused(simulator: Simulator, method: str, content: bytes, words: str) -> None:
    prepare(simulator)
    name = method.removeprefix("send").lower()
    async with httpx.AsyncClient(trust_env=False) as client:
        url = f"{simulator.url}/bot{simulator.token}/{method}"
        answer = await client.post(url, data={"chat_id": "1001"}, files={name: ("a", content)})
    assert (answer.status_code, answer.json()["description"]) == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("/bot42:wrong/getMe", 401, "Unauthorized"),
        ("/botwrong/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot{token}/dance", 404, "Not Found: method not found"),
        ("/bot{token}/sendPoll", 501, "Not Implemented: the simulator doesn't have sendPoll"),
        ("/nowhere", 404, "Not Found"),
        ("/file/bot{token}/documents/nothing", 404, "Not Found"),
    ],
)
async def test_wrong_token_and_unknown_method(simulator: Simulator, path: str, code: int, description: str) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(simulator.url + path.format(token=simulator.token))
    assert answer.json() == {"ok": False, "error_code": code, "description": description}
    assert answer.status_code == code


async def test_4096_units_are_still_taken(simulator: Simulator) -> None:
    prepare(simulator)
    assert (await call(simulator, "sendMessage", chat_id=1001, text="😀" * 2048))["ok"]
    long_tags = "<b>" + "x" * 4096 + "</b>"
    assert (await call(simulator, "sendMessage", chat_id=1001, text=long_tags, parse_mode="HTML"))["ok"]


async def test_a_press_waits_a_minute_and_no_longer(simulator: Simulator) -> None:
    prepare(simulator)
    simulator.service.world.queries["5"].at -= 61
    answer = await call(simulator, "answerCallbackQuery", callback_query_id="5")
    assert answer["description"] == f"Bad Request: {OLD}"


async def test_half_a_surrogate_pair_is_no_text(simulator: Simulator) -> None:
    prepare(simulator)
    body, headers = '{"chat_id": 1001, "text": "\\ud83d"}', {"Content-Type": "application/json"}
    async with httpx.AsyncClient(trust_env=False) as client:
        url = f"{simulator.url}/bot{simulator.token}/sendMessage"
        answer = await client.post(url, content=body, headers=headers)
    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"
