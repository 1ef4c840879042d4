"""The catalogues of sentences: one folder of Fluent files for each language, parsed once.

Fluent (https://projectfluent.org) knows the plural forms of each language. A sentence that a
language lacks is said in English.
"""

import unicodedata
from functools import cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en", "es", "de", "fr", "ru", "ja", "uk", "pt", "ar")
"""Languages that the bot speaks; the first is the one it falls back to."""
RIGHT_TO_LEFT = frozenset({"ar"})

_FIRST_STRONG, _POP = "\u2068", "\u2069"
_DIRECTIONS = {"L": False, "R": True, "AL": True}


def known_language(code: str | None) -> str | None:
    """Return the language of a code such as `pt-BR`, if the bot speaks it."""
    base = (code or "").replace("_", "-").partition("-")[0].lower()
    return base if base in LANGUAGES else None


def keys(language: str = "en") -> frozenset[str]:
    """Return the keys of the sentences that a language has of its own."""
    return frozenset(_bundle(language)._messages)  # noqa: SLF001 - it has no list of them


def has(key: str) -> bool:
    """Tell whether there is a sentence with this key."""
    return _bundle("en").has_message(_name(key))


def sentence(language: str, key: str, facts: dict[str, object]) -> str:
    """Return a sentence with its facts filled in.

    Facts that run in the other direction are isolated, so that an Arabic title does not turn an
    English sentence around (https://unicode.org/reports/tr9/#Explicit_Directional_Isolates).

    Raises:
        KeyError: for a sentence or a fact that does not exist.
    """
    name = _name(key)
    if not _bundle(language).has_message(name):
        language = "en"
    bundle = _bundle(language)
    message = bundle.get_message(name) if bundle.has_message(name) else None
    if message is None or message.value is None:
        raise KeyError(key)
    rtl = language in RIGHT_TO_LEFT
    given = {fact: _shown(value, rtl=rtl) for fact, value in facts.items()}
    text, errors = bundle.format_pattern(message.value, given)
    if errors:
        raise KeyError(f"{key}: {errors[0]}")
    return str(text)


def _name(key: str) -> str:
    return key.replace(".", "-")


def _shown(value: object, *, rtl: bool) -> str | int | float:
    """Numbers choose plural forms; everything else is text."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = str(value)
    against = any(_DIRECTIONS.get(unicodedata.bidirectional(one), rtl) != rtl for one in text)
    return f"{_FIRST_STRONG}{text}{_POP}" if against else text


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    folder = resources.files("bot.locales").joinpath(language)
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
