"""Files that the bot uploads or people send: kept in memory, given out again by id."""

from __future__ import annotations

import hashlib
import mimetypes
import struct
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
Size = tuple[int, int]
_SIDES = {"s": 90, "m": 320, "x": 800}
"""The longest side of the smaller sizes that Telegram makes of a photo, by the letter it names them with."""
_LONGEST_SIDE = 1280
_ENDINGS = {"photo": ".jpg", "voice": ".ogg", "video": ".mp4", "video_note": ".mp4", "animation": ".mp4"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in a call."""

    name: str
    content: bytes
    type: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that Telegram knows by `id`. `kind` is the name of the message's part that shows it; `size` a photo's
    width and height; `more` what its sender says of it (duration, title …)."""

    id: str
    kind: str
    number: int
    name: str
    content: bytes
    type: str
    size: Size | None = None
    more: Json = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where it is downloaded from: by kind and number, with the ending that its name or kind has."""
        ending = "." + self.name.rpartition(".")[2] if "." in self.name else _ENDINGS.get(self.kind, "")
        ending = ending or mimetypes.guess_extension(self.type) or ""
        return f"{self.kind}s/file_{self.number}{_ENDINGS['photo'] if self.kind == 'photo' else ending.lower()}"

    def json(self) -> Json:
        """What every kind of file says of itself; a document adds its name, a photo its size."""
        unique = hashlib.sha256(self.content + self.kind.encode()).hexdigest()[:16]
        return {"file_id": self.id, "file_unique_id": unique, "file_size": len(self.content)}

    def media(self) -> Json:
        """The part of a message that shows it."""
        if self.size is not None:
            return {"photo": self._sizes(self.size)}
        named = {} if self.kind in ("voice", "video_note") else {"file_name": self.name}
        found = self.json() | named | {"mime_type": self.type} | self.more
        if self.kind == "animation":
            document = self.json() | {"file_name": self.name, "mime_type": self.type}
            return {"animation": found, "document": document}
        if self.kind == "video_note":
            found.pop("mime_type")
        return {self.kind: found}

    def _sizes(self, size: Size) -> list[Json]:
        """A photo in the sizes that Telegram keeps: none larger than it is. Here all have the same content."""
        longest = max(size)
        sizes = {letter: side for letter, side in _SIDES.items() if side < longest}
        sizes |= {"": min(longest, _LONGEST_SIDE)}
        found = []
        for letter, side in sizes.items():
            width, height = (max(1, round(one * side / longest)) for one in size)
            named = {"file_id": f"{self.id}-{letter}".rstrip("-"), "width": width, "height": height}
            found.append(self.json() | {"file_unique_id": f"{self.json()['file_unique_id']}{letter}"} | named)
        return found


class FileStore:
    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def add(
        self, upload: Upload, kind: str = "document", size: Size | None = None, more: Json | None = None
    ) -> StoredFile:
        number = len(self._files) + 1
        name, type_ = upload.name, upload.type
        file = StoredFile(f"{kind}-{number}", kind, number, name, upload.content, type_, size, more or {})
        self._files[file.id] = file
        return file

    def get(self, file_id: str) -> StoredFile | None:
        """A file by its id, or by that of one of a photo's sizes."""
        kind, _, number = file_id.partition("-")
        return self._files.get(f"{kind}-{number.partition('-')[0]}")

    def at(self, path: str) -> StoredFile | None:
        return next((file for file in self._files.values() if file.path == path), None)


def picture_size(content: bytes) -> Size | None:
    """Width and height of a PNG, GIF or JPEG; None where it is none of them."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        return struct.unpack(">II", content[16:24])
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        return struct.unpack("<HH", content[6:10])
    return _jpeg_size(content) if content.startswith(b"\xff\xd8") else None


def _jpeg_size(content: bytes) -> Size | None:
    """The size stands in the first start-of-frame segment."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, (length,) = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
