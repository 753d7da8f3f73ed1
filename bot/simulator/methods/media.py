"""Files that the bot sends, one by one or as an album, and fetches. The simulator doesn't look into sound and film."""

from __future__ import annotations

import uuid
from typing import Any

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.files import StoredFile, Upload, picture_size
from bot.simulator.methods.common import FORMAT_RULES, SENDING_RULES, caption_of, chat_of, reason_of, send
from bot.simulator.methods.table import Handler, Method
from bot.simulator.refusals import Refusal
from bot.simulator.service import Service

Json = dict[str, Any]
KINDS = ("document", "photo", "audio", "video", "animation", "voice", "video_note")
_MOST_IN_ALBUM = 10
_NUMBERS = {
    "audio": ("duration",), "video": ("width", "height", "duration"), "animation": ("width", "height", "duration"),
    "voice": ("duration",), "video_note": ("length", "duration"),
}  # fmt: skip
_TYPES = {"voice": "audio/ogg", "animation": "video/mp4"}
_FILE_RULES = (
    refusals.NO_FILE, refusals.FILE_EMPTY, refusals.FILE_WRONG, refusals.FILE_URL, refusals.CAPTION_LONG,
    *FORMAT_RULES,
)  # fmt: skip


def _sender(kind: str) -> Handler:
    async def send_file(service: Service, arguments: Arguments) -> Json:
        caption = caption_of(service, arguments)
        chat_of(service, arguments)
        return send(service, arguments, caption, _file(service, arguments, kind, kind).media()).json()

    return send_file


async def send_media_group(service: Service, arguments: Arguments) -> list[Json]:
    parts = _parts(arguments)
    album = {"media_group_id": str(uuid.uuid4().int >> 65)}
    chat_of(service, arguments)
    read = [_part(service, part) for part in parts]
    hidden = [{"has_media_spoiler": True} if part.flag("has_spoiler") else {} for part in parts]
    return [
        send(service, arguments, caption, media, **album, **spoiler).json()
        for (caption, media), spoiler in zip(read, hidden, strict=True)
    ]


async def get_file(service: Service, arguments: Arguments) -> Json:
    file = service.world.files.get(arguments.text("file_id"))
    if file is None:
        raise refusals.FILE_ID.refuse()
    return file.json() | {"file_id": arguments.text("file_id"), "file_path": file.path}


def input_media(service: Service, arguments: Arguments, name: str) -> tuple[Any, Json]:
    """One InputMedia of a call: its caption, and the part of a message that shows it."""
    try:
        part = arguments.parsed(name)
    except ValueError as error:
        raise refusals.MEDIA_JSON.refuse() from error
    return _part(service, _with_files(part, arguments))


def _parts(arguments: Arguments) -> list[Arguments]:
    try:
        parts = arguments.parsed("media")
    except ValueError as error:
        raise refusals.MEDIA_JSON.refuse() from error
    if not isinstance(parts, list):
        raise refusals.MEDIA_LIST.refuse()
    if not parts:
        raise refusals.MEDIA_FEW.refuse()
    if len(parts) > _MOST_IN_ALBUM:
        raise refusals.MEDIA_MANY.refuse()
    return [_with_files(part, arguments) for part in parts]


def _with_files(part: object, arguments: Arguments) -> Arguments:
    if not isinstance(part, dict):
        raise refusals.MEDIA.refuse(reason="expected an Object")
    return Arguments(part, arguments.files)


def _part(service: Service, part: Arguments) -> tuple[Any, Json]:
    if part.text("type") not in KINDS[:5]:
        raise refusals.MEDIA.refuse(reason="invalid type specified")
    try:
        caption = caption_of(service, part)
        return caption, _file(service, part, part.text("type"), "media").media()
    except Refusal as refusal:
        raise refusals.MEDIA.refuse(reason=reason_of(refusal)) from refusal


def _file(service: Service, arguments: Arguments, kind: str, name: str) -> StoredFile:
    """An upload, under its own name or attached under another; or a file sent before."""
    given = arguments.text(name)
    upload = arguments.files.get(given.removeprefix("attach://") if given.startswith("attach://") else name)
    if upload is None:
        return _known_file(service, given, kind)
    if not upload.content:
        raise refusals.FILE_EMPTY.refuse()
    size = picture_size(upload.content) if kind == "photo" else None
    if kind == "photo" and size is None:
        raise refusals.PHOTO_BROKEN.refuse()
    kept = Upload(upload.name, upload.content, _TYPES.get(kind, upload.type))
    return service.world.files.add(kept, kind, size, _said(service, arguments, kind))


def _said(service: Service, arguments: Arguments, kind: str) -> Json:
    """What the call says of a file: how long, how large, by whom; and a picture to stand for it."""
    found: Json = {number: arguments.integer(number) for number in _NUMBERS.get(kind, ())}
    if kind == "audio":
        found |= {name: arguments.text(name) for name in ("title", "performer") if arguments.has(name)}
    given = arguments.text("thumbnail").removeprefix("attach://")
    picture = arguments.files.get(given or "thumbnail")
    size = picture_size(picture.content) if picture else None
    if picture and size and kind != "photo":
        found["thumbnail"] = service.world.files.add(picture, "photo", size).media()["photo"][-1]
    return found


def _known_file(service: Service, file_id: str, kind: str) -> StoredFile:
    if not file_id or file_id.startswith("attach://"):
        raise refusals.NO_FILE.refuse(kind=kind.replace("_", " "))
    if file_id.lower().startswith(("http://", "https://")):
        raise refusals.FILE_URL.refuse()
    file = service.world.files.get(file_id)
    if file is None or file.kind != kind:
        raise refusals.FILE_WRONG.refuse()
    return file


def _method(kind: str) -> Method:
    name = "send" + "".join(word.capitalize() for word in kind.split("_"))
    broken = (refusals.PHOTO_BROKEN,) if kind == "photo" else ()
    return Method(name, _sender(kind), (*broken, *_FILE_RULES, *SENDING_RULES))


METHODS = (
    *map(_method, KINDS),
    Method(
        "sendMediaGroup",
        send_media_group,
        (
            refusals.MEDIA_JSON, refusals.MEDIA_LIST, refusals.MEDIA, refusals.MEDIA_FEW, refusals.MEDIA_MANY,
            *SENDING_RULES,
        ),
    ),
    Method("getFile", get_file, (refusals.FILE_ID,)),
)  # fmt: skip
