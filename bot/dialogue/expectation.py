"""What a message asks for by the table of follow-ups, and what of it was in the last answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.dialogue.echo import Echoes
from bot.dialogue.shape import Shape
from bot.dialogue.weighing import Signs
from bot.facts.factbase import Entry
from bot.facts.followups import FollowUps


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the table, the last facts and their words lead to expect."""

    entries: Mapping[str, Entry]
    follow_ups: FollowUps
    echoes: Echoes

    def signs(self, shape: Shape, facts: Sequence[str], named: str | None) -> Signs:
        """What speaks for entries after `facts`; `named` is an entry whose list the message names a member of."""
        facts = self._whom(shape, facts)
        asked_by, asked = self._asked(shape, facts)
        spoken_of = [self.entries[fact] for fact in facts if fact in self.entries]
        return Signs(
            facts,
            asked,
            bare=set(asked_by) <= self.follow_ups.general,
            near=tuple(id for entry in spoken_of for id in (*entry.nearby, *entry.related)),
            named=named,
            echoes={id: share for id in self.entries if (share := self.echoes.share(shape.own, id))},
        )

    def _asked(self, shape: Shape, facts: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The most telling aspects for which the table has an answer, and the ids that they ask for."""
        for aspects in shape.aspects:
            targets = [id for fact in facts for aspect in aspects for id in self.follow_ups.asked(fact, aspect)]
            if targets:
                return aspects, tuple(dict.fromkeys(targets))
        return (), ()

    def _whom(self, shape: Shape, facts: Sequence[str]) -> Sequence[str]:
        """The person whom "he" or "she" must mean, where nothing spoken of last is about them."""
        for person in self.follow_ups.people:
            if person.words.id == shape.person and not set(facts) & set(person.facts):
                return (person.facts[0],)
        return facts
