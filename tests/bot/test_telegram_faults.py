"""What goes wrong at Telegram, on the way, or here: each message is answered or reported, once."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation.messages import Incoming, Notice, Reply
from bot.errors import TokenRefusedError
from bot.logs import Redaction, secrets_of
from bot.telegram.running import run_telegram
from bot.wording import say
from ingest.database.engine import make_engine
from tests.support.telegram_assistants import Broken, Scripted
from tests.support.telegram_server import (
    GROUP,
    OTHER,
    TOKEN,
    USER,
    Json,
    needs_server,
    running_bot,
    send,
    shown,
    strict_server,
    telegram_settings,
    texts,
    until,
)

pytestmark = needs_server


async def test_an_update_that_cannot_be_parsed_stops_nothing(tmp_path: Path) -> None:
    assistant = Scripted()
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        server.updates.push("message", {"message_id": "seven", "chat": 5, "secret": "words"})
        server.updates.push("message", {"chat": {"id": USER}, "date": "yesterday"})
        await send(server, "hello")
        await shown(server, USER)
        await server.control("wait", idle=True)

        assert await texts(server, USER) == ["heard hello"]
    with make_engine(tmp_path / "article-bot.db").connect() as connection:
        rows = connection.exec_driver_sql("select reason, shape from dead_update").all()
        waiting = connection.exec_driver_sql("select count(content) from inbox").scalar()
    assert [row.reason for row in rows] == ["cannot be parsed: KeyError"] * 2 or len(rows) == 2
    assert "words" not in str(rows)
    assert waiting == 0


@pytest.mark.parametrize("kind", ["500", "429"])
async def test_a_message_that_was_refused_for_now_is_sent_later(tmp_path: Path, kind: str) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted()):
        await server.control("fault", method="sendMessage", kind=kind, retry_after=1)
        await send(server, "hello")
        await shown(server, USER)

        assert await texts(server, USER) == ["heard hello"]


async def test_a_pause_for_one_chat_stops_no_other(tmp_path: Path) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted()):
        await server.control("fault", method="sendMessage", kind="429", retry_after=2)
        await send(server, "one")
        await until(lambda: any("error" in call for call in server.calls))
        await send(server, "two", chat=OTHER)
        await shown(server, OTHER)
        first = await texts(server, USER)
        await shown(server, USER)

        assert first == []


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("kind", ["drop", "garbage", "502"])
async def test_a_lost_answer_is_reported_and_nothing_is_sent_twice(
    tmp_path: Path, kind: str, when: str
) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted()):
        await server.control("fault", method="sendMessage", kind=kind, when=when)
        await send(server, "hello")
        await shown(server, USER, count=1 if when == "before" else 2)

        arrived = ["heard hello"] if when == "after" else []
        assert await texts(server, USER) == [*arrived, say("sent_unknown")]


@pytest.mark.parametrize("when", ["before", "after"])
async def test_that_a_message_may_be_lost_is_said_until_it_is_known_to_be_said(
    tmp_path: Path, when: str
) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted()):
        await server.control("fault", method="sendMessage", kind="drop", when=when, times=3)
        await send(server, "hello")
        await shown(server, USER, count=1 if when == "before" else 4)
        await server.control("wait", idle=True)

        arrived = ["heard hello", *[say("sent_unknown")] * 2] if when == "after" else []
        assert await texts(server, USER) == [*arrived, say("sent_unknown")]


async def test_markup_that_telegram_refuses_is_sent_as_plain_text(tmp_path: Path) -> None:
    assistant = Scripted(lambda _: [Notice("1 < 2 & 3")])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        refusal = "Bad Request: can't parse entities: Unsupported start tag"
        await server.control(
            "fault", method="sendMessage", kind="error", code=400, description=refusal
        )
        await send(server, "hello")
        (answer,) = await shown(server, USER)

        assert answer["text"] == "1 < 2 & 3"


async def test_somebody_who_blocked_the_bot_is_left_alone(tmp_path: Path) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted()):
        await server.control("chats", id=OTHER, blocked=True)
        blocked = server.world.chats[OTHER]
        server.updates.push("message", _message(blocked, "hello"))
        await send(server, "hello")
        await shown(server, USER)

        assert await texts(server, OTHER) == []
        assert len(await server.control("calls", method="sendMessage")) <= 2


async def test_a_group_that_became_a_supergroup_gets_its_answer_there(tmp_path: Path) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted()):
        group = server.world.chats[GROUP]
        message = _message(group, "/help")
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": 5}]
        await server.control("chats", id=GROUP, migrate_to=-1002000)
        server.updates.push("message", message)
        (answer,) = await shown(server, -1002000)

        assert answer["text"] == "heard /help"


async def test_without_a_menu_the_bot_answers_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with strict_server() as server:
        await server.control("fault", method="setMyCommands", kind="500")
        async with running_bot(server, tmp_path, Scripted()):
            await until(lambda: "menu of commands not set" in caplog.text)
            await send(server, "hello")
            await shown(server, USER)

            assert await texts(server, USER) == ["heard hello"]


async def test_an_error_of_ours_is_told_in_one_sentence_and_logged_without_words(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    async with strict_server() as server, running_bot(server, tmp_path, Broken()):
        await send(server, "my diary")
        await send(server, "fine")
        await shown(server, USER, count=2)

        assert await texts(server, USER) == [say("broken"), "fine"]
    (record,) = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert "error=ValueError at telegram_assistants.hear:" in record.getMessage()
    assert "my diary" not in caplog.text


async def test_a_second_copy_is_reported_once_with_what_to_do(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    conflict = {"code": 409, "description": "Conflict: terminated by other getUpdates request"}
    async with strict_server() as server:
        await server.control("fault", method="getUpdates", kind="error", times=1, **conflict)
        async with running_bot(server, tmp_path, Scripted()):
            await until(lambda: "another copy" in caplog.text)

    lines = [one.getMessage() for one in caplog.records if "another copy" in one.getMessage()]
    assert len(lines) == 1
    assert "stop it" in lines[0]


async def test_a_token_that_telegram_does_not_know_ends_the_bot(tmp_path: Path) -> None:
    async with strict_server() as server:
        settings = telegram_settings(server.url, tmp_path, telegram_bot_token="9:other")  # noqa: S106 - of nobody
        with pytest.raises(TokenRefusedError):
            await run_telegram(settings, make_engine(tmp_path / "a.db"), Scripted())


async def test_without_a_token_there_is_no_bot(tmp_path: Path) -> None:
    without = telegram_settings("http://127.0.0.1:1", tmp_path, telegram_bot_token=None)
    with pytest.raises(TokenRefusedError):
        await run_telegram(without, make_engine(tmp_path / "a.db"), Scripted())


@pytest.fixture
def everything_logged() -> Iterator[list[str]]:
    """Every line that any logger writes at DEBUG, as the bot's own handler would show it."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler, root = Keep(), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    handler.setFormatter(
        Redaction(
            secrets_of(telegram_settings("http://127.0.0.1:1", Path())),
            logging.Formatter("%(name)s %(message)s"),
        )
    )
    yield lines
    root.removeHandler(handler)
    root.setLevel(before)


async def test_the_token_reaches_no_log_even_at_debug(
    tmp_path: Path, everything_logged: list[str]
) -> None:
    def script(incoming: Incoming) -> list[Reply]:
        if incoming.text == "break":
            raise ValueError(f"https://api/bot{TOKEN}/x")
        return [Notice("fine")]

    async with strict_server() as server, running_bot(server, tmp_path, Scripted(script)):
        await server.control("fault", method="sendMessage", kind="502")
        await send(server, "break")
        await send(server, "hello")
        await shown(server, USER, count=2)

    assert len(everything_logged) > 20
    assert any("[secret]" in line for line in everything_logged)
    assert not any(TOKEN in line for line in everything_logged)


def _message(chat: Json, text: str) -> dict[str, object]:
    """A message that was written before the chat changed."""
    return {
        "message_id": 1,
        "date": 1_700_000_000,
        "chat": dict(chat.info),
        "from": {"id": OTHER, "is_bot": False, "first_name": "O"},
        "text": text,
    }
