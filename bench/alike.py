"""`python -m bench.alike`: how well like questions are put together, for reports, at several borders.

Over the questions of our own exam: how many groups they make, how many questions stay alone, and how many of the others
ask for the same as most of their group.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from bench.__main__ import EXAM
from bot.desk.alike import ALIKE, Group, groups
from bot.desk.labelled import read_labelled
from bot.facts.loader import load
from bot.matching.matcher import Matcher
from bot.settings import Settings
from bot.storage import LoggedQuestion

BORDERS = (0.25, 0.3, ALIKE, 0.4, 0.5)


def main() -> None:
    settings = Settings.read()
    matcher = Matcher.open(load(settings.knowledge), settings.cache)
    cases = [case for path in EXAM for talk in read_labelled(path) for case in talk if not case.all_needed]
    asked_for = {case.question: case.expected[0] for case in cases}
    logged = [_logged(number, question) for number, question in enumerate(asked_for)]
    print(f"{len(logged)} questions\nborder  groups  alone  of the others, the same is asked by")
    for border in BORDERS:
        found = groups(logged, matcher.read, border)
        together = [group for group in found if len(group.texts) > 1]
        same = sum(_most(group, asked_for) for group in together) / sum(len(group.texts) for group in together)
        print(f"{border:6}  {len(found):6}  {len(found) - len(together):5}  {same:.0%}")


def _most(group: Group, asked_for: dict[str, str]) -> int:
    return Counter(asked_for[text] for text in group.texts).most_common(1)[0][1]


def _logged(number: int, question: str) -> LoggedQuestion:
    nothing = {"person": None, "chat_kind": None, "language": None, "confidence": None, "seconds": None}
    now = datetime.now(UTC)
    return LoggedQuestion(
        update_id=number,
        received_at=now,
        surface="message",
        question=question,
        kind="unknown",
        facts=(),
        candidates=(),
        feedback=None,
        failure=None,
        is_left=False,
        corrects=(),
        **nothing,
    )


if __name__ == "__main__":
    main()
