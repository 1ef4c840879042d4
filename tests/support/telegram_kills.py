"""Kills a bot again and again while people write to it, and counts what became of it."""

import asyncio
import random
import sys
import time
from pathlib import Path

from sqlalchemy import func, select

from bot.state.inbox import inbox
from ingest.database.engine import engine_for
from tests.support.telegram_server import USER, Server, send, strict_server, telegram_settings
from tests.support.telegram_tolls import Toll, count

ROOT = Path(__file__).resolve().parents[2]
CHATS = range(1001, 1013)
GROUPS = range(-2012, -2000)
MENTION = "@test_bot "
FINISHED_WITHIN = 120.0
"""Seconds that the last bot gets; what it has not handled by then is lost."""


async def kill_run(
    folder: Path,
    *,
    updates: int,
    kills: int,
    seed: int,
    database: str | None = None,
    chats: range = CHATS,
) -> Toll:
    """Send `updates` messages to a bot that is killed `kills` times, then let it finish."""
    rng, each = random.Random(seed), updates // kills
    async with strict_server(limits=False) as server:
        for chat in chats:
            kind = {"type": "group", "members": [USER]} if chat < 0 else {"type": "private"}
            await server.control("chats", id=chat, **kind)
        resumes = []
        for _ in range(kills):
            writing = asyncio.create_task(_write(server, each, rng, chats))
            resumes.append(await _live_and_die(server, folder, database, rng.uniform(0.0, 1.5)))
            await writing
        await _live_and_finish(server, folder, database, each * kills)
        return await _count(server, kills, max(resumes), chats)


async def drain_run(folder: Path, *, updates: int, seed: int) -> tuple[float, Toll]:
    """Stop a bot by SIGTERM amid its work and let another finish; also return how long it took."""
    rng = random.Random(seed)
    async with strict_server(limits=False) as server:
        for _ in range(updates):
            await send(server, f"question {rng.random()}", chat=rng.choice(CHATS))
        victim = await _start(server, folder, None)
        await _first(server, 0, "sendMessage")
        begin = time.monotonic()
        victim.terminate()
        assert await victim.wait() == 0
        seconds = time.monotonic() - begin
        await _live_and_finish(server, folder, None, updates)
        return seconds, await _count(server, 0, 0.0, CHATS)


async def _live_and_finish(
    server: Server, folder: Path, database: str | None, updates: int
) -> None:
    """Start a bot, let it do what is left, and stop it."""
    begin = len(server.calls)
    victim = await _start(server, folder, database)
    await _first(server, begin, "getMe")
    await _finish(server, folder, database, updates)
    victim.terminate()
    await victim.wait()


async def _write(server: Server, updates: int, rng: random.Random, chats: range) -> None:
    """Write while a bot starts, lives and dies."""
    for _ in range(updates):
        chat = rng.choice(chats)
        await send(server, f"{MENTION if chat < 0 else ''}question {rng.random()}", chat=chat)
        await asyncio.sleep(4.0 / updates)


async def _start(server: Server, folder: Path, database: str | None) -> asyncio.subprocess.Process:
    arguments = [server.url, str(folder), *([database] if database else [])]
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.support.telegram_victim", *arguments, cwd=ROOT
    )


async def _live_and_die(
    server: Server, folder: Path, database: str | None, seconds: float
) -> float:
    """Start a bot and kill it some time after it has polled; return how long until its first send.

    The time counts from its first poll, because a cold start on a busy machine says nothing.
    """
    begin = len(server.calls)
    victim = await _start(server, folder, database)
    polled = await _first(server, begin, "getMe")
    sent = await _first(server, begin, "sendMessage", patience=10.0)
    await asyncio.sleep(seconds)
    victim.kill()
    await victim.wait()
    return sent - polled


async def _first(server: Server, begin: int, method: str, *, patience: float = 60.0) -> float:
    """Wait for a call of this method; return when it came."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if any(call["method"] == method for call in server.calls[begin:]):
            break
        await asyncio.sleep(0.005)
    return time.monotonic()


async def _finish(server: Server, folder: Path, database: str | None, updates: int) -> None:
    """Wait until every update is handled, and a moment for what should not come any more."""
    engine = engine_for(telegram_settings(server.url, folder, database_url=database))
    handled = select(func.count()).select_from(inbox).where(inbox.c.content.is_(None))
    end = time.monotonic() + FINISHED_WITHIN
    while time.monotonic() < end:
        with engine.connect() as connection:
            if connection.scalar(handled) == updates:
                break
        await asyncio.sleep(0.1)
    engine.dispose()
    await asyncio.sleep(1.0)


async def _count(server: Server, kills: int, resume: float, chats: range) -> Toll:
    found: list[tuple[list[str], list[str]]] = []
    for chat in chats:
        if chat in server.world.chats:
            messages = (await server.control("messages", chat_id=chat))["messages"]
            asked = [one["text"].removeprefix(MENTION) for one in messages if not one["outgoing"]]
            found.append((asked, [one["text"] for one in messages if one["outgoing"]]))
    return count(found, kills=kills, resume=resume)
