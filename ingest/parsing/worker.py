"""What runs in the parsing process: one source in, one value out, or a typed error."""

import logging
import math
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from ingest.errors import DamagedFileError, IngestError, NotAnArticleError, ParserLimitError
from ingest.parsing.clean import clean, clean_line
from ingest.parsing.identity import article_id
from ingest.parsing.reading import read_source
from ingest.text.language import detect
from ingest.text.words import words
from ingest.values import Article, FileSource, Page, TextSource

logger = logging.getLogger(__name__)

T = TypeVar("T")

MIN_WORDS = 4
_SAMPLE = 20_000
# Libraries that log what they stumble over, which may be words of the article.
_TALKATIVE = ("charset_normalizer", "courlan", "htmldate", "justext", "pypdf", "trafilatura")


def prepare(memory: int) -> None:
    """Limit a fresh parsing process: `memory` bytes of address space, and an ending that is quick.

    The pool asks a process to end before it kills it, and waits seconds for an answer that code
    stuck in a C library cannot give; the default action needs none.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    if sys.platform != "darwin":  # there the limit is not honoured, and setting it may fail
        _limit(resource.RLIMIT_AS, memory)


def guarded(name: str, seconds: float, work: Callable[[], T]) -> T:
    """Do `work` on hostile bytes called `name`, within `seconds` of processor time.

    Raises:
        IngestError: whatever goes wrong, in one of its kinds.
    """
    _allow(seconds)
    try:
        return work()
    except IngestError:
        raise
    except (MemoryError, RecursionError) as error:
        raise ParserLimitError(name) from error
    except Exception as error:  # parsers of hostile bytes raise what they like
        logger.warning("parsing failed: %s", type(error).__name__)
        raise DamagedFileError(name, "file") from error


def read(source: Page | FileSource | TextSource, strict: bool) -> Article:
    """Parse one source.

    Raises:
        IngestError: when it is no article, for whichever reason.
    """
    name = named(source)
    return _checked(read_source(source, name, strict=strict), name, strict=strict)


def named(source: Page | FileSource | TextSource) -> str:
    """Return what a source is called in errors and logs."""
    if isinstance(source, Page):
        return source.url
    return clean_line(source.name) if isinstance(source, FileSource) else "text"


def _allow(seconds: float) -> None:
    """Let this process use `seconds` more of processor time, should nobody be left to stop it."""
    _limit(resource.RLIMIT_CPU, math.ceil(time.process_time() + seconds) + 1)


def _limit(what: int, value: int) -> None:
    """Set a soft limit, within the hard one that the machine may have set already."""
    _, hard = resource.getrlimit(what)
    soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (soft, hard))


def _checked(article: Article, name: str, *, strict: bool) -> Article:
    """Clean every field, give the article its id, and refuse what holds no text."""
    text = clean(article.text)
    if strict and not text:
        raise NotAnArticleError(name, "no_text")
    if strict and len(words(text[:1000])) < MIN_WORDS:
        raise NotAnArticleError(name, "too_short")
    return replace(
        article,
        id=article_id(article.url, text),
        title=clean_line(article.title),
        text=text,
        author=clean_line(article.author) or None,
        site=clean_line(article.site) or None,
        language=_language(article.language) or detect(text[:_SAMPLE]),
    )


def _language(said: str | None) -> str | None:
    """Return the ISO 639-1 code of a language tag such as `en-GB`."""
    code = (said or "").strip().lower().replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
