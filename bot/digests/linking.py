"""How what was shared hangs together: links with links, and messages with links."""

from bot.digests import neighbours, noise
from bot.digests import profiles as about
from bot.digests import stories as clustering
from bot.digests.collecting import Collected
from bot.digests.values import Shared
from ingest.embedding.embedder import Embedder

CLUSTERED = 400
"""Things shared that are compared with each other; of more, the most shared and newest."""
EMBEDDED = 1_000
"""Messages that are embedded, the newest first; the others go by their words."""


class Links:
    """What was shared, as far as it is compared, and how near it is to each other."""

    def __init__(self, collected: Collected, embedder: Embedder) -> None:
        self._embedder = embedder
        everything = range(len(collected.shared))
        by_worth = sorted(everything, key=lambda n: _worth(collected.shared[n]), reverse=True)
        self._numbers = sorted(by_worth[:CLUSTERED])
        self._others = [[number] for number in sorted(by_worth[CLUSTERED:])]
        self._listed = [about.profile(collected.shared[number]) for number in self._numbers]
        self._rows = about.embed(embedder, [profile.text for profile in self._listed])
        self._profiles = dict(zip(self._numbers, self._listed, strict=True))
        self._vectors = (
            {} if self._rows is None else dict(zip(self._numbers, self._rows, strict=True))
        )

    def groups(self) -> list[list[int]]:
        """Return the numbers of what tells the same story."""
        groups = clustering.cluster(self._listed, self._rows)
        return [[self._numbers[at] for at in group] for group in groups] + self._others

    def near(self, collected: Collected, telling: frozenset[str]) -> dict[str, tuple[int, ...]]:
        """Return the messages without a link, of those that say something, that are about one."""
        near = neighbours.candidates(collected, telling)
        said = {each.id: each for each in collected.loose if each.id in near}
        newest = list(said.values())[-EMBEDDED:]
        rows = about.embed(self._embedder, [noise.bare(each.text) for each in newest])
        ids = [each.id for each in newest]
        vectors = {} if rows is None else dict(zip(ids, rows, strict=True))
        return neighbours.attach(near, said, self._profiles, self._vectors, vectors)


def _worth(shared: Shared) -> tuple[int, bool, float]:
    """Return what is compared first: what most people shared, what could be read, what is new."""
    when = shared.published or (shared.messages[-1].sent if shared.messages else None)
    people = len({said.author for said in shared.messages})
    return people, shared.article is not None, float(when.toordinal() if when else 0)
