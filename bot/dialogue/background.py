"""A message without what people tell of themselves: "I work in Dubai and was on leave on 14 November; who spoke?".

Such a sentence is no question and takes nothing for granted: its places, days and bodies are the asker's. It speaks of
them by the words under `asker` in knowledge/general/follow-ups.yaml, names nothing that the release is about, asks
nothing, wishes nothing and passes on nothing that they have heard. It stands before a question or behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.facts.factbase import FactBase
from bot.facts.followups import WordGroup
from bot.language.normalise import normalise
from bot.language.vocabulary import Vocabulary

_CLAUSE = re.compile(r"(?<=[.;؛!?؟,،:\n…])\s*|\s+[-–—]+\s+")
"""Behind a mark, and at a dash with spaces round it."""
_QUESTION_MARKS = ("?", "؟")
_IT = frozenset({"it", "this", "that", "them", "these", "those"})
"""What is wished for has been asked for: "my editor wants it by noon"."""
_QUOTES = re.compile(r"@|[“”«»\"]")
"""An address or words of others that are passed on: both may be false, and are compared."""
_LONGEST = 600
"""Characters of a message that is looked at: a longer one is a story all through."""


class BackgroundReader:
    """Finds the background of a message with the words of one knowledge."""

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
