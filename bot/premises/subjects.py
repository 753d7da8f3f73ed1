"""What a message speaks of: the event, the release, a project, and which of them a word of it stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.facts.factbase import FactBase, Subject
from bot.premises.tokens import Expressions, Found, Token


@dataclass(frozen=True, slots=True)
class Spoken:
    """The subjects of one message: those named, with their places, and the one that its answer is about."""

    named: tuple[tuple[Found, Subject], ...]
    answered: Subject | None
    first: Subject | None
    indefinite: bool = False

    def near(self, position: int) -> Subject | None:
        """The named subject nearest to a word; else that of the answer."""
        if self.answered and self.answered.state == "future" and self.indefinite and self._only_first():
            return self.answered
        if self.named:
            return min(self.named, key=lambda pair: _distance(pair[0], position))[1]
        return self.answered

    def _only_first(self) -> bool:
        """Whether only the event is named: "a workshop in January?" after all may be one to come."""
        return all(self.first is not None and subject.id == self.first.id for _, subject in self.named)

    def names(self, subject_id: str | None) -> bool:
        return any(subject.id == subject_id for _, subject in self.named)


class SubjectReader:
    """Finds the subjects of one release."""

    def __init__(self, base: FactBase) -> None:
        self._subjects = {subject.id: subject for subject in base.release.subjects}
        self._words = Expressions((word, one.id) for one in base.release.subjects for word in one.words)

    def read(self, tokens: Sequence[Token], entry_ids: Sequence[str]) -> Spoken:
        named = tuple((found, self._subjects[found.label]) for found in self._words.find(tokens))
        first = next(iter(self._subjects.values()), None)
        answered = next((one for id in entry_ids for one in self._subjects.values() if id in one.entry_ids), None)
        return Spoken(named, answered, first, all(_is_indefinite(tokens, found) for found, _ in named))

    def subject(self, subject_id: str | None) -> Subject | None:
        return self._subjects.get(subject_id) if subject_id else next(iter(self._subjects.values()), None)


def _is_indefinite(tokens: Sequence[Token], found: Found) -> bool:
    """ "A workshop", «ورشة»: not one that was spoken of."""
    word = tokens[found.start].word
    if word.isascii():
        return found.start > 0 and tokens[found.start - 1].word in {"a", "an", "any", "more", "some", "another"}
    return not any(form.startswith("ال") for form in tokens[found.start].forms)


def _distance(found: Found, position: int) -> int:
    if found.start <= position < found.end:
        return 0
    return found.start - position if position < found.start else position - found.end + 1
