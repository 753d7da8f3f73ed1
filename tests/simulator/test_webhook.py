"""The webhook: secret, order, and again and again until the bot says 2xx."""

from __future__ import annotations

from telegram import Bot

from bot.simulator import Simulator, acts
from bot.simulator.people import Chat, User
from bot.simulator.world import World

from .helpers import call, receiver, until


async def test_updates_come_with_the_secret_and_are_confirmed_by_200(
    bot: Bot, world: World, noura: User, chat: Chat
) -> None:
    async with receiver() as hook:
        assert await bot.set_webhook(hook.url, secret_token="s3cret_-")
        acts.write(world, noura, chat, "متى؟")
        await until(lambda: len(hook.updates) == 2)
        await until(lambda: not world.updates.pending)
    assert [update["message"]["text"] for update in hook.updates] == ["/start", "متى؟"]
    assert [headers["x-telegram-bot-api-secret-token"] for headers in hook.headers] == ["s3cret_-"] * 2
    assert hook.headers[0]["content-type"] == "application/json"


async def test_without_a_secret_there_is_no_header(bot: Bot, chat: Chat) -> None:
    async with receiver() as hook:
        await bot.set_webhook(hook.url)
        await until(lambda: hook.updates)
    assert "x-telegram-bot-api-secret-token" not in hook.headers[0]


async def test_anything_but_2xx_brings_the_same_update_again(bot: Bot, world: World, noura: User, chat: Chat) -> None:
    async with receiver("500 Internal Server Error", "302 Found", "cut", "204 No Content") as hook:
        await bot.set_webhook(hook.url)
        acts.write(world, noura, chat, "second")
        await until(lambda: not world.updates.pending)
        info = await bot.get_webhook_info()
    first, second = (update["update_id"] for update in (hook.updates[0], hook.updates[-1]))
    assert [update["update_id"] for update in hook.updates] == [first] * 4 + [second]
    assert info.last_error_message == "Webhook connection closed"
    assert info.last_error_date is not None


async def test_info_tells_what_waits_and_what_went_wrong(bot: Bot, world: World, noura: User, chat: Chat) -> None:
    async with receiver(*["403 Forbidden"] * 1000) as hook:
        await bot.set_webhook(hook.url, max_connections=7, allowed_updates=["message"])
        acts.write(world, noura, chat, "second")
        await until(lambda: len(hook.updates) > 2)
        info = await bot.get_webhook_info()
        await bot.delete_webhook()
    assert (info.url, info.pending_update_count, info.max_connections) == (hook.url, 2, 7)
    assert info.last_error_message == "Wrong response from the webhook: 403 Forbidden"
    assert info.allowed_updates == ("message",)
    assert {update["message"]["text"] for update in hook.updates} == {"/start"}


async def test_nobody_listening_is_an_error_too_and_the_other_chats_go_on(
    simulator: Simulator, bot: Bot, world: World, chat: Chat, noura: User
) -> None:
    daniel = world.people[1002]
    async with receiver("500 Internal Server Error", "500 Internal Server Error") as hook:
        await bot.set_webhook(hook.url)
        await until(lambda: hook.updates)
        acts.write(world, daniel, world.chats[1002], "hello")
        await until(lambda: not world.updates.pending)
    assert {update["message"]["text"] for update in hook.updates} == {"/start", "hello"}
    await bot.set_webhook("http://127.0.0.1:9/hook")
    acts.write(world, noura, chat, "anyone?")
    await until(lambda: simulator.service.courier.webhook and simulator.service.courier.webhook.error)
    assert (await bot.get_webhook_info()).last_error_message == "Connection refused"


async def test_retry_after_is_heeded(simulator: Simulator, bot: Bot, world: World, chat: Chat) -> None:
    async with receiver("429 Too Many Requests\r\nRetry-After: 20") as hook:
        await bot.set_webhook(hook.url)
        await until(lambda: len(hook.updates) == 2)
        await until(lambda: not world.updates.pending)


async def test_the_answers_say_what_was_done(simulator: Simulator, chat: Chat, world: World) -> None:
    async with receiver() as hook:
        said = [
            (await call(simulator, method, **arguments))["description"]
            for method, arguments in (
                ("setWebhook", {"url": hook.url, "drop_pending_updates": True}),
                ("setWebhook", {"url": hook.url}),
                ("deleteWebhook", {}),
                ("setWebhook", {"url": ""}),
            )
        ]
    assert said == ["Webhook was set", "Webhook is already set", "Webhook was deleted", "Webhook is already deleted"]
    assert hook.updates == []
