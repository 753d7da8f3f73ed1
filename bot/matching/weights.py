"""What training leaves, small enough to keep and quick to open."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.language.lexicon import Bigrams, Everyday, Lexicon
from bot.language.read import Question
from bot.language.typos import Neighbours
from bot.matching.acceptance import Accounts
from bot.matching.features import MOST_WORDS, OWN_BLOCKS, FloatArray, block_scales, hits_together, squares
from bot.matching.sense import Sense
from bot.matching.table import Lines, Shares, Table

_REST = "rest.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: the score of an entry is the sum of its weights over a question's features.

    `intercepts` has one number for each entry id, `shares` what each word of the lexicon adds by itself;
    `accounts` say which entries' phrasings have a word, `sense` which entry a question's meaning is close to, where
    facts are learnt from little.
    """

    entry_ids: tuple[str, ...]
    table: Table
    shares: Shares
    intercepts: FloatArray
    lexicon: Lexicon
    accounts: Accounts
    sense: Sense | None = None

    def scores(self, question: Question) -> FloatArray:
        """A signed distance for each entry id; more than 0 is its entry's side of its border."""
        own, squared = self.shares.add_up(question.words[:MOST_WORDS], self.lexicon.positions, self.table)
        rows, of_block = hits_together(question)
        lines = self.table.lines[rows]
        rarity = self.table.idf[lines]
        total_squares = squares(of_block, rarity)
        total_squares[:OWN_BLOCKS] += squared
        scales = block_scales(total_squares)
        together = self.table.sums(lines, rarity * scales[of_block])
        total: FloatArray = together + scales[:OWN_BLOCKS] @ own + self.intercepts
        return total

    @classmethod
    def of(
        cls,
        entry_ids: tuple[str, ...],
        weights: NDArray[np.floating[Any]],
        intercepts: FloatArray,
        idf: FloatArray,
        lexicon: Lexicon,
        accounts: Accounts,
        sense: Sense | None = None,
    ) -> Weights:
        """The weights learnt (entry ids x rows), with the rows' idf, 0 for those that are dropped. Words that stand in
        the phrasings once have no share of their own: half of all words, and hardly ever asked."""
        table = Table.of(weights, idf)
        shares = Shares.of(lexicon.words[: lexicon.trusted], table)
        return cls(entry_ids, table, shares, intercepts.astype(np.float32), lexicon, accounts, sense)

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

    def _rest(self) -> dict[str, object]:
        lexicon = self.lexicon
        return {
            "entry_ids": self.entry_ids,
            "lines": lexicon.lines,
            "names": sorted(lexicon.names),
            "words": lexicon.words,
        }

    @classmethod
    def open(cls, folder: Path) -> Weights:
        """The weights in a folder. Raises OSError or ValueError where they are missing or damaged."""

        def array(name: str) -> NDArray[Any]:
            """Read page by page as it is used; a plain array, whose indexing is the quicker one."""
            return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))

        rest = json.loads((folder / _REST).read_text(encoding="utf-8"))
        words = rest["words"]
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
        )
