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
_TOPICS = [
    "bridge repair steel pillar engineer closure traffic river lane crack bolt",
    "strike union wages fuel fishermen harbour boat price talks deal vote",
    "vaccine hospital trial doctor patient dose study health nurse clinic virus",
    "football match striker goal league coach stadium penalty cup season fans",
    "election ballot parliament candidate party poll coalition minister voters seat",
    "volcano ash eruption evacuation island crater lava scientists alert flights",
    "museum painting theft gallery artist exhibition frame police curator auction",
    "satellite rocket launch orbit engine mission astronaut moon agency crew",
    "bank interest rate inflation bonds market shares investors crash loan",
    "orchard apple frost harvest farmer soil pesticide bees insurance market",
    "school teacher exam pupils curriculum holiday classroom grades reform budget",
    "airline runway pilot passengers delay airport luggage ticket storm engine",
    "wolf forest hunter sheep protection park ranger trail biologist collar",
    "chip factory processor export semiconductor subsidy plant wafer supply phone",
    "opera singer premiere director stage ticket orchestra costume critic applause",
    "whale ocean plastic beach rescue volunteers coast tide net biologist",
    "court judge trial lawyer verdict jury witness appeal fraud prison",
    "train railway station track signal timetable commuters tunnel carriage fare",
    "recipe bread flour bakery oven yeast chef restaurant menu kitchen",
    "glacier ice melting climate temperature lake flood researchers dam valley",
]
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
    began, worked = time.perf_counter(), time.process_time()
    digest = asyncio.run(maker.make(messages, read, discussions=True))
    row = {
        "messages": count,
        "articles": given,
        "seconds": round(time.perf_counter() - began, 2),
        "cpu_seconds": round(time.process_time() - worked, 2),
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
        story = random.Random(number // 3)
        words = _TOPICS[number // 3 % len(_TOPICS)].split()
        who = f"{_name(story)} {_name(story)}"
        told = random.Random(number)
        said = [
            f"{who if told.random() < 0.4 else 'The council'} said that the "
            f"{' '.join(told.choices(words, k=4))} would be a "
            f"{' '.join(told.choices(words, k=3))} on {told.randrange(1, 28)} March."
            for _ in range(30)
        ]
        yield Article(
            f"bench-{number}",
            f"{who}: {' '.join(told.choices(words, k=4))}",
            " ".join(said),
            site=f"Outlet {number % 9}",
            language="en",
            published=START + timedelta(hours=number),
            url=f"https://news{number % 9}.example/{number}",
        )


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=2)).title()


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
