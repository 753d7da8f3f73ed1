"""Phrasings -> Weights: a linear support vector machine, one border for each entry id against all the others.

Measured against logistic regression, a multi-layer perceptron and nearest neighbours on the same features, it has the
most right at first choice; see docs/matching.md. Run as a program (`python -m bot.matching.train KNOWLEDGE FOLDER`) it
keeps scikit-learn, and the memory that it takes, out of the bot's own process.
"""

from __future__ import annotations

import os
import random
import sys
import threading
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.facts.factbase import FactBase, Phrasing
from bot.facts.ids import SAFEGUARDING, UNKNOWN
from bot.facts.loader import load
from bot.facts.phrasings import load_kinds, load_phrasings
from bot.language.lexicon import IN_THE_LANGUAGE, NOTHING, Everyday, Lexicon, everyday_frequencies, proper_names
from bot.language.normalise import stem
from bot.language.read import Question, Reader
from bot.language.vocabulary import Vocabulary
from bot.matching.acceptance import Accounts
from bot.matching.borders import Tell, draw_borders
from bot.matching.examples import Exchange, captions, careless, own_words, without_ours
from bot.matching.familiar import Familiar
from bot.matching.features import ROWS, Batch, FloatArray, Hits, factors, hits
from bot.matching.learning import PROGRESS
from bot.matching.meanings import learn_sense
from bot.matching.table import Lines
from bot.matching.weights import Weights

LEAST_HITS = 3
"""Rows that fewer phrasings hit are dropped, two thirds of all: fewer wrong answers, as many right ones or nearly so,
and a third of the memory."""
_SEED = 0
_READING = 0.4
"""The share of the work that reading the phrasings is."""
_TOLD_EACH = 1_000
_AS_IF_NEW_EVERY = 2
"""Every second phrasing is seen as it is, so that the few phrasings of a small folder are known when they are asked."""
_AT_ONCE = 500
"""Phrasings of which the features are found in one go."""


def train(base: FactBase, phrasings: Sequence[Phrasing], tell: Tell | None = None) -> Weights:
    """Weights over the entry ids of the phrasings; the same input gives the same weights. `tell` hears now and then
    which share of the work is done."""
    little = own_words(base) if base.from_little else ()
    phrasings = [*without_ours(base, phrasings), *captions(base, phrasings), *little]
    frequencies = everyday_frequencies()
    lexicon = learn_words(phrasings, Everyday.of(frequencies))
    reader = Reader(lexicon, Vocabulary.of(base.vocabulary))
    asked = [(phrasing.entry_id, reader.read(phrasing.text)) for phrasing in _told(phrasings, tell)]
    read = {phrasing.text: question for phrasing, (_, question) in zip(phrasings, asked, strict=True)}
    as_if_new = AsIfNew(question for _, question in asked)
    seen = [
        (entry_id, as_if_new.seen(question, lexicon) if number % _AS_IF_NEW_EVERY else question)
        for number, (entry_id, question) in enumerate(asked)
    ]
    found = hit_by(question for _, question in seen)
    idf = inverse_document_frequencies(found, LEAST_HITS)
    besides = [
        (entry_id, read.get(text) or reader.read(text)) for text, entry_id in _besides(base, phrasings, frequencies)
    ]
    more, times = _apart(seen, [(entry_id, as_if_new.seen(question, lexicon)) for entry_id, question in besides])
    matrix = feature_matrix([*found, *hit_by(question for _, question in more)], idf)
    told = (lambda done: tell(_READING + (1 - _READING) * done)) if tell else None
    entry_ids, borders, intercepts = draw_borders(matrix, [entry_id for entry_id, _ in (*seen, *more)], times, told)
    accounts = Accounts.of(asked, entry_ids, lexicon.everyday)
    if not base.from_little:
        return Weights.of(entry_ids, borders, intercepts, idf, lexicon, accounts)
    kinds, more_borders, more_intercepts = _kinds([*load_kinds(base)], reader, idf)
    borders, intercepts = np.vstack([borders, more_borders]), np.append(intercepts, more_intercepts)
    counts = Counter(entry_id for entry_id, _ in asked)
    familiar = Familiar(lexicon.everyday)
    return replace(
        Weights.of(entry_ids, borders, intercepts, idf, lexicon, accounts),
        kinds=kinds,
        sense=learn_sense([(each, familiar.words(question)) for each, question in asked], entry_ids),
        lines=tuple(counts[entry_id] for entry_id in entry_ids),
    )


def _besides(
    base: FactBase, phrasings: Sequence[Phrasing], frequencies: Mapping[str, float]
) -> Iterator[tuple[str, str]]:
    """(text, entry id) of what is learnt besides the phrasings: some with typing errors, some with other words."""
    chance = random.Random(_SEED)  # noqa: S311 - typing errors and other words, no secrets
    spared = {entry.id for entry in base.playing(SAFEGUARDING)}
    yield from careless(phrasings, chance)
    exchanged = Exchange(frequencies, base.vocabulary).exchanged(phrasings, spared, chance)
    yield from ((text, UNKNOWN) for text in exchanged)


Examples = Sequence[tuple[str, Question]]


def _apart(seen: Examples, more: Iterable[tuple[str, Question]]) -> tuple[Examples, list[int]]:
    """Those of `more` that differ from all before them, and how often each of all is there: most of those with
    typing errors are mended or have none, and are phrasings again."""
    places: dict[Hashable, int] = {}
    times = [1] * len(seen)
    others: list[tuple[str, Question]] = []
    for place, (entry_id, question) in enumerate(seen):
        places.setdefault(_alike(entry_id, question), place)
    for entry_id, question in more:
        place = places.setdefault(_alike(entry_id, question), len(times))
        if place < len(times):
            times[place] += 1
        else:
            times.append(1)
            others.append((entry_id, question))
    return others, times


def _alike(entry_id: str, question: Question) -> Hashable:
    """What examples share that have the same features and ask for the same."""
    return entry_id, question.words, question.concepts, question.foreign


def _kinds(
    ways: Sequence[Phrasing], reader: Reader, idf: FloatArray
) -> tuple[tuple[str, ...], NDArray[np.float32], FloatArray]:
    """The kinds of question, with a border around each; none where there are no two to tell apart."""
    kinds = [way.entry_id for way in ways]
    if len({*kinds}) < 2:
        return (), np.empty((0, np.count_nonzero(idf) + 1), np.float32), np.empty(0, np.float32)
    matrix = feature_matrix(hit_by(reader.read(way.text) for way in ways), idf)
    return draw_borders(matrix, kinds, [1] * len(kinds))


class AsIfNew:
    """Sees each phrasing as if it were none of the phrasings: a word that no other has is foreign to it, as such a word
    is in a question that nobody foresaw. Else every word in training would be a known one."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self._phrasings = Counter(each for question in questions for each in {stem(word) for word in question.words})

    def seen(self, question: Question, lexicon: Lexicon) -> Question:
        return replace(question, foreign=tuple(word for word in question.words if self._is_foreign(word, lexicon)))

    def _is_foreign(self, word: str, lexicon: Lexicon) -> bool:
        alone = self._phrasings[stem(word)] <= 1 and not word.isdecimal()
        return alone and lexicon.everyday.zipf(word) >= IN_THE_LANGUAGE


def _told(phrasings: Sequence[Phrasing], tell: Tell | None) -> Iterator[Phrasing]:
    """The phrasings, one by one; when all are through, `_READING` of the work is done."""
    for number, phrasing in enumerate(phrasings):
        if tell and number % _TOLD_EACH == 0:
            tell(_READING * number / len(phrasings))
        yield phrasing


def learn_words(phrasings: Iterable[Phrasing], everyday: Everyday = NOTHING) -> Lexicon:
    """The words of the phrasings, the proper names among the English ones, and those of the language at large."""
    texts = [(phrasing.text, phrasing.script) for phrasing in phrasings]
    return Lexicon.of(texts, proper_names(text for text, script in texts if script == "en"), everyday)


def hit_by(questions: Iterable[Question]) -> list[Batch]:
    """What the questions hit, some hundreds at a time; in small numbers, for there are many."""
    found: list[Batch] = []
    left = iter(questions)
    while at_once := [*islice(left, _AT_ONCE)]:
        (rows, of_block), lengths = hits(at_once)
        found.append(Batch(Hits(rows.astype(np.int32), of_block.astype(np.int8)), lengths))
    return found


def inverse_document_frequencies(found: Sequence[Batch], least: int = 1) -> FloatArray:
    """For each row: log of (1 + questions) / (1 + questions that hit it), plus one; 0 where fewer than
    `least` do."""
    counts = np.zeros(ROWS, np.float32)
    number = 0
    for (all_rows, _), lengths in found:
        number += len(lengths)
        for rows in np.split(all_rows, np.cumsum(lengths)[:-1]):
            counts[rows] += 1  # a row that a question hits twice is counted once
    idf: FloatArray = np.log((1 + number) / (1 + counts)) + 1
    idf[counts < least] = 0
    return idf


def feature_matrix(found: Sequence[Batch], idf: FloatArray) -> csr_matrix:
    """A line for each question, a column for each line of the table."""
    lines = Lines.of(idf != 0)
    starts = np.cumsum(np.concatenate([[0], *(lengths for _, lengths in found)]))
    columns = np.concatenate([lines[hits.rows].astype(np.int32) for hits, _ in found])
    weights = np.concatenate([factors(batch, idf) for batch in found])
    matrix = csr_matrix((weights, columns, starts), shape=(len(starts) - 1, np.count_nonzero(idf) + 1))
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    return matrix


def main(arguments: Sequence[str]) -> None:
    threading.Thread(target=end_with_parent, daemon=True).start()
    knowledge, folder = map(Path, arguments)
    base = load(knowledge)
    train(base, load_phrasings(base), lambda done: print(f"{PROGRESS}{done:.3f}", flush=True)).save(folder)  # noqa: T201


def end_with_parent() -> None:
    """Whoever started the learning holds the other end of standard input, which closes when they end, however."""
    os.read(sys.stdin.fileno(), 1)  # not sys.stdin.read, whose lock a thread still holds when Python ends
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
