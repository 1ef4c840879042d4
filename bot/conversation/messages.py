"""What goes into a conversation and what comes out, without a word about the carrier.

An edge (Telegram, terminal) makes an `Incoming` of what a person sent, hands it to
`bot.conversation.assistant.Assistant.hear`, and renders each `Reply` in its own way.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NewType, TypeAlias

from bot.digests.values import Digest
from bot.state.talk_log import Heard
from bot.values import Answer, Summary
from ingest.errors import ArticleBotError
from ingest.values import Article, LibraryId, Source

ConversationId = NewType("ConversationId", str)
"""Chat and topic, and in a group the person: `telegram:<chat>:<topic>[:<person>]`, `console`."""


async def _yes() -> bool:
    """Who talks with the bot alone decides alone, and is heard."""
    return True


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing a person sent.

    `key` names it once and for all (for Telegram `<bot>:<update_id>`): hearing the same key again
    after a crash changes nothing twice. `about` are article ids it replies to, if any. `library`
    also names the chat, for whatever is kept by chat; `chat` is its number with the carrier, where
    something can be sent later and numbers of messages are valid, and `topic` that of a forum.
    `is_admin` asks whether the person may decide for the chat, `hears_all` whether the bot hears
    what is said there to others. `pressed` tells that a button said it, `message` is the number of
    the message that it is said under or in reply to, and `replaces` names the key of the message
    that this one is a new version of. `album` names the album that it is a part of. `unread` says
    why files that belong to it could not be had.
    """

    key: str
    conversation: ConversationId
    library: LibraryId
    text: str = ""
    sources: Sequence[Source] = ()
    about: Sequence[str] = ()
    language: str | None = None
    person: str | None = None
    group: bool = False
    chat: int | None = None
    topic: int | None = None
    pressed: bool = False
    replaces: str | None = None
    message: int | None = None
    album: str | None = None
    unread: Sequence[ArticleBotError] = ()
    is_admin: Callable[[], Awaitable[bool]] = _yes
    hears_all: Callable[[], Awaitable[bool]] = _yes


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press instead of typing: pressing it says `say` about the article `about`.

    Without `say` it says its own label. With `url` it opens an address instead; with `start` it
    passes on a link that opens the bot with these words; `data` is for the carrier itself. Buttons
    and words are equal: whatever a button says can be typed.
    """

    label: str
    say: str = ""
    about: str | None = None
    url: str | None = None
    start: str | None = None
    data: str | None = None


Rows: TypeAlias = tuple[tuple[Button, ...], ...]
"""Buttons under a message, row by row."""


@dataclass(frozen=True, slots=True)
class Working:
    """Something takes a moment; shown as "typing" or a progress line."""

    doing: Literal["reading", "answering", "summarizing"]


@dataclass(frozen=True, slots=True)
class Partial:
    """The text so far of a reply that is still being written; replaces the partial before."""

    text: str


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """What was read, the first line of its TL;DR if there is one, and how to go on."""

    article: Article
    minutes: int
    outcome: Literal["new", "known", "updated"] = "new"
    first_line: str = ""
    buttons: Rows = ()


@dataclass(frozen=True, slots=True)
class AnswerReply:
    """An answer with its proof."""

    answer: Answer
    question: str
    buttons: Rows = ()


@dataclass(frozen=True, slots=True)
class SummaryReply:
    """A summary of one article; `notes` say what its relative dates mean."""

    article: Article
    summary: Summary
    notes: tuple[str, ...] = ()
    buttons: Rows = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Two or more articles fit; which one is meant? `name` tells this choice from later ones."""

    articles: Sequence[Article]
    question: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence of the bot's own, already worded in the person's language (see `bot.wording`).

    A `farewell` says that all was forgotten: nothing may be noted about it either.
    """

    text: str
    kind: Literal["info", "error", "farewell"] = "info"
    buttons: Rows = ()


@dataclass(frozen=True, slots=True)
class Folded:
    """Lines behind a title that a tap opens."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A list or a form with buttons; where one of its buttons was pressed it takes its place.

    `title` is its first line. `articles` are those that it lists. What is `folded` comes last.
    """

    title: str
    text: str
    buttons: Rows = ()
    articles: tuple[str, ...] = ()
    folded: tuple[Folded, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestReply:
    """What a group shared and said; `title` is its first line.

    `key` names it among the digests that were sent, and `heard` are the messages that it names, by
    the ids that it uses. With `closes` the next digest of its place begins where it ends.
    """

    digest: Digest
    title: str
    key: str
    heard: Mapping[str, Heard]
    closes: bool = True
    buttons: Rows = ()


@dataclass(frozen=True, slots=True)
class Toast:
    """A few words that need no message where a button was pressed; at most 200 characters."""

    text: str


@dataclass(frozen=True, slots=True)
class FileReply:
    """A file for the person, with a line about it."""

    name: str
    body: bytes
    caption: str


Final: TypeAlias = (
    ReadingCard
    | AnswerReply
    | SummaryReply
    | DigestReply
    | Choice
    | Notice
    | Panel
    | Toast
    | FileReply
)
Reply: TypeAlias = Working | Partial | Final
Replies: TypeAlias = AsyncIterator[Reply]
