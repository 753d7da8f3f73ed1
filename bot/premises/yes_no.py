"""Questions of yes or no: does a message ask one, is it turned round, does it only ask to confirm what it says?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.facts.factbase import FactBase
from bot.language.read import Question
from bot.premises.words import Found, Token, Words, denied, expressions, section, small

_YES_NO = "yes-no-particle"
_PAUSES = frozenset(".!?؟;؛:,،\n–—-")
_JOINING = frozenset("and but so then و".split())
_MARKS = frozenset("?؟")
_ARABIC_ASKS = frozenset("شو شنو شنهو ايش وش ما من بم لم مم عم فيم علام الام ماذا لمن ماهو ماهي".split())
"""Question words that are other words inside a sentence."""
_NOT_ASKED = frozenset("الم اليس اليست اوليس اولم افلم".split())
"""Words that ask whether it isn't so."""
_PLACED = frozenset("where when how".split())
_IS = frozenset("is was are were thats".split())
_RELATIVE = frozenset("who whom which whose".split())
_ANYBODY = frozenset(
    "man woman person one people those official speaker gentleman lady guy someone somebody agency body".split()
)
_MAY_ASK = frozenset("isnt arent wasnt werent dont doesnt didnt hasnt havent مش مو موب مب مهو مهي ماشي".split())
"""Negations that ask for assent where they open a question."""
_TAG = 2
"""So many words at most has what only asks for confirmation: "wasn't it?"."""
_DENIES_A_VERB = frozenset({"ما", "ma"})
_BEFORE_WHAT = frozenset("ضمن من في مع كل عن بين علي حسب".split())
_DONE = ("took-part", "organised", "partnered")
_MENTIONED = frozenset(
    "ذكر ذكرت ذكرو ذكروا ذكرتو ذكرتوا جاب جابو جابوا حكو حكوا كتبو كتبوا قالو قالوا تطرقو تطرقوا".split()
)
_VERB_ENDINGS = ("ت", "وا", "و", "at", "et", "it", "o", "aw", "ou", "u")
_PLEASE = "فضل"
"""«من فضلك» begins with a word that asks elsewhere."""
_CLAUSE_ASKS = frozenset("ما من ماذا ماهو ماهي فما فمن فماذا فمتي فاين".split())
_OR = re.compile(
    r"\bor\b(?=\s*\w)(?!\s+(?:not|no|am\s+i)\b)"
    r"|\bولا\b(?!\s*(?:(?:لا|لأ|غلط|كيف|ايه|إيه|شو|شنو|مو|ما|بعد|لسه|لسا|لسة)\b|(?:[اأ]نا|[اإ]حنا|نحنا)\s+غلط))"
    r"|\bلو\s+[أا]كثر\b"
    r"|\b[أا]م\b(?!\s*(?:لا|المتحدة)\b)|\bwalla\b(?!\s*(?:la|eh|ba3d|lessa|lissa)\b)",
    re.IGNORECASE,
)

_PRONOUNS = frozenset("it they he she we you i there that this".split())
_RIGHTS = "rights"
"""Its singular asks for assent: "…, right?"."""
_LEAST = 2
"""So many words at least say something that a tag can ask to confirm: "when was it?" asks for itself."""
ASKING = frozenset(
    "who whose whom what which when where why how whats whos wheres whens hows wat wen whn wut hw y".split()
)
"""English question words, in short messages too."""


@dataclass(frozen=True, slots=True)
class Polarity:
    """`asks` for a yes or a no; `negated` where that was turned round; `alternative` where two things are offered to
    choose from: "in Oman or in Dubai?"; `by_mark` where nothing asks but the question mark: "the topics?"; `negative`
    where it asks whether it wasn't so: "Didn't Health come?", «ألم تشارك الصحة؟». `asked` stays where no yes may be
    said to it; `negations` are the words that turn it round."""

    asks: bool
    negated: bool
    alternative: bool = False
    by_mark: bool = False
    negative: bool = False
    asked: bool = False
    negations: frozenset[int] = frozenset()


class PolarityReader:
    """Reads it with the question words of the vocabulary and general words of confirming and negating."""

    def __init__(self, base: FactBase) -> None:
        self._question_words = frozenset(group.id for group in base.vocabulary if group.asks) - {_YES_NO}

    def read(self, question: Question, tokens: Words) -> Polarity:
        said = self._says(question, tokens)
        asks = said if said is not None else self._asks_by_mark(question, tokens)
        alternative = bool(_OR.search(question.text))
        doubting = _asks_whether_not(tokens, question.text) if asks else frozenset()
        negations = frozenset(_negations(tokens)) - doubting
        not_asked = any(token.word in _NOT_ASKED for token in _statement(tokens))
        negative = (bool(doubting) or (asks and not_asked)) and not negations
        return Polarity(asks, bool(negations), alternative, said is None, negative, asked=asks, negations=negations)

    def _says(self, question: Question, tokens: Words) -> bool | None:
        """Whether its words ask for a yes or a no; None where they don't tell."""
        if confirming(tokens):
            return not self._begins_with_question_word(question, tokens) or bool(self._tag_at_end(tokens))
        if _YES_NO in question.concepts and not self._wh(question):
            return True
        if any(self._opens_with_auxiliary(clause) for clause in _clauses(question.text, tokens)):
            return not self._begins_with_question_word(question, tokens)
        if self._wh(question) or self._begins_with_question_word(question, tokens):
            return False
        return None

    def _asks_by_mark(self, question: Question, tokens: Words) -> bool:
        """Whether a question mark makes a statement a question; "he goes on air soon, what is his name?" is another."""
        if _MARKS.isdisjoint(question.text):
            return False
        openings = {clause[0].word for clause in _clauses(question.text, tokens)[1:] if len(clause) > 1}
        return openings.isdisjoint(ASKING | _CLAUSE_ASKS)

    def _wh(self, question: Question) -> bool:
        if not self._question_words.isdisjoint(question.concepts):
            return not self._only_relative(question)
        return not ASKING.isdisjoint(question.typed)

    def _only_relative(self, question: Question) -> bool:
        """ "The man who opened it": its only question word goes on about the noun before it."""
        asking = [at for at, concept in enumerate(question.concepts) if concept in self._question_words]
        return all(at > 1 and self._goes_on_about(question.words[at - 1], question.words[at]) for at in asking)

    def _goes_on_about(self, before: str, word: str) -> bool:
        """ "The man who opened it", "… is where questions go"."""
        return (word in _RELATIVE and before in _ANYBODY) or (word in _PLACED and before in _IS)

    def _tag_at_end(self, tokens: Words) -> bool:
        return any(found.end >= len(tokens) - 1 for found in confirming(tokens))

    def _begins_with_question_word(self, question: Question, tokens: Sequence[Token]) -> bool:
        words = [token.word for token in tokens[:2]]
        if words and words[0] in _ARABIC_ASKS and not words[-1].startswith(_PLEASE):
            return True
        first = [token.word for token in tokens if token.word not in small("leading")][:2]
        if first and first[0].isascii() and first[0] in section("auxiliaries")["aux"]:
            return False  # "Is how to interview victims one of the subjects?"
        if first and (first[0] in ASKING or first[0] in _ARABIC_ASKS or first[0].startswith("شال")):
            return True
        concepts = [concept for concept in question.concepts[:2] if concept]
        return any(concept in self._question_words for concept in concepts)

    def _opens_with_auxiliary(self, clause: Sequence[Token]) -> bool:
        words = [token for token in clause if token.word not in small("leading")]
        return len(words) > 1 and expressions("auxiliaries").at(words, 0) is not None


def _statement(tokens: Words) -> Sequence[Token]:
    """The words without those that ask for confirmation: «مو صح؟» negates nothing."""
    taken = {at for found in confirming(tokens) for at in range(found.start, found.end)}
    return [token for at, token in enumerate(tokens) if at not in taken]


def _negations(tokens: Words) -> Iterator[int]:
    """Where words turn a statement round."""
    taken = {at for found in confirming(tokens) for at in range(found.start, found.end)}
    yield from (one.start for one in expressions("negations").find(tokens) if one.start not in taken)
    for at, token in enumerate(tokens):
        of_the_word = denied(token.word) and related(token)
        if of_the_word or (token.word in _DENIES_A_VERB and _is_verb(tokens, at + 1)):
            yield at


def _is_verb(tokens: Words, position: int) -> bool:
    """Whether a word says what happened or what somebody did: «ما انلغت», "ma sharaket", not «ما دور …؟»."""
    if tokens[position - 2 : position - 1] and tokens[position - 2].word in _BEFORE_WHAT:
        return False  # «ضمن ما تم تناوله»
    if expressions("states").at(tokens, position):
        return True
    if position >= len(tokens):
        return False
    found = expressions("relations").at(tokens, position)
    said = (found is not None and found.label in _DONE) or tokens[position].word in _MENTIONED
    return said and tokens[position].word.endswith(_VERB_ENDINGS)


def related(token: Token) -> bool:
    """Whether a word says how somebody belongs to what the release tells of, or what happened to it."""
    return any(expressions(name).at((token,), 0) for name in ("relations", "states"))


def _asks_whether_not(tokens: Words, text: str) -> frozenset[int]:
    """Where negations open a question, so that it asks for assent: "Wasn't it in Oman?", «مو الصحة شاركت؟»."""
    if not tokens.has(_MAY_ASK):
        return frozenset()
    clauses = _clauses(text, tokens)
    return frozenset(tokens.index(one[0]) for one in clauses if len(one) > _TAG and one[0].word in _MAY_ASK)


def _clauses(text: str, tokens: Words) -> list[Sequence[Token]]:
    """The words between marks and the words that join sentences."""
    found: list[Sequence[Token]] = []
    start = 0
    for at, token in enumerate(tokens):
        joins = at > 0 and token.word in _JOINING
        if joins or (at > start and not _PAUSES.isdisjoint(text[tokens[at - 1].end : token.start])):
            found.append(tokens[start:at])
            start = at + joins
    return [*found, tokens[start:]]


def confirming(tokens: Words) -> list[Found]:
    """What asks for assent, from left to right: the words for it wherever they stand, and a tag at the end."""
    found = [one for one in expressions("confirm").find(tokens) if tokens[one.start].word != _RIGHTS]
    last = _tag(tokens) or _closer(tokens)
    return found if last is None or (found and found[-1].end > last.start) else [*found, last]


def _tag(tokens: Words) -> Found | None:
    """ "Didn't they", "was it", "did they not": an auxiliary and a pronoun behind a statement."""
    end = len(tokens) - (len(tokens) > _LEAST and tokens[-1].word == "not")
    start = end - 2
    if start < _LEAST or tokens[start + 1].word not in _PRONOUNS or tokens[start].word not in _auxiliaries():
        return None
    asks = any(token.word in ASKING for token in tokens[:start])
    return None if asks else Found("tag", start, len(tokens))


def _closer(tokens: Words) -> Found | None:
    """A word that asks for assent only as the last of a message: "ya?", «لا؟», "no?"."""
    last = len(tokens) - 1
    return Found("tag", last, last + 1) if last >= _LEAST and tokens[last].word in small("closers") else None


def _auxiliaries() -> frozenset[str]:
    return frozenset(section("auxiliaries")["aux"])
