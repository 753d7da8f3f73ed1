from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.errors import UserError
from bot.storage import StorageError
from tests.messaging.harness import Running, running, text

SECRET = "a-webhook-secret"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


@pytest.fixture
def url() -> str:
    return f"http://127.0.0.1:{free_port()}/hook"


@pytest.fixture
async def hooked(path: Path, url: str) -> AsyncIterator[Running]:
    async with running(path, webhook=(url, SECRET)) as found:
        yield found


async def post(url: str, headers: dict[str, str], **options: Any) -> int:
    async with httpx.AsyncClient(trust_env=False) as client:
        return (await client.post(url, headers=headers, **options)).status_code


async def test_a_question_by_webhook_is_answered(hooked: Running) -> None:
    assert "10–11 November" in text(await hooked.ask("when?"))
    [call] = hooked.calls("setWebhook")
    assert call["secret_token"] == SECRET
    assert "message_reaction" in str(call["allowed_updates"])


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x", "é"])
async def test_a_wrong_secret_is_refused(hooked: Running, url: str, secret: str) -> None:
    headers = {**HEADERS, "X-Telegram-Bot-Api-Secret-Token": secret}.items()
    raw = [(name.encode(), value.encode()) for name, value in headers]
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(url, headers=raw, content=b'{"update_id": 1}')

    assert answer.status_code == 403
    assert await hooked.storage.log.find(1) is None


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
async def test_json_is_taken_however_it_is_labelled(hooked: Running, url: str, kind: str) -> None:
    assert await post(url, {**HEADERS, "Content-Type": kind}, content=b'{"update_id": 1}') == 200


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"5", b"{}", b"\xff", b'{"update_id": "x"}', b"[" * 100_000, b" " * 1_100_000]
)
async def test_what_is_no_update_is_refused(hooked: Running, url: str, content: bytes) -> None:
    assert await post(url, HEADERS, content=content) == 400


async def test_an_update_that_cannot_be_parsed_is_accepted_once_and_not_sent_again(hooked: Running, url: str) -> None:
    assert await post(url, HEADERS, content=b'{"update_id": 9, "message": {"text": 5}}') == 200
    assert await hooked.storage.inbox.pending() == ()


async def test_without_a_database_it_is_not_accepted(path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: Any) -> bool:
        raise StorageError("The database is full")

    async def ask() -> None:
        async with running(path, webhook=(url, SECRET)):
            monkeypatch.setattr("bot.storage.inbox.Inbox.accept", full)
            assert await post(url, HEADERS, content=b'{"update_id": 1}') == 503

    with pytest.raises(StorageError, match="full"):
        await ask()


async def test_health_is_for_whoever_watches(hooked: Running, url: str) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        assert (await client.get(url.replace("/hook", "/health"))).text == "ok"


async def test_a_port_that_is_taken_is_one_line(path: Path) -> None:
    with socket.create_server(("0.0.0.0", 0)) as taken:  # noqa: S104
        port = taken.getsockname()[1]
        with pytest.raises(UserError, match=f"Port {port}, for the webhook, can't be opened"):
            async with running(path, webhook=(f"http://127.0.0.1:{port}/", SECRET)):
                pass
