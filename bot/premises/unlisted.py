"""Who or what a list was written to say no to: the release has a list of them, and they aren't on it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.facts.factbase import Entry, FactBase, Member
from bot.premises.body_names import spellings
from bot.premises.message import Claim, Mention, Message
from bot.premises.sentences import ListSentences, Sentences
from bot.premises.words import Expressions

_KIND = "member"


class UnlistedReader:
    """Finds those whom the lists of one release don't name though people ask about them.

    Only of lists that have no relation, of countries, things, groups of people: `ListReader` reads the others by their
    relations. That something is on such a list says too little for a yes: "is Jordan the only one?".
    """

    def __init__(self, base: FactBase, sentences: Sentences) -> None:
        self._lists: list[tuple[Entry, Expressions, dict[str, Member]]] = []
        for entry in base.entries.values():
            if entry.listing and not entry.listing.relation:
                names = Expressions((text, member.id) for member, text in spellings(entry))
                members = {member.id: member for member in (*entry.listing.members, *entry.listing.others)}
                self._lists.append((entry, names, members))
        self._listed = ListSentences(sentences)
        self.triggers = frozenset(word for _, names, _ in self._lists for word in names.triggers)
        """Words of which a message has one where it names anybody of a list."""

    def claims(self, message: Message) -> list[Claim]:
        """What isn't on the list that answers, or, where nothing surely does, on any whose names a yes is asked for."""
        mentions = [one for one in self._mentions(message) if one.entry.id in message.entry_ids]
        if not mentions and not message.sure and message.polarity.asked:
            mentions = [*self._mentions(message)]
        missing = {one.entry.id for one in mentions if one.missing}
        return [*self._listed.claims([one for one in mentions if one.entry.id in missing])]

    def listed(self, message: Message) -> frozenset[int]:
        """The words that are on the list which answers: a country of several isn't put right as another place."""
        named = [one for one in self._mentions(message) if one.member and one.entry.id in message.entry_ids]
        return frozenset(at for one in named for at in range(one.start, one.end))

    def _mentions(self, message: Message) -> Iterator[Mention]:
        for entry, names, members in self._lists:
            named = {member.id for member in entry.listing.members} if entry.listing else set()
            for found in names.find(message.tokens):
                member = members[found.label]
                if member.id in named:
                    yield Mention(entry, _KIND, found.start, found.end, member)
                else:
                    yield Mention(entry, _KIND, found.start, found.end, missing=member.name, says=member.says)
