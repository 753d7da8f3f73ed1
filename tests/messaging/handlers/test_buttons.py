from __future__ import annotations

import pytest

from bot.desk.statement import text_of
from tests.messaging.harness import Running, buttons, text, until


async def test_a_related_fact_is_shown_and_the_press_is_answered(bot: Running) -> None:
    answer = await bot.ask("when?")
    notice = await bot.press(answer, buttons(answer)["Participants"])

    assert notice == ""
    assert "Ministry of Health" in text(await bot.answer(answer.chat, 1))
    rows = await bot.logged(2)
    assert (rows[1].surface, rows[1].facts, rows[1].question) == ("button", ("participants",), None)


async def test_a_rating_is_kept_with_its_question(bot: Running) -> None:
    answer = await bot.ask("when?")
    await bot.logged()

    assert await bot.press(answer, buttons(answer)["👎"]) == "Thank you, noted. Staff will look at this answer."
    rows = await bot.logged(2)
    assert rows[0].feedback == -1
    assert len(bot.said(answer.chat)) == 1


async def test_small_talk_has_nothing_to_rate(bot: Running) -> None:
    assert "👍" not in buttons(await bot.ask("hello"))


async def test_a_button_that_means_nothing_any_more_says_so(bot: Running) -> None:
    answer = await bot.ask("when?")
    rows = (answer.markup or {})["inline_keyboard"]
    rows[0][0]["callback_data"] = "fact:deleted-by-staff"

    assert await bot.press(answer, "fact:deleted-by-staff") == "That button has expired. Please ask again."


async def test_after_two_misses_the_question_can_be_left_for_staff_once(bot: Running) -> None:
    await bot.ask("nonsense")
    second = await bot.ask("more nonsense")
    leave = buttons(second)["Leave my question for staff"]
    await bot.logged(2)
    await bot.press(second, leave)
    assert "has been left for staff" in text(await bot.answer(second.chat, 2))
    await bot.press(second, leave)
    assert "already with staff" in text(await bot.answer(second.chat, 3))

    rows = await bot.logged(4)
    assert [row.is_left for row in rows if row.question] == [False, True]


async def test_somebody_else_s_question_cannot_be_left(bot: Running) -> None:
    await bot.ask("nonsense", person=1001)
    second = await bot.ask("more nonsense", person=1001)
    [leave] = [action for action in buttons(second).values() if action.startswith("leave")]
    await bot.logged(2)
    await bot.press(second, leave, person=1002)

    await until(lambda: len(bot.said(second.chat)) == 3)
    assert not any(row.is_left for row in await bot.logged(3))


async def test_topics_under_an_answer_leaves_the_answer_where_it_is(bot: Running) -> None:
    answer = await bot.ask("nonsense")
    await bot.press(answer, "topics")
    topics = await bot.answer(answer.chat, 1)

    assert topics.id != answer.id
    assert "topic:who" in buttons(topics).values()


async def test_back_turns_the_list_of_topics_back(bot: Running) -> None:
    topics = await bot.ask("/topics")
    await bot.press(topics, "topic:who")
    await until(lambda: "choose one" in text(bot.said(topics.chat)[-1]))
    await bot.press(topics, "topics-back")

    await until(lambda: "topic:who" in buttons(bot.said(topics.chat)[-1]).values())
    assert len(bot.said(topics.chat)) == 1


@pytest.mark.parametrize("number", ["9" * 24, "9" * 18, "-1", "x", "١٢", ""])
async def test_a_forged_press_is_refused_quietly(bot: Running, caplog: pytest.LogCaptureFixture, number: str) -> None:
    answer = await bot.ask("when?")
    for row in (answer.markup or {})["inline_keyboard"]:
        row[0]["callback_data"] = f"rate:up:{number}"

    assert await bot.press(answer, f"rate:up:{number}") == "That button has expired. Please ask again."
    assert "ERROR" not in caplog.text


async def test_where_another_s_answer_is_from_is_told_to_nobody_else(bot: Running) -> None:
    mine, theirs = await bot.ask("when?"), await bot.ask("who?", person=1001)
    await bot.logged(2)
    rows = (mine.markup or {})["inline_keyboard"]
    rows[-1][0]["callback_data"] = forged = buttons(theirs)["Where is this from?"]

    assert await bot.press(mine, forged) == "That button has expired. Please ask again."
    rows[-1][0]["callback_data"] = nonsense = f"origin:{'9' * 24}"
    assert await bot.press(mine, nonsense) == "That button has expired. Please ask again."


async def test_what_was_said_is_kept_letter_by_letter(bot: Running) -> None:
    answers = [await bot.ask("when?"), await bot.ask("everything"), await bot.ask("nonsense")]
    await bot.logged(3)
    numbers = await bot.storage.database.fetch("SELECT update_id FROM questions ORDER BY id")
    kept = [await bot.storage.proofs.of_update(number) for (number,) in numbers]

    for answer, shown in zip(answers, kept, strict=True):
        assert shown is not None
        assert answer.body is not None
        assert text_of(shown).startswith(answer.body.text)
