"""Files that the bot uploads: kept in memory, given out again by id."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in a call."""

    name: str
    content: bytes
    type: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that Telegram knows by `id`; `size` of a photo is its width and height."""

    id: str
    name: str
    content: bytes
    type: str
    size: tuple[int, int] | None = None

    @property
    def path(self) -> str:
        return f"{'photos' if self.size else 'documents'}/{self.id}"

    def json(self) -> Json:
        """What every kind of file says of itself; a document adds its name, a photo its size."""
        unique = hashlib.sha256(self.content).hexdigest()[:16]
        return {"file_id": self.id, "file_unique_id": unique, "file_size": len(self.content)}

    def media(self) -> Json:
        """The part of a message that shows it."""
        if self.size is not None:
            width, height = self.size
            return {"photo": [self.json() | {"width": width, "height": height}]}
        return {"document": self.json() | {"file_name": self.name, "mime_type": self.type}}


class FileStore:
    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def add(self, upload: Upload, size: tuple[int, int] | None = None) -> StoredFile:
        kind = "photo" if size else "document"
        file = StoredFile(f"{kind}-{len(self._files) + 1}", upload.name, upload.content, upload.type, size)
        self._files[file.id] = file
        return file

    def get(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return next((file for file in self._files.values() if file.path == path), None)


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF or JPEG; None where it is none of them."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        return struct.unpack(">II", content[16:24])
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        return struct.unpack("<HH", content[6:10])
    return _jpeg_size(content) if content.startswith(b"\xff\xd8") else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """The size stands in the first start-of-frame segment."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, (length,) = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
