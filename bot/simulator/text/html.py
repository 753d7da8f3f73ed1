"""Telegram's HTML, read as Telegram reads it: byte offsets in refusals, UTF-16 offsets in entities.

The rules are those of TDLib: only some tags, no comments or declarations, attributes quoted or bare names,
`&lt; &gt; &amp; &quot;` and numeric references, every tag closed in order; `</>` closes whatever is open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.simulator.text.entities import Entity, Formatted, ParseError, ordered
from bot.simulator.text.links import DATE_FORMAT, date_format, emoji_id
from bot.simulator.text.reader import SPACE, Reader, link_entity

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "tg-emoji": "custom_emoji", "tg-time": "date_time", "a": "text_link", "pre": "pre",
    "code": "code", "blockquote": "blockquote",
}  # fmt: skip
_REFERENCES = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_ARGUMENTS = {("a", "href"), ("tg-emoji", "emoji-id"), ("tg-time", "format")}
_SIGNS = re.compile(b"[<&]")
_SURROGATES = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)
_PREFIXED = {("code", "class"): "language-", ("span", "class"): "tg-"}


@dataclass(frozen=True, slots=True)
class _Open:
    """An open tag: what it keeps of its attributes, and where its text begins in units and in bytes."""

    tag: str
    argument: str
    time: int
    offset: int
    begin: int


def parse(text: str) -> Formatted:
    """The plain text and entities of `text`; raises ParseError with Telegram's reason."""
    return _Html(text).read()


class _Html(Reader):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> Formatted:
        while self.at < len(self.source):
            if self.byte(self.at) == ord("<"):
                if self.byte(self.at + 1) == ord("/"):
                    self._end_tag()
                else:
                    self._start_tag()
            elif (reference := self._reference()) is not None:
                self.written += reference.encode("utf-8", "surrogatepass")
                self.offset += 1 + (reference > "\uffff")
            elif self.byte(self.at) == ord("&"):
                self.copy()
            else:
                self.copy_until(_SIGNS)
        if self.open:
            raise ParseError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        plain = (replace(entity, detail="") if entity.type == "code" else entity for entity in self.entities)
        try:
            return Formatted(self.text(), tuple(ordered(plain)))
        except UnicodeDecodeError as error:
            raise ParseError(_SURROGATES) from error

    def _reference(self) -> str | None:
        """The character that a reference at this place stands for, or None where it is plain text."""
        if self.byte(self.at) != ord("&"):
            return None
        end = self.at + 1
        if self.byte(end) == ord("#"):
            digits, base = (b"0123456789abcdefABCDEF", 16) if self.byte(end + 1) == ord("x") else (b"0123456789", 10)
            start = end + (2 if base == 16 else 1)
            end = self._while(start, digits)
            code = int(self.source[start:end] or b"0", base) if end - self.at < 10 else 0
            if code == 0 or code >= 0x10FFFF:
                return None
            character = chr(code)
        else:
            end = self._while(end, b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
            found = _REFERENCES.get(self.source[self.at + 1 : end])
            if found is None:
                return None
            character = found
        self.at = end + 1 if self.byte(end) == ord(";") else end
        return character

    def _while(self, at: int, allowed: bytes) -> int:
        while at < len(self.source) and self.source[at] in allowed:
            at += 1
        return at

    def _until(self, at: int, stops: bytes) -> int:
        while self.byte(at) not in stops:
            at += 1
        return at

    def _skip_space(self, at: int) -> int:
        while self.byte(at) != 0 and self.byte(at) in SPACE:
            at += 1
        return at

    def _start_tag(self) -> None:
        begin = self.at
        end = self._until(begin + 1, SPACE + b">")
        if self.byte(end) == 0:
            raise ParseError(f"Unclosed start tag at byte offset {begin}")
        tag = self.source[begin + 1 : end].lower().decode()
        if tag not in _TAGS:
            raise ParseError(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument, time = "", 0
        at = self._skip_space(end)
        while self.byte(at) != ord(">"):
            name, value, at = self._attribute(at, tag, begin)
            argument = _argument(tag, name, value, argument)
            if (tag, name) == ("tg-time", "unix") and value is not None:
                time = _int32(value)
            at = self._skip_space(at)
        if tag == "span" and argument != "spoiler":
            raise ParseError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(_Open(tag, argument, time, self.offset, len(self.written)))
        self.at = at + 1

    def _attribute(self, at: int, tag: str, begin: int) -> tuple[str, str | None, int]:
        end = self._until(at, SPACE + b"=>/\"'")
        name = self.source[at:end].decode()
        if not name:
            raise ParseError(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        at = self._skip_space(end)
        if self.byte(at) == ord("="):
            at = self._skip_space(at + 1)
            if self.byte(at) != 0:
                return (name, *self._value(at, begin))
        if self.byte(at) == 0:
            raise ParseError(f'Unclosed start tag "{tag}" at byte offset {begin}')
        return name, None, at

    def _value(self, at: int, begin: int) -> tuple[str, int]:
        quote = self.byte(at)
        if quote not in b"\"'":
            end = self._while(at, b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
            if self.byte(end) not in SPACE + b">":
                raise ParseError(f"Unexpected end of name token at byte offset {at}")
            value = self.source[at:end].lower().decode()
        else:
            value, end = self._quoted(at + 1, quote)
        if self.byte(end) == 0:
            raise ParseError(f"Unclosed start tag at byte offset {begin}")
        return value, end

    def _quoted(self, at: int, quote: int) -> tuple[str, int]:
        """What stands between quotes, references resolved, and the place after the closing one."""
        found = bytearray()
        while self.byte(at) not in (quote, 0):
            self.at = at
            reference = self._reference()
            if reference is None:
                found.append(self.source[at])
                at += 1
            else:
                found += reference.encode("utf-8", "replace")
                at = self.at
        return found.decode(), at + 1 if self.byte(at) == quote else at

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise ParseError(f"Unexpected end tag at byte offset {begin}")
        end = self._until(begin + 2, SPACE + b">")
        found = self.source[begin + 2 : end].lower().decode()
        end = self._skip_space(end)
        if self.byte(end) != ord(">"):
            raise ParseError(f"Unclosed end tag at byte offset {begin}")
        opened = self.open.pop()
        if found and found != opened.tag:
            raise ParseError(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{found}>"'
            )
        if self.offset > opened.offset:
            self._close(opened)
        self.at = end + 1

    def _close(self, opened: _Open) -> None:
        kind, detail = _TAGS[opened.tag], opened.argument
        length = self.offset - opened.offset
        entity: Entity | None = Entity(kind, opened.offset, length, detail)
        if opened.tag == "a":
            link = detail or self.written[opened.begin :].decode("utf-8", "replace")
            entity = link_entity(link, opened.offset, length)
        elif opened.tag == "tg-emoji" and not emoji_id(detail):
            raise ParseError("Invalid custom emoji identifier specified")
        elif opened.tag == "tg-time":
            if not DATE_FORMAT.fullmatch(detail):
                raise ParseError("Invalid date format used")
            shown = date_format(detail) or ""
            entity = Entity(kind, opened.offset, length, shown, opened.time) if opened.time > 0 else None
        elif opened.tag == "blockquote" and detail:
            entity = Entity("expandable_blockquote", opened.offset, length)
        elif opened.tag in ("pre", "code"):
            entity = None if self._joined(opened) else entity
        elif kind != "custom_emoji":
            entity = Entity(kind, opened.offset, length)
        if entity is not None:
            self.entities.append(entity)

    def _joined(self, opened: _Open) -> bool:
        """`<pre><code class="language-x">` in either order is one entity that carries the language."""
        last = self.entities[-1] if self.entities else None
        if last is None or (last.offset, last.end) != (opened.offset, self.offset):
            return False
        language = last.detail if (opened.tag, last.type) == ("pre", "code") else ""
        if (opened.tag, last.type) == ("code", "pre"):
            language = opened.argument
        if not language:
            return False
        self.entities[-1] = Entity("pre", last.offset, last.length, language)
        return True


def _argument(tag: str, name: str, value: str | None, argument: str) -> str:
    """What a tag keeps of its attributes: the last one that it knows."""
    if (tag, name) == ("blockquote", "expandable"):
        return "1"
    if value is None:
        return argument
    if (tag, name) in _ARGUMENTS:
        return value
    prefix = _PREFIXED.get((tag, name))
    return value.removeprefix(prefix) if prefix and value.startswith(prefix) else argument


def _int32(value: str) -> int:
    """The number that a text begins with, 0 where it begins with none; too big a one overflows, as in C."""
    digits = re.match("-?[0-9]*", value)
    number = int(digits[0]) if digits and digits[0] not in ("", "-") else 0
    return (number + 2**31) % 2**32 - 2**31
