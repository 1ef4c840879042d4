"""Questions that an article answers, made from the article itself."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.answering import facts
from ingest.text import dates, names, numbers
from ingest.text.words import is_stop_word
from ingest.values import Article

READ_CHARACTERS = 12_000
"""What an article is about is named in its beginning; the rest would only take time."""
LONGEST_NAME = 40
"""A longer one is a title or a list, and fills a button."""

Kind: TypeAlias = Literal["who", "date", "number"]

_NO_CAPITALS = {
    "ja": re.compile(r"[ァ-ヺー]{3,}(?:・[ァ-ヺー]+)*|(?<=「)[^」\n]{2,30}(?=」)"),
    "ar": re.compile(r"(?<=«)[^»\n]{2,30}(?=»)|(?<=“)[^”\n]{2,30}(?=”)"),
}
"""What stands out as a name where there are no capitals: foreign words, and quoted ones."""
_NEXT = re.compile(r"[ \u00a0\u202f]([^\W\d_]{2,20})|([^\W\d_\u3040-\u309f]{1,4})")
"""The word after a number, which says what is counted; Japanese has no space before it."""
_YEARS = range(1500, 2200)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to ask about: a name (`who`), a day or an amount, as the article writes it."""

    kind: Kind
    words: str


def suggestions(article: Article) -> list[Suggestion]:
    """Return what there is to ask about, most promising first; whether it is answered is open.

    Names count by how often they come up; a name within a longer one counts as that one. A day
    and an amount stand behind the first name, since "when" and "how much" are asked next.
    """
    named = [Suggestion("who", name) for name in _names(article)]
    dated = [Suggestion("date", words) for words in _days(article)]
    counted = [Suggestion("number", words) for words in _amounts(article)]
    return [*named[:1], *dated[:1], *counted[:2], *named[1:6], *dated[1:3]]


def _names(article: Article) -> Iterator[str]:
    text = article.text[:READ_CHARACTERS]
    counted = Counter(_found_names(text, article.language or "en"))
    skipped = {(article.site or "").casefold(), (article.author or "").casefold()}
    longest = sorted(counted, key=len, reverse=True)
    for short in sorted(counted, key=len):
        whole = next((name for name in longest if short != name and _within(short, name)), None)
        if whole is not None and counted[whole]:
            counted[whole] += counted.pop(short)
    several = article.language == "de"  # every noun has a capital there
    for name, _ in sorted(counted.most_common(), key=lambda one: several and " " not in one[0]):
        if 2 < len(name) <= LONGEST_NAME and name.casefold() not in skipped:
            yield name


def _found_names(text: str, language: str) -> Iterator[str]:
    if (standing_out := _NO_CAPITALS.get(language)) is not None:
        yield from (found[0] for found in standing_out.finditer(text))
    else:
        yield from (" ".join(span.of(text).split()) for span in names.find(text))


def _within(short: str, name: str) -> bool:
    words, others = short.split(), name.split()
    return len(words) < len(others) and all(word in others for word in words)


def _days(article: Article) -> Iterator[str]:
    """Yield days of a month as they are written, each once."""
    text = article.text[:READ_CHARACTERS]
    seen = set()
    anchor = facts.dateline(article)
    for mention in dates.find(text, anchor, article.language or "en"):
        words = text[mention.start : mention.end]
        if mention.first == mention.last and any(one.isdigit() for one in words):
            if mention.first not in seen:
                yield words
            seen.add(mention.first)


def _amounts(article: Article) -> Iterator[str]:
    """Yield amounts with what they count, or their unit, as they are written; each once."""
    text, language = article.text[:READ_CHARACTERS], article.language or "en"
    days = dates.find(text, facts.dateline(article), language)
    seen = set()
    for mention in numbers.find(text):
        dated = any(day.start <= mention.start < day.end for day in days)
        if dated or mention.value is None or mention.value < 2 or mention.unit == "ordinal":
            continue
        words = _with_next(text, mention, language)
        if words is not None and words not in seen:
            seen.add(words)
            yield words


def _with_next(text: str, mention: numbers.NumberMention, language: str) -> str | None:
    """Return an amount with the word behind it; None for a bare number, which says nothing."""
    words = text[mention.start : mention.end]
    if mention.unit is not None:
        return words
    following = _NEXT.match(text, mention.end)
    noun = (following[1] or following[2]) if following else None
    if noun is None or is_stop_word(noun.lower(), language) or mention.value in _YEARS:
        return None
    return words + (following[0] if following else "")
