"""Questions that an article answers, made from the article itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.answering import facts
from ingest.text import dates, names
from ingest.values import Article

READ_CHARACTERS = 12_000
"""What an article is about is named in its beginning; the rest would only take time."""
LONGEST_NAME = 40
"""A longer one is a title or a list, and fills a button."""

Kind: TypeAlias = Literal["who", "date"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to ask about: a name (`who`), or a day as the article writes it (`date`)."""

    kind: Kind
    words: str


def suggestions(article: Article) -> list[Suggestion]:
    """Return what there is to ask about, most promising first; whether it is answered is open.

    Names count by how often they come up; a name within a longer one counts as that one. A day
    stands behind the first name, since "when" is what people ask next.
    """
    named = [Suggestion("who", name) for name in _names(article)]
    dated = [Suggestion("date", words) for words in _days(article)]
    return [*named[:1], *dated[:1], *named[1:6], *dated[1:3]]


def _names(article: Article) -> Iterator[str]:
    text = article.text[:READ_CHARACTERS]
    counted = Counter(" ".join(span.of(text).split()) for span in names.find(text))
    skipped = {(article.site or "").casefold(), (article.author or "").casefold()}
    longest = sorted(counted, key=len, reverse=True)
    for short in sorted(counted, key=len):
        whole = next((name for name in longest if short != name and _within(short, name)), None)
        if whole is not None and counted[whole]:
            counted[whole] += counted.pop(short)
    for name, _ in counted.most_common():
        if 2 < len(name) <= LONGEST_NAME and name.casefold() not in skipped:
            yield name


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
