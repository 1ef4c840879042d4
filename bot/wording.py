"""Every sentence that the bot says of its own accord, in the language of whom it speaks to.

`say(key, **facts)` gives a sentence of the catalogues in `bot/locales`; `explain(error)` gives one
for an error: what happened, why, and what to do. Each sentence is plain text; an edge adds markup.

The language belongs to the task that handles one message: an edge calls `speak`, and whatever runs
in that task, or in threads for it, speaks the same.
"""

import re
from contextvars import ContextVar
from datetime import datetime

from bot import catalogue
from ingest import errors
from ingest.errors import ArticleBotError
from ingest.text import dates
from ingest.values import Dateline

_spoken: ContextVar[str] = ContextVar("spoken", default="en")


def speak(language: str | None) -> None:
    """Speak this language from here on in this task; English where the bot does not know it."""
    _spoken.set(catalogue.known_language(language) or "en")


def spoken() -> str:
    """Return the language that is spoken in this task."""
    return _spoken.get()


def say(key: str, **facts: object) -> str:
    """Return a sentence with its facts filled in.

    Raises:
        KeyError: for a sentence or a fact that does not exist.
    """
    return catalogue.sentence(spoken(), key, facts)


def say_date(when: Dateline) -> str:
    """Return a date for people; a time is shown by its day, as the page gave it."""
    day = when.date() if isinstance(when, datetime) else when
    if spoken() == "en":
        return dates.show(day)
    from babel.dates import format_date  # noqa: PLC0415 - not for those who only ask for --help

    return format_date(day, "long", locale=spoken())


def say_unread(reason: str) -> str:
    """Return why an article could not be read, in a few words; `reason` as in a digest's values."""
    key = f"digest_unread_{reason}"
    return say(key if catalogue.has(key) else "digest_unread_other")


def explain(error: Exception) -> str:
    """Return one sentence for a person: what, why, what to do. Never the error's own text."""
    if isinstance(error, errors.NotAnArticleError):
        return say(f"not-article-{error.reason}")
    keys = (key_of(kind) for kind in type(error).__mro__)
    return say(next((key for key in keys if catalogue.has(key)), "broken"), **_facts(error))


def key_of(kind: type) -> str:
    """Return the key of an error's sentence: `error-too-large` for `TooLargeError`."""
    words = re.sub(
        r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", kind.__name__.removesuffix("Error")
    )
    return f"error-{words.lower()}"


def _facts(error: Exception) -> dict[str, object]:
    if not isinstance(error, ArticleBotError):
        return {}
    facts: dict[str, object] = dict(vars(error))
    if isinstance(error, errors.TooLargeError):
        facts["megabytes"] = error.limit / 1_000_000
    return {name: _short(fact) for name, fact in facts.items()}


def _short(fact: object) -> object:
    """Write numbers as they are: a status or a size is not to be grouped or rounded."""
    return f"{fact:g}" if isinstance(fact, int | float) and not isinstance(fact, bool) else fact
