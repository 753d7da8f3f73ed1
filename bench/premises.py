"""`python -m bench.premises [FILE …]`: what is done about what questions take for granted, by sort and by kind.

A line of a file has `q`, `lang`, `variety`, `premise` (its kind; none where nothing false is taken for granted,
`unstated` where the release doesn't say), `corrects` (the entries that show what is false), `expect` (those that may
answer), `yes_no`, and `strict: false` where the release only doesn't name it. `bench/calibration/premises.jsonl` is for
writing rules, `bench/exam/premises.jsonl`, by others, for measuring only. `bench/calibration/bodies.jsonl` has bodies
that the release doesn't name, of the kinds that are easily taken for those it does: `carried` is a false yes.
`bench/calibration/yes.jsonl` asks for a yes to each type of value in every dialect, and about names that nobody knows.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot import clock
from bot.bayan import Bayan
from bot.dialogue.context import Context
from bot.dialogue.reply import Kind, Reply
from bot.direction import bare
from bot.settings import Settings

EXAM = Path(__file__).parent / "exam" / "premises.jsonl"
_YES = ("yes", "correct.", "نعم", "بلى", "صحيح.")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.premises", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[EXAM], help="labelled premises; our own exam")
    parser.add_argument("--errors", action="store_true", help="show what went otherwise than it should")
    arguments = parser.parse_args()
    settings = Settings.read()
    bayan = Bayan.open(settings.knowledge, settings.locales, settings.cache)
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    for file in arguments.files:
        for case in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            reply = bayan.answer(case["q"], Context(), clock.now()).reply
            verdict = judge(case, reply)
            for group in groups(case):
                verdicts[group][verdict] += 1
            if arguments.errors and verdict not in ("right", "corrected"):
                print(f"{verdict}: {case['q']} → {reply.kind} {reply.entry_ids}, corrects {reply.corrects}")
    for group, counts in sorted(verdicts.items()):
        total = sum(counts.values())
        shares = "  ".join(f"{verdict} {100 * count / total:5.1f} %" for verdict, count in counts.most_common())
        print(f"{group:<28}{total:>5}  {shares}")


def sort_of(case: Mapping[str, Any]) -> str:
    if case["premise"] == "unstated":
        return "not stated"
    if case["premise"] is None:
        return "true"
    return "false" if case.get("strict", True) else "not named"


def groups(case: Mapping[str, Any]) -> Iterator[str]:
    yield sort_of(case)
    yield f"{sort_of(case)}, {case['lang']}"
    yield f"{sort_of(case)}, {case['lang']} {case['variety']}"
    if case["premise"] not in (None, "unstated"):
        yield f"kind {case['premise']}"


def judge(case: Mapping[str, Any], reply: Reply) -> str:
    """What became of it.

    Of a false premise: corrected, shown (the right fact without saying so), missed, or carried on as if it were true.
    Of a true one: right (with its yes where one is asked for), denied, or something else. Of what isn't stated: right
    without a correction and without a yes, else wrong.
    """
    says_yes = bare(reply.text).lower().startswith(_YES)
    good, shows = {*case["expect"], *case["corrects"]}, set(case["corrects"])
    given, corrects = set(reply.entry_ids), set(reply.corrects)
    match sort_of(case):
        case "not stated":
            harmless = reply.kind is not Kind.ANSWER or given <= good
            return "right" if harmless and not corrects and not says_yes else "wrong"
        case "true":
            if corrects:
                return "denied"
            answered = bool(given) and given <= good
            return "right" if answered and (says_yes or not case["yes_no"]) else "other"
        case sort:
            named = sort == "not named"
            if says_yes:
                return "carried"
            if corrects & (good if named else shows):
                return "corrected"
            if named and reply.kind is Kind.NOT_STATED and given <= good:
                return "corrected"
            if reply.kind in (Kind.CLARIFY, Kind.UNKNOWN):
                return "missed"
            return "shown" if given & shows else "carried"


if __name__ == "__main__":
    main()
