"""What a parser finds in a file."""

from dataclasses import dataclass

from ingest.values import Dateline

MAX_TEXT = 2_000_000
"""Longest text that is read, in characters: about a thousand pages."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Text and what the file says about it; not cleaned yet."""

    text: str
    title: str | None = None
    author: str | None = None
    site: str | None = None
    language: str | None = None
    published: Dateline | None = None
