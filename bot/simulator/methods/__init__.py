"""The methods of the Bot API that the simulator has, by area."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.methods import answering, chats, copying, editing, media, profile, receiving, sending, topics
from bot.simulator.methods.table import Answer, Method
from bot.simulator.service import Service

_AREAS = (receiving, sending, media, copying, editing, answering, chats, topics, profile)
METHODS: dict[str, Method] = {method.name.lower(): method for area in _AREAS for method in area.METHODS}
"""By name in small letters: Telegram doesn't mind how a method's name is written."""


async def carry_out(service: Service, name: str, arguments: Arguments) -> dict[str, Any]:
    """Run a method, and its whole answer. Raises a Refusal, also where Telegram or only the simulator has no such
    method."""
    method = METHODS.get(name.lower())
    if method is None:
        missing = refusals.METHOD_MISSING if name.lower() in telegrams() else refusals.METHOD_NOT_FOUND
        raise missing.refuse(method=name)
    result = await method.handler(service, arguments)
    if isinstance(result, Answer):
        return {"ok": True, "result": result.result, "description": result.description}
    return {"ok": True, "result": result}


@cache
def telegrams() -> frozenset[str]:
    """The names of all of Telegram's methods, in small letters."""
    lines = (Path(__file__).parent / "telegram.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name.lower() for line in lines if not line.startswith("#") for name in line.split())


__all__ = ["METHODS", "carry_out"]
