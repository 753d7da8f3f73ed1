"""A message without what is said by the way: greetings, thanks, "please", "now", "by the way", or a story before it.

The former are read by the vocabulary's groups that knowledge/follow-ups.yaml lists under `asides`, at both ends of a
message, and looked at only where the matcher takes the whole for a courtesy or isn't sure of it: one more ranking, or
two where the question word stands behind («المعرض وين؟»).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.dialogue.understanding import Understanding
from bot.dialogue.utterance import UtteranceReader
from bot.facts.factbase import EntryKind, FactBase
from bot.facts.ids import COURTESIES
from bot.language.detect import Spoken
from bot.language.normalise import is_arabic, normalise
from bot.language.read import LONGEST_READ
from bot.language.vocabulary import Vocabulary
from bot.matching.matcher import asking_clause
from bot.matching.ranking import Candidate, Ranked, Ranking

_SURE = 0.7
"""The least probability of a fact beneath a courtesy: "hope you are well" is not a question. It must be likelier than
the courtesy itself, too: "thank you for your kind help" doesn't ask for help."""
_ANSWERED = 0.6
"""From here on a fact is given outright, and nothing is looked for beneath."""
_PLAINLY = 0.85
"""The least probability of what is asked without them where the whole isn't understood."""
_NOTHING = 0.6
"""From here on a message is about something else, in whatever order its words stand."""
_BRIEF = 4
"""Words of a message whose order may be turned round."""

_QUESTION_MARKS = frozenset("?؟")
_AND_IN_ARABIC = "و"
_AND = frozenset({"w", "wa", "wu", "o", "ou"})

InContext = Callable[[Ranked], Ranked]


class PlainReader:
    """Finds the question beneath what is said by the way."""

    def __init__(self, base: FactBase, understanding: Understanding, utterances: UtteranceReader) -> None:
        self._understanding, self._utterances = understanding, utterances
        self._asides = Vocabulary.of(group for group in base.vocabulary if group.id in base.follow_ups.asides)
        self._asking = Vocabulary.of(group for group in base.vocabulary if group.asks)
        self._arabic = {
            group.id: next(filter(is_arabic, group.words))
            for group in base.vocabulary
            if group.asks and any(map(is_arabic, group.words))
        }
        self._services = frozenset(id for id, entry in base.entries.items() if entry.kind is EntryKind.SERVICE)
        self._courtesies = frozenset(entry.id for entry in base.playing(*COURTESIES))

    def read(self, whole: Ranked, in_context: InContext) -> Ranked:
        """The question that is meant, with its ranking by itself; the message itself where it is no clearer without."""
        first = _first(whole.ranking)
        if whole.ranking.alarm or first is None:
            return whole
        if whole.question.spoken is Spoken.ARABIZI and (written := self._in_arabic(whole.question.text.split())):
            question = self._understanding.read(f" {_AND_IN_ARABIC}".join(written))
            return Ranked(question, self._understanding.rank(question))
        is_courtesy = first.id in self._courtesies and first.confidence >= whole.ranking.unknown
        if not is_courtesy and _surest(in_context(whole).ranking) >= _ANSWERED:
            return whole
        for text, plainly in self._plainer(whole):
            least = max(_SURE, first.confidence) if is_courtesy else plainly
            rest = self._understanding.read(text)
            ranked = Ranked(rest, self._understanding.rank(rest))
            asks = bool(self._utterances.read(rest).aspects)
            for found in (ranked, in_context(ranked)) if asks else (ranked,):
                meant = _first(found.ranking)
                if meant and meant.id not in self._courtesies and meant.confidence >= least:
                    return ranked
        return whole

    def _plainer(self, whole: Ranked) -> Iterator[tuple[str, float]]:
        """Plainer texts, each with the least probability of what it asks."""
        if clause := self._after_a_story(whole.question.text):
            yield clause, _SURE
        tokens = whole.question.text.split()
        bare = self._without_asides(tokens)
        if bare and bare != tokens:
            yield " ".join(bare), _PLAINLY
        if whole.ranking.unknown < _NOTHING and (turned := self._question_word_first(bare)):
            yield " ".join(turned), _PLAINLY

    def _after_a_story(self, text: str) -> str | None:
        """The question about the release at the end of a message that before it only tells something: "I'm in Muscat.
        Who paid?"."""
        clause = asking_clause(text[:LONGEST_READ])
        if clause is None or not text.rstrip().endswith(clause):
            return None
        story = text.rstrip().removesuffix(clause)
        told = normalise(story).split()
        question = self._understanding.read(clause)
        asks = not _QUESTION_MARKS.isdisjoint(story) or any(self._asking.concepts(told))
        if asks or self._utterances.read(question).points:
            return None
        meant = _first(self._understanding.rank(question))
        return None if meant is None or meant.id in self._services else clause

    def _without_asides(self, tokens: Sequence[str]) -> list[str]:
        """The tokens without the asides at both ends."""
        forms = [tuple(normalise(token).split()) for token in tokens]
        aside = [False] * len(tokens)
        words = [(word, at) for at, form in enumerate(forms) for word in form]
        position = 0
        for group, expression in self._asides.spans([word for word, _ in words]):
            for _, at in words[position : position + len(expression)]:
                aside[at] = group is not None
            position += len(expression)
        meaning = [at for at, is_aside in enumerate(aside) if not is_aside and forms[at]]
        return list(tokens[meaning[0] : meaning[-1] + 1]) if meaning else []

    def _in_arabic(self, tokens: Sequence[str]) -> list[str]:
        """Bare question words of Arabizi, "wain w emta?", as Arabic writes them; nothing beside other words."""
        words = [normalise(token) for token in tokens]
        groups = [group for group in self._asking.concepts(words) if group]
        bare = groups and len(groups) + sum(word in _AND for word in words) == len(words)
        return [self._arabic[group] for group in groups] if bare else []

    def _question_word_first(self, tokens: Sequence[str]) -> list[str]:
        """A short message with its question word before the rest; nothing where it stands there already."""
        if not 1 < len(tokens) <= _BRIEF:
            return []
        asking = [at for at, token in enumerate(tokens) if normalise(token) in self._asking]
        if len(asking) != 1 or asking[0] == 0:
            return []
        word = tokens[asking[0]].strip("?؟!.,،")
        return [word, *(token.strip("?؟") for at, token in enumerate(tokens) if at != asking[0])]


def _surest(ranking: Ranking) -> float:
    return ranking.candidates[0].confidence if ranking.candidates else 0.0


def _first(ranking: Ranking) -> Candidate | None:
    return ranking.candidates[0] if ranking.candidates else None
