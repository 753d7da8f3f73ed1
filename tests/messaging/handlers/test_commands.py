from __future__ import annotations

from pathlib import Path

import pytest

from bot.facts.factbase import Language
from bot.simulator import acts
from tests.messaging.harness import Running, buttons, running, text, until


async def test_start_says_who_it_is_and_offers_the_headings(bot: Running) -> None:
    answer = await bot.ask("/start")

    assert "Two workshops end" in text(answer)
    assert "15 November 2021" in text(answer)
    assert buttons(answer)["Who was involved"] == "heading:who"
    assert buttons(answer)["Not in the release"] == "heading:not-stated"


async def test_start_is_in_the_language_of_the_person_s_telegram(bot: Running) -> None:
    assert "اختتام ورشتين" in text(await bot.ask("/start", person=1001))


async def test_a_deep_link_opens_an_answer(bot: Running) -> None:
    assert "10–11 November 2021" in text(await bot.ask("/start dates"))


async def test_a_deep_link_to_nothing_is_an_ordinary_start(bot: Running) -> None:
    assert "Two workshops end" in text(await bot.ask("/start no-such-thing"))


async def test_start_ends_the_conversation(bot: Running) -> None:
    await bot.ask("nonsense")
    await bot.ask("/start")
    answer = await bot.ask("nonsense")

    assert "a person will do better" not in text(answer)


async def test_help_names_the_commands_and_for_staff_theirs(bot: Running) -> None:
    assert "/unanswered" not in text(await bot.ask("/help", person=1002))
    assert "/unanswered" in text(await bot.ask("/help", person=1001))


async def test_topics_leads_to_headings_to_facts_to_an_answer(bot: Running) -> None:
    topics = await bot.ask("/topics")
    await bot.press(topics, buttons(topics)["Who was involved"])
    await until(lambda: "choose one" in text(bot.said(topics.chat)[-1]))
    under = bot.said(topics.chat)[-1]
    assert under.id == topics.id
    await bot.press(under, buttons(under)["Participants"])

    assert "Ministry of Health" in text(await bot.answer(topics.chat, 1))
    assert buttons(under)["Back"] == "topics-back"


async def test_quote_has_the_arabic_words_and_a_button_that_copies(bot: Running) -> None:
    answer = await bot.ask("/quote")

    assert "“We go on.”" in text(answer)
    assert "«نمضي قدمًا.»" in text(answer)
    rows = (answer.markup or {})["inline_keyboard"]
    assert rows[0][0]["copy_text"] == {"text": "We go on."}
    assert answer.body is not None
    assert [entity.type for entity in answer.body.entities if entity.type != "italic"] == ["blockquote", "blockquote"]


async def test_factsheet_sends_a_page_with_a_caption_and_few_words(bot: Running) -> None:
    user, chat = bot.person(1002)
    acts.write(bot.world, user, chat, "/factsheet")
    await bot.logged()
    [sent] = bot.calls("sendDocument")
    words = text(bot.said(chat)[-1])

    assert "What is stated in the release" in sent["caption"]
    file = bot.world.files.get("document-1")
    assert file is not None
    assert file.name == "fact-sheet.pdf"
    assert file.content.startswith(b"%PDF-")
    assert "Line 1 of the sheet" in words
    assert "The first workshop ran on" not in words


async def test_an_arabic_fact_sheet_has_its_name_in_arabic(bot: Running) -> None:
    await bot.ask("متى؟", person=1001)
    user, chat = bot.person(1001)
    acts.write(bot.world, user, chat, "/factsheet")
    await until(lambda: bool(bot.calls("sendDocument")))
    await until(lambda: bot.world.files.get("document-1") is not None)

    file = bot.world.files.get("document-1")
    assert file is not None
    assert file.name == "صحيفة-وقائع.pdf"


async def test_factsheet_is_made_once(bot: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Language] = []

    def make(base: object, locales: object, language: Language, today: object) -> bytes:
        made.append(language)
        return b"%PDF-"

    monkeypatch.setattr("bot.messaging.replies.attachments.factsheet_pdf", make)
    user, chat = bot.person(1002)
    for count in (1, 2):
        acts.write(bot.world, user, chat, "/factsheet")
        await bot.logged(count)

    assert len(bot.calls("sendDocument")) == 2
    assert [call["action"] for call in bot.calls("sendChatAction")] == ["upload_document"]
    assert made == [Language.EN]


async def test_factsheet_goes_out_as_text_where_no_page_can_be_made(
    bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.messaging.replies.attachments.factsheet_pdf", None)
    user, chat = bot.person(1002)
    acts.write(bot.world, user, chat, "/factsheet")
    await bot.logged()

    assert not bot.calls("sendDocument")
    [answer] = bot.said(chat)
    assert "Line 1 of the sheet" in text(answer)
    assert "More" in buttons(answer)


async def test_contact_comes_as_a_card_too(bot: Running) -> None:
    await bot.ask("/contact")
    await until(lambda: bot.calls("sendDocument"))

    file = bot.world.files.get("document-1")
    assert file is not None
    assert file.name == "press-contact.vcf"
    assert b"dalothman@iom.int" in file.content


async def test_contact_has_the_address_and_a_button_that_copies_it(bot: Running) -> None:
    answer = await bot.ask("/contact")

    assert "dalothman@iom.int" in text(answer)
    assert (answer.markup or {})["inline_keyboard"][0][0]["copy_text"] == {"text": "dalothman@iom.int"}


async def test_a_chosen_language_lasts(bot: Running) -> None:
    choice = await bot.ask("/language")
    await bot.press(choice, buttons(choice)["العربية"])
    await until(lambda: "العربية" not in buttons(bot.said(choice.chat)[-1]))

    assert "اختتام ورشتين" in text(await bot.ask("/start"))


async def test_privacy_says_for_how_long(bot: Running) -> None:
    assert "after \u206890\u2069 days" in text(await bot.ask("/privacy"))


async def test_forget_deletes_everything_of_the_person_and_says_how_much(bot: Running) -> None:
    await bot.ask("when?")
    await bot.ask("who?", person=1001)
    await bot.logged(2)
    answer = await bot.ask("/forget")

    assert "The one record kept about you has been deleted" in text(answer)
    rows = await bot.logged()
    assert [row.question for row in rows] == ["who?"]
    assert "nothing to delete" in text(await bot.ask("/forget"))


async def test_an_unknown_command_says_so(bot: Running) -> None:
    assert "don’t know that command" in text(await bot.ask("/frobnicate"))


@pytest.mark.parametrize("command", ["/stats", "/unanswered", "/reload"])
async def test_a_staff_command_is_unknown_to_others(bot: Running, command: str) -> None:
    assert "don’t know that command" in text(await bot.ask(command, person=1002))


async def test_an_edited_command_is_not_carried_out_again(bot: Running) -> None:
    await bot.ask("when?")
    await bot.logged()
    user, chat = bot.person(1002)
    [question] = [message for message in bot.world.history(chat.id) if message.sender == user]
    acts.edit(bot.world, user, chat, question.id, "/forget")
    await bot.logged(2)

    assert len(bot.said(chat)) == 1


async def test_a_person_whose_language_is_unknown_gets_both(path: Path) -> None:
    async with running(path) as bot:
        user, _chat = bot.person(1002)
        bot.world.people[1002] = type(user)(user.id, user.first_name, user.username, "fr")
        answer = await bot.ask("/privacy")

    assert "kept when you ask" in text(answer)
    assert any("\u0600" < letter < "\u06ff" for letter in text(answer))


async def test_a_fact_that_staff_took_out_is_not_found(bot: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.messaging.handlers.commands.QUOTE", "gone")

    assert "didn’t find that" in text(await bot.ask("/quote"))


@pytest.mark.parametrize("mark", ["\u200f", "\u200e", "\u061c", "\u2067\u200f", "\ufeff"])
async def test_marks_of_direction_before_a_command_change_nothing(bot: Running, mark: str) -> None:
    assert "Two workshops end" in text(await bot.ask(f"{mark}/start"))
    assert "10–11 November 2021" in text(await bot.ask(f"{mark}/ask when was it?"))
    assert "10–11 November 2021" in text(await bot.ask(f"{mark}/start dates"))
