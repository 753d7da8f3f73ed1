from __future__ import annotations

import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.postgresql import free_port
from bot.errors import UserError
from bot.messaging.server import webhook as module
from bot.messaging.server.webhook import MOST_CONNECTIONS, Endpoint
from bot.storage import StorageError
from tests.http import local_client
from tests.messaging.harness import Running, running, text, until

SECRET = "a-webhook-secret"
HEAD = f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Type: application/json\r\n"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}


@pytest.fixture
def url() -> str:
    return f"http://127.0.0.1:{free_port()}/hook"


@pytest.fixture
async def hooked(path: Path, url: str) -> AsyncIterator[Running]:
    async with running(path, webhook=Endpoint(url, SECRET)) as found:
        yield found


async def post(url: str, headers: dict[str, str], **options: Any) -> int:
    async with local_client() as client:
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
    async with local_client() as client:
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
    async def full(*_: Any, **__: Any) -> bool:
        raise StorageError("The database is full")

    async def ask() -> None:
        async with running(path, webhook=Endpoint(url, SECRET)):
            monkeypatch.setattr("bot.storage.inbox.Inbox.accept", full)
            assert await post(url, HEADERS, content=b'{"update_id": 1}') == 503

    with pytest.raises(StorageError, match="full"):
        await ask()


async def test_health_is_for_whoever_watches(hooked: Running, url: str) -> None:
    async with local_client() as client:
        assert (await client.get(url.replace("/hook", "/health"))).text == "ok"


async def test_a_port_that_is_taken_is_one_line(path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UserError, match=f"Port {port} of 127.0.0.1, for the webhook, can't be opened"):
            async with running(path, webhook=Endpoint(f"http://127.0.0.1:{port}/", SECRET)):
                pass


@contextlib.contextmanager
def slow_callers(url: str, count: int, sent: bytes) -> Iterator[list[socket.socket]]:
    """Callers that begin a request and don't go on."""
    port = int(url.split(":")[2].split("/")[0])
    with contextlib.ExitStack() as stack:
        found = []
        for _ in range(count):
            caller = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            caller.sendall(sent)
            found.append(caller)
        yield found


async def test_slow_callers_hold_up_nobody(hooked: Running, url: str) -> None:
    with slow_callers(url, 3 * MOST_CONNECTIONS, b"POST /hook HTTP/1.1\r\nHost: x\r\n"):
        assert "10–11 November" in text(await hooked.ask("when?"))


@pytest.mark.parametrize(
    "sent", [b"", b"POST /hook HT", f"POST /hook HTTP/1.1\r\nHost: x\r\n{HEAD}Content-Length: 99\r\n\r\n{{".encode()]
)
async def test_a_slow_caller_is_shown_out(
    hooked: Running, url: str, sent: bytes, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "_REQUEST_SECONDS", 0.2)
    with slow_callers(url, 1, sent) as [caller]:
        caller.settimeout(0)

        def is_shown_out() -> bool:
            try:
                return caller.recv(1) == b""
            except BlockingIOError:
                return False
            except ConnectionResetError:
                return True

        await until(is_shown_out)
    assert "ERROR" not in caplog.text


@pytest.mark.parametrize(
    ("url", "listens"),
    [
        ("https://press.example.org/telegram", 8080),
        ("http://api.internal:9090/x", 9090),
        ("http://api.internal/x", 8080),
    ],
)
def test_it_listens_behind_the_proxy_or_where_the_address_says(url: str, listens: int) -> None:
    assert (Endpoint(url).host, Endpoint(url).listens_on) == ("127.0.0.1", listens)
    assert Endpoint(url, port=8443).listens_on == 8443
