"""Filters of words: whole words, whatever the case and the accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.phrases import mentions


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Japan’s budget grows", "japan"),
        ("A vote in São Paulo.", "sao paulo"),
        ("The sao-paulo line", "São Paulo"),
        ("Das Öl, das Gas", "OL"),
        ("日本の首相が辞任", "日本"),
        ("米と魚", "米"),
        ("The Group of Seven met", "group of seven"),
        ("Costs 5,000 yen", "5000"),
        ("Новости Москвы", "москвы"),
    ],
)
def test_a_phrase_is_found(text: str, phrase: str) -> None:
    assert mentions(text, [phrase])


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A party was held", "art"),
        ("Paulo, not São", "sao paulo"),
        ("anything", "..."),
        ("anything", ""),
        ("日中の本", "日本"),
        ("", "japan"),
    ],
)
def test_a_phrase_is_not_found_in_other_words(text: str, phrase: str) -> None:
    assert not mentions(text, [phrase])


def test_one_of_several_is_enough_and_none_find_nothing() -> None:
    assert mentions("The mayor of Porto", ["japan", "porto"])
    assert not mentions("The mayor of Porto", [])


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_texts_can_be_compared(text: str, phrases: list[str]) -> None:
    assert mentions(text, phrases) in {True, False}
