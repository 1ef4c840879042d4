"""What is sent fits into the context, and the best passages go first."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from langchain_core.messages import HumanMessage, SystemMessage

from bot.models import budget
from bot.models.budget import ContextTooSmallError
from bot.models.fence import Fence
from ingest.values import Article, Passage

FENCE = Fence("c0ffee")
FRAME = len(FENCE.passages([Passage(Article("a", "", "x"), 0, 1, 1.0)])) + 1


def passages(*texts: str) -> list[Passage]:
    return [Passage(Article(f"a{i}", "", text), 0, len(text), 1.0) for i, text in enumerate(texts)]


def test_passages_that_fit_all_stay_in_order() -> None:
    given_ = passages("One.", "Two.", "Three.")

    assert budget.fit(given_, 1000, len, FENCE) == given_


def test_the_lowest_ranks_go_first() -> None:
    given_ = passages("a" * 30, "b" * 30, "c" * 30)

    assert budget.fit(given_, 2 * (FRAME + 31), len, FENCE) == given_[:2]


def test_a_lower_rank_does_not_overtake() -> None:
    given_ = passages("a" * 30, "It rained for days. " * 20, "c")

    assert budget.fit(given_, 2 * (FRAME + 31), len, FENCE) == given_[:1]


def test_what_stands_between_passages_is_counted() -> None:
    given_ = passages("a" * 30, "b" * 30)
    exact = len(FENCE.passages(given_))

    assert len(budget.fit(given_, exact - 1, len, FENCE)) == 1


def test_one_passage_that_is_too_long_is_cut_after_a_sentence() -> None:
    (cut,) = budget.fit(passages("The rain fell. It stopped. " * 9), FRAME + 35, len, FENCE)

    assert cut.text == "The rain fell. It stopped."


def test_a_context_without_room_for_a_sentence_is_an_error() -> None:
    with pytest.raises(ContextTooSmallError):
        budget.fit(passages("The rain fell. It stopped."), 10, len, FENCE)


def test_room_is_what_messages_and_answer_leave() -> None:
    messages = [SystemMessage("x" * 100), HumanMessage("y" * 50)]

    assert budget.room(messages, 8000, len) == 8000 - 150 - 2 * 8 - 1000
    assert budget.room(messages, 1000, len) == 1000 - 150 - 2 * 8 - 250


@given(st.lists(st.text(min_size=1, max_size=200), min_size=1), st.integers(0, 2000))
@example(["0"] * 17, 850)
def test_what_fits_is_never_more_than_there_is_room_for(texts: list[str], tokens: int) -> None:
    try:
        kept = budget.fit(passages(*texts), tokens, len, FENCE)
    except ContextTooSmallError:
        return

    assert kept
    assert len(FENCE.passages(kept)) <= tokens
