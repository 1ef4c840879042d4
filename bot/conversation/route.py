"""What a message asks for, decided by code before any model is called.

A greeting must not start a search, "tl;dr" must read the whole article rather than its top chunks,
and everything else is a question. The phrases are in `phrases.toml`.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

from ingest.values import SummaryStyle


@dataclass(frozen=True, slots=True)
class Summarize:
    """The person wants the TL;DR, in a style."""

    style: SummaryStyle


@dataclass(frozen=True, slots=True)
class Ask:
    """The person wants to know something."""

    question: str


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command with what follows it."""

    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Greet:
    """The person says hello or asks who this is."""


@dataclass(frozen=True, slots=True)
class Thank:
    """The person says thanks or goodbye."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is nothing in it to answer."""


Intent: TypeAlias = Summarize | Ask | Command | Greet | Thank | Nothing

STYLES: tuple[SummaryStyle, ...] = ("bullets", "detailed", "tldr")

_COMMAND = re.compile(
    r"/(?P<name>[a-z_]{1,32})(?:@\w+)?(?:\s+(?P<arguments>.*))?", re.DOTALL | re.IGNORECASE
)


_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def route(text: str) -> Intent:
    """Say what a message asks for."""
    text = text.strip()
    if command := _COMMAND.fullmatch(text):
        return Command(command["name"].lower(), (command["arguments"] or "").strip())
    if not any(character.isalnum() for character in text):
        return Nothing()
    if _words(text) in _exact("forget"):
        return Command("forget", "")
    return _said(text)


def _said(text: str) -> Intent:
    if style := summary_style(text):
        return Summarize(style)
    if says(text, "greeting"):
        return Greet()
    if says(text, "thanks"):
        return Thank()
    return Ask(text)


def asks_to_forget(text: str) -> bool:
    """Tell whether words ask to forget what they are said in reply to, or the article in focus."""
    return route(text) == Command("forget", "")


def summary_style(text: str) -> SummaryStyle | None:
    """Return the style of the summary that the words ask for; None when they ask for none."""
    return next((style for style in STYLES if says(text, style)), None)


def says(text: str, what: str) -> bool:
    """Tell whether a message says one of the phrases of a section of `phrases.toml`."""
    words = _words(text)
    return any(
        words in phrases or _without(words, filler) in phrases
        for filler, phrases in _phrases()[what]
    )


def _words(text: str) -> tuple[str, ...]:
    """Lower-cased words without accents; apostrophes join, other punctuation parts."""
    folded = unicodedata.normalize("NFKD", re.sub(r"[’'`]", "'", text.casefold()))
    letters = "".join(c for c in folded if not unicodedata.combining(c) or c == "\u3099")
    joined = re.sub(r"(?<=\w)'(?=s\b|t\b)", "", unicodedata.normalize("NFC", letters))
    return tuple(re.findall(r"\w+", joined.replace(";", "")))


def _without(words: tuple[str, ...], filler: frozenset[str]) -> tuple[str, ...]:
    """Take the filler words out; in Japanese, which has no spaces, out of the text."""
    if not any(map(_UNSPACED.search, words)):
        return tuple(word for word in words if word not in filler)
    text = "".join(words)
    for word in sorted(filler, key=len, reverse=True):
        text = text.replace(word, "")
    return (text,)


@cache
def _exact(what: str) -> frozenset[tuple[str, ...]]:
    """Return the phrases of a section as words, in all languages, with their filler words."""
    return frozenset(_words(phrase) for each in _table()[what].values() for phrase in each)


@cache
def _phrases() -> dict[str, list[tuple[frozenset[str], frozenset[tuple[str, ...]]]]]:
    """For each thing to say: a pair of filler words and phrases (as words) for each language."""
    table = _table()
    filler = {code: frozenset(_words(words)) for code, words in table.pop("filler").items()}
    return {
        what: [
            (filler[code], frozenset(_known(phrases, filler[code])))
            for code, phrases in by_language.items()
        ]
        for what, by_language in table.items()
    }


def _table() -> dict[str, Any]:
    source = resources.files("bot.conversation").joinpath("phrases.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _known(phrases: list[str], filler: frozenset[str]) -> set[tuple[str, ...]]:
    """The phrases as words, whole and without their filler words (unless nothing else is left)."""
    whole = {_words(phrase) for phrase in phrases}
    return whole | {short for words in whole if any(short := _without(words, filler))}
