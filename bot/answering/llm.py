"""The reader with a chat model: what it wrote is believed only after verification."""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import prompts
from bot.answering import datelines, length
from bot.answering.verify import Verified, verify
from bot.errors import ModelUnverifiedError
from bot.models import budget, tongue
from bot.models.chat import ChatModel
from bot.models.fence import Fence, quotable
from bot.models.plain import plain, spoken
from bot.values import Answer, Citation, Draft, Reading, Understood
from ingest.text import sentences
from ingest.values import Passage

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage  # slow: only for the annotation

TURNS = 3
MOST_CHARACTERS = 6_000
"""A model that does not stop is not read any further."""

# The end of a sentence that names its passage: "... in Oslo [2]." or "... in Oslo. [2][3]". Where
# the stop comes last nothing is waited for: the space after it may be the next token's.
_CITED_END = re.compile(r"\[\d{1,3}\](?:[.!?。！？]|(?=\s))")


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent, and what the answer is verified against."""

    messages: "Sequence[BaseMessage]"
    passages: Sequence[Passage]
    question: str
    known: str


class LLMReader:
    """Answers in the model's words, with verified citations, sentence by sentence.

    Nothing unverified is shown: a draft has the sentences that stand so far.
    """

    def __init__(self, chat: ChatModel, *, new_fence: Callable[[], Fence] = Fence) -> None:
        self._chat = chat
        self._new_fence = new_fence

    async def read(self, understood: Understood, passages: Sequence[Passage]) -> Reading:
        """Yield growing drafts, then the answer; it is abstained when the model found nothing.

        Raises:
            ModelError: when the model failed, or nothing of what it wrote stands.
        """
        request = await asyncio.to_thread(self._compose, understood, passages)
        text, shown, checked = "", "", 0
        async with aclosing(self._chat.stream(request.messages)) as pieces:
            async for piece in pieces:
                text += piece
                end = _cited_end(text)
                if end > checked:
                    checked = end
                    draft = (await asyncio.to_thread(_check, text[:end], request)).text
                    if draft and draft != shown:
                        shown = draft
                        yield Draft(draft)
                if len(text) > MOST_CHARACTERS:
                    break
        yield await asyncio.to_thread(_answer, text, request)

    def _compose(self, understood: Understood, passages: Sequence[Passage]) -> Request:
        fence = self._new_fence()
        readable = [passage for passage in passages if fence.text(passage.text).strip()]
        empty = _messages(understood, [], fence)
        left = budget.room(empty, self._chat.context_tokens, self._chat.count_tokens)
        fitting = budget.fit(readable, left, self._chat.count_tokens, fence)
        question = f"{understood.question}\n{understood.standalone}"
        return Request(
            messages=_messages(understood, fitting, fence),
            passages=fitting,
            question=question,
            known=f"{question}\n{fence.passages(fitting)}",
        )


def _messages(
    understood: Understood, passages: Sequence[Passage], fence: Fence
) -> "Sequence[BaseMessage]":
    asked = understood.asked
    said = fence.conversation(understood.history[-TURNS:])
    return prompts.load("answer").format_messages(
        fence=fence.word,
        length=length.WORDING[length.wanted()],
        language=tongue.wording(),
        passages=fence.passages(passages),
        conversation=fence.around("conversation", said),
        today=f"{asked:%A}, {asked.day} {asked:%B %Y}" if asked else "not known",
        question=understood.standalone,
    )


def _cited_end(text: str) -> int:
    ends = [match.end() for match in _CITED_END.finditer(text)]
    return ends[-1] if ends else 0


def _check(text: str, request: Request) -> Verified:
    """Return what stands of a text; what only an order in an article bears out does not."""
    text = plain(spoken(text), request.known)
    verified = verify(text, request.passages, request.question)
    if not any(_is_order(citation) for citation in verified.citations):
        return verified
    kept = [
        sentence
        for sentence in (span.of(text) for span in sentences.split(text))
        if not any(map(_is_order, verify(sentence, request.passages, request.question).citations))
    ]
    return verify(" ".join(kept), request.passages, request.question)


def _is_order(citation: Citation) -> bool:
    """Whether the quoted sentence is one that talks to a model, which was not shown to it."""
    return not quotable(citation.quote).strip()


def _answer(text: str, request: Request) -> Answer:
    verified = _check(text, request)
    if verified.abstained:
        return Answer("", abstained=True, reader="llm")
    if not verified.text:
        raise ModelUnverifiedError(f"no sentence stands: {_reasons(verified)}")
    notes = [note for one in verified.citations for note in datelines.notes(one.quote, one.article)]
    return Answer(
        verified.text,
        verified.citations,
        confidence=verified.confidence,
        reader="llm",
        notes=tuple(dict.fromkeys(notes)),
    )


def _reasons(verified: Verified) -> str:
    counts = Counter(dropped.reason for dropped in verified.dropped)
    return " ".join(f"{reason}={count}" for reason, count in counts.items()) or "nothing written"
