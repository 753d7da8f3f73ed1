from __future__ import annotations

from pathlib import Path

from bot.simulator import Simulator
from tests.messaging.harness import Running, running


async def test_menus_are_in_both_languages_and_staff_have_more(bot: Running) -> None:
    profile = bot.world.profile

    def names(person: int, language: str, is_private: bool = True) -> list[str]:
        chat = person if is_private else -1
        return [one["command"] for one in profile.menu(chat, person, is_private, language)]

    assert names(1002, "en")[:2] == ["start", "topics"]
    assert names(1002, "en") == names(1002, "ar") == names(1002, "fr")
    assert names(1001, "ar")[-3:] == ["stats", "unanswered", "reload"]
    assert names(1002, "en", is_private=False)[0] == "ask"
    arabic = profile.menu(1002, 1002, True, "ar")[0]["description"]
    assert any("\u0600" < letter < "\u06ff" for letter in arabic)
    assert "Two workshops end" in profile.text("description", "en")
    assert "اختتام ورشتين" in profile.text("description", "ar")


async def test_a_second_start_sets_nothing_again(path: Path) -> None:
    async with Simulator(pace=0.01) as simulator:
        async with running(path, simulator=simulator):
            pass
        calls = simulator.service.calls
        before = len(calls.of("setMyCommands"))
        async with running(path, simulator=simulator):
            pass

        assert before > 0
        assert len(calls.of("setMyCommands")) == before
        assert len(calls.of("setMyDescription")) == 2
