"""What training leaves: a table of feature x intent, small enough to keep and quick to open."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.language.lexicon import Lexicon
from bot.language.neighbours import Neighbours
from bot.language.question import Question
from bot.language.succession import Succession
from bot.matching.features import FloatArray, vectorise

_TABLE, _IDF, _REST = "table.npy", "idf.npy", "rest.json"
_REMNANTS, _OWNERS, _SUCCESSION = "remnants.npy", "owners.npy", "succession.npy"
_LEAST_SCALE = 1e-9
"""Keeps an intent without any weight from dividing by nothing."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: the score of an intent is the sum of its weights over a question's features.

    `table` is rows x intents in whole numbers, to be multiplied by `scales`, one for each intent; `idf` is blocks x
    rows in half precision. Both are mapped from disk, so that pages that no question touches take no memory.
    `intercepts` has one number for each intent.
    """

    intents: tuple[str, ...]
    table: NDArray[np.int16]
    scales: FloatArray
    idf: NDArray[np.float16]
    intercepts: FloatArray
    lexicon: Lexicon

    def scores(self, question: Question) -> FloatArray:
        """A signed distance for each intent; more than 0 is the intent's side of its border."""
        rows, factors = vectorise(question, self.idf)
        total: FloatArray = factors @ self.table.take(rows, axis=0).astype(np.float32) * self.scales + self.intercepts
        return total

    @classmethod
    def of(
        cls, intents: tuple[str, ...], lines: FloatArray, intercepts: FloatArray, idf: FloatArray, lexicon: Lexicon
    ) -> Weights:
        """The weights of a line of numbers for each intent, brought to 16 bits: a third of the time that half precision
        takes to read, and finer where it matters, at the large ones."""
        scales = np.maximum(np.abs(lines).max(axis=1), _LEAST_SCALE) / np.iinfo(np.int16).max
        table = np.ascontiguousarray(np.round(lines.T / scales), np.int16)  # row by row, as it is read
        return cls(
            intents, table, scales.astype(np.float32), idf.astype(np.float16), intercepts.astype(np.float32), lexicon
        )

    def save(self, folder: Path) -> None:
        """Write to a folder that appears only when it is whole, whoever else is writing it."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
        try:
            np.save(draft / _TABLE, self.table)
            np.save(draft / _IDF, self.idf)
            np.save(draft / _REMNANTS, self.lexicon.neighbours.remnants)
            np.save(draft / _OWNERS, self.lexicon.neighbours.owners)
            np.save(draft / _SUCCESSION, self.lexicon.succession.table)
            (draft / _REST).write_text(json.dumps(self._rest(), ensure_ascii=False), encoding="utf-8")
            draft.chmod(0o755)  # mkdtemp's folder is its maker's alone; the bot may run as somebody else
            if not folder.exists():
                draft.replace(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def _rest(self) -> dict[str, object]:
        return {
            "intents": self.intents,
            "scales": self.scales.tolist(),
            "intercepts": self.intercepts.tolist(),
            "counts": self.lexicon.counts,
            "stems": sorted(self.lexicon.stems),
            "lines": self.lexicon.lines,
            "names": sorted(self.lexicon.names),
            "trusted": self.lexicon.neighbours.words,
        }

    @classmethod
    def open(cls, folder: Path) -> Weights:
        """The weights in a folder. Raises OSError or ValueError where they are missing or damaged."""
        rest = json.loads((folder / _REST).read_text(encoding="utf-8"))
        counts = {word: tuple(count) for word, count in rest["counts"].items()}
        neighbours = Neighbours(tuple(rest["trusted"]), _map(folder / _REMNANTS), _map(folder / _OWNERS))
        succession = Succession(_map(folder / _SUCCESSION))
        return cls(
            intents=tuple(rest["intents"]),
            table=_map(folder / _TABLE),
            scales=np.asarray(rest["scales"], np.float32),
            idf=_map(folder / _IDF),
            intercepts=np.asarray(rest["intercepts"], np.float32),
            lexicon=Lexicon(
                counts, frozenset(rest["stems"]), frozenset(rest["names"]), rest["lines"], neighbours, succession
            ),
        )


def _map(path: Path) -> NDArray[Any]:
    """The array in a file, read page by page as it is used; a plain array, whose indexing is the quicker one."""
    return np.asarray(np.load(path, mmap_mode="r"))
