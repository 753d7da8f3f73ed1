"""A real Chromium at the chat page, which watches for what a page must never do."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.async_api import Browser as Started
from playwright.async_api import Locator, Page, async_playwright, expect

from bot.simulator import Simulator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
expect.set_options(timeout=15_000)
DESKTOP = (1280, 800)
PHONE = (390, 844)


@dataclass
class Browser:
    """The page, and what went wrong on it: console errors, exceptions, requests to other machines."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", lambda line: self.troubles.append(line.text) if line.type != "log" else None)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", lambda request: self._check(request.url))

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.troubles.append(f"request to {url}")

    async def ask(self, text: str) -> Locator:
        """Write as a person does, and the bot's next answer."""
        before = await self.answers().count()
        await self.page.fill("#text", text)
        await self.page.press("#text", "Enter")
        await expect(self.answers()).to_have_count(before + 1)
        return self.answers().nth(before)

    def answers(self) -> Locator:
        return self.page.locator(".message:not(.mine)")

    def mine(self) -> Locator:
        return self.page.locator(".message.mine")

    async def sit(self, name: str) -> None:
        await self.page.locator(".seat", has_text=name).click()
        await expect(self.page.locator(".seat[aria-current=true]")).to_contain_text(name)
        await expect(self.page.locator("main")).to_have_attribute("aria-busy", "false")


async def direction(place: Locator) -> str:
    found: str = await place.evaluate("element => getComputedStyle(element).direction")
    return found


@contextlib.asynccontextmanager
async def chromium() -> AsyncIterator[Started]:
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        await started.close()


@contextlib.asynccontextmanager
async def at_page(
    started: Started, simulator: Simulator, size: tuple[int, int] = DESKTOP, dark: bool = False, touch: bool = False
) -> AsyncIterator[Browser]:
    """The page in a window of its own, with nothing remembered from another."""
    context = await started.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        has_touch=touch,
        is_mobile=touch,
    )
    browser = Browser(await context.new_page())
    browser.watch()
    await browser.page.goto(simulator.url)
    await expect(browser.page.locator("main")).to_have_attribute("aria-busy", "false")
    yield browser
    await context.close()
