"""Kills a bot again and again while people write to it, and counts what became of it."""

import asyncio
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bot.wording import say
from tests.support.telegram_server import USER, Server, send, strict_server, texts

ROOT = Path(__file__).resolve().parents[2]
CHATS = range(1001, 1013)
GROUPS = range(-2012, -2000)
MENTION = "@test_bot "


@dataclass(frozen=True)
class Toll:
    """What a run of kills cost.

    `lost` messages never came and were not reported; `doubled` ones came twice; `reported` counts
    the notes about messages that may not have arrived; `inversions` came before an earlier one.
    `unfinished` counts beginnings of answers that nothing came of: the answer is another message.
    """

    updates: int
    kills: int
    lost: int
    doubled: int
    reported: int
    inversions: int
    slowest_resume: float
    unfinished: int = 0


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
    rng = random.Random(seed)
    async with strict_server(limits=False) as server:
        for chat in chats:
            kind = {"type": "group", "members": [USER]} if chat < 0 else {"type": "private"}
            await server.control("chats", id=chat, **kind)
        resumes = []
        for _ in range(kills):
            writing = asyncio.create_task(_write(server, updates // kills, rng, chats))
            resumes.append(await _live_and_die(server, folder, database, rng.uniform(0.0, 1.5)))
            await writing
        await _live_and_finish(server, folder, database, updates)
        return await _count(server, updates, kills, max(resumes), chats)


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
        return seconds, await _count(server, updates, 0, 0.0, CHATS)


async def _live_and_finish(
    server: Server, folder: Path, database: str | None, updates: int
) -> None:
    """Start a bot, let it do what is left, and stop it."""
    begin = len(server.calls)
    victim = await _start(server, folder, database)
    await _first(server, begin, "getMe")
    await _finish(server, updates)
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


async def _finish(server: Server, updates: int, *, patience: float = 120.0) -> None:
    """Wait until everything is answered or nothing more comes."""
    end = time.monotonic() + patience
    last, since = -1, time.monotonic()
    while time.monotonic() < end and time.monotonic() < since + 5.0:
        known = [chat for chat in (*CHATS, *GROUPS) if chat in server.world.chats]
        sent = sum([len(await texts(server, chat)) for chat in known])
        if sent != last:
            last, since = sent, time.monotonic()
        if sent >= 2 * updates and time.monotonic() > since + 2.0:
            return
        await asyncio.sleep(0.1)


async def _count(server: Server, updates: int, kills: int, resume: float, chats: range) -> Toll:
    wanted: dict[int, list[str]] = {}
    shown: dict[int, list[str]] = {}
    for chat in chats:
        if chat not in server.world.chats:
            continue
        messages = (await server.control("messages", chat_id=chat))["messages"]
        asked = [one["text"].removeprefix(MENTION) for one in messages if not one["outgoing"]]
        wanted[chat] = [f"{n} answer to {text}" for text in asked for n in ("first", "second")]
        shown[chat] = [one["text"] for one in messages if one["outgoing"]]
    lost = doubled = reported = inversions = unfinished = 0
    for chat, expected in wanted.items():
        counts = Counter(shown[chat])
        notes = counts[say("sent_unknown")]
        lost += max(0, sum(counts[text] == 0 for text in expected) - notes)
        doubled += sum(max(0, counts[text] - 1) for text in expected)
        reported += notes
        unfinished += counts["first …"]
        places = [shown[chat].index(text) for text in expected if text in counts]
        inversions += sum(a > b for a, b in pairwise(places))
    return Toll(updates, kills, lost, doubled, reported, inversions, round(resume, 2), unfinished)
