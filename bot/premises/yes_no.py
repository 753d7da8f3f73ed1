"""Questions of yes or no: does a message ask one, is it turned round, and does an answer have its every word?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.facts.factbase import Entry, EntryKind, FactBase, Language
from bot.facts.templates import fill
from bot.language.normalise import normalise, stem
from bot.language.read import Question
from bot.premises.tags import ASKING, confirming
from bot.premises.words import Expressions, Token, Words, denied, expressions, section, small, tokens_of

_YES_NO = "yes-no-particle"
_PAUSES = frozenset(".!?؟;؛:,،\n–—-")
_JOINING = frozenset("and but so then و".split())
_MARKS = frozenset("?؟")
_ARABIC_ASKS = frozenset("ما من بم لم مم عم فيم علام الام ماذا لمن ماهو ماهي".split())
"""Question words that are other words inside a sentence."""
_NOT_ASKED = frozenset("الم اليس اليست اوليس اولم افلم".split())
"""Words that ask whether it isn't so."""
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
_VERB_ENDINGS = ("ت", "وا", "و", "at", "et", "it", "o", "aw", "ou", "u")
_PLEASE = "فضل"
"""«من فضلك» begins with a word that asks elsewhere."""
_CLAUSE_ASKS = frozenset("ما من ماذا ماهو ماهي فما فمن فماذا فمتي فاين".split())
_OR = re.compile(
    r"\bor\b(?!\s+(?:not|no|am\s+i)\b)"
    r"|\bولا\b(?!\s*(?:(?:لا|لأ|غلط|كيف|ايه|إيه|شو|شنو|مو|ما|بعد|لسه|لسا|لسة)\b|(?:[اأ]نا|[اإ]حنا|نحنا)\s+غلط))"
    r"|\bلو\s+[أا]كثر\b"
    r"|\b[أا]م\b(?!\s*(?:لا|المتحدة)\b)|\bwalla\b(?!\s*(?:la|eh|ba3d|lessa|lissa)\b)",
    re.IGNORECASE,
)


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
        return all(at > 0 and question.words[at] in _RELATIVE and question.words[at - 1] in _ANYBODY for at in asking)

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
    found = expressions("relations").at(tokens, position)
    return found is not None and found.label in _DONE and tokens[position].word.endswith(_VERB_ENDINGS)


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


_SHORTEST = 3
_NEVER_ALIKE = {"paid", "leads"}
_SMALL_ROLES = ("small", "openers", "pointers", "say")
_PASSED_OVER = ("confirm", "auxiliaries", "honorifics")


class AnswerWords:
    """The stems of every stated answer of one base, in both languages."""

    def __init__(self, base: FactBase) -> None:
        self._stems = {
            entry.id: _with_same(frozenset(_stems(entry)))
            for entry in base.entries.values()
            if entry.kind is EntryKind.STATED
        }
        self._relations = {
            entry.id: _relations(entry) for entry in base.entries.values() if entry.kind is EntryKind.STATED
        }
        release = base.release
        names = [(word, one.id) for one in release.subjects for word in one.words]
        names += [(word, one.id) for one in release.people for word in (*one.first, *one.family, *one.titles)]
        self._known = Expressions(names)
        self._others = {one.id: frozenset(one.entry_ids) for one in release.subjects[1:] if one.state}
        roles = (group for group in base.follow_ups.roles if group.id in _SMALL_ROLES)
        self._small = Expressions((word, group.id) for group in roles for word in group.words)

    def idle(self, tokens: Sequence[Token]) -> frozenset[int]:
        """The words that say nothing of their own: small ones, and names of what the release is about anyway."""
        taken = {at for one in self._known.find(tokens) for at in range(one.start, one.end)}
        taken |= {at for one in self._small.find(tokens) for at in range(one.start, one.end)}
        for name in _PASSED_OVER:
            taken |= {at for one in expressions(name).find(tokens) for at in range(one.start, one.end)}
        return frozenset(
            at for at, token in enumerate(tokens) if at in taken or len(token.word) < _SHORTEST or _is_small(token)
        )

    def has(self, entry_id: str, tokens: Sequence[Token]) -> bool:
        """Whether an answer has each of the words."""
        known = self._stems.get(entry_id, frozenset())
        return all(any(stem(form) in known for form in token.bare if len(form) >= _SHORTEST) for token in tokens)

    def names(self, tokens: Sequence[Token]) -> bool:
        """Whether words name what the release is about, or one of its people."""
        return bool(self._known.find(tokens))

    def tells(self, tokens: Sequence[Token], entry_id: str) -> bool:
        """Whether an answer has each of several words that a question says something by."""
        if entry_id not in self._stems:
            return False
        idle = self.idle(tokens)
        telling = [token for at, token in enumerate(tokens) if at not in idle and not token.bare & small("framing")]
        others = any(entry_id not in self._others.get(one.label, {entry_id}) for one in self._known.find(tokens))
        return bool(telling) and not others and all(_is_in(token, self._stems[entry_id]) for token in telling)

    def explains(self, tokens: Sequence[Token], entry_id: str, held: frozenset[int], *, loosely: bool) -> bool:
        """Whether each word that says something is in the answer, or names what the release is about.

        `loosely`, words that were compared and `held`, that frame a question or say the answer's relation count too:
        not in a fragment such as "hosted by?", which asks for more than a yes.
        """
        known = self._stems.get(entry_id)
        if not known or any(
            entry_id not in self._others.get(one.label, {entry_id}) for one in self._known.find(tokens)
        ):
            return False  # a third session is none of the two
        idle = self.idle(tokens)
        if not loosely:
            said = [token for at, token in enumerate(tokens) if at not in idle]
            telling = [token for token in said if not token.bare & small("framing")]
            enough = len(telling) > 1 or (bool(telling) and len(telling) == len(said))
            return enough and all(_is_in(token, known) for token in telling)
        telling = [token for at, token in enumerate(tokens) if at not in idle and at not in held]
        left = [token for token in telling if not token.bare & small("framing")]
        if not left:  # "is there a coming project?": the subject is named, and the answer is about it
            exists = any(token.bare & small("existence") for token in tokens) and bool(self._known.find(tokens))
            return exists or bool(held)
        covers = self._relations[entry_id]
        same = [one for one in expressions("relations").find(tokens) if one.label in covers]
        if "took-part" in covers:
            same += expressions("things").find(tokens)
        related = {tokens[at].start for one in same for at in range(one.start, one.end)}
        return all(token.start in related or _is_in(token, known) for token in left)


def _is_in(token: Token, known: frozenset[str]) -> bool:
    return any(stem(form) in known for form in token.bare)


def _relations(entry: Entry) -> frozenset[str]:
    """What the answer says of anybody, in whatever words: that they ran it, came, covered a subject."""
    texts = (fill(entry.answer[language], entry.values, language) for language in Language)
    labels = {one.label for text in texts for one in expressions("relations").find(tokens_of(text))}
    return frozenset(labels - _NEVER_ALIKE)


def _with_same(stems: frozenset[str]) -> frozenset[str]:
    """The stems with those of words that say the same."""
    return stems.union(*(group for group in _same() if stems & group))


@cache
def _same() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(stem(word) for text in words for word in normalise(text).split())
        for words in section("same").values()
    )


def _is_small(token: Token) -> bool:
    return bool(token.forms & (small("function") | small("question_small")))


def _stems(entry: Entry) -> Iterator[str]:
    texts = [entry.label, entry.answer]
    for text in texts:
        for language in Language:
            yield from map(stem, normalise(fill(text[language], entry.values, language)).split())
    for evidence in entry.evidence:
        yield from map(stem, normalise(evidence).split())
    for member in entry.listing.members if entry.listing else ():
        for name in (member.name.en, member.name.ar, *member.aliases):
            yield from map(stem, normalise(name).split())
