"""What a question means in its conversation, without a language model."""

from collections.abc import Sequence
from datetime import datetime

from bot.values import Turn, Understood
from ingest.text import language as languages
from ingest.values import Query

TURNS = 2


def understand(
    question: str,
    history: Sequence[Turn],
    *,
    focus: Sequence[str] = (),
    title: str | None = None,
    language: str | None = None,
    asked: datetime | None = None,
) -> Understood:
    """Return the question with what it needs of the turns before it.

    `focus` are article ids that limit the search, `title` the title of the focused article, and
    `language` an ISO 639-1 code, detected when it is not given.
    """
    tail = history[-TURNS:]
    said = [turn.question for turn in tail]
    if tail:
        said.append(tail[-1].answer)
    if title:
        said.append(title)
    return Understood(
        question=question,
        standalone=question,
        query=Query(question, context=" ".join(said), focus=tuple(focus)),
        history=tuple(history),
        language=language or languages.detect(question) or "en",
        asked=asked,
    )
