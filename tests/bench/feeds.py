"""Seconds to visit many feeds, and connections to one host: `python -m tests.bench.feeds`."""

import asyncio
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.support.followers import followers
from tests.support.newsstand import newsstand

FEEDS = 500
HOSTS = 50


def main() -> None:
    """Visit 500 feeds of 20 entries on 50 hosts, and again when nothing has changed; print both."""
    with tempfile.TemporaryDirectory() as folder:
        first, again, most = asyncio.run(visiting(Path(folder)))
    table = Table("what", "measured", "wanted")
    table.add_row(f"{FEEDS} feeds, all new", f"{first:.1f} s", "<= 60 s")
    table.add_row(f"{FEEDS} feeds, nothing new", f"{again:.1f} s", "-")
    table.add_row("most connections to one host", str(most), "<= 2")
    Console().print(table)


async def visiting(folder: Path) -> tuple[float, float, int]:
    """Return the seconds of both calls, and the most connections that a host saw at one time."""
    with followers(folder / "state.db") as chats:
        async with newsstand(chats, FEEDS, HOSTS) as (stand, poller):
            times = []
            for _ in range(2):
                began = time.perf_counter()
                polled = await poller.poll()
                times.append(time.perf_counter() - began)
                if (polled.visited, polled.failed) != (FEEDS, 0):
                    message = f"visited {polled.visited}, failed {polled.failed}"
                    raise RuntimeError(message)
                chats.time += timedelta(hours=1)
            return times[0], times[1], stand.most


if __name__ == "__main__":
    main()
