"""Groups: who is answered and where, settings, edits, moving, joining."""

import json
from pathlib import Path

import pytest
from telegram import Bot

from bot.app import App
from bot.conversation.messages import Incoming, Notice, Partial, Reply
from bot.state.choices import ADDING
from bot.state.homes import Homes
from bot.state.migrating import bring_up_to_date
from bot.state.preferences import Preferences
from bot.telegram.building import build_presenter
from bot.telegram.calls import Place
from bot.telegram.ongoing import Ongoing
from bot.telegram.sender import UndeliverableError
from bot.wording import say, spoken
from ingest.database.engine import make_engine
from ingest.values import Article, LibraryId, TextSource
from tests.support.telegram_assistants import Pausing, Scripted, Waiting
from tests.support.telegram_server import (
    FORUM,
    GROUP,
    OTHER,
    TOKEN,
    USER,
    Json,
    Server,
    Unlimited,
    needs_server,
    running_app,
    running_bot,
    send,
    shown,
    strict_server,
    telegram_settings,
    texts,
    until,
)

pytestmark = needs_server

BRIDGE = Article("a1", "A bridge", "The bridge opens in May.")
NEW = -1009


def echoes(incoming: Incoming) -> list[Reply]:
    return [Notice(f"heard {incoming.text}")]


async def press(server: Server, message: Json, label: str, chat: int = USER, **who: Json) -> Json:
    pressed = await server.control(
        "callback", chat_id=chat, message_id=message["message_id"], text=label, **who
    )
    await server.control("wait", query_id=pressed["query_id"], timeout=15)
    return (await server.control("query", query_id=pressed["query_id"]))["answer"]


async def test_an_admin_chooses_settings_and_the_group_follows_at_once(
    tmp_path: Path, app: App
) -> None:
    async with strict_server() as server, running_app(server, tmp_path, app):
        await server.control("chats", id=GROUP, type="group", members=[USER, OTHER], admins=[USER])
        await send(server, "/settings", chat=GROUP)
        (form,) = await shown(server, GROUP)
        label = f"{say('setting-adding')}: {say('setting-adding-everybody')}"
        await press(server, form, label, chat=GROUP, user_id=USER)
        await server.control("wait", method="editMessageText", timeout=15)
        await send(server, "@test_bot https://post.example/x", chat=GROUP, user_id=OTHER)
        refused = (await shown(server, GROUP, count=2))[-1]

        assert refused["text"] == say("adding-admins")
        assert app.group_settings.get(LibraryId(f"telegram:{GROUP}"), ADDING) == "admins"


async def test_others_cannot_choose_settings(tmp_path: Path, app: App) -> None:
    async with strict_server() as server, running_app(server, tmp_path, app):
        await server.control("chats", id=GROUP, type="group", members=[USER, OTHER], admins=[OTHER])
        await send(server, "/settings adding admins", chat=GROUP)
        (refused,) = await shown(server, GROUP)

        assert refused["text"] == say("admins_only")


async def test_answers_are_as_long_as_the_chat_wants(tmp_path: Path, app: App) -> None:
    library = LibraryId(f"telegram:{USER}")
    text = TextSource(
        "The bridge fell because its cables rusted. Salt from the road ate the steel away. "
        "Nobody had looked at the cables since the bridge was built in 1961.",
        title="Why the bridge fell",
    )
    await app.pipeline.add(library, text)
    async with strict_server() as server, running_app(server, tmp_path, app):
        await send(server, "why did the bridge fall?")
        (first,) = await shown(server, USER)
        await send(server, "/settings length short")
        await shown(server, USER, count=2)
        await send(server, "why did the bridge fall?")
        last = (await shown(server, USER, count=3))[-1]

        assert len(last["text"]) < len(first["text"])


async def test_a_forum_keeps_to_its_topic_and_to_each_person(tmp_path: Path) -> None:
    assistant = Scripted(echoes)
    async with strict_server(limits=False) as server, running_bot(server, tmp_path, assistant):
        await server.control(
            "chats", id=FORUM, forum=True, topics={"7": "News", "9": "Fun"}, members=[USER, OTHER]
        )
        await send(server, "@test_bot one", chat=FORUM, message_thread_id=7)
        await send(server, "@test_bot two", chat=FORUM, message_thread_id=9)
        await send(server, "@test_bot three", chat=FORUM, message_thread_id=7, user_id=OTHER)
        shown_there = await shown(server, FORUM, count=3)

        topics = {one["text"]: one["message"]["message_thread_id"] for one in shown_there}
        assert topics == {"heard one": 7, "heard two": 9, "heard three": 7}
        assert len({heard.conversation for heard in assistant.heard}) == 3


async def test_an_edited_question_edits_its_answer(tmp_path: Path) -> None:
    assistant = Scripted(echoes)
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        asked = await send(server, "when?")
        (first,) = await shown(server, USER)
        await server.control("edited", chat_id=USER, message_id=asked["message_id"], text="where?")
        await server.control("wait", method="editMessageText", timeout=15)
        (after,) = await shown(server, USER)

        assert (first["text"], after["text"]) == ("heard when?", "heard where?")
        assert assistant.heard[1].replaces == assistant.heard[0].key
        assert await server.control("violations") == []


async def test_an_edit_that_changes_no_words_is_not_answered_again(tmp_path: Path) -> None:
    assistant = Scripted(echoes)
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        asked = await send(server, "when?")
        await shown(server, USER)
        await server.control("edited", chat_id=USER, message_id=asked["message_id"], text="when?")
        await send(server, "next")
        await shown(server, USER, count=2)

        assert [heard.text for heard in assistant.heard] == ["when?", "next"]


async def test_the_turn_of_an_edited_question_is_replaced(tmp_path: Path, app: App) -> None:
    library = LibraryId(f"telegram:{USER}")
    await app.pipeline.add(library, TextSource(BRIDGE.text * 3, title="A bridge"))
    async with strict_server() as server, running_app(server, tmp_path, app):
        asked = await send(server, "when does the road open?")
        await shown(server, USER)
        await server.control(
            "edited",
            chat_id=USER,
            message_id=asked["message_id"],
            text="when does the bridge open?",
        )
        await until(
            lambda: (
                [turn.question for turn in app.conversations.turns(library)]
                == ["when does the bridge open?"]
            )
        )


async def test_an_edit_while_the_first_answer_is_made_comes_after_it(tmp_path: Path) -> None:
    assistant = Waiting("slow")
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        asked = await send(server, "slow")
        await server.control("edited", chat_id=USER, message_id=asked["message_id"], text="quick")
        assistant.release.set()
        await server.control("wait", method="editMessageText", timeout=15)
        (after,) = await shown(server, USER)

        assert [heard.text for heard in assistant.heard] == ["slow", "quick"]
        assert after["text"] == "heard quick"


async def test_a_group_that_becomes_a_supergroup_keeps_its_library(tmp_path: Path) -> None:
    assistant = Scripted(echoes)
    async with strict_server(limits=False) as server, running_bot(server, tmp_path, assistant):
        await send(server, "@test_bot one", chat=GROUP)
        await shown(server, GROUP)
        await server.control("chats", id=NEW, type="supergroup", members=[USER])
        await server.control(
            "message", chat_id=GROUP, user_id=USER, text="", extra={"migrate_to_chat_id": NEW}
        )
        await send(server, "@test_bot two", chat=GROUP)
        await shown(server, GROUP, count=2)
        await send(server, "@test_bot three", chat=NEW)
        await shown(server, NEW)

        assert {heard.library for heard in assistant.heard} == {f"telegram:{GROUP}"}


async def test_an_answer_on_its_way_follows_the_group(tmp_path: Path) -> None:
    assistant = Waiting("slow")
    async with strict_server(limits=False) as server, running_bot(server, tmp_path, assistant):
        await send(server, "@test_bot slow", chat=GROUP)
        await server.control("chats", id=NEW, type="supergroup", members=[USER])
        await server.control("chats", id=GROUP, migrate_to=NEW)
        assistant.release.set()
        (answer,) = await shown(server, NEW)

        assert answer["text"] == "heard slow"
    engine = make_engine(tmp_path / "article-bot.db")
    assert Homes(engine).of(NEW) == f"telegram:{GROUP}"
    engine.dispose()


async def test_an_allowed_group_stays_allowed_when_it_moves(tmp_path: Path) -> None:
    assistant = Scripted(echoes)
    async with (
        strict_server(limits=False) as server,
        running_bot(server, tmp_path, assistant, allowed_chats=f"{GROUP}"),
    ):
        await send(server, "@test_bot one", chat=GROUP)
        await shown(server, GROUP)
        engine = make_engine(tmp_path / "article-bot.db")
        Homes(engine).move(GROUP, NEW)
        engine.dispose()
        await server.control("chats", id=NEW, type="supergroup", members=[USER])
        await send(server, "@test_bot two", chat=NEW)
        (answer,) = await shown(server, NEW)

        assert answer["text"] == "heard two"


async def test_a_group_is_greeted_once_and_told_what_is_kept(tmp_path: Path) -> None:
    async with strict_server(limits=False) as server, running_bot(server, tmp_path, Scripted()):
        for action in ("kick", "join", "kick", "join"):
            await server.control("member", chat_id=GROUP, user_id="bot", action=action, by=USER)
        await send(server, "@test_bot hi", chat=GROUP)
        greeting, _ = await shown(server, GROUP, count=2)

        assert greeting["text"].startswith(say("joined", days=30)[:40])
        assert len(await texts(server, GROUP)) == 2


async def test_a_kicked_bot_and_a_blocked_one_give_up_quietly(tmp_path: Path) -> None:
    assistant = Waiting("slow")
    async with strict_server(limits=False) as server, running_bot(server, tmp_path, assistant):
        await send(server, "slow")
        await assistant.holding.wait()
        await server.control("member", chat_id=USER, user_id="bot", action="block")
        assistant.release.set()
        await send(server, "hello", chat=OTHER)
        await shown(server, OTHER)
        await until(lambda: any(call.get("error") for call in server.calls))
        await server.control("member", chat_id=USER, user_id="bot", action="unblock")
        await send(server, "back")
        (answer,) = await shown(server, USER)

        assert answer["text"] == "heard back"


async def test_a_second_question_is_answered_after_the_first_and_never_mixed(
    tmp_path: Path,
) -> None:
    assistant = Pausing([Partial("The bri"), Notice("The bridge.")])
    async with strict_server(limits=False) as server, running_bot(server, tmp_path, assistant):
        await send(server, "@test_bot one", chat=GROUP)
        await shown(server, GROUP)
        await send(server, "@test_bot two", chat=GROUP)
        early = len(assistant.heard)
        assistant.go_on.set()
        both = await shown(server, GROUP, count=2)

        assert early == 1
        assert [one["text"] for one in both] == ["The bridge.", "The bridge."]


async def test_a_question_that_was_deleted_is_answered_without_pointing_at_it(
    tmp_path: Path,
) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted(echoes)):
        await send(server, "@test_bot when?", chat=GROUP)
        await shown(server, GROUP)

        (call,) = await server.control("calls", method="sendMessage")
        assert json.loads(call["params"]["reply_parameters"])["allow_sending_without_reply"]


async def test_each_chat_is_spoken_to_in_its_own_language(tmp_path: Path) -> None:
    heard: dict[str, str] = {}

    def notes(incoming: Incoming) -> list[Reply]:
        heard[incoming.text] = spoken()
        return [Notice("noted")]

    async with strict_server() as server, running_bot(server, tmp_path, Scripted(notes)):
        engine = make_engine(tmp_path / "article-bot.db")
        Preferences(engine).set(f"telegram:{OTHER}", "language", "ja")
        engine.dispose()
        await send(server, "by telegram", language_code="de-AT")
        await send(server, "by choice", chat=OTHER, language_code="de")
        await shown(server, USER)
        await shown(server, OTHER)

        assert heard == {"by telegram": "de", "by choice": "ja"}


async def test_a_forwarded_post_that_names_the_bot_is_nobodys_question(tmp_path: Path) -> None:
    assistant = Scripted(echoes)
    origin = {
        "type": "channel",
        "chat": {"id": -1008, "type": "channel", "title": "Daily"},
        "message_id": 5,
        "date": 1_700_000_000,
    }
    async with strict_server(limits=False) as server, running_bot(server, tmp_path, assistant):
        await send(server, "@test_bot when?", chat=GROUP, forward_origin=origin)
        await send(server, "@test_bot hello", chat=GROUP)
        await shown(server, GROUP)

        assert [heard.text for heard in assistant.heard] == ["hello"]


async def test_settings_say_what_is_possible(tmp_path: Path, app: App) -> None:
    async with strict_server() as server, running_app(server, tmp_path, app):
        for count, words in enumerate(("foo", "length purple", "answers private", "length"), 1):
            await send(server, f"/settings {words}")
            await shown(server, USER, count=count)
        unknown, bad, elsewhere, one = await texts(server, USER)

        assert unknown == say("settings-unknown", name="foo", names="length, layout")
        assert bad == say(
            "settings-not-that", name="length", value="purple", values="normal, short, long"
        )
        assert elsewhere == say("settings-unknown", name="answers", names="length, layout")
        assert "length normal|short|long" in one
        assert "layout" not in one
        assert await server.control("violations") == []


async def test_an_administrator_who_sees_all_is_not_said_to_see_little(tmp_path: Path) -> None:
    async with (
        strict_server(limits=False, privacy=True) as server,
        running_bot(server, tmp_path, Scripted()),
    ):
        await server.control("member", chat_id=GROUP, user_id="bot", action="kick")
        await server.control("member", chat_id=GROUP, user_id="bot", action="promote")
        await server.control("chats", id=FORUM, bot_status="left")
        await server.control("member", chat_id=FORUM, user_id="bot", action="join")
        (greeting,) = await shown(server, GROUP)
        (other,) = await shown(server, FORUM)

        assert say("joined-privacy-mode") not in greeting["text"]
        assert say("joined-privacy-mode") in other["text"]


class Following:
    """Something that goes on in chats, and is told where it can go on no longer."""

    def __init__(self) -> None:
        self.stopped: list[str] = []

    async def gone(self, library: LibraryId) -> None:
        self.stopped.append(library)

    async def back(self, library: LibraryId) -> None:
        self.stopped.remove(library)


async def test_what_goes_on_in_a_chat_stops_when_a_message_is_forbidden(tmp_path: Path) -> None:
    async with strict_server(limits=False) as server:
        engine = make_engine(tmp_path / "article-bot.db")
        bring_up_to_date(engine)
        homes, following = Homes(engine), Following()
        ongoing = Ongoing(homes)
        ongoing.add(following)
        homes.move(-555, NEW)
        for chat in (GROUP, -555):  # removed without a word, and one that moved before
            await server.control("chats", id=chat, type="group", bot_status="kicked")
        async with Bot(TOKEN, base_url=f"{server.url}/bot") as bot:
            presenter = build_presenter(
                telegram_settings(server.url, tmp_path),
                engine,
                bot=bot,
                budget=Unlimited(),
                ongoing=ongoing,
            )
            for chat in (GROUP, -555):
                with pytest.raises(UndeliverableError):
                    await presenter.say("k:1", Place(chat, group=True), "hello")
        engine.dispose()

        assert following.stopped == [f"telegram:{GROUP}"]
