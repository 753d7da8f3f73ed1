"""What the loader raises."""

from __future__ import annotations

from bot.errors import UserError
from bot.problems import Problem


class KnowledgeError(UserError):
    """The knowledge folder can't be used. `problems` holds every error in it, in the order of its files."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        first, count = self.problems[0], len(self.problems)
        if count == 1:
            return str(first)
        return f"{first} (and {count - 1} more: `bayan check` lists them all)"
