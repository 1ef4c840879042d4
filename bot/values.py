"""The nouns of answering and summarising.

A question with the turns before it is understood as an `Understood` (stand-alone question and
what to search for); retrieval gives passages; a `Reader` turns both into growing `Draft`s and
exactly one `Answer`.
"""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

from ingest.values import Article, Passage, Query, SummaryStyle


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange of a conversation."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question means in its conversation.

    `question` is as asked; `standalone` is the same with the missing words filled in; `query` is
    for retrieval. `asked` is the time of asking, for "today" in a question.
    """

    question: str
    standalone: str
    query: Query
    history: Sequence[Turn] = ()
    language: str = "en"
    asked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered quote that was verified to exist: `quote == article.text[start:end]`."""

    number: int
    article: Article
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The quoted words, character for character as in the article."""
        return self.article.text[self.start : self.end]


ReaderName = Literal["extractive", "llm"]
Fallback = Literal["model_down", "model_slow", "rate_limited", "unverified", "over_budget"]


@dataclass(frozen=True, slots=True)
class Draft:
    """The answer so far; the next draft replaces it.

    `quoted` tells that it is no beginning of the answer but what the article says.
    """

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The final text with its proof.

    `text` has citation marks such as `[1]` when an LLM wrote it; an extractive answer's text is
    made of quoted sentences. `abstained` means that the articles do not say; `citations` then hold
    the nearest thing that they do say. `confidence` lies in 0..1. `fallback` tells why the model's
    answer was not used, when one was asked for. `notes` are date remarks and the like, in plain
    words.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    abstained: bool = False
    confidence: float = 0.0
    reader: ReaderName = "extractive"
    fallback: Fallback | None = None
    notes: tuple[str, ...] = field(default=())


Reading: TypeAlias = AsyncGenerator[Draft | Answer, None]
"""A generator and not any iterator: whoever stops reading early closes it."""


class Reader(Protocol):
    """Turns a question and passages into an answer."""

    def read(self, understood: Understood, passages: Sequence[Passage]) -> Reading:
        """Yield growing drafts, then exactly one `Answer`, the last thing yielded.

        Raises:
            ModelError: when a chat model was needed and failed; `Answerer` then falls back.
        """
        ...


@dataclass(frozen=True, slots=True)
class Summary:
    """TL;DR of one article in a style and language.

    `citations` are the sentences it stands on; `reader` tells who wrote it; `cached` that it was
    written before.
    """

    article_id: str
    text: str
    style: SummaryStyle
    language: str
    reader: ReaderName = "extractive"
    citations: tuple[Citation, ...] = ()
    fallback: Fallback | None = None
    cached: bool = False
