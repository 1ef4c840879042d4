"""What chats follow comes once to each of them, and nobody sees what another follows."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from bot.errors import TooManyFeedsError, UnknownFeedError
from bot.groups import following
from bot.state.feed_entries import APART, AT_A_TIME, REMEMBERED
from bot.state.feed_tables import entries, feeds, notices, subscriptions
from bot.state.feed_values import FeedDied, FeedMoved, FeedNotice, Place, Wish
from ingest.errors import BadStatusError, FetchError, FetchTimeoutError, NotAFeedError
from ingest.feeds import opml
from ingest.feeds.opml import Outline
from ingest.feeds.reader import Found
from ingest.feeds.values import FeedEntry
from ingest.values import LibraryId
from tests.ingest.test_database import postgres  # noqa: F401 - a fixture
from tests.support.followers import HERE, THERE, URL, Followers, followers

DAY = timedelta(days=1)


@pytest.fixture
def chats(tmp_path: Path) -> Iterator[Followers]:
    with followers(tmp_path / "state.db") as opened:
        opened.web.publish("e", "d", "c", "b", "a")
        yield opened


def rows(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in (feeds, subscriptions, entries, notices)
        }


async def test_a_new_follower_gets_the_newest_few_and_then_what_is_new(chats: Followers) -> None:
    followed = await chats.following.follow(HERE, URL)

    assert (followed.subscription.title, followed.entries, followed.outcome) == (
        "The Harbour Post",
        5,
        "new",
    )
    assert chats.deliver() == ["c", "d", "e"]
    chats.web.publish("f")
    await chats.poll()
    assert chats.deliver() == ["f"]
    await chats.poll()
    assert chats.deliver() == []


async def test_an_entry_waits_until_it_was_delivered_under_the_same_key(chats: Followers) -> None:
    await chats.following.follow(HERE, URL)
    first = chats.entries.waiting(HERE, at_once=False)

    await chats.poll()
    again = chats.entries.waiting(HERE, at_once=False)
    chats.entries.delivered([first[0].key])

    assert again == first
    assert [one.key for one in chats.entries.waiting(HERE, at_once=False)] == [
        one.key for one in first[1:]
    ]


async def test_a_visit_that_stopped_half_way_is_made_again_and_doubles_nothing(
    chats: Followers,
) -> None:
    await chats.following.follow(HERE, URL)
    chats.deliver()
    chats.web.publish("f")
    chats.time += timedelta(hours=1)
    due = chats.polls.claim(chats.time, 10)
    found = chats.web.feeds[URL]
    assert isinstance(found, list)
    chats.entries.take(URL, found, chats.time)  # and here it is killed

    assert (len(due), chats.polls.claim(chats.time, 10)) == (1, [])
    again = await chats.poll(timedelta(minutes=15))

    assert again.visited == 1
    assert chats.deliver() == ["f"]


async def test_two_chats_get_their_own_and_one_visit_serves_both(chats: Followers) -> None:
    await chats.following.follow(HERE, URL)
    chats.deliver()
    await chats.following.follow(THERE, URL, Wish(at_once=True))
    chats.web.publish("f")
    chats.web.asked.clear()

    polled = await chats.poll()

    assert chats.web.asked == [URL]
    assert chats.deliver() == ["f"]
    assert {one.subscription.place for one in polled.at_once} == {THERE}
    assert [one.entry.title for one in polled.at_once] == ["c", "d", "e", "f"]


async def test_what_was_found_before_a_moment_is_told_in_any_time_zone(chats: Followers) -> None:
    await chats.following.follow(HERE, URL)
    tokyo = timezone(timedelta(hours=9))
    found = [
        chats.entries.waiting(HERE, at_once=False, before=(chats.time + later).astimezone(tokyo))
        for later in (timedelta(0), timedelta(seconds=1))
    ]

    assert [len(one) for one in found] == [0, 3]


async def test_a_chat_sees_the_same_whether_others_follow_a_feed_or_not(tmp_path: Path) -> None:
    seen = []
    for others in (False, True):
        with followers(tmp_path / f"{others}.db") as chats:
            chats.web.publish("c", "b", "a")
            if others:
                await chats.following.follow(THERE, URL)
                chats.web.publish("e", "d")
                await chats.poll(timedelta(minutes=45))
            else:
                chats.web.publish("e", "d")
                chats.time += timedelta(minutes=45)
            followed = await chats.following.follow(HERE, URL)
            chats.web.publish("f")
            steps = []
            for _ in range(12):
                await chats.poll(timedelta(minutes=5))
                steps.append(chats.waiting())
            kept = replace(followed.subscription, id="")
            seen.append((kept, followed.entries, steps, await chats.following.list(HERE) != []))

    assert seen[0] == seen[1]


async def test_only_entries_with_one_of_the_words_wait(chats: Followers) -> None:
    await chats.following.follow(HERE, URL, Wish(words=("Japan", " japan ", "são paulo", "")))
    chats.web.feeds[URL] = [
        FeedEntry("1", "Budget of JAPAN"),
        FeedEntry("2", "Elsewhere", summary="A vote in Sao Paulo"),
        FeedEntry("3", "Japanese food"),
    ]

    await chats.poll()

    assert chats.deliver() == ["Budget of JAPAN", "Elsewhere"]
    assert (await chats.following.list(HERE))[0].words == ("Japan", "japan", "são paulo")


async def test_following_again_changes_words_and_manner_and_shows_nothing_twice(
    chats: Followers,
) -> None:
    await chats.following.follow(HERE, URL)
    chats.deliver()

    again = await chats.following.follow(HERE, URL, Wish(words=("x",), at_once=True))

    assert (again.outcome, again.subscription.words) == ("changed", ("x",))
    assert (chats.waiting(), chats.waiting(at_once=True)) == ([], [])
    assert len(await chats.following.list(HERE)) == 1


async def test_a_topic_follows_for_itself(chats: Followers) -> None:
    topic = Place(HERE.library, 7)
    await chats.following.follow(topic, URL)

    assert (chats.waiting(), chats.waiting(topic)) == ([], ["c", "d", "e"])
    assert [one.place for one in await chats.following.list(topic)] == [topic]
    assert await chats.following.list(HERE) == []


@pytest.mark.parametrize("change", ["names", "host"])
async def test_entries_that_are_named_anew_or_move_are_not_new(
    chats: Followers, change: str
) -> None:
    await chats.following.follow(HERE, URL)
    chats.deliver()
    found = chats.web.feeds[URL]
    assert isinstance(found, list)
    chats.web.feeds[URL] = [
        replace(
            one,
            id=f"{one.id}-2",
            url=one.url if change == "names" else f"https://new.example/{one.title}",
        )
        for one in found
    ]

    await chats.poll()

    assert chats.deliver() == []


async def test_an_entry_that_was_edited_is_not_new(chats: Followers) -> None:
    await chats.following.follow(HERE, URL)
    chats.deliver()
    found = chats.web.feeds[URL]
    assert isinstance(found, list)
    edited = [replace(one, title=f"{one.title}, corrected") for one in found]

    assert chats.entries.take(URL, edited, chats.time) == 0
    assert chats.deliver() == []


async def test_a_flood_of_entries_is_cut_to_the_newest(chats: Followers) -> None:
    await chats.following.follow(HERE, URL)
    chats.deliver()
    chats.web.publish(*(str(number) for number in range(AT_A_TIME + 50)))

    await chats.poll()

    assert chats.deliver() == sorted(str(number) for number in range(AT_A_TIME))


async def test_old_entries_are_forgotten_once_they_left_the_feed(chats: Followers) -> None:
    await chats.following.follow(HERE, URL)
    chats.web.feeds[URL] = []
    chats.web.publish("g")
    await chats.poll()
    chats.web.publish("h")

    await chats.poll(REMEMBERED)

    assert rows(chats.engine)["feed_entry"] == 2


async def test_a_feed_that_moved_is_followed_there_and_said_once(chats: Followers) -> None:
    new = "https://new.example/feed"
    await chats.following.follow(HERE, URL)
    chats.deliver()
    chats.web.feeds[new], chats.web.feeds[URL] = chats.web.feeds[URL], new
    chats.web.publish("f", url=new)

    polled = await chats.poll()

    (notice,) = polled.notices
    assert isinstance(notice, FeedMoved)
    assert (notice.old, notice.subscription.url) == (URL, new)
    assert chats.deliver() == ["f"]
    chats.polls.told(notice)
    assert (await chats.poll()).notices == []
    assert chats.web.asked[-1] == new


async def test_a_feed_that_moves_to_one_that_is_followed_here_is_followed_once(
    chats: Followers,
) -> None:
    new = "https://new.example/feed"
    chats.web.publish("x", url=new)
    for url in (URL, new):
        await chats.following.follow(HERE, url)
    chats.web.feeds[URL] = new

    polled = await chats.poll()

    assert polled.notices == []
    assert [one.url for one in await chats.following.list(HERE)] == [new]
    assert rows(chats.engine)["feed"] == 1


async def test_a_feed_that_is_gone_is_said_once_to_each_and_visited_no_more(
    chats: Followers,
) -> None:
    await chats.following.follow(HERE, URL)
    await chats.following.follow(THERE, URL)
    chats.web.feeds[URL] = BadStatusError(URL, 410)

    polled = await chats.poll()

    assert {(type(one), one.subscription.place) for one in polled.notices} == {
        (FeedDied, HERE),
        (FeedDied, THERE),
    }
    for notice in polled.notices:
        chats.polls.told(notice)
    chats.web.asked.clear()
    again = await chats.poll(30 * DAY)
    assert (again.notices, again.visited, chats.web.asked) == ([], 0, [])
    assert [one.dead for one in await chats.following.list(HERE)] == ["gone"]


async def test_a_dead_feed_can_be_followed_again_without_waking_it_for_others(
    chats: Followers,
) -> None:
    await chats.following.follow(HERE, URL)
    await chats.following.follow(THERE, URL)
    chats.deliver(), chats.deliver(THERE)
    alive = chats.web.feeds[URL]
    chats.web.feeds[URL] = BadStatusError(URL, 410)
    await chats.poll()
    chats.web.feeds[URL] = alive

    again = await chats.following.follow(HERE, URL)
    chats.web.publish("f")
    await chats.poll()

    assert (again.outcome, again.subscription.dead) == ("new", None)
    assert (chats.deliver(), chats.deliver(THERE)) == (["f"], [])


async def test_a_feed_that_fails_for_a_week_is_given_up_not_before(chats: Followers) -> None:
    await chats.following.follow(HERE, URL)
    chats.web.feeds[URL] = FetchError(URL)
    began = chats.time
    told: list[FeedNotice] = []

    while not told and chats.time < began + 30 * DAY:
        told = (await chats.poll(timedelta(minutes=10))).notices

    assert isinstance(told[0], FeedDied)
    assert told[0].reason == "unreachable"
    assert 7 * DAY <= chats.time - began < 9 * DAY
    assert len(chats.web.asked) < 20


async def test_a_failing_feed_holds_up_no_other(chats: Followers) -> None:
    other = "https://other.example/feed"
    chats.web.publish("x", url=other)
    for url in (URL, other):
        await chats.following.follow(HERE, url)
    chats.deliver()
    chats.web.feeds[URL] = NotAFeedError(URL)
    chats.web.publish("y", url=other)

    polled = await chats.poll()

    assert (polled.visited, polled.failed) == (2, 1)
    assert chats.deliver() == ["y"]


async def test_a_feed_is_unfollowed_by_number_address_or_site(chats: Followers) -> None:
    for what in ("1", URL, "HTTPS://post.example/feed#x", "https://post.example"):
        await chats.following.follow(HERE, URL)
        gone = await chats.following.unfollow(HERE, what)
        assert gone.url == URL

    assert set(rows(chats.engine).values()) == {0}


@pytest.mark.parametrize("what", ["0", "2", "9" * 5000, "https://other.example", "", "x"])
async def test_what_is_not_followed_here_cannot_be_stopped(chats: Followers, what: str) -> None:
    await chats.following.follow(HERE, URL)

    with pytest.raises(UnknownFeedError):
        await chats.following.unfollow(HERE, what)
    with pytest.raises(UnknownFeedError):
        await chats.following.unfollow(THERE, "1")


async def test_a_chat_follows_no_more_than_it_may(
    chats: Followers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "MAX_FEEDS", 1)
    await chats.following.follow(HERE, URL)
    chats.web.publish("x", url="https://other.example/feed")

    with pytest.raises(TooManyFeedsError):
        await chats.following.follow(HERE, "https://other.example/feed")
    assert (await chats.following.follow(HERE, URL)).outcome == "changed"


async def test_lists_of_feeds_come_in_and_go_out(chats: Followers) -> None:
    body = opml.write([Outline(URL), Outline("https://none.example/")], "mine")

    done = await chats.following.import_opml(HERE, body)

    assert [one.subscription.url for one in done.followed] == [URL]
    assert [(one.url, type(error)) for one, error in done.failed] == [
        ("https://none.example/", NotAFeedError)
    ]
    out = await chats.following.export_opml(HERE, "Ours")
    assert opml.read(out) == [Outline(URL, "The Harbour Post", "https://post.example/")]


async def test_a_chat_that_follows_as_many_as_it_may_fetches_no_more(
    chats: Followers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "MAX_FEEDS", 1)
    await chats.following.follow(HERE, URL)
    chats.web.asked.clear()

    done = await chats.following.follow_all(HERE, [Outline("https://other.example/"), Outline(URL)])

    assert [type(error) for _, error in done.failed] == [TooManyFeedsError]
    assert [one.outcome for one in done.followed] == ["changed"]
    assert chats.web.asked == [URL]


async def test_a_list_of_feeds_is_done_in_good_time(chats: Followers) -> None:
    class Slow:
        async def find(self, url: str) -> Found:
            if url != URL:
                await asyncio.Event().wait()
            return await chats.web.find(url)

    hurried = following.Following(
        reader=Slow(),
        parser=chats.parser,
        subscriptions=chats.subscriptions,
        now=lambda: chats.time,
        seconds=0.2,
    )
    slow = [Outline(f"https://slow.example/{number}") for number in range(9)]

    done = await hurried.follow_all(HERE, [Outline(URL), *slow])

    assert [one.subscription.url for one in done.followed] == [URL]
    assert [type(error) for _, error in done.failed] == [FetchTimeoutError] * 9


async def test_how_a_feed_comes_is_changed_by_its_number_or_id(chats: Followers) -> None:
    followed = await chats.following.follow(HERE, URL, Wish(words=("c",)))
    chats.web.asked.clear()

    changed = await chats.following.change(HERE, "1", at_once=True)
    waiting = chats.waiting(at_once=True)
    again = await chats.following.change(HERE, followed.subscription.id, at_once=False)

    assert (changed.at_once, again.at_once, waiting) == (True, False, ["c"])
    assert (await chats.following.list(HERE)) == [followed.subscription]
    assert chats.web.asked == []
    with pytest.raises(UnknownFeedError):
        await chats.following.change(THERE, followed.subscription.id, at_once=True)


async def test_a_chat_that_is_away_is_neither_served_nor_forgotten(chats: Followers) -> None:
    await chats.following.follow(HERE, URL, Wish(at_once=True))
    await chats.following.follow(THERE, URL, Wish(at_once=True))
    chats.subscriptions.rest(HERE.library)
    chats.web.publish("f")
    polled = await chats.poll()
    places = chats.entries.places()
    chats.subscriptions.rest(THERE.library)
    chats.web.asked.clear()
    await chats.poll(30 * DAY)
    asked_while_away = list(chats.web.asked)
    chats.subscriptions.wake(HERE.library, chats.time)
    await chats.poll(timedelta(minutes=1))

    assert {one.subscription.place for one in polled.at_once} == {THERE}
    assert places == [THERE]
    assert asked_while_away == []
    assert chats.waiting(at_once=True) == ["c", "d", "e", "f"]
    assert chats.waiting(THERE, at_once=True) == []


async def test_a_feed_that_died_stays_dead_when_its_chat_is_back(chats: Followers) -> None:
    await chats.following.follow(HERE, URL, Wish(at_once=True))
    chats.web.feeds[URL] = BadStatusError(URL, 410)
    await chats.poll()

    chats.subscriptions.rest(HERE.library)
    chats.subscriptions.wake(HERE.library, chats.time)

    assert [one.dead for one in await chats.following.list(HERE)] == ["gone"]
    assert (chats.polls.notices(), chats.entries.places()) == ([], [])


async def test_one_place_rests_and_the_others_of_its_chat_do_not(chats: Followers) -> None:
    topic = Place(HERE.library, 7)
    for place in (HERE, topic):
        await chats.following.follow(place, URL, Wish(at_once=True))

    chats.subscriptions.rest(HERE.library, topic)

    assert chats.entries.places() == [HERE]


async def test_few_entries_come_one_by_one_and_many_in_one_message(chats: Followers) -> None:
    await chats.following.follow(HERE, URL, Wish(at_once=True))
    few = chats.entries.bundles(HERE)
    chats.web.publish(*(str(number) for number in range(APART + 1)))
    await chats.poll()
    many = chats.entries.bundles(HERE)
    chats.web.publish("late")
    await chats.poll()
    late = chats.entries.bundles(HERE)

    assert [len(one.deliveries) for one in few] == [1, 1, 1]
    assert [one.deliveries[0].entry.title for one in few] == ["c", "d", "e"]
    assert many[:3] == few
    assert [len(one.deliveries) for one in many[3:]] == [APART + 1]
    assert late[:4] == many
    assert [[one.entry.title for one in bundle.deliveries] for bundle in late[4:]] == [["late"]]
    assert chats.entries.bundles(THERE) == []


async def test_what_a_chat_follows_is_erased_with_it(chats: Followers) -> None:
    await chats.following.follow(HERE, URL, Wish(person="41"))
    await chats.following.follow(THERE, URL, Wish(person="41"))

    chats.subscriptions.forget_person(THERE.library, "41")
    chats.subscriptions.forget_library(HERE.library)

    assert [one.added_by for one in await chats.following.list(THERE)] == [None]
    assert (await chats.following.list(HERE), chats.waiting()) == ([], [])
    assert rows(chats.engine)["feed"] == 1
    chats.subscriptions.forget_library(THERE.library)
    assert set(rows(chats.engine).values()) == {0}


async def test_feeds_work_the_same_on_postgres(postgres: str) -> None:  # noqa: F811
    with followers(postgres) as chats:
        chats.web.publish("e", "d", "c", "b", "a")
        place = Place(LibraryId("pg"), 3)
        await chats.following.follow(place, URL, Wish(person="41"))
        assert chats.deliver(place) == ["c", "d", "e"]
        chats.web.publish("f")
        await chats.poll()
        assert chats.deliver(place) == ["f"]
        chats.web.feeds[URL] = BadStatusError(URL, 410)
        assert len((await chats.poll()).notices) == 1
        chats.subscriptions.forget_library(place.library)
        chats.web.feeds[URL] = []
        chats.web.publish("e", "d", "c", "b", "a")
        await chats.following.follow(place, URL, Wish(at_once=True))
        assert chats.entries.places() == [place]
        assert [len(one.deliveries) for one in chats.entries.bundles(place)] == [1, 1, 1]
        chats.subscriptions.rest(place.library)
        assert (chats.entries.places(), chats.polls.claim(chats.time + DAY, 9)) == ([], [])
        chats.subscriptions.wake(place.library, chats.time)
        assert len(chats.polls.claim(chats.time, 9)) == 1
        chats.subscriptions.forget_library(place.library)
        assert set(rows(chats.engine).values()) == {0}
