"""Every method, driven by python-telegram-bot's own Bot."""

from __future__ import annotations

import json

from telegram import (
    Bot,
    BotCommandScopeAllGroupChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    MessageEntity,
    ReactionTypeEmoji,
)
from telegram.constants import ChatAction, MessageEntityType, ParseMode

from bot.simulator import Simulator, acts
from bot.simulator.methods import METHODS
from bot.simulator.people import Chat, User
from bot.simulator.world import World
from tests.http import local_client

from .helpers import PNG, call

BUTTONS = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("متى؟", callback_data="fact:dates"),
            InlineKeyboardButton("Site", url="https://example.org"),
        ]
    ]
)


async def test_get_me_says_that_groups_are_private_and_inline_is_on(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.username, me.can_read_all_group_messages, me.supports_inline_queries) == ("BayanPressBot", False, True)


async def test_a_message_of_a_person_reaches_the_bot_with_its_command_marked(bot: Bot, chat: Chat) -> None:
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.from_user is not None
    assert (update.message.text, update.message.from_user.language_code) == ("/start", "ar")
    assert [entity.type for entity in update.message.entities] == [MessageEntityType.BOT_COMMAND]


async def test_send_message_parses_html_and_keeps_the_buttons(bot: Bot, chat: Chat, world: World) -> None:
    (question,) = world.history(chat.id)
    sent = await bot.send_message(
        chat.id,
        "<b>عنوان</b>\nnoura@example.org",
        ParseMode.HTML,
        reply_markup=BUTTONS,
        reply_to_message_id=question.id,
    )
    assert sent.text == "عنوان\nnoura@example.org"
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [("bold", 0, 5), ("email", 6, 17)]
    assert sent.reply_markup == BUTTONS
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.message_id == question.id


async def test_send_message_takes_entities_in_place_of_html(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "😀 bold", entities=[MessageEntity("bold", 3, 4)])
    assert sent.parse_entities() == {sent.entities[0]: "bold"}


async def test_text_is_cleaned_and_trimmed_as_telegram_does(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "\n a\tb\r\n\u202bc\u2067d\u2069 \n", parse_mode=ParseMode.HTML)
    assert sent.text == "a b\nc\u2067d\u2069"


async def test_send_document_can_be_downloaded_and_sent_again_by_its_id(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_document(chat.id, b"%PDF", filename="بيان.pdf", caption="<i>x</i>", parse_mode=ParseMode.HTML)
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size, sent.caption) == ("بيان.pdf", 4, "x")
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"%PDF"
    again = await bot.send_document(chat.id, sent.document.file_id)
    assert again.document == sent.document


async def test_send_photo_tells_its_size(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_photo(chat.id, PNG)
    assert [(photo.width, photo.height) for photo in sent.photo] == [(3, 2)]


async def test_a_chat_action_shows_on_the_page(bot: Bot, chat: Chat, world: World) -> None:
    with world.feed.reader(world.feed.last_id) as events:
        assert await bot.send_chat_action(chat.id, ChatAction.TYPING)
        event = events.get_nowait()
    assert event is not None
    assert (event.kind, event.chat, event.content) == ("typing", chat.id, {"action": "typing"})


async def test_edit_message_text_changes_text_and_takes_the_buttons_away(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "before", reply_markup=BUTTONS)
    edited = await bot.edit_message_text("<u>after</u>", chat.id, sent.message_id, parse_mode=ParseMode.HTML)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup, edited.edit_date is not None) == ("after", None, True)


async def test_edit_message_reply_markup_leaves_the_text(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "text")
    edited = await bot.edit_message_reply_markup(chat.id, sent.message_id, reply_markup=BUTTONS)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup) == ("text", BUTTONS)


async def test_delete_message_takes_it_from_the_chat(bot: Bot, chat: Chat, world: World) -> None:
    sent = await bot.send_message(chat.id, "gone")
    assert await bot.delete_message(chat.id, sent.message_id)
    assert world.find(chat.id, sent.message_id) is None


async def test_a_press_is_answered(bot: Bot, chat: Chat, world: World, noura: User) -> None:
    sent = await bot.send_message(chat.id, "text", reply_markup=BUTTONS)
    query = acts.press(world, noura, chat, sent.message_id, "fact:dates")
    update = (await bot.get_updates())[-1]
    assert update.callback_query is not None
    assert update.callback_query.data == "fact:dates"
    assert await bot.answer_callback_query(update.callback_query.id, "لحظة", show_alert=True)
    assert query.answer == {"text": "لحظة", "show_alert": True, "url": ""}


async def test_an_inline_query_is_answered_and_its_choice_told(bot: Bot, chat: Chat, world: World, noura: User) -> None:
    query = acts.ask_inline(world, noura, chat, "متى")
    update = (await bot.get_updates())[-1]
    assert update.inline_query is not None
    content = InputTextMessageContent("<b>متى</b>", ParseMode.HTML)
    results = [InlineQueryResultArticle("dates", "متى", content, reply_markup=BUTTONS)]
    assert await bot.answer_inline_query(update.inline_query.id, results, cache_time=0)
    message = acts.choose(world, query.id, "dates", "متى")
    *_, chosen, said = await bot.get_updates()
    assert chosen.chosen_inline_result is not None
    assert said.message is not None
    assert (chosen.chosen_inline_result.result_id, said.message.via_bot) == ("dates", await bot.get_me())
    edited = await bot.edit_message_text("changed", inline_message_id=chosen.chosen_inline_result.inline_message_id)
    body = world.messages[chat.id, message.id].body
    assert edited is True
    assert body is not None
    assert body.text == "changed"


async def test_commands_are_kept_by_scope_and_language(bot: Bot) -> None:
    await bot.set_my_commands([("start", "Start")])
    await bot.set_my_commands([("start", "ابدأ")], language_code="ar")
    await bot.set_my_commands([("ask", "Ask")], scope=BotCommandScopeAllGroupChats())
    assert [command.description for command in await bot.get_my_commands()] == ["Start"]
    assert [command.description for command in await bot.get_my_commands(language_code="ar")] == ["ابدأ"]
    assert [command.command for command in await bot.get_my_commands(BotCommandScopeAllGroupChats())] == ["ask"]
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()


async def test_the_menu_has_the_narrowest_scope_and_the_persons_language(bot: Bot, world: World) -> None:
    await bot.set_my_commands([("start", "Start")])
    await bot.set_my_commands([("start", "ابدأ")], language_code="ar")
    await bot.set_my_commands([("ask", "Ask")], scope=BotCommandScopeAllGroupChats())
    profile = world.profile
    assert profile.menu(1001, 1001, True, "ar") == [{"command": "start", "description": "ابدأ"}]
    assert profile.menu(1002, 1002, True, "en") == [{"command": "start", "description": "Start"}]
    assert profile.menu(world.group.id, 1001, False, "ar") == [{"command": "ask", "description": "Ask"}]


async def test_name_and_descriptions_are_kept_by_language(bot: Bot) -> None:
    assert (await bot.get_my_name()).name == "Bayan"
    await bot.set_my_name("بيان", language_code="ar")
    await bot.set_my_description("What it does")
    await bot.set_my_short_description("قصير", language_code="ar")
    assert (await bot.get_my_name("ar")).name == "بيان"
    assert (await bot.get_my_name("en")).name == "Bayan"
    assert (await bot.get_my_description("ar")).description == "What it does"
    assert (await bot.get_my_short_description("ar")).short_description == "قصير"
    assert (await bot.get_my_short_description()).short_description == ""


async def test_a_reaction_of_the_bot_is_kept_and_taken_back(bot: Bot, chat: Chat, world: World) -> None:
    (question,) = world.history(chat.id)
    assert await bot.set_message_reaction(chat.id, question.id, ReactionTypeEmoji("👍"))
    assert world.messages[chat.id, question.id].reactions == {world.bot.id: ("👍",)}
    assert await bot.set_message_reaction(chat.id, question.id, [])
    assert world.messages[chat.id, question.id].reactions == {world.bot.id: ()}


async def test_get_chat_of_a_person_and_of_the_group(bot: Bot, chat: Chat, world: World) -> None:
    assert (await bot.get_chat(chat.id)).username == "noura_press"
    assert (await bot.get_chat(world.group.id)).title == world.group.title


async def test_arguments_come_in_each_of_telegrams_ways(simulator: Simulator, chat: Chat) -> None:
    url = f"{simulator.url}/bot{simulator.token}/SENDmessage"
    values = {"chat_id": str(chat.id), "text": "x", "reply_markup": json.dumps(BUTTONS.to_dict())}
    async with local_client() as client:
        answers = [
            await client.get(url, params=values),
            await client.post(url, params=values),
            await client.post(url, data=values),
            await client.post(url, json={**values, "chat_id": chat.id, "reply_markup": BUTTONS.to_dict()}),
            await client.post(url, data=values, files={"unused": b"x"}),
        ]
    assert [answer.json()["result"]["reply_markup"] for answer in answers] == [BUTTONS.to_dict()] * 5


async def test_every_call_is_kept_with_its_arguments_and_answer(simulator: Simulator, bot: Bot, chat: Chat) -> None:
    await bot.send_document(chat.id, b"%PDF", filename="a.pdf")
    (kept,) = simulator.service.calls.of("sendDocument")
    assert kept.arguments == {"chat_id": "1001", "document": {"file_name": "a.pdf", "size": 4}} | {
        key: kept.arguments[key] for key in kept.arguments if key not in ("chat_id", "document")
    }
    assert (kept.code, kept.answer["result"]["document"]["file_name"]) == (200, "a.pdf")


async def test_every_method_answers_a_call_without_arguments(simulator: Simulator) -> None:
    for method in METHODS.values():
        answer = await call(simulator, method.name)
        assert answer["ok"] or answer["error_code"] == 400, method.name
