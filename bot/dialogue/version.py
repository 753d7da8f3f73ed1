"""A version of the knowledge: all that Bayan can say, so that an answer is kept small and given again years later.

What was said is kept as its difference from the entries' own words: some thirty bytes. It is read back with the
snapshot of its version alone, so that neither changed knowledge nor a newer program makes another text of it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

_FORM = 1
"""Of the snapshot. What was written in a form is read in it for ever; another one gets another number."""
_BEST = 9
_WINDOW = 32_768
"""As much of a dictionary as DEFLATE looks at (RFC 1951, section 2); what matters most stands at its end."""


class Version:
    """One state of the knowledge and of the sentences around it. Its snapshot is made when it is first needed."""

    def __init__(self, content: str, commit: str | None, make: Callable[[], Mapping[str, Any]]) -> None:
        """`content` is the hash of everything that it can say, `make` what the snapshot holds."""
        self.hash = content
        self.commit = commit
        self._make = make

    def prepare(self) -> None:
        """Make the snapshot now, which takes a tenth of a second."""
        _ = self.snapshot

    @cached_property
    def data(self) -> bytes:
        """The snapshot as it is kept."""
        written = json.dumps({"form": _FORM, **self._make()}, ensure_ascii=False, separators=(",", ":"))
        return zlib.compress(written.encode(), _BEST)

    @cached_property
    def snapshot(self) -> Snapshot:
        return Snapshot.read(self.data)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and other.hash == self.hash

    def __hash__(self) -> int:
        return hash(self.hash)


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry's words come from: its label by language, its paragraphs, and the release's own words. An entry
    that the release is silent on has none, but the ids of what is given in its place.
    """

    id: str
    label: Mapping[str, str]
    paragraphs: tuple[int, ...]
    words: tuple[str, ...]
    nearby: tuple[str, ...]


class Snapshot:
    """What a version could say."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content

    @classmethod
    def read(cls, data: bytes) -> Snapshot:
        """Raises ValueError for what is damaged or of a form that this program doesn't know."""
        try:
            content = json.loads(zlib.decompress(data))
        except zlib.error as error:
            raise ValueError("a snapshot that can't be read") from error
        if content.get("form") != _FORM:
            raise ValueError(f"a snapshot of the form {content.get('form')}")
        return cls(content)

    @property
    def release(self) -> Mapping[str, Any]:
        """The release's `title`, `publisher`, `issued` and `timezone`."""
        return cast("Mapping[str, Any]", self._content["release"])

    def sources(self, entry_ids: Iterable[str]) -> Iterator[Source]:
        """Where the words of entries come from, and of what is given in their place, each once."""
        entries = self._content["entries"]
        given = {near: None for id in entry_ids for near in (id, *entries.get(id, {"nearby": ()})["nearby"])}
        for found, one in ((id, entries[id]) for id in given if id in entries):
            yield Source(found, one["label"], tuple(one["paragraphs"]), tuple(one["words"]), tuple(one["nearby"]))

    def pack(self, text: str, entry_ids: Iterable[str], language: str) -> bytes:
        """A text as its difference from what the entries say in a language."""
        written = zlib.compressobj(_BEST, zdict=self._dictionary(entry_ids, language))
        return written.compress(text.encode()) + written.flush()

    def unpack(self, packed: bytes, entry_ids: Iterable[str], language: str) -> str:
        """The text again. Raises ValueError where it was packed against something else, or is damaged."""
        reading = zlib.decompressobj(zdict=self._dictionary(entry_ids, language))
        try:
            text = reading.decompress(packed) + reading.flush()
        except zlib.error as error:
            raise ValueError("a text that isn't of this version") from error
        if not reading.eof:
            raise ValueError("a text that is cut off")
        return text.decode()

    def _dictionary(self, entry_ids: Iterable[str], language: str) -> bytes:
        entries = self._content["entries"]
        own = [entries[id]["says"][language] for id in entry_ids if id in entries]
        return "\n\n".join([*self._content["frames"][language], *own]).encode()[-_WINDOW:]
