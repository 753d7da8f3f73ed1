"""What Telegram finds in a text by itself: commands, mentions, hashtags, addresses."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.simulator.entities import Entity, Formatted, ordered, units

_PATTERNS = (
    ("url", re.compile(r"https?://[^\s<>\"'«»]+[^\s<>\"'«».,:;!?،؛؟)]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.@+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b")),
    ("url", re.compile(r"(?<![\w@./-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|int|me|io|gov|edu|info|kw)\b(?:/[^\s<>]*)?")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<![\w@.])@[A-Za-z0-9_]{4,32}(?![\w@])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?!\d+\b)\w{1,256}")),
)
_LITERAL = {"code", "pre", "text_link", "text_mention"}


def detect(formatted: Formatted) -> Formatted:
    """The text with the entities that its sender didn't mark; code and links are left as they are."""
    taken = [entity for entity in formatted.entities if entity.type in _LITERAL]
    found: list[Entity] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(formatted.text):
            offset = units(formatted.text[: match.start()])
            entity = Entity(kind, offset, units(match[0]))
            if not any(entity.offset < other.end and other.offset < entity.end for other in taken):
                taken.append(entity)
                found.append(entity)
    return replace(formatted, entities=ordered((*formatted.entities, *found)))
