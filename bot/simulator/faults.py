"""Trouble on request, the same for the same seed: slow, broken and repeated answers."""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any

from bot.simulator.refusals import Refusal, too_many_requests


class Cut(StrEnum):
    """When a connection breaks: before the call is carried out, or after it, so that only the answer is lost."""

    BEFORE = "before"
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
    duplicates: float = 0.0
    retry_after: int = 1
    methods: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What one call meets."""

    delay: float = 0.0
    refusal: Refusal | None = None
    cut: Cut | None = None


@dataclass(slots=True)
class Faults:
    """Draws each call's trouble from the plan; `next` holds troubles for certain, by method, used once."""

    plan: FaultPlan = field(default_factory=FaultPlan)
    next: list[tuple[str, Trouble]] = field(default_factory=list)
    _random: random.Random = field(default_factory=lambda: random.Random(0))  # noqa: S311

    def set(self, plan: FaultPlan) -> None:
        self.plan = plan
        self._random = random.Random(plan.seed)  # noqa: S311

    def fail_next(self, method: str, trouble: Trouble) -> None:
        """The next call of a method meets this trouble, once."""
        self.next.append((method.lower(), trouble))

    def draw(self, method: str) -> Trouble:
        for index, (name, trouble) in enumerate(self.next):
            if name == method.lower():
                del self.next[index]
                return trouble
        plan = self.plan
        if plan.methods and method.lower() not in {name.lower() for name in plan.methods}:
            return Trouble()
        delay = self._random.uniform(0, plan.latency) if plan.latency else 0.0
        refusal, cut = None, None
        if self._random.random() < plan.errors:
            code, name = self._random.choice(((500, "Internal Server Error"), (502, "Bad Gateway")))
            refusal = Refusal(code, name)
        elif self._random.random() < plan.floods:
            refusal = too_many_requests(plan.retry_after)
        elif self._random.random() < plan.cuts:
            cut = self._random.choice((Cut.BEFORE, Cut.AFTER))
        return Trouble(delay, refusal, cut)

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
