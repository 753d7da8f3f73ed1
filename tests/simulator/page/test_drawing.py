"""How the chat page looks: what a bot sends, the language, direction and colours, a phone, a keyboard alone."""

from __future__ import annotations

import contextlib

import pytest
from playwright.async_api import Browser as Started
from playwright.async_api import expect

from bot.simulator import Simulator
from bot.simulator.faults import Trouble
from bot.simulator.text.entities import Formatted
from bot.simulator.text.formatting import format_text
from tests.simulator.browser import CHROMIUM, PHONE, Browser, at_page, direction
from tests.simulator.helpers import PNG

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install Debian's package chromium"),
    pytest.mark.asyncio(loop_scope="module"),
]


async def test_the_page_speaks_the_language_of_the_persons_telegram(browser: Browser) -> None:
    await expect(browser.page.locator("#chat-title")).to_have_text("بيان")
    await expect(browser.page.locator("#text")).to_have_attribute("placeholder", "اكتب سؤالًا")
    await browser.sit("Daniel")
    await expect(browser.page.locator("html")).to_have_attribute("dir", "ltr")
    await expect(browser.page.locator("#chat-title")).to_have_text("Bayan")
    await expect(browser.page.locator("#text")).to_have_attribute("placeholder", "Write a question")


async def test_what_is_typed_is_shown_as_text_whatever_it_looks_like(browser: Browser) -> None:
    hostile = "<img src=x onerror=alert(1)><b>bold</b>"
    await browser.ask(hostile)
    await expect(browser.mine().locator(".text")).to_have_text(hostile)
    assert await browser.mine().locator(".text img, .text b").count() == 0


async def test_typing_shows_until_the_answer_is_there(browser: Browser) -> None:
    await browser.page.fill("#text", "when?")
    await browser.page.press("#text", "Enter")
    await expect(browser.page.locator("#typing")).to_be_visible()
    await expect(browser.answers()).to_have_count(1)
    await expect(browser.page.locator("#typing")).to_be_hidden()


async def test_every_kind_of_button_does_something_or_says_why_not(browser: Browser, running: Simulator) -> None:
    world = running.service.world
    await browser.ask("when?")
    buttons = [
        [
            {"text": "Copy", "copy_text": {"text": "press@iom.int"}},
            {"text": "App", "web_app": {"url": "https://iom.int"}},
        ],
        [{"text": "Ask", "switch_inline_query_chosen_chat": {"query": "when"}}],
        [{"text": "Go", "url": f"https://t.me/{world.bot.username}?start=dates"}],
    ]
    world.say(world.chats[1001], world.bot, Formatted("x"), markup={"inline_keyboard": buttons})
    page = browser.page
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.click("text=Copy")
    await expect(page.locator("#toast")).to_have_text("نُسخ النص")
    assert await page.evaluate("navigator.clipboard.readText()") == "press@iom.int"
    await page.click("text=App")
    await expect(page.locator("#toast")).to_have_text("تطبيقات الويب لا تُفتح هنا.")
    await page.click("text=Ask")
    await expect(page.locator("#inline-text")).to_have_value("when")
    await page.click("#inline-close")
    await page.click("text=Go")
    await expect(browser.mine().last.locator(".text")).to_have_text("/start dates")


async def test_a_long_quotation_folds_and_a_day_is_written_in_the_persons_language(
    browser: Browser, running: Simulator
) -> None:
    world = running.service.world
    lines = "\n".join(["سطر من اقتباس طويل"] * 5)
    text = f"<blockquote expandable>{lines}</blockquote><tg-time unix='1636923600' format='D'>14 November</tg-time>"
    world.say(world.chats[1001], world.bot, format_text(text, "HTML", []))
    folds, toggle = browser.page.locator(".folds"), browser.page.locator(".fold")
    await expect(toggle).to_have_text("عرض الكل")
    closed = await folds.evaluate("element => element.clientHeight")
    await toggle.click()
    await expect(toggle).to_have_attribute("aria-expanded", "true")
    assert await folds.evaluate("element => element.clientHeight") > closed
    await expect(browser.page.locator("time.date")).to_contain_text("نوفمبر 2021")


async def test_a_question_is_marked_until_the_bot_has_answered(browser: Browser, running: Simulator) -> None:
    await browser.ask("متى؟")
    await expect(browser.mine().locator(".tick")).to_have_attribute("aria-label", "أجاب البوت")
    running.service.faults.fail_next("sendMessage", Trouble(delay=30))
    await browser.page.fill("#text", "وأين؟")
    await browser.page.press("#text", "Enter")
    await expect(browser.mine().last.locator(".tick")).to_have_attribute("aria-label", "لم يُجب البوت بعد")


async def test_a_reply_keyboard_is_shown_pressed_and_taken_away(browser: Browser, running: Simulator) -> None:
    world = running.service.world
    chat = world.chats[1001]
    await browser.ask("متى؟")
    keys = [["كم ورشة؟"], [{"text": "موقعي", "request_location": True}]]
    world.say(chat, world.bot, Formatted("x"), markup={"keyboard": keys})
    await browser.page.click("#keys >> text=موقعي")
    await expect(browser.mine().last.locator(".card")).to_contain_text("29.3759")
    await browser.page.click("#keys >> text=كم ورشة؟")
    await expect(browser.mine().last.locator(".text")).to_have_text("كم ورشة؟")
    world.say(chat, world.bot, Formatted("x"), markup={"remove_keyboard": True})
    await expect(browser.page.locator("#keys")).to_be_hidden()


async def test_a_photo_and_a_contact_are_sent_from_the_menu(browser: Browser, running: Simulator) -> None:
    async with browser.page.expect_file_chooser() as chooser:
        await browser.page.click("#attach-open")
        await browser.page.click("#attach >> text=صورة")
    await (await chooser.value).set_files({"name": "a.png", "mimeType": "image/png", "buffer": PNG})
    await expect(browser.mine().locator(".picture")).to_have_count(1)
    await browser.page.click("#attach-open")
    await browser.page.click("#attach >> text=جهة اتصالي")
    await expect(browser.mine().last.locator(".card")).to_contain_text("نورة")


@pytest.mark.parametrize("browser", [{"dark": True}], indirect=True)
async def test_dark_follows_the_system_until_one_chooses(browser: Browser) -> None:
    root = browser.page.locator("html")
    await expect(root).to_have_attribute("data-theme", "dark")
    await browser.page.click("#theme")
    await expect(root).to_have_attribute("data-theme", "light")
    await browser.page.reload()
    await expect(root).to_have_attribute("data-theme", "light")


@pytest.mark.parametrize("browser", [{"size": PHONE, "touch": True}], indirect=True)
async def test_on_a_phone_nothing_is_cut_off(browser: Browser) -> None:
    await browser.ask("متى عُقدت الورشتان؟")
    await browser.answers().first.locator(".foot").tap()
    await browser.answers().first.get_by_role("button", name="لماذا هذا الجواب").tap()
    await expect(browser.page.locator("#why")).to_contain_text("93 %")
    wide = "element => element.scrollWidth > element.clientWidth"
    for place in ("html", ".chat", ".bar", "#scroll", ".composer", "#why"):
        assert not await browser.page.locator(place).evaluate(wide), place


async def test_everything_has_a_name_and_the_log_is_walked_with_arrows(browser: Browser) -> None:
    await browser.ask("when?")
    nameless = """() => [...document.querySelectorAll("button, input, textarea, a")]
        .filter((e) => e.checkVisibility() && !(e.ariaLabel || e.textContent.trim() || e.labels?.length))
        .map((e) => e.outerHTML)"""
    assert await browser.page.evaluate(nameless) == []
    await expect(browser.page.get_by_role("log")).to_have_attribute("aria-live", "polite")
    await browser.page.locator("#log > [tabindex='0']").focus()
    await browser.page.keyboard.press("Home")
    await expect(browser.mine().first).to_be_focused()
    await browser.page.keyboard.press("ArrowDown")
    await expect(browser.answers().first).to_be_focused()


async def test_a_page_that_lost_the_simulator_comes_back_by_itself(started: Started) -> None:
    async with contextlib.AsyncExitStack() as stack:
        async with Simulator() as first:
            browser = await stack.enter_async_context(at_page(started, first))
        await expect(browser.page.locator("#toast")).to_contain_text("انقطع الاتصال")
        async with Simulator(port=first.port) as second:
            await expect(browser.page.locator("#toast")).to_be_hidden(timeout=10_000)
            world = second.service.world
            world.say(world.chats[1001], world.bot, Formatted("عدنا"))
            await expect(browser.answers().locator(".text")).to_have_text("عدنا")


@pytest.mark.parametrize("browser", [{"size": PHONE, "touch": True}], indirect=True)
async def test_the_full_stop_after_a_command_stays_on_its_line(browser: Browser, running: Simulator) -> None:
    world, page = running.service.world, browser.page
    for length in range(30, 70):  # somewhere among them the line ends right behind the command
        world.say(world.chats[1001], world.bot, format_text(f"{'i' * length} /forget.", "HTML", []))
    await expect(browser.answers()).to_have_count(40)
    parted = await page.evaluate(
        """[...document.querySelectorAll(".message:not(.mine) .command")].filter((command) => {
          const stop = document.createRange();
          stop.selectNodeContents(command.nextSibling);
          return Math.abs(stop.getBoundingClientRect().top - command.getBoundingClientRect().top) > 3;
        }).length"""
    )
    assert parted == 0
    await page.locator(".command").last.click()
    await expect(browser.mine().last.locator(".text")).to_have_text("/forget")


async def test_lines_of_a_file_run_from_the_left_in_an_arabic_message(browser: Browser, running: Simulator) -> None:
    world = running.service.world
    world.say(world.chats[1001], world.bot, format_text("سيُضاف هذا:\n<pre>- ask: متى؟\n- شاي</pre>", "HTML", []))
    code = browser.answers().last.locator("pre")
    assert await direction(code) == "ltr"
    assert await code.evaluate("element => getComputedStyle(element).unicodeBidi") == "isolate"


@pytest.mark.parametrize("browser", [{"size": PHONE, "touch": True}], indirect=True)
async def test_on_a_telephone_a_name_is_whole_beside_the_number_of_what_is_new(
    browser: Browser, running: Simulator
) -> None:
    world = running.service.world
    for _ in range(12):
        world.say(world.chats[1002], world.bot, Formatted("x"))
    await expect(browser.page.locator(".unread")).to_have_text("12")
    names = browser.page.locator(".seat strong")
    assert await names.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth).length") == 0
