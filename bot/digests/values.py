"""The nouns of digests.

`Said` is what comes in. A `Shared` is an article, or a link that could not be read, with the
messages that shared it; a `Story` is one entry of a digest, made of one or several of them; a
`Discussion` is a talk without a link. Everything in a `Digest` that names a message or an address
has it from the input: code puts it there, never a model.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bot.values import Citation, Fallback
from ingest.values import Article, Dateline


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a group, as far as a digest needs it.

    `id` and `reply_to` name messages within the group. `author` is the name to show. `links` are
    addresses that the text does not show, such as those behind words; those in the text count
    anyway.
    """

    id: str
    author: str
    sent: datetime
    text: str
    reply_to: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A link that could not be read: why, and what is known of it all the same.

    `reason` is one of `ingest.errors.NotAnArticle`, such as "paywall", or "not_read" where nobody
    tried, or "failed" for everything else.
    """

    reason: str = "not_read"
    title: str | None = None
    site: str | None = None
    published: Dateline | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a followed feed brought: nobody shared it, so there is no message to name."""

    url: str
    title: str = ""
    site: str | None = None
    published: Dateline | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """An article, or a link that could not be read, and the messages that shared it, oldest first.

    `url` is the canonical address as the input has it. One of `article` and `unread` is there.
    `messages` is empty for what only a feed brought.
    """

    url: str
    article: Article | None = None
    unread: Unread | None = None
    messages: tuple[Said, ...] = ()

    @property
    def title(self) -> str:
        """The headline, as far as one is known."""
        return self._known.title or ""

    @property
    def site(self) -> str | None:
        """The outlet."""
        return self._known.site

    @property
    def published(self) -> Dateline | None:
        """When the outlet published it."""
        return self._known.published

    @property
    def _known(self) -> Article | Unread:
        return self.article or self.unread or Unread()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of what the articles of a story say, and the quotes that prove it."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said, on one line, to be linked to the message.

    `quoted` means that the text is the person's own words, else it is a model's, verified.
    """

    text: str
    author: str
    message: str
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """What one outlet says of something that another says differently; `words` are its own."""

    site: str
    words: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Difference:
    """A number or a date for the same thing that differs between outlets, one claim an outlet."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One entry of a digest: an event, whatever the number of outlets that report it.

    `sentences` are there when an article could be read; `messages` are the ids of all messages
    about it, in order of time, those that shared it among them.
    """

    headline: str
    shared: tuple[Shared, ...]
    sentences: tuple[Sentence, ...] = ()
    remarks: tuple[Remark, ...] = ()
    differences: tuple[Difference, ...] = ()
    messages: tuple[str, ...] = ()
    language: str | None = None

    @property
    def shared_by(self) -> tuple[str, ...]:
        """The names of those who shared it, each once, the first one first."""
        said = sorted((one for each in self.shared for one in each.messages), key=in_order)
        return tuple(dict.fromkeys(one.author for one in said))

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that could be read."""
        return tuple(each.article for each in self.shared if each.article)


@dataclass(frozen=True, slots=True)
class Discussion:
    """A talk without a link, in up to three lines, each linked to its message."""

    lines: tuple[Remark, ...]
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What a group shared and said in a period, most talked-about first.

    `also_shared` are entries without sentences: what found no room above, and links that could not
    be read and were not talked about. `fallback` tells why a model's words were not used
    somewhere, when a model was asked.
    """

    stories: tuple[Story, ...] = ()
    also_shared: tuple[Story, ...] = ()
    discussions: tuple[Discussion, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    fallback: Fallback | None = field(default=None, compare=False)

    @property
    def empty(self) -> bool:
        """Whether there is nothing new: no message is to be sent."""
        return not (self.stories or self.also_shared or self.discussions)

    @property
    def numbered(self) -> tuple[Story, ...]:
        """The stories by number, from 1: "the second one" is `numbered[1]`."""
        return self.stories + self.also_shared


def in_order(said: Said) -> tuple[datetime, int, str]:
    """Return what messages are sorted by: time, then number, so that "9" comes before "10"."""
    return said.sent, len(said.id), said.id


def each_once(messages: Iterable[Said]) -> list[Said]:
    """Return messages in order of time; of several with one id the last given is the message."""
    return sorted({said.id: said for said in messages}.values(), key=in_order)
