from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.simulator import Simulator, acts, membership
from bot.simulator.faults import Trouble
from bot.simulator.messages import Message
from bot.simulator.people import GROUP, Chat
from bot.simulator.refusals import Refusal
from tests.messaging.harness import Running, running, text, until

MEMBER, OTHER, STAFF = 1003, 1002, 1001


def group(bot: Running) -> Chat:
    return bot.world.chats[GROUP]


def write(bot: Running, words: str, person: int = MEMBER, reply_to: int | None = None) -> Message:
    return acts.write(bot.world, bot.world.people[person], group(bot), words, reply_to)


def fact(answer: Message) -> str:
    """The first button under an answer that leads to another fact."""
    assert answer.markup is not None
    data = [button["callback_data"] for row in answer.markup["inline_keyboard"] for button in row]
    return next(str(one) for one in data if one.startswith("fact:"))


def force(bot: Running, words: str, **content: Any) -> None:
    """A message that reaches the bot although it isn't meant, as in a group without privacy mode."""
    user = bot.world.people[MEMBER]
    message = {"message_id": 77, "date": 1, "chat": group(bot).json(), "from": user.json(), "text": words, **content}
    bot.world.tell_bot("message", GROUP, message)


async def test_ask_is_answered_as_a_reply(bot: Running) -> None:
    question = write(bot, "/ask when was it?")
    answer = await bot.answer(group(bot), 0)

    assert "10–11 November" in text(answer)
    assert answer.reply_to is not None
    assert answer.reply_to.id == question.id
    [row] = await bot.logged()
    assert (row.surface, row.question, row.chat_kind) == ("ask", "when was it?", "supergroup")


async def test_a_mention_is_answered_without_the_name_in_the_question(bot: Running) -> None:
    write(bot, "😀 @BayanPressBot when was it?")
    await bot.answer(group(bot), 0)

    assert [row.question for row in await bot.logged()] == ["😀  when was it?"]


async def test_a_reply_to_the_bot_is_a_question(bot: Running) -> None:
    write(bot, "/ask hello")
    first = await bot.answer(group(bot), 0)
    write(bot, "when?", reply_to=first.id)

    assert "10–11 November" in text(await bot.answer(group(bot), 1))


async def test_what_is_not_meant_for_the_bot_is_neither_answered_nor_kept(bot: Running) -> None:
    force(bot, "when do we have lunch?")
    force(bot, "/stats")
    force(bot, "/ask@AnotherBot when?", entities=[{"type": "bot_command", "offset": 0, "length": 15}])
    rows = await bot.logged(3)

    assert bot.said(group(bot)) == []
    assert {row.question for row in rows} == {None}


async def test_ask_without_a_question_says_how(bot: Running) -> None:
    write(bot, "/ask")

    assert "/ask" in text(await bot.answer(group(bot), 0))


@pytest.mark.parametrize("words", ["/ask", "@BayanPressBot"])
async def test_somebody_else_s_question_is_answered_where_it_is_pointed_to_and_not_kept(
    bot: Running, words: str
) -> None:
    question = write(bot, "when was it?", OTHER)
    write(bot, words, reply_to=question.id)

    assert "10–11 November" in text(await bot.answer(group(bot), 0))
    assert [row.question for row in await bot.logged()] == [None]


async def test_pointing_to_the_bot_s_own_answer_asks_nothing(bot: Running) -> None:
    write(bot, "/ask when was it?")
    answer = await bot.answer(group(bot), 0)
    write(bot, "/ask", reply_to=answer.id)

    assert "/ask" in text(await bot.answer(group(bot), 1))


async def test_people_in_a_group_share_no_conversation(bot: Running) -> None:
    for _ in range(2):
        write(bot, "/ask nonsense", MEMBER)
    await until(lambda: len(bot.said(group(bot))) == 2)
    write(bot, "/ask nonsense", OTHER)

    assert "a person will do better" not in text(await bot.answer(group(bot), 2))


async def test_private_commands_point_to_the_private_chat(bot: Running) -> None:
    write(bot, "/forget@BayanPressBot", OTHER)

    assert "@BayanPressBot" in text(await bot.answer(group(bot), 0))


async def test_the_answer_stands_in_the_question_s_topic_or_where_that_is_gone_in_the_chat(bot: Running) -> None:
    command = [{"type": "bot_command", "offset": 0, "length": 4}]
    force(bot, "/ask when?", message_thread_id=42, is_topic_message=True, entities=command)
    await bot.answer(group(bot), 0)

    assert [str(call.get("message_thread_id")) for call in bot.calls("sendMessage")] == ["42", "None"]


async def test_an_inline_answer_sent_by_a_person_is_not_answered_again(bot: Running) -> None:
    force(bot, "when?", via_bot=bot.world.bot.json())
    await bot.logged()

    assert bot.said(group(bot)) == []


async def test_on_joining_it_says_once_how_to_be_heard(bot: Running) -> None:
    me = bot.world.bot.json()
    change = {
        "chat": group(bot).json(),
        "from": bot.world.people[OTHER].json(),
        "date": 1,
        "old_chat_member": {"user": me, "status": "left"},
        "new_chat_member": {"user": me, "status": "member"},
    }
    bot.world.tell_bot("my_chat_member", GROUP, change)

    assert "/ask" in text(await bot.answer(group(bot), 0))


async def left(bot: Running, times: int) -> None:
    """Wait until the bot has left that often."""
    await until(lambda: len(bot.calls("leaveChat")) == times and GROUP in bot.world.left)


async def test_a_group_that_staff_forbid_is_left_and_stays_forbidden_after_a_restart(path: Path) -> None:
    async with Simulator(pace=0.01) as simulator:
        async with running(path, simulator=simulator, staff=frozenset({STAFF})) as bot:
            write(bot, "/forbid@BayanPressBot", STAFF)
            await left(bot, 1)
            assert "@BayanPressBot" in text(bot.said(group(bot))[-1])
            await bot.logged()
        async with running(path, simulator=simulator, staff=frozenset({STAFF})) as bot:
            membership.add(bot.world, bot.world.people[OTHER], group(bot))
            await left(bot, 2)
            assert "I’m not set up for this chat" in text(bot.said(group(bot))[-1])


async def test_staff_allow_a_group_again_by_adding_the_bot(bot: Running) -> None:
    write(bot, "/forbid", STAFF)
    await left(bot, 1)
    membership.add(bot.world, bot.world.people[STAFF], group(bot))
    await bot.answer(group(bot), 1)
    write(bot, "/ask when was it?")

    assert "10–11 November" in text(await bot.answer(group(bot), 2))


async def test_only_staff_forbid_and_only_a_group(bot: Running) -> None:
    write(bot, "/forbid", MEMBER)
    write(bot, "/ask when was it?")
    await bot.answer(group(bot), 0)
    await bot.ask("/forbid", person=STAFF)

    assert bot.calls("leaveChat") == []


async def test_who_asks_the_same_again_gets_it_quietly(bot: Running) -> None:
    write(bot, "/ask when was it?")
    first = await bot.answer(group(bot), 0)
    write(bot, "/ask when was it?", OTHER)
    second = await bot.answer(group(bot), 1)
    write(bot, "/ask where was it?", OTHER)
    third = await bot.answer(group(bot), 2)

    assert first.receiver is None
    assert second.receiver is not None
    assert second.receiver.id == OTHER
    assert text(second) == text(first)
    assert third.receiver is None


async def test_a_press_is_answered_quietly_in_a_group_and_openly_in_private(bot: Running) -> None:
    write(bot, "/ask when was it?")
    answer = await bot.answer(group(bot), 0)
    acts.press(bot.world, bot.world.people[OTHER], group(bot), answer.id, fact(answer))
    pressed = await bot.answer(group(bot), 1)

    assert pressed.receiver is not None
    assert pressed.receiver.id == OTHER
    parameters = bot.calls("sendMessage")[-1]["ephemeral_message_parameters"]
    assert '"callback_query_id"' in parameters

    user, chat = bot.person(OTHER)
    acts.write(bot.world, user, chat, "when was it?")
    alone = await bot.answer(chat, 0)
    acts.press(bot.world, user, chat, alone.id, fact(alone))
    assert (await bot.answer(chat, 1)).receiver is None


@pytest.mark.parametrize("refusal", ["CHAT_ADMIN_REQUIRED", "something new"])
async def test_where_nobody_can_be_told_quietly_everybody_sees(bot: Running, refusal: str) -> None:
    write(bot, "/ask when was it?")
    await bot.answer(group(bot), 0)
    bot.simulator.service.faults.fail_next("sendMessage", Trouble(refusal=Refusal(400, f"Bad Request: {refusal}")))
    write(bot, "/ask when was it?", OTHER)
    second = await bot.answer(group(bot), 1)

    assert second.receiver is None
    assert [row.failure for row in await bot.logged(2)] == [None, None]


async def test_an_edited_question_whose_answer_only_its_sender_saw_is_answered_anew(bot: Running) -> None:
    write(bot, "/ask when was it?")
    await bot.answer(group(bot), 0)
    question = write(bot, "/ask when was it?", OTHER)
    await bot.answer(group(bot), 1)
    acts.edit(bot.world, bot.world.people[OTHER], group(bot), question.id, "/ask where was it?")

    assert "You edited your question" in text(await bot.answer(group(bot), 2))
