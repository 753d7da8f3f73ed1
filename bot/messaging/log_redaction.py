"""Logging in which nobody's words and no token can appear, whoever writes: ours by what we log, others by the place in
their code alone.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback

from pythonjsonlogger.json import JsonFormatter

_TOKEN = re.compile(r"\d+:[\w-]{35}|(?<=/bot)\d+:[\w-]+", re.ASCII)
_STARS = "<token>"

_OURS = "bot"
_TEXT = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
_JSON = JsonFormatter(
    "{asctime}{levelname}{name}{message}",
    style="{",
    rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
    json_ensure_ascii=False,
)
_SAID_BY_US = ("telegram.ext.AIORateLimiter",)
"""What these complain of, our own code logs with what becomes of it."""


class Redaction(logging.Filter):
    """An allow-list: messages of our own code pass, without tokens and other secrets given. Of a library's, which may
    quote what people wrote, the place in its code is left where it warns, and nothing where it doesn't. Of errors,
    their kinds and places are left.
    """

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._secrets = secrets

    def filter(self, record: logging.LogRecord) -> bool:
        is_ours = record.name.partition(".")[0] == _OURS
        if not is_ours and (record.levelno < logging.WARNING or record.name in _SAID_BY_US):
            return False
        said = record.getMessage() if is_ours else f"{record.module}.{record.funcName}, line {record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        record.msg, record.args = self.clean(f"{said}: {where(error)}" if error else said), ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True

    def clean(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _STARS)
        return _TOKEN.sub(_STARS, text)


def where(error: BaseException | None) -> str:
    """The kind of an error and the lines of code that led to it; never its message, which may quote a person."""
    if error is None:
        return "An error without a name"
    kinds = [type(error).__name__]
    cause = error.__cause__ or error.__context__
    while cause is not None and len(kinds) < 5:
        kinds.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    frames = traceback.extract_tb(error.__traceback__)
    return f"{' from '.join(kinds)} at {' > '.join(f'{frame.filename}:{frame.lineno}' for frame in frames)}"


def configure_logging(level: str, form: str = "text", secrets: tuple[str, ...] = ()) -> None:
    """Log to standard error, from this level on: an event a line, as text, or as JSON where `form` is "json"."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JSON if form == "json" else _TEXT)
    handler.addFilter(Redaction(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.captureWarnings(True)
