"""What goes into a conversation and what comes out, without a word about the carrier.

An edge (Telegram, terminal) makes an `Incoming` of what a person sent, hands it to
`bot.conversation.assistant.Assistant.hear`, and renders each `Reply` in its own way.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Literal, NewType, TypeAlias

from bot.values import Answer, Summary
from ingest.values import Article, LibraryId, Source

ConversationId = NewType("ConversationId", str)
"""Chat and topic, and in a group the person: `telegram:<chat>:<topic>[:<person>]`, `console`."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing a person sent.

    `key` names it once and for all (for Telegram `<bot>:<update_id>`): hearing the same key again
    after a crash changes nothing twice. `about` are article ids it replies to, if any.
    """

    key: str
    conversation: ConversationId
    library: LibraryId
    text: str = ""
    sources: Sequence[Source] = ()
    about: Sequence[str] = ()
    language: str | None = None


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
    """What was read, and how to go on."""

    article: Article
    minutes: int
    outcome: Literal["new", "known", "updated"] = "new"


@dataclass(frozen=True, slots=True)
class AnswerReply:
    """An answer with its proof."""

    answer: Answer
    question: str


@dataclass(frozen=True, slots=True)
class SummaryReply:
    """A summary of one article; `notes` say what its relative dates mean."""

    article: Article
    summary: Summary
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Two or more articles fit; which one is meant?"""

    articles: Sequence[Article]
    question: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence of the bot's own, already worded in the person's language (see `bot.wording`)."""

    text: str
    kind: Literal["info", "error"] = "info"


Final: TypeAlias = ReadingCard | AnswerReply | SummaryReply | Choice | Notice
Reply: TypeAlias = Working | Partial | Final
Replies: TypeAlias = AsyncIterator[Reply]
