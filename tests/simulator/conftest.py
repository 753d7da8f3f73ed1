"""A simulator of one's own for each test, and python-telegram-bot's Bot at it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator

import pytest
from telegram import Bot

from bot.simulator import Simulator, acts
from bot.simulator.people import Chat, User
from bot.simulator.world import World

from .helpers import ptb

FAILED = pytest.StashKey[bool]()
"""Whether a test's own part has failed: its fixtures then leave a picture."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = report.failed
    return report


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    async with Simulator(pace=0.01) as running:
        yield running


@pytest.fixture
def world(simulator: Simulator) -> World:
    return simulator.service.world


@pytest.fixture
def noura(world: World) -> User:
    return world.people[1001]


@pytest.fixture
def chat(world: World, noura: User) -> Chat:
    """Noura's chat with the bot, which she has opened."""
    found = world.chats[noura.id]
    acts.write(world, noura, found, "/start")
    return found


@pytest.fixture
async def bot(simulator: Simulator) -> AsyncIterator[Bot]:
    async with ptb(simulator) as running:
        yield running
