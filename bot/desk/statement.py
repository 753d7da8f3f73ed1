"""A signed statement of an answer: what the bot said, when, and by which knowledge. Anybody can check it with the
office's public key, offline.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.dialogue.version import Snapshot
from bot.errors import UserError
from bot.problems import shown as shown_path
from bot.storage import Shown
from bot.text_files import read_text

if TYPE_CHECKING:  # twelve megabytes that only who signs or checks needs
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FORM = "bayan-statement-1"
_EXPECTED = "a file that `bayan prove` wrote"
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found: the statement, and whether the office signed just this."""

    statement: Mapping[str, Any]
    is_genuine: bool


def text_of(shown: Shown) -> str:
    """What was said, letter by letter. Raises UserError where what is kept of it is damaged."""
    try:
        return Snapshot.read(shown.said.snapshot).unpack(shown.said.text or b"", shown.facts, shown.language)
    except ValueError as error:
        raise UserError(f"the answer {shown.code} can't be given again: {error}") from None


def statement(shown: Shown, made_at: datetime) -> dict[str, Any]:
    """What is stated of an answer; nothing about who asked, and not what they asked."""
    snapshot = Snapshot.read(shown.said.snapshot)
    return {
        "form": FORM,
        "code": shown.code,
        "text": text_of(shown),
        "kind": shown.kind,
        "language": shown.language,
        "answered_at": shown.answered_at.isoformat(timespec="milliseconds"),
        "bot": str(shown.bot),
        "release": dict(snapshot.release),
        "facts": [
            {"id": one.id, "paragraphs": list(one.paragraphs), "words": list(one.words)}
            for one in snapshot.sources(shown.facts)
        ],
        "knowledge": {"sha256": shown.said.version, "git_commit": shown.said.commit},
        "stated_at": made_at.isoformat(timespec="seconds"),
    }


def signed(stated: Mapping[str, Any], key: Ed25519PrivateKey) -> str:
    """The statement with its signature, as JSON for people to read."""
    signature = base64.b64encode(key.sign(_canonical(stated))).decode()
    return json.dumps({"statement": stated, "signature": signature}, ensure_ascii=False, indent=2)


def check(file: Path, key: Ed25519PublicKey) -> Verdict:
    """Check a file against the office's key. Raises UserError for a file that holds no statement."""
    from cryptography.exceptions import InvalidSignature

    stated, signature = _read(file)
    try:
        key.verify(signature, _canonical(stated))
    except InvalidSignature:
        return Verdict(stated, is_genuine=False)
    return Verdict(stated, is_genuine=True)


def private_key(kept: str) -> Ed25519PrivateKey:
    """The key as it is kept, in hexadecimal digits. Raises UserError for one that is damaged."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept))
    except ValueError:
        raise UserError("the signing key is damaged; expected 64 hexadecimal digits: take a backup") from None


def published(key: Ed25519PrivateKey) -> str:
    """The public half as PEM, which the office publishes and OpenSSL reads too."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def public_key(file: Path) -> Ed25519PublicKey:
    """The office's published key. Raises UserError for a file that holds none."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    written = read_text(file, shown_path(file), _LARGEST)
    try:
        key = load_pem_public_key(written.encode())
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        expected = "the lines that `bayan key` prints (PEM, Ed25519)"
        raise UserError(f"{shown_path(file)} holds no public key; expected {expected}")
    return key


def _read(file: Path) -> tuple[dict[str, Any], bytes]:
    name = shown_path(file)
    try:
        written = json.loads(read_text(file, name, _LARGEST))
        stated, signature = written["statement"], base64.b64decode(written["signature"], validate=True)
    except json.JSONDecodeError as error:
        raise UserError(f"{name}:{error.lineno}:{error.colno}: no JSON; expected {_EXPECTED}") from None
    except (TypeError, KeyError, ValueError, binascii.Error, RecursionError):
        raise UserError(f"{name} holds no statement; expected {_EXPECTED}") from None
    if not isinstance(stated, dict) or stated.get("form") != FORM:
        raise UserError(f"{name} holds no statement of the form {FORM}; expected {_EXPECTED}")
    return stated, signature


def _canonical(stated: Mapping[str, Any]) -> bytes:
    """The bytes that are signed: RFC 8785, to which `jq -jcS .statement` comes down, too."""
    written = json.dumps(stated, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return written.encode("utf-8", "surrogatepass")
