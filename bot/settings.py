"""Settings: environment, then .env, then default; one table says what there is."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dotenv import dotenv_values
from platformdirs import user_cache_path

from bot.errors import UserError
from bot.office_hours import OfficeHours
from bot.packaged import packaged
from bot.problems import did_you_mean
from bot.secret import STARS, Secret

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_LOG_FORMATS = ("text", "json")
METRICS_PORT = 9464
"""Where Prometheus' own exporters for programs listen when nothing else is said."""
_PASSWORD = re.compile(r"(?<=://)([^:@\s]*):.*@")


class SettingsError(UserError):
    """A setting that can't be used: which, what it says, and what it should say."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A line of the table. `cast` turns text into the value and raises ValueError saying what it expected."""

    name: str
    default: str
    help: str
    cast: Callable[[str], Any]
    secret: bool = False

    @property
    def attribute(self) -> str:
        return self.name.removeprefix("BAYAN_").lower()


# Text -> the value of a setting. A ValueError says what was expected, never what was found.


def _text(value: str) -> str | None:
    return value or None


def _path(value: str) -> Path:
    return Path(value).expanduser()


def _token(value: str) -> str | None:
    if value and not re.fullmatch(r"\d+:[\w-]+", value, re.ASCII):
        raise ValueError("a token as BotFather gives it, digits:letters")
    return value or None


def _url(value: str) -> str | None:
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


def _webhook_secret(value: str) -> str | None:
    # Telegram's own rule for secret_token.
    if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
        raise ValueError("1 to 256 Latin letters, digits, hyphens and underscores")
    return value or None


def _listen(value: str) -> tuple[str, int | None]:
    try:
        parts = urlsplit(f"//{value}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or parts.path:
        raise ValueError("an address of this machine, as 127.0.0.1, 0.0.0.0:8443 or [::]")
    return host, port


def _ids(value: str) -> frozenset[int]:
    words = re.split(r"[,\s]+", value.strip(", \t"))
    if not all(re.fullmatch(r"[0-9]{1,19}", word) for word in words if word):
        raise ValueError("Telegram ids, whole numbers with commas between them")
    return frozenset(int(word) for word in words if word)


def _chat(value: str) -> int | None:
    if value and not re.fullmatch(r"-?[0-9]{1,19}", value):
        raise ValueError("the Telegram id of a group, a whole number, mostly below zero")
    return int(value) if value else None


def _hours(value: str) -> OfficeHours | None:
    return OfficeHours.read(value) if value else None


def _positive(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value) or int(value) == 0:
        raise ValueError("a whole number from 1 to 99999")
    return int(value)


def _rate(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value):
        raise ValueError("a whole number from 0 to 99999")
    return int(value)


def _log_level(value: str) -> str:
    if value.upper() not in _LEVELS:
        raise ValueError(f"one of {', '.join(_LEVELS)}")
    return value.upper()


def cache_folder() -> str:
    """Where this system keeps what can be made again; a container's user may have no home, and gets another folder."""
    found = user_cache_path("bayan", appauthor=False)
    return str(found if found.is_absolute() else Path(tempfile.gettempdir()) / "bayan")


def _log_format(value: str) -> str:
    if value.lower() not in _LOG_FORMATS:
        raise ValueError(f"one of {', '.join(_LOG_FORMATS)}")
    return value.lower()


def _metrics_listen(value: str) -> tuple[str, int] | None:
    if not value:
        return None
    host, port = _listen(value)
    return host, port or METRICS_PORT


TABLE = (
    Setting("TELEGRAM_BOT_TOKEN", "", "The token that BotFather gave; without it the chat page runs.", _token, True),
    Setting("TELEGRAM_API_URL", "https://api.telegram.org", "A Bot API server of one's own.", _url),
    Setting(
        "TELEGRAM_MESSAGES_PER_SECOND",
        "30",
        "The most to all chats together; 0 for no limit, where the Bot API server is one's own.",
        _rate,
    ),
    Setting("BAYAN_KNOWLEDGE", str(packaged("knowledge")), "The folder with the releases.", _path),
    Setting("BAYAN_LOCALES", str(packaged("locales")), "The folder with the sentences that aren't facts.", _path),
    Setting("BAYAN_DATABASE", "bayan.db", "Where questions are kept: a path or a database URL.", _text),
    Setting("BAYAN_STAFF", "", "Telegram ids of the press staff, for whom there are commands of their own.", _ids),
    Setting("BAYAN_STAFF_CHAT", "", "The id of a group to which questions to the press office go.", _chat),
    Setting(
        "BAYAN_OFFICE_HOURS", "", "When the press office answers, in the release's time: Sun-Thu 08:00-16:00.", _hours
    ),
    Setting("BAYAN_WEBHOOK_URL", "", "The public address for Telegram's updates; without it the bot polls.", _url),
    Setting("BAYAN_WEBHOOK_SECRET", "", "What Telegram must send along to the webhook.", _webhook_secret, True),
    Setting("BAYAN_WEBHOOK_LISTEN", "127.0.0.1", "Where to listen for them: an address, with a port or not.", _listen),
    Setting("BAYAN_RETENTION_DAYS", "90", "Days after which questions are deleted.", _positive),
    Setting("BAYAN_PSEUDONYM_KEY", "", "The key that hides people's ids; generated when it isn't set.", _text, True),
    Setting("BAYAN_LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING, ERROR or CRITICAL.", _log_level),
    Setting(
        "BAYAN_LOG_FORMAT", "text", "text, or json: an object a line, for programs that collect logs.", _log_format
    ),
    Setting(
        "BAYAN_METRICS_LISTEN",
        "",
        "Where to show Prometheus the figures, as 127.0.0.1 or 0.0.0.0:9464; without it nowhere.",
        _metrics_listen,
    ),
    # What is trained outlives a run and belongs neither to the knowledge nor to the database.
    Setting("BAYAN_CACHE", cache_folder(), "The folder for what is trained from the facts.", _path),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A setting as `bayan settings` prints it: `value` has stars in place of secrets."""

    name: str
    value: str
    source: str
    help: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, cast. An optional one that isn't set is None. `rows` says where each came from."""

    telegram_bot_token: Secret | None
    telegram_api_url: str
    telegram_messages_per_second: int
    knowledge: Path
    locales: Path
    database: str
    staff: frozenset[int]
    staff_chat: int | None
    office_hours: OfficeHours | None
    webhook_url: str | None
    webhook_secret: Secret | None
    webhook_listen: tuple[str, int | None]
    retention_days: int
    pseudonym_key: Secret | None
    log_level: str
    log_format: str
    metrics_listen: tuple[str, int] | None
    cache: Path
    rows: tuple[Row, ...]

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None, env_file: Path = Path(".env")) -> Settings:
        """The settings as they are now. Raises SettingsError for the first that can't be used.

        An empty value counts as not set, as container tools write it.
        """
        environment = os.environ if environment is None else environment
        written = _env_file(env_file)
        values: dict[str, Any] = {}
        rows = []
        for setting in TABLE:
            text, source = _find(setting, environment, written, env_file)
            values[setting.attribute] = _cast(setting, text, source)
            rows.append(Row(setting.name, _shown(text, setting.secret), source, setting.help))
        return cls(**values, rows=tuple(rows))


def _find(
    setting: Setting, environment: Mapping[str, str], written: Mapping[str, str], env_file: Path
) -> tuple[str, str]:
    if text := environment.get(setting.name, "").strip():
        return text, "environment"
    if text := written.get(setting.name, "").strip():
        return text, str(env_file)
    return setting.default, "default"


def _cast(setting: Setting, text: str, source: str) -> Any:
    try:
        value = setting.cast(text)
    except ValueError as error:
        found = _shown(text, setting.secret)
        raise SettingsError(f"{setting.name} is {found!r} (from {source}); expected {error}") from None
    return Secret(value) if setting.secret and value is not None else value


def _shown(value: str, secret: bool) -> str:
    """The value as it may be printed: stars for a secret and for the password in a database's address."""
    if secret:
        return STARS if value else ""
    return _PASSWORD.sub(rf"\1:{STARS}@", value)


def _env_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        # Without interpolation: a token or a key may have a dollar sign in it.
        written = dotenv_values(path, interpolate=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} can't be read ({error}); expected a text file in UTF-8") from None
    known = [setting.name for setting in TABLE]
    for name in written:
        # A misspelt name would be passed over in silence, and with it, say, a shorter retention.
        if name.startswith(("BAYAN_", "TELEGRAM_")) and name not in known:
            fix = did_you_mean(name, known) or "`bayan settings` lists them all"
            raise SettingsError(f"{path} has {name}, which is no setting; {fix}")
    return {name: value or "" for name, value in written.items()}
