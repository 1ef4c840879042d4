"""What an article is about, in comparable form: its names, words, day, and its meaning."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

import numpy as np
from numpy.typing import NDArray

from bot.digests.values import Shared
from bot.models.fence import quotable
from ingest.embedding.embedder import Embedder, Vectors
from ingest.errors import EmbeddingError
from ingest.text import language, names
from ingest.text.words import stems, words

READ = 2_000
"""Characters of an article that are looked at: news says at its beginning what happened."""
EMBEDDED = 500
"""Characters that are embedded, which is most of the time that a digest takes."""
BATCH = 256
"""Texts embedded at a time, so that memory stays flat."""

Vector: TypeAlias = NDArray[np.float32]

_log = logging.getLogger(__name__)
_SLUG = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells one story from another. `day` counts from year 1; None when it is not known."""

    text: str
    names: frozenset[str]
    stems: frozenset[str]
    headline: frozenset[str]
    headline_names: frozenset[str]
    day: float | None
    site: str | None


def profile(shared: Shared) -> Profile:
    """Return the profile of an article; of a link that could not be read, that of its headline."""
    title = shared.title or _slug(shared.url)
    body = quotable(shared.article.text[:READ]) if shared.article else ""
    text = f"{title}.\n{body}"
    spoken = (shared.article and shared.article.language) or language.detect(text) or "en"
    return Profile(
        text=f"{title}. {body[:EMBEDDED]}",
        names=names_in(text),
        stems=frozenset(stems(text, spoken)),
        headline=frozenset(stems(title, spoken)),
        headline_names=names_in(title),
        day=_day(shared),
        site=shared.site,
    )


def names_in(text: str) -> frozenset[str]:
    """Return the words of the names in a text."""
    return frozenset(word for span in names.find(text) for word in words(span.of(text)))


def embed(embedder: Embedder, texts: Sequence[str]) -> Vectors | None:
    """Return one unit row a text; None when the embedding model fails, and all goes by words."""
    whole = [text.encode("utf-8", "replace").decode() for text in texts]  # no half surrogates
    try:
        rows = [
            embedder.embed(whole[first : first + BATCH]) for first in range(0, len(whole), BATCH)
        ]
    except EmbeddingError as error:
        _log.warning("digest without embeddings error=%s", type(error).__name__)
        return None
    empty = np.zeros((0, embedder.dimensions), dtype=np.float32)
    return np.concatenate([empty, *rows])


def _day(shared: Shared) -> float | None:
    """Return the day of publication, else that of the first message with the link."""
    when = shared.published or (shared.messages[0].sent if shared.messages else None)
    if isinstance(when, datetime):
        return when.toordinal() + when.hour / 24
    return None if when is None else when.toordinal() + 0.5


def _slug(url: str) -> str:
    """Return the words in an address: sites put their headlines there."""
    return " ".join(_SLUG.findall(unquote(urlsplit(url).path)))
