import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.route import (
    Ask,
    Command,
    Greet,
    Nothing,
    Summarize,
    Thank,
    asks_to_forget,
    route,
)


@pytest.mark.parametrize(
    "text",
    [
        "Summarize",
        "summarise",
        "TL;DR!",
        "tl dr",
        "give me the short version, please",
        "Could you give me a quick summary of this article?",
        "what's the gist?",
        "What is this about?",
        "No time to read?",
        "Resumen, por favor",
        "¿De qué trata?",
        "Fasse den Artikel bitte zusammen",
        "Worum geht's?",
        "Kannst du mir das bitte kurz zusammenfassen?",
        "Résumé s'il te plaît",
        "résume l’article",
        "Faça um resumo",
        "кратко, пожалуйста",
        "О чём эта статья?",
        "Будь ласка, коротко",
        "この記事を要約してください",
        "まとめて",
        "لخص هذا المقال من فضلك",
    ],
)
def test_a_wish_for_a_summary_is_heard_in_every_language(text: str) -> None:
    assert route(text) == Summarize("tldr")


@pytest.mark.parametrize(
    "text", ["key points", "Give me the main points!", "Stichpunkte", "тезисы"]
)
def test_points_are_a_style_of_their_own(text: str) -> None:
    assert route(text) == Summarize("bullets")


@pytest.mark.parametrize("text", ["in detail please", "a longer summary", "подробнее"])
def test_more_detail_is_a_style_of_its_own(text: str) -> None:
    assert route(text) == Summarize("detailed")


@pytest.mark.parametrize(
    "text",
    [
        "when does Kishida meet Biden?",
        "where?",
        "what about Australia?",
        "What does it say about Biden?",
        "main points of the speech",
        "Summarize the second paragraph",
        "What is it?",
        "岸田はいつバイデンに会う？",
    ],
)
def test_anything_more_is_a_question(text: str) -> None:
    assert route(text) == Ask(text)


@pytest.mark.parametrize("text", ["hi!", "Hello there", "Guten Tag", "こんにちは", "Who are you?"])
def test_a_greeting_starts_no_search(text: str) -> None:
    assert isinstance(route(text), Greet)


@pytest.mark.parametrize("text", ["Thanks!", "ok", "vielen Dank", "спасибо"])
def test_thanks_start_no_search(text: str) -> None:
    assert isinstance(route(text), Thank)


@pytest.mark.parametrize("text", ["", "   ", "👍", "?!", "…"])
def test_no_words_are_nothing_to_answer(text: str) -> None:
    assert isinstance(route(text), Nothing)


@pytest.mark.parametrize(
    ("text", "name", "arguments"),
    [
        ("/summary", "summary", ""),
        ("/Ask@some_bot  when?\nand where?", "ask", "when?\nand where?"),
    ],
)
def test_a_slash_makes_a_command(text: str, name: str, arguments: str) -> None:
    assert route(text) == Command(name, arguments)


@given(st.text())
def test_any_text_is_routed_somewhere(text: str) -> None:
    route(text)


@pytest.mark.parametrize(
    "text",
    [
        "Forget this!",
        "please forget this",
        "/forget",
        "olvida esto",
        "Vergiss das, bitte",
        "oublie ça",
        "esqueça isto",
        "Забудь это",
        "забудь це",
        "これを忘れて",
        "انس هذا",
    ],
)
def test_a_wish_to_forget_is_heard_in_every_language(text: str) -> None:
    assert route(text) == Command("forget", "")
    assert asks_to_forget(text)


@pytest.mark.parametrize("text", ["forget it", "forget", "did he forget this?", "Vergiss es"])
def test_what_takes_things_away_must_be_said_exactly(text: str) -> None:
    assert not asks_to_forget(text)
    assert route(text) != Command("forget", "")
