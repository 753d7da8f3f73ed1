from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.messaging.log_redaction import Redaction, configure_logging
from bot.simulator import Simulator

from .harness import Running, push, running

TOKEN = "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw_"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, at every level, through the handler that the bot sets up."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in list(logging.root.manager.loggerDict)}
    configure_logging("DEBUG", ("a-webhook-secret",))
    written = io.StringIO()
    handler = root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in list(logging.root.manager.loggerDict):
        logging.getLogger(name).setLevel(levels.get(name, logging.NOTSET))


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.CRITICAL])
def test_a_token_is_redacted_at_every_level_and_in_arguments(log: io.StringIO, level: int) -> None:
    logging.getLogger("anything").log(level, "POST https://api.telegram.org/bot%s/getMe", TOKEN)

    assert "/bot<token>/getMe" in log.getvalue()
    assert TOKEN[11:] not in log.getvalue()


def test_a_token_is_redacted_in_exceptions_their_causes_and_the_stack(log: io.StringIO) -> None:
    try:
        try:
            raise ValueError(f"cause {TOKEN}")
        except ValueError as cause:
            raise RuntimeError(f"url /bot{TOKEN}/x") from cause
    except RuntimeError:
        logging.getLogger("x").exception("failed", stack_info=True)

    assert "RuntimeError: url /bot<token>/x" in log.getvalue()
    assert "cause <token>" in log.getvalue()
    assert TOKEN[11:] not in log.getvalue()


def test_other_secrets_are_redacted_too(log: io.StringIO) -> None:
    logging.getLogger("x").error("got a-webhook-secret")

    assert "a-webhook-secret" not in log.getvalue()


def test_a_token_of_unusual_length_is_redacted_in_an_address(log: io.StringIO) -> None:
    logging.getLogger("x").error("http://localhost/bot12:short/getMe")

    assert "12:short" not in log.getvalue()


def test_what_is_no_token_stays() -> None:
    assert Redaction().clean("12:30:45 at 10:15, ratio 3:4") == "12:30:45 at 10:15, ratio 3:4"


async def test_at_debug_neither_token_nor_words_are_written_by_a_bot_at_work(path: Path, log: io.StringIO) -> None:
    async with Simulator(pace=0.01) as simulator:
        token = simulator.token
        async with running(path, simulator=simulator) as bot:
            await bot.ask("when is the secretgarden party")
            await bot.ask("they took my passport secretgarden")
            await bot.ask("crash secretgarden")
            push(bot, {"text": 5, "entities": "secretgarden"})
            await fail_a_call(bot)

    assert len(log.getvalue()) > 100
    assert token not in log.getvalue()
    assert token.partition(":")[2] not in log.getvalue()
    assert "secretgarden" not in log.getvalue()


async def fail_a_call(bot: Running) -> None:
    from bot.simulator.faults import Trouble
    from bot.simulator.refusals import Refusal

    bot.simulator.service.faults.fail_next("sendMessage", Trouble(refusal=Refusal(400, "Bad Request: whatever")))
    await bot.ask("when secretgarden")
