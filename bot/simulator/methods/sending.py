"""What the bot says: texts, documents, photos, that it is typing; and that it leaves."""

from __future__ import annotations

from typing import Any

from bot.simulator import membership, refusals
from bot.simulator.arguments import Arguments
from bot.simulator.files import StoredFile, picture_size
from bot.simulator.keyboard import read_markup
from bot.simulator.methods.common import (
    CHAT_RULES,
    FORMAT_RULES,
    MARKUP_RULES,
    REPLY_RULES,
    TEXT_RULES,
    chat_of,
    replied_to,
    text_of,
)
from bot.simulator.methods.table import Method
from bot.simulator.service import Service
from bot.simulator.text.formatting import caption_text

Json = dict[str, Any]
_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio",
    "upload_audio", "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    "cancel",
}  # fmt: skip
_FILE_RULES = (refusals.FILE_EMPTY, refusals.FILE_WRONG, refusals.FILE_URL, refusals.CAPTION_LONG)


async def send_message(service: Service, arguments: Arguments) -> Json:
    body = text_of(arguments, refusals.TEXT_LONG)
    markup = read_markup(arguments.values.get("reply_markup"))
    chat = chat_of(service, arguments)
    reply_to = replied_to(service, arguments, chat)
    return service.world.say(chat, service.world.bot, body, reply_to=reply_to, markup=markup).json()


async def send_document(service: Service, arguments: Arguments) -> Json:
    return _send_file(service, arguments, "document")


async def send_photo(service: Service, arguments: Arguments) -> Json:
    return _send_file(service, arguments, "photo")


async def send_chat_action(service: Service, arguments: Arguments) -> bool:
    action = arguments.text("action").lower()
    if action not in _ACTIONS:
        raise refusals.ACTION.refuse()
    chat = chat_of(service, arguments)
    service.world.feed.publish("typing", chat.id, action=action)
    return True


async def get_file(service: Service, arguments: Arguments) -> Json:
    file = service.world.files.get(arguments.text("file_id"))
    if file is None:
        raise refusals.FILE_ID.refuse()
    return file.json() | {"file_path": file.path}


async def get_chat(service: Service, arguments: Arguments) -> Json:
    return chat_of(service, arguments).json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        ),
    }


async def leave_chat(service: Service, arguments: Arguments) -> bool:
    chat = chat_of(service, arguments)
    if chat.is_private:
        raise refusals.LEAVE_PRIVATE.refuse()
    membership.leave(service.world, chat)
    return True


def _send_file(service: Service, arguments: Arguments, kind: str) -> Json:
    caption = caption_text(arguments.text("caption"), arguments.text("parse_mode"), arguments.list("caption_entities"))
    markup = read_markup(arguments.values.get("reply_markup"))
    chat = chat_of(service, arguments)
    reply_to = replied_to(service, arguments, chat)
    media = _file(service, arguments, kind).media()
    bot = service.world.bot
    return service.world.say(chat, bot, caption, media=media, reply_to=reply_to, markup=markup).json()


def _file(service: Service, arguments: Arguments, kind: str) -> StoredFile:
    """An upload, under its own name or attached under another; or a file sent before."""
    given = arguments.text(kind)
    upload = arguments.files.get(given.removeprefix("attach://") if given.startswith("attach://") else kind)
    if upload is None:
        return _known_file(service, given, kind)
    if not upload.content:
        raise refusals.FILE_EMPTY.refuse()
    size = picture_size(upload.content) if kind == "photo" else None
    if kind == "photo" and size is None:
        raise refusals.PHOTO_BROKEN.refuse()
    return service.world.files.add(upload, size)


def _known_file(service: Service, file_id: str, kind: str) -> StoredFile:
    if not file_id or file_id.startswith("attach://"):
        raise (refusals.NO_PHOTO if kind == "photo" else refusals.NO_DOCUMENT).refuse()
    if file_id.lower().startswith(("http://", "https://")):
        raise refusals.FILE_URL.refuse()
    file = service.world.files.get(file_id)
    if file is None or (file.size is not None) != (kind == "photo"):
        raise refusals.FILE_WRONG.refuse()
    return file


METHODS = (
    Method("sendMessage", send_message, (*TEXT_RULES, refusals.TEXT_LONG, *MARKUP_RULES, *CHAT_RULES, *REPLY_RULES)),
    Method(
        "sendDocument",
        send_document,
        (refusals.NO_DOCUMENT, *_FILE_RULES, *FORMAT_RULES, *MARKUP_RULES, *CHAT_RULES, *REPLY_RULES),
    ),
    Method(
        "sendPhoto",
        send_photo,
        (
            refusals.NO_PHOTO,
            refusals.PHOTO_BROKEN,
            *_FILE_RULES,
            *FORMAT_RULES,
            *MARKUP_RULES,
            *CHAT_RULES,
            *REPLY_RULES,
        ),
    ),
    Method("sendChatAction", send_chat_action, (refusals.ACTION, *CHAT_RULES)),
    Method("getFile", get_file, (refusals.FILE_ID,)),
    Method("getChat", get_chat, CHAT_RULES),
    Method("leaveChat", leave_chat, (refusals.LEAVE_PRIVATE, *CHAT_RULES)),
)
