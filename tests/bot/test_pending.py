"""What conversations wait for, and links to articles: kept, ended and forgotten."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.state.deep_links import OPEN, DeepLinks, Shared
from bot.state.migrating import bring_up_to_date
from bot.state.pending import KEPT, Pending, Place, Waiting
from ingest.database.engine import make_engine
from ingest.values import LibraryId

HERE, THERE = LibraryId("telegram:1"), LibraryId("telegram:2")
NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
CHOICE = Place("telegram:1:0", HERE, "choice")
WAITING = Waiting("when?", ("a1", "b2"), ("more",))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(tmp_path / "state.db")
    bring_up_to_date(engine)
    yield engine
    engine.dispose()


def test_what_is_waited_for_comes_back_as_it_was(engine: Engine) -> None:
    pending = Pending(engine)
    pending.put(CHOICE, WAITING, NOW)

    assert pending.get(CHOICE, NOW + KEPT) == WAITING
    assert pending.get(CHOICE, NOW + KEPT + timedelta(seconds=1)) is None
    assert pending.get(CHOICE, NOW + timedelta(hours=2), within=timedelta(hours=1)) is None


def test_named_things_stand_beside_each_other(engine: Engine) -> None:
    pending = Pending(engine)
    named = Place("telegram:1:0", HERE, "choice", "7")
    pending.put(named, Waiting("old?"), NOW)
    pending.put(CHOICE, WAITING, NOW)
    pending.drop(CHOICE)

    assert pending.get(CHOICE, NOW) is None
    assert pending.get(named, NOW) == Waiting("old?")


def test_erasing_an_article_a_library_or_a_person_takes_what_is_theirs(engine: Engine) -> None:
    pending = Pending(engine)
    mine = Place("telegram:1:0:43", HERE, "paste")
    other = Place("telegram:2:0", THERE, "choice")
    for place, waiting in ((CHOICE, WAITING), (mine, Waiting("text")), (other, WAITING)):
        pending.put(place, waiting, NOW)

    pending.forget_article(HERE, "b2")
    assert pending.get(CHOICE, NOW) is None
    pending.forget_person(HERE, "3")
    assert pending.get(mine, NOW) == Waiting("text")
    pending.forget_person(HERE, "43")
    assert pending.get(mine, NOW) is None
    pending.forget_library(HERE)
    assert pending.get(other, NOW) == WAITING


def test_a_persons_link_ends_and_sharing_again_keeps_it_open(engine: Engine) -> None:
    links, shared = DeepLinks(engine), Shared(HERE, "a1")
    token = links.share(shared, NOW, person="42")

    assert len(token) >= 22  # 128 bits
    assert links.find(token, NOW + OPEN) == shared
    assert links.find(token, NOW + OPEN + timedelta(seconds=1)) is None
    assert links.share(shared, NOW + OPEN, person="42") == token
    assert links.find(token, NOW + 2 * OPEN) == shared


def test_the_operators_link_does_not_end(engine: Engine) -> None:
    links, shared = DeepLinks(engine), Shared(HERE, "a1")
    token = links.share(shared, NOW)

    assert links.find(token, NOW + 20 * OPEN) == shared
    assert links.share(shared, NOW, person="42") != token


def test_links_go_with_their_article_their_library_and_their_person(engine: Engine) -> None:
    links = DeepLinks(engine)
    tokens = [
        links.share(Shared(library, article), NOW, person=person)
        for library, article, person in (
            (HERE, "a1", "42"),
            (HERE, "a2", "43"),
            (HERE, "a3", ""),
            (THERE, "a1", "42"),
        )
    ]
    left = []
    for forget in (
        partial(links.forget_article, HERE, "a1"),
        partial(links.forget_person, HERE, "43"),
        partial(links.forget_person, HERE, ""),
        partial(links.forget_library, HERE),
    ):
        forget()
        left.append([token for token in tokens if links.find(token, NOW)])

    assert left == [tokens[1:], tokens[2:], tokens[2:], tokens[3:]]
