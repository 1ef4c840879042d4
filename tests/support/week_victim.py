"""The whole program, to be killed: `python -m tests.support.week_victim SERVER FOLDER CLOCK`.

CLOCK is a file with the time of a story, in seconds.
"""

import asyncio
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.telegram.running import run_telegram
from ingest.pipeline import Pipeline
from tests.support.apps import opened_app
from tests.support.telegram_server import Unlimited, telegram_settings
from tests.support.web_server import local_fetcher


async def main(url: str, folder: str, clock: str) -> None:
    def now() -> datetime:
        return datetime.fromtimestamp(float(Path(clock).read_text()), UTC)

    settings = telegram_settings(url, Path(folder))
    with opened_app(Path(folder), now=now) as app:
        vars(app)["pipeline"] = Pipeline(
            fetcher=local_fetcher(), parser=app.parser, store=app.store
        )
        groups = replace(app.groups, look_seconds=0.05)
        await run_telegram(
            settings,
            app.engine,
            app.assistant,
            lookup=app.lookup,
            groups=groups,
            budget=Unlimited(),
        )


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
