"""How the cost of kills is counted: one note tells of one answer, where it should have been."""

import pytest

from bot.wording import say
from tests.support.telegram_tolls import count, unreported

NOTE = say("sent_unknown")
A1, A2, B1, B2 = (f"{part} answer to {one}" for one in "ab" for part in ("first", "second"))


@pytest.mark.parametrize(
    ("shown", "lost"),
    [
        pytest.param([A1, A2, B1, B2], [], id="all there"),
        pytest.param([A2, NOTE, B1, B2], [], id="told after what came"),
        pytest.param([NOTE, A2, B1, B2], [], id="told in its place"),
        pytest.param([NOTE, B1, B2], [], id="an answer is told of by one note"),
        pytest.param([NOTE, NOTE], [], id="two answers, two notes"),
        pytest.param([A1, A2, NOTE, NOTE, NOTE], [], id="a note that was said again"),
        pytest.param([NOTE], [B1, B2], id="two answers, one note"),
        pytest.param([A1, B1, B2], [A2], id="no note"),
        pytest.param([A1, B1, NOTE, B2], [A2], id="a note amid the next answer"),
        pytest.param([A1, A2, NOTE, B1], [B2], id="a note before what did come"),
        pytest.param([A2, B1, NOTE], [A1], id="the note is the next answer's"),
    ],
)
def test_a_note_tells_of_the_answer_that_it_stands_for(shown: list[str], lost: list[str]) -> None:
    assert unreported(["a", "b"], shown) == lost


def test_what_is_said_twice_too_early_or_not_to_its_end_is_counted() -> None:
    chats = [(["a"], [A2, A1, A1]), (["b"], ["first …", B1, B2, NOTE])]

    toll = count(chats, kills=3, resume=0.123)

    assert (toll.updates, toll.kills, toll.slowest_resume) == (2, 3, 0.12)
    assert (toll.lost, toll.doubled, toll.inversions) == (0, 1, 1)
    assert (toll.reported, toll.unfinished) == (1, 1)
