"""Keyed hashes in place of Telegram's ids: the same person is recognised, nobody can be looked up without the key."""

from __future__ import annotations

import hashlib
import hmac

_LETTERS = 24
"""96 bits (RFC 2104, section 5, has at least 80): no two people share a hash, and it takes little room in every row."""


class Pseudonyms:
    """HMAC-SHA256 of ids. People and places are hashed apart, since a private chat has its person's id."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def person(self, user_id: int) -> str:
        return self._hash("person", user_id)

    def place(self, chat_id: int) -> str:
        return self._hash("place", chat_id)

    def elsewhere(self, owner: object) -> str:
        """For what has no chat: somebody's inline queries."""
        return self._hash("elsewhere", owner)

    def content(self, text: str) -> int:
        """A number for a text, of 62 bits. With the key, so that nobody tries texts until one fits."""
        return int.from_bytes(hmac.digest(self._key, b"content:" + text.encode(), "sha256")[:8]) >> 2

    def webhook_secret(self) -> str:
        """The same for all who have the key, which it doesn't give away."""
        return hmac.new(self._key, b"webhook", hashlib.sha256).hexdigest()

    def _hash(self, what: str, number: object) -> str:
        return hmac.new(self._key, f"{what}:{number}".encode(), hashlib.sha256).hexdigest()[:_LETTERS]
