"""Bodies of one kind that are named together: "the ministries of Health and Oil", «وزارتا الصحة والنفط»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.facts.factbase import Member
from bot.premises.beside import Beside
from bot.premises.body_names import apart, is_arabic, is_possessive, key_of, plain, singular
from bot.premises.message import Body
from bot.premises.words import Token, expressions

_OF = frozenset({"of", "for", "on"})
_SEVERAL = 2
"""Words of the shortest name with its kind."""


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
        start = body.start + 1 + (not arabic and tokens[body.start + 1].word in _OF)
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
