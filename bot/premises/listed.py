"""Sentences about the members of a list: that it names one, or doesn't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.facts.factbase import (
    Bilingual,
    Entry,
    Language,
    Member,
)
from bot.facts.templates import fill
from bot.premises.message import Message
from bot.premises.sentences import own_words
from bot.premises.tokens import Expressions, Token, tokens_of
from bot.premises.words import expressions

_YES = ("Yes: ", "Yes, ", "نعم، ", "نعم: ")


class ListSentences:
    """Writes them with the list's own words."""

    def present(self, entry: Entry, member: Member) -> Bilingual:
        """The yes of the list without its yes: that the release names the member is what puts it right."""
        listing = entry.listing
        if listing is None:
            raise ValueError("an entry without a list has no members")
        values = {**entry.values, "member": member.name}
        texts = {language: fill(listing.yes[language], values, language) for language in Language}
        return Bilingual(ar=_without_yes(texts[Language.AR]), en=_without_yes(texts[Language.EN]))

    def not_named(self, message: Message, entry: Entry, start: int, end: int, member: Member | None) -> Bilingual:
        """That the release doesn't name it, in the asker's words where they are safe."""
        listing = entry.listing
        if listing is None:
            raise ValueError("an entry without a list names nobody")
        article = start > 0 and message.word(start - 1) == "the"
        words = own_words(_without_particle(message.tokens[start - article : end]), message.text)
        known = member is not None and _is_whole(message.tokens[start:end], member)
        texts = {}
        for language in Language:
            name = member.name[language] if known and member else words
            if name is None:
                texts[language] = fill(listing.not_named_unknown[language], entry.values, language)
            else:
                texts[language] = fill(listing.not_named[language], {**entry.values, "member": name}, language)
        return Bilingual(ar=texts[Language.AR], en=texts[Language.EN])


def _without_yes(text: str) -> str:
    for yes in _YES:
        if text.startswith(yes):
            rest = text.removeprefix(yes)
            return rest[:1].upper() + rest[1:]
    return text


def _without_particle(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words without an attached "and" or "in" before a name: «والتربية», «ووزارة التجارة», «بالداخلية»."""
    if not tokens or tokens[0].text[:1] not in ("و", "ب"):
        return tokens
    first, rest = tokens[0], tokens_of(tokens[0].text[1:])
    named = rest and ((rest[0].word.startswith("ال") and len(rest[0].word) > 3) or expressions("bodies").at(rest, 0))
    return (replace(first, start=first.start + 1), *tokens[1:]) if named else tokens


def _is_whole(tokens: Sequence[Token], member: Member) -> bool:
    """Whether the words are no more than one of the member's names: a kind ("embassies") keeps the asker's words."""
    names = Expressions((name, "") for name in (member.name.en.removeprefix("the "), member.name.ar))
    found = names.at(tokens, 0) if tokens else None
    return found is not None and found.end == len(tokens)
