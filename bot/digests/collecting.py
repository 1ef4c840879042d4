"""Which message is about which link: its own, that of the message it answers, or one nearby."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.digests.values import Entry, Said, Shared, Unread, each_once
from ingest.errors import UnreadableURLError
from ingest.fetch.urls import canonical, checked, find_urls
from ingest.values import Article

MOST_LINKS = 20
"""Links of one message that count; a longer list is an index, not a recommendation."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What was shared, and which message is about what.

    `about` has the messages that share a link or answer one that does, with the indices in
    `shared`; `loose` are the others, in order of time.
    """

    shared: tuple[Shared, ...]
    about: Mapping[str, tuple[int, ...]]
    loose: tuple[Said, ...]


def links_of(said: Said) -> list[str]:
    """Return the canonical addresses in a message, each once, those behind words too."""
    found = [canonical(url) for url in (*find_urls(said.text), *said.links)]
    return [url for url in dict.fromkeys(found) if _is_address(url)][:MOST_LINKS]


def collect(
    messages: Sequence[Said],
    articles: Mapping[str, Article | Unread],
    entries: Iterable[Entry] = (),
) -> Collected:
    """Sort messages by the link that they share or answer, through any chain of answers.

    `articles` are by canonical address. Addresses that lead to the same article are one thing
    shared. An answer to a message that is not here counts as no answer.
    """
    ordered = each_once(messages)
    things = _Things(articles)
    about: dict[str, tuple[int, ...]] = {}
    for said in ordered:
        if numbers := things.add(said, links_of(said)):
            about[said.id] = numbers
    for entry in entries:
        things.follow(entry)
    about = followed(ordered, about)
    loose = tuple(said for said in ordered if said.id not in about)
    return Collected(tuple(things.shared), about, loose)


def followed(
    messages: Sequence[Said], about: Mapping[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    """Return `about` with the messages that answer one of its messages, through any chain."""
    by_id = {said.id: said for said in messages}
    found: dict[str, tuple[int, ...]] = dict(about)
    for said in messages:
        chain: dict[str, None] = {}
        above: Said | None = said
        while above is not None and above.id not in found and above.id not in chain:
            chain[above.id] = None
            above = by_id.get(above.reply_to) if above.reply_to else None
        top = found.get(above.id, ()) if above is not None else ()
        found.update(dict.fromkeys(chain, top))
    return {id_: numbers for id_, numbers in found.items() if numbers}


class _Things:
    """What was shared so far, one for each article or unread address."""

    def __init__(self, articles: Mapping[str, Article | Unread]) -> None:
        self._articles = articles
        self._numbers: dict[str, int] = {}
        self.shared: list[Shared] = []

    def add(self, said: Said, urls: Sequence[str]) -> tuple[int, ...]:
        """Note that a message shares some addresses; return the numbers of what they lead to."""
        numbers = tuple(dict.fromkeys(self._number(url) for url in urls))
        for number in numbers:
            thing = self.shared[number]
            self.shared[number] = replace(thing, messages=(*thing.messages, said))
        return numbers

    def follow(self, entry: Entry) -> None:
        """Note an entry of a feed."""
        url = canonical(entry.url)
        if not _is_address(url):
            return
        number = self._number(url)
        thing = self.shared[number]
        if thing.article is None and not thing.title:
            reason = thing.unread.reason if thing.unread else "not_read"
            unread = Unread(reason, entry.title or None, entry.site, entry.published)
            self.shared[number] = replace(thing, unread=unread)

    def _number(self, url: str) -> int:
        known = self._articles.get(url)
        article = known if isinstance(known, Article) else None
        key = f"text {article.content_hash}" if article else f"address {url}"
        if key not in self._numbers:
            self._numbers[key] = len(self.shared)
            unread = None if article else known if isinstance(known, Unread) else Unread()
            self.shared.append(Shared(url, article, unread))
        return self._numbers[key]


def _is_address(url: str) -> bool:
    try:
        checked(url)
    except UnreadableURLError:
        return False
    return True
