"""A case for each of Telegram's refusals: what is wrong in the call, and the words of the answer."""

from __future__ import annotations

from typing import Any

from bot.simulator import people, refusals
from bot.simulator.methods.media import KINDS
from bot.simulator.refusals import Rule

Json = dict[str, Any]
MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
OLD = "query is too old and response timeout expired or query ID is invalid"


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
