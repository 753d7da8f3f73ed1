"""Logging in which no token can appear, whoever writes it: a URL, an exception, a traceback."""

from __future__ import annotations

import logging
import re
import sys

_TOKEN = re.compile(r"\d+:[\w-]{35}|(?<=/bot)\d+:[\w-]+", re.ASCII)
_STARS = "<token>"

_CHATTY = {
    # These write what people said, or the address with the token in it, at the level given here or below.
    "httpx": logging.WARNING,
    "httpcore": logging.INFO,
    "telegram": logging.INFO,
    "aiosqlite": logging.INFO,
    "sqlalchemy": logging.WARNING,
    "alembic": logging.WARNING,
    "uvicorn": logging.WARNING,
    "multipart": logging.INFO,
    "python_multipart": logging.INFO,
}


class Redaction(logging.Filter):
    """Takes tokens, and other secrets given, out of a record's message, exception and stack."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._secrets = secrets
        self._formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self.clean(record.getMessage()), ()
        if record.exc_info:
            # Handlers print this text where it is there, and never come to format the exception themselves.
            record.exc_text = self.clean(record.exc_text or self._formatter.formatException(record.exc_info))
            record.exc_info = None
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        return True

    def clean(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _STARS)
        return _TOKEN.sub(_STARS, text)


def configure_logging(level: str, secrets: tuple[str, ...] = ()) -> None:
    """Log to standard error at this level; libraries that would write people's words are kept above theirs."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for one in root.handlers:
        one.addFilter(Redaction(secrets))
    for name, lowest in _CHATTY.items():
        logging.getLogger(name).setLevel(max(lowest, logging.getLevelName(level)))
