"""Chat ids under a key: kept only for people who asked to be written to, and of no use without it."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12
"""As AES-GCM wants it (NIST SP 800-38D, section 8.2)."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody is to be written to: Telegram's numbers of the chat, the person and, in a forum, the topic."""

    chat_id: int
    user_id: int
    thread: int | None = None


class Sealer:
    """AES-256-GCM, with the keyed hash of the chat as what goes with it: a sealed id moved to another row opens no
    more. The library is loaded at the first use, for most bots never need its four megabytes.
    """

    def __init__(self, key: str) -> None:
        """`key`: 64 hexadecimal digits, or any text, from which the key is derived (HKDF, RFC 5869)."""
        self._text = key
        self._key: bytes | None = None

    def seal(self, place: str, address: Address) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher().encrypt(nonce, json.dumps(asdict(address)).encode(), place.encode())

    def open(self, place: str, sealed: bytes) -> Address | None:
        """The address; None where it was sealed under another key, or for another chat, or is damaged."""
        from cryptography.exceptions import InvalidTag

        try:
            opened = self._cipher().decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place.encode())
        except (InvalidTag, ValueError):
            return None
        return Address(**json.loads(opened))

    def _cipher(self) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        if self._key is None:
            self._key = _derived(self._text)
        return AESGCM(self._key)


def _derived(text: str) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=None, info=b"bayan chats").derive(text.encode())
