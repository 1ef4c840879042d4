from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from bot.state.conversations import Conversations, turn_articles, turns
from bot.state.schema import metadata
from bot.values import Turn
from ingest.database.engine import make_engine
from ingest.values import LibraryId

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HERE = LibraryId("here")
THERE = LibraryId("there")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(tmp_path / "state.db")
    metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def conversations(engine: Engine) -> Conversations:
    return Conversations(engine, remembered=3)


def say(
    conversations: Conversations,
    question: str,
    *,
    conversation: str = "c",
    library: LibraryId = HERE,
    articles: tuple[str, ...] = ("a",),
) -> None:
    turn = Turn(question, f"answer to {question}")
    conversations.add_turn(conversation, library, turn, key=question, articles=articles, asked=NOON)


def asked(conversations: Conversations, conversation: str = "c") -> list[str]:
    return [turn.question for turn in conversations.history(conversation)]


def test_the_last_turns_are_remembered_oldest_first(conversations: Conversations) -> None:
    for question in ("one", "two", "three", "four"):
        say(conversations, question)

    assert conversations.history("c") == [
        Turn("two", "answer to two"),
        Turn("three", "answer to three"),
        Turn("four", "answer to four"),
    ]


def test_turns_outlive_a_restart(engine: Engine, conversations: Conversations) -> None:
    say(conversations, "one")
    conversations.set_focus("c", HERE, ["a"])

    again = Conversations(engine)

    assert asked(again) == ["one"]
    assert again.focus("c") == ["a"]


def test_a_turn_that_is_heard_twice_is_remembered_once(conversations: Conversations) -> None:
    say(conversations, "one")
    say(conversations, "one")

    assert asked(conversations) == ["one"]


def test_a_message_that_is_heard_again_is_not_its_own_past(conversations: Conversations) -> None:
    say(conversations, "one")
    say(conversations, "two")

    assert [turn.question for turn in conversations.history("c", before="two")] == ["one"]


def test_conversations_do_not_mix(conversations: Conversations) -> None:
    say(conversations, "mine")
    say(conversations, "theirs", conversation="d")

    assert asked(conversations) == ["mine"]


def test_the_focus_is_what_was_set_last_in_order(conversations: Conversations) -> None:
    conversations.set_focus("c", HERE, ["a"])
    conversations.set_focus("c", HERE, ["c", "b", "c"])

    assert conversations.focus("c") == ["c", "b"]


def test_starting_over_forgets_turns_and_focus(conversations: Conversations) -> None:
    say(conversations, "one")
    conversations.set_focus("c", HERE, ["a"])

    conversations.start_over("c")

    assert asked(conversations) == []
    assert conversations.focus("c") == []


def test_forgetting_an_article_forgets_what_was_said_about_it(
    engine: Engine, conversations: Conversations
) -> None:
    say(conversations, "about a")
    say(conversations, "about b", articles=("b",))
    say(conversations, "about both", articles=("a", "b"))
    conversations.set_focus("c", HERE, ["a", "b"])

    conversations.forget_article(HERE, "a")

    assert asked(conversations) == ["about b"]
    assert conversations.focus("c") == ["b"]
    with engine.connect() as connection:
        assert len(connection.execute(select(turn_articles)).all()) == 1


def test_forgetting_an_article_leaves_other_libraries_alone(
    conversations: Conversations,
) -> None:
    say(conversations, "mine")
    say(conversations, "theirs", conversation="d", library=THERE)

    conversations.forget_article(HERE, "a")

    assert asked(conversations, "d") == ["theirs"]


def test_forgetting_a_library_forgets_all_its_conversations(
    engine: Engine, conversations: Conversations
) -> None:
    say(conversations, "mine")
    conversations.set_focus("c", HERE, ["a"])
    say(conversations, "theirs", conversation="d", library=THERE)

    conversations.forget_library(HERE)

    with engine.connect() as connection:
        assert list(connection.scalars(select(turns.c.question))) == ["theirs"]
    assert conversations.focus("c") == []


def test_forgotten_words_are_gone_from_the_file(
    engine: Engine, conversations: Conversations, tmp_path: Path
) -> None:
    say(conversations, "xylophone-canary")
    conversations.forget_library(HERE)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    assert all(b"xylophone-canary" not in path.read_bytes() for path in tmp_path.iterdir())
