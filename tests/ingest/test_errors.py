"""Errors travel between processes."""

import pickle
from datetime import date

import pytest

from bot.errors import ModelRateLimitError
from ingest.errors import (
    ArticleBotError,
    BadStatusError,
    DamagedFileError,
    EmptySourceError,
    EncryptedFileError,
    FetchError,
    FetchTimeoutError,
    IndexMismatchError,
    LibraryLockedError,
    NotAFeedError,
    NotAnArticleError,
    NoTextLayerError,
    ParserLimitError,
    RedirectError,
    TooLargeError,
    UnknownArticleError,
    UnreadableURLError,
    UnsupportedTypeError,
)

EVERY = [
    UnreadableURLError("ftp://a", "only http"),
    FetchError("http://a"),
    FetchTimeoutError("http://a", 15.0),
    BadStatusError("http://a", 429, 60.0),
    NotAFeedError("http://a"),
    RedirectError("http://a", "in a circle"),
    TooLargeError("a.pdf", 20),
    EmptySourceError("a.txt"),
    UnsupportedTypeError("a.exe", "application/x-executable"),
    DamagedFileError("a.docx", "DOCX"),
    EncryptedFileError("a.pdf", "PDF"),
    NoTextLayerError("a.pdf", 3),
    ParserLimitError("a.html"),
    NotAnArticleError("http://a", "paywall", title="Bread", published=date(2026, 3, 1)),
    LibraryLockedError("data", 7),
    IndexMismatchError("a", "b"),
    UnknownArticleError("x"),
    ModelRateLimitError("slow down", 3.0),
]


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
def test_an_error_keeps_its_facts_through_pickling(error: ArticleBotError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)
    assert copy.args == error.args
