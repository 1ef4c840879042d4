"""A digest of 1,000 messages and 60 articles, and of 10,000 messages: seconds and memory.

`python -m tests.bench.digests [MESSAGES [ARTICLES]]` prints one JSON object. Everything is made up,
the same each time; the embedding model is warm and counts as idle.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.digests.making import DigestMaker
from bot.digests.values import Said
from ingest.embedding.minilm import MiniLM
from ingest.fetch.urls import canonical
from ingest.values import Article
from tests.bench.texts import questions

MESSAGES, ARTICLES = 1_000, 60
START = datetime(2026, 3, 1, 6, tzinfo=UTC)
PEOPLE = [f"Person {number}" for number in range(40)]
_SYLLABLES = ["ka", "lo", "mi", "ren", "tu", "sar", "bel", "dro", "fin", "qua", "ves", "ost"]
_SHORT = ["lol", "ok", "thanks!", "good morning everyone", "haha yes", "👍", "no way"]


def main(count: int, given: int) -> None:
    """Measure and print."""
    embedder = MiniLM()
    embedder.embed(["warm"] * 8)
    maker = DigestMaker(embedder=embedder)
    read = {canonical(article.url or ""): article for article in _articles(given)}
    messages = list(_messages(count, list(read)))
    asyncio.run(maker.make(messages[:20], {}))
    idle = _memory("VmRSS")
    began = time.perf_counter()
    digest = asyncio.run(maker.make(messages, read, discussions=True))
    row = {
        "messages": count,
        "articles": given,
        "seconds": round(time.perf_counter() - began, 2),
        "over_idle_mb": round(_memory("VmHWM") - idle),
        "idle_mb": round(idle),
        "stories": len(digest.stories),
        "also_shared": len(digest.also_shared),
        "discussions": len(digest.discussions),
    }
    sys.stdout.write(json.dumps(row) + "\n")


def _articles(count: int) -> Iterator[Article]:
    """Yield articles of about 500 words; each three of them, of three outlets, tell one story."""
    for number in range(count):
        chance = random.Random(number // 3)
        words = [_word(chance) for _ in range(60)]
        who = f"{_word(chance).title()} {_word(chance).title()}"
        told = random.Random(number)
        said = [
            f"{who if told.random() < 0.4 else 'The council'} said that "
            f"{' '.join(told.choices(words, k=9))} on {told.randrange(1, 28)} March."
            for _ in range(34)
        ]
        yield Article(
            f"bench-{number}",
            f"{who} {' '.join(told.choices(words, k=5))}",
            " ".join(said),
            site=f"Outlet {number % 9}",
            language="en",
            published=START + timedelta(hours=number),
            url=f"https://news{number % 9}.example/{number}",
        )


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3))


def _messages(count: int, urls: list[str]) -> Iterator[Said]:
    """Yield a week of talk: links, remarks that answer or follow them, and small talk."""
    chance = random.Random(7)
    asked = questions(500)
    sent = START
    for number in range(count):
        sent += timedelta(seconds=chance.randrange(10, 2 * 7 * 86_400 // count))
        kind = chance.random()
        text, answered = chance.choice(asked), None
        if kind < 0.12:
            text = f"{chance.choice(urls)} {text if kind < 0.04 else ''}"
        elif kind < 0.35:
            text = chance.choice(_SHORT)
        if number and 0.12 <= kind < 0.6:
            answered = str(chance.randrange(max(0, number - 30), number))
        yield Said(str(number), chance.choice(PEOPLE), sent, text, answered)


def _memory(name: str) -> float:
    """Return a figure of this process in megabytes."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    return float("nan")


if __name__ == "__main__":
    main(*[int(word) for word in sys.argv[1:3]] or [MESSAGES, ARTICLES])
