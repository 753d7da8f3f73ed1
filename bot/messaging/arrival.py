"""What can be said of an update before it is parsed: who sent it, where, by which way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.storage import Incoming
from bot.storage.pseudonyms import Pseudonyms


def incoming(raw: Mapping[str, Any], pseudonyms: Pseudonyms) -> Incoming:
    """The row for the inbox. Takes any JSON object with a whole `update_id`, however odd the rest."""
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
