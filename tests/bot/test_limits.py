"""What is used is counted once, and never beyond a limit, on SQLite and on Postgres."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot.state.migrating import bring_up_to_date
from bot.state.usage import KEPT, Rule, Spender, Usage, Used
from ingest.database.engine import make_engine
from ingest.values import LibraryId
from tests.ingest.test_database import postgres  # noqa: F401 - a fixture

HERE, THERE = LibraryId("telegram:1"), LibraryId("telegram:2")
TODAY = date(2026, 2, 3)
ME = Spender(HERE, "42", TODAY)
PERSON, CHAT = Rule("person", ("questions", "summaries"), 2), Rule("chat", ("articles",), 1)


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        made = make_engine(tmp_path / "state.db")
        bring_up_to_date(made)
        yield made
        made.dispose()
        return
    made = make_engine(request.getfixturevalue("postgres"))
    bring_up_to_date(made)
    yield made
    with made.begin() as connection:
        connection.execute(text("TRUNCATE usage, usage_receipt"))
    made.dispose()


@pytest.fixture
def usage(engine: Engine) -> Usage:
    return Usage(engine)


def test_questions_and_summaries_share_the_limit_of_a_person_in_all_chats(usage: Usage) -> None:
    first = usage.reserve("1", ME, "questions", [PERSON])
    second = usage.reserve("2", replace(ME, library=THERE), "summaries", [PERSON])
    third = usage.reserve("3", ME, "questions", [PERSON])
    other = usage.reserve("4", replace(ME, person="43"), "questions", [PERSON])

    assert (first, second, third, other) == (None, None, PERSON, None)


def test_what_one_person_adds_counts_for_all_of_a_chat(usage: Usage) -> None:
    usage.reserve("1", ME, "articles", [CHAT])

    assert usage.reserve("2", replace(ME, person="43"), "articles", [CHAT]) == CHAT
    assert usage.reserve("3", replace(ME, library=THERE), "articles", [CHAT]) is None


def test_the_next_day_begins_anew(usage: Usage) -> None:
    usage.reserve("1", ME, "articles", [CHAT])

    tomorrow = replace(ME, day=TODAY + timedelta(days=1))
    assert usage.reserve("2", tomorrow, "articles", [CHAT]) is None


def test_a_message_that_is_handled_again_counts_once(usage: Usage) -> None:
    first = usage.reserve("1", ME, "articles", [CHAT])
    again = usage.reserve("1", ME, "articles", [CHAT])

    assert (first, again) == (None, None)
    assert usage.of_chat(HERE, TODAY) == Used(articles=1)


def test_what_came_to_nothing_is_free_again_and_given_back_once(usage: Usage) -> None:
    usage.reserve("1", ME, "articles", [CHAT])

    usage.release("1", ME, "articles")
    usage.release("1", ME, "articles")

    assert usage.of_chat(HERE, TODAY) == Used()
    assert usage.reserve("2", ME, "articles", [CHAT]) is None


def test_many_at_once_never_go_beyond_the_limit(usage: Usage) -> None:
    rules = [Rule("person", ("questions",), 5), Rule("chat", ("questions",), 8)]
    asked = [
        (f"{person}-{number}", replace(ME, person=person))
        for number in range(10)
        for person in ("42", "43")
    ]

    with ThreadPoolExecutor(8) as pool:
        refused = list(
            pool.map(lambda one: usage.reserve(one[0], one[1], "questions", rules), asked)
        )

    assert refused.count(None) == 8
    assert usage.of_chat(HERE, TODAY).questions == 8
    assert usage.of_person("42", TODAY).questions <= 5


def test_days_of_long_ago_are_forgotten_by_themselves(usage: Usage) -> None:
    long_ago = TODAY - KEPT - timedelta(days=1)
    usage.add(HERE, "42", long_ago, {"tokens_in": 5})

    usage.add(HERE, "42", TODAY, {"tokens_in": 7})

    assert usage.of_chat(HERE, long_ago) == Used(tokens_in=7)


def test_what_a_person_used_in_one_chat_is_forgotten_alone(usage: Usage) -> None:
    usage.add(HERE, "42", TODAY, {"tokens_in": 1})
    usage.add(HERE, "43", TODAY, {"tokens_in": 2})
    usage.add(THERE, "42", TODAY, {"tokens_in": 4})

    usage.forget_person(HERE, "42")

    assert usage.of_all(TODAY) == Used(tokens_in=6)
