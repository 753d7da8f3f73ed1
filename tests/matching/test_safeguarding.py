from __future__ import annotations

import pytest

from bot.matching.matcher import Matcher


@pytest.mark.parametrize(
    "text", ["they locked me in and hold my passport", "ساعدوني صاحب العمل يضربني", "I am in danger"]
)
def test_a_person_in_danger_raises_the_alarm(text: str, matcher: Matcher) -> None:
    assert matcher.rank(matcher.read(text)).alarm


@pytest.mark.parametrize("text", ["when was the workshop", "hello", "", "من شارك في الورشة"])
def test_a_journalist_doesnt(text: str, matcher: Matcher) -> None:
    assert not matcher.rank(matcher.read(text)).alarm
