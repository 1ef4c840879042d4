"""Feeds in chats: followed with words or buttons, brought once, and stopped."""

import asyncio
from base64 import b64encode
from pathlib import Path

import pytest
from aiohttp import web

from bot.state.choices import ADDING
from bot.state.feed_entries import APART
from bot.state.feed_values import AWAY, Place
from bot.wording import say, speak
from ingest.feeds import opml
from ingest.feeds.opml import Outline
from ingest.values import LibraryId
from tests.support.feed_worlds import FeedWorld, feed_world
from tests.support.feeds import item
from tests.support.telegram_server import FORUM, GROUP, OTHER, USER, Json, needs_server, until

pytestmark = needs_server

MINE = LibraryId(f"telegram:{USER}")
HERE = Place(MINE)


@pytest.fixture(autouse=True)
def _in_english() -> None:
    speak("en")


async def follow(feeds: FeedWorld, words: str = "", chat: int = USER, **others: Json) -> Json:
    return await feeds.world.ask(f"/follow {feeds.url} {words}", chat, **others)


async def test_what_is_new_comes_once_with_its_article(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await follow(feeds, "now")
        feeds.publish("lowick")
        await feeds.tick()
        await feeds.tick()
        (news,) = await feeds.said(after=followed["message_id"])

        assert followed["text"].startswith("Followed: The Harbour Post\n")
        assert say("feed-at-once") in followed["text"]
        assert news["text"].startswith("The Harbour Post\nNews of lowick\n")
        assert "The council of Lowick will open a new library" in news["text"]
        answer = await feeds.world.ask("who drew it?", reply_to=news["message_id"])
        assert "Maria Lindqvist" in answer["text"]


async def test_news_come_by_themselves_while_the_bot_runs(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await follow(feeds, "now")
        feeds.publish("lowick")
        feeds.clock.move(hours=4)
        (news,) = await feeds.world.shown(after=followed["message_id"])

        assert "News of lowick" in news["text"]


async def test_what_is_new_is_in_the_next_digest(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        await follow(feeds)
        feeds.publish("lowick")
        await feeds.tick()
        feeds.clock.move(hours=5)
        digest = await feeds.world.ask("/digest")

        assert "News of lowick" in digest["text"]


async def test_a_site_is_followed_by_the_feed_that_it_names(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await feeds.world.ask(f"/follow {feeds.world.web.url}/")

        assert followed["text"].startswith("Followed: The Harbour Post\n")
        assert feeds.url in followed["text"]
        assert say("feed-in-digest") in followed["text"]
        assert [one.title for one in feeds.app.store.articles(MINE)] == []


async def test_only_entries_with_one_of_the_words_come(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await follow(feeds, "now only if it mentions Japan, “New Zealand”")
        feeds.publish("a", "A vote in Japan")
        feeds.publish("b", "Rain in Zealand")
        feeds.publish("c", "New Zealand wins")
        await feeds.tick()

        assert say("feed-words", words="Japan, New Zealand") in followed["text"]
        news = [
            one["text"].splitlines()[1] for one in await feeds.said(after=followed["message_id"])
        ]
        assert sorted(news) == ["A vote in Japan", "New Zealand wins"]


@pytest.mark.parametrize("where", ["before", "after"])
async def test_a_crash_beside_the_sending_repeats_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await follow(feeds, "now")
        for number in range(APART + 3):
            feeds.publish(f"town{number}")
        broken = feeds.news._presenter if where == "before" else feeds.news._parts.entries
        with monkeypatch.context() as patched:
            patched.setattr(broken, "deliver" if where == "before" else "delivered", _killed)
            with pytest.raises(asyncio.CancelledError):
                await feeds.tick()
        feeds.publish("late")
        feeds.restarted()
        await feeds.tick()
        news = await feeds.said(after=followed["message_id"])

        assert len(news) == 2
        assert [one["text"].count("News of late") for one in news] == [0, 1]
        assert [one["text"].count("News of town0") for one in news] == [1, 0]


def _killed(*_args: object, **_more: object) -> None:
    raise asyncio.CancelledError


async def test_many_entries_come_in_one_message(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await follow(feeds, "now")
        for number in range(12):
            feeds.publish(f"town{number}")
        await feeds.tick()
        (news,) = await feeds.said(after=followed["message_id"])

        assert news["text"].startswith(say("feed-many", count=12, names="The Harbour Post"))
        assert all(f"News of town{number}" in news["text"] for number in range(12))
        assert say("feed-more", count=9) in news["text"]
        assert len(feeds.app.store.articles(MINE)) == 12


async def test_what_cannot_be_read_is_told_with_the_reason_and_its_address(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await follow(feeds, "now")
        feeds.publish("gone", "Gone", summary="What was there.", body=web.Response(status=404))
        await feeds.tick()
        (news,) = await feeds.said(after=followed["message_id"])

        assert news["text"] == ("The Harbour Post\nGone\ncould not be read\n\nWhat was there.")
        assert feeds.app.store.articles(MINE) == []


async def test_articles_of_feeds_count_where_there_is_a_limit(tmp_path: Path) -> None:
    async with feed_world(tmp_path, limit_articles_per_chat=1) as feeds:
        await follow(feeds, "now")
        for name in ("a", "b", "c"):
            feeds.publish(name)
        await feeds.tick()

        assert len(feeds.app.store.articles(MINE)) == 1
        assert len(await feeds.said()) == 4


async def test_buttons_change_how_a_feed_comes_and_stop_it(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await follow(feeds, "Japan")
        await feeds.world.press(followed, say("button-at-once"))
        await _edited(feeds, 1)
        (shown,) = await feeds.said()
        assert (say("feed-at-once") in shown["text"], "Japan" in shown["text"]) == (True, True)
        await feeds.world.press(shown, say("button-in-digest"))
        await _edited(feeds, 2)
        (shown,) = await feeds.said()
        assert say("feed-in-digest") in shown["text"]
        await feeds.world.press(shown, say("button-unfollow"))
        await _edited(feeds, 3)
        (shown,) = await feeds.said()
        assert shown["text"].startswith(say("feed-unfollowed", title="The Harbour Post"))
        listed = await feeds.world.ask("/following")
        assert listed["text"] == say("feeds-none")


async def _edited(feeds: FeedWorld, count: int) -> None:
    await feeds.world.server.control("wait", method="editMessageText", count=count, timeout=15)


async def test_the_list_has_pages_and_stops_what_is_pressed(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        for number in range(10):
            feeds.pages[f"/feed{number}"] = feeds.pages["/feed"]
        urls = " ".join(f"{feeds.world.web.url}/feed{number}" for number in range(10))
        many = await feeds.world.ask(f"/follow {urls} now")
        listed = await feeds.world.ask("/following")
        await feeds.world.press(listed, "▶")
        await _edited(feeds, 1)
        second = (await feeds.said())[-1]
        toast = await feeds.world.press(second, "✕ 10")
        await _edited(feeds, 2)
        third = (await feeds.said())[-1]

        assert say("feeds-imported", count=10) in many["text"]
        assert listed["text"].startswith(say("feeds-title", count=10))
        assert listed["buttons"][0] == ["✕ 1", "✕ 2", "✕ 3", "✕ 4"]
        assert second["buttons"][0] == ["✕ 9", "✕ 10"]
        assert toast["text"] == say("feed-unfollowed", title="The Harbour Post")
        assert third["text"].startswith(say("feeds-title", count=9))
        gone = await feeds.world.ask("/unfollow 1")
        assert gone["text"].startswith(say("feed-unfollowed", title="The Harbour Post"))
        assert feeds.app.subscriptions.count(MINE) == 8


async def test_a_list_of_feeds_goes_out_and_comes_in(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        await follow(feeds)
        file = await feeds.world.ask("/following opml")
        (call,) = await feeds.world.calls("sendDocument")
        assert file["text"] == say("feeds-exported", count=1)
        assert "result" in call
        await feeds.world.ask("/unfollow 1")

        body = opml.write([Outline(feeds.url), Outline(f"{feeds.world.web.url}/none")], "mine")
        shown = await feeds.send_file("subscriptions.opml", body)

        assert shown["text"].startswith(say("feeds-imported", count=1))
        assert say("feeds-import-failed", count=1) in shown["text"]
        assert f"/none: {say('feed-error-bad-status', status='404')}" in shown["text"]
        assert [one.url for one in feeds.app.subscriptions.list(HERE)] == [feeds.url]


async def test_a_list_of_feeds_is_taken_by_a_command_that_answers_it(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        body = opml.write([Outline(feeds.url)], "mine")
        given = {"name": "x.xml", "mime": "text/xml", "data": b64encode(body).decode()}
        sent = await feeds.world.say("", GROUP, document=given, user_id=OTHER)
        shown = await feeds.world.ask("/follow now", GROUP, reply_to=sent["message_id"])

        assert shown["text"].startswith(say("feeds-imported", count=1))
        assert say("feed-at-once") in shown["text"]


async def test_a_file_that_is_no_list_is_said_kindly(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        shown = await feeds.send_file("subscriptions.opml", b"<html>no</html>")

        assert shown["text"] == say("feed-error-damaged-file")


async def test_what_cannot_be_followed_is_said_kindly(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        inside = web.Response(status=302, headers={"Location": "http://10.0.0.1/feed"})
        feeds.pages["/inside"] = inside
        feeds.pages["/large"] = b"<rss>" + b" " * 6_000_000
        feeds.pages["/page"] = "<html><body><p>No feed here.</p></body></html>"
        del feeds.pages["/feed"]
        said = {
            path: (await feeds.world.ask(f"/follow {feeds.world.web.url}{path}"))["text"]
            for path in ("/inside", "/large", "/page", "/none")
        }

        assert said == {
            "/inside": say("error-unreadable-url", reason="not a public address"),
            "/large": say("feed-error-too-large", megabytes="5"),
            "/page": say("error-not-a-feed"),
            "/none": say("feed-error-bad-status", status="404"),
        }


async def test_a_feed_that_is_gone_is_said_once_and_can_be_followed_again(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await follow(feeds, "now")
        alive = feeds.pages["/feed"]
        feeds.pages["/feed"] = web.Response(status=410)
        await feeds.tick()
        await feeds.tick()
        (notice,) = await feeds.said(after=followed["message_id"])
        listed = await feeds.world.ask("/following")
        feeds.pages["/feed"] = alive
        await feeds.world.press(notice, say("button-follow-again"))
        await _edited(feeds, 1)

        why = say("feed-dead-gone")
        assert notice["text"] == say("feed-died", title="The Harbour Post", why=why)
        assert f"⚠️ {why}" in listed["text"]
        assert [one.dead for one in feeds.app.subscriptions.list(HERE)] == [None]


async def test_a_feed_that_moved_is_said_once(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await follow(feeds, "now")
        feeds.pages["/new"] = feeds.pages["/feed"]
        feeds.pages["/feed"] = web.Response(status=301, headers={"Location": "/new"})
        await feeds.tick()
        await feeds.tick()
        (notice,) = await feeds.said(after=followed["message_id"])

        new = feeds.url.replace("/feed", "/new")
        assert notice["text"] == say("feed-moved", title="The Harbour Post", old=feeds.url, new=new)


async def test_a_chat_that_blocked_the_bot_is_left_alone_until_it_is_back(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await follow(feeds, "now")
        await feeds.world.server.control("chats", id=USER, type="private", blocked=True)
        feeds.publish("a")
        await feeds.tick()
        seen = len(feeds.world.web.requests)
        feeds.publish("b")
        await feeds.tick()
        quiet = len(feeds.world.web.requests) - seen
        await feeds.world.server.control("chats", id=USER, type="private", blocked=False)
        listed = await feeds.world.ask("/following")
        await feeds.tick()
        news = await feeds.said(after=listed["message_id"])

        assert quiet == 0
        assert followed["message_id"] < listed["message_id"]
        assert [one["text"].splitlines()[1] for one in news] == ["News of a", "News of b"]


async def test_a_chat_that_takes_the_bot_back_gets_what_waited(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        control, subscriptions = feeds.world.server.control, feeds.app.subscriptions
        followed = await follow(feeds, "now")
        await control("member", chat_id=USER, user_id="bot", action="block")
        await until(lambda: subscriptions.list(HERE)[0].dead == AWAY)
        feeds.publish("lowick")
        await feeds.tick()
        await control("member", chat_id=USER, user_id="bot", action="unblock")
        await until(lambda: subscriptions.list(HERE)[0].dead is None)
        await feeds.tick()
        (news,) = await feeds.said(after=followed["message_id"])

        assert "News of lowick" in news["text"]


async def test_a_feed_of_thousands_of_entries_begins_with_the_newest_few(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        for number in range(5_000):
            feeds.items.insert(0, item(f"town{number}", f"News {number}"))
        followed = await follow(feeds)

        assert followed["text"].startswith("Followed: The Harbour Post\n")
        waiting = feeds.app.feeds.entries.waiting(HERE, at_once=False)
        assert [one.entry.title for one in waiting] == ["News 4997", "News 4998", "News 4999"]


async def test_where_only_admins_add_articles_only_they_decide_about_feeds(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        control = feeds.world.server.control
        await control("chats", id=GROUP, type="group", members=[USER, OTHER], admins=[OTHER])
        library = LibraryId(f"telegram:{GROUP}")
        feeds.app.group_settings.choose(library, ADDING, "admins")
        refused = await follow(feeds, chat=GROUP)
        followed = await follow(feeds, chat=GROUP, user_id=OTHER)
        kept = await feeds.world.ask("/unfollow 1", GROUP)
        listed = await feeds.world.ask("/following", GROUP)

        assert (refused["text"], kept["text"]) == (say("feeds-admins"),) * 2
        assert followed["text"].startswith("Followed: ")
        assert listed["text"].startswith(say("feeds-title", count=1))


async def test_a_topic_follows_for_itself_and_news_come_there(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await follow(feeds, "now", FORUM, message_thread_id=7)
        elsewhere = await feeds.world.ask("/following", FORUM)
        feeds.publish("lowick")
        await feeds.tick()
        (news,) = await feeds.said(FORUM, after=elsewhere["message_id"])

        assert followed["text"].startswith("Followed: ")
        assert elsewhere["text"] == say("feeds-none")
        assert news["message"]["message_thread_id"] == 7


async def test_a_group_that_moves_keeps_its_feeds(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        await follow(feeds, "now", GROUP)
        await feeds.world.server.control("chats", id=GROUP, migrate_to=-1009)
        feeds.publish("lowick")
        await feeds.tick()
        (news,) = await feeds.said(-1009)

        assert "News of lowick" in news["text"]


async def test_news_are_told_in_the_language_in_which_they_were_asked_for(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        followed = await follow(feeds, "sofort", language_code="de")
        feeds.publish("weg", "Weg", body=web.Response(status=404))
        await feeds.tick()
        (news,) = await feeds.said(after=followed["message_id"])
        speak("de")

        assert say("digest_unread_failed") in news["text"]


async def test_forgetting_everything_ends_what_is_followed(tmp_path: Path) -> None:
    async with feed_world(tmp_path) as feeds:
        await follow(feeds, "now")
        await feeds.world.ask("/forget all")

        assert feeds.app.subscriptions.count(MINE) == 0
