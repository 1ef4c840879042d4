"""Which story "the second one" is, in nine languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.numbered import nth, nth_story


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("tell me more about the second one", 2),
        ("What about number 3?", 3),
        ("#4", 4),
        ("2", 2),
        ("and the last one?", -1),
        ("cuéntame más del segundo", 2),
        ("la última", -1),
        ("Erzähl mir mehr über die dritte", 3),
        ("Nr. 5 bitte", 5),
        ("la deuxième", 2),
        ("le 2e", 2),
        ("Расскажи про вторую", 2),
        ("третью новость", 3),
        ("2番目について教えて", 2),
        ("最後のは?", -1),
        ("розкажи про другу", 2),
        ("останню", -1),
        ("fale da primeira", 1),
        ("أخبرني عن الثاني", 2),
        ("10 people came", None),
        ("who was the secondary author", None),
        ("", None),
    ],
)
def test_a_story_is_named_by_its_place(words: str, number: int | None) -> None:
    assert nth(words) == number


def test_the_story_is_found_in_the_order_of_the_digest() -> None:
    order = ["bridge", "strike", "vote"]

    assert nth_story(order, "more about the second one") == "strike"
    assert nth_story(order, "the last one") == "vote"
    assert nth_story(order, "the seventh one") is None
    assert nth_story([], "the first one") is None


@given(st.text(max_size=40))
def test_any_words_name_a_place_or_none(words: str) -> None:
    number = nth(words)

    assert number is None or number == -1 or 0 < number < 100
