"""Search and answer times and peak memory, in a process of its own: `... FOLDER` prints JSON."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bot.answering.extractive import ExtractiveReader
from bot.answering.understand import understand
from ingest.embedding.minilm import MiniLM
from ingest.library.store import Store
from ingest.retrieval.retriever import Retriever
from ingest.settings import IngestSettings
from ingest.values import LibraryId, Query
from tests.bench.texts import questions

ASKED = LibraryId("asked")
QUESTIONS = 200


def main(folder: Path) -> None:
    """Measure and print one JSON object; times in milliseconds, memory in megabytes."""
    embedder = MiniLM()
    store = Store.open(IngestSettings.model_validate({"article_bot_data_dir": folder}), embedder)
    retriever, reader = Retriever(store, embedder), ExtractiveReader(embedder)
    asked = questions(QUESTIONS)
    chunks = store.size(ASKED)

    def search(question: str) -> None:
        retriever.search(ASKED, Query(question))

    def answer(question: str) -> None:
        understood = understand(question, ())
        reader.answer(understood, retriever.search(ASKED, understood.query))

    cold = timed(search, asked[:1])[0]
    searches = timed(search, asked)
    answer(asked[0])
    answers = timed(answer, asked)
    store.close()
    peak = high_water_mark()
    row = {
        "chunks": chunks,
        "cold": cold,
        "search_p50": statistics.median(searches),
        "search_p95": statistics.quantiles(searches, n=20)[-1],
        "answer_p50": statistics.median(answers),
        "peak": peak,
    }
    sys.stdout.write(json.dumps(row) + "\n")


def high_water_mark() -> float:
    """Return the most memory this process had, in megabytes.

    `getrusage` would also count the process that started this one: its figure outlives `exec`.
    """
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def timed(work: Callable[[str], None], asked: list[str]) -> list[float]:
    """Return the milliseconds that each question took."""
    times = []
    for question in asked:
        began = time.perf_counter()
        work(question)
        times.append(1000 * (time.perf_counter() - began))
    return times


if __name__ == "__main__":
    main(Path(sys.argv[1]))
