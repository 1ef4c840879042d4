"""Messages without a link that follow one and mean the same thing: they are about it too."""

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.digests import noise
from bot.digests.collecting import Collected
from bot.digests.profiles import Profile, Vector
from bot.digests.values import Said
from ingest.text.words import stems

WINDOW = timedelta(hours=2)
"""How long after a link a message that answers nobody may be about it."""
CANDIDATES = 4
"""Links before a message that it may be about."""
THRESHOLD = 0.30
WORDS_THRESHOLD = 0.20
"""With and without embeddings; measured by `tests.bench.neighbours`. Precision counts more: a wrong
link puts words where they do not belong, a lost message is only lost."""
_SHARED_WORDS = 0.5


def candidates(collected: Collected, telling: frozenset[str]) -> dict[str, tuple[int, ...]]:
    """Return the links shared shortly before each loose message, of those in `telling`."""
    links = sorted(
        (said.sent, number)
        for number, shared in enumerate(collected.shared)
        for said in shared.messages
    )
    recent: deque[int] = deque(maxlen=CANDIDATES)
    found, at = {}, 0
    latest: dict[int, int] = {}
    for said in collected.loose:
        while at < len(links) and links[at][0] <= said.sent:
            number = links[at][1]
            if number in recent:
                recent.remove(number)
            recent.append(number)
            latest[number] = at
            at += 1
        near = tuple(n for n in recent if said.sent - links[latest[n]][0] <= WINDOW)
        if near and said.id in telling:
            found[said.id] = near
    return found


def attach(
    near: Mapping[str, Sequence[int]],
    said: Mapping[str, Said],
    profiles: Mapping[int, Profile],
    links: Mapping[int, Vector],
    messages: Mapping[str, Vector],
) -> dict[str, tuple[int, ...]]:
    """Return which messages are about which of the links near them.

    `profiles` and `links` are of the links, by number; `messages` has vectors by id. Without a
    vector words must do.
    """
    about: dict[str, tuple[int, ...]] = {}
    for id_, numbers in near.items():
        words = frozenset(stems(noise.bare(said[id_].text)))
        known = [number for number in numbers if number in profiles]
        scores = [(_shared(words, profiles[n]) + _meant(id_, n, links, messages), n) for n in known]
        score, number = max(scores, default=(0.0, 0))
        if score >= (THRESHOLD if id_ in messages else WORDS_THRESHOLD):
            about[id_] = (number,)
    return about


def _shared(words: frozenset[str], profile: Profile) -> float:
    return _SHARED_WORDS * len(words & profile.stems) / max(1, len(words))


def _meant(
    id_: str, number: int, links: Mapping[int, Vector], messages: Mapping[str, Vector]
) -> float:
    if id_ not in messages or number not in links:
        return 0.0
    return float(messages[id_] @ links[number])
