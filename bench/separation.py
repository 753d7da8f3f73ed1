"""`python -m bench.separation`: the weights by which messages that ask several things are taken apart.

Fitted on bench/calibration/, of which parts.jsonl was written for this: messages that ask several things, and ones that
only seem to. Writes the weights to the knowledge's fitted.json, and prints what becomes of the messages of each file
with weights that were fitted on other fifths.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from bench.calibrate import PARTS, QUESTIONS
from bot.bayan import Bayan
from bot.desk.labelled import Case, read_labelled
from bot.dialogue.context import Context
from bot.facts.factbase import EntryKind, Language
from bot.facts.fitted import FittedOn, save_fitted
from bot.facts.ids import COURTESIES, SAFEGUARDING, UNKNOWN
from bot.facts.phrasings import load_phrasings
from bot.matching.matcher import Matcher
from bot.matching.parts import Cut, Pieces, likeliest
from bot.matching.ranking import Ranked
from bot.matching.separation import Evidence, Separation
from bot.settings import Settings

FALSELY_APART = 2.0
"""A question that is taken apart gets a fact that nobody asked for; one that isn't gets half an answer."""
_JOINED, _JOINED_WEIGHT = 200, 0.3
"""How many messages are made of calibration questions, and as many of buttons' labels; what one of them counts beside
a message that somebody wrote."""
_JOINTS = {"en": ("? ", " ", "\n", ", ", " and "), "ar": ("؟ ", " ", "\n", "، ", " و")}
_SHORT_JOINTS = {"en": (", ", " and ", " + ", " / "), "ar": ("، ", " و", " + ", " / ")}
_LISTS = ("{number}) ", "{number}. ", "{number}- ", "{number} ")
_SEED = 20211115
_FIFTHS = 5


@dataclass(frozen=True, slots=True)
class Message:
    """A message that may come apart: its pieces, and its cuts with whether two things are asked there."""

    case: Case
    group: str
    weight: float
    pieces: Pieces
    cuts: tuple[tuple[Cut, bool], ...]


def main() -> None:
    settings = Settings.read()
    bayan = Bayan.open(settings.knowledge, settings.locales, settings.cache)
    messages = list(_messages(bayan, Matcher.open(bayan.base, settings.cache)))
    print("\n".join(figures(messages)))
    found = fit(messages)
    print(found)
    print(f"the most that sides had to add: {most_by_sides(messages, found):.2f}")
    save_fitted(bayan.base.general, "parts", found, FittedOn.of(bayan.base, load_phrasings(bayan.base)))


def _messages(bayan: Bayan, matcher: Matcher) -> Iterator[Message]:
    written = [(path.name, case) for path in (*QUESTIONS, PARTS) for talk in read_labelled(path) for case in talk]
    cases = [case for _, case in written]
    rows = [(group, case, 1.0) for group, case in written]
    rows += [("joined", case, _JOINED_WEIGHT) for case in (*joined(cases), *labels(bayan))]
    in_light = bayan.pipeline.in_light(Context())
    for group, case, weight in rows:
        question = matcher.read(case.question)
        whole = Ranked(question, matcher.rank(question))
        if question.words and (pieces := matcher.splitter.pieces(whole, in_light)):
            yield Message(case, group, weight, pieces, tuple(_judged(case, pieces)))


def _judged(case: Case, pieces: Pieces) -> Iterator[tuple[Cut, bool]]:
    """The cuts that teach something. One that leaves a single question's answer as it is (a greeting before it, say)
    doesn't."""
    for cut in pieces.cuts():
        if case.all_needed or not set(cut.entry_ids) - COURTESIES <= set(case.expected):
            yield cut, case.all_needed and set(cut.entry_ids) <= set(case.expected)


def fit(messages: Sequence[Message]) -> Separation:
    """Weights that tell where a message asks two things from where it doesn't; one of many cuts counts less."""
    rows = [
        (cut.evidence, apart, one.weight / max(1, len(one.cuts)) ** 0.5) for one in messages for cut, apart in one.cuts
    ]
    regression = LogisticRegression(max_iter=5_000)
    regression.fit(
        [astuple(evidence) for evidence, _, _ in rows],
        [apart for _, apart, _ in rows],
        sample_weight=[weight * (1.0 if apart else FALSELY_APART) for _, apart, weight in rows],
    )
    return Separation(_rounded(regression.intercept_)[0], Evidence(*_rounded(regression.coef_[0])))


def figures(messages: Sequence[Message]) -> Iterator[str]:
    """What becomes of the messages of each file."""
    counts: dict[str, Counter[str]] = {}
    fifth = np.arange(len(messages)) % _FIFTHS
    for number in range(_FIFTHS):
        weights = fit([one for one, each in zip(messages, fifth, strict=True) if each != number])
        for one in messages[number::_FIFTHS]:
            counts.setdefault(one.group, Counter())[_verdict(one, weights)] += 1
    for group, found in sorted(counts.items()):
        yield f"{group:<32}" + "  ".join(f"{verdict} {count}" for verdict, count in sorted(found.items()))


def _verdict(message: Message, separation: Separation) -> str:
    """What a message is taken for, by what its parts ask for by themselves."""
    expected = set(message.case.expected)
    parts = likeliest(message.pieces, separation)
    if len(parts) < 2:
        return "one missed" if message.case.all_needed else "left whole"
    asked = {part.ranking.candidates[0].id for part in parts} - COURTESIES
    if not message.case.all_needed:
        return "left whole" if asked <= expected else "falsely apart"
    return "all found" if expected <= asked else "one missed"


def most_by_sides(messages: Sequence[Message], separation: Separation) -> float:
    """What the sides of a whole had to say by themselves, of all messages that come apart the one where it was most."""
    pieces = [one.pieces for one in messages if len(likeliest(one.pieces, separation)) > 1 and not one.pieces.begins]
    return max(-each.most(separation) for each in pieces)


def joined(cases: Sequence[Case]) -> Iterator[Case]:
    """Two or three questions put together by chance, in each way in which people do."""
    chance = random.Random(_SEED)  # noqa: S311 - a sample, no secret
    unasked = {UNKNOWN, SAFEGUARDING, *COURTESIES}
    for language, joints in _JOINTS.items():
        mine = (case for case in cases if case.language == language and not case.all_needed)
        single = [case for case in mine if not unasked & {*case.expected}]
        for _ in range(_JOINED // len(_JOINTS)):
            chosen, joint = chance.sample(single, chance.choice((2, 2, 3))), chance.choice(joints)
            texts = [case.question if joint == " " else case.question.strip().rstrip("?؟.!") for case in chosen]
            expected = dict.fromkeys(id for case in chosen for id in case.expected)
            yield replace(chosen[0], question=joint.join(texts), expected=tuple(expected), all_needed=True)


def labels(bayan: Bayan) -> Iterator[Case]:
    """Two to four things by their names only, in a row or numbered."""
    chance = random.Random(_SEED)  # noqa: S311 - a sample, no secret
    entries = [entry for entry in bayan.base.entries.values() if entry.kind is not EntryKind.SERVICE]
    for language in Language:
        for _ in range(_JOINED // len(Language)):
            chosen = chance.sample(entries, chance.choice((2, 3, 4)))
            names = [entry.label[language] for entry in chosen]
            if chance.random() < 0.5:
                text = chance.choice(_SHORT_JOINTS[language]).join(names)
            else:
                mark = chance.choice(_LISTS)
                text = " ".join(mark.format(number=place) + name for place, name in enumerate(names, 1))
            expected = tuple(entry.id for entry in chosen)
            yield Case(text, str(language), "", "joined", expected, all_needed=True, key="")


def _rounded(numbers: Iterable[float]) -> list[float]:
    return [round(float(number), 2) for number in numbers]


if __name__ == "__main__":
    main()
