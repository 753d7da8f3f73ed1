"""What people do on the chat page: ask, edit, press, reply, choose, go to the group."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.simulator import Simulator, acts
from tests.simulator.browser import CHROMIUM, Browser, direction

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install Debian's package chromium"),
    pytest.mark.asyncio(loop_scope="module"),
]


async def test_a_question_in_each_language_is_answered_in_its_direction(browser: Browser) -> None:
    assert await direction(browser.page.locator("html")) == "rtl"
    arabic = await browser.ask("متى عُقدت الورشتان؟")
    await expect(arabic.locator(".text b")).to_have_text("متى")
    assert await direction(arabic.locator(".text")) == "rtl"
    english = await browser.ask("when were they held?")
    await expect(english.locator("blockquote")).to_have_text("“The workshops build on a long partnership.”")
    assert await direction(english.locator(".text")) == "ltr"
    assert [await direction(browser.mine().nth(n).locator(".text")) for n in (0, 1)] == ["rtl", "ltr"]


async def test_a_button_is_pressed_and_the_notice_shows(browser: Browser) -> None:
    answer = await browser.ask("متى؟")
    await answer.get_by_role("button", name="كم ورشة؟").click()
    await expect(browser.page.locator("#toast")).to_have_text("One moment")
    await expect(browser.answers().last.locator(".text")).to_have_text("Pressed: fact:كم ورشة؟")


async def test_an_edited_question_edits_its_answer(browser: Browser) -> None:
    await browser.ask("when?")
    await browser.page.press("#text", "ArrowUp")
    await expect(browser.page.locator("#text")).to_have_value("when?")
    await browser.page.fill("#text", "where?")
    await browser.page.press("#text", "Enter")
    await expect(browser.answers()).to_have_count(1)
    await expect(browser.answers().locator(".text")).to_have_text("Edited: where?")
    await expect(browser.mine().locator(".foot")).to_contain_text("معدَّلة")


async def test_commands_are_chosen_with_the_keyboard(browser: Browser) -> None:
    await browser.page.locator("#text").press_sequentially("/")
    await expect(browser.page.get_by_role("option")).to_have_count(3)
    await expect(browser.page.get_by_role("option", selected=True)).to_contain_text("ما الذي يفعله البوت")
    await browser.page.press("#text", "ArrowDown")
    await browser.page.press("#text", "Enter")
    await expect(browser.mine().locator(".text")).to_have_text("/topics")
    await expect(browser.page.locator("#menu")).to_be_hidden()


async def test_a_reply_names_what_it_answers(browser: Browser) -> None:
    answer = await browser.ask("when?")
    await answer.hover()
    await answer.get_by_role("button", name="رد").click()
    await expect(browser.page.locator("#banner")).to_contain_text("رد على Bayan")
    await browser.page.fill("#text", "and who?")
    await browser.page.press("#text", "Enter")
    await expect(browser.mine().last.locator(".quoted strong")).to_have_text("Bayan")


async def test_a_document_can_be_downloaded(browser: Browser) -> None:
    answer = await browser.ask("/factsheet")
    async with browser.page.expect_download() as download:
        await answer.locator(".document").click()
    found = await download.value
    assert found.suggested_filename == "release-15-november-2021.pdf"
    assert (await found.path()).read_bytes() == b"%PDF-1.4 stub"


async def test_an_inline_result_is_asked_for_and_chosen(browser: Browser) -> None:
    await browser.page.locator("#text").press_sequentially("@BayanPressBot ")
    await browser.page.locator("#inline-text").press_sequentially("when")
    await browser.page.get_by_role("button", name="When 10–11 and 14–15 November").click()
    await expect(browser.mine().first.locator(".text")).to_have_text("when: 10 November 2021")
    await expect(browser.mine().first.locator(".who")).to_contain_text("@BayanPressBot")
    await expect(browser.page.locator("#inline")).to_be_hidden()


async def test_the_panel_is_closed_at_first_and_tells_why(browser: Browser) -> None:
    await browser.sit("Daniel")
    await expect(browser.page.locator("#why")).to_be_hidden()
    await browser.ask("when?")
    await browser.page.get_by_role("button", name="Why this answer").first.click()
    panel = browser.page.locator("#why")
    for words in ("dates", "93 %", "release-date", "4 %", "4 ms", "What was logged", "When were the workshops?"):
        await expect(panel).to_contain_text(words)
    assert await panel.locator(".runners li").count() == 2
    await browser.page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()
    await expect(browser.page.locator("#why-toggle")).to_be_focused()


async def test_a_good_answer_is_marked_and_unmarked(browser: Browser) -> None:
    answer = await browser.ask("when?")
    await answer.hover()
    await answer.get_by_role("button", name="جواب جيد").click()
    await expect(answer.locator(".reactions")).to_have_text("👍")
    await answer.get_by_role("button", name="جواب جيد").click()
    await expect(answer.locator(".reactions")).to_have_count(0)


async def test_starting_over_leaves_only_the_new_greeting(browser: Browser) -> None:
    await browser.ask("when?")
    await browser.page.click("#start-over")
    await expect(browser.mine().locator(".text")).to_have_text(["/start"])
    await expect(browser.answers()).to_have_count(1)


async def test_in_the_group_the_bot_hears_only_what_is_meant_for_it(browser: Browser, running: Simulator) -> None:
    await browser.sit("مريم")
    await browser.page.fill("#text", "صباح الخير")
    await browser.page.press("#text", "Enter")
    answer = await browser.ask("/ask when?")
    await expect(answer.locator(".quoted")).to_contain_text("/ask when?")
    await expect(browser.answers()).to_have_count(1)
    world = running.service.world
    acts.write(world, world.people[1001], world.group, "أهلًا")
    await expect(browser.answers().last.locator(".who")).to_have_text("نورة")


async def test_a_blocked_bot_and_a_word_from_elsewhere(browser: Browser, running: Simulator) -> None:
    await browser.page.click("#block")
    await expect(browser.page.locator("#chat-status")).to_have_text("محظور")
    await browser.ask("when?")
    await expect(browser.page.locator("#chat-status")).to_have_text("بوت")
    world = running.service.world
    acts.write(world, world.people[1002], world.chats[1002], "hello")
    await expect(browser.page.locator(".seat", has_text="Daniel").locator(".unread")).to_have_text("2")
