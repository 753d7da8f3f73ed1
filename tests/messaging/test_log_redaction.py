from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.messaging.log_redaction import Redaction, configure_logging
from bot.messaging.transport import retry
from bot.simulator import Simulator
from bot.simulator.faults import Cut, Trouble
from bot.simulator.refusals import Refusal

from .harness import push, running

TOKEN = "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw_"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, at every level, through the handler that the bot sets up."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in list(logging.root.manager.loggerDict)}
    configure_logging("DEBUG", secrets=("a-webhook-secret",))
    written = io.StringIO()
    handler = root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    yield written
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in list(logging.root.manager.loggerDict):
        logging.getLogger(name).setLevel(levels.get(name, logging.NOTSET))


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.CRITICAL])
def test_a_token_is_redacted_at_every_level_and_in_arguments(log: io.StringIO, level: int) -> None:
    logging.getLogger("bot.anything").log(level, "POST https://api.telegram.org/bot%s/getMe", TOKEN)

    assert "/bot<token>/getMe" in log.getvalue()
    assert TOKEN[11:] not in log.getvalue()


def test_a_token_is_redacted_in_exceptions_their_causes_and_the_stack(log: io.StringIO) -> None:
    try:
        try:
            raise ValueError(f"cause {TOKEN}")
        except ValueError as cause:
            raise RuntimeError(f"url /bot{TOKEN}/x") from cause
    except RuntimeError:
        logging.getLogger("bot.x").exception("failed", stack_info=True)

    assert "failed: RuntimeError from ValueError at " in log.getvalue()
    assert TOKEN[11:] not in log.getvalue()


def test_other_secrets_are_redacted_too(log: io.StringIO) -> None:
    logging.getLogger("bot.x").error("got a-webhook-secret")

    assert "a-webhook-secret" not in log.getvalue()


def test_a_token_of_unusual_length_is_redacted_in_an_address(log: io.StringIO) -> None:
    logging.getLogger("bot.x").error("http://localhost/bot12:short/getMe")

    assert "12:short" not in log.getvalue()


def test_of_a_library_the_place_is_left_and_not_what_it_says(log: io.StringIO) -> None:
    for name in ("telegram.request", "asyncio", "py.warnings", "some.library.of.next.year"):
        logging.getLogger(name).error("Can not load invalid JSON data: %s", "secretgarden")
        logging.getLogger(name).info("kept secretgarden")
    try:
        raise ValueError("secretgarden")
    except ValueError:
        logging.getLogger("asyncio").exception("Task exception was never retrieved")

    assert "secretgarden" not in log.getvalue()
    assert len(log.getvalue().splitlines()) == 5
    assert "ERROR telegram.request: test_log_redaction.test_of_a_library" in log.getvalue()
    assert "ValueError at " in log.getvalue()


def test_what_is_no_token_stays() -> None:
    assert Redaction().clean("12:30:45 at 10:15, ratio 3:4") == "12:30:45 at 10:15, ratio 3:4"


TROUBLES = [
    Trouble(refusal=Refusal(400, "Bad Request: whatever secretgarden")),
    Trouble(cut=Cut.MIDDLE),
    Trouble(cut=Cut.AFTER),
    Trouble(page=200),
    Trouble(page=502),
]


async def test_at_debug_neither_token_nor_words_nor_names_are_written_by_a_bot_at_work(
    path: Path, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retry, "_DELAYS", (0.01,) * 4)
    async with Simulator(pace=0.01) as simulator:
        token = simulator.token
        async with running(path, simulator=simulator) as bot:
            await bot.ask("when is the secretgarden party")
            await bot.ask("they took my passport secretgarden")
            await bot.ask("crash secretgarden")
            push(bot, {"text": 5, "entities": "secretgarden"})
            await bot.ask("/factsheet")
            simulator.service.faults.fail_next("getUpdates", Trouble(cut=Cut.MIDDLE))
            for trouble in TROUBLES:
                simulator.service.faults.fail_next("sendMessage", trouble)
                await bot.ask("when secretgarden")
            user, _ = bot.person(1002)

    written = log.getvalue()
    assert len(written) > 100
    for private in (token, token.partition(":")[2], "secretgarden", user.first_name, str(user.username)):
        assert private not in written
    assert "fontTools" not in written


def test_as_json_each_event_is_one_object_a_line(log: io.StringIO) -> None:
    handler = logging.getLogger().handlers[0]
    configure_logging("INFO", "json")
    [new] = logging.getLogger().handlers
    assert isinstance(new, logging.StreamHandler)
    assert new is not handler
    new.setStream(log)
    try:
        raise ValueError("their words\nin two lines")
    except ValueError:
        logging.getLogger("bot.anything").exception("Update %d is set aside «بسبب»", 7)

    [line] = log.getvalue().splitlines()
    event = json.loads(line)
    assert (event["level"], event["logger"]) == ("ERROR", "bot.anything")
    assert event["message"].startswith("Update 7 is set aside «بسبب»: ValueError at ")
    assert "their words" not in line
    assert "time" in event
