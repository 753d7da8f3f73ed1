"""How bodies are named: the spellings of a list's members, several of one kind together, the words beside one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.facts.factbase import Entry, FactBase, Member
from bot.language.normalise import normalise, stem
from bot.premises.message import Body
from bot.premises.places import nationalities, places
from bot.premises.words import ARTICLES, Expressions, Token, Words, expressions, section, small, tokens_of

OF = frozenset({"of", "for", "on"})
_IN_NAMES = ("against", "trafficking")
"""Groups of words that say the same in a body's name."""
ENGLISH_ARTICLES = frozenset({"the", "a", "an"})
_WHERE = frozenset({"of", "in", "from", "el", "al", "il", "في", "بدوله", "دوله"})
LONGEST = 7
"""Words of the longest name."""
_SEVERAL = 2
"""Words of the shortest name with its kind."""


class Beside:
    """What may stand beside a name without being of it; `known` are the words that a body is found by."""

    def __init__(self, base: FactBase, known: frozenset[str]) -> None:
        self._home = base.release.home
        self._known = known
        self._neutral = expressions("beside")
        self._event = Expressions((word, one.id) for one in base.release.subjects for word in one.words)
        self._relations = expressions("relations")

    def asks(self, tokens: Sequence[Token], position: int) -> bool:
        """Whether a word is one of the question's and not of a name."""
        return bool(self._relations.at(tokens, position) or self._event.at(tokens, position)) or is_function(
            tokens[position]
        )

    def is_neutral(self, tokens: Sequence[Token], position: int) -> bool:
        return (
            self._neutral.at(tokens, position) is not None
            or self._event.at(tokens, position) is not None
            or self.is_at_home(tokens, position)
        )

    def is_at_home(self, tokens: Sequence[Token], position: int) -> bool:
        found = nationalities().at(tokens, position) or places().at(tokens, position)
        return found is not None and found.label == self._home

    def is_foreign(self, tokens: Sequence[Token], position: int) -> bool:
        found = nationalities().at(tokens, position) or places().at(tokens, position)
        return found is not None and found.label != self._home

    def is_elsewhere(self, tokens: Sequence[Token], position: int) -> bool:
        """Whether another country stands behind a name: "the Ministry of Health of Oman", «الداخلية في قطر»."""
        if tokens[position].word not in _WHERE:
            return False
        position += position + 1 < len(tokens) and tokens[position + 1].word in ENGLISH_ARTICLES
        return self.is_foreign(tokens, position + 1)

    def is_a_verb(self, tokens: Sequence[Token], position: int) -> bool:
        """Whether a word of Arabizi only sounds like a body's name: "sharaket", شاركت."""
        sounds = isinstance(tokens, Words) and tokens.arabizi and tokens[position].word not in self._known
        return sounds and self._relations.at(tokens, position) is not None

    def name_in_arabizi(self, tokens: Words, position: int) -> int:
        """Where the name behind a kind ends: "wizaret el zira3a", "jam3et el ordon"."""
        end = position
        while end < len(tokens) and end - position < LONGEST - 2 and (end == position or not apart(tokens, end - 1)):
            article = tokens[end].word in ARTICLES
            word = end + article
            named = article or end == position or tokens[word].word[:2] in ARTICLES
            if word >= len(tokens) or not named or self.asks(tokens, word):
                break
            if self._event.at(tokens, word) or (end > position and self.is_neutral(tokens, word)):
                break
            end = word + 1
        return end


@dataclass(frozen=True, slots=True)
class SeveralBodies:
    """Takes them apart; `named` are the members of each list by the words of their names."""

    named: Mapping[str, Mapping[str, Member]]
    beside: Beside

    def find(self, tokens: Sequence[Token], body: Body) -> Iterator[Body]:
        """The bodies of one kind that are named together: "the ministries of Health and Oil", «وزارتا الصحة والنفط»."""
        kind = tokens[body.start].word
        one = singular(kind)
        if body.end - body.start < _SEVERAL:
            return
        if one is None or expressions("bodies").at(tokens, body.start) is None:
            yield from self._last_of_several(tokens, body)
            return
        arabic = is_arabic(tokens[body.start])
        start = body.start + 1 + (not arabic and tokens[body.start + 1].word in OF)
        first = body.start
        while start < len(tokens):
            end = start + 1
            while end < len(tokens) and not apart(tokens, end - 1) and self._goes_on(tokens, end, arabic):
                end += 1
            name = " ".join(plain(tokens[at], at > body.end - 1 or at == start) for at in range(start, end))
            yield self._one_of_several(first, end, one, name)
            joined = end < len(tokens) and tokens[end].word in {"and", "or", "و", "او"}
            start = first = end + joined
            if start >= len(tokens) or not self._is_another(tokens, start, arabic, joined):
                return

    def _last_of_several(self, tokens: Sequence[Token], body: Body) -> Iterator[Body]:
        """The last of "the Health and Education ministries"."""
        last = tokens[body.end - 1]
        one = singular(last.word) if last.word.isascii() and not is_possessive(last) else None
        if one is not None and expressions("bodies").at(tokens, body.end - 1) is not None:
            name = " ".join(token.text for token in tokens[body.start : body.end - 1])
            yield self._one_of_several(body.start, body.end, one, name)

    def _one_of_several(self, start: int, end: int, kind: str, name: str) -> Body:
        arabic = not kind.isascii()
        said = f"{kind} {name}" if arabic else f"the {kind.capitalize()} of {name[:1].upper()}{name[1:]}"
        return Body(start, end, self.named.get(" ".join(key_of(said.removeprefix("the "))), {}), said)

    def _goes_on(self, tokens: Sequence[Token], position: int, arabic: bool) -> bool:
        """Whether a word still belongs to the name before it: «الشؤون الاجتماعية», "Foreign Affairs"."""
        token = tokens[position]
        if arabic:
            return token.word.startswith("ال") and not self.beside.is_neutral(tokens, position)
        spoken = self.beside.asks(tokens, position) or self.beside.is_neutral(tokens, position)
        return not spoken and (token.text[:1].isupper() or tokens[position - 1].text[:1].islower())

    def _is_another(self, tokens: Sequence[Token], position: int, arabic: bool, joined: bool) -> bool:
        token = tokens[position]
        if arabic:
            return token.word.startswith("وال") or (joined and token.word.startswith("ال"))
        comma = tokens[position - 1].end < token.start - 1
        return (joined or comma) and not self.beside.asks(tokens, position)


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
    """The stems of a member's names, and of what names say in other words: "against human trafficking"."""
    words = (token for name in (member.name.en, member.name.ar) for token in tokens_of(name.replace("-", " ")))
    found = frozenset(stem(form) for token in words for form in token.bare)
    same = (frozenset(stem(normalise(word)) for word in section("same")[group]) for group in _IN_NAMES)
    return found.union(*(group for group in same if found & group))


def is_arabic(token: Token) -> bool:
    return "\u0621" <= token.word[:1] <= "\u06ff"


def is_possessive(token: Token) -> bool:
    """ "The council's": one, and what follows is another word."""
    return token.text[-2:].casefold() in ("'s", "’s")


def is_function(token: Token) -> bool:
    return token.word in small("function")


def is_of_the_press(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word only says that the next is the press's: "the press office" names no journalists."""
    position += tokens[position].word == "the"
    here, behind = tokens[position : position + 1], tokens[position + 1 : position + 2]
    return bool(behind and here[0].bare & small("press") and behind[0].bare & small("of_the_press"))
