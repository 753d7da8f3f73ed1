"""What a message was found to take for granted."""

from __future__ import annotations

from dataclasses import dataclass

from bot.facts.factbase import Bilingual, Member


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing taken for granted: `sentence` puts it right and is None where it holds.

    `kind` is the type of value, as `bayan report` counts it; `entry_ids` show what is true. `start` and `end` are the
    words that say it. `member` is the one of a list's that the claim is about, `entry_id` the list.
    """

    kind: str
    entry_ids: tuple[str, ...]
    sentence: Bilingual | None
    start: int = 0
    end: int = 0
    member: Member | None = None

    @property
    def holds(self) -> bool:
        return self.sentence is None
