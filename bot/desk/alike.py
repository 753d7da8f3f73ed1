"""Questions that ask the same, put together whatever their dialect or spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from bot.language.normalise import stem
from bot.language.read import Question
from bot.storage import LoggedQuestion

ALIKE = 0.35
"""Cosine from which a question joins a group. Lower brings strangers together, higher leaves each by itself:
`python -m bench.alike`."""

Read = Callable[[str], Question]
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Group:
    """Like questions, the one that most resemble first."""

    asked: tuple[LoggedQuestion, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Each wording once."""
        return tuple(dict.fromkeys(one.question for one in self.asked if one.question))

    @property
    def release(self) -> str | None:
        """Of the leading question; None where it is about none, or there is only one."""
        return self.asked[0].release

    @property
    def left(self) -> int:
        """How many askers left theirs for staff."""
        return sum(one.is_left for one in self.asked)


def groups(asked: Iterable[LoggedQuestion], read: Read, alike: float = ALIKE) -> tuple[Group, ...]:
    """The questions in groups, the largest first.

    Each joins the first group whose leading question is alike, else leads one of its own ("leader" clustering:
    Hartigan, 1975, "Clustering Algorithms"); the wordings asked most come first, and so they lead.
    """
    by_text: dict[str, list[LoggedQuestion]] = {}
    for one in asked:
        if one.question:
            by_text.setdefault(one.question, []).append(one)
    texts = sorted(by_text, key=lambda text: -len(by_text[text]))
    led: list[tuple[Vector, list[LoggedQuestion]]] = []
    for text, vector in zip(texts, _vectors([_terms(read(text)) for text in texts]), strict=True):
        home = next((members for leader, members in led if _cosine(leader, vector) >= alike), None)
        if home is None:
            led.append((vector, list(by_text[text])))
        else:
            home += by_text[text]
    return tuple(sorted((Group(tuple(members)) for _, members in led), key=lambda group: -len(group.asked)))


def _terms(question: Question) -> frozenset[str]:
    """What a question is about: the vocabulary's groups where it has them, else the words' stems."""
    concepts = {concept for concept in question.concepts if concept}
    return frozenset({*concepts, *map(stem, question.words)})


def _vectors(terms: Sequence[frozenset[str]]) -> list[Vector]:
    """Of unit length; a term counts the more, the fewer questions have it."""
    spread = Counter(term for each in terms for term in each)
    weighted = [{term: log(1 + len(terms) / spread[term]) for term in each} for each in terms]
    return [_unit(vector) for vector in weighted]


def _unit(vector: Vector) -> Vector:
    length = sqrt(sum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}


def _cosine(one: Vector, other: Vector) -> float:
    return sum(value * other.get(term, 0.0) for term, value in one.items())
