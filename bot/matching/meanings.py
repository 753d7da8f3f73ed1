"""What words mean, as directions: words that are used alike in English and Arabic lie close together.

A fact that a release has a sentence and a name for is asked about in a hundred other words ("upkeep" for its
maintenance, «بيت» for its household). The table beside this module has a direction and a weight for each common word of
both languages, so that what a sentence's words add up to points where a small sentence encoder (Yang and others, 2020,
"Multilingual Universal Sentence Encoder", Apache-2.0) puts the sentence. It was made once by `python -m
bench.meanings`; neither learning nor answering needs the encoder. `Sense` says which entry such a place is nearest to,
for facts that are learnt from little.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.matching.features import MOST_WORDS, FloatArray

FOLDER = Path(__file__).parent / "words"
CODES, DIRECTIONS, WEIGHTS = "codes.npy", "directions.npy", "weights.npy"
DIMENSIONS = 96
_SHRINKAGE = 0.05
_FARTHEST = -15.0
"""Log-odds below which it makes no difference how far an entry is."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """`codes` are hashes of normalised words, ascending; `directions` has a line for each, in 127ths, and `weights` how
    long it is, which is how much the word says beside others."""

    codes: NDArray[np.uint32]
    directions: NDArray[np.int8]
    weights: NDArray[np.float16]

    @property
    def fingerprint(self) -> int:
        """Changes whenever the table is made anew."""
        return crc32(self.weights.tobytes())

    def direction(self, words: Sequence[str]) -> FloatArray:
        """Where the words point together, of length one; nowhere where none of them is known."""
        places = [*self._places(words[:MOST_WORDS])]
        if not places:
            return np.zeros(self.directions.shape[1], np.float32)
        total: FloatArray = self.weights[places].astype(np.float32) @ self.directions[places].astype(np.float32)
        length = float(np.linalg.norm(total))
        return total / length if length else total

    def units(self, words: Sequence[str]) -> FloatArray:
        """A line of length one for each word; of nothing for a word that isn't known."""
        found = np.zeros((len(words), self.directions.shape[1]), np.float32)
        for line, word in enumerate(words):
            for place in self._places([word]):
                found[line] = self.directions[place]
        found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1)
        return found

    def __contains__(self, word: str) -> bool:
        """Whether the table has a normalised word."""
        return self._place(word) is not None

    def _places(self, words: Sequence[str]) -> Iterator[int]:
        return (place for word in words if (place := self._place(word)) is not None)

    def _place(self, word: str) -> int | None:
        code = crc32(word.encode("utf-8", "surrogatepass"))
        place = int(self.codes.searchsorted(np.uint32(code)))
        return place if place < len(self.codes) and int(self.codes[place]) == code else None


@cache
def meanings() -> Meanings:
    """The table that comes with Bayan, mapped from disk: questions touch few of its pages."""
    return Meanings(*(np.asarray(np.load(FOLDER / name, mmap_mode="r")) for name in (CODES, DIRECTIONS, WEIGHTS)))


@dataclass(frozen=True, slots=True)
class Sense:
    """`weights` has a line for each entry id: one number for each dimension of meaning, and its intercept behind."""

    weights: FloatArray

    def scores(self, words: Sequence[str]) -> FloatArray:
        """The log-odds of each entry id beside the closest one, by the meaning of familiar words; nothing where none of
        them is known."""
        direction = meanings().direction(words)
        if not direction.any():
            return np.zeros(len(self.weights), np.float32)
        odds = self.weights[:, :-1] @ direction + self.weights[:, -1]
        found: FloatArray = np.maximum(odds - odds.max(), _FARTHEST)
        return found


def learn_sense(asked: Sequence[tuple[str, Sequence[str]]], entry_ids: Sequence[str]) -> Sense:
    """The sense of phrasings' familiar words: linear discriminants (Fisher, 1936, "The use of multiple measurements in
    taxonomic problems") over where they point. A logistic regression is right as often, and takes a hundred times as
    long.

    Every entry is taken to be asked for as often as another: of how many phrasings it has, which is its kinds' doing,
    nothing follows for what people want to know.
    """
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

    table = meanings()
    places = {entry_id: place for place, entry_id in enumerate(entry_ids)}
    lines = np.array([table.direction(words) for _, words in asked])
    wanted = np.array([places[entry_id] for entry_id, _ in asked])
    number = len({*wanted.tolist()})
    even = np.full(number, 1 / number)
    machine = LinearDiscriminantAnalysis(solver="lsqr", shrinkage=_SHRINKAGE, priors=even).fit(lines, wanted)
    weights = np.full((len(entry_ids), lines.shape[1] + 1), 0.0, np.float32)
    weights[:, -1] = 2 * _FARTHEST  # of an entry that nothing was learnt for
    weights[machine.classes_] = np.hstack([machine.coef_, machine.intercept_[:, None]])
    return Sense(weights)
