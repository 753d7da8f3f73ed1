"""Does a message ask for a yes or a no, and is it turned round by a negation?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.facts.factbase import FactBase
from bot.language.question import Question
from bot.premises.tokens import Token, tokens_of
from bot.premises.words import expressions, small

_YES_NO = "yes-no-particle"
_CLAUSE = re.compile(r"[.!?؟;؛:,،\n–—-]+\s*|\s+(?:and|but|so|then|و)\s+", re.IGNORECASE)
_MARKS = frozenset("?؟")
_ASKS = frozenset(
    "who whose whom what which when where why how whats whos wheres whens hows wat wen whn wut hw y".split()
)
_ARABIC_ASKS = frozenset("ما من بم لم مم عم فيم علام الام ماذا لمن ماهو ماهي".split())
"""Question words that are other words inside a sentence."""
_PLEASE = "فضل"
"""«من فضلك» begins with a word that asks elsewhere."""
_CLAUSE_ASKS = frozenset("ما من ماذا ماهو ماهي فما فمن فماذا فمتي فاين".split())
_OR = re.compile(
    r"\bor\b(?!\s+(?:not|no|am\s+i)\b)"
    r"|\bولا\b(?!\s*(?:(?:لا|لأ|غلط|كيف|ايه|إيه|شو|شنو|مو|ما|بعد|لسه|لسا|لسة)\b|(?:[اأ]نا|[اإ]حنا|نحنا)\s+غلط))"
    r"|\b[أا]م\b(?!\s*(?:لا|المتحدة)\b)|\bwalla\b(?!\s*(?:la|eh|ba3d|lessa|lissa)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Polarity:
    """`asks` for a yes or a no; `negated` where that was turned round; `alternative` where two things are offered to
    choose from: "in Kuwait or in Dubai?"; `by_mark` where nothing asks but the question mark: "the topics?"."""

    asks: bool
    negated: bool
    alternative: bool = False
    by_mark: bool = False


class PolarityReader:
    """Reads it with the question words of the vocabulary and general words of confirming and negating."""

    def __init__(self, base: FactBase) -> None:
        self._question_words = frozenset(group.id for group in base.vocabulary if group.asks) - {_YES_NO}

    def read(self, question: Question, tokens: Sequence[Token]) -> Polarity:
        said = self._says(question, tokens)
        asks = said if said is not None else self._asks_by_mark(question)
        negated = bool(expressions("negations").find(self._statement(tokens)))
        return Polarity(asks, negated, bool(_OR.search(question.text)), by_mark=said is None)

    def _statement(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The words without those that ask for confirmation: «مو صح؟» negates nothing."""
        taken = {at for found in expressions("confirm").find(tokens) for at in range(found.start, found.end)}
        return [token for at, token in enumerate(tokens) if at not in taken]

    def _says(self, question: Question, tokens: Sequence[Token]) -> bool | None:
        """Whether its words ask for a yes or a no; None where they don't tell."""
        if expressions("confirm").find(tokens):
            return not self._begins_with_question_word(question, tokens) or bool(self._tag_at_end(tokens))
        if _YES_NO in question.concepts and not self._wh(question):
            return True
        if any(self._opens_with_auxiliary(clause) for clause in _CLAUSE.split(question.text)):
            return not self._begins_with_question_word(question, tokens)
        if self._wh(question) or self._begins_with_question_word(question, tokens):
            return False
        return None

    def _asks_by_mark(self, question: Question) -> bool:
        """Whether a question mark makes a statement a question; "he goes on air soon, what is his name?" is another."""
        clauses = [tokens_of(clause) for clause in _CLAUSE.split(question.text)]
        openings = {clause[0].word for clause in clauses[1:] if len(clause) > 1}
        return not _MARKS.isdisjoint(question.text) and openings.isdisjoint(_ASKS | _CLAUSE_ASKS)

    def _wh(self, question: Question) -> bool:
        return not self._question_words.isdisjoint(question.concepts) or not _ASKS.isdisjoint(question.typed)

    def _tag_at_end(self, tokens: Sequence[Token]) -> bool:
        return any(found.end >= len(tokens) - 1 for found in expressions("confirm").find(tokens))

    def _begins_with_question_word(self, question: Question, tokens: Sequence[Token]) -> bool:
        words = [token.word for token in tokens[:2]]
        if words and words[0] in _ARABIC_ASKS and not words[-1].startswith(_PLEASE):
            return True
        first = [token.word for token in tokens if token.word not in small("leading")][:2]
        if first and (first[0] in _ASKS or first[0] in _ARABIC_ASKS or first[0].startswith("شال")):
            return True
        concepts = [concept for concept in question.concepts[:2] if concept]
        return any(concept in self._question_words for concept in concepts)

    def _opens_with_auxiliary(self, clause: str) -> bool:
        words = [token for token in tokens_of(clause) if token.word not in small("leading")]
        return bool(words) and expressions("auxiliaries").at(words, 0) is not None and len(words) > 1
