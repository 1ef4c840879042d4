"""A story told by a chat model, of which only verified sentences stay.

The model sees articles and messages as numbered passages and cites numbers; what a number means,
a quote, a message, an address, is known to the code alone. So nothing that it invents can become a
link: a number that was not given is no citation, and a sentence without one is dropped.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import prompts
from bot.answering import marks
from bot.answering.verify import verify
from bot.digests import noise
from bot.digests.remarks import MOST as MOST_REMARKS
from bot.digests.values import Remark, Said, Sentence
from bot.errors import ModelUnverifiedError
from bot.models import budget, tongue
from bot.models.chat import ChatModel
from bot.models.fence import Fence, quotable
from bot.models.plain import plain, spoken
from bot.values import Citation
from ingest.text import sentences
from ingest.values import Article, Passage

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage  # slow: only for the annotation

ARTICLES = 3
"""Articles of one story that the model reads."""
READ = 4_000
"""Characters of each."""
MESSAGES = 20
"""Remarks of one story that the model reads."""
SENTENCES = 2
SITE = "Group message"
"""What the prompt calls the outlet of a message."""
_MESSAGE = "message:"


@dataclass(frozen=True, slots=True)
class Told:
    """What of a model's text stands."""

    sentences: tuple[Sentence, ...]
    remarks: tuple[Remark, ...]


class Writer:
    """Has stories told by a chat model."""

    def __init__(self, chat: ChatModel, *, new_fence: Callable[[], Fence] = Fence) -> None:
        self._chat = chat
        self._new_fence = new_fence

    async def tell(
        self, articles: Sequence[Article], said: Sequence[Said], *, language: str
    ) -> Told:
        """Return what the model tells of articles and messages, in `language` (ISO 639-1).

        Raises:
            ModelError: when it failed, or nothing of what it wrote stands.
        """
        messages, passages = await asyncio.to_thread(self._compose, articles, said, language)
        if not passages:
            return Told((), ())
        text = await self._chat.complete(messages)
        told = await asyncio.to_thread(checked, text, passages, said)
        if not (told.sentences or told.remarks):
            raise ModelUnverifiedError("no sentence of the story stands")
        return told

    def _compose(
        self, articles: Sequence[Article], said: Sequence[Said], language: str
    ) -> "tuple[list[BaseMessage], list[Passage]]":
        """Return the request, and its passages in the order of their numbers."""
        fence = self._new_fence()
        ours = [_of_article(article) for article in articles[:ARTICLES]]
        theirs = [_of_message(each) for each in said[:MESSAGES]]
        readable = [each for each in (*ours, *theirs) if fence.text(each.text).strip()]
        empty = self._messages([], fence, language)
        left = budget.room(empty, self._chat.context_tokens, self._chat.count_tokens)
        fitting = budget.fit(readable, left, self._chat.count_tokens, fence)
        return self._messages(fitting, fence, language), fitting

    def _messages(
        self, passages: Sequence[Passage], fence: Fence, language: str
    ) -> "list[BaseMessage]":
        return prompts.load("digest").format_messages(
            fence=fence.word,
            passages=fence.passages(passages),
            language=tongue.name_of(language),
        )


def checked(text: str, passages: Sequence[Passage], said: Sequence[Said]) -> Told:
    """Return the sentences of a model's text that stand, by what they cite.

    One that cites articles and messages at once is dropped: nobody could tell who says it.
    """
    by_id = {f"{_MESSAGE}{each.id}": each for each in said}
    known = "\n".join(passage.text for passage in passages)
    told: list[Sentence] = []
    remarks: dict[str, Remark] = {}
    text = marks.inside(plain(spoken(text), known))
    for sentence in (span.of(text) for span in sentences.split(text)):
        verified = verify(sentence, passages, "")
        if not verified.text or any(map(_is_order, verified.citations)):
            continue
        bare = marks.without(sentence)
        authors = [by_id.get(citation.article.id) for citation in verified.citations]
        first = authors[0]
        if first is None and not any(authors):
            told.append(Sentence(bare, verified.citations))
        elif first is not None and all(authors):
            remarks.setdefault(first.id, Remark(bare, first.author, first.id, quoted=False))
    return Told(tuple(told[:SENTENCES]), tuple(remarks.values())[:MOST_REMARKS])


def _of_article(article: Article) -> Passage:
    """Return the beginning of an article, to the end of a sentence."""
    ends = [span.end for span in sentences.split(article.text[: 2 * READ]) if span.end <= READ]
    return Passage(article, 0, ends[-1] if ends else min(READ, len(article.text)), 1.0)


def _of_message(said: Said) -> Passage:
    """Return a message in the shape of an article, so that it is verified like one."""
    text = noise.bare(said.text)
    article = Article(
        f"{_MESSAGE}{said.id}", "", text, author=said.author, site=SITE, published=said.sent
    )
    return Passage(article, 0, len(text), 1.0)


def _is_order(citation: Citation) -> bool:
    """Whether the quoted sentence is one that talks to a model, which was not shown to it."""
    return not quotable(citation.quote).strip()
