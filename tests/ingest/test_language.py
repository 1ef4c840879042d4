import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.language import detect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("When does the minister arrive?", "en"),
        ("¿Cuándo llega el ministro a la ciudad?", "es"),
        ("Wann kommt der Minister nach Bonn?", "de"),
        ("Quand le ministre arrive-t-il dans la ville ?", "fr"),
        ("Когда министр приедет в город?", "ru"),
        ("Коли міністр приїде до міста?", "uk"),
        ("Quando o ministro chega à cidade? Não se sabe.", "pt"),
        ("متى يصل الوزير إلى المدينة؟", "ar"),
        ("大臣はいつ到着しますか？", "ja"),
        ("Il ministro è arrivato nella città per firmare l'accordo.", "it"),
        ("De minister is gisteren naar het feest geweest.", "nl"),
        ("Kiedy minister przyjedzie do miasta?", "pl"),
        ("部长何时到达？", "zh"),
        ("장관은 언제 도착합니까?", "ko"),
        ("Ministern har kommit och det är bra för alla.", "sv"),
        ("Министърът пристигна и това е важно за града, който чака.", "bg"),
        ("وزیر گفت که این توافق برای کشور مهم است", "fa"),
    ],
)
def test_a_sentence_is_enough_to_tell_the_language(text: str, expected: str) -> None:
    assert detect(text) == expected


@pytest.mark.parametrize("text", ["", "   ", "12 345", "Moss Kane", "!?"])
def test_a_text_that_tells_nothing_is_left_undecided(text: str) -> None:
    assert detect(text) is None


def test_a_few_foreign_words_do_not_change_the_language_of_a_text() -> None:
    text = "The word “и” means and. It is the most common one in the book, and it is short."
    assert detect(text) == "en"


@given(st.text())
def test_any_text_gives_a_code_or_none(text: str) -> None:
    code = detect(text)
    assert code is None or len(code) == 2
