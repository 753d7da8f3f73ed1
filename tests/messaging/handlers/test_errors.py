from __future__ import annotations

from pathlib import Path

import pytest

from bot.messaging.log_redaction import where
from bot.simulator.faults import Trouble
from bot.simulator.refusals import Refusal, too_many_requests
from tests.messaging.harness import Running, push, text, until
from tests.storage.conftest import content


async def test_an_error_of_ours_is_apologised_for_in_the_person_s_language(
    bot: Running, caplog: pytest.LogCaptureFixture
) -> None:
    await bot.ask("متى؟")
    said = text(await bot.ask("crash my-own-words"))

    assert any("\u0600" < letter < "\u06ff" for letter in said)
    await bot.logged()
    assert await bot.storage.inbox.pending() == ()
    assert "RuntimeError" in caplog.text
    assert "my-own-words" not in caplog.text


async def test_the_next_question_is_answered_as_ever(bot: Running) -> None:
    await bot.ask("crash")

    assert "10–11 November" in text(await bot.ask("when?"))


async def test_refused_html_goes_out_as_plain_text(bot: Running) -> None:
    refusal = Refusal(400, "Bad Request: can't parse entities: Unsupported start tag")
    bot.simulator.service.faults.fail_next("sendMessage", Trouble(refusal=refusal))
    answer = await bot.ask("when?")

    assert "10–11 November" in text(answer)
    assert answer.body is not None
    assert not [entity for entity in answer.body.entities if entity.type == "italic"]


async def test_told_to_wait_it_waits_and_answers(bot: Running) -> None:
    bot.simulator.service.faults.fail_next("sendMessage", Trouble(refusal=too_many_requests(1)))

    assert "10–11 November" in text(await bot.ask("when?"))
    assert len(bot.calls("sendMessage")) == 2


async def test_a_broken_connection_is_tried_again(bot: Running) -> None:
    bot.simulator.service.faults.fail_next("sendMessage", Trouble(refusal=Refusal(502, "Bad Gateway")))

    assert "10–11 November" in text(await bot.ask("when?"))


async def test_an_update_that_cannot_be_parsed_does_not_hold_up_the_others(
    bot: Running, caplog: pytest.LogCaptureFixture
) -> None:
    push(bot, {"text": "private words", "date": "never", "entities": 5})
    answer = await bot.ask("when?")

    assert "10–11 November" in text(answer)
    assert "is set aside (unparsable: " in caplog.text
    assert "private words" not in caplog.text
    assert len(bot.calls("getUpdates")) < 6
    await bot.logged()
    assert await bot.storage.inbox.pending() == ()


def test_where_never_quotes_the_message_of_an_error() -> None:
    try:
        int("private words")
    except ValueError as error:
        said = where(error)

    assert said.startswith("ValueError at ")
    assert "test_errors.py:" in said
    assert "private words" not in said


async def test_nothing_of_what_failed_or_must_not_be_kept_stays_in_the_file_or_its_journal(
    bot: Running, path: Path
) -> None:
    await bot.ask("crash secretgarden")
    await bot.ask("they took my passport secretgarden")
    push(bot, {"text": "secretgarden", "date": "never"})
    refusal = Refusal(400, "Bad Request: whatever")
    bot.simulator.service.faults.fail_next("sendMessage", Trouble(refusal=refusal))
    await bot.ask("passport secretgarden")
    await bot.logged()

    await until(lambda: b"secretgarden" not in content(path))
