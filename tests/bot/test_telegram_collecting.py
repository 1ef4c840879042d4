"""What groups say is collected: links always, words where an admin switched that on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.state.choices import DISCUSSION, Settings
from bot.state.homes import Homes
from bot.state.inbox import Inbox
from bot.state.preferences import Preferences
from bot.state.talk_log import Heard, TalkLog
from ingest.database.engine import make_engine
from ingest.values import LibraryId
from tests.support.telegram_assistants import Scripted
from tests.support.telegram_server import (
    FORUM,
    GROUP,
    OTHER,
    USER,
    Json,
    Server,
    needs_server,
    running_bot,
    send,
    strict_server,
    texts,
    until,
)

pytestmark = needs_server

HERE = LibraryId(f"telegram:{GROUP}")
LINK = "https://news.example/bridge"
NEW = -1009
CHANNEL = {"id": -100777, "type": "channel", "title": "The Courier", "username": "courier"}
PICTURE = {"data": "eA=="}
EVER = timedelta(days=9999)


class Listening:
    """A bot in a group, and what it keeps of it."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server = server
        self.engine = make_engine(folder / "article-bot.db")
        self.talk = TalkLog(self.engine)
        self.assistant = Scripted()

    def discuss(self, library: LibraryId = HERE, value: str = "on") -> None:
        Settings(Preferences(self.engine)).choose(library, DISCUSSION, value)

    async def say(self, text: str, chat: int = GROUP, **others: Json) -> int:
        return int((await send(self.server, text, chat, **others))["message_id"])

    async def edit(self, message: int, text: str, **others: Json) -> None:
        await self.server.control("edited", chat_id=GROUP, message_id=message, text=text, **others)

    async def kept(self, library: LibraryId = HERE) -> list[Heard]:
        """Wait until everything is handled; return what is kept."""
        await self.server.control("wait", idle=True, timeout=15)
        await until(lambda: not Inbox(self.engine).waiting())
        now = datetime.now(UTC)
        return list(self.talk.between(library, now - EVER, now + EVER))


@asynccontextmanager
async def listening(folder: Path, **settings: Json) -> AsyncIterator[Listening]:
    async with strict_server(limits=False) as server:
        bot = Listening(server, folder)
        async with running_bot(server, folder, bot.assistant, **settings):
            yield bot
            await bot.kept()
            assert await server.control("violations") == []
        bot.engine.dispose()


async def test_a_link_is_kept_with_who_shared_it_and_none_of_the_words(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        number = await bot.say(f"this is terrible: {LINK}")
        (share,) = await bot.kept()

        assert (share.links, share.text) == ((LINK,), "")
        assert (share.chat, share.message, share.topic) == (GROUP, number, 0)
        assert (share.person, share.author) == (str(USER), share.author)
        assert share.author
        assert abs(share.sent - datetime.now(UTC)) < timedelta(minutes=5)
        assert bot.assistant.heard == []
        assert await texts(bot.server, GROUP) == []


async def test_of_words_alone_only_the_moment_stays(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        await bot.say("nothing to read here")

        assert await bot.kept() == []
        seen = bot.talk.last_said(HERE, str(USER), 0)
        assert seen is not None
        assert bot.talk.last_said(HERE, str(OTHER), 0) is None


async def test_words_are_kept_where_an_admin_switched_that_on(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        bot.discuss()
        first = await bot.say(f"look {LINK}")
        second = await bot.say("that was long overdue", user_id=OTHER, reply_to=first)
        shared, said = await bot.kept()
        bot.discuss(value="off")
        await bot.say("and this is not kept")

        assert (shared.text, shared.links) == (f"look {LINK}", (LINK,))
        assert (said.message, said.text, said.reply_to) == (second, "that was long overdue", first)
        assert said.person == str(OTHER)
        assert len(await bot.kept()) == 2


async def test_links_of_every_form_are_kept(tmp_path: Path) -> None:
    hidden = [{"type": "text_link", "offset": 0, "length": 4, "url": LINK}]
    bare = [{"type": "url", "offset": 0, "length": 19}]
    async with listening(tmp_path) as bot:
        await bot.say("here it is", entities=hidden)
        await bot.say("news.example/bridge", entities=bare)
        await bot.say(f"a picture {LINK}", photo=PICTURE)
        await bot.say("see", extra={"link_preview_options": {"url": LINK}})
        await bot.say("Mr.Smith and U.S.A. said so, ask @somebody or t.me/joinchat/abc")

        assert [one.links for one in await bot.kept()] == [(LINK,)] * 4


async def test_a_forwarded_post_is_shared_by_who_forwards_it_and_its_words_are_not_theirs(
    tmp_path: Path,
) -> None:
    origin = {"type": "channel", "date": 1_700_000_000, "chat": CHANNEL, "message_id": 12}
    person = {"type": "hidden_user", "date": 1_700_000_000, "sender_user_name": "Bo"}
    async with listening(tmp_path) as bot:
        bot.discuss()
        await bot.say(f"Breaking: {LINK}", forward_origin=origin)
        await bot.say("The bridge is shut.", forward_origin=origin)
        await bot.say("what Bo said elsewhere", forward_origin=person)
        with_link, without = await bot.kept()

        assert (with_link.links, with_link.text) == ((LINK,), "")
        assert (without.links, without.text) == (("https://t.me/courier/12",), "")
        assert {with_link.person, without.person} == {str(USER)}


async def test_a_channels_post_in_its_discussion_group_is_a_share_in_its_own_words(
    tmp_path: Path,
) -> None:
    origin = {"type": "channel", "date": 1_700_000_000, "chat": CHANNEL, "message_id": 12}
    extra = {"sender_chat": CHANNEL, "is_automatic_forward": True}
    async with listening(tmp_path) as bot:
        bot.discuss()
        post = await bot.say(
            "The bridge is shut.", user_id=777000, forward_origin=origin, extra=extra
        )
        await bot.say("at last", reply_to=post)
        shared, said = await bot.kept()

        assert (shared.author, shared.person) == ("The Courier", "-100777")
        assert (shared.text, shared.links) == (
            "The bridge is shut.",
            ("https://t.me/courier/12",),
        )
        assert said.reply_to == post


async def test_a_quote_from_elsewhere_shares_what_it_quotes(tmp_path: Path) -> None:
    origin = {"type": "channel", "date": 1_700_000_000, "chat": CHANNEL, "message_id": 12}
    extra = {
        "external_reply": {"origin": origin, "chat": CHANNEL, "message_id": 12},
        "quote": {"text": f"as {LINK} says", "position": 0},
    }
    async with listening(tmp_path) as bot:
        await bot.say("hear, hear", extra=extra)
        (share,) = await bot.kept()

        assert share.links == (LINK, "https://t.me/courier/12")
        assert share.reply_to is None


async def test_what_is_said_to_the_bot_is_no_talk_but_its_links_are_shared(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        bot.discuss()
        await bot.say("@test_bot when does it open?")
        await bot.say("/usage")
        await bot.say("/stats@other_bot now")
        await bot.say(f"@test_bot read {LINK}")
        (share,) = await bot.kept()

        assert (share.links, share.text) == ((LINK,), "")
        assert bot.talk.last_said(HERE, str(USER), 0) is None
        assert len(bot.assistant.heard) == 3


async def test_other_bots_are_not_kept_and_an_anonymous_admin_is(tmp_path: Path) -> None:
    group = {"id": GROUP, "type": "group", "title": "Chat"}
    async with listening(tmp_path) as bot:
        bot.discuss()
        await bot.say(f"I am a robot {LINK}", user_id=99, is_bot=True)
        await bot.say(
            "made by a bot", extra={"via_bot": {"id": 9, "is_bot": True, "first_name": "x"}}
        )
        await bot.say("as the group", user_id=1087968824, extra={"sender_chat": group})
        (said,) = await bot.kept()

        assert (said.person, said.author) == (str(GROUP), "Chat")


async def test_an_edit_changes_what_is_kept(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        number = await bot.say(f"look {LINK}")
        await bot.edit(number, "look https://news.example/other")
        (changed,) = await bot.kept()
        await bot.edit(number, "never mind")
        gone = await bot.kept()
        await bot.edit(number, f"but {LINK}")
        (back,) = await bot.kept()

        assert changed.links == ("https://news.example/other",)
        assert gone == []
        assert back.links == (LINK,)


async def test_topics_of_a_forum_are_kept_apart_and_their_notices_answer_nothing(
    tmp_path: Path,
) -> None:
    notice = {
        "message_id": 7,
        "date": 1,
        "chat": {"id": FORUM, "type": "supergroup"},
        "forum_topic_created": {"name": "News", "icon_color": 1},
    }
    async with listening(tmp_path) as bot:
        await bot.say(LINK, FORUM, message_thread_id=7, extra={"reply_to_message": notice})
        first = await bot.say(LINK, FORUM)
        await bot.say(f"more {LINK}", FORUM, reply_to=first)
        in_topic, general, answer = await bot.kept(LibraryId(f"telegram:{FORUM}"))

        assert (in_topic.topic, in_topic.reply_to) == (7, None)
        assert (general.topic, general.reply_to) == (0, None)
        assert answer.reply_to == first
        assert bot.talk.last_said(LibraryId(f"telegram:{FORUM}"), str(USER), 7) is not None


async def test_an_answer_to_any_part_of_an_album_answers_its_caption(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        bot.discuss()
        first = await bot.say(f"our trip {LINK}", photo=PICTURE, extra={"media_group_id": "trip"})
        part = await bot.say("", photo=PICTURE, extra={"media_group_id": "trip"})
        await bot.say("lovely", reply_to=part)
        album, answer = await bot.kept()

        assert (album.message, album.links) == (first, (LINK,))
        assert answer.reply_to == first


async def test_a_group_that_moves_keeps_its_log_under_one_name(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        before = await bot.say(LINK)
        await bot.server.control("chats", id=GROUP, migrate_to=NEW)
        after = await bot.say(LINK, NEW)
        kept = await bot.kept()

        assert [(one.chat, one.message) for one in kept] == [(GROUP, before), (NEW, after)]
        assert Homes(bot.engine).of(NEW) == HERE


async def test_nothing_is_kept_where_the_bot_may_not_be_used(tmp_path: Path) -> None:
    async with listening(tmp_path, allowed_chats="-555", admins=f"{OTHER}") as bot:
        await bot.say(LINK)
        await bot.say(LINK, user_id=OTHER)

        assert [one.person for one in await bot.kept()] == [str(OTHER)]


async def test_an_allowed_group_stays_allowed_when_it_moves(tmp_path: Path) -> None:
    async with listening(tmp_path, allowed_chats=f"{GROUP}") as bot:
        Homes(bot.engine).move(GROUP, NEW)
        await bot.server.control("chats", id=NEW, type="supergroup", members=[USER])
        await bot.say(LINK, NEW)

        assert len(await bot.kept()) == 1


async def test_private_chats_and_notices_are_not_collected(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        await bot.say(LINK, USER)
        await bot.say("", extra={"new_chat_title": LINK})

        assert await bot.kept() == []
        assert await bot.kept(LibraryId(f"telegram:{USER}")) == []


async def test_who_opted_out_is_not_even_noticed(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        bot.discuss()
        bot.talk.opt_out(HERE, str(USER))
        number = await bot.say(f"mine {LINK}")
        await bot.edit(number, f"still mine {LINK}")
        await bot.say("yours", user_id=OTHER, reply_to=number)

        assert [one.text for one in await bot.kept()] == ["yours"]
        assert bot.talk.last_said(HERE, str(USER), 0) is None
