"""A message without what is said by the way: greetings, thanks, "please", "now", or what people tell before they ask.

Asides are read by the vocabulary's groups that knowledge/general/follow-ups.yaml lists under `asides`, at both ends of
a message, and looked at only where the matcher takes the whole for a courtesy or isn't sure of it: one more ranking, or
two where the question word stands behind («المعرض وين؟»).

Background is what people tell of themselves, before a question or behind it: "I work in Dubai and was on leave on 14
November; who spoke?". Such a sentence is no question and takes nothing for granted: its places, days and bodies are the
asker's. It speaks of them by the words under `asker`, names nothing that the release is about, asks nothing, wishes
nothing and passes on nothing that they have heard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bot.dialogue.understanding import Understanding
from bot.dialogue.utterance import UtteranceReader
from bot.facts.factbase import EntryKind, FactBase
from bot.facts.followups import WordGroup
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

_QUESTION_MARKS = ("?", "؟")
_AND_IN_ARABIC = "و"
_AND = frozenset({"w", "wa", "wu", "o", "ou"})

_CLAUSE = re.compile(r"(?<=[.;؛!?؟,،:\n…])\s*|\s+[-–—]+\s+")
"""Behind a mark, and at a dash with spaces round it."""
_IT = frozenset({"it", "this", "that", "them", "these", "those"})
"""What is wished for has been asked for: "my editor wants it by noon"."""
_QUOTES = re.compile(r"@|[“”«»\"]")
"""An address or words of others that are passed on: both may be false, and are compared."""
_LONGEST = 600
"""Characters of a message that is looked at: a longer one is a story all through."""

InContext = Callable[[Ranked], Ranked]


class AsideReader:
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
        asks = any(mark in story for mark in _QUESTION_MARKS) or any(self._asking.concepts(told))
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


class BackgroundReader:
    """Finds what people tell of themselves, with the words of one knowledge."""

    def __init__(self, base: FactBase) -> None:
        follow_ups = base.follow_ups
        self._asker = Vocabulary.of(follow_ups.asker)
        self._hearsay = Vocabulary.of(follow_ups.hearsay)
        self._asking = Vocabulary.of(group for group in base.vocabulary if group.asks)
        self._wanting = Vocabulary.of(group for group in base.vocabulary if group.wants)
        threads = [thread.names for thread in follow_ups.threads]
        subjects = [WordGroup(one.id, one.words) for one in base.release.subjects]
        people = [WordGroup(one.id, (*one.first, *one.family)) for one in base.release.people]
        self._ours = Vocabulary.of([*threads, *subjects, *people])

    def without(self, text: str) -> str | None:
        """The message without its background; None where it has none, or nothing else."""
        if len(text) > _LONGEST:
            return None
        clauses = [clause for clause in _CLAUSE.split(text) if any(map(str.isalnum, clause))]
        if len(clauses) < 2:
            return None
        words = [normalise(clause).split() for clause in clauses]
        if not any(self._speaks_of_the_asker(each) for each in words):
            return None
        idle = [self._is_idle(clause, each) for clause, each in zip(clauses, words, strict=True)]
        first = next((at for at, each in enumerate(idle) if not each), len(clauses))
        last = len(clauses) - next((at for at, each in enumerate(reversed(idle)) if not each), 0)
        if not any(map(self._speaks_of_the_asker, words[:first])):
            first = 0
        if not any(map(self._speaks_of_the_asker, words[last:])):
            last = len(clauses)
        if first >= last or (first == 0 and last == len(clauses)) or not self._asks(clauses, words, first, last):
            return None
        return " ".join(clauses[first:last])

    def _speaks_of_the_asker(self, words: Sequence[str]) -> bool:
        return any(self._asker.concepts(words))

    def _is_idle(self, clause: str, words: Sequence[str]) -> bool:
        """Whether a clause asks, wishes and passes on nothing, and names nothing of the release's."""
        if clause.rstrip().endswith(_QUESTION_MARKS) or _QUOTES.search(clause):
            return False
        wishes = any(self._wanting.concepts(words)) and _IT.isdisjoint(words)
        return not wishes and not any(any(each.concepts(words)) for each in (self._asking, self._hearsay, self._ours))

    def _asks(self, clauses: Sequence[str], words: Sequence[Sequence[str]], first: int, last: int) -> bool:
        """Whether something is asked between two clauses."""
        return any(
            clause.rstrip().endswith(_QUESTION_MARKS) or any(self._asking.concepts(each))
            for clause, each in zip(clauses[first:last], words[first:last], strict=True)
        )
