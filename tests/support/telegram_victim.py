"""A bot to be killed: `python -m tests.support.telegram_victim SERVER FOLDER [DATABASE_URL]`."""

import asyncio
import random
import sys
from pathlib import Path

from bot.conversation.messages import Incoming, Notice, Partial, Replies, Working
from bot.state.migrating import bring_up_to_date
from bot.telegram.running import run_telegram
from ingest.database.engine import engine_for
from tests.support.telegram_server import Unlimited, telegram_settings


class Slow:
    """Answers in two messages, after a moment; the first one grows."""

    async def hear(self, incoming: Incoming) -> Replies:
        yield Working("answering")
        await asyncio.sleep(random.uniform(0.0, 0.05))
        yield Partial("first")
        await asyncio.sleep(random.uniform(0.0, 0.05))
        yield Notice(f"first answer to {incoming.text}")
        await asyncio.sleep(random.uniform(0.0, 0.05))
        yield Notice(f"second answer to {incoming.text}")


async def main(url: str, folder: str, database: str | None = None) -> None:
    settings = telegram_settings(url, Path(folder), database_url=database)
    engine = engine_for(settings)
    bring_up_to_date(engine)
    await run_telegram(settings, engine, Slow(), budget=Unlimited())


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
