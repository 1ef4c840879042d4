"""Many feeds are read in one call over real connections, two at a time on one host."""

from datetime import timedelta
from pathlib import Path

from tests.support.followers import HERE, followers
from tests.support.newsstand import newsstand


async def test_forty_feeds_are_read_with_two_connections_to_a_host(tmp_path: Path) -> None:
    with followers(tmp_path / "state.db") as chats:
        async with newsstand(chats, feeds=40, hosts=3, entries=3) as (stand, poller):
            first = await poller.poll()
            chats.time += timedelta(hours=1)
            again = await poller.poll()

        assert (first.visited, first.failed) == (40, 0)
        assert (again.visited, again.failed) == (40, 0)
        assert len(stand.busy.most) == 3
        assert stand.most == 2
        assert len(chats.entries.waiting(HERE, at_once=False, limit=1000)) == 120
