"""`python -m bench.follow_ups`: the weights by which a message and its conversation are put together.

Learnt from bench/calibration/follow-ups.jsonl, what people wrote after each fact; from the table of follow-ups, whose
single words must mean what it says; and from questions that stand by themselves, put after facts picked by chance.
Writes them to the knowledge's fitted.json, and prints how it does on fifths that it wasn't learnt from.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import numpy as np
from scipy.optimize import minimize

from bench.calibrate import QUESTIONS
from bot import clock
from bot.bayan import Bayan
from bot.desk.labelled import read_labelled
from bot.dialogue.context import Context
from bot.dialogue.decision import Thresholds
from bot.dialogue.followup import message_features, stands_alone
from bot.dialogue.reranking import MessageFeatures, Reranker, entries_in, features
from bot.dialogue.signs import Signs
from bot.facts.factbase import EntryKind
from bot.facts.fitted import FittedOn, save_fitted
from bot.facts.ids import UNKNOWN
from bot.facts.phrasings import load_phrasings
from bot.matching.ranking import Ranking
from bot.settings import Settings

FOLLOW_UPS = Path(__file__).parent / "calibration" / "follow-ups.jsonl"
_STANDING_ALONE = 700
"""How many questions that need no conversation are put into one, half as many as there are follow-ups."""
_SINGLE_WORDS = 300
"""How many words of the table."""
_RIDGE = 1e-4
"""How much a weight costs: of 3e-5 to 1e-2 this one answers most follow-ups of the fifths right."""
_FIFTHS = 5
_TIMED, _RUNS = 400, 5
"""Messages that are timed, and how often each."""
_SEED = 20211115
Line = tuple[Context, str, frozenset[str]]
"""The conversation so far, the message, and what it means."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A message in a conversation, read; `right` says of each of `ids` whether it is meant. One that stands `alone` is
    answered without the conversation, whatever is learnt."""

    alone: bool
    ranking: Ranking
    signs: Signs
    message: MessageFeatures
    ids: tuple[str, ...]
    right: np.ndarray

    @property
    def rows(self) -> np.ndarray:
        """A line for each weight, a column for each id."""
        varying, fixed = features(self.ids, self.ranking, self.signs)
        by_message = (varying[:, None, :] * self.message.row[None, :, None]).reshape(-1, len(self.ids))
        return np.concatenate([by_message, fixed])


def main() -> None:
    settings = Settings.read()
    bayan = Bayan.open(settings.knowledge, settings.locales, settings.cache)
    thresholds = bayan.pipeline.thresholds
    lines = [*_follow_ups(bayan), *_of_the_table(bayan), *_standing_alone(bayan)]
    turns = [_turn(bayan, *line) for line in lines]
    turns = [turn for turn in turns if not turn.ranking.alarm]
    print(f"{len(turns)} turns\n{_speed(bayan, lines)}")
    print(_figures("as it is", [(turn, bayan.pipeline.follow_up.reranker) for turn in turns], thresholds))
    fifths = [(turn, fold) for fold in range(_FIFTHS) for turn in turns[fold::_FIFTHS]]
    learnt = [learn([turn for turn, other in fifths if other != fold]) for fold in range(_FIFTHS)]
    print(_figures("learnt from the others", [(turn, learnt[fold]) for turn, fold in fifths], thresholds))
    found = learn(turns)
    print(found)
    save_fitted(bayan.base.general, "follow-ups", found, FittedOn.of(bayan.base, load_phrasings(bayan.base)))


def _follow_ups(bayan: Bayan) -> Iterator[Line]:
    for line in FOLLOW_UPS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield _after(bayan, row["after"], row.get("thread")), row["q"], frozenset(row["expect"])


def _after(bayan: Bayan, entry_id: str, thread: str | None = None) -> Context:
    """A conversation in which an entry was spoken of last; `thread` is what it is about where that isn't the same."""
    own = bayan.base.follow_ups.about.get(entry_id)
    return Context(entry_ids=(entry_id,), thread=thread or (own.id if own else None))


def _of_the_table(bayan: Bayan) -> list[Line]:
    """A word for what the table says that it asks for after a fact."""
    chance = random.Random(_SEED)  # noqa: S311 - a sample, no secret
    table = bayan.base.follow_ups
    cells = [(fact, aspect) for fact in _facts(bayan) for aspect in table.aspects if table.targets(fact, aspect.id)]
    return [
        (_after(bayan, fact), chance.choice(aspect.words), frozenset(table.targets(fact, aspect.id)))
        for fact, aspect in chance.sample(cells, _SINGLE_WORDS)
    ]


def _facts(bayan: Bayan) -> list[str]:
    return [entry.id for entry in bayan.base.entries.values() if entry.kind is not EntryKind.SERVICE]


def _standing_alone(bayan: Bayan) -> list[Line]:
    chance = random.Random(_SEED)  # noqa: S311 - a sample, no secret
    facts = _facts(bayan)
    cases = [case for path in QUESTIONS for talk in read_labelled(path) for case in talk if not case.all_needed]
    sample = chance.sample(cases, _STANDING_ALONE)
    return [(_after(bayan, chance.choice(facts)), case.question, frozenset(case.expected)) for case in sample]


def _turn(bayan: Bayan, context: Context, text: str, expected: frozenset[str]) -> Turn:
    follow_up = bayan.pipeline.follow_up
    question = bayan.understanding.read(text)
    ranking, utterance = bayan.understanding.rank(question), follow_up.utterances.read(question)
    signs = follow_up.signs.read(question, utterance, follow_up.spoken_of(context), context.thread)
    ids = tuple(entries_in(ranking, signs))
    return Turn(
        stands_alone(utterance, ranking, context.thread, follow_up.answered),
        ranking,
        signs,
        message_features(question, utterance, signs),
        ids,
        np.array([id in expected for id in ids], float),
    )


def learn(turns: Sequence[Turn]) -> Reranker:
    """The weights under which what was meant is likeliest, none larger than it need be."""
    turns = [turn for turn in turns if not turn.alone]
    rows, right = np.stack([turn.rows for turn in turns]), np.stack([turn.right for turn in turns])
    start = np.zeros(rows.shape[1])
    start[0] = 1.0  # the matcher as it is

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = np.einsum("w,twi->ti", weights, rows)
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        all_odds, right_odds = odds.sum(axis=1), np.maximum((odds * right).sum(axis=1), 1e-12)
        missing = odds / all_odds[:, None] - odds * right / right_odds[:, None]
        away = weights - start
        cost = float(-np.log(right_odds / all_odds).mean() + _RIDGE * away @ away)
        return cost, np.einsum("ti,twi->w", missing, rows) / len(turns) + 2 * _RIDGE * away

    found = np.round(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 2_000}).x, 2).tolist()
    width = len(turns[0].message.row)
    varying = len(found) // width
    by_message = tuple(tuple(found[line * width : (line + 1) * width]) for line in range(varying))
    return Reranker(by_message, tuple(found[varying * width :]))


def _speed(bayan: Bayan, lines: Sequence[Line]) -> str:
    """What a whole answer takes as a follow-up, beside the same message asked first; the quickest of a few runs."""
    chance = random.Random(_SEED)  # noqa: S311 - a sample, no secret
    sample = chance.sample(list(lines), _TIMED)
    first = sorted(_quickest(bayan, text, Context()) for _, text, _ in sample)
    later = sorted(_quickest(bayan, text, context) for context, text, _ in sample)
    middle = _TIMED // 2
    times = f"{sum(later) / sum(first):.2f} times in all"
    return f"a first question {first[middle]:.0f} µs, a follow-up {later[middle]:.0f} µs at the median; {times}"


def _quickest(bayan: Bayan, text: str, context: Context) -> float:
    now, times = clock.now(), []
    for _ in range(_RUNS):
        start = perf_counter()
        bayan.answer(text, replace(context, at=now), now)
        times.append(perf_counter() - start)
    return min(times) * 1e6


def _figures(name: str, pairs: Sequence[tuple[Turn, Reranker]], thresholds: Thresholds) -> str:
    counts = Counter(_verdict(turn, reranker, thresholds) for turn, reranker in pairs)
    return f"{name:<24}" + "  ".join(
        f"{verdict} {count / len(pairs):6.1%}" for verdict, count in sorted(counts.items())
    )


def _verdict(turn: Turn, reranker: Reranker, thresholds: Thresholds) -> str:
    right = {id for id, is_right in zip(turn.ids, turn.right, strict=True) if is_right}
    found = turn.ranking if turn.alone else reranker.rerank(turn.ranking, turn.signs, turn.message)
    first = found.candidates[0]
    if first.confidence >= thresholds.answer:
        return "right" if first.id in right else "wrong"
    if first.confidence >= thresholds.clarify:
        return "asked back"
    return "right" if UNKNOWN in right else "not found"


if __name__ == "__main__":
    main()
