"""What an operator's programs see: alive, ready, and the figures."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bench.postgresql import free_port
from bot.errors import UserError
from bot.messaging.server.webhook import Endpoint
from bot.storage import StorageError
from bot.storage.inbox import Inbox
from tests.http import local_client
from tests.messaging.harness import running


async def get(port: int, path: str) -> httpx.Response:
    async with local_client() as client:
        return await client.get(f"http://127.0.0.1:{port}{path}")


async def figures(port: int) -> dict[str, float]:
    """Each sample's value; labels behind its name."""
    answer = await get(port, "/metrics")
    assert answer.status_code == 200
    return {
        " ".join((sample.name, *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def test_a_question_shows_in_the_figures(path: Path) -> None:
    port = free_port()
    async with running(path, metrics=("127.0.0.1", port)) as bot:
        before = await figures(port)
        await bot.ask("when?")
        await bot.ask("no idea what this is")
        await bot.logged(2)
        after = await figures(port)

    def more(name: str) -> float:
        return after[name] - before.get(name, 0)

    assert more("bayan_updates_accepted_total") == 2
    assert more("bayan_updates_answered_total answer") == 1
    assert more("bayan_updates_answered_total unknown") == 1
    assert more("bayan_answer_seconds_count") == 2
    assert more("bayan_sends_total ok") >= 2
    assert after["bayan_updates_waiting"] == after["bayan_oldest_waiting_seconds"] == 0
    assert [name for name in after if name.startswith("bayan_knowledge ")] != []


async def test_nothing_of_what_people_wrote_or_are_is_a_label(path: Path) -> None:
    port = free_port()
    async with running(path, metrics=("127.0.0.1", port)) as bot:
        await bot.ask("when is my secret wedding?")
        shown = (await get(port, "/metrics")).text
        assert "wedding" not in shown


async def test_while_the_database_is_away_it_is_alive_and_not_ready(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_: Inbox) -> None:
        raise StorageError("the database is away")

    port = free_port()
    async with running(path, metrics=("127.0.0.1", port)):
        assert (await get(port, "/readyz")).status_code == 200
        monkeypatch.setattr(Inbox, "backlog", away)
        assert (await get(port, "/readyz")).status_code == 503
        assert (await get(port, "/health")).status_code == 200
        assert str((await figures(port))["bayan_updates_waiting"]) == "nan"


async def test_the_webhooks_port_has_no_figures(path: Path) -> None:
    port = free_port()
    async with running(path, webhook=Endpoint(f"http://127.0.0.1:{port}/hook", "a-webhook-secret")):
        assert (await get(port, "/readyz")).status_code == 200
        assert (await get(port, "/metrics")).status_code == 404


async def test_a_port_that_is_taken_is_named_with_its_setting(path: Path) -> None:
    port = free_port()
    async with running(path, metrics=("127.0.0.1", port)):
        with pytest.raises(UserError, match=f"Port {port} .* the metrics.* BAYAN_METRICS_LISTEN"):
            async with running(path.with_name("other.db"), metrics=("127.0.0.1", port)) as second:
                await second.server
