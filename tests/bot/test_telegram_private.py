"""Private answers in groups: seen by one person, shown to everyone only when they say so."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest
from telegram import Bot

from bot.conversation.messages import AnswerReply, Choice, Incoming, Partial, Reply
from bot.state.answers import Answers
from bot.state.message_articles import MessageArticles
from bot.state.migrating import bring_up_to_date
from bot.state.preferences import Preferences
from bot.state.talk_log import Heard
from bot.telegram.building import build_presenter, build_private_first
from bot.telegram.calls import Place
from bot.telegram.document import Details, Document, Heading, Item, Paragraph, Quote, Span
from bot.telegram.private_first import PrivateFirst
from bot.values import Answer, Citation
from bot.wording import say
from ingest.database.engine import make_engine
from ingest.values import Article, LibraryId
from tests.support.telegram_assistants import Pausing, Scripted, Waiting
from tests.support.telegram_ephemeral import EphemeralBotApi, press_whisper, whispers
from tests.support.telegram_server import (
    GROUP,
    OTHER,
    TOKEN,
    USER,
    Json,
    Server,
    Unlimited,
    needs_server,
    running_bot,
    send,
    shown,
    strict_server,
    telegram_settings,
    texts,
    until,
)
from tests.support.telegram_worlds import TOUR_TITLE, world

pytestmark = needs_server

BRIDGE = Article("a1", "A bridge", "The bridge opens in May.")
FERRY = Article("a2", "A ferry", "The ferry sails in June.")
ANSWER = Answer("The bridge opens in May.", (Citation(1, BRIDGE, 0, 24),))
LIBRARY = LibraryId(f"telegram:{GROUP}")
SAID = "The bridge opens in May."

ServerMaker: TypeAlias = Callable[[], AbstractAsyncContextManager[Server]]


def answers(incoming: Incoming) -> list[Reply]:
    if incoming.text == "which?":
        return [Choice([BRIDGE, FERRY], "which?", "7")]
    return [AnswerReply(Answer(f"{SAID} ({incoming.text})", ANSWER.citations), incoming.text)]


@asynccontextmanager
async def knowing(*, admin: bool = True, ephemeral: bool = True) -> AsyncIterator[Server]:
    """A server with ephemeral messages, or one that ignores them; the bot is an administrator."""
    api = partial(EphemeralBotApi, ephemeral=ephemeral)
    async with strict_server(api, limits=False) as server:
        status = "administrator" if admin else "member"
        await server.control("chats", id=GROUP, bot_status=status)
        yield server
        assert await server.control("violations") == []


@asynccontextmanager
async def plain() -> AsyncIterator[Server]:
    """A server in whose groups the bot is a plain member."""
    async with strict_server(limits=False) as server:
        yield server
        assert await server.control("violations") == []


async def press(server: Server, message: Json, label: str, chat: int = USER, **who: Json) -> Json:
    pressed = await server.control(
        "callback", chat_id=chat, message_id=message["message_id"], text=label, **who
    )
    await server.control("wait", query_id=pressed["query_id"], timeout=15)
    return (await server.control("query", query_id=pressed["query_id"]))["answer"]


def data_of(message: Json) -> str:
    """What the first button of a message sends."""
    data: str = message["message"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    return data


async def force(server: Server, message: Json, data: str, chat: int = USER) -> Json:
    """Send what a button sent, though it may be gone, or never was there."""
    pressed = await server.control(
        "callback", chat_id=chat, message_id=message["message_id"], data=data, force=True
    )
    await server.control("wait", query_id=pressed["query_id"], timeout=15)
    return (await server.control("query", query_id=pressed["query_id"]))["answer"]


def start_of(notice: Json) -> str:
    """What the link under a message says when it starts the bot."""
    link: str = notice["message"]["reply_markup"]["inline_keyboard"][0][0]["url"]
    return link.partition("?start=")[2]


async def there(server: Server, chat: int = GROUP) -> list[str]:
    """The bot's messages that a chat still shows."""
    messages = (await server.control("messages", chat_id=chat))["messages"]
    return [one["text"] for one in messages if one["outgoing"] and not one["deleted"]]


def hidden(calls: Json) -> set[str]:
    """The commands in groups that nobody else sees when they are sent."""
    menus = [json.loads(call["params"]["commands"]) for call in calls]
    return {one["command"] for menu in menus for one in menu if one.get("is_ephemeral")}


async def handled(server: Server) -> None:
    """Wait until the bot has dealt with all that came before this."""
    await send(server, "@test_bot last", chat=GROUP, user_id=OTHER)
    await server.control("wait", chat_id=GROUP, text="(last)", timeout=15)


# In the person's own chat


async def test_a_private_answer_goes_to_the_person_and_everyone_sees_it_when_they_say_so(
    tmp_path: Path,
) -> None:
    assistant = Scripted(answers)
    async with plain() as server, running_bot(server, tmp_path, assistant):
        await send(server, "/private when does it open?", chat=GROUP)
        (alone,) = await shown(server, USER)
        in_group = await texts(server, GROUP)
        toast = await press(server, alone, say("private-everyone"))
        (shared,) = await shown(server, GROUP)

        assert assistant.heard[0].text == "when does it open?"
        assert assistant.heard[0].library == f"telegram:{GROUP}"
        assert SAID in alone["text"]
        assert in_group == []
        assert toast["text"] == say("private-shown")
        assert shared["text"].startswith(say("private-shared", name=f"User {USER}"))
        assert SAID in shared["text"]
        await until(lambda: server.actors.chat(USER).messages[1].data.get("reply_markup") is None)


async def test_showing_everyone_twice_and_after_a_restart_shows_it_once(tmp_path: Path) -> None:
    async with plain() as server:
        async with running_bot(server, tmp_path, Scripted(answers)):
            await send(server, "/private when?", chat=GROUP)
            (alone,) = await shown(server, USER)
        data = data_of(alone)
        for presses in (2, 1):
            async with running_bot(server, tmp_path, Scripted(answers)):
                for _ in range(presses):
                    await force(server, alone, data)

        (shared,) = await there(server)
        assert "(when?)" in shared


async def test_what_may_have_been_shown_is_not_shown_again(tmp_path: Path) -> None:
    async with plain() as server, running_bot(server, tmp_path, Scripted(answers)):
        await send(server, "/private when?", chat=GROUP)
        (alone,) = await shown(server, USER)
        data = data_of(alone)
        await server.control("fault", method="sendRichMessage", kind="drop", when="after")
        unsure = [await force(server, alone, data) for _ in range(2)]

        assert [one["text"] for one in unsure] == [say("sent_unknown")] * 2
        assert len(await there(server)) == 1


async def test_nobody_shows_what_another_person_was_told(tmp_path: Path) -> None:
    async with plain() as server, running_bot(server, tmp_path, Scripted(answers)):
        await send(server, "/private when?", chat=GROUP)
        (alone,) = await shown(server, USER)
        await send(server, "hello", chat=OTHER)
        (theirs,) = await shown(server, OTHER)
        toast = await force(server, theirs, data_of(alone), OTHER)

        assert toast["text"] == say("private-not-shown")
        assert await texts(server, GROUP) == []


async def test_who_left_the_group_shows_it_nothing(tmp_path: Path) -> None:
    async with plain() as server, running_bot(server, tmp_path, Scripted(answers)):
        await send(server, "/private when?", chat=GROUP)
        (alone,) = await shown(server, USER)
        await server.control("member", chat_id=GROUP, user_id=USER, action="leave")
        toast = await press(server, alone, say("private-everyone"))

        assert toast["text"] == say("private-not-shown")
        assert await texts(server, GROUP) == []


async def test_who_never_started_the_bot_gets_the_answer_by_starting_it(tmp_path: Path) -> None:
    async with plain() as server, running_bot(server, tmp_path, Scripted(answers)):
        await server.control("chats", id=USER, type="private", started=False)
        await send(server, "/private when?", chat=GROUP)
        (notice,) = await shown(server, GROUP)
        await send(server, f"/start {start_of(notice)}")
        (alone,) = await shown(server, USER)
        await handled(server)

        assert notice["text"] == say("private-start")
        assert notice["buttons"] == [[say("private-open"), say("private-here")]]
        assert "(when?)" in alone["text"]
        assert alone["buttons"] == [[say("private-everyone")]]
        assert [one for one in await there(server) if "(last)" not in one] == []


async def test_anybody_else_who_follows_that_link_gets_nothing(tmp_path: Path) -> None:
    assistant = Scripted(answers)
    async with plain() as server, running_bot(server, tmp_path, assistant):
        await server.control("chats", id=USER, type="private", started=False)
        await send(server, "/private when?", chat=GROUP)
        (notice,) = await shown(server, GROUP)
        await send(server, f"/start {start_of(notice)}", chat=OTHER)
        (told,) = await shown(server, OTHER)
        toast = await press(server, notice, say("private-here"), chat=GROUP, user_id=OTHER)

        assert told["text"] == say("private-not-yours")
        assert toast["text"] == say("private-not-yours")
        assert assistant.heard == []


async def test_who_asked_may_have_the_answer_in_the_group_after_all(tmp_path: Path) -> None:
    async with plain() as server, running_bot(server, tmp_path, Scripted(answers)):
        await server.control("chats", id=USER, type="private", started=False)
        asked = await send(server, "/private when?", chat=GROUP)
        (notice,) = await shown(server, GROUP)
        await press(server, notice, say("private-here"), chat=GROUP, user_id=USER)
        await server.control("wait", chat_id=GROUP, text="(when?)", timeout=15)
        await server.control(
            "edited", chat_id=GROUP, message_id=asked["message_id"], text="/ask@test_bot where?"
        )
        await server.control("wait", chat_id=GROUP, text="where?", timeout=15)

        (answer,) = await there(server)
        assert SAID in answer
        assert "where?" in answer


async def test_an_edited_private_question_is_followed_where_it_was_answered(
    tmp_path: Path,
) -> None:
    assistant = Scripted(answers)
    async with plain() as server, running_bot(server, tmp_path, assistant):
        for number in range(3):  # numbers of messages in both chats are not the same
            await send(server, f"hello {number}")
        await shown(server, USER, count=3)
        asked = await send(server, "/private when?", chat=GROUP)
        await server.control("wait", chat_id=USER, text="(when?)", timeout=15)
        for text in ("/private where?", "@test_bot why?"):
            await server.control("edited", chat_id=GROUP, message_id=asked["message_id"], text=text)
        await server.control("wait", chat_id=USER, text="(why?)", timeout=15)

        assert len(await there(server, USER)) == 4
        assert await texts(server, GROUP) == []
        assert [heard.replaces for heard in assistant.heard[4:]] == [
            heard.key for heard in assistant.heard[3:5]
        ]
    engine = make_engine(tmp_path / "article-bot.db")
    articles = MessageArticles(engine)  # the group knows nothing of numbers in another chat
    assert Answers(engine).of(LIBRARY, asked["message_id"]) is None
    assert not any(articles.about(LIBRARY, number) for number in range(1, 9))
    engine.dispose()


async def test_a_question_that_becomes_private_takes_its_answer_out_of_the_group(
    tmp_path: Path,
) -> None:
    async with plain() as server, running_bot(server, tmp_path, Scripted(answers)):
        asked = await send(server, "@test_bot when?", chat=GROUP)
        await shown(server, GROUP)
        await server.control(
            "edited", chat_id=GROUP, message_id=asked["message_id"], text="/private when?"
        )
        (alone,) = await shown(server, USER)

        assert SAID in alone["text"]
        assert await there(server) == []


async def test_who_speaks_for_the_group_is_not_answered_before_it(tmp_path: Path) -> None:
    assistant = Scripted(answers)
    async with plain() as server, running_bot(server, tmp_path, assistant):
        itself = {"id": GROUP, "type": "group", "title": "The group"}
        await send(server, "/private when?", chat=GROUP, extra={"sender_chat": itself})
        (told,) = await shown(server, GROUP)

        assert told["text"] == say("private-nameless")
        assert assistant.heard == []


async def test_a_private_answer_is_shown_to_the_supergroup_that_its_group_became(
    tmp_path: Path,
) -> None:
    async with plain() as server, running_bot(server, tmp_path, Scripted(answers)):
        await send(server, "/private when?", chat=GROUP)
        (alone,) = await shown(server, USER)
        await server.control("chats", id=GROUP, migrate_to=-1009)
        await press(server, alone, say("private-everyone"))
        (shared,) = await shown(server, -1009)

        assert "(when?)" in shared["text"]


async def test_a_choice_in_the_own_chat_goes_on_with_the_groups_articles(tmp_path: Path) -> None:
    assistant = Scripted(answers)
    async with plain() as server, running_bot(server, tmp_path, assistant):
        await send(server, "/private which?", chat=GROUP)
        (choice,) = await shown(server, USER)
        await press(server, choice, choice["buttons"][1][0])
        answer = (await shown(server, USER, count=2))[-1]
        await send(server, "and where?", reply_to=answer["message_id"])
        followed = (await shown(server, USER, count=3))[-1]
        await press(server, followed, say("private-everyone"))
        (shared,) = await shown(server, GROUP)

        assert {heard.library for heard in assistant.heard} == {f"telegram:{GROUP}"}
        assert len({heard.conversation for heard in assistant.heard}) == 1
        assert assistant.heard[1].text == "/choose 2 7"
        assert answer["buttons"] == [[say("private-everyone")]]
        assert "and where?" in shared["text"]


# As ephemeral messages in the group


async def test_where_the_bot_is_an_administrator_only_the_person_sees_the_answer_in_the_group(
    tmp_path: Path,
) -> None:
    async with knowing() as server, running_bot(server, tmp_path, Scripted(answers)):
        await send(server, "/private when?", chat=GROUP)
        (alone,) = await whispers(server, GROUP, USER)
        in_chats = [await texts(server, chat) for chat in (GROUP, USER)]
        toast = await press_whisper(server, GROUP, USER, alone, say("private-everyone"))
        (shared,) = await shown(server, GROUP)
        await handled(server)
        (left,) = await server.control("whispers", chat_id=GROUP, user_id=USER)

        assert "(when?)" in alone["text"]
        assert in_chats == [[], []]
        assert await server.control("whispers", chat_id=GROUP, user_id=OTHER) == []
        assert toast["text"] == say("private-shown")
        assert "(when?)" in shared["text"]
        assert left["buttons"] == []


async def test_an_ephemeral_command_is_answered_by_a_plain_member_too(tmp_path: Path) -> None:
    assistant = Scripted(answers)
    async with (
        knowing(admin=False) as server,
        running_bot(server, tmp_path, assistant),
    ):
        await server.control("whisper", chat_id=GROUP, user_id=USER, text="/private when?")
        (alone,) = await whispers(server, GROUP, USER)
        await server.control(
            "whisper", chat_id=GROUP, user_id=USER, text="where?", reply_to=alone["number"]
        )
        both = await whispers(server, GROUP, USER, count=2)

        assert ["(when?)" in both[0]["text"], "(where?)" in both[1]["text"]] == [True, True]
        assert [await texts(server, chat) for chat in (GROUP, USER)] == [[], []]


async def test_a_command_whose_time_is_over_is_answered_in_the_own_chat(tmp_path: Path) -> None:
    async with knowing(admin=False) as server:
        await server.control("whisper", chat_id=GROUP, user_id=USER, text="/private when?")
        await server.control("advance", seconds=20)
        async with running_bot(server, tmp_path, Scripted(answers)):
            (alone,) = await shown(server, USER)
            await server.control("whisper", chat_id=GROUP, user_id=USER, text="/private where?")
            (next_one,) = await whispers(server, GROUP, USER)

            assert "(when?)" in alone["text"]
            assert "(where?)" in next_one["text"]
            assert await texts(server, GROUP) == []


async def test_an_answer_that_can_no_longer_be_put_in_its_place_comes_to_the_own_chat(
    tmp_path: Path,
) -> None:
    assistant = Waiting("when?")
    assistant.script = answers
    refusal = {"kind": "error", "code": 400, "description": "Bad Request: message can't be edited"}
    async with knowing(admin=False) as server, running_bot(server, tmp_path, assistant):
        await server.control("whisper", chat_id=GROUP, user_id=USER, text="/private when?")
        await until(lambda: len(server.whispers) == 2)
        await server.control("advance", seconds=20)
        await server.control("fault", method="editEphemeralMessageText", **refusal)
        assistant.release.set()
        (alone,) = await shown(server, USER)

        assert "(when?)" in alone["text"]
        assert await server.control("whispers", chat_id=GROUP, user_id=USER) == []
        assert await texts(server, GROUP) == []


async def test_a_plain_member_does_not_even_try(tmp_path: Path) -> None:
    async with (
        knowing(admin=False) as server,
        running_bot(server, tmp_path, Scripted(answers)),
    ):
        await send(server, "/private when?", chat=GROUP)
        await shown(server, USER)

        assert await server.control("calls", method="deleteEphemeralMessage") == []


async def test_a_group_that_refuses_is_not_asked_again_for_a_day(tmp_path: Path) -> None:
    refusal = {"kind": "error", "code": 400, "description": "Bad Request: EPHEMERAL_DISABLED"}
    async with knowing() as server, running_bot(server, tmp_path, Scripted(answers)):
        await server.control("fault", method="sendMessage", **refusal)
        await send(server, "/private when?", chat=GROUP)
        await shown(server, USER)
        await send(server, "/private where?", chat=GROUP)
        await shown(server, USER, count=2)

        assert await server.control("whispers", chat_id=GROUP, user_id=USER) == []
        assert len(await server.control("calls", method="deleteEphemeralMessage")) == 1
        assert await texts(server, GROUP) == []


async def test_a_server_that_knows_no_ephemeral_messages_shows_the_group_nothing(
    tmp_path: Path,
) -> None:
    async with (
        knowing(ephemeral=False) as server,
        running_bot(server, tmp_path, Scripted(answers)),
    ):
        await send(server, "/private when?", chat=GROUP)
        await shown(server, USER)
        await send(server, "/private where?", chat=GROUP)
        await shown(server, USER, count=2)

        assert len(await server.control("calls", method="deleteEphemeralMessage")) == 1
        assert await texts(server, GROUP) == []


async def test_an_operator_can_do_without_ephemeral_messages(tmp_path: Path) -> None:
    async with (
        knowing() as server,
        running_bot(server, tmp_path, Scripted(answers), ephemeral_messages="off"),
    ):
        await send(server, "/private when?", chat=GROUP)
        await shown(server, USER)

        assert await server.control("whispers", chat_id=GROUP, user_id=USER) == []


async def test_commands_for_one_person_are_unseen_once_the_server_is_known_to_hide_them(
    tmp_path: Path,
) -> None:
    async with knowing() as server:
        async with running_bot(server, tmp_path, Scripted(answers)):
            await send(server, "/private when?", chat=GROUP)
            await whispers(server, GROUP, USER)
            await handled(server)
        before = hidden(await server.control("calls", method="setMyCommands"))
        async with running_bot(server, tmp_path, Scripted(answers)):
            await server.control("wait", method="setMyShortDescription", count=18, timeout=15)
        after = hidden(await server.control("calls", method="setMyCommands"))

        assert before == set()
        assert after == {"private", "catchup"}


async def test_an_edited_question_edits_its_ephemeral_answer(tmp_path: Path) -> None:
    async with knowing() as server, running_bot(server, tmp_path, Scripted(answers)):
        asked = await send(server, "/private when?", chat=GROUP)
        await whispers(server, GROUP, USER)
        edit = partial(server.control, "edited", chat_id=GROUP, message_id=asked["message_id"])
        await edit(text="/private where?")
        await handled(server)
        (edited,) = await server.control("whispers", chat_id=GROUP, user_id=USER)
        await server.control("restart_app")
        await edit(text="/private why?")
        await until(lambda: len(server.whispers) == 2)
        (anew,) = await server.control("whispers", chat_id=GROUP, user_id=USER)

        assert "(where?)" in edited["text"]
        assert "(why?)" in anew["text"]
        assert [one for one in await there(server) if "(last)" not in one] == []


async def test_a_choice_is_made_where_only_the_person_sees_it(tmp_path: Path) -> None:
    assistant = Scripted(answers)
    async with knowing() as server, running_bot(server, tmp_path, assistant):
        await send(server, "/private which?", chat=GROUP)
        (choice,) = await whispers(server, GROUP, USER)
        await press_whisper(server, GROUP, USER, choice, choice["buttons"][0][0])
        await handled(server)
        (answer,) = await server.control("whispers", chat_id=GROUP, user_id=USER)

        assert assistant.heard[1].text == "/choose 1 7"
        assert "(/choose 1 7)" in answer["text"]
        assert answer["buttons"] == [[say("private-everyone")]]
        assert [one for one in await there(server) if "(last)" not in one] == []


async def test_a_private_answer_grows_before_the_persons_eyes_alone(tmp_path: Path) -> None:
    assistant = Pausing([Partial("The bri"), AnswerReply(ANSWER, "when?")])
    async with knowing() as server, running_bot(server, tmp_path, assistant):
        await send(server, "/private when?", chat=GROUP)
        (growing,) = await whispers(server, GROUP, USER)
        assistant.go_on.set()
        await server.control("wait", method="editEphemeralMessageText", count=2, timeout=15)
        (whole,) = await server.control("whispers", chat_id=GROUP, user_id=USER)

        assert growing["text"] == "The bri …"
        assert SAID in whole["text"]
        assert await server.control("calls", method="sendChatAction") == []
        assert await texts(server, GROUP) == []


@pytest.mark.parametrize("admin", [True, False])
async def test_a_group_that_answers_privately_first_does_so_for_every_question(
    tmp_path: Path, admin: bool
) -> None:
    async with knowing(admin=admin) as server, running_bot(server, tmp_path, Scripted(answers)):
        engine = make_engine(tmp_path / "article-bot.db")
        Preferences(engine).set(f"telegram:{GROUP}", "answers", "private")
        engine.dispose()
        await send(server, "@test_bot when?", chat=GROUP)
        if admin:
            (alone,) = await whispers(server, GROUP, USER)
        else:
            (alone,) = await shown(server, USER)

        assert "(when?)" in alone["text"]
        assert await texts(server, GROUP) == []


# Something that is ready, such as what a person missed

MISSED = Document(
    [
        Heading([Span("Yesterday")], level=2),
        Item([Span("A bridge opens", bold=True)], number=1),
        Quote([Span("At last.")]),
        Details("1 more", [Paragraph([Span("A ferry sails.", link="https://news.example/f")])]),
    ],
    articles=["a1"],
)
WORDS = ("Yesterday", "A bridge opens", "At last.", "A ferry sails.")


@asynccontextmanager
async def delivering(server: Server, folder: Path) -> AsyncIterator[PrivateFirst]:
    """What answers privately, without the rest of the bot, on the database of a bot."""
    settings, engine = telegram_settings(server.url, folder), make_engine(folder / "article-bot.db")
    bring_up_to_date(engine)
    async with Bot(TOKEN, base_url=f"{server.url}/bot") as bot:
        presenter = build_presenter(settings, engine, bot=bot, budget=Unlimited())
        yield build_private_first(settings, engine, bot=bot, presenter=presenter)
    engine.dispose()


async def test_a_document_reaches_one_person_and_the_group_when_they_say_so(
    tmp_path: Path,
) -> None:
    place = Place(GROUP, group=True)
    async with knowing() as server:
        async with delivering(server, tmp_path) as private:
            for _ in range(2):  # the second time after a crash
                await private.deliver("missed:1", place, USER, MISSED, library=LIBRARY)
        (alone,) = await server.control("whispers", chat_id=GROUP, user_id=USER)
        assert await texts(server, GROUP) == []
        async with running_bot(server, tmp_path, Scripted(answers)):
            await press_whisper(server, GROUP, USER, alone, say("private-everyone"))
            (shared,) = await shown(server, GROUP)

        assert all(one in alone["text"] for one in WORDS)
        assert all(one in shared["text"] for one in WORDS if one != WORDS[-1])
        assert "A ferry sails." in str(shared["message"])


async def test_a_document_waits_for_whom_the_bot_cannot_write_to(tmp_path: Path) -> None:
    place = Place(GROUP, group=True)
    async with plain() as server:
        await server.control("chats", id=USER, type="private", started=False)
        async with delivering(server, tmp_path) as private:
            await private.deliver("missed:1", place, USER, MISSED, library=LIBRARY)
        (notice,) = await shown(server, GROUP)
        assistant = Scripted(answers)
        async with running_bot(server, tmp_path, assistant):
            await send(server, f"/start {start_of(notice)}")
            (alone,) = await shown(server, USER)
            await handled(server)

        assert "A bridge opens" in alone["text"]
        assert alone["buttons"] == [[say("private-everyone")]]
        assert [heard.text for heard in assistant.heard] == ["last"]
        assert [one for one in await there(server) if "(last)" not in one] == []


async def test_a_document_can_be_shown_in_the_group_at_once(tmp_path: Path) -> None:
    place = Place(GROUP, group=True)
    async with plain() as server:
        await server.control("chats", id=USER, type="private", started=False)
        async with delivering(server, tmp_path) as private:
            await private.deliver("missed:1", place, USER, MISSED, library=LIBRARY)
        (notice,) = await shown(server, GROUP)
        async with running_bot(server, tmp_path, Scripted(answers)):
            await press(server, notice, say("private-here"), chat=GROUP, user_id=USER)
            (shared,) = await shown(server, GROUP, after=notice["message_id"])
            await handled(server)

        assert "A bridge opens" in shared["text"]
        assert len([one for one in await there(server) if "(last)" not in one]) == 1


@pytest.mark.timeout(60)
async def test_what_somebody_missed_is_told_them_alone(tmp_path: Path) -> None:
    async with world(tmp_path, limits=False) as here:
        now, library = datetime.now(UTC), LibraryId(f"telegram:{GROUP}")
        links = (f"{here.web.url}/tour",)
        here.app.talk.note(
            Heard(library, GROUP, 7, now - timedelta(hours=3), "43", "Ben", links=links)
        )
        await here.say("/catchup 1d", GROUP)
        (alone,) = await here.shown(USER)
        await here.press(alone, "1")
        summary = (await here.shown(USER, count=2))[-1]
        in_group = await texts(here.server, GROUP)
        await here.press(alone, say("private-everyone"))
        (shared,) = await here.shown(GROUP)

        assert TOUR_TITLE in alone["text"]
        assert summary["text"].startswith(TOUR_TITLE)
        assert in_group == []
        assert TOUR_TITLE in shared["text"]
