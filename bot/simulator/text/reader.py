"""What the readers of HTML and Markdown share: a place in the bytes, and the text that comes out."""

from __future__ import annotations

import re

from bot.simulator.text.entities import Entity, units
from bot.simulator.text.links import checked_link, mentioned_user

SPACE = b" \t\r\n\0\x0b"


class Reader:
    """Reads bytes at `at`, for refusals name byte offsets; writes text, whose `offset` counts UTF-16 units."""

    def __init__(self, text: str) -> None:
        self.source = text.encode()
        self.at = 0
        self.written = bytearray()
        self.offset = 0

    def byte(self, at: int) -> int:
        """The byte at a place, and NUL beyond the end, as in a string of C's."""
        return self.source[at] if at < len(self.source) else 0

    def is_at(self, at: int, word: bytes) -> bool:
        return self.source.startswith(word, at)

    def copy(self) -> None:
        """Take the byte at this place over into the text."""
        byte = self.source[self.at]
        self.written.append(byte)
        if byte & 0xC0 != 0x80:  # a character's first byte; from 0xF0 on it takes two units
            self.offset += 1 + (byte >= 0xF0)
        self.at += 1

    def copy_until(self, stops: re.Pattern[bytes]) -> None:
        """Take over all that comes before the next of `stops`."""
        match = stops.search(self.source, self.at)
        end = match.start() if match else len(self.source)
        taken = self.source[self.at : end]
        self.written += taken
        self.offset += units(taken.decode())
        self.at = end

    def text(self) -> str:
        return self.written.decode()

    def skip_line_break(self, at: int) -> int:
        """One line break at a place, of one byte or two."""
        if self.byte(at) not in b"\n\r":
            return at
        return at + 1 + (self.byte(at + 1) in b"\n\r" and self.byte(at) != self.byte(at + 1))

    def language_end(self, at: int) -> int:
        """Where the language behind ``` ends; `at` where none stands there."""
        end = at
        while self.byte(end) not in SPACE and self.byte(end) != ord("`"):
            end += 1
        return end if end < len(self.source) and self.byte(end) != ord("`") else at


def link_entity(link: str, offset: int, length: int) -> Entity | None:
    """A mention of a user, or a link; None where the text is neither."""
    if user := mentioned_user(link):
        return Entity("text_mention", offset, length, str(user))
    found = checked_link(link)
    return Entity("text_link", offset, length, found) if found else None
