"""`python -m bench.typing_errors`: what an error in 30 % of the words of four letters and more costs."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from bench.__main__ import EXAM
from bot.bayan import Bayan
from bot.desk.labelled import Case, Verdict, judge, read_labelled
from bot.dialogue.context import Context
from bot.language.typos import mistyped
from bot.settings import Settings

_SEED = 20211115


def main() -> None:
    settings = Settings.read()
    bayan = Bayan.open(settings.knowledge, settings.locales, settings.cache)
    chance = random.Random(_SEED)  # noqa: S311 - typing errors, no secrets
    now = datetime.now(UTC)
    for path in EXAM:
        cases = [case for turns in read_labelled(path) for case in turns]
        as_written = sum(_right(bayan, case.question, case, now) for case in cases) / len(cases)
        with_errors = sum(_right(bayan, mistyped(case.question, chance), case, now) for case in cases) / len(cases)
        print(f"{path.name:<24} right {as_written:6.1%}, with typing errors {with_errors:6.1%}")


def _right(bayan: Bayan, text: str, case: Case, now: datetime) -> bool:
    return judge(case, bayan.answer(text, Context(), now).reply).verdict is Verdict.RIGHT


if __name__ == "__main__":
    main()
