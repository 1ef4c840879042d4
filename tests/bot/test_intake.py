"""The intake: written down, acknowledged, handled; whatever an update looks like."""

import copy
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from bot.state.inbox import Inbox, Received, Waiting, shape
from bot.state.migrating import bring_up_to_date
from bot.telegram.updates import chat_of, receive
from ingest.database.engine import make_engine
from tests.support.telegram_assistants import Scripted
from tests.support.telegram_server import (
    USER,
    Json,
    Unlimited,
    needs_server,
    running_bot,
    send,
    shown,
    strict_server,
    until,
)

NOW = datetime(2024, 5, 1, tzinfo=UTC)
UPDATE: Json = {"update_id": 7, "message": {"chat": {"id": 42}, "text": "my diary"}}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(tmp_path / "article-bot.db")
    bring_up_to_date(engine)
    yield engine
    engine.dispose()


def received(place: int = 7) -> Received:
    return Received(f"1:{place}", "1:42", place, UPDATE)


def kept(engine: Engine, table: str) -> str:
    with engine.connect() as connection:
        return str(connection.exec_driver_sql(f"select * from {table}").all())  # noqa: S608


def test_an_update_waits_until_it_is_handled_and_then_leaves_no_content(engine: Engine) -> None:
    inbox = Inbox(engine)
    inbox.add([received(8), received(7)], NOW)

    assert inbox.waiting() == [Waiting("1:7", "1:42", 7, 0), Waiting("1:8", "1:42", 8, 0)]
    assert inbox.take("1:7") == (UPDATE, 1)
    inbox.close("1:7")

    assert inbox.waiting() == [Waiting("1:8", "1:42", 8, 0)]
    assert inbox.take("1:7") is None
    inbox.close("1:8")
    assert "diary" not in kept(engine, "inbox")
    assert "42" not in kept(engine, "inbox")


def test_an_update_that_comes_again_is_handled_once(engine: Engine) -> None:
    inbox = Inbox(engine)
    inbox.add([received()], NOW)
    inbox.close("1:7")

    inbox.add([received()], NOW)

    assert inbox.waiting() == []


def test_attempts_are_counted(engine: Engine) -> None:
    inbox = Inbox(engine)
    inbox.add([received()], NOW)

    attempts = [taken[1] for _ in range(3) if (taken := inbox.take("1:7"))]

    assert attempts == [1, 2, 3]


def test_a_buried_update_keeps_its_shape_and_nothing_of_what_it_says(engine: Engine) -> None:
    inbox = Inbox(engine)
    inbox.add([received()], NOW)

    inbox.bury("1:7", "cannot be parsed: KeyError", NOW)

    assert inbox.buried() == 1
    assert inbox.waiting() == []
    rows = kept(engine, "dead_update")
    assert '"text": "str"' in rows
    assert "diary" not in rows + kept(engine, "inbox")


def test_old_rows_are_pruned_but_never_one_that_waits(engine: Engine) -> None:
    inbox = Inbox(engine)
    inbox.add([received(7), received(8), received(9)], NOW)
    inbox.close("1:7")
    inbox.bury("1:8", "reason", NOW)

    inbox.prune(NOW + timedelta(days=4))

    assert inbox.waiting() == [Waiting("1:9", "1:42", 9, 0)]
    assert inbox.buried() == 0
    inbox.add([received(7)], NOW)
    assert len(inbox.waiting()) == 2


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["chat", "from", "id", "message", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)
RAW = st.dictionaries(st.sampled_from(["update_id", "message", "callback_query", "odd"]), JSON)


@given(RAW)
def test_anything_can_be_received(raw: Json) -> None:
    found = receive(1, raw)

    number = raw.get("update_id")
    assert (found is not None) == (isinstance(number, int) and not isinstance(number, bool))


@pytest.mark.parametrize(
    ("event", "chat"),
    [
        ({"message": {"chat": {"id": -100}, "from": {"id": 42}}}, -100),
        ({"callback_query": {"from": {"id": 42}, "message": {"chat": {"id": -100}}}}, -100),
        ({"callback_query": {"from": {"id": 42}, "inline_message_id": "x"}}, 42),
        ({"inline_query": {"from": {"id": 42}, "query": "x"}}, 42),
        ({"poll": {"id": "5"}}, None),
        ({"message": "broken"}, None),
    ],
)
def test_an_update_waits_in_the_lane_of_its_chat(event: Json, chat: int | None) -> None:
    assert chat_of({"update_id": 7, **event}) == chat


@given(JSON)
def test_a_shape_says_nothing(value: Json) -> None:
    said = str(shape(value))

    assert not any(text in said for text in _texts(value))


def _texts(value: Json) -> Iterator[str]:
    """The words in a value that could not be a name of a type or a field."""
    if isinstance(value, str) and len(value) > 5:
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@needs_server
async def test_what_was_sent_is_forgotten_once_the_update_is_handled(
    engine: Engine, tmp_path: Path
) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Scripted()):
        await send(server, "hello")
        await shown(server, USER)

        await until(lambda: kept(engine, "outbox") == "[]", seconds=5)


PERSON: Json = {"id": USER, "is_bot": False, "first_name": "U"}
MESSAGE: Json = {
    "message_id": 900,
    "date": 1_700_000_000,
    "chat": {"id": USER, "type": "private", "first_name": "U"},
    "from": PERSON,
    "text": "see https://post.example/x",
    "entities": [{"type": "url", "offset": 4, "length": 22}],
    "forward_origin": {"type": "user", "date": 1_700_000_000, "sender_user": PERSON},
    "document": {"file_id": "f", "file_unique_id": "u", "file_name": "x.txt", "file_size": 5},
    "reply_to_message": {
        "message_id": 899,
        "date": 1_700_000_000,
        "chat": {"id": USER, "type": "private"},
        "from": PERSON,
        "caption": "words",
    },
}
PRESS: Json = {"id": "1", "from": PERSON, "chat_instance": "1", "data": "article:a1"}
JUNK: list[Json] = [None, "", "x", -1, 2**70, 1.5, True, [], {}, [[]], {"id": {}}, "\ud800", [None]]


def mutated(rng: random.Random) -> tuple[str, Json]:
    """An update with a few things wrong somewhere inside."""
    kind = rng.choice(["message", "callback_query"])
    event = copy.deepcopy(MESSAGE)
    if kind == "callback_query":
        event = {**PRESS, "message": event}
    for _ in range(rng.randint(1, 3)):
        place = event
        while True:
            name = rng.choice(list(place) if isinstance(place, dict) else range(len(place)))
            inner = place[name]
            if not isinstance(inner, dict | list) or not inner or rng.random() < 0.4:
                break
            place = inner
        place[name] = rng.choice(JUNK)
    return kind, event


@needs_server
async def test_malformed_updates_are_given_up_or_handled_and_never_stop_the_bot(
    engine: Engine, tmp_path: Path
) -> None:
    rng, inbox = random.Random(5), Inbox(engine)
    async with (
        strict_server(limits=False) as server,
        running_bot(server, tmp_path, Scripted(), budget=Unlimited()),
    ):
        for _ in range(60):
            server.updates.push(*mutated(rng))
        await send(server, "still there?")
        done = await server.control("wait", chat_id=USER, text="heard still there?", timeout=40)
        await until(lambda: inbox.waiting() == [])

    assert done["done"]
    assert inbox.buried() > 10
