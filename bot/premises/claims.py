"""What a message was found to take for granted."""

from __future__ import annotations

from dataclasses import dataclass

from bot.facts.factbase import Bilingual, Member, Premise


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing taken for granted: `sentence` puts it right and is None where it holds.

    `kind` is the type of value, as `bayan report` counts it; `entry_ids` show what is true. `start` and `end` are the
    words that say it. `member` is the one of a list's that the claim is about; `premise` and `said` are the typed value
    and what was taken for it. A `weak` claim names something rightly without saying much of it, a person or a place: by
    itself it earns no yes.
    """

    kind: str
    entry_ids: tuple[str, ...]
    sentence: Bilingual | None
    start: int = 0
    end: int = 0
    member: Member | None = None
    premise: Premise | None = None
    said: Bilingual | str = ""
    weak: bool = False

    @property
    def words(self) -> str:
        """What was taken for granted, as a report counts it: in English where it is a value."""
        return self.said.en if isinstance(self.said, Bilingual) else self.said

    @property
    def holds(self) -> bool:
        return self.sentence is None
