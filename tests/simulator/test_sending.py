"""What the bot sends besides plain text, and what Telegram gives back: driven by python-telegram-bot's own Bot."""

from __future__ import annotations

import struct

import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.simulator import Simulator, acts
from bot.simulator.people import Chat, User
from bot.simulator.world import World

from .helpers import PNG, call, receiver, until

LARGE = PNG[:16] + struct.pack(">II", 2000, 1000) + PNG[24:]


async def test_a_photo_comes_in_several_sizes_none_larger_than_it_is(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_photo(chat.id, LARGE)
    assert [(one.width, one.height) for one in sent.photo] == [(90, 45), (320, 160), (800, 400), (1280, 640)]
    assert len({one.file_id for one in sent.photo}) == 4
    file = await bot.get_file(sent.photo[0].file_id)
    assert (file.file_path or "").endswith("/photos/file_1.jpg")
    assert bytes(await file.download_as_bytearray()) == LARGE


async def test_a_file_is_downloaded_from_a_path_with_its_ending(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_document(chat.id, b"%PDF", filename="بيان.PDF")
    assert sent.document is not None
    assert ((await bot.get_file(sent.document.file_id)).file_path or "").endswith("/documents/file_1.pdf")


async def test_sound_and_film_say_what_the_call_says_of_them(bot: Bot, chat: Chat) -> None:
    audio = (await bot.send_audio(chat.id, b"x", title="t", duration=3)).audio
    assert audio is not None
    assert (audio.title, audio.to_dict()["duration"]) == ("t", 3)
    animation = await bot.send_animation(chat.id, b"x", width=2, height=1)
    assert animation.animation is not None
    assert animation.document is not None
    voice = await bot.send_voice(chat.id, b"x")
    assert voice.voice is not None
    assert voice.voice.mime_type == "audio/ogg"


async def test_places_contacts_and_dice(bot: Bot, chat: Chat) -> None:
    place = (await bot.send_location(chat.id, 29.4, 48.0)).location
    assert place is not None
    assert (place.latitude, place.longitude) == (29.4, 48.0)
    venue = (await bot.send_venue(chat.id, 29.4, 48.0, "فندق", "الكويت")).venue
    assert venue is not None
    assert (venue.title, venue.location) == ("فندق", place)
    contact = (await bot.send_contact(chat.id, "+96500000001", "Dana")).contact
    assert contact is not None
    assert contact.phone_number == "+96500000001"
    dice = (await bot.send_dice(chat.id, emoji="🏀")).dice
    assert dice is not None
    assert 1 <= dice.value <= 5


async def test_an_album_shares_one_id_and_each_part_has_its_caption(bot: Bot, chat: Chat) -> None:
    first, second = await bot.send_media_group(
        chat.id, [InputMediaPhoto(PNG, caption="<b>a</b>", parse_mode=ParseMode.HTML), InputMediaPhoto(PNG)]
    )
    assert first.media_group_id == second.media_group_id
    assert (first.caption, second.caption) == ("a", None)
    assert first.caption_entities[0].type == "bold"


async def test_a_quote_is_kept_with_its_place_and_one_that_is_not_there_refused(
    bot: Bot, chat: Chat, world: World, noura: User
) -> None:
    question = acts.write(world, noura, chat, "متى؟ 😀 متى؟")
    answer = await bot.send_message(
        chat.id, "x", reply_parameters=ReplyParameters(question.id, quote="متى؟", quote_position=8)
    )
    assert answer.quote is not None
    assert (answer.quote.text, answer.quote.position, answer.quote.is_manual) == ("متى؟", 8, True)
    with pytest.raises(BadRequest, match=r"(?i)quote_text_invalid"):
        await bot.send_message(chat.id, "x", reply_parameters=ReplyParameters(question.id, quote="أين"))


async def test_protection_and_the_preview_asked_for_are_told_back(bot: Bot, chat: Chat) -> None:
    preview = LinkPreviewOptions(is_disabled=True)
    sent = await bot.send_message(chat.id, "iom.int", protect_content=True, link_preview_options=preview)
    assert sent.has_protected_content
    assert sent.link_preview_options == preview
    with pytest.raises(BadRequest, match="protected content"):
        await bot.forward_message(chat.id, chat.id, sent.message_id)


async def test_a_forward_tells_where_it_comes_from_and_a_copy_does_not(
    bot: Bot, chat: Chat, world: World, noura: User
) -> None:
    question = acts.write(world, noura, chat, "متى؟")
    forwarded = await bot.forward_message(chat.id, chat.id, question.id)
    assert forwarded.forward_origin is not None
    assert (forwarded.text, forwarded.forward_origin.type) == ("متى؟", "user")
    copied = await bot.copy_message(chat.id, chat.id, question.id)
    copy = world.messages[chat.id, copied.message_id].json()
    assert (copy["text"], "forward_origin" in copy, copy["from"]["is_bot"]) == ("متى؟", False, True)
    assert len(await bot.copy_messages(chat.id, chat.id, [question.id, copied.message_id])) == 2


async def test_captions_and_files_are_edited(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_document(chat.id, b"%PDF", caption="a")
    edited = await bot.edit_message_caption(chat.id, sent.message_id, caption="b")
    assert not isinstance(edited, bool)
    assert edited.caption == "b"
    other = await bot.edit_message_media(InputMediaDocument(b"other", filename="x.txt"), chat.id, sent.message_id)
    assert not isinstance(other, bool)
    assert other.document is not None
    assert other.document.file_name == "x.txt"


async def test_who_is_in_a_chat_and_what_is_pinned(bot: Bot, chat: Chat, world: World, noura: User) -> None:
    group = world.group.id
    statuses = [(await bot.get_chat_member(group, one)).status for one in (1001, 1003, world.bot.id)]
    assert statuses == ["creator", "member", "member"]
    assert [one.user.id for one in await bot.get_chat_administrators(group)] == [1001]
    assert await bot.get_chat_member_count(group) == 4
    sent = await bot.send_message(group, "x")
    await bot.pin_chat_message(group, sent.message_id)
    pinned = (await bot.get_chat(group)).pinned_message
    assert pinned is not None
    assert pinned.message_id == sent.message_id
    await bot.unpin_chat_message(group)
    assert (await bot.get_chat(group)).pinned_message is None


async def test_a_private_reply_in_a_group_is_seen_edited_and_deleted(bot: Bot, chat: Chat, world: World) -> None:
    """Bot API 10.3; python-telegram-bot 22.8 doesn't know it, so it goes the way of api_kwargs."""
    group = world.group.id
    sent = await bot.send_message(group, "x", api_kwargs={"ephemeral_message_parameters": {"receiver_user_id": 1003}})
    number = sent.api_kwargs["ephemeral_message_id"]
    assert sent.api_kwargs["receiver_user"]["id"] == 1003
    there = {"chat_id": group, "receiver_user_id": 1003, "ephemeral_message_id": number}
    assert await bot.do_api_request("editEphemeralMessageText", {**there, "text": "y"})
    body = world.messages[group, number].body
    assert body is not None
    assert body.text == "y"
    assert [one.id for one in world.seen_by(world.people[1001], world.group)] == []
    assert await bot.do_api_request("deleteEphemeralMessage", there)
    assert world.find(group, number) is None


async def test_settings_are_told_by_get_me_and_privacy_mode_can_be_turned_off(
    simulator: Simulator, bot: Bot, chat: Chat, world: World, noura: User
) -> None:
    await bot.do_api_request("setMySettings", {"can_read_all_group_messages": True, "has_topic_sidebar": True})
    me = (await call(simulator, "getMe"))["result"]
    assert (me["can_read_all_group_messages"], me["has_topic_sidebar"]) == (True, False)
    acts.write(world, noura, world.group, "nobody named")
    assert (await bot.get_updates())[-1].message is not None


async def test_a_private_chat_has_topics_once_the_bot_enables_them(
    bot: Bot, chat: Chat, world: World, noura: User
) -> None:
    with pytest.raises(BadRequest, match="not a forum"):
        await bot.create_forum_topic(chat.id, "البيان")
    await bot.do_api_request("setMySettings", {"has_topics_enabled": True})
    topic = await bot.create_forum_topic(chat.id, "البيان")
    sent = await bot.send_message(chat.id, "x", message_thread_id=topic.message_thread_id)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic.message_thread_id, True)
    acts.write(world, noura, chat, "متى؟", reply_to=sent.message_id)
    question = (await bot.get_updates())[-1].message
    assert question is not None
    assert question.message_thread_id == topic.message_thread_id
    assert await bot.edit_forum_topic(chat.id, topic.message_thread_id, name="بيان آخر")
    assert await bot.delete_forum_topic(chat.id, topic.message_thread_id)
    assert [one.body.text for one in world.history(chat.id) if one.body] == ["/start"]


async def test_a_method_in_a_webhooks_answer_is_carried_out(
    simulator: Simulator, bot: Bot, world: World, chat: Chat
) -> None:
    bodies = (
        ("application/json", '{"method": "sendMessage", "chat_id": 1001, "text": "json"}'),
        ("application/x-www-form-urlencoded", "method=sendMessage&chat_id=1001&text=form"),
        ("text/plain", "ok"),
    )
    for kind, body in bodies:
        async with receiver(f"200 OK\r\nContent-Type: {kind}", body=body) as hook:
            await bot.set_webhook(hook.url)
            acts.write(world, world.people[1001], chat, "متى؟")
            await until(lambda: not world.updates.pending)
            await bot.delete_webhook()
    said = [one.body.text for one in world.history(chat.id) if one.sender == world.bot and one.body]
    assert said == ["json", "form"]
    assert [one.code for one in simulator.service.calls.of("sendMessage")] == [200, 200]
    assert (await call(simulator, "getUpdates"))["result"] == []
