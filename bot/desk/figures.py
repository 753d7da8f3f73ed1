"""Figures over judged replies: shares by group, confusions, risk against coverage, calibration."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.desk.labelled import Case, Judged, Verdict
from bot.dialogue.reply import Kind
from bot.facts.ids import SAFEGUARDING, UNKNOWN

_BINS = 10


@dataclass(frozen=True, slots=True)
class Slice:
    """How one group of questions fared; shares are of `total`."""

    name: str
    total: int
    shares: dict[Verdict, float]


@dataclass(frozen=True, slots=True)
class Bin:
    """Replies whose confidence is alike: how sure they were on average, and how often they were right."""

    total: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Alarms:
    """Messages that call for help, how many were heard, and how many others were taken for one."""

    cases: int
    caught: int
    false: int
    others: int


def slices(verdicts: Iterable[tuple[Case, Verdict]]) -> list[Slice]:
    """All, then by language, by language and variety, by kind, by the first expected id."""
    groups: defaultdict[tuple[int, str], list[Verdict]] = defaultdict(list)
    for case, verdict in verdicts:
        for group in _groups(case):
            groups[group].append(verdict)
    return [_slice(name, verdicts) for (_, name), verdicts in sorted(groups.items())]


def _groups(case: Case) -> Iterator[tuple[int, str]]:
    """The groups that a question belongs to, each with its place in the table."""
    yield 0, "all"
    yield 1, case.language
    if case.variety:
        yield 2, f"{case.language} {case.variety}"
    if case.kind:
        yield 3, f"kind {case.kind}"
    yield 4, f"fact {case.expected[0]}"


def _slice(name: str, verdicts: Sequence[Verdict]) -> Slice:
    counts = Counter(verdicts)
    return Slice(name, len(verdicts), {verdict: counts[verdict] / len(verdicts) for verdict in Verdict})


def confusions(judged: Iterable[Judged]) -> list[tuple[str, str, int]]:
    """(expected, replied, how often) for replies that weren't right, most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in judged:
        if row.verdict in (Verdict.WRONG, Verdict.ABSTAINED):
            replied = row.reply.entry_ids[0] if row.answered else str(row.reply.kind)
            counts[row.case.expected[0], replied] += 1
    return [(expected, replied, times) for (expected, replied), times in counts.most_common()]


def off_topic_answered(judged: Iterable[Judged]) -> float:
    """The share of questions that the release has no answer to and that got a fact all the same."""
    off_topic = [row for row in judged if row.case.expected == (UNKNOWN,)]
    return sum(row.answered for row in off_topic) / len(off_topic) if off_topic else 0.0


def alarms(judged: Iterable[Judged]) -> Alarms:
    """Those who call for help, against all others whose message may not be taken for a call."""
    cases = caught = false = others = 0
    for row in judged:
        said = SAFEGUARDING in row.reply.entry_ids
        if row.case.expected[0] == SAFEGUARDING:
            cases += 1
            caught += said
        elif SAFEGUARDING not in row.case.expected:
            others += 1
            false += said
    return Alarms(cases, caught, false, others)


def risk_coverage(judged: Sequence[Judged]) -> list[tuple[float, float]]:
    """(coverage, risk) as replies are let through from the surest down: the share answered, the share of it wrong."""
    answered = sorted((row for row in judged if row.answered), key=lambda row: -row.reply.confidence)
    curve: list[tuple[float, float]] = []
    wrong = 0
    for count, row in enumerate(answered, 1):
        wrong += row.verdict is Verdict.WRONG
        curve.append((count / len(judged), wrong / count))
    return curve


def calibration(judged: Sequence[Judged]) -> tuple[list[Bin], float]:
    """Bins of equal size by confidence, and the expected calibration error over the replies that answer or ask back.

    Guo and others, 2017, "On calibration of modern neural networks", with bins of equal size.
    """
    sure = sorted((row for row in judged if row.reply.kind is not Kind.UNKNOWN), key=lambda row: row.reply.confidence)
    size = max(1, -(-len(sure) // _BINS))
    bins = [_bin(sure[start : start + size]) for start in range(0, len(sure), size)]
    error = sum(group.total * abs(group.confidence - group.right) for group in bins) / max(1, len(sure))
    return bins, error


def _bin(rows: Sequence[Judged]) -> Bin:
    right = sum(_first_is_right(row) for row in rows)
    return Bin(len(rows), sum(row.reply.confidence for row in rows) / len(rows), right / len(rows))


def _first_is_right(row: Judged) -> bool:
    """Whether the likeliest fact was one of those expected, which is what the confidence speaks of."""
    return bool(row.reply.entry_ids) and row.reply.entry_ids[0] in row.case.expected
