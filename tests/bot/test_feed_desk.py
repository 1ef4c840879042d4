"""What people say about feeds, without a carrier."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from bot.app import App
from bot.conversation.messages import (
    ConversationId,
    FileReply,
    Final,
    Incoming,
    Notice,
    Panel,
    ReadingCard,
    Working,
)
from bot.state.feed_values import Place
from bot.telegram.buttons import encode
from bot.wording import say, speak
from ingest.errors import NotAFeedError
from ingest.feeds import opml
from ingest.feeds.opml import Outline
from ingest.feeds.reader import Found, Known
from ingest.feeds.values import Feed, FeedEntry
from ingest.values import FileSource, LibraryId, TextSource, URLSource
from tests.support.apps import opened_app

HOME = LibraryId("telegram:42")
keys = (f"1:{number}" for number in count(1))


class Sites:
    """Finds a feed at each address but those that say "none", and remembers what was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def find(self, url: str) -> Found:
        self.asked.append(url)
        if "none" in url:
            raise NotAFeedError(url)
        entries = (FeedEntry("1", "One", f"{url}/1"),)
        return Found(url, Feed(url, f"On {url[8:]}", entries, "https://post.example/"), Known())


@pytest.fixture
def sites() -> Sites:
    return Sites()


@pytest.fixture
def desk(tmp_path: Path, sites: Sites) -> Iterator[App]:
    speak("en")
    with opened_app(tmp_path) as app:
        vars(app)["feed_reader"] = sites
        yield app


async def replies(
    app: App, text: str, *sources: object, library: LibraryId = HOME, **others: object
) -> list[Final]:
    given: dict[str, object] = {"sources": sources, "person": "42", "chat": 42, **others}
    incoming = Incoming(next(keys), ConversationId(library), library, text, **given)  # type: ignore[arg-type]
    heard = [one async for one in app.assistant.hear(incoming)]
    return [one for one in heard if not isinstance(one, Working)]  # type: ignore[misc]


async def panel(app: App, text: str, *sources: object, **others: object) -> Panel:
    (reply,) = await replies(app, text, *sources, **others)  # type: ignore[arg-type]
    assert isinstance(reply, Panel)
    return reply


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("https://a.example/feed now", ["https://a.example/feed"]),
        ("post.example", ["https://post.example"]),
        ("www.post.example/x, now", ["https://www.post.example/x"]),
        ("feed://a.example/x", ["https://a.example/x"]),
        ("feed:https://a.example/x", ["https://a.example/x"]),
        ("https://a.example https://b.example Japan", ["https://a.example", "https://b.example"]),
        ("пример.рф", ["https://пример.рф"]),
    ],
)
async def test_addresses_are_written_in_many_ways(
    desk: App, sites: Sites, words: str, asked: list[str]
) -> None:
    await replies(desk, f"/follow {words}")

    assert sorted(sites.asked) == asked


async def test_the_link_of_an_answered_message_is_meant(desk: App, sites: Sites) -> None:
    shown = await panel(desk, "/follow now", URLSource("https://a.example"))

    assert sites.asked == ["https://a.example"]
    assert say("feed-at-once") in shown.text


@pytest.mark.parametrize("words", ["", "Japan", "now", "5"])
async def test_without_an_address_it_is_said_how(desk: App, sites: Sites, words: str) -> None:
    (reply,) = await replies(desk, f"/follow {words}")

    assert reply == Notice(say("feeds-how"))
    assert sites.asked == []


async def test_a_number_changes_how_a_feed_comes_and_which_entries(desk: App) -> None:
    await replies(desk, "/follow a.example Japan")
    at_once = await panel(desk, "/follow 1 now")
    other = await panel(desk, "/follow 1 only if it mentions Fiji")

    assert at_once.text.splitlines()[1:] == [say("feed-at-once"), say("feed-words", words="Japan")]
    assert other.text.splitlines()[1:] == [say("feed-at-once"), say("feed-words", words="Fiji")]


async def test_the_newest_entries_of_now_are_announced(desk: App) -> None:
    shown = await panel(desk, "/follow a.example")

    assert say("feed-first", count=1) in shown.text


async def test_of_several_feeds_it_is_said_which_could_not_be_followed(desk: App) -> None:
    shown = await panel(desk, "/follow https://a.example https://none.example now")

    assert shown.title == say("feeds-imported", count=1)
    assert [one.lines for one in shown.folded] == [
        ("On a.example",),
        (f"https://none.example: {say('error-not-a-feed')}",),
    ]


async def test_none_of_several_is_said_too(desk: App) -> None:
    shown = await panel(desk, "/follow https://none.example https://none2.example")

    assert shown.title == say("feeds-imported", count=0)
    assert shown.buttons == ()


async def test_every_button_fits_and_can_be_typed(desk: App) -> None:
    shown = await panel(desk, "/follow a.example")
    listed = await panel(desk, "/following")
    buttons = [one for rows in (shown.buttons, listed.buttons) for row in rows for one in row]
    assert all(encode(one) for one in buttons)
    stop = listed.buttons[0][0].say
    told, after = await replies(desk, stop)

    assert getattr(told, "text", "") == say("feed-unfollowed", title="On a.example")
    assert after == Notice(say("feeds-none"))


async def test_the_address_of_a_feed_that_may_be_secret_is_not_in_the_list(desk: App) -> None:
    await replies(desk, "/follow https://a.example/feed?token=secret")
    listed = await panel(desk, "/following")

    assert "(post.example)" in listed.text
    assert "/feed?token" not in listed.text.replace("On a.example/feed?token", "")


async def test_a_list_of_feeds_is_taken_and_other_files_are_read(desk: App) -> None:
    body = opml.write([Outline("https://a.example"), Outline("https://b.example")], "x")
    words = "The old iron bridge in Harlow will close for repairs on 3 March, the county said. " * 9
    shown = await replies(
        desk, "now", FileSource("x.opml", body), TextSource(words, title="Harlow bridge closes")
    )

    assert isinstance(shown[0], Panel)
    assert shown[0].title == say("feeds-imported", count=2)
    assert isinstance(shown[1], ReadingCard)
    assert {one.at_once for one in desk.subscriptions.list(Place(HOME))} == {True}


async def test_words_beside_a_list_are_no_filter(desk: App) -> None:
    body = opml.write([Outline("https://a.example")], "x")
    await replies(desk, "my feeds", FileSource("x.xml", body, "text/xml"))

    (followed,) = desk.subscriptions.list(Place(HOME))
    assert (followed.words, followed.at_once) == ((), False)


async def test_what_is_followed_goes_out_as_a_file(desk: App) -> None:
    await replies(desk, "/follow https://a.example/x")
    (file,) = await replies(desk, "/following opml")

    assert isinstance(file, FileReply)
    assert file.name == "feeds.opml"
    assert opml.read(file.body) == [
        Outline("https://a.example/x", "On a.example/x", "https://post.example/")
    ]


@pytest.mark.parametrize("what", ["", "7", "https://other.example"])
async def test_what_is_not_followed_cannot_be_stopped(desk: App, what: str) -> None:
    (reply,) = await replies(desk, f"/unfollow {what}")

    key = "error-unknown-feed" if what else "feeds-unfollow-how"
    assert isinstance(reply, Notice)
    assert reply.text == say(key)


async def test_where_nothing_can_be_sent_nothing_is_followed(desk: App, sites: Sites) -> None:
    (reply,) = await replies(desk, "/follow a.example", chat=None)

    assert reply == Notice(say("feeds-elsewhere"), "error")
    assert sites.asked == []


async def test_a_person_who_is_forgotten_is_not_known_to_have_followed(desk: App) -> None:
    async def nobody() -> bool:
        return False

    group = LibraryId("telegram:-100")
    more = {"library": group, "group": True, "is_admin": nobody}
    await replies(desk, "/follow a.example", **more)  # type: ignore[arg-type]
    (before,) = desk.subscriptions.list(Place(group))
    await replies(desk, "/forget_me yes 42", **more)  # type: ignore[arg-type]
    (after,) = desk.subscriptions.list(Place(group))

    assert (before.added_by, after.added_by) == ("42", None)
