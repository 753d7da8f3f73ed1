"""The words of a question as words whose meaning is known.

The table of meanings has 93,000 words in the forms that are written often. A question has others: with pronouns and
particles (بيكتبوها), in Arabizi (madrasa), with a typing error (maintenence), or of a dialect alone. Each is
taken for the nearest word that the table has: by the glossary, by its form, by its sound, by one letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from string import ascii_lowercase

from bot.language.detect import Spoken
from bot.language.inflection import bare_forms
from bot.language.lexicon import Everyday
from bot.language.normalise import is_arabic
from bot.language.read import Question
from bot.language.transliteration import arabic_spellings
from bot.matching.meanings import meanings

_CACHED_WORDS = 20_000
_ARABIZI = (Spoken.ARABIZI, Spoken.MIXED)
_COMMON_SPELLING, _COMMON_WORD = 2.5, 3.0
"""How common (Zipf) what a word of Arabizi, and a mistyped one, is taken for must be."""
_SHORTEST_SPELLING, _SHORTEST_MISTYPED, _SHORTEST_BARE = 2, 6, 3
_CLITICS = tuple("w b l el al il bel bil wel f k ha y t n by bt ky kay 7a h gh".split())
"""What Arabizi writes before a word."""


@dataclass(frozen=True)
class Familiar:
    """Takes words for ones that the table of meanings has; `everyday` says how common words are, `standing` which word
    of the table stands for an expression of the glossary."""

    everyday: Everyday
    standing: Mapping[str, str] = field(default_factory=dict)
    of_word: Callable[[str, bool], str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "of_word", lru_cache(_CACHED_WORDS)(self._of_word))

    @classmethod
    def of(cls, everyday: Everyday, glossary: Mapping[str, str]) -> Familiar:
        """By a glossary: expressions with the group of each. The first word of a group that the table has stands for
        all."""
        first: dict[str, str] = {}
        for expression, group in glossary.items():
            if group not in first and expression in meanings():
                first[group] = expression
        return cls(everyday, {each: first[group] for each, group in glossary.items() if group in first})

    def words(self, question: Question) -> tuple[str, ...]:
        """One word for each of the question's; the word itself where nothing is nearer."""
        arabizi = question.spoken in _ARABIZI
        return tuple(self.of_word(word, arabizi) for word in question.words)

    def _of_word(self, word: str, arabizi: bool) -> str:
        if word.isdecimal():
            return word
        if arabizi and not is_arabic(word) and (spelt := self._spelt(word) or self._behind_clitic(word)):
            return spelt
        if word in meanings():
            return word
        return self.standing.get(word) or next(self._near(word), word)

    def _near(self, word: str) -> Iterator[str]:
        if is_arabic(word):
            yield from (form for form in bare_forms(word) if form in meanings())
        elif len(word) >= _SHORTEST_MISTYPED:
            near = {each for each in _one_letter_off(word) if self.everyday.zipf(each) >= _COMMON_WORD}
            yield from sorted((each for each in near if each in meanings()), key=self.everyday.zipf, reverse=True)

    def _spelt(self, word: str) -> str | None:
        """The Arabic word that is likeliest meant; None where none of the spellings is a common one."""
        best, found = float("-inf"), None
        for spelling, cost in arabic_spellings(word):
            zipf = self.everyday.zipf(spelling)
            likely = len(spelling) >= _SHORTEST_SPELLING and zipf >= _COMMON_SPELLING
            if likely and zipf - cost > best and spelling in meanings():
                best, found = zipf - cost, spelling
        return found

    def _behind_clitic(self, word: str) -> str | None:
        bare = (word.removeprefix(each) for each in _CLITICS if word.startswith(each))
        spelt = (self._spelt(each) for each in bare if len(each) >= _SHORTEST_BARE)
        return next((each for each in spelt if each and len(each) >= _SHORTEST_BARE), None)


def _one_letter_off(word: str) -> Iterator[str]:
    """Words with another, one more, one less or two swapped letters, behind the first."""
    for place in range(1, len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
