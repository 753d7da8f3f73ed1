"""Updates as Telegram wrote them: wrapped, so that one which can't be parsed doesn't block its whole batch, and as rows
for the inbox.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from telegram import Update

from bot.storage import Incoming
from bot.storage.pseudonyms import Pseudonyms

Json = dict[str, Any]
_RAW = "raw"


def wrapped(raw: Json) -> Json | None:
    """An update in which everything but its number is something that python-telegram-bot doesn't know, and so
    leaves alone; None for what has no number and can't be an update.
    """
    number = raw.get("update_id")
    return {"update_id": number, _RAW: raw} if isinstance(number, int) else None


def unwrapped(update: Update) -> Mapping[str, Any] | None:
    """What a wrapped update holds; None for an ordinary one."""
    return cast("Mapping[str, Any] | None", update.api_kwargs.get(_RAW))


def incoming(raw: Mapping[str, Any], pseudonyms: Pseudonyms) -> Incoming:
    """The row for the inbox: who sent it, where, by which way. Takes any JSON object with a whole `update_id`, however
    odd the rest.
    """
    surface = next((key for key in raw if key != "update_id"), "unknown")
    content = _object(raw.get(surface))
    sender = _object(content.get("sender_chat")) or _object(content.get("from")) or _object(content.get("user"))
    person = sender.get("id")
    return Incoming(
        update_id=int(raw["update_id"]),
        raw=json.dumps(raw, ensure_ascii=False),
        surface=surface[:32],
        person=pseudonyms.person(person) if isinstance(person, int) else None,
        chat_kind=_chat_kind(content),
    )


def _chat_kind(content: Mapping[str, Any]) -> str | None:
    chat = _object(content.get("chat")) or _object(_object(content.get("message")).get("chat"))
    kind = chat.get("type")
    return kind[:16] if isinstance(kind, str) else None


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
