"""Where outlets that tell the same story differ: another number, or another day, for one thing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.answering.facts import dateline
from bot.digests.values import Claim, Difference
from bot.values import Citation
from ingest.text import dates, instructions, numbers, sentences
from ingest.text.numbers import NumberMention
from ingest.text.words import is_stop_word, stems
from ingest.values import Article, Span

MOST = 2
"""Differences of one story."""
READ = 25
"""Sentences of an article, and below: articles of a story, that are compared."""
COMPARED = 6
_ALIKE = 0.5
"""Share of the shorter sentence's words that two sentences about one thing have in common."""
_LEAST = 3
"""Words that they have in common, at least."""

_NEXT = re.compile(r"[ \t\u00a0-]{1,2}(?P<word>[^\W\d_][\w’'-]*)")


@dataclass(frozen=True, slots=True)
class _Stated:
    """A number or day in a sentence: of what it is, which, and how the article writes it."""

    kind: str
    value: object
    words: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    stems: frozenset[str]
    stated: tuple[_Stated, ...]


def find(articles: Sequence[Article]) -> tuple[Difference, ...]:
    """Return what differs between articles of different outlets, the first mentioned first.

    A claim is left out when the other article has the same number or day somewhere, too: then it
    tells more, not otherwise.
    """
    read = [(article, _read(article)) for article in articles[:COMPARED] if article.site]
    found: dict[str, Difference] = {}
    for (one, ours), (other, theirs) in combinations(read, 2):
        if one.site == other.site:
            continue
        for kind, mine, yours in _apart(ours, theirs):
            claims = (_claim(one, *mine), _claim(other, *yours))
            found.setdefault(kind, Difference(claims))
    return tuple(found.values())[:MOST]


def _read(article: Article) -> list[_Sentence]:
    """Return the sentences that may be quoted, with what they state."""
    spans = sentences.split(article.text)[:READ]
    orders = instructions.suspicious(article.text, spans)
    spoken = article.language or "en"
    return [
        _Sentence(
            span,
            frozenset(s for s in stems(span.of(article.text), spoken) if not s[0].isdigit()),
            tuple(_stated(span.of(article.text), article, spoken)),
        )
        for index, span in enumerate(spans)
        if index not in orders
    ]


def _stated(text: str, article: Article, spoken: str) -> Iterator[_Stated]:
    days = dates.find(text, dateline(article), spoken)
    for day in days:
        if day.first == day.last:
            yield _Stated("day", day.first, text[day.start : day.end])
    for mention in numbers.find(text):
        inside = any(day.start <= mention.start < day.end for day in days)
        if mention.value is not None and mention.unit != "ordinal" and not inside:
            kind, words = _counted(text, mention, spoken)
            if kind:
                yield _Stated(kind, mention.value, words)


def _counted(text: str, mention: NumberMention, spoken: str) -> tuple[str, str]:
    """Return what a number counts ("people", "%", "EUR") and the words that say it."""
    shown = text[mention.start : mention.end]
    if mention.unit:
        return mention.unit, shown
    after = _NEXT.match(text, mention.end)
    if after is None or is_stop_word(after["word"], spoken):
        return "", shown
    return " ".join(stems(after["word"], spoken)), text[mention.start : after.end()]


def _apart(
    ours: Sequence[_Sentence], theirs: Sequence[_Sentence]
) -> Iterator[tuple[str, tuple[_Sentence, _Stated], tuple[_Sentence, _Stated]]]:
    """Yield what two articles state differently in sentences about the same thing."""
    we_have = {(stated.kind, stated.value) for each in ours for stated in each.stated}
    they_have = {(stated.kind, stated.value) for each in theirs for stated in each.stated}
    for mine in ours:
        for yours in theirs:
            if not _about_one_thing(mine, yours):
                continue
            for kind in {s.kind for s in mine.stated} & {s.kind for s in yours.stated}:
                a = [s for s in mine.stated if s.kind == kind]
                b = [s for s in yours.stated if s.kind == kind]
                if len(a) == len(b) == 1 and not (
                    (kind, a[0].value) in they_have or (kind, b[0].value) in we_have
                ):
                    yield kind, (mine, a[0]), (yours, b[0])


def _about_one_thing(one: _Sentence, other: _Sentence) -> bool:
    if not (one.stated and other.stated):
        return False
    shared = len(one.stems & other.stems)
    return shared >= _LEAST and shared >= _ALIKE * min(len(one.stems), len(other.stems))


def _claim(article: Article, sentence: _Sentence, stated: _Stated) -> Claim:
    span = sentence.span
    words = " ".join(stated.words.split())
    return Claim(article.site or "", words, Citation(0, article, span.start, span.end))
