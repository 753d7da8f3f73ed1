"""The arguments of a call, whichever of Telegram's ways they came: query, form, multipart or JSON."""

from __future__ import annotations

import json
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.simulator.files import Upload
from bot.simulator.refusals import Refusal

_YES = {"true", "yes", "1"}


class Arguments:
    """Values by name, read leniently as Telegram does: a number may come as text, a list as JSON text."""

    def __init__(self, values: dict[str, Any], files: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.files = files or {}

    def has(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """A text; "" where the argument is missing."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; what isn't one counts as the default."""
        try:
            return int(self.text(name).strip() or default)
        except ValueError:
            return default

    def between(self, name: str, default: int, low: int, high: int) -> int:
        return min(max(self.integer(name, default), low), high)

    def flag(self, name: str) -> bool:
        return self.text(name).strip().lower() in _YES

    def parsed(self, name: str) -> Any:
        """An object or list, given as such or as JSON text; None where missing. Raises ValueError."""
        value = self.values.get(name)
        if value in (None, ""):
            return None
        return json.loads(value) if isinstance(value, str) else value

    def list(self, name: str) -> list[Any]:
        """A list that Telegram ignores where it is broken, as it does with entities and allowed_updates."""
        try:
            value = self.parsed(name)
        except ValueError:
            return []
        return value if isinstance(value, list) else []

    def loggable(self) -> dict[str, Any]:
        """The arguments as the log of calls keeps them: files by name and size."""
        files = {name: {"file_name": file.name, "size": len(file.content)} for name, file in self.files.items()}
        return {**self.values, **files}


async def read_arguments(request: Request) -> Arguments:
    """Raises a Refusal where the body can't be read."""
    values: dict[str, Any] = dict(request.query_params)
    files: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        values |= await _json_body(request)
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    type_ = value.content_type or "application/octet-stream"
                    files[name] = Upload(value.filename or name, await value.read(), type_)
                else:
                    values[name] = value
    _check_unicode(values)
    return Arguments(values, files)


async def _json_body(request: Request) -> dict[str, Any]:
    body = await request.body()
    try:
        found = json.loads(body or b"{}")
    except ValueError as error:
        raise Refusal(400, "Bad Request: can't parse JSON body") from error
    if not isinstance(found, dict):
        raise Refusal(400, "Bad Request: can't parse JSON body")
    return found


def _check_unicode(values: dict[str, Any]) -> None:
    """JSON can spell half a surrogate pair, which no UTF-8 text holds."""
    try:
        json.dumps(values, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise Refusal(400, "Bad Request: strings must be encoded in UTF-8") from error
