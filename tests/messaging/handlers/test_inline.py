from __future__ import annotations

import asyncio
import re
import time
from typing import Any

from bot.desk.statement import text_of
from bot.simulator import acts
from bot.simulator.people import ELSEWHERE
from tests.messaging.harness import Running, text


async def inline(bot: Running, words: str, person: int = 1002) -> dict[str, Any]:
    user, chat = bot.person(person)
    query = acts.ask_inline(bot.world, user, chat, words)
    async with asyncio.timeout(30):
        await query.answered.wait()
    assert query.answer is not None
    return query.answer


async def test_inline_offers_answers_that_carry_their_source(bot: Running) -> None:
    answer = await inline(bot, "when")

    [result] = answer["results"]
    assert (result["id"].partition(":")[0], result["title"]) == ("dates", "When")
    assert result["description"].startswith("The first workshop ran on")
    assert "paragraph\u00a0\u20684\u2069" in result["input_message_content"]["message_text"]
    assert not {"thumbnail_url", "thumb_url"} & set(result)
    [call] = bot.calls("answerInlineQuery")
    assert (int(call["cache_time"]), str(call["is_personal"]).lower()) == (10, "true")


async def test_an_empty_inline_query_offers_the_main_facts_in_the_person_s_language(bot: Running) -> None:
    english, arabic = await inline(bot, ""), await inline(bot, "", person=1001)

    assert 1 < len(english["results"]) <= 5
    assert "متى" in [result["title"] for result in arabic["results"]]


async def test_nothing_found_still_leads_to_the_private_chat(bot: Running) -> None:
    answer = await inline(bot, "nonsense")

    assert answer["results"] == []
    assert answer["button"]["start_parameter"] == "inline"


async def test_inline_answers_come_at_once(bot: Running) -> None:
    await inline(bot, "when")
    started = time.perf_counter()
    await inline(bot, "who")

    assert time.perf_counter() - started < 0.5


async def test_who_types_too_fast_is_told_once_and_others_are_answered(bot: Running) -> None:
    user, chat = bot.person(1002)
    queries = [acts.ask_inline(bot.world, user, chat, "when") for _ in range(105)]
    await bot.logged(105)
    answers = [query.answer for query in queries if query.answer]

    assert [len(answer["results"]) for answer in answers] == [1] * 100 + [0]
    assert answers[-1]["button"]["text"] == "Please wait a minute, then type again"
    assert (await inline(bot, "when", person=1001))["results"]


async def test_half_typed_words_are_not_kept_but_a_chosen_answer_is(bot: Running) -> None:
    user, chat = bot.person(1002)
    query = acts.ask_inline(bot.world, user, chat, "when")
    async with asyncio.timeout(30):
        await query.answered.wait()
    [result] = (query.answer or {})["results"]
    acts.choose(bot.world, query.id, result["id"], "when")
    rows = await bot.logged(3)

    assert [(row.question, row.facts) for row in rows if row.surface == "inline"] == [(None, ()), ("when", ("dates",))]


async def test_a_reaction_to_an_answer_is_kept_with_the_question(bot: Running) -> None:
    user, chat = bot.person(1002)
    answer = await bot.ask("when?")
    await bot.logged()
    acts.react(bot.world, user, chat, answer.id, "👍")
    rows = await bot.logged(2)

    assert rows[0].feedback == 1


async def test_another_reaction_says_nothing(bot: Running) -> None:
    user, chat = bot.person(1002)
    answer = await bot.ask("when?")
    await bot.logged()
    acts.react(bot.world, user, chat, answer.id, "🔥")
    rows = await bot.logged(2)

    assert rows[0].feedback is None


async def test_a_guest_gets_one_answer(bot: Running) -> None:
    query = acts.ask_as_guest(bot.world, bot.world.people[1002], "@BayanPressBot when?")
    async with asyncio.timeout(30):
        await query.answered.wait()
    [question, answer] = bot.world.history(ELSEWHERE.id)
    [row] = await bot.logged()

    assert (question.sender, answer.sender) == (bot.world.people[1002], bot.world.bot)
    assert "10–11 November 2021" in text(answer)
    assert (row.surface, row.question, row.failure) == ("guest", "when?", None)


async def test_a_message_after_an_inline_one_is_answered_as_ever(bot: Running) -> None:
    await inline(bot, "when")

    assert "10–11 November" in text(await bot.ask("when?"))


async def test_what_was_sent_inline_can_be_given_again_unless_the_knowledge_changed_in_between(bot: Running) -> None:
    user, chat = bot.person(1002)
    for version, is_kept in (("", True), ("f" * 12, False)):
        query = acts.ask_inline(bot.world, user, chat, "when")
        async with asyncio.timeout(30):
            await query.answered.wait()
        [result] = (query.answer or {})["results"]
        if version:
            result["id"] = f"dates:en:{version}"
        acts.choose(bot.world, query.id, result["id"], "")
        await bot.logged(3 if is_kept else 6)
        [(number,)] = await bot.storage.database.fetch("SELECT max(update_id) FROM questions WHERE kind = 'answer'")
        shown = await bot.storage.proofs.of_update(number)
        sent = re.sub("<[^>]*>", "", result["input_message_content"]["message_text"])

        assert (shown is not None and text_of(shown) == sent) is is_kept
