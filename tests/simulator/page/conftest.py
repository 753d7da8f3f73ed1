"""The chat page in a real Chromium, with a bot of few words behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser as Started

from bot.simulator import Simulator
from tests.simulator.browser import Browser, at_page, chromium
from tests.simulator.conftest import FAILED
from tests.simulator.stub_bot import explain, stub_bot

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def started() -> AsyncIterator[Started]:
    async with chromium() as found:
        yield found


@pytest_asyncio.fixture(loop_scope="module")
async def running() -> AsyncIterator[Simulator]:
    async with Simulator(explain=explain) as simulator, stub_bot(simulator):
        yield simulator


@pytest_asyncio.fixture(loop_scope="module")
async def browser(request: pytest.FixtureRequest, started: Started, running: Simulator) -> AsyncIterator[Browser]:
    """Each test ends with nothing in the console and no request to another machine; a failed one leaves a picture."""
    async with at_page(started, running, **getattr(request, "param", {})) as browser:
        yield browser
        if request.node.stash.get(FAILED, False):
            SCREENSHOTS.mkdir(exist_ok=True)
            await browser.page.screenshot(path=SCREENSHOTS / f"{request.node.name}.png")
        assert browser.troubles == []
