"""Keeps what is sent to a chat model inside its context."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import ModelUnavailableError
from bot.models.fence import Fence
from ingest.text import sentences
from ingest.tokens import CountTokens
from ingest.values import Passage

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage  # slow: only for the annotation

MESSAGE_TOKENS = 8
"""What a message costs beside its text: its role and its borders."""
ANSWER_TOKENS = 1_000
ANSWER_SHARE = 0.25
"""Kept for the answer: so many tokens, but no more than this share of a small context."""


class ContextTooSmallError(ModelUnavailableError):
    """What has to be sent does not fit; the model itself may be well."""


def room(messages: "Sequence[BaseMessage]", context: int, count: CountTokens) -> int:
    """Return the tokens that are left for text when `messages` are sent without it."""
    used = sum(count(message.text) + MESSAGE_TOKENS for message in messages)
    return context - used - min(ANSWER_TOKENS, int(ANSWER_SHARE * context))


def fit(
    passages: Sequence[Passage], tokens: int, count: CountTokens, fence: Fence
) -> list[Passage]:
    """Return the best passages that cost at most `tokens`; passages of lower rank go first.

    The best one is cut at the end of a sentence when it is too long alone.

    Raises:
        ContextTooSmallError: when not even one sentence fits.
    """
    kept: list[Passage] = []
    for number, passage in enumerate(passages, 1):
        cost = count(fence.passages([passage])) + count("\n\n")
        cost += count(str(number)) - count("1")  # alone it is number 1
        if cost > tokens:
            break
        kept.append(passage)
        tokens -= cost
    if kept or not passages:
        return kept
    return [_cut(passages[0], tokens, count, fence)]


def _cut(passage: Passage, tokens: int, count: CountTokens, fence: Fence) -> Passage:
    for span in reversed(sentences.split(passage.text)):
        shorter = replace(passage, end=passage.start + span.end)
        if count(fence.passages([shorter])) <= tokens:
            return shorter
    raise ContextTooSmallError(f"context too small by the best passage: room={tokens}")
