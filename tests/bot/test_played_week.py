"""A week in a group of eight: the digests that were promised, at their minutes, each once."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.state.inbox import Inbox
from tests.support.played_week import (
    CHAT,
    DUE,
    LINKS,
    PAGES,
    QUIET,
    START,
    Week,
    digests,
    is_making,
    topic_of,
)
from tests.support.telegram_server import Json, needs_server, until
from tests.support.telegram_worlds import SimulatedClock, World, world
from tests.support.week_pages import WEEK

pytestmark = [needs_server, pytest.mark.timeout(300)]


class HandClock(SimulatedClock):
    """A clock that is set to what the play says."""

    def set(self, moment: datetime) -> None:
        self.moment = moment


async def test_a_week_gives_its_digests_at_the_right_minutes(tmp_path: Path) -> None:
    clock = HandClock(START)
    async with world(tmp_path, PAGES, limits=False, clock=clock) as here:

        async def settled() -> None:
            await here.server.control("wait", idle=True, timeout=30)
            await until(lambda: not Inbox(here.app.engine).waiting())
            await until(lambda: not overdue(here, clock()))

        week = Week(here.server, here.web.url, clock, settled)
        await week.play()

        shown = await digests(here.server)
        assert week.links == LINKS == 40
        check_times(shown)
        check_stories(shown)
        check_members(shown)
        await check_links(here, shown)
        assert shown[0]["text"].startswith("Shared since Mon, Mar 23, 9:00")
        assert clock() > QUIET


def overdue(here: World, now: datetime) -> bool:
    """Whether a digest is due and not done."""
    return bool(here.app.plans.due(now, 9)) or is_making(here.app.engine)


def check_times(shown: list[Json]) -> None:
    came = [(one["topic"], datetime.fromtimestamp(one["date"], UTC)) for one in shown]
    assert came == [(due.topic, due.moment) for due in DUE]


def check_stories(shown: list[Json]) -> None:
    """Each article is told once, stories of several outlets in one entry with what differs."""
    everything = "\n".join(one["text"] for one in shown)
    for page in WEEK:
        if not page.story:
            assert everything.count(page.title) == 1, page.title
    ferry, dam, strike = shown[0]["text"], shown[2]["text"], shown[5]["text"]
    for digest, outlets in (
        (ferry, ("Harbour Courier", "Lindholm Tribune", "Northern Post")),
        (dam, ("Harbour Courier", "Market Watchers", "River Watch")),
        (strike, ("Harbour Courier", "Market Watchers")),
    ):
        (first,) = re.findall(r"(?s)\n1\. (.*?)\n2\. ", digest)
        assert all(outlet in first for outlet in outlets), first
    assert "“60 million euros” (Harbour Courier), “75 million euros” (Market Watchers)" in dam
    assert "What the minister really said" in shown[1]["text"]
    assert "behind a paywall, not read" in shown[1]["text"]
    assert "/missing" in shown[2]["text"]
    assert "I doubt the date" in ferry
    assert "Correction: at cost means about 3 euros" in everything
    assert "Also discussed" in shown[3]["text"]
    assert "Who brings the projector" in shown[3]["text"]
    assert "Pokalfinale" in shown[4]["text"]
    assert "Geteilt von" in shown[4]["text"]


def check_members(shown: list[Json]) -> None:
    """Nothing of who opted out, nothing withdrawn, and no version from before an edit."""
    everything = json.dumps(shown)
    for never in ("Gwendolyn", "hidden", "Pigeons", "balcony", "elephant", "/wrong", "50 euros"):
        assert never not in everything, never


async def check_links(here: World, shown: list[Json]) -> None:
    """Every link leads to a page that was shared or to a message that is there."""
    messages = (await here.server.control("messages", chat_id=CHAT))["messages"]
    known = {one["message_id"] for one in messages if not one["deleted"]}
    calls = await here.calls("sendRichMessage")
    sources = [json.loads(call["params"]["rich_message"])["html"] for call in calls]
    links = [link for source in sources for link in re.findall(r'href="([^"]+)"', source)]
    assert len(links) > 2 * len(WEEK)
    for link in links:
        if (found := re.fullmatch(r"https://t\.me/c/2000000001/(\d+)/(\d+)", link)) is not None:
            assert int(found[2]) in known, link
            assert topic_of(here.server, int(found[2])) == int(found[1]), link
        else:
            path = link.removeprefix(here.web.url).partition("#")[0]
            assert path in PAGES or path == "/missing", link
    assert len(shown) == len(DUE)
