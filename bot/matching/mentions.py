"""Which members of a list a short message may mean: "and Health?" after the participants.

Whether what is said of them is so is asked in bot/premises, by whole names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.facts.factbase import Member, MemberList
from bot.facts.followups import WordGroup
from bot.language.read import Question
from bot.language.vocabulary import Vocabulary
from bot.matching.ranking import Mentions


class Roll:
    """The members of one list by all their names, ready for look-up."""

    def __init__(self, listing: MemberList) -> None:
        self._members = {member.id: member for member in listing.members}
        self._others = {member.id: member for member in listing.others}
        self._names = Vocabulary.of(_groups([*listing.members, *listing.others]))

    def mentions(self, question: Question) -> Mentions:
        """The members named, in the order of the question, each once."""
        found = dict.fromkeys(_present(self._names.concepts(question.words)))
        named = tuple(self._members[id] for id in found if id in self._members)
        others = tuple(self._others[id] for id in found if id in self._others)
        return Mentions(named, others)


def _groups(members: Iterable[Member]) -> Iterator[WordGroup]:
    for member in members:
        yield WordGroup(member.id, (member.name.en, member.name.ar, *member.aliases))


def _present(ids: Sequence[str | None]) -> list[str]:
    return [id for id in ids if id is not None]
