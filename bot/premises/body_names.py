"""How bodies are named: the spellings of a list's members, one of a kind named in the plural, and the words between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.facts.factbase import Entry, Member
from bot.language.normalise import normalise, stem
from bot.premises.words import Token, small, tokens_of


def apart(tokens: Sequence[Token], position: int) -> bool:
    """Whether a mark stands between a word and the next: "UNDP, UNODC" are two."""
    return tokens[position + 1].start - tokens[position].end > 1


def singular(kind: str) -> str | None:
    """One of a kind that is named in the plural or the dual: "ministries", «وزارتا»; None where it is one already."""
    if kind.isascii():
        return kind[:-3] + "y" if kind.endswith("ies") else kind[:-1] if kind.endswith("s") else None
    bare = kind.removeprefix("و") if kind.startswith("وو") else kind
    ending = next((one for one in ("تا", "تي", "تين", "ات") if bare.endswith(one)), None)
    return bare.removesuffix(ending) + "ة" if ending else None


def plain(token: Token, first: bool) -> str:
    """The word as a name has it, without the "and" that is attached to the first."""
    return token.text.removeprefix("و") if first and token.word.startswith("وال") else token.text


def spellings(entry: Entry) -> Iterator[tuple[Member, str]]:
    listing = entry.listing
    if listing is None:
        return
    for member in (*listing.members, *listing.others):
        for text in (member.name.en.removeprefix("the "), member.name.ar, *member.aliases):
            yield member, text


def key_of(text: str) -> list[str]:
    return normalise(text.replace("-", " ").replace("–", " ")).split()


def word_set(member: Member) -> frozenset[str]:
    words = (token for name in (member.name.en, member.name.ar) for token in tokens_of(name.replace("-", " ")))
    return frozenset(stem(form) for token in words for form in token.bare)


def is_arabic(token: Token) -> bool:
    return "\u0621" <= token.word[:1] <= "\u06ff"


def is_possessive(token: Token) -> bool:
    """ "The council's": one, and what follows is another word."""
    return token.text[-2:].casefold() in ("'s", "’s")


def is_function(token: Token) -> bool:
    return token.word in small("function")
