"""Telegram's Markdown of old and MarkdownV2, read as TDLib reads them.

The old one knows `_`, `*`, backquotes and links, one inside no other. V2 nests, and every sign that could mean
something must be escaped where it doesn't.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.simulator.text.entities import Entity, Formatted, ParseError, ordered
from bot.simulator.text.links import custom_emoji, date_of
from bot.simulator.text.reader import Reader, link_entity

_RESERVED = b"_*[]()~`>#+-=|{}.!\n"
_OLD = {ord("_"): "italic", ord("*"): "bold", ord("`"): "code"}
_NAMES = {
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "strikethrough": "Strikethrough",
    "spoiler": "Spoiler", "code": "Code", "text_link": "TextUrl", "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}  # fmt: skip
_ENDS = {
    "bold": b"*", "code": b"`", "pre": b"```", "text_link": b"]", "underline": b"__", "strikethrough": b"~",
    "spoiler": b"||", "custom_emoji": b"]",
}  # fmt: skip


def parse_markdown(text: str) -> Formatted:
    """The plain text and entities of Markdown as it was. Raises ParseError with Telegram's reason."""
    reader = _Old(text)
    while reader.at < len(reader.source):
        reader.step()
    return Formatted(reader.text(), tuple(reader.entities))


def parse_markdown_v2(text: str) -> Formatted:
    """The plain text and entities of MarkdownV2. Raises ParseError with Telegram's reason."""
    reader = _V2(text)
    while reader.at < len(reader.source):
        reader.step()
    reader.finish()
    return Formatted(reader.text(), tuple(ordered(reader.entities)))


class _Old(Reader):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.entities: list[Entity] = []

    def step(self) -> None:
        sign = self.byte(self.at)
        if sign == ord("\\") and self.byte(self.at + 1) in b"_*`[":
            self.at += 1
        if sign == ord("\\") or sign not in b"_*`[":
            self.copy()
        else:
            self._entity(sign)

    def _entity(self, sign: int) -> None:
        begin, offset = self.at, self.offset
        is_pre = self.is_at(begin, b"```")
        end = b"```" if is_pre else b"]" if sign == ord("[") else bytes([sign])
        language = ""
        self.at += 3 if is_pre else 1
        if is_pre:
            behind = self.language_end(self.at)
            language = self.source[self.at : behind].decode()
            self.at = self.skip_line_break(behind)
        while self.at < len(self.source) and not self.is_at(self.at, end):
            self.copy()
        if self.at >= len(self.source):
            raise ParseError(f"Can't find end of the entity starting at byte offset {begin}")
        closing = self.at
        self.at += len(end)
        length = self.offset - offset
        if not length:
            return
        if sign == ord("["):
            self._link(begin, closing, offset, length)
        else:
            self.entities.append(Entity("pre" if is_pre else _OLD[sign], offset, length, language))

    def _link(self, begin: int, closing: int, offset: int, length: int) -> None:
        # TDLib reads the text as its own address only after writing over it, so that “[who.int]” leads to “ho.intt”.
        link = (bytes(self.written) + self.source[len(self.written) :])[begin + 1 : closing]
        if self.byte(self.at) == ord("("):
            end = self.source.find(b")", self.at)
            end = end if end >= 0 else len(self.source)
            link = self.source[self.at + 1 : end]
            self.at = end + 1
        entity = link_entity(link.decode("utf-8", "replace"), offset, length)
        if entity is not None:
            self.entities.append(entity)


@dataclass(frozen=True, slots=True)
class _Open:
    """`at` is where in the source it was opened, `begin` where in the text it begins."""

    type: str
    detail: str
    offset: int
    at: int
    begin: int


class _V2(Reader):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.entities: list[Entity] = []
        self.open: list[_Open] = []
        self.quoting = False
        self.line_begins = True
        """Whether a quotation may begin at the next sign."""

    def step(self) -> None:
        sign = self.byte(self.at)
        if sign == ord("\\") and 0 < self.byte(self.at + 1) <= 126:
            self.at += 1
            self.copy()
            if self.byte(self.at - 1) != ord("\r"):
                self.line_begins = self.byte(self.at - 1) == ord("\n")
        elif sign not in (b"`" if self.open and self.open[-1].type in ("code", "pre") else _RESERVED):
            self.copy()
            self.line_begins = self.line_begins and sign == ord("\r")
        elif self._ends():
            self._close()
        else:
            self._begin(sign)

    def finish(self) -> None:
        """A quotation may end with the text; nothing else may be left open."""
        if self.quoting:
            kind = "blockquote"
            if self.open[-1].type == "spoiler" and self.open[-1].at == len(self.source) - 2:
                self.open.pop()
                kind = "expandable_blockquote"
            if self.open[-1].type == "blockquote":
                self._add(Entity(kind, self.open[-1].offset, self.offset - self.open[-1].offset))
                self.open.pop()
        if self.open:
            raise self._unclosed()

    def _ends(self) -> bool:
        """Whether the sign at this place closes what was opened last."""
        if not self.open:
            return False
        if self.quoting and self.is_at(self.at, b"\n") and self.byte(self.at + 1) != ord(">"):
            return True
        kind = self.open[-1].type
        if kind == "italic":
            return self.is_at(self.at, b"_") and not self.is_at(self.at, b"__")
        return kind in _ENDS and self.is_at(self.at, _ENDS[kind])

    def _begin(self, sign: int) -> None:
        at, kind, detail, width = self.at, "", "", 1
        if sign == ord("\n"):
            self.copy()
            self.line_begins = True
            return
        if sign == ord(">") and self.line_begins:
            kind = "" if self.quoting else "blockquote"
            self.quoting = True
        elif self.is_at(at, b"```"):
            kind = "pre"
            end = self.language_end(at + 3)
            detail, width = self.source[at + 3 : end].decode(), self.skip_line_break(end) - at
        else:
            kind, width = self._kind(sign)
        self.at += width
        if kind:
            self.open.append(_Open(kind, detail, self.offset, at, len(self.written)))

    def _kind(self, sign: int) -> tuple[str, int]:
        """What a sign opens, and how many bytes it takes."""
        for opening, kind in (
            (b"__", "underline"), (b"_", "italic"), (b"*", "bold"), (b"~", "strikethrough"), (b"||", "spoiler"),
            (b"[", "text_link"), (b"`", "code"), (b"![", "custom_emoji"),
        ):  # fmt: skip
            if self.is_at(self.at, opening):
                return kind, len(opening)
        raise ParseError(f"Character '{chr(sign)}' is reserved and must be escaped with the preceding '\\'")

    def _close(self) -> None:
        opened = self.open[-1]
        if self.is_at(self.at, b"\n"):
            self._close_quotation(opened)
            return
        self.open.pop()
        length = self.offset - opened.offset
        self.at += len(_ENDS.get(opened.type, b"_"))
        entity: Entity | None = Entity(opened.type, opened.offset, length, opened.detail)
        if opened.type == "text_link":
            link = self._address() if self.byte(self.at) == ord("(") else bytes(self.written[opened.begin :])
            entity = link_entity(link.decode(), opened.offset, length)
        elif opened.type == "custom_emoji":
            entity = self._emoji_or_date(opened.offset, length)
        if entity is not None:
            self._add(entity)

    def _close_quotation(self, opened: _Open) -> None:
        """A line that doesn't go on quoting ends the quotation; || before it makes it one that folds."""
        kind = "blockquote"
        if opened.type != "blockquote":
            with_return = opened.at == self.at - 3 and self.written.endswith(b"\r")
            if opened.type != "spoiler" or not (opened.at == self.at - 2 or with_return):
                raise self._unclosed()
            self.open.pop()
            opened = self.open[-1]
            if opened.type != "blockquote":
                raise self._unclosed()
            kind = "expandable_blockquote"
        self.open.pop()
        self.quoting = False
        self.copy()
        self.line_begins = True
        self._add(Entity(kind, opened.offset, self.offset - opened.offset))

    def _emoji_or_date(self, offset: int, length: int) -> Entity:
        if self.byte(self.at) != ord("("):
            raise ParseError("The entity must contain a tg://emoji or tg://time URL")
        link = self._address().decode()
        if found := custom_emoji(link):
            return Entity("custom_emoji", offset, length, found)
        date = date_of(link)
        if date is None:
            raise ParseError("Invalid tg://emoji or tg://time URL specified")
        return Entity("date_time", offset, length, date[1], date[0])

    def _address(self) -> bytes:
        """What stands in the brackets at this place, escapes resolved."""
        self.at += 1
        begin, found = self.at, bytearray()
        while self.at < len(self.source) and self.byte(self.at) != ord(")"):
            if self.byte(self.at) == ord("\\") and 0 < self.byte(self.at + 1) <= 126:
                self.at += 1
            found.append(self.byte(self.at))
            self.at += 1
        if self.at >= len(self.source):
            raise ParseError(f"Can't find end of a URL at byte offset {begin}")
        self.at += 1
        return bytes(found)

    def _add(self, entity: Entity) -> None:
        if entity.length:
            self.entities.append(entity)

    def _unclosed(self) -> ParseError:
        opened = self.open[-1]
        name = _NAMES.get(opened.type, "PreCode" if opened.detail else "Pre")
        return ParseError(f"Can't find end of {name} entity at byte offset {opened.at}")
