"""The bot's line to Telegram: clients, limits, and the names under which Telegram knows us."""

from __future__ import annotations

from typing import Any

from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.errors import UserError
from bot.messaging.ending import Ending
from bot.messaging.envelope import EnvelopeRequest
from bot.messaging.patience import Patience
from bot.messaging.pulse import Pulse

_CONNECTIONS = 64
_SECONDS: dict[str, Any] = {"connect_timeout": 5.0, "read_timeout": 10.0, "write_timeout": 10.0, "pool_timeout": 10.0}

REFUSED = UserError("Telegram doesn't know TELEGRAM_BOT_TOKEN; copy it from BotFather once more")


def connect(token: str, api_url: str, ending: Ending, pulse: Pulse | None = None) -> ExtBot[int]:
    """The bot at a Bot API server; `ending` is asked for where the server stops knowing the token, and `pulse` is told
    of each poll that it answers.
    """
    pulse = pulse or Pulse()
    return ExtBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=HTTPXRequest(connection_pool_size=_CONNECTIONS, **_SECONDS),
        get_updates_request=EnvelopeRequest(lambda: ending.ask(REFUSED), pulse.heard, **_SECONDS),
        rate_limiter=Patience(),
    )


def bot_id(token: str) -> int:
    """The bot's Telegram id, which its token begins with."""
    return int(token.partition(":")[0])
