"""Articles made of made-up sentences, the same ones each time."""

import random
from collections.abc import Iterator

from ingest.values import Article

_WHO = ["The council", "A fisherman", "The minister", "Our reporter", "The museum", "A teacher"]
_DID = ["announced", "opposed", "measured", "repaired", "sold", "forgot", "described", "counted"]
_WHAT = ["the old bridge", "a new timetable", "the harbour wall", "twelve paintings", "the budget"]
_WHERE = ["in Porto", "near the canal", "at the northern station", "on the island", "in Murano"]
_WHEN = ["on Monday", "in March", "after the storm", "before the vote", "last winter"]
_SYLLABLES = ["ka", "lo", "mi", "ren", "tu", "sar", "bel", "dro", "fin", "qua"]


def articles(count: int, sentences: int = 40, seed: int = 1) -> Iterator[Article]:
    """Yield `count` articles of about 13 words a sentence, six sentences a paragraph."""
    chance = random.Random(seed)
    for number in range(count):
        said = [_sentence(chance) for _ in range(sentences)]
        paragraphs = [" ".join(said[first : first + 6]) for first in range(0, sentences, 6)]
        yield Article(f"bench-{seed}-{number}", said[0][:60], "\n\n".join(paragraphs), site="Bench")


def questions(count: int, seed: int = 2) -> list[str]:
    """Return questions in the words of the articles."""
    chance = random.Random(seed)
    return [
        f"When was it that {_pick(chance, _WHO).lower()} {_pick(chance, _DID)} "
        f"{_pick(chance, _WHAT)} {_pick(chance, _WHERE)} for {_name(chance)}?"
        for _ in range(count)
    ]


def _sentence(chance: random.Random) -> str:
    parts = [_pick(chance, words) for words in (_WHO, _DID, _WHAT, _WHERE, _WHEN)]
    return f"{' '.join(parts)} for {_name(chance)} {_name(chance)}."


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3)).capitalize()


def _pick(chance: random.Random, words: list[str]) -> str:
    return chance.choice(words)
