"""How a method is written down: its name, what it does, and everything that it refuses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.simulator.arguments import Arguments
from bot.simulator.refusals import Rule
from bot.simulator.service import Service

Handler = Callable[[Service, Arguments], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A result with a remark, as the webhook methods give it."""

    result: object
    description: str


@dataclass(frozen=True, slots=True)
class Method:
    """`handler` returns the result (or an Answer) and raises a Refusal of one of `rules`."""

    name: str
    handler: Handler
    rules: tuple[Rule, ...] = ()
