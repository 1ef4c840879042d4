"""What in a message is a source, and what is said about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.fetch.urls import canonical, find_urls
from ingest.values import Source, URLSource

PASTED_CHARACTERS = 600
"""A text from this length on is an article that was pasted: questions are shorter."""
PASTED_LINES = 3
"""Several paragraphs of some length are one as well."""
PASTED_LINES_CHARACTERS = 250


@dataclass(frozen=True, slots=True)
class Found:
    """The sources in a message and the words beside them; or the message is a `pasted` text."""

    sources: tuple[Source, ...]
    rest: str
    pasted: bool = False


def find_sources(text: str, given: Sequence[Source] = ()) -> Found:
    """Split a message into sources (links and those `given`) and other words.

    The same address twice, or under two tracking forms, is one source.
    """
    urls = find_urls(text)
    rest = text
    for url in urls:
        rest = rest.replace(url, " ")
    if not given and is_pasted(rest):
        return Found((), "", pasted=True)
    unique: dict[object, Source] = {}
    for source in (*given, *(URLSource(url) for url in urls)):
        unique.setdefault(_same(source), source)
    return Found(tuple(unique.values()), " ".join(rest.split()) if urls else rest.strip())


def is_pasted(text: str) -> bool:
    """Tell whether a message is an article that was pasted, rather than something said."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(text) >= PASTED_CHARACTERS:
        return True
    return len(lines) >= PASTED_LINES and len(text) >= PASTED_LINES_CHARACTERS


def is_request(text: str) -> bool:
    """Tell whether the words beside a source want an answer: "worth reading!" does not."""
    return bool(re.search(r"[?？؟]", text))


def _same(source: Source) -> object:
    return canonical(source.url) if isinstance(source, URLSource) else source
