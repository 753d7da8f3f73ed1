"""What nobody may read by chance."""

from __future__ import annotations

from dataclasses import dataclass, field

STARS = "********"


@dataclass(frozen=True, slots=True)
class Secret:
    """A token or a key. Printed, logged or in an error it is stars; `reveal` gives it where it is used."""

    _value: str = field(repr=False)

    def reveal(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return f"Secret({STARS!r})"

    def __str__(self) -> str:
        return STARS
