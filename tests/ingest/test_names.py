import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text import names


def found(text: str) -> list[str]:
    return [span.of(text) for span in names.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Prime Minister Ada Moss met Ben O'Hara.", ["Prime Minister Ada Moss", "Ben O'Hara"]),
        ("It was Ludwig van der Laan of Delft.", ["Ludwig van der Laan of Delft"]),
        ("The Bank of the West sued J. K. Marlow.", ["Bank of the West", "J. K. Marlow"]),
        ("He flew to Washington, D.C. in an F-16.", ["Washington", "D.C.", "F-16"]),
        ("We saw Mr. Kane’s dog.", ["Mr. Kane"]),
        ("The U.S. Army and AT&T agreed.", ["U.S. Army", "AT&T"]),
        ("Вчера министр Иван Петров приехал в Псков.", ["Иван Петров", "Псков"]),
        ("Hier Charles de Gaulle est à Paris.", ["Charles de Gaulle", "Paris"]),
    ],
)
def test_names_are_runs_of_capitalised_words(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Officials said nothing.",
        "Running is good. Police said so. Yesterday it rained.",
        "On Monday, in March, it began.",
        "I said I'm here.",
        "Trees grow here. The trees are tall.",
        "岸田 met عمر",
    ],
)
def test_capitals_that_come_from_the_place_or_the_calendar_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_name_at_the_beginning_of_a_sentence_counts() -> None:
    assert found("Moss signed it. “Kane knows,” she said.") == ["Moss", "Kane"]


def test_a_headline_gives_only_names_that_the_text_confirms() -> None:
    text = "LATVIA AND NORWAY AGREE ON FISH\nIt was signed in Riga by Latvia, the minister said."
    assert found(text) == ["Riga", "Latvia"]
    text = "Latvia And Norway Agree On Fish\nIt was signed in Riga by Latvia, the minister said."
    assert found(text) == ["Latvia", "Riga", "Latvia"]


@given(st.text(alphabet=st.sampled_from("ABab 'of.-&Жж\n"), max_size=60) | st.text())
def test_names_lie_in_the_text_in_order_and_begin_with_a_letter_or_digit(text: str) -> None:
    end = 0
    for span in names.find(text):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start].isalnum()
        end = span.end
