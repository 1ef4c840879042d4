"""How well a message without a link is given to the link before it that it is about.

`python -m tests.bench.neighbours [FOLDER]` reads the set "dialogsum_dev" of the benchmark kit: the
summary of a chat stands for a link, its turns that say something for messages about it. Each turn
chooses among its own summary and those of other chats, and once among others only, where nothing
is right. Printed are precision and recall by threshold, with three links to choose from.
"""

import gzip
import json
import random
import sys
from pathlib import Path

from bot.digests import neighbours, noise
from bot.digests.profiles import embed, profile
from bot.digests.values import Said, Shared
from ingest.embedding.minilm import MiniLM
from ingest.values import Article
from tests.bench.digests import START

FOLDER = Path("../shared/benchmarks/data/dialogsum_dev")
CHATS = 300
LINKS = 3


def main(folder: Path) -> None:
    """Print precision and recall."""
    chance = random.Random(3)
    packed = (folder / "articles.jsonl.gz").read_bytes()
    chats = [json.loads(line) for line in gzip.decompress(packed).splitlines()[:CHATS]]
    golds = map(json.loads, (folder / "gold.jsonl").read_text().splitlines())
    told = {gold["id"]: gold["references"][0] for gold in golds}
    links = [Shared(c["id"], Article(c["id"], "", told[c["id"]], language="en")) for c in chats]
    profiles = dict(enumerate(profile(link) for link in links))
    turns = [(at, text) for at, chat in enumerate(chats) for text in _turns(chat["text"])]
    said = {str(n): Said(str(n), "", START, text) for n, (_, text) in enumerate(turns)}
    near: dict[str, tuple[int, ...]] = {}
    for n, (own, _) in enumerate(turns):
        others = [at for at in chance.sample(range(len(chats)), LINKS) if at != own]
        near[str(n)] = (own, *others[1:])
        near[f"{n} without"] = tuple(others)
    said |= {f"{id_} without": each for id_, each in said.items()}
    embedder = MiniLM()
    rows = embed(embedder, [profiles[n].text for n in profiles])
    spoken = embed(embedder, [text for _, text in turns])
    if rows is None or spoken is None:
        raise SystemExit("no embeddings")
    vectors = {str(n): row for n, row in enumerate(spoken)}
    vectors |= {f"{id_} without": row for id_, row in vectors.items()}
    for name, messages in (("embeddings", vectors), ("words alone", {})):
        for threshold in (0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40):
            neighbours.THRESHOLD = neighbours.WORDS_THRESHOLD = threshold
            found = neighbours.attach(near, said, profiles, dict(enumerate(rows)), messages)
            hits = sum(
                number == turns[int(id_)][0] for id_, (number,) in found.items() if id_.isdigit()
            )
            precision, recall = hits / max(1, len(found)), hits / len(turns)
            sys.stdout.write(f"{name:12} {threshold:.2f}  P {precision:.3f} R {recall:.3f}\n")


def _turns(text: str) -> list[str]:
    """Return what is said in a chat, without names, as far as it says something."""
    said = (line.partition(":")[2].strip() for line in text.splitlines())
    return [each for each in said if noise.is_remark(each)]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
