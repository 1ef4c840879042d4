"""The played week with `kill -9` at random moments: each digest comes exactly once."""

import asyncio
import os
import random
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.state.inbox import Inbox
from bot.state.migrating import bring_up_to_date
from bot.state.plans import Plans
from bot.wording import say
from ingest.database.engine import make_engine
from tests.support.played_week import CHAT, DUE, PAGES, START, Week, digests, is_making
from tests.support.telegram_kills import ROOT
from tests.support.telegram_server import Server, load, needs_server, strict_server, until
from tests.support.web_server import serve

pytestmark = [needs_server, pytest.mark.slow, pytest.mark.timeout(600)]

KILLS = 10
LIKELY = 0.5
"""How often it is killed in the work that something said or due makes."""
PATIENCE = 120.0
"""Seconds that something may take while the bot is killed meanwhile."""


class FileClock:
    """A clock that stands in a file, for the server here and the bot in its own process."""

    def __init__(self, path: Path, start: datetime) -> None:
        self.path = path
        self.moment = start
        self.set(start)

    def set(self, moment: datetime) -> None:
        self.moment = moment
        new = self.path.with_suffix(".new")
        new.write_text(str(moment.timestamp()))
        new.replace(self.path)  # whoever reads it meanwhile sees the old time or the new one

    def seconds(self) -> float:
        return self.moment.timestamp()


class Mortal:
    """The bot in a process of its own, started again whenever it was killed."""

    def __init__(self, server: Server, folder: Path, clock: FileClock) -> None:
        self._arguments = [server.url, str(folder), str(clock.path)]
        self._process: asyncio.subprocess.Process | None = None
        self.deaths = 0

    async def live(self) -> None:
        """Live again and again, until this is cancelled."""
        while True:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.support.week_victim", *self._arguments, cwd=ROOT
            )
            try:
                await self._process.wait()
            finally:
                self.kill()
                await self._process.wait()

    def kill(self) -> None:
        """Kill it, wherever it is."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            self.deaths += 1


async def test_each_digest_of_the_week_comes_once_whatever_kills_the_bot(tmp_path: Path) -> None:
    rng = random.Random(int(os.environ.get("WEEK_SEED", "1")))
    clock = FileClock(tmp_path / "clock", START)
    engine = make_engine(tmp_path / "article-bot.db")
    bring_up_to_date(engine)
    inbox, plans = Inbox(engine), Plans(engine)
    options = {"clock": load().Clock(clock.seconds)}
    async with serve(PAGES) as web, strict_server(limits=False, **options) as server:
        mortal = Mortal(server, tmp_path, clock)

        async def settled() -> None:
            if mortal.deaths < KILLS and rng.random() < LIKELY:
                await asyncio.sleep(rng.uniform(0.0, 2.0))
                mortal.kill()
            done = await server.control("wait", idle=True, timeout=PATIENCE)
            assert done["done"]
            await until(lambda: not inbox.waiting(), seconds=PATIENCE)
            await until(
                lambda: not plans.due(clock.moment, 9) and not is_making(engine),
                seconds=PATIENCE,
            )

        living = asyncio.create_task(mortal.live())
        await Week(server, web.url, clock, settled).play()
        living.cancel()
        await asyncio.wait([living])

        shown = await digests(server)
        came = [(one["topic"], datetime.fromtimestamp(one["date"], UTC)) for one in shown]
        lost = [(due.topic, due.moment) for due in DUE if (due.topic, due.moment) not in came]
        texts = [
            one["text"]
            for one in (await server.control("messages", chat_id=CHAT))["messages"]
            if one["outgoing"]
        ]
        told = sum(say("digest-lost", since="")[:20] in text for text in texts)
        assert mortal.deaths >= KILLS
        assert max(Counter(came).values()) == 1
        assert len(lost) == told, (lost, told)
        assert [one for one in came if one not in lost] == sorted(came, key=lambda one: one[1])
        assert await server.control("violations") == []
    engine.dispose()
