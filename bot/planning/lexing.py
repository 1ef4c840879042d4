"""The words of a plan by what they do in it. Pure; the words are in `words.toml`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from functools import cache
from importlib import resources

from bot.planning.folding import fold
from bot.planning.zones import OFFSET

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNKNOWN = "unknown"
_KANJI = "\u4e00-\u9fff"
_UNSPACED = re.compile(f"[\u3040-\u30ff{_KANJI}]")
_REPEATED = "*"

_NUMBER = re.compile(
    r"(?<![\d.:,/])(?:(?P<hour>\d{1,2})(?:(?:[:.h]|時|\s?uhr\s)(?P<minute>\d{2}))?"
    r"(?P<half>時半)?|(?P<hour4>[01]\d)(?P<minute4>\d{2}))(?![.,:/]?\d)"
)
_OFFSET = re.compile(rf"(?<![^\s(]){OFFSET}")
_LETTERS = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Token:
    """Words that belong together: `kind` is a table of `words.toml`, "time", "zone" or "unknown".

    `start` and `end` are offsets into the folded text. `repeated` marks a weekday that says by
    itself that it comes every week.
    """

    kind: str
    start: int
    end: int
    at: time | None = None
    repeated: bool = False


def lex(folded: str, language: str) -> list[Token]:
    """Take folded text apart with the words of one language; only punctuation is left out."""
    tokens: list[Token] = []
    for token in _tokens(folded, _phrases(language)):
        if (
            token.kind == "time" and tokens and tokens[-1].kind == "every"
        ):  # "every 2 hours" is no time of day
            tokens.append(Token(UNKNOWN, tokens.pop().start, token.end))
        else:
            tokens.append(token)
    return tokens


def languages() -> tuple[str, ...]:
    """The languages that have words."""
    return tuple(_table()["digest"])


@dataclass(frozen=True, slots=True)
class _Phrases:
    """All phrases of a language: a pattern, and what each match does (kind, repeated)."""

    pattern: re.Pattern[str]
    meanings: dict[str, tuple[str, bool]]


def _tokens(text: str, phrases: _Phrases) -> Iterator[Token]:
    place = 0
    while place < len(text):
        token = _offset(text, place) or _time(text, place) or _phrase(text, place, phrases)
        token = token or _unknown(text, place)
        if token is not None:
            yield token
        place = token.end if token is not None else place + 1


def _offset(text: str, place: int) -> Token | None:
    found = _OFFSET.match(text, place)
    return Token("zone", place, found.end()) if found else None


def _time(text: str, place: int) -> Token | None:
    found = _NUMBER.match(text, place)
    if found is None:
        return None
    hour = int(found["hour"] or found["hour4"])
    minute = 30 if found["half"] else int(found["minute"] or found["minute4"] or 0)
    if hour > 23 or minute > 59:
        return Token(UNKNOWN, place, found.end())
    return Token("time", place, found.end(), at=time(hour, minute))


def _phrase(text: str, place: int, phrases: _Phrases) -> Token | None:
    found = phrases.pattern.match(text, place)
    if found is None:
        return None
    kind, repeated = phrases.meanings[_squeezed(found[0])]
    return Token(kind, place, found.end(), repeated=repeated)


def _unknown(text: str, place: int) -> Token | None:
    """Take a word that is in no table; where words are not spaced, one letter of it."""
    found = _UNSPACED.match(text, place) or _LETTERS.match(text, place)
    return Token(UNKNOWN, place, found.end()) if found else None


@cache
def _phrases(language: str) -> _Phrases:
    meanings: dict[str, tuple[str, bool]] = {}
    patterns: set[str] = set()
    for kind, by_language in _table().items():
        for phrase in by_language[language].split("|"):
            folded = fold(phrase.removesuffix(_REPEATED)).strip()
            meanings.setdefault(_squeezed(folded), (kind, phrase.endswith(_REPEATED)))
            patterns.add(_pattern(folded))
    longest_first = sorted(patterns, key=len, reverse=True)
    return _Phrases(re.compile("|".join(longest_first)), meanings)


def _pattern(phrase: str) -> str:
    """Match a phrase as whole words, whatever little stands between them."""
    if not _UNSPACED.search(phrase):
        between = r"[\s.'-]{0,3}".join(map(re.escape, _LETTERS.findall(phrase)))
        return rf"(?<![^\W\d_]){between}(?![^\W\d_])"
    if re.fullmatch(f"(?!毎|時|分)[{_KANJI}]", phrase):  # 日 is Sunday, but not in 日本
        return rf"(?<![{_KANJI}](?<![毎週])){phrase}(?![{_KANJI}])"
    return re.escape(phrase)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s.'-]+", "", text)


@cache
def _table() -> dict[str, dict[str, str]]:
    source = resources.files("bot.planning").joinpath("words.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
