"""Telegram refuses: by what a refusal is about, not by one of its wordings."""

from __future__ import annotations

import pytest

from bot.simulator import acts
from bot.simulator.faults import Trouble
from bot.simulator.people import GROUP
from bot.simulator.refusals import Refusal
from tests.messaging.harness import Running, text, until

NO_WAY_IN = [
    (400, "Bad Request: TOPIC_CLOSED"),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
    (400, "Bad Request: CHAT_RESTRICTED"),
    (400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN"),
    (400, "Bad Request: have no rights to send a message"),
    (400, "Bad Request: not enough rights to send text messages to the chat"),
    (400, "Bad Request: need administrator rights in the channel chat"),
    (400, "Bad Request: PEER_ID_INVALID"),
    (400, "Bad Request: CHAT_ADMIN_REQUIRED"),
    (400, "Bad Request: chat not found"),
    (400, "Bad Request: group chat was deactivated"),
    (403, "Forbidden: bot was kicked from the supergroup chat"),
    (403, "Forbidden: user is deactivated"),
    (403, "Forbidden: whatever Telegram may say next year"),
]


@pytest.mark.parametrize(("code", "description"), NO_WAY_IN)
async def test_a_chat_that_takes_no_messages_is_no_error(
    bot: Running, caplog: pytest.LogCaptureFixture, code: int, description: str
) -> None:
    bot.simulator.service.faults.fail_next("sendMessage", Trouble(refusal=Refusal(code, description)))
    user, chat = bot.person(1002)
    acts.write(bot.world, user, chat, "when?")
    [row] = await bot.logged()

    assert row.failure == "unreachable"
    assert "ERROR" not in caplog.text
    assert len(bot.calls("sendMessage")) == 1


@pytest.mark.parametrize("description", ["message to be replied not found", "REPLY_MESSAGE_ID_INVALID"])
async def test_where_only_the_reply_fails_it_goes_without(bot: Running, description: str) -> None:
    refusal = Refusal(400, f"Bad Request: {description}")
    bot.simulator.service.faults.fail_next("sendMessage", Trouble(refusal=refusal))
    group = bot.world.chats[GROUP]
    acts.write(bot.world, bot.world.people[1003], group, "/ask when was it?")
    await until(lambda: bot.said(group))
    [answer] = bot.said(group)

    assert "10–11 November" in text(answer)
    assert answer.reply_to is None


async def test_a_refusal_of_the_message_itself_is_an_error(bot: Running, caplog: pytest.LogCaptureFixture) -> None:
    refusal = Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    bot.simulator.service.faults.fail_next("sendMessage", Trouble(refusal=refusal))

    assert "something went wrong" in text(await bot.ask("when?"))
    assert "BadRequest" in caplog.text
