"""The card of an article: what was read, its first line, and how to go on."""

from typing import Literal

from bot.conversation.messages import Button, ReadingCard, Rows
from bot.summaries.reading_time import minutes
from bot.summaries.summarizer import Summarizer
from bot.wording import say
from ingest.text import sentences
from ingest.values import Article, LibraryId

LINE_CHARACTERS = 300
"""A longer first line is no line to glance at."""


class Cards:
    """Makes cards. Its summarizer has no chat model: a card must be there at once."""

    def __init__(self, summarizer: Summarizer) -> None:
        self._summarizer = summarizer

    async def of(
        self,
        library: LibraryId,
        article: Article,
        outcome: Literal["new", "known", "updated"],
        *,
        opened: bool = False,
    ) -> ReadingCard:
        """Return the card of an article; one that was `opened` from the list can be forgotten."""
        line = await self._first_line(library, article)
        buttons = card_buttons(article, opened=opened)
        return ReadingCard(article, minutes(article.text), outcome, line, buttons)

    async def _first_line(self, library: LibraryId, article: Article) -> str:
        summary = await self._summarizer.summarize(library, article)
        first = next(iter(sentences.split(summary.text)), None)
        line = " ".join(first.of(summary.text).split()) if first else ""
        return line if len(line) <= LINE_CHARACTERS else ""


def card_buttons(article: Article, *, opened: bool = False) -> Rows:
    """Return the buttons of a card."""
    first = (
        Button(say("button-summarize"), "/summary", article.id),
        Button(say("button-key-points"), "/summary key points", article.id),
        Button(say("button-ask"), "/suggest", article.id),
    )
    second = [Button(say("button-original"), url=article.url)] if _is_web(article.url) else []
    second.append(Button(say("button-share"), "/share", article.id))
    if opened:
        second.append(Button(say("button-forget"), "/forget", article.id))
    return (first, tuple(second))


def summary_buttons(article: Article, style: str) -> Rows:
    """Return what to ask for after a summary: the other styles, and questions."""
    others = {
        "tldr": Button(say("button-summarize"), "/summary", article.id),
        "bullets": Button(say("button-key-points"), "/summary key points", article.id),
        "detailed": Button(say("button-in-detail"), "/summary in detail", article.id),
    }
    shown = [button for name, button in others.items() if name != style]
    return ((*shown, Button(say("button-ask"), "/suggest", article.id)),)


def _is_web(url: str | None) -> bool:
    return url is not None and url.lower().startswith(("http://", "https://"))
