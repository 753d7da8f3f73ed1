"""The chat page in a real browser, with the real bot behind it: what somebody without a token gets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.bayan import Bayan
from tests.simulator.browser import CHROMIUM, Browser, at_page, chromium, direction
from tests.simulator.conftest import FAILED

from .stage import Stage, stage

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install Debian's package chromium")
SCREENSHOTS = Path(__file__).parents[1] / "screenshots"


@pytest.fixture
async def running(bayan: Bayan, path: Path) -> AsyncIterator[Stage]:
    async with stage(bayan, path) as found:
        yield found


@pytest_asyncio.fixture
async def browser(request: pytest.FixtureRequest, running: Stage) -> AsyncIterator[Browser]:
    """Each test ends with nothing in the console and no request to another machine; a failed one leaves a picture."""
    async with chromium() as started, at_page(started, running.simulator) as browser:
        yield browser
        if request.node.stash.get(FAILED, False):
            SCREENSHOTS.mkdir(exist_ok=True)
            await browser.page.screenshot(path=SCREENSHOTS / f"{request.node.name}.png")
        assert browser.troubles == []


async def test_a_question_in_each_language_a_button_and_their_directions(browser: Browser) -> None:
    arabic = await browser.ask("متى كانت الورشتان؟")
    await expect(arabic.locator(".text")).to_contain_text("عُقدت الورشة الأولى يومي")
    english = await browser.ask("When did the two workshops take place?")
    await expect(english.locator(".text")).to_contain_text("10–11 November 2021")
    await english.get_by_role("button", name="Place").click()
    await expect(browser.answers()).to_have_count(3)
    pressed = browser.answers().last
    await expect(pressed.locator(".text")).to_contain_text("held in Kuwait")
    assert [await direction(one.locator(".text")) for one in (arabic, english, pressed)] == ["rtl", "ltr", "ltr"]
    assert [await direction(browser.mine().nth(n).locator(".text")) for n in (0, 1)] == ["rtl", "ltr"]


async def test_an_edited_question_edits_its_answer(browser: Browser) -> None:
    await browser.sit("Daniel")
    answer = await browser.ask("When were the workshops held?")
    await expect(answer.locator(".text")).to_contain_text("10–11 November 2021")
    await browser.page.press("#text", "ArrowUp")
    await browser.page.fill("#text", "أين عُقدت الورشتان؟")
    await browser.page.press("#text", "Enter")
    await expect(browser.answers().locator(".text")).to_contain_text("دولة الكويت")
    await expect(browser.answers()).to_have_count(1)
    assert await direction(browser.answers().locator(".text")) == "rtl"


async def test_the_panel_tells_why(browser: Browser, running: Stage) -> None:
    await browser.sit("Daniel")
    answer = await browser.ask("Which organisation ran the workshops?")
    # The page may ask as soon as the answer shows; the row is complete a moment later.
    await running.done(range(running.first_update, running.world.updates.next_id))
    await answer.hover()
    await answer.get_by_role("button", name="Why this answer").click()
    panel = browser.page.locator("#why")
    for words in ("organiser", "%", "What was logged", "Which organisation ran the workshops?"):
        await expect(panel).to_contain_text(words)


async def test_the_panel_shows_that_words_of_danger_are_not_logged(browser: Browser, running: Stage) -> None:
    await browser.sit("Daniel")
    answer = await browser.ask("help, my employer has locked me in and took my passport")
    await expect(answer.locator(".text")).to_contain_text("112")
    await running.done(range(running.first_update, running.world.updates.next_id))
    await answer.hover()
    await answer.get_by_role("button", name="Why this answer").click()
    panel = browser.page.locator("#why")
    await expect(panel).to_contain_text("safeguarding")
    await expect(panel).not_to_contain_text("employer")
