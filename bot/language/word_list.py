"""Many words, by their number and back, in flat arrays that are mapped from disk: a tenth of what a list of them and a
dictionary take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_ROOM = 2
"""Places for each word at least: where half are empty, a look-up meets one word more on average."""
_CACHED_WORDS = 4_000


@dataclass(frozen=True, eq=False)
class WordList:
    """Words, each with its number, from 0 on; `number` gives that of a word, None where it isn't there. `letters` are
    all words in UTF-8, one behind the other; `starts` where each begins, and where the last ends.

    `places` is a hash table with open addressing (Knuth, 1973, "Sorting and Searching", 6.4): the number of a word,
    counted from 1, stands at its hash or in the next places behind it, before the first 0.
    """

    letters: NDArray[np.uint8]
    starts: NDArray[np.int32]
    places: NDArray[np.int32]
    number: Callable[[str], int | None] = field(init=False)

    def __post_init__(self) -> None:
        # Views, whose elements come quicker than an array's.
        letters, starts, places = self.letters.data, self.starts.data, self.places.data
        last = len(places) - 1

        def number(word: str) -> int | None:
            encoded = _encoded(word)
            place = crc32(encoded) & last
            while found := places[place]:
                if letters[starts[found - 1] : starts[found]] == encoded:
                    return int(found) - 1
                place = (place + 1) & last
            return None

        object.__setattr__(self, "number", lru_cache(_CACHED_WORDS)(number))

    @classmethod
    def of(cls, words: Iterable[str]) -> WordList:
        """The list of words, each of which comes once."""
        encoded = [*map(_encoded, words)]
        last = (1 << (_ROOM * len(encoded)).bit_length()) - 1
        places = np.zeros(last + 1, np.int32)
        for number, one in enumerate(encoded, 1):
            place = crc32(one) & last
            while places[place]:
                place = (place + 1) & last
            places[place] = number
        starts = np.array([0, *accumulate(map(len, encoded))], np.int32)
        return cls(np.frombuffer(b"".join(encoded), np.uint8), starts, places)

    def word(self, number: int) -> str:
        return bytes(self.letters[self.starts[number] : self.starts[number + 1]]).decode("utf-8", "surrogatepass")

    def __contains__(self, word: str) -> bool:
        return self.number(word) is not None

    def __iter__(self) -> Iterator[str]:
        return map(self.word, range(len(self)))

    def __len__(self) -> int:
        return len(self.starts) - 1


def _encoded(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")
