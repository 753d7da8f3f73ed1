"""Telegram's HTML, read as Telegram reads it: byte offsets in refusals, UTF-16 offsets in entities.

The rules are those of TDLib: only some tags, no comments or declarations, attributes quoted or bare names,
`&lt; &gt; &amp; &quot;` and numeric references, every tag closed in order; `</>` closes whatever is open.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.simulator.entities import Entity, Formatted, ordered, units
from bot.simulator.links import checked_link

_SPACE = b" \t\r\n\0\x0b"
_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "tg-emoji": "custom_emoji", "tg-time": "", "a": "text_link", "pre": "pre", "code": "code",
    "blockquote": "blockquote",
}  # fmt: skip
_REFERENCES = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_ARGUMENTS = {("a", "href"), ("tg-emoji", "emoji-id"), ("tg-time", "format")}
_PREFIXED = {("code", "class"): "language-", ("span", "class"): "tg-"}


class HtmlError(Exception):
    """Why the text can't be parsed, in Telegram's words."""


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    piece: int


def parse(text: str) -> Formatted:
    """The plain text and entities of `text`; raises HtmlError with Telegram's reason."""
    return _Parser(text.encode()).read()


class _Parser:
    def __init__(self, source: bytes) -> None:
        self.source = source
        self.at = 0
        self.offset = 0
        self.pieces: list[str] = []
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> Formatted:
        while self.at < len(self.source):
            if self.source[self.at] == ord("<"):
                if self._byte(self.at + 1) == ord("/"):
                    self._end_tag()
                else:
                    self._start_tag()
            elif (reference := self._reference()) is not None:
                self._add(reference)
            else:
                self._plain()
        if self.open:
            raise HtmlError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        plain = (Entity(e.type, e.offset, e.length, "" if e.type == "code" else e.detail) for e in self.entities)
        return Formatted("".join(self.pieces), ordered(plain))

    def _byte(self, at: int) -> int:
        """The byte at a place, and NUL beyond the end, which every loop below stops at."""
        return self.source[at] if at < len(self.source) else 0

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += units(text)

    def _plain(self) -> None:
        start = self.at
        self.at += 1
        while self.at < len(self.source) and self.source[self.at] not in b"<&":
            self.at += 1
        self._add(self.source[start : self.at].decode())

    def _reference(self) -> str | None:
        """The character that a reference at this place stands for, or None where it is plain text."""
        if self._byte(self.at) != ord("&"):
            return None
        end = self.at + 1
        if self._byte(end) == ord("#"):
            digits, base = (b"0123456789abcdefABCDEF", 16) if self._byte(end + 1) == ord("x") else (b"0123456789", 10)
            start = end = end + (2 if base == 16 else 1)
            end = self._while(end, digits)
            code = int(self.source[start:end] or b"0", base)
            # A half of a surrogate pair can't be written in UTF-8: Telegram refuses it later, here it stays text.
            if code == 0 or code >= 0x10FFFF or 0xD800 <= code <= 0xDFFF or end - self.at >= 10:
                return None
            character = chr(code)
        else:
            end = self._while(end, b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
            found = _REFERENCES.get(self.source[self.at + 1 : end])
            if found is None:
                return None
            character = found
        self.at = end + 1 if self._byte(end) == ord(";") else end
        return character

    def _while(self, at: int, allowed: bytes) -> int:
        while at < len(self.source) and self.source[at] in allowed:
            at += 1
        return at

    def _until(self, at: int, stops: bytes) -> int:
        while self._byte(at) not in stops:
            at += 1
        return at

    def _skip_space(self, at: int) -> int:
        while self._byte(at) != 0 and self._byte(at) in _SPACE:
            at += 1
        return at

    def _start_tag(self) -> None:
        begin = self.at
        end = self._until(begin + 1, _SPACE + b">")
        if self._byte(end) == 0:
            raise HtmlError(f"Unclosed start tag at byte offset {begin}")
        tag = self.source[begin + 1 : end].decode().lower()
        if tag not in _TAGS:
            raise HtmlError(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = ""
        at = self._skip_space(end)
        while self._byte(at) != ord(">"):
            name, value, at = self._attribute(at, tag, begin)
            argument = _argument(tag, name, value, argument)
            at = self._skip_space(at)
        if tag == "span" and argument != "spoiler":
            raise HtmlError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(_Open(tag, argument, self.offset, len(self.pieces)))
        self.at = at + 1

    def _attribute(self, at: int, tag: str, begin: int) -> tuple[str, str | None, int]:
        end = self._until(at, _SPACE + b"=>/\"'")
        name = self.source[at:end].decode()
        if not name:
            raise HtmlError(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        at = self._skip_space(end)
        if self._byte(at) == ord("="):
            at = self._skip_space(at + 1)
            if self._byte(at) != 0:
                return (name, *self._value(at, begin))
        if self._byte(at) == 0:
            raise HtmlError(f'Unclosed start tag "{tag}" at byte offset {begin}')
        return name, None, at

    def _value(self, at: int, begin: int) -> tuple[str, int]:
        quote = self._byte(at)
        if quote not in b"\"'":
            end = self._while(at, b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
            if self._byte(end) not in _SPACE + b">":
                raise HtmlError(f"Unexpected end of name token at byte offset {at}")
            value = self.source[at:end].decode().lower()
        else:
            value, end = self._quoted(at + 1, quote)
        if self._byte(end) == 0:
            raise HtmlError(f"Unclosed start tag at byte offset {begin}")
        return value, end

    def _quoted(self, at: int, quote: int) -> tuple[str, int]:
        """What stands between quotes, references resolved, and the place after the closing one."""
        found = bytearray()
        while self._byte(at) not in (quote, 0):
            self.at = at
            reference = self._reference()
            if reference is None:
                found.append(self.source[at])
                at += 1
            else:
                found += reference.encode()
                at = self.at
        return found.decode(), at + 1 if self._byte(at) == quote else at

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise HtmlError(f"Unexpected end tag at byte offset {begin}")
        end = self._until(begin + 2, _SPACE + b">")
        found = self.source[begin + 2 : end].decode().lower()
        end = self._skip_space(end)
        if self._byte(end) != ord(">"):
            raise HtmlError(f"Unclosed end tag at byte offset {begin}")
        opened = self.open.pop()
        if found and found != opened.tag:
            raise HtmlError(f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{found}>"')
        if self.offset > opened.offset:
            self._close(opened)
        self.at = end + 1

    def _close(self, opened: _Open) -> None:
        kind, detail = _TAGS[opened.tag], opened.argument
        if opened.tag == "a":
            detail = checked_link(detail or "".join(self.pieces[opened.piece :]))
            if not detail:
                return
        elif opened.tag == "tg-emoji" and not (detail.isascii() and detail.isdigit() and int(detail)):
            raise HtmlError("Invalid custom emoji identifier specified")
        elif opened.tag == "blockquote" and detail:
            kind, detail = "expandable_blockquote", ""
        elif opened.tag in ("pre", "code") and self._joined(opened):
            return
        elif opened.tag == "span":
            detail = ""
        if kind:
            self.entities.append(Entity(kind, opened.offset, self.offset - opened.offset, detail))

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
