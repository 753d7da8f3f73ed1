"""Several releases in the real application: which one is meant, and how each answer says so."""

from __future__ import annotations

from pathlib import Path

from bot.direction import bare
from bot.facts.factbase import key_of
from bot.simulator import acts
from bot.simulator.messages import Message
from tests.messaging.handlers.test_inline import inline
from tests.messaging.harness import Running, buttons, running, send, text, until
from tests.releases.at_work import STAFF, at_work, three
from tests.releases.shelves import BRIDGE, EMBARGO, VACCINES, WORKSHOPS, Shelved, shelf, write


async def test_each_answer_names_its_release_and_the_newest_is_meant(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three()) as (bot, _):
        answer = text(await bot.ask("when"))
        arabic = text(await bot.ask("متى"))

    assert answer.startswith("It opens in May.")
    assert "Bridge to Jahra is finished" in answer.splitlines()[-1]
    assert "اكتمال الجسر إلى الجهراء" in arabic.splitlines()[-1]


async def test_alone_a_release_says_what_it_always_said(tmp_path: Path) -> None:
    async with at_work(tmp_path, **{BRIDGE: ""}) as (bot, _):
        answer = await bot.ask("when")

    assert text(answer).splitlines()[-1] == "Release of \u20681 March 2026\u2069, paragraph \u20682\u2069"
    assert not [one for one in bot.calls("setMyCommands") if "releases" in str(one)]


async def test_a_question_may_name_another_and_the_conversation_stays_there(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three()) as (bot, knowledge):
        assert "1 March" in text(await bot.ask("when is the vaccination"))
        assert "Vaccination" in text(await bot.ask("when"))
        assert "doses" in text(await bot.ask("doses"))
        knowledge.clock.wind(minutes=31)
        assert "Bridge" in text(await bot.ask("when"))


async def test_where_two_fit_it_asks_which_and_a_press_answers(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three()) as (bot, _):
        await bot.ask("trainers")
        asked = await bot.ask("when in jahra")
        offered = buttons(asked)
        assert "Which one" in text(asked)
        assert [name.partition(" ")[0].strip("\u2068") for name in offered] == ["Bridge", "Vaccination"]
        count = len(bot.said(asked.chat))
        await bot.press(asked, offered[[*offered][1]])
        assert "1 March" in text(await bot.answer(asked.chat, count))


async def test_what_only_another_release_answers_is_offered(tmp_path: Path) -> None:
    write(tmp_path, BRIDGE)
    write(tmp_path, VACCINES, changes={"facts/when.yaml": None, "phrasings/dates.yaml": None, "tests/dates.yaml": None})
    knowledge = Shelved(shelf(tmp_path))
    async with running(tmp_path / "bayan.db", now=knowledge.clock, knowledge=knowledge) as bot:
        assert "doses" in text(await bot.ask("doses"))
        asked = await bot.ask("when")
        assert "another release" in text(asked)
        [action] = [one for one in buttons(asked).values() if one.startswith("fact:")]
        count = len(bot.said(asked.chat))
        await bot.press(asked, action)
        assert "May" in text(await bot.answer(asked.chat, count))


async def test_a_button_of_an_older_release_still_means_that_one(tmp_path: Path) -> None:
    write(tmp_path, VACCINES)
    knowledge = Shelved(shelf(tmp_path))
    async with running(tmp_path / "bayan.db", now=knowledge.clock, knowledge=knowledge) as bot:
        hello = await bot.ask("hello")
        action = next(one for one in buttons(hello).values() if one.startswith("fact:dates"))
        write(tmp_path, BRIDGE)
        knowledge.shelf = shelf(tmp_path, knowledge.shelf)
        knowledge.clock.wind(hours=20)
        count = len(bot.said(hello.chat))
        await bot.press(hello, action)
        assert "Vaccination" in text(await bot.answer(hello.chat, count))


async def test_an_edited_question_may_move_to_another_release(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three()) as (bot, _):
        answer = await bot.ask("when")
        user, chat = bot.person(1002)
        [question] = [one for one in bot.world.history(chat.id) if one.sender == user]
        acts.edit(bot.world, user, chat, question.id, "when is the vaccination")
        await until(lambda: "Vaccination" in text(bot.said(chat)[-1]))

    assert [one.id for one in bot.said(chat)] == [answer.id]


async def test_links_lead_to_a_release_and_to_a_fact_of_it(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three()) as (bot, _):
        start = await bot.ask(f"/start {WORKSHOPS}")
        assert "Workshops for nurses end" in text(start)
        assert "January" in text(await bot.ask("when"))
        assert "500" in text(await bot.ask(f"/start {VACCINES}_doses"))
        assert "Bridge" in text(await bot.ask("/start"))


async def test_the_list_turns_a_conversation_to_a_release(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three()) as (bot, _):
        listed = await bot.ask("/releases")
        lines = text(listed).splitlines()
        assert [one.split("“")[1][1:8] for one in lines if "“" in one] == ["Bridge ", "Vaccina", "Worksho"]
        count = len(bot.said(listed.chat))
        await bot.press(listed, f"choose:{key_of(WORKSHOPS)}")
        chosen = await bot.answer(listed.chat, count)
        assert "Workshops for nurses end" in text(chosen)
        assert all(one.endswith(f"@{key_of(WORKSHOPS)}") for one in buttons(chosen).values())
        assert "January" in text(await bot.ask("when"))


async def test_inline_offers_the_releases_that_are_named(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three()) as (bot, _):
        named, open_ = await inline(bot, "when vaccination"), await inline(bot, "when")

    [result] = named["results"]
    assert "It opens on 1 March." in result["input_message_content"]["message_text"]
    assert len(open_["results"]) == 3
    assert len({one["id"] for one in open_["results"]}) == 3


async def test_a_topic_that_is_tied_to_a_release_means_that_one(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three()) as (bot, _):
        place = bot.storage.pseudonyms.place(bot.person(1002)[1].id)
        await bot.storage.topics.tie(place, 7, WORKSHOPS)
        inside = {"text": "when", "message_thread_id": 7, "is_topic_message": True}
        assert "January" in text(await send(bot, inside))
        assert "Vaccination" in text(await send(bot, {**inside, "text": "when vaccination"}))
        await bot.storage.topics.tie(place, 7, None)
        await bot.ask("/start")
        assert "Bridge" in text(await send(bot, inside))


async def test_a_press_in_a_topic_ties_it_to_the_release_until_the_newest_is_wanted_again(tmp_path: Path) -> None:
    async with at_work(tmp_path, **three()) as (bot, _):
        inside = {"message_thread_id": 7, "is_topic_message": True}
        listed = await send(bot, {**inside, "text": "/releases", "entities": [_command("/releases")]})
        tied = text(await press_in_topic(bot, listed, f"choose:{key_of(WORKSHOPS)}"))
        await bot.ask("/start")
        answered = text(await send(bot, {**inside, "text": "when"}))
        await bot.ask("/start")
        outside = text(await bot.ask("when"))
        await press_in_topic(bot, listed, "choose:")
        await bot.ask("/start")
        untied = text(await send(bot, {**inside, "text": "when"}))

    assert "Workshops for nurses end" in tied
    assert "January" in answered
    assert "Bridge" in outside
    assert "Bridge" in untied


async def press_in_topic(bot: Running, message: Message, data: str) -> Message:
    """A press under a message of the topic 7, of which the page has none."""
    user, chat = bot.person(1002)
    count = len(bot.said(chat))
    under = {"message_id": message.id, "date": 1, "chat": chat.json(), "message_thread_id": 7, "is_topic_message": True}
    query = {"id": data, "from": user.json(), "chat_instance": "1", "data": data, "message": under}
    bot.world.updates.allowed |= {"callback_query"}
    bot.world.tell_bot("callback_query", chat.id, query)
    return await bot.answer(chat, count)


def _command(text: str) -> dict[str, object]:
    return {"type": "bot_command", "offset": 0, "length": len(text)}


async def test_the_menu_follows_when_a_release_opens(tmp_path: Path) -> None:
    async with at_work(tmp_path, **{VACCINES: "", BRIDGE: EMBARGO}) as (bot, knowledge):
        assert "releases" not in str(bot.calls("setMyCommands"))
        knowledge.clock.wind(hours=1)
        await until(lambda: "releases" in str(bot.calls("setMyCommands")))


async def test_staff_see_each_release_s_figures_and_open_questions(tmp_path: Path) -> None:
    async with at_work(tmp_path, **{WORKSHOPS: "", BRIDGE: ""}) as (bot, _):
        await bot.ask("nonsense")
        for question in ("when", "when is the workshops"):
            await bot.ask(question)
        await bot.ask("gibberish workshops nurses", 1003)
        await bot.logged(4)
        await bot.ask("hello", STAFF)
        unanswered = bare(text(await bot.ask("/unanswered", STAFF)))
        stats = bare(text(await bot.ask("/stats", STAFF)))

    assert "• Bridge to Jahra is finished: 3, without an answer 1" in stats
    assert "• Workshops for nurses end: 2, without an answer 1" in stats
    assert "• When (Bridge to Jahra is finished): 1" in stats
    assert "Bridge to Jahra is finished:\n• Asked once: “nonsense”" in unanswered
    assert "Workshops for nurses end:\n• Asked once: “gibberish workshops nurses”" in unanswered
