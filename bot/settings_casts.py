"""Text -> the value of a setting. A ValueError says what was expected, never what was found."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from bot.secrets import STARS

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_PASSWORD = re.compile(r"(?<=://)([^:@\s]*):.*@")


def text(value: str) -> str | None:
    return value or None


def path(value: str) -> Path:
    return Path(value).expanduser()


def token(value: str) -> str | None:
    if value and not re.fullmatch(r"\d+:[\w-]+", value, re.ASCII):
        raise ValueError("a token as BotFather gives it, digits:letters")
    return value or None


def url(value: str) -> str | None:
    if not value:
        return None
    expected = "an address that starts with https:// or http://"
    try:
        parts = urlsplit(value)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        valid = False
    if not valid:
        raise ValueError(expected)
    return value.rstrip("/")


def webhook_secret(value: str) -> str | None:
    # Telegram's own rule for secret_token.
    if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
        raise ValueError("1 to 256 Latin letters, digits, hyphens and underscores")
    return value or None


def ids(value: str) -> frozenset[int]:
    words = re.split(r"[,\s]+", value.strip(", \t"))
    if not all(re.fullmatch(r"[0-9]{1,19}", word) for word in words if word):
        raise ValueError("Telegram ids, whole numbers with commas between them")
    return frozenset(int(word) for word in words if word)


def positive(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value) or int(value) == 0:
        raise ValueError("a whole number from 1 to 99999")
    return int(value)


def log_level(value: str) -> str:
    if value.upper() not in _LEVELS:
        raise ValueError(f"one of {', '.join(_LEVELS)}")
    return value.upper()


def shown(value: str, secret: bool) -> str:
    """The value as it may be printed: stars for a secret and for the password in a database's address."""
    if secret:
        return STARS if value else ""
    return _PASSWORD.sub(rf"\1:{STARS}@", value)


def packaged(name: str) -> str:
    """The folder inside an installed package; in a clone, the one beside the package."""
    package = Path(__file__).parent
    inside = package / "packaged" / name
    return str(inside if inside.is_dir() else package.parent / name)


def cache_folder() -> str:
    """Where this system keeps what can be made again."""
    if chosen := os.environ.get("XDG_CACHE_HOME"):
        return str(Path(chosen) / "bayan")
    if sys.platform == "win32" and (chosen := os.environ.get("LOCALAPPDATA")):
        return str(Path(chosen) / "bayan" / "cache")
    try:
        home = Path.home()
    except RuntimeError:  # a container's user may have none
        return str(Path(tempfile.gettempdir()) / "bayan")
    return str(home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "bayan")
