"""Names of people, places and organisations, by their capital letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.text import sentences
from ingest.text.capital_words import (
    PARTICLES,
    TITLES,
    is_calendar,
    is_common,
    is_function_word,
)
from ingest.values import Span

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‑-][^\W_]+)*(?<!['’]s)|[^\W_]+(?=['’]s(?!\w))|[^\W_]+"
)
_GAP = re.compile(r"[ \t\u00a0\u202f]{1,2}|\s?&\s?|-|\.\s?")
_LONGEST = 14
"""Words in a name at most; longer runs are text in capitals."""
_ABBREVIATED = re.compile(r"[^\W\d_]|[^\W\d_]\..*")


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    first: bool
    """Whether it begins a sentence."""
    headline: int
    """Whether it stands in a line of Capitalised Words (1) or of CAPITALS (2), which say little."""


def find(text: str) -> list[Span]:
    """Return the names in `text`: runs of capitalised words, in order.

    Particles ("van der", "of the"), initials, short titles and acronyms belong to a name; months
    and weekdays do not; the ending 's is left off. The first word of a sentence counts when it is
    no common word and the text does not use it in lower case. In headlines, where every word has
    a capital, only what the rest of the text confirms counts, if there is a rest. Scripts without
    capitals give nothing, and in German every noun counts.
    """
    tokens = list(_tokens(text))
    confirmed = {t.word for t in tokens if not t.first and not t.headline and _is_capital(t.word)}
    lowered = {t.word for t in tokens if t.word.islower()}
    alone = all(t.headline for t in tokens)
    runs: list[list[_Token]] = []
    for token in tokens:
        if runs and 0 < len(runs[-1]) < _LONGEST and _belongs(text, runs[-1][-1], token):
            runs[-1].append(token)
        elif _is_capital(token.word):
            runs.append([token])
        elif runs and runs[-1]:
            runs.append([])
    names = (_name(run, confirmed, lowered, alone=alone) for run in runs)
    return [name for name in names if name]


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the words with what their place in sentence and line tells."""
    for sentence in sentences.split(text):
        found = list(_TOKEN.finditer(text, sentence.start, sentence.end))
        headline = _headline([match[0] for match in found], sentence.of(text))
        for match in found:
            first = match.start() == found[0].start()
            opened = text[match.start() - 1 : match.start()] in {"“", '"', "«", "„", "‘"}
            after = text[max(0, match.start() - 2) : match.start()]
            yield _Token(*match.span(), match[0], first or opened or ":" in after, headline)


def _headline(words: list[str], sentence: str) -> int:
    """Return 2 for a line in capitals, 1 for one whose words are mostly capitalised, else 0."""
    telling = [w for w in words if w[0].isalpha() and not is_function_word(w, everywhere=True)]
    if sum(map(len, telling)) > 8 and all(w.isupper() for w in telling):
        return 2
    if len(telling) < 4 or sentence[-1:] in ".,;":
        return 0
    return int(sum(w[0].isupper() for w in telling) >= 0.8 * len(telling))


def _is_capital(word: str) -> bool:
    """Tell whether a word can be part of a name: a capital letter in it, no lone "I"."""
    if word in {"I", "I'm", "I’m", "I've", "I’ve", "I'll", "I’ll", "I'd", "I’d"} or is_calendar(
        word
    ):
        return False
    return word[0].isupper() or (len(word) > 1 and any(c.isupper() for c in word[1:]))


def _belongs(text: str, last: _Token, token: _Token) -> bool:
    """Tell whether a token goes on with the name that `last` is in."""
    gap = text[last.end : token.start]
    if not _GAP.fullmatch(gap) or token.headline != last.headline:
        return False
    if "." in gap and not (_ABBREVIATED.fullmatch(last.word) or last.word.lower() in TITLES):
        return False
    if _is_capital(token.word) and not (token.headline and is_function_word(token.word)):
        return not (token.first and "." not in gap)
    return token.word in PARTICLES and not token.headline


def _name(run: list[_Token], confirmed: set[str], lowered: set[str], *, alone: bool) -> Span | None:
    """Return the name in a run of tokens, without particles and common words at its ends."""
    while run and not _is_capital(run[-1].word):
        run = run[:-1]
    while run and _is_no_name(run[0], confirmed, lowered, alone=alone):
        run = run[1:]
        while run and not _is_capital(run[0].word):
            run = run[1:]
    return Span(run[0].start, run[-1].end) if run else None


def _is_no_name(token: _Token, confirmed: set[str], lowered: set[str], *, alone: bool) -> bool:
    """Tell whether a capitalised word at the beginning of a run has its capital by its place."""
    word = token.word
    if is_function_word(word) and not (word.isupper() and len(word) > 1):
        return True
    if token.headline:
        sure = token.headline == 1 and (word.isupper() or (alone and not is_common(word)))
        return word not in confirmed and not sure
    if not token.first or word in confirmed or not word[1:].islower():
        return False
    return is_common(word) or word.lower() in lowered
