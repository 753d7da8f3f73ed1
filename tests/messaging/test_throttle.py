from __future__ import annotations

from bot.messaging.throttle import INLINE_SHARE, MOST_MESSAGES, Pace, Throttle
from tests.storage.conftest import Clock


def test_the_pause_is_told_once_and_ends_with_the_minute() -> None:
    clock = Clock()
    throttle = Throttle(clock)

    paces = [throttle.pace("a") for _ in range(MOST_MESSAGES + 3)]
    assert paces[MOST_MESSAGES:] == [Pace.SAY_SO, Pace.SILENCE, Pace.SILENCE]
    clock.wind(seconds=61)
    assert throttle.pace("a") is Pace.ANSWER


def test_one_person_s_flood_is_nobody_else_s() -> None:
    throttle = Throttle(Clock())
    for _ in range(MOST_MESSAGES + 1):
        throttle.pace("a")

    assert throttle.pace("b") is Pace.ANSWER


def test_inline_queries_count_a_fifth() -> None:
    throttle = Throttle(Clock())
    paces = [throttle.pace("a", INLINE_SHARE) for _ in range(5 * MOST_MESSAGES + 2)]

    assert paces[-3:] == [Pace.ANSWER, Pace.SAY_SO, Pace.SILENCE]


def test_slow_and_steady_is_never_stopped() -> None:
    clock = Clock()
    throttle = Throttle(clock)

    for _ in range(100):
        assert throttle.pace("a") is Pace.ANSWER
        clock.wind(seconds=3.1)
