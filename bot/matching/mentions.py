"""Which members of a list a question names: "did the Ministry of Health take part?"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.facts.factbase import Member, MemberList, WordGroup
from bot.language.question import Question
from bot.language.vocabulary import Vocabulary
from bot.matching.ranking import Mentions

_HEADS = frozenset(
    """
    ministry authority agency embassy union university company bank court parliament council committee department
    وزاره هييه سفاره نقابه جامعه شركه بنك محكمه مجلس لجنه اداره جمعيه جهاز مكتب
    wazara wazarat wizarat hay2a safara jam3iya
    """.split()
)
"""Words that a body's name begins or ends with: after them stands a name, known to the base or not."""


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
        return Mentions(named, others, asks=bool(found) or _names_a_body(question.words))


def _groups(members: Iterable[Member]) -> Iterator[WordGroup]:
    for member in members:
        yield WordGroup(member.id, (member.name.en, member.name.ar, *member.aliases))


def _present(ids: Sequence[str | None]) -> list[str]:
    return [id for id in ids if id is not None]


def _names_a_body(words: Sequence[str]) -> bool:
    bare = {word.removeprefix("و").removeprefix("ال") for word in words}
    return bool(_HEADS & (bare | set(words)))
