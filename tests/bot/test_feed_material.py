"""What feeds bring for digests: read, told with what people share, and done with once sent."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.digests.making import Period
from bot.digests.values import Unread
from bot.groups import feed_material
from bot.state import plans
from bot.state.feed_values import Place, Wish
from bot.state.talk_log import Heard
from ingest.feeds.reader import Found, Known
from ingest.feeds.values import Feed, FeedEntry
from ingest.pipeline import Pipeline
from ingest.values import Article, LibraryId
from tests.support.apps import opened_app
from tests.support.telegram_worlds import BRIDGE, BRIDGE_TITLE, TOUR, TOUR_TITLE, page
from tests.support.web_server import Site, local_fetcher, serve

HOME = LibraryId("telegram:-100")
PLACE = plans.Place(HOME, -100)
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
TODAY = Period(NOW - timedelta(days=1), NOW)
PAGES = {
    "/tour": page(TOUR_TITLE, TOUR),
    "/bridge": page(BRIDGE_TITLE, BRIDGE),
    "/again": page("Old bridge in Harlow to close", BRIDGE),
}


@dataclass
class Reading:
    """A chat that follows a feed, and the site of the feed."""

    app: App
    web: Site

    def publish(
        self, *names: str, at: datetime = NOW - timedelta(hours=1), topic: int | None = None
    ) -> None:
        """Let the chat follow a feed that has these entries."""
        entries = [
            FeedEntry(name, f"On {name}", f"{self.web.url}/{name}" if name else None)
            for name in names
        ]
        url = f"https://post.example/{names[0]}{topic}"
        found = Found(url, Feed(url, "The Harbour Post", tuple(entries)), Known())
        self.app.subscriptions.add(Place(HOME, topic), found, Wish(), minutes=30, now=at)

    def shares(self, name: str) -> None:
        """Let somebody share a link."""
        url, when = f"{self.web.url}/{name}", NOW - timedelta(hours=2)
        said = Heard(HOME, -100, 5, when, "7", "Ann", text=url, links=(url,))
        self.app.groups.talk.note(said)

    @property
    def asked(self) -> list[str]:
        return self.web.paths


@pytest.fixture
async def reading(tmp_path: Path) -> AsyncIterator[Reading]:
    with opened_app(tmp_path) as app:
        async with serve(PAGES) as web:
            vars(app)["pipeline"] = Pipeline(
                fetcher=local_fetcher(), parser=app.parser, store=app.store
            )
            yield Reading(app, web)


async def test_entries_are_read_and_stand_beside_what_people_share(reading: Reading) -> None:
    reading.shares("again")
    reading.publish("bridge", "tour", "gone")

    made = await reading.app.groups.digests.make(PLACE, TODAY)

    (bridge,) = (story for story in made.digest.stories if story.shared_by == ("Ann",))
    assert {one.url.rpartition("/")[2] for one in bridge.shared} == {"again", "bridge"}
    assert [one.headline for one in made.digest.also_shared] == ["On gone"]
    assert TOUR_TITLE in {story.headline for story in made.digest.stories}


async def test_the_same_comes_again_until_the_digest_was_sent(reading: Reading) -> None:
    reading.publish("bridge", "tour")
    feeds = reading.app.groups.digests

    first = await feeds.make(PLACE, TODAY)
    again = await feeds.make(PLACE, TODAY)
    await feeds.delivered(again)
    after = await feeds.make(PLACE, TODAY)

    assert first.brought.entries == again.brought.entries
    assert len(first.brought.entries) == 2
    assert sorted(reading.asked) == ["/bridge", "/tour"]
    assert (after.brought.entries, after.digest.empty) == ([], True)


async def test_what_was_found_after_the_period_waits(reading: Reading) -> None:
    reading.publish("bridge", at=NOW)

    assert (await reading.app.groups.digests.make(PLACE, TODAY)).digest.empty


async def test_a_topic_gets_its_own(reading: Reading) -> None:
    reading.publish("bridge", topic=7)

    brought = reading.app.groups.digests.make
    assert (await brought(PLACE, TODAY)).digest.empty
    assert not (await brought(plans.Place(HOME, -100, 7), TODAY)).digest.empty


async def test_of_many_entries_the_newest_are_read_and_the_others_listed(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_material, "READ", 1)
    monkeypatch.setattr(feed_material, "LISTED", 2)
    reading.publish("gone", at=NOW - timedelta(hours=3))
    reading.publish("tour", at=NOW - timedelta(hours=2))
    reading.publish("bridge", at=NOW - timedelta(hours=1))
    feeds = reading.app.groups.digests

    made = await feeds.make(PLACE, TODAY)
    await feeds.delivered(made)
    rest = await feeds.make(PLACE, TODAY)

    assert [one.title for one in made.brought.entries] == ["On bridge", "On tour"]
    assert reading.asked[:1] == ["/bridge"]
    assert [one.title for one in rest.brought.entries] == ["On gone"]


async def test_an_entry_without_an_address_is_in_no_digest(reading: Reading) -> None:
    reading.publish("bridge", "")

    made = await reading.app.groups.digests.make(PLACE, TODAY)

    assert [one.title for one in made.brought.entries] == ["On bridge"]
    assert len(made.brought.deliveries) == 2


async def test_why_an_entry_could_not_be_read_is_known(reading: Reading) -> None:
    reading.publish("gone", "bridge")

    made = await reading.app.groups.digests.make(PLACE, TODAY)

    found = {url.rpartition("/")[2]: one for url, one in made.brought.articles.items()}
    assert found["gone"] == Unread("failed")
    assert isinstance(found["bridge"], Article)
