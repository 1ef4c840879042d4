"""The webhook: the same talk as by polling, and nothing for whoever is not Telegram."""

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from aiohttp import ClientSession
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.cli.checks import _telegram
from bot.errors import ListenError, WebhookRefusedError, WebhookSecretMissingError
from bot.state.inbox import RawUpdate
from bot.telegram.running import run_telegram
from bot.telegram.updates import ALLOWED
from bot.telegram.webhook import LARGEST_BODY, SECRET_HEADER, Door, Webhook
from bot.wording import explain
from ingest.database.engine import make_engine
from tests.support.telegram_assistants import Scripted, Waiting
from tests.support.telegram_server import (
    OTHER,
    USER,
    Json,
    needs_server,
    running_bot,
    send,
    shown,
    strict_server,
    telegram_settings,
    texts,
    until,
)

if TYPE_CHECKING:  # only to call a stand-in by its name
    from telegram import Bot

SECRET = "s_ecret-1"  # noqa: S105 - of nobody
KNOWN = {SECRET_HEADER: SECRET}
UPDATE: Json = {"update_id": 7, "message": {"chat": {"id": USER}, "text": "hello"}}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def hooked(port: int) -> dict[str, Json]:
    """Settings of a webhook on this machine."""
    return {
        "webhook_url": f"http://127.0.0.1:{port}/hook/a",
        "webhook_secret": SECRET,
        "webhook_listen": f"127.0.0.1:{port}",
    }


class Telegram:
    """Takes webhooks after the failures that it is given."""

    def __init__(self, *failures: Exception) -> None:
        self._failures = list(failures)
        self.set = asyncio.Event()

    async def set_webhook(self, _url: str, **_others: object) -> bool:
        if self._failures:
            raise self._failures.pop(0)
        self.set.set()
        return True


class Inbox:
    """Accepts updates once it may; refuses with the failures that it is given."""

    def __init__(self, *failures: Exception) -> None:
        self._failures = list(failures)
        self.asked = asyncio.Event()
        self.may = asyncio.Event()
        self.taken: list[RawUpdate] = []

    async def accept(self, updates: Sequence[RawUpdate]) -> None:
        self.asked.set()
        await self.may.wait()
        if self._failures:
            raise self._failures.pop(0)
        self.taken += updates


@asynccontextmanager
async def listening(inbox: Inbox, telegram: Telegram | None = None) -> AsyncIterator[Door]:
    """A webhook that listens while the block runs."""
    telegram, port = telegram or Telegram(), free_port()
    door = Door(f"http://127.0.0.1:{port}/hook/a", SECRET, "127.0.0.1", port)
    running = asyncio.create_task(Webhook(cast("Bot", telegram), inbox.accept, door).run())
    await telegram.set.wait()
    try:
        yield door
    finally:
        running.cancel()
        await asyncio.wait({running})


@needs_server
async def test_a_conversation_by_webhook_is_the_same_as_by_polling(tmp_path: Path) -> None:
    assistant, port = Scripted(), free_port()
    async with strict_server() as server, running_bot(server, tmp_path, assistant, **hooked(port)):
        await send(server, "hello")
        await send(server, "and?", chat=OTHER)
        await shown(server, USER)
        await shown(server, OTHER)

        assert await texts(server, USER) == ["heard hello"]
        assert await texts(server, OTHER) == ["heard and?"]
        (told,) = await server.control("calls", method="setWebhook")
        assert json.loads(told["params"]["allowed_updates"]) == ALLOWED
        assert {"secret_token", "max_connections"} <= told["params"].keys()
        assert await server.control("calls", method="getUpdates") == []
        assert await server.control("violations") == []


@needs_server
async def test_what_comes_while_the_bot_is_stopped_is_answered_after_the_next_start(
    tmp_path: Path,
) -> None:
    port = free_port()
    async with strict_server() as server:
        async with running_bot(server, tmp_path, Scripted(), **hooked(port)):
            await send(server, "one")
            await shown(server, USER)
        await send(server, "two")
        async with running_bot(server, tmp_path, Scripted(), **hooked(port)):
            await shown(server, USER, count=2)
        await send(server, "three")
        async with running_bot(server, tmp_path, Scripted()):
            await shown(server, USER, count=3)

        assert await texts(server, USER) == ["heard one", "heard two", "heard three"]
        assert len(await server.control("calls", method="deleteWebhook")) == 1


@needs_server
async def test_an_update_is_in_the_inbox_before_telegram_hears_of_it(tmp_path: Path) -> None:
    port, engine = free_port(), make_engine(tmp_path / "article-bot.db")
    async with (
        strict_server() as server,
        running_bot(server, tmp_path, Waiting("hello"), **hooked(port)),
        ClientSession(headers=KNOWN) as session,
    ):
        await server.control("wait", method="setWebhook")
        with engine.begin() as connection:
            connection.exec_driver_sql("delete from inbox")  # takes the lock on writing
            post = asyncio.create_task(session.post(f"http://127.0.0.1:{port}/hook/a", json=UPDATE))
            done, _ = await asyncio.wait({post}, timeout=0.3)
        answer = await post
        with engine.connect() as connection:
            kept = connection.exec_driver_sql("select content from inbox").scalars().all()

        assert not done
        assert answer.status == 200
        assert len(kept) == 1
        assert '"text": "hello"' in kept[0]
    engine.dispose()


async def test_nothing_is_answered_before_the_inbox_has_it() -> None:
    inbox = Inbox()
    async with listening(inbox) as door, ClientSession(headers=KNOWN) as session:
        post = asyncio.create_task(session.post(door.url, json=UPDATE))
        await inbox.asked.wait()
        done, _ = await asyncio.wait({post}, timeout=0.3)
        inbox.may.set()
        answer = await post

        assert not done
        assert (answer.status, await answer.read()) == (200, b"")
        assert inbox.taken == [UPDATE]


async def test_an_update_that_cannot_be_written_down_stays_at_telegram(
    caplog: pytest.LogCaptureFixture,
) -> None:
    inbox = Inbox(OSError("hello: disk full"))
    inbox.may.set()
    async with listening(inbox) as door, ClientSession(headers=KNOWN) as session:
        statuses = [(await session.post(door.url, json=UPDATE)).status for _ in range(2)]

    assert statuses == [503, 200]
    assert inbox.taken == [UPDATE]
    assert "error=OSError" in caplog.text
    assert "hello" not in caplog.text


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("POST", "/hook/a", {}, b"{}", 403),
        ("POST", "/hook/a", {SECRET_HEADER: ""}, b"{}", 403),
        ("POST", "/hook/a", {SECRET_HEADER: SECRET[:-1]}, b"{}", 403),
        ("POST", "/hook/a", {SECRET_HEADER: "s\u00e9cret"}, b"{}", 403),
        ("POST", "/hook/a", {}, b"x" * (LARGEST_BODY + 1), 403),
        ("POST", "/hook/a", KNOWN, b"x" * (LARGEST_BODY + 1), 413),
        ("POST", "/hook/a", KNOWN, b"", 400),
        ("POST", "/hook/a", KNOWN, b"{", 400),
        ("POST", "/hook/a", KNOWN, b"[{}]", 400),
        ("POST", "/hook/a", KNOWN, b"\xff\xfe", 400),
        ("POST", "/hook/a", KNOWN, b"[" * 100_000, 400),
        ("GET", "/hook/a", KNOWN, b"", 405),
        ("PUT", "/hook/a", KNOWN, b"{}", 405),
        ("POST", "/hook", KNOWN, b"{}", 404),
        ("POST", "/", KNOWN, b"{}", 404),
        ("POST", "/healthz", KNOWN, b"{}", 404),
        ("GET", "/healthz", {}, b"", 200),
        ("HEAD", "/healthz", {}, b"", 200),
    ],
)
async def test_everything_else_gets_a_status_and_no_word(
    method: str, path: str, headers: dict[str, str], body: bytes, status: int
) -> None:
    inbox = Inbox()
    inbox.may.set()
    async with listening(inbox) as door, ClientSession() as session:
        root = f"http://127.0.0.1:{door.port}"
        answer = await session.request(method, f"{root}{path}", headers=headers, data=BytesIO(body))

        assert (answer.status, await answer.read()) == (status, b"")
        assert inbox.taken == []


async def test_a_body_that_does_not_tell_its_length_is_measured() -> None:
    async def much() -> AsyncIterator[bytes]:
        for _ in range(LARGEST_BODY // 65_536 + 1):
            yield b" " * 65_536

    inbox = Inbox()
    async with listening(inbox) as door, ClientSession(headers=KNOWN) as session:
        answer = await session.post(door.url, data=much())

        assert answer.status == 413
        assert not inbox.asked.is_set()


async def test_a_delivery_under_way_is_finished_when_the_bot_is_stopped() -> None:
    inbox = Inbox()
    async with ClientSession(headers=KNOWN) as session:
        async with listening(inbox) as door:
            post = asyncio.create_task(session.post(door.url, json=UPDATE))
            await inbox.asked.wait()
            asyncio.get_running_loop().call_later(0.1, inbox.may.set)

        assert (await post).status == 200
        assert inbox.taken == [UPDATE]


async def test_telegram_is_told_again_until_it_hears() -> None:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    telegram, inbox = Telegram(NetworkError("down"), RetryAfter(17)), Inbox()
    door = Door("http://127.0.0.1/", SECRET, "127.0.0.1", free_port())
    webhook = Webhook(cast("Bot", telegram), inbox.accept, door, sleep=sleep)
    running = asyncio.create_task(webhook.run())
    await telegram.set.wait()
    running.cancel()
    await asyncio.wait({running})

    assert pauses == [5.0, 17.0]


async def test_what_telegram_refuses_is_told_with_its_reason() -> None:
    telegram = Telegram(BadRequest("bad webhook: An HTTPS URL must be provided for webhook"))
    door = Door("http://127.0.0.1/", SECRET, "127.0.0.1", free_port())

    with pytest.raises(WebhookRefusedError) as refused:
        await Webhook(cast("Bot", telegram), Inbox().accept, door).run()

    assert "An HTTPS URL must be provided" in explain(refused.value)


async def test_an_address_that_is_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        door = Door("http://127.0.0.1/", SECRET, "127.0.0.1", port)

        with pytest.raises(ListenError) as refused:
            await Webhook(cast("Bot", Telegram()), Inbox().accept, door).run()

    assert f"127.0.0.1:{port}" in explain(refused.value)
    assert "WEBHOOK_LISTEN" in explain(refused.value)


async def test_a_webhook_without_a_secret_is_refused_at_the_start(tmp_path: Path) -> None:
    settings = telegram_settings("http://127.0.0.1:1", tmp_path, webhook_url="https://a.example/")

    with pytest.raises(WebhookSecretMissingError) as refused:
        await run_telegram(settings, make_engine(tmp_path / "a.db"), Scripted())

    assert "WEBHOOK_SECRET" in explain(refused.value)


@pytest.mark.parametrize(
    ("listen", "host", "port"),
    [
        ("127.0.0.1:8443", "127.0.0.1", 8443),
        ("[::1]:80", "::1", 80),
        (":8080", None, 8080),
        ("bot.example:8080", "bot.example", 8080),
    ],
)
def test_the_address_to_listen_on_is_read(
    tmp_path: Path, listen: str, host: str | None, port: int
) -> None:
    others = {"webhook_url": "https://a.example", "webhook_secret": SECRET}
    door = Door.of(telegram_settings("", tmp_path, webhook_listen=listen, **others))

    assert door is not None
    assert (door.host, door.port, door.path) == (host, port, "/")


@needs_server
async def test_the_doctor_tells_which_way_updates_come(tmp_path: Path) -> None:
    async with strict_server() as server:
        polled = await _telegram(telegram_settings(server.url, tmp_path))
        hooked_up = await _telegram(telegram_settings(server.url, tmp_path, **hooked(8443)))

    assert polled.message.endswith("updates come by long polling.")
    assert hooked_up.message.endswith(
        "updates come by webhook at 127.0.0.1, taken on 127.0.0.1:8443."
    )


@needs_server
async def test_the_secret_reaches_no_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    caplog.set_level(logging.DEBUG, "aiohttp")
    port = free_port()
    async with (
        strict_server() as server,
        running_bot(server, tmp_path, Scripted(), **hooked(port)),
        ClientSession() as session,
    ):
        await until(lambda: any(call["method"] == "setWebhook" for call in server.calls))
        await session.post(f"http://127.0.0.1:{port}/hook/a", headers=KNOWN, data=b"{")
        await send(server, "my diary")
        await shown(server, USER)

    assert SECRET not in caplog.text
    assert "my diary" not in caplog.text
