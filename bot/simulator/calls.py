"""Every call that the bot made, for the tests and for who wants to look."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass
from typing import Any

_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Call:
    """`code` is the HTTP status of the answer, 0 where the connection was cut; `seconds` how long it took."""

    id: int
    method: str
    at: float
    arguments: dict[str, Any]
    code: int
    answer: dict[str, Any]
    seconds: float

    def json(self) -> dict[str, Any]:
        return asdict(self)


class CallLog:
    """The last 10,000 calls, numbered from 1."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=_KEPT)
        self._count = 0

    def add(
        self, method: str, at: float, arguments: dict[str, Any], code: int, answer: dict[str, Any], seconds: float
    ) -> None:
        self._count += 1
        self._calls.append(Call(self._count, method, at, arguments, code, answer, round(seconds, 6)))

    def of(self, method: str = "", after: int = 0) -> list[Call]:
        """The calls after a number, of one method or of all, oldest first."""
        name = method.lower()
        return [call for call in self._calls if call.id > after and name in ("", call.method.lower())]

    def clear(self) -> None:
        self._calls.clear()
