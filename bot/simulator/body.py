"""JSON bodies of the interfaces for people and tests, checked."""

from __future__ import annotations

import json
from typing import Any, TypeVar, cast

from starlette.requests import Request

T = TypeVar("T")


class BodyError(Exception):
    """A body that isn't as it should be, in one sentence."""


async def json_body(request: Request) -> dict[str, Any]:
    """The object in the body. It must say that it is JSON: a page of another site can't send that unasked."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise BodyError("the body must be application/json")
    try:
        found = json.loads(await request.body() or b"{}")
        json.dumps(found, ensure_ascii=False).encode()
    except ValueError as error:
        raise BodyError("the body is no JSON") from error
    if not isinstance(found, dict):
        raise BodyError("the body must be a JSON object")
    return found


def field(body: dict[str, Any], name: str, kind: type[T]) -> T:
    """A field of the body. Raises BodyError, naming it, where it is missing or of another type."""
    value = body.get(name)
    kinds = (kind, int) if kind is float else (kind,)
    if not isinstance(value, kinds) or (isinstance(value, bool) and kind is not bool):
        raise BodyError(f"“{name}” must be {_NAMES[kind]}")
    return cast(T, value)


_NAMES: dict[type, str] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    float: "a number",
    dict: "an object",
}
