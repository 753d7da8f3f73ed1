"""The words beside a body's name: those of the question, of the event, of a country."""

from __future__ import annotations

from collections.abc import Sequence

from bot.facts.factbase import FactBase
from bot.premises.body_names import is_function
from bot.premises.places import nationalities, places
from bot.premises.words import Expressions, Token, Words, expressions

_ARTICLES = frozenset({"the", "a", "an"})
_WHERE = frozenset({"of", "in", "from", "el", "al", "il", "في", "بدوله", "دوله"})


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
        position += position + 1 < len(tokens) and tokens[position + 1].word in _ARTICLES
        return self.is_foreign(tokens, position + 1)

    def is_a_verb(self, tokens: Sequence[Token], position: int) -> bool:
        """Whether a word of Arabizi only sounds like a body's name: "sharaket", شاركت."""
        sounds = isinstance(tokens, Words) and tokens.arabizi and tokens[position].word not in self._known
        return sounds and self._relations.at(tokens, position) is not None
