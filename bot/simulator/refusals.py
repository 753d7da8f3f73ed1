"""What Telegram refuses, in its own words.

The descriptions are those of the open Bot API server and of TDLib; the ones in capitals come from Telegram's
own servers and are passed on as they are. docs/simulator.md lists them by method, from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


class Refusal(Exception):  # noqa: N818 — no error of ours: an answer of Telegram's
    """A call that Telegram refuses: the HTTP status, the description and, for 429, the parameters."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def __repr__(self) -> str:
        return f"Refusal({self.code}, {self.description!r}, {self.parameters!r})"

    def json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters is not None:
            answer["parameters"] = self.parameters
        return answer


@dataclass(frozen=True, slots=True)
class Rule:
    """One refusal: its description, with names in braces for what varies, and when it is given."""

    code: int
    description: str
    when: str

    def refuse(self, **values: object) -> Refusal:
        return Refusal(self.code, self.description.format(**values))


def too_many_requests(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def _bad(description: str, when: str) -> Rule:
    return Rule(400, f"Bad Request: {description}", when)


TOKEN_INVALID = Rule(401, "Unauthorized: invalid token specified", "the token isn't `number:text`")
UNAUTHORIZED = Rule(401, "Unauthorized", "the token is of no bot here")
METHOD_NOT_FOUND = Rule(404, "Not Found: method not found", "Telegram has no such method")
METHOD_MISSING = Rule(
    501, "Not Implemented: the simulator doesn't have {method}", "Telegram has it, the simulator hasn't"
)
NOT_FOUND = Rule(404, "Not Found", "no such path")

CHAT_EMPTY = _bad("chat_id is empty", "`chat_id` is missing")
CHAT_NOT_FOUND = _bad("chat not found", "no such chat, or nobody there has written to the bot")
BLOCKED = Rule(403, "Forbidden: bot was blocked by the user", "the person has blocked the bot")
TOPIC_CLOSED = _bad("TOPIC_CLOSED", "the topic of the forum has been closed")
THREAD_NOT_FOUND = _bad("message thread not found", "the topic of the forum is gone")
WRITE_FORBIDDEN = _bad("CHAT_WRITE_FORBIDDEN", "nobody but administrators may write there")
NO_RIGHTS = _bad("have no rights to send a message", "the bot is muted there (older servers' words)")
NOT_ENOUGH_RIGHTS = _bad("not enough rights to send text messages to the chat", "the bot is muted there")
CHAT_RESTRICTED = _bad("CHAT_RESTRICTED", "Telegram has restricted the chat")
PEER_INVALID = _bad("PEER_ID_INVALID", "the chat can't be used by this bot")
ADMIN_REQUIRED = _bad("CHAT_ADMIN_REQUIRED", "the bot must be an administrator for that")
UPGRADED = _bad("group chat was upgraded to a supergroup chat", "the group has another id now (`migrate_to_chat_id`)")
DEACTIVATED = Rule(403, "Forbidden: user is deactivated", "the person has deleted their account")
KICKED = Rule(403, "Forbidden: bot was kicked from the supergroup chat", "the group has thrown the bot out")
CANT_INITIATE = Rule(403, "Forbidden: bot can't initiate conversation with a user", "the person never wrote to it")
NOT_A_MEMBER = Rule(403, "Forbidden: bot is not a member of the supergroup chat", "the bot has left the group")
LEAVE_PRIVATE = _bad("chat member status can't be changed in private chats", "the chat is no group")

TEXT_EMPTY = _bad("message text is empty", "`text` is missing or empty")
TEXT_BLANK = _bad("text must be non-empty", "nothing but white space is left of the text")
TEXT_HUGE = _bad("text is too long", "the text has over 32,768 bytes before parsing")
TEXT_LONG = _bad("message is too long", "over 4,096 UTF-16 units after parsing")
TEXT_LONG_EDIT = _bad("MESSAGE_TOO_LONG", "over 4,096 UTF-16 units after parsing")
CAPTION_LONG = _bad("message caption is too long", "the caption has over 1,024 UTF-16 units after parsing")
PARSE_MODE = _bad("unsupported parse_mode", "a `parse_mode` other than HTML, Markdown and MarkdownV2")
ENTITIES = _bad("can't parse entities: {reason}", "broken HTML or Markdown; the reason names the byte offset")
ENTITY = _bad(
    "can't parse MessageEntity: {reason}", "a given entity of no known type, or without a field that it needs"
)
ENTITY_PLACE = _bad("{reason}", "a given entity begins or ends beyond the text, or in the middle of a character")
ENTITY_URL = _bad("entity URL '{url}' is invalid: {reason}", "the address of a given `text_link` is none")
ENTITY_EMOJI = _bad("invalid custom emoji identifier specified", "a given `custom_emoji` has the id 0")
ENTITY_DATE = _bad("invalid date specified", "a given `date_time` isn't after 1970")

MARKUP_JSON = _bad("can't parse reply keyboard markup JSON object", "`reply_markup` is no JSON")
MARKUP_OBJECT = _bad("object expected as reply markup", "`reply_markup` is no object")
MARKUP_ROWS = _bad(
    'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays', "the rows are no lists"
)
BUTTON = _bad("can't parse inline keyboard button: {reason}", "a button without text or without action")
BUTTON_TEXT = _bad("inline keyboard button text must be non-empty", "a button's text is empty")
BUTTON_URL = _bad("inline keyboard button URL '{url}' is invalid: Wrong HTTP URL", "a button's link is none")
BUTTON_DATA = _bad("BUTTON_DATA_INVALID", "`callback_data` has over 64 bytes")

REPLY_JSON = _bad("can't parse reply parameters JSON object", "`reply_parameters` is no JSON object")
REPLY_OBJECT = _bad("object expected as reply parameters", "`reply_parameters` is no object")
REPLY_FIELD = _bad('can\'t find field "{name}"', "`reply_parameters` without a `message_id`")
REPLY_ELSEWHERE = _bad(
    "message to be replied not found", "the message is in another chat (Telegram shows such replies)"
)
QUOTE_INVALID = _bad("QUOTE_TEXT_INVALID", "the quote isn't in the message")
QUOTE_LONG = _bad("QUOTE_TEXT_INVALID", "the quote has over 1,024 UTF-16 units after parsing")
REPLY_NOT_FOUND = _bad("message to be replied not found", "no such message to reply to")

EDIT_NOT_FOUND = _bad("message to edit not found", "no such message in the chat")
EDIT_FORBIDDEN = _bad("message can't be edited", "the message isn't the bot's own")
EDIT_NO_TEXT = _bad("there is no text in the message to edit", "the message is a document or a photo")
EDIT_INLINE = _bad("MESSAGE_ID_INVALID", "no such `inline_message_id`")
NOT_MODIFIED = _bad(
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message",
    "neither text nor buttons would change",
)
NO_MESSAGE_ID = _bad("message identifier is not specified", "`message_id` is missing")
NO_CHAT_ID = _bad("chat identifier is not specified", "`chat_id` is missing")
DELETE_NOT_FOUND = _bad("message to delete not found", "no such message in the chat")
DELETE_FORBIDDEN = _bad("message can't be deleted", "somebody else's message in a group")

REACT_NOT_FOUND = _bad("message to react not found", "no such message in the chat")
REACTION_JSON = _bad("can't parse reaction types JSON object", "`reaction` is no JSON")
REACTION_LIST = _bad("expected an Array of ReactionType", "`reaction` is no list")
REACTION_INVALID = _bad("REACTION_INVALID", "an emoji that is no reaction, or more than one of them")

ACTION = _bad("wrong parameter action in request", "no such chat action")
QUERY_OLD = _bad(
    "query is too old and response timeout expired or query ID is invalid",
    "no such query, or it has waited too long",
)
CALLBACK_LONG = _bad("MESSAGE_TOO_LONG", "the notice has over 200 characters")

RESULTS_JSON = _bad("can't parse JSON encoded inline query results: {reason}", "`results` is no JSON")
RESULTS_LIST = _bad("expected an Array of inline query results", "`results` is no list")
RESULTS_MANY = _bad("too many inline query results specified", "over 50 results")
RESULT = _bad("can't parse inline query result: {reason}", "a result without id, text or title, or broken HTML in it")
RESULT_ID = _bad("RESULT_ID_INVALID", "a result's id is empty or has over 64 bytes")
RESULT_TWICE = _bad("RESULT_ID_DUPLICATE", "two results have the same id")

COMMANDS_JSON = _bad("can't parse commands JSON object", "`commands` is no JSON")
COMMANDS_LIST = _bad("expected an Array of BotCommand", "`commands` is no list")
COMMAND = _bad("can't parse BotCommand: {reason}", "a command without name or description")
COMMANDS_MANY = _bad("BOT_COMMANDS_TOO_MUCH", "over 100 commands")
COMMAND_NAME = _bad("BOT_COMMAND_INVALID", "a name that isn't 1 to 32 of a–z, 0–9 and _")
COMMAND_WORDS = _bad("BOT_COMMAND_DESCRIPTION_INVALID", "a description that isn't 1 to 256 characters")
SCOPE_JSON = _bad("can't parse BotCommandScope JSON object", "`scope` is no JSON")
SCOPE = _bad("can't parse BotCommandScope: {reason}", "a scope of no known type")
LANGUAGE = _bad("invalid language code specified", "`language_code` isn't two small letters or empty")

NAME_LONG = _bad("the bot's name is too long", "over 64 characters (words of our own: Telegram's aren't documented)")
ABOUT_LONG = _bad(
    "the bot's description is too long",
    "over 512 characters, over 120 where it is the short one (words of our own: Telegram's aren't documented)",
)
MENU_JSON = _bad("can't parse menu button JSON object", "`menu_button` is no JSON")
MENU_BUTTON = _bad("can't parse menu button: {reason}", "a `menu_button` of no known type")

USER_INVALID = _bad("invalid user_id specified", "`user_id` is missing")
USER_NOT_FOUND = _bad("user not found", "no such person")
EPHEMERAL_JSON = _bad("can't parse ephemeral message parameters JSON object", "no object (words of our own)")
EPHEMERAL_USER = _bad("user not found", "`receiver_user_id` is nobody's")
EPHEMERAL_PRIVATE = _bad(
    "ephemeral messages can be sent only to supergroups", "the chat is no group (words of our own)"
)
EPHEMERAL_NOT_FOUND = _bad("message to edit not found", "no such ephemeral message of that person's")

COPY_NOT_FOUND = _bad("message to copy not found", "no such message in `from_chat_id`")
FORWARD_NOT_FOUND = _bad("message to forward not found", "no such message in `from_chat_id`")
FORWARD_PROTECTED = _bad("message has protected content and can't be forwarded", "it was sent with `protect_content`")
NO_MESSAGE_IDS = _bad("message identifiers are not specified", "`message_ids` is missing or no list of numbers")
NO_FROM_CHAT = _bad("chat_id is empty", "`from_chat_id` is missing")
NO_FORUM = _bad("the chat is not a forum", "topics aren't enabled there")
TOPIC_NAME = _bad("topic name is invalid", "no name, or one of over 128 characters (words of our own)")
PIN_NOT_FOUND = _bad("message to pin not found", "no such message in the chat")
UNPIN_NOT_FOUND = _bad("message to unpin not found", "no such message is pinned")
NO_ADMINISTRATORS = _bad("there are no administrators in the private chat", "the chat is no group")
NO_CAPTION = _bad("there is no caption in the message to edit", "the message is a text")

LOCATION = _bad(
    "wrong latitude or longitude specified", "`latitude` or `longitude` is missing or off the globe (words of our own)"
)
CONTACT = _bad("wrong phone number specified", "`phone_number` or `first_name` is missing")
VENUE = _bad("venue title and address must be non-empty", "`title` or `address` is missing (words of our own)")
DICE = _bad("wrong dice emoji specified", "an emoji that doesn't roll (words of our own)")

MEDIA_JSON = _bad("can't parse media JSON object", "`media` is no JSON")
MEDIA_LIST = _bad("expected an Array of InputMedia", "`media` is no list")
MEDIA = _bad("can't parse InputMedia: {reason}", "a part without type or file")
MEDIA_FEW = _bad("there are no messages to send", "`media` is empty")
MEDIA_MANY = _bad("too many messages to send as an album", "over 10 in `media`")
NO_FILE = _bad("there is no {kind} in the request", "the file is missing")
FILE_EMPTY = _bad("file must be non-empty", "an upload of no bytes")
FILE_WRONG = _bad("wrong file identifier/HTTP URL specified", "a `file_id` that was never given")
FILE_URL = _bad(
    "failed to get HTTP URL content: the simulator fetches nothing",
    "a file by URL; what stands behind the colon is ours",
)
PHOTO_BROKEN = _bad("IMAGE_PROCESS_FAILED", "the photo is no PNG, JPEG or GIF")
FILE_ID = _bad("invalid file_id", "`file_id` was never given")

WEBHOOK_ACTIVE = Rule(
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    "a webhook is set",
)
OTHER_POLLER = Rule(
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    "a second getUpdates takes over from this one",
)
WEBHOOK_TOOK_OVER = Rule(409, "Conflict: terminated by setWebhook request", "setWebhook ends a waiting getUpdates")
WEBHOOK_URL = _bad("invalid webhook URL specified", "`url` is no http or https address")
SECRET_LONG = _bad("secret token is too long", "`secret_token` has over 256 characters")
SECRET_LETTERS = _bad("secret token contains unallowed characters", "`secret_token` has others than A–Z a–z 0–9 _ -")

ON_REQUEST = (
    TOPIC_CLOSED, WRITE_FORBIDDEN, NO_RIGHTS, NOT_ENOUGH_RIGHTS, CHAT_RESTRICTED, PEER_INVALID,
    ADMIN_REQUIRED, UPGRADED, DEACTIVATED, KICKED, CANT_INITIATE,
)  # fmt: skip
"""Refusals for which nothing here gives a reason; they come as faults only."""
