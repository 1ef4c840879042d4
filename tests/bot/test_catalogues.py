"""The catalogues: every language says the same things, with the same facts."""

import re
from importlib import resources

import pytest

from bot import catalogue
from bot.catalogue import LANGUAGES, keys, known_language, sentence
from bot.telegram.menu import ABOUT, DESCRIPTION

OPERATOR = {
    "error-library-locked",
    "error-index-mismatch",
    "error-token-refused",
    "error-webhook-secret-missing",
    "error-webhook-refused",
    "error-listen",
    "error-model-slow",
    "error-model-rate-limit",
    "error-model",
}
"""Said on the command line only, which speaks English."""


def sources(language: str) -> dict[str, str]:
    """The entries of a language, as they are written."""
    folder = resources.files("bot.locales").joinpath(language)
    text = "\n".join(file.read_text(encoding="utf-8") for file in folder.iterdir())
    found = re.findall(
        r"^([a-zA-Z][\w-]*) =((?:.*\n(?:[ \t].*\n|\n(?=[ \t]))*))", text, re.MULTILINE
    )
    return dict(found)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_says_everything(language: str) -> None:
    assert keys() - keys(language) <= OPERATOR
    assert keys(language) <= keys()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_sentence_names_the_same_facts_in_every_language(language: str) -> None:
    english = sources("en")
    for key, body in sources(language).items():
        theirs = set(re.findall(r"\$(\w+)", body))
        assert theirs == set(re.findall(r"\$(\w+)", english[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_command_is_lost_in_translation(language: str) -> None:
    english = sources("en")
    for key, body in sources(language).items():
        wanted = set(re.findall(r"/[a-z_]{3,}", english[key]))
        assert wanted <= set(re.findall(r"/[a-z_]{3,}", body)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_bot_is_for_fits_into_its_profile(language: str) -> None:
    assert 0 < len(sentence(language, "welcome", {})) <= DESCRIPTION
    assert 0 < len(sentence(language, "bot-about", {})) <= ABOUT


@pytest.mark.parametrize("language", LANGUAGES)
def test_descriptions_fit_into_the_menu(language: str) -> None:
    for key in keys():
        if key.startswith("command-"):
            assert 3 <= len(sentence(language, key, {})) <= 256


def test_a_sentence_that_a_language_lacks_is_said_in_english() -> None:
    facts: dict[str, object] = {"address": "x"}

    assert sentence("ja", "error-listen", facts) == sentence("en", "error-listen", facts)


def test_a_missing_fact_or_sentence_is_an_error() -> None:
    for key in ("forgotten", "no-such-sentence"):
        with pytest.raises(KeyError):
            sentence("de", key, {})


@pytest.mark.parametrize(
    ("code", "known"),
    [("pt-BR", "pt"), ("de_AT", "de"), ("EN", "en"), ("tlh", None), ("", None), (None, None)],
)
def test_codes_of_telegram_are_known_by_their_language(code: str | None, known: str | None) -> None:
    assert known_language(code) == known


def test_facts_that_run_the_other_way_are_isolated() -> None:
    english = sentence("en", "forgotten", {"title": "مرحبا"})
    arabic = sentence("ar", "forgotten", {"title": "A bridge"})

    assert "“\u2068مرحبا\u2069”" in english
    assert "«\u2068A bridge\u2069»" in arabic
    assert "\u2068" not in sentence("ar", "forgotten", {"title": "مرحبا"})
    assert {"ar"} == catalogue.RIGHT_TO_LEFT
