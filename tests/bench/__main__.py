"""Print what is promised beside what was measured, in one run on this machine.

A benchmark, not a test: nothing fails when a number is missed.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench import imports, store, telegram
from tests.bench.texts import articles

ARTICLES = 200


def main() -> None:
    """Measure everything; takes some minutes."""
    console = Console()
    table = Table("what", "measured", "wanted")
    with tempfile.TemporaryDirectory() as folder:
        table.add_row("cold --help", f"{cold_help():.2f} s", "<= 0.5 s")
        table.add_row(*throughput(Path(folder), console))
        console.print("filling a store of 50,000 chunks ...")
        store.fill(Path(folder) / "store")
        found = searching(Path(folder) / "store")
    table.add_row("chunks in the library asked", str(found["chunks"]), "about 1,000")
    table.add_row("first search, cold", f"{found['cold']:.0f} ms", "-")
    table.add_row("search p50", f"{found['search_p50']:.1f} ms", "<= 30 ms")
    table.add_row("search p95", f"{found['search_p95']:.1f} ms", "<= 80 ms")
    table.add_row("extractive answer p50", f"{found['answer_p50']:.1f} ms", "<= 80 ms")
    table.add_row("peak memory", f"{found['peak']:.0f} MB", "< 700 MB")
    console.print("asking in Telegram ...")
    for row in telegram.rows():
        table.add_row(*row)
    console.print(table)


def cold_help() -> float:
    """Return the least of five wall times of `python -m bot --help`, in seconds."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "bot", "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return min(times)


def throughput(folder: Path, console: Console) -> tuple[str, str, str]:
    """Return the row for import speed, or why there is none."""
    name = f"import, {ARTICLES} articles"
    given = list(articles(ARTICLES))
    console.print("importing ...")
    ours = imports.ours(given, folder / "ours")
    if not (imports.FP32 / "model.onnx").exists():
        missing = f"{ours:.1f}/s; no baseline: {imports.FP32} is missing, see export_minilm.py"
        return name, missing, ">= 2x"
    plain = imports.plain(given, folder / "plain")
    return name, f"{ours / plain:.1f}x ({ours:.1f}/s against {plain:.1f}/s)", ">= 2x"


def searching(folder: Path) -> dict[str, float]:
    """Measure in a fresh process, so that filling does not count as memory."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.searching", str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    row: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return row


if __name__ == "__main__":
    main()
