"""Words about a digest: which story they name, and what they ask of it."""

import pytest

from bot.digests.numbered import nth
from bot.groups.digest_desk import MISSED
from bot.groups.digest_talk import asks_for_more


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("tell me more about the second one", 2),
        ("more on number 3 please", 3),
        ("what about the last story?", -1),
        ("2", 2),
        ("cuéntame más sobre la segunda noticia", 2),
        ("Erzähl mir bitte mehr über die dritte Meldung", 3),
        ("parle-moi de la première histoire", 1),
        ("расскажи подробнее про вторую новость", 2),
        ("2番目の記事について詳しく教えてください", 2),
        ("розкажи детальніше про другу новину", 2),
        ("fala mais sobre a terceira notícia", 3),
        ("أخبرني المزيد عن الخبر الثاني", 2),
    ],
)
def test_words_that_ask_for_more_of_a_story_ask_for_nothing_else(words: str, number: int) -> None:
    assert nth(words) == number
    assert asks_for_more(words)


@pytest.mark.parametrize(
    "words",
    [
        "what does the second one cost?",
        "who leads the work in the first story?",
        "wie viele Passagiere waren es in der zweiten Meldung?",
        "сколько стоит мост из второй новости?",
    ],
)
def test_words_that_ask_something_of_a_story_are_a_question(words: str) -> None:
    assert nth(words) is not None
    assert not asks_for_more(words)


@pytest.mark.parametrize(
    "words",
    [
        "what did I miss?",
        "What have I missed",
        "catch me up!",
        "¿Qué me perdí?",
        "Was habe ich verpasst?",
        "Qu'est-ce que j'ai raté ?",
        "что я пропустила?",
        "що я пропустив",
        "o que eu perdi?",
        "ماذا فاتني؟",
        "何を見逃した？",
    ],
)
def test_who_asks_what_they_missed_is_understood_in_all_languages(words: str) -> None:
    assert MISSED.fullmatch(words)


@pytest.mark.parametrize("words", ["I miss you", "what did I miss in the article about bees?"])
def test_missing_something_else_is_no_catch_up(words: str) -> None:
    assert not MISSED.fullmatch(words)
