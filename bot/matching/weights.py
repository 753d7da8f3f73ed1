"""What training leaves, small enough to keep and quick to open.

The table of weights has a line for each row that enough phrasings hit, and a column for each entry id. Two thirds of a
question's features are its words' own, whatever stands beside them, and the lexicon's words are known when the weights
are learnt: what each adds to the scores is added up beforehand, so that a question adds one line for each word instead
of looking up twenty features.
"""

from __future__ import annotations

import json
import mmap
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.language.lexicon import Bigrams, Everyday, Lexicon
from bot.language.read import Question
from bot.language.typos import Neighbours
from bot.language.word_list import WordList
from bot.matching.acceptance import Accounts
from bot.matching.features import (
    MOST_WORDS,
    OWN_BLOCKS,
    FloatArray,
    block_scales,
    hits_together,
    own_hits,
    squares,
)
from bot.matching.meanings import Sense
from bot.matching.table import Lines, Table

_CACHED_WORDS = 512
"""Words of which no share was made beforehand: a message's are looked up again with each of its pieces."""
_OWN = np.arange(OWN_BLOCKS)[:, None]


@dataclass(frozen=True, slots=True)
class Shares:
    """For each of the first words of a lexicon, by its position: `sums`, words x blocks x entry ids, before a block is
    brought to its length, and `squares`, words x blocks, of which that length is made."""

    sums: NDArray[np.float16]
    squares: FloatArray

    @classmethod
    def of(cls, words: Sequence[str], table: Table) -> Shares:
        sums = np.empty((len(words), OWN_BLOCKS, len(table.scales)), np.float16)
        squared = np.empty((len(words), OWN_BLOCKS), np.float32)
        for position, word in enumerate(words):
            sums[position], squared[position] = _share(word, table)
        return cls(sums, squared)

    def add_up(
        self, words: Sequence[str], known: WordList, share: Callable[[str], tuple[FloatArray, FloatArray]]
    ) -> tuple[FloatArray, FloatArray]:
        """The sums and squares of all the words; `share` finds that of a word which isn't kept."""
        kept = len(self.squares)
        found = [*map(known.number, words)]
        places = [place for place in found if place is not None and place < kept]
        sums: FloatArray = np.add.reduce(self.sums.take(places, axis=0).astype(np.float32))
        squared: FloatArray = np.add.reduce(self.squares.take(places, axis=0))
        if len(places) < len(found):
            for word, place in zip(words, found, strict=True):
                if place is None or place >= kept:
                    more, longer = share(word)
                    sums += more
                    squared += longer
        return sums, squared


def _share(word: str, table: Table) -> tuple[FloatArray, FloatArray]:
    rows, of_block = own_hits(word)
    lines = table.lines[rows]
    rarity = table.idf[lines]
    factors: FloatArray = (of_block == _OWN) * rarity
    return table.sums(lines, factors), squares(of_block, rarity)[:OWN_BLOCKS]


_REST = "rest.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: the score of an entry is the sum of its weights over a question's features.

    `intercepts` has one number for each entry id, `shares` what each word of the lexicon adds by itself;
    `accounts` say which entries' phrasings have a word, `sense` which entry a question's meaning is close to, where
    facts are learnt from little; there `kinds` are the kinds of question that have scores too, behind the entries,
    and `lines` says from how many phrasings each entry was learnt.
    """

    entry_ids: tuple[str, ...]
    table: Table
    shares: Shares
    intercepts: FloatArray
    lexicon: Lexicon
    accounts: Accounts
    sense: Sense | None = None
    kinds: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    share_of: Callable[[str], tuple[FloatArray, FloatArray]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "share_of", lru_cache(_CACHED_WORDS)(lambda word: _share(word, self.table)))

    def scores(self, question: Question) -> FloatArray:
        """A signed distance for each entry id, then for each kind; more than 0 is its side of its border."""
        found: FloatArray = self.scores_of_each([question])[0]
        return found

    def scores_of_each(self, questions: Sequence[Question]) -> FloatArray:
        """A line of scores for each question. Several cost little more than one: what is looked up is looked up for
        all of them at once."""
        (rows, of_block), lengths = hits_together(questions)
        lines = self.table.lines[rows]
        rarity = self.table.idf.take(lines)
        known = self.lexicon.words
        own = [self.shares.add_up(each.words[:MOST_WORDS], known, self.share_of) for each in questions]
        ends = lengths.cumsum().tolist()
        numbers = self.table.numbers.take(lines, axis=0).astype(np.float32)
        scores = np.empty((len(questions), len(self.intercepts)), np.float32)
        for place, ((sums, squared), start, end) in enumerate(zip(own, [0, *ends], ends, strict=False)):
            of_blocks, rare = of_block[start:end], rarity[start:end]
            total_squares = squares(of_blocks, rare)
            total_squares[:OWN_BLOCKS] += squared
            scales = block_scales(total_squares)
            together = (rare * scales.take(of_blocks)) @ numbers[start:end] * self.table.scales
            scores[place] = together + scales[:OWN_BLOCKS] @ sums + self.intercepts
        return scores

    @classmethod
    def of(
        cls,
        entry_ids: tuple[str, ...],
        weights: NDArray[np.floating[Any]],
        intercepts: FloatArray,
        idf: FloatArray,
        lexicon: Lexicon,
        accounts: Accounts,
    ) -> Weights:
        """The weights learnt (entry ids, then kinds x rows), with the rows' idf, 0 for those that are dropped. Words
        that stand in the phrasings once have no share of their own: half of all words, and hardly ever asked."""
        table = Table.of(weights, idf)
        shares = Shares.of([*islice(lexicon.words, lexicon.trusted)], table)
        return cls(entry_ids, table, shares, intercepts.astype(np.float32), lexicon, accounts)

    def save(self, folder: Path) -> None:
        """Write to a folder that appears only when it is whole, whoever else is writing it."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
        try:
            for name, array in self._arrays().items():
                np.save(draft / f"{name}.npy", array)
            (draft / _REST).write_text(json.dumps(self._rest(), ensure_ascii=False), encoding="utf-8")
            draft.chmod(0o755)  # mkdtemp's folder is its maker's alone; the bot may run as somebody else
            if not folder.exists():
                draft.replace(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def _arrays(self) -> dict[str, NDArray[Any]]:
        lexicon = self.lexicon
        return {
            "table": self.table.numbers,
            "scales": self.table.scales,
            "idf": self.table.idf,
            "kept": self.table.lines.bits,
            "before": self.table.lines.before,
            "shares": self.shares.sums,
            "squares": self.shares.squares,
            "intercepts": self.intercepts,
            "letters": lexicon.words.letters,
            "starts": lexicon.words.starts,
            "places": lexicon.words.places,
            "counts": lexicon.counts,
            "stems": lexicon.stems,
            "remnants": lexicon.neighbours.remnants,
            "owners": lexicon.neighbours.owners,
            "bigrams": lexicon.bigrams.table,
            "everyday": lexicon.everyday.codes,
            "zipfs": lexicon.everyday.zipfs,
            "asked": self.accounts.stems,
            "ours": self.accounts.ours,
            "others": self.accounts.others,
            "holders": self.accounts.holders,
            **({"sense": self.sense.weights} if self.sense else {}),
        }

    def rest(self) -> None:
        """Let go of the pages that questions have touched. The system keeps them as long as it has room, so that a
        question that needs them again waits some hundred microseconds; the bot alone no longer counts them as its own.
        """
        if not hasattr(mmap, "MADV_DONTNEED"):  # Windows
            return
        for array in self._arrays().values():
            if (file := _mapped(array)) is not None:
                file.madvise(mmap.MADV_DONTNEED)

    def _rest(self) -> dict[str, object]:
        lexicon = self.lexicon
        return {
            "entry_ids": self.entry_ids,
            "kinds": self.kinds,
            "learnt": self.lines,
            "lines": lexicon.lines,
            "names": sorted(lexicon.names),
        }

    @classmethod
    def open(cls, folder: Path) -> Weights:
        """The weights in a folder. Raises OSError or ValueError where they are missing or damaged."""

        def array(name: str) -> NDArray[Any]:
            """Read page by page as it is used; a plain array, whose indexing is the quicker one."""
            return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))

        rest = json.loads((folder / _REST).read_text(encoding="utf-8"))
        words = WordList(array("letters"), array("starts"), array("places"))
        everyday = Everyday(array("everyday"), array("zipfs"))
        return cls(
            entry_ids=tuple(rest["entry_ids"]),
            table=Table(array("table"), array("scales"), array("idf"), Lines(array("kept"), array("before"))),
            shares=Shares(array("shares"), array("squares")),
            intercepts=array("intercepts"),
            lexicon=Lexicon(
                words,
                array("counts"),
                array("stems"),
                frozenset(rest["names"]),
                rest["lines"],
                Neighbours(words, array("remnants"), array("owners")),
                Bigrams(array("bigrams")),
                everyday,
            ),
            accounts=Accounts(array("asked"), array("ours"), array("others"), array("holders"), everyday),
            sense=Sense(array("sense")) if (folder / "sense.npy").exists() else None,
            kinds=tuple(rest.get("kinds", ())),
            lines=tuple(rest.get("learnt", ())),
        )


def _mapped(array: NDArray[Any]) -> mmap.mmap | None:
    """The file that an array is mapped from; None for one that is in memory alone."""
    base: object = array
    while isinstance(base, np.ndarray):
        base = base.base
    return base if isinstance(base, mmap.mmap) else None
