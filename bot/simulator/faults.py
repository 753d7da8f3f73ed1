"""Trouble on request, the same for the same seed: slow, broken and repeated answers."""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any

from bot.simulator.refusals import Refusal, too_many_requests


class Cut(StrEnum):
    """When an answer breaks off: before the call is carried out, or after it, so that only the answer is lost; or in
    the middle of the answer, which then comes whole for HTTP and broken as JSON."""

    BEFORE = "before"
    MIDDLE = "middle"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """How often what goes wrong, 0 to 1 a call; `latency` is the longest delay in seconds.

    `methods` narrows it down; empty means every method.
    """

    seed: int = 0
    latency: float = 0.0
    errors: float = 0.0
    floods: float = 0.0
    cuts: float = 0.0
    pages: float = 0.0
    duplicates: float = 0.0
    retry_after: int = 1
    methods: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What one call meets. `page` is the status of an HTML page that a proxy gives in place of Telegram's answer."""

    delay: float = 0.0
    refusal: Refusal | None = None
    cut: Cut | None = None
    page: int | None = None


@dataclass(slots=True)
class Certain:
    """Trouble that is sure to come: to calls of a method ("" is any) in a chat (None is any), so many times (None is
    until it is ended)."""

    trouble: Trouble
    method: str = ""
    chat: int | None = None
    times: int | None = 1

    def meets(self, method: str, chat: int | None) -> bool:
        return self.method.lower() in ("", method.lower()) and self.chat in (None, chat)


@dataclass(slots=True)
class Faults:
    """Draws each call's trouble: what is in `next` for certain, oldest first, else by chance from the plan."""

    plan: FaultPlan = field(default_factory=FaultPlan)
    next: list[Certain] = field(default_factory=list)
    _random: random.Random = field(default_factory=lambda: random.Random(0))  # noqa: S311

    def set(self, plan: FaultPlan) -> None:
        self.plan = plan
        self._random = random.Random(plan.seed)  # noqa: S311

    def fail_next(self, method: str, trouble: Trouble, *, chat: int | None = None, times: int | None = 1) -> None:
        """The next call of a method ("" is any) meets this trouble; or the next few, or all until `clear_next`."""
        self.next.append(Certain(trouble, method, chat, times))

    def clear_next(self) -> None:
        self.next.clear()

    def draw(self, method: str, chat: int | None = None) -> Trouble:
        for certain in self.next:
            if certain.meets(method, chat):
                return self._use(certain)
        plan = self.plan
        if plan.methods and method.lower() not in {name.lower() for name in plan.methods}:
            return Trouble()
        delay = self._random.uniform(0, plan.latency) if plan.latency else 0.0
        refusal, cut, page = None, None, None
        if self._random.random() < plan.errors:
            code, name = self._random.choice(((500, "Internal Server Error"), (502, "Bad Gateway")))
            refusal = Refusal(code, name)
        elif self._random.random() < plan.floods:
            refusal = too_many_requests(plan.retry_after)
        elif self._random.random() < plan.cuts:
            cut = self._random.choice(tuple(Cut))
        elif self._random.random() < plan.pages:
            page = self._random.choice((200, 502))
        return Trouble(delay, refusal, cut, page)

    def _use(self, certain: Certain) -> Trouble:
        if certain.times is not None:
            certain.times -= 1
            if certain.times < 1:
                self.next.remove(certain)
        return certain.trouble

    def repeat(self) -> bool:
        """Whether an update that was confirmed comes once more."""
        return self.plan.duplicates > 0 and self._random.random() < self.plan.duplicates


def read_plan(values: dict[str, Any]) -> FaultPlan:
    """A plan from JSON. Raises ValueError, naming the key, for one that isn't known or isn't of its type."""
    known = {one.name: one.default for one in fields(FaultPlan)}
    for key, value in values.items():
        if key not in known:
            raise ValueError(f"unknown fault “{key}”; known: {', '.join(known)}")
        default = known[key]
        right = isinstance(value, list) if isinstance(default, tuple) else isinstance(value, int | float)
        if not right or isinstance(value, bool):
            raise ValueError(f"{key}: {value!r} is no {'list' if isinstance(default, tuple) else 'number'}")
    given: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    return FaultPlan(**given)
