"""Settings: environment, then .env, then default; one table says what there is."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dotenv import dotenv_values

from bot import settings_casts as cast
from bot.errors import UserError
from bot.problems import did_you_mean
from bot.secrets import Secret


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


TABLE = (
    Setting(
        "TELEGRAM_BOT_TOKEN", "", "The token that BotFather gave; without it the chat page runs.", cast.token, True
    ),
    Setting("TELEGRAM_API_URL", "https://api.telegram.org", "A Bot API server of one's own.", cast.url),
    Setting("BAYAN_KNOWLEDGE", cast.packaged("knowledge"), "The folder with the facts.", cast.path),
    Setting("BAYAN_LOCALES", cast.packaged("locales"), "The folder with the sentences that aren't facts.", cast.path),
    Setting("BAYAN_DATABASE", "bayan.db", "Where questions are kept: a path or a database URL.", cast.text),
    Setting("BAYAN_STAFF", "", "Telegram ids of the people who may use /stats, /unanswered and /reload.", cast.ids),
    Setting("BAYAN_WEBHOOK_URL", "", "The public address for Telegram's updates; without it the bot polls.", cast.url),
    Setting("BAYAN_WEBHOOK_SECRET", "", "What Telegram must send along to the webhook.", cast.webhook_secret, True),
    Setting("BAYAN_RETENTION_DAYS", "90", "Days after which questions are deleted.", cast.positive),
    Setting(
        "BAYAN_PSEUDONYM_KEY", "", "The key that hides people's ids; generated when it isn't set.", cast.text, True
    ),
    Setting("BAYAN_LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING, ERROR or CRITICAL.", cast.log_level),
    # What is trained outlives a run and belongs neither to the knowledge nor to the database.
    Setting("BAYAN_CACHE", cast.cache_folder(), "The folder for what is trained from the facts.", cast.path),
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
    knowledge: Path
    locales: Path
    database: str
    staff: frozenset[int]
    webhook_url: str | None
    webhook_secret: Secret | None
    retention_days: int
    pseudonym_key: Secret | None
    log_level: str
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
            rows.append(Row(setting.name, cast.shown(text, setting.secret), source, setting.help))
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
        found = cast.shown(text, setting.secret)
        raise SettingsError(f"{setting.name} is {found!r} (from {source}); expected {error}") from None
    return Secret(value) if setting.secret and value is not None else value


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
