"""Everything that can go wrong between a source and the library.

    ArticleBotError
    ├── IngestError                 .source: the address or file name it is about
    │   ├── UnreadableURLError      not http(s), malformed, or not a public address (.reason)
    │   ├── FetchError              the page could not be downloaded (.reason)
    │   │   ├── FetchTimeoutError
    │   │   ├── BadStatusError      the server said no (.status, .retry_after)
    │   │   └── RedirectError       too many, or in a circle
    │   ├── TooLargeError           (.limit, in bytes)
    │   ├── EmptySourceError        no bytes, or nothing but white space
    │   ├── UnsupportedTypeError    not a kind of file that is read here (.media_type)
    │   ├── DamagedFileError        truncated, or not what it says it is (.kind)
    │   ├── EncryptedFileError      needs a password (.kind)
    │   ├── NoTextLayerError        a scanned PDF: pictures of text (.pages)
    │   ├── ParserLimitError        parsing took too much time or memory
    │   ├── NotAnArticleError       readable, but not an article (.reason, .title …)
    │   └── NotAFeedError           no feed, and no feed was found from there
    └── LibraryError
        ├── LibraryLockedError      another process has it open (.holder)
        ├── IndexMismatchError      made by another embedding model (.made_by, .wanted)
        ├── EmbeddingError          the embedding model failed or gave senseless vectors
        └── UnknownArticleError     (.article_id)

`str(error)` is identity then fact, for logs and operators. Sentences for people are elsewhere
(`bot.wording`), one table for all of them.
"""

from typing import Any, Literal

from ingest.values import Dateline

NotAnArticle = Literal[
    "consent_wall",
    "paywall",
    "error_page",
    "link_list",
    "needs_javascript",
    "bot_check",
    "too_short",
    "no_text",
]


class ArticleBotError(Exception):
    """The root of everything that this project raises on purpose.

    It survives pickling with its facts: parsers raise it in another process. Exceptions are
    otherwise made anew from `args`, which do not fit constructors that take several facts.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.args, self.__dict__)


def _restored(
    kind: type[ArticleBotError], args: tuple[object, ...], facts: dict[str, object]
) -> ArticleBotError:
    """Make an error as it was, without its constructor."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(facts)
    return error


class IngestError(ArticleBotError):
    """A source could not become an article."""

    fact = "could not be read"

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}: {self.fact}"


class UnreadableURLError(IngestError):
    """The address is malformed, of another scheme, or not public."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source)
        self.reason = self.fact = reason


class FetchError(IngestError):
    """The page could not be downloaded."""

    def __init__(self, source: str, reason: str = "could not be downloaded") -> None:
        super().__init__(source)
        self.reason = self.fact = reason


class FetchTimeoutError(FetchError):
    """The whole download took longer than its one time limit."""

    def __init__(self, source: str, seconds: float) -> None:
        super().__init__(source, f"no complete answer within {seconds:g} s")
        self.seconds = seconds


class BadStatusError(FetchError):
    """The server answered with an error status; `retry_after` are the seconds it asks to wait."""

    def __init__(self, source: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(source, f"HTTP {status}")
        self.status = status
        self.retry_after = retry_after


class RedirectError(FetchError):
    """Redirects went in a circle or did not end."""


class TooLargeError(IngestError):
    """More bytes, after decompression, than are read here."""

    def __init__(self, source: str, limit: int) -> None:
        super().__init__(source)
        self.limit = limit
        self.fact = f"larger than {limit} bytes"


class EmptySourceError(IngestError):
    """There is nothing in it."""

    fact = "empty"


class UnsupportedTypeError(IngestError):
    """A kind of file that is not read here."""

    def __init__(self, source: str, media_type: str) -> None:
        super().__init__(source)
        self.media_type = media_type
        self.fact = f"unsupported type {media_type}"


class DamagedFileError(IngestError):
    """Truncated, or not what it says it is."""

    def __init__(self, source: str, kind: str) -> None:
        super().__init__(source)
        self.kind = kind
        self.fact = f"not a readable {kind}"


class EncryptedFileError(IngestError):
    """Needs a password."""

    def __init__(self, source: str, kind: str) -> None:
        super().__init__(source)
        self.kind = kind
        self.fact = f"encrypted {kind}"


class NoTextLayerError(IngestError):
    """A PDF that holds pictures of text."""

    def __init__(self, source: str, pages: int) -> None:
        super().__init__(source)
        self.pages = pages
        self.fact = f"{pages} pages without text"


class ParserLimitError(IngestError):
    """Parsing was stopped: too much time or memory."""

    fact = "parsing took too much time or memory"


class NotAnArticleError(IngestError):
    """It could be read, but it is not an article.

    Of an article behind a wall `title`, `site` and `published` are known all the same.
    """

    def __init__(
        self,
        source: str,
        reason: NotAnArticle,
        *,
        title: str | None = None,
        site: str | None = None,
        published: Dateline | None = None,
    ) -> None:
        super().__init__(source)
        self.reason: NotAnArticle = reason
        self.fact = f"not an article ({reason})"
        self.title = title
        self.site = site
        self.published = published


class NotAFeedError(IngestError):
    """It is no feed, and names none that could be read."""

    fact = "not a feed"


class LibraryError(ArticleBotError):
    """The library could not do what was asked."""


class LibraryLockedError(LibraryError):
    """Another process has the library's directory open."""

    def __init__(self, path: str, holder: int | None) -> None:
        super().__init__(f"{path}: in use by process {holder or 'unknown'}")
        self.path = path
        self.holder = holder


class IndexMismatchError(LibraryError):
    """The vectors were made by another embedding model."""

    def __init__(self, made_by: str, wanted: str) -> None:
        super().__init__(f"index made by {made_by}, settings want {wanted}")
        self.made_by = made_by
        self.wanted = wanted


class EmbeddingError(LibraryError):
    """The embedding model failed, or gave vectors that cannot be right."""


class UnknownArticleError(LibraryError):
    """No such article in this library."""

    def __init__(self, article_id: str) -> None:
        super().__init__(f"{article_id}: not in this library")
        self.article_id = article_id
