import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.words import is_stop_word, stems, words


def test_words_are_lower_case_without_punctuation() -> None:
    assert words("“Rain, wind — and HAIL!”") == ["rain", "wind", "and", "hail"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5,000.5 people", ["5000.5", "people"]),
        ("January 13th", ["january", "13"]),
        ("the U.S. and the US, not us", ["the", "usa", "and", "the", "usa", "not", "us"]),
        ("Moss’s dog", ["moss", "dog"]),
        ("don’t", ["don't"]),
        ("l’homme qu'il vit", ["homme", "il", "vit"]),
        ("日本語", ["日本", "本語"]),
        ("COVID-19", ["covid", "19"]),
    ],
)
def test_words_meet_in_one_form(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("organizing meetings", "organizes a meeting", "en"),
        ("Zürich", "Zurich", "en"),
        ("российского правительства", "российское правительство", "ru"),
        ("українського уряду", "український уряд", "uk"),
        ("les années", "l'année", "fr"),
        ("der Häuser", "das Haus", "de"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str, language: str) -> None:
    assert stems(one, language) == stems(other, language) != []


def test_stop_words_are_left_out_in_their_language_only() -> None:
    assert stems("the man of war") == stems("man war")
    assert is_stop_word("The")
    assert not is_stop_word("the", "de")


@given(st.text())
def test_words_have_letters_or_digits_only(text: str) -> None:
    for word in words(text):
        assert word
        assert word == word.lower()
        assert not any(char.isspace() or char in '"“”!?()[]' for char in word)
    assert all(stems(text, language) is not None for language in ("en", "uk", "ja", "xx"))
