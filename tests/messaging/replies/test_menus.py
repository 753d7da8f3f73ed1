from __future__ import annotations

from pathlib import Path

import pytest

from bot.simulator import Simulator, acts
from bot.simulator.faults import Trouble
from bot.simulator.refusals import Refusal
from tests.messaging.harness import Running, running


async def test_menus_are_in_both_languages_and_staff_have_more(bot: Running) -> None:
    profile = bot.world.profile

    def names(person: int, language: str, is_private: bool = True) -> list[str]:
        chat = person if is_private else -1
        return [one["command"] for one in profile.menu(chat, person, is_private, language)]

    assert names(1002, "en")[:2] == ["start", "topics"]
    assert names(1002, "en") == names(1002, "ar") == names(1002, "fr")
    assert names(1001, "ar")[-6:] == ["stats", "unanswered", "digest", "hold", "release", "reload"]
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


async def test_inline_mode_is_switched_on_where_it_is_off(path: Path) -> None:
    async with Simulator(pace=0.01) as simulator:
        simulator.service.world.profile.settings["supports_inline_queries"] = False
        async with running(path, simulator=simulator):
            pass
        [call] = simulator.service.calls.of("setMySettings")

        assert simulator.service.world.profile.settings["supports_inline_queries"]
        assert call.arguments["inline_query_placeholder"] == "اسألوا عن البيان · Ask about the release"
        assert str(call.arguments["inline_feedback_share_denominator"]) == "1"


async def test_inline_mode_that_somebody_switched_on_is_left_alone(bot: Running) -> None:
    assert bot.calls("setMySettings") == []


async def test_a_server_that_cannot_switch_inline_mode_on_is_no_trouble(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Simulator(pace=0.01) as simulator:
        simulator.service.world.profile.settings["supports_inline_queries"] = False
        simulator.service.faults.fail_next("setMySettings", Trouble(refusal=Refusal(404, "Not Found")))
        with caplog.at_level("INFO"):
            async with running(path, simulator=simulator) as bot:
                user, chat = bot.person(1002)
                acts.write(bot.world, user, chat, "when was it?")
                await bot.answer(chat, 0)

        assert "/setinline in BotFather" in caplog.text
        assert "WARNING" not in caplog.text
