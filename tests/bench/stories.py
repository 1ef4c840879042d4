"""How well articles are joined by story, with and without embeddings, by threshold.

`python -m tests.bench.stories [FOLDER]` reads the set "multihoprag" of the benchmark kit: facts
from 326 news articles of three months (facts of one address are one article here).

What counts as gold. The set relates facts that one question is about; most such pairs are not one
event: they compare two firms, or follow a person through months. So the pairs of one story were
marked by hand, from titles, outlets and dates of all articles, before any nearness was computed:
`SAME`.
Pairs of which one could think either way (two matches of a series, reports from one war) are
`UNSURE` and count neither way. Series of one outlet ("ASX set to open lower", guides to betting)
are different stories. For comparison the pairs that some question relates, of different outlets and
at most three days apart, are counted too: how many of them are joined.
"""

import gzip
import itertools
import json
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from bot.digests.profiles import Profile, embed, profile
from bot.digests.stories import THRESHOLD, WORDS_THRESHOLD, joined, nearness
from bot.digests.values import Shared
from ingest.embedding.minilm import MiniLM
from ingest.values import Article

FOLDER = Path("../shared/benchmarks/data/multihoprag")
RELATED_DAYS = 3
SAME = """
0017 0035 0066 0010 0016 0062 0011 0239 0332|0029 0036 0037|0043 0111 0044|0093 0095 0199 0094 0067
0149 0068|0264 0265|0033 0034|0227 0162|0248 0246|0338 0339 0257|0351 0228 0350|0078 0077|0089 0092
0083 0082|0006 0038 0275|0143 0125|0414 0419 0420 0208|0261 0188 0003 0004 0110|0169 0168|0204 0215
0316 0315
"""
UNSURE = """
0226 0219|0195 0196|0283 0430 0173 0282 0270|0047 0212 0201 0320 0213|0101 0058|0316 0315 0363
0296 0019 0369|0136 0137|0329 0304|0153 0235|0206 0207|0114 0405|0264 0265 0224
0260 0261 0188 0003 0004 0110 0397
"""

Row: TypeAlias = dict[str, Any]
Pairs: TypeAlias = set[tuple[int, int]]


def main(folder: Path) -> None:
    """Print precision, recall and F1 of pairs."""
    facts = list(_rows(folder / "articles.jsonl.gz"))
    by_url: dict[str, list[Row]] = {}
    for fact in facts:
        by_url.setdefault(fact["url"], []).append(fact)
    places = {fact["id"][1:]: at for at, listed in enumerate(by_url.values()) for fact in listed}
    profiles = [profile(Shared(url, _article(listed))) for url, listed in by_url.items()]
    same, unsure = _pairs(SAME, places), _pairs(UNSURE, places)
    related = _related(folder, places, profiles)
    vectors = embed(MiniLM(), [each.text for each in profiles])
    sys.stdout.write(f"articles {len(profiles)}, same story {len(same)}, related {len(related)}\n")
    for name, near, chosen in (
        ("embeddings", nearness(profiles, vectors), THRESHOLD),
        ("words alone", nearness(profiles, None), WORDS_THRESHOLD),
    ):
        for threshold in sorted({*np.round(np.arange(0.30, 0.801, 0.05), 2), chosen}):
            found = set().union(*(itertools.combinations(g, 2) for g in joined(near, threshold)))
            scores = _scores(found - (unsure - same), same)
            part = len(found & related) / len(related)
            mark = " <- chosen" if threshold == chosen else ""
            sys.stdout.write(
                f"{name:12} {threshold:.3f}  P {scores[0]:.3f} R {scores[1]:.3f} F1 {scores[2]:.3f}"
                f"  related joined {part:.2f}{mark}\n"
            )


def _scores(found: Pairs, same: Pairs) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    hits = len(found & same)
    precision, recall = hits / max(1, len(found)), hits / len(same)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _related(folder: Path, places: dict[str, int], profiles: list[Profile]) -> Pairs:
    """Return the pairs of different outlets that a question relates, days apart at most."""

    def close(pair: tuple[int, int]) -> bool:
        one, other = (profiles[at] for at in pair)
        return one.site != other.site and abs((one.day or 0) - (other.day or 0)) <= RELATED_DAYS

    asked = (row["gold"] for row in _rows(folder / "gold.jsonl"))
    groups = (sorted({places[gold["article"][1:]] for gold in golds}) for golds in asked)
    return _where(close, (pair for group in groups for pair in itertools.combinations(group, 2)))


def _where(test: Callable[[tuple[int, int]], bool], pairs: Iterable[tuple[int, int]]) -> Pairs:
    return {pair for pair in pairs if test(pair)}


def _pairs(listed: str, places: dict[str, int]) -> Pairs:
    groups = (line.split() for line in listed.strip().replace("\n", "|").split("|"))
    return {
        pair
        for group in groups
        for pair in itertools.combinations(sorted(places[id_] for id_ in group), 2)
    }


def _article(facts: list[Row]) -> Article:
    first = facts[0]
    return Article(
        first["id"],
        first["title"],
        "\n".join(fact["text"] for fact in facts),
        site=first["source"],
        language="en",
        published=datetime.fromisoformat(first["published"]),
        url=first["url"],
    )


def _rows(path: Path) -> Iterable[Row]:
    text = gzip.open(path, "rt").read() if path.suffix == ".gz" else path.read_text()  # noqa: SIM115
    return (json.loads(line) for line in text.splitlines())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
