"""The nouns of the project, one value per step of the way from a source to a passage.

Source -> Page -> Article -> Chunk -> Passage. Every value is frozen; `None` means "not known",
never "failed". Times are aware and in UTC; a date without a time stays a `date`, because turning it
into midnight UTC would show the day before to a reader in America.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NewType, TypeAlias

LibraryId = NewType("LibraryId", str)
"""The articles one chat, group or publisher may search: the unit of access control."""

Dateline: TypeAlias = datetime | date
"""When something was published or updated, as exactly as the page says it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Character offsets of a piece of a text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the piece of `text` that this span names."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class URLSource:
    """A web address that a person gave."""

    url: str


@dataclass(frozen=True, slots=True)
class TextSource:
    """Pasted text, or a forwarded post with its origin as the site."""

    text: str
    title: str | None = None
    site: str | None = None
    author: str | None = None
    published: Dateline | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class FileSource:
    """An uploaded file. The name and the declared type are claims; the bytes decide."""

    name: str
    body: bytes
    media_type: str | None = None


Source: TypeAlias = URLSource | TextSource | FileSource


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as fetched, with the address they came from in the end."""

    url: str
    body: bytes
    media_type: str | None
    charset: str | None
    fetched: datetime


@dataclass(frozen=True, slots=True)
class Article:
    """Readable text and what is known about it."""

    id: str
    title: str
    text: str
    author: str | None = None
    site: str | None = None
    language: str | None = None
    published: Dateline | None = None
    updated: Dateline | None = None
    fetched: datetime | None = None
    url: str | None = None

    @property
    def content_hash(self) -> str:
        """SHA-256 of title and text: equal hashes mean there is nothing to do again."""
        return hashlib.sha256(f"{self.title}\0{self.text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage-sized span of an article; `text` equals `article.text[start:end]`."""

    article_id: str
    index: int
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        """The article's id and the position in it, so that adding again replaces."""
        return f"{self.article_id}:{self.index}"


@dataclass(frozen=True, slots=True)
class Passage:
    """What retrieval returned: a chunk or a sentence window, `article.text[start:end]`."""

    article: Article
    start: int
    end: int
    score: float

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Query:
    """What retrieval looks for.

    `question` stands alone as far as it can; `context` is what was said before (weighed lower);
    `focus` limits the search to those article ids, when there are any.
    """

    question: str
    context: str = ""
    focus: Sequence[str] = ()


SummaryStyle = Literal["tldr", "bullets", "detailed"]
