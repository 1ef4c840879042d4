"""What becomes of replies that one person of a group is given alone. Pure."""

import re
from collections.abc import Sequence

from bot.conversation.messages import Button, Replies, Reply, Rows
from bot.groups.digest_desk import MISSED
from bot.telegram.asides import Aside
from bot.telegram.document import Document
from bot.wording import say

SHOW, HERE = "show", "here"
"""Callback data: `show|<aside>` shows it to everyone, `here|<aside>` answers in the group."""
CATCH_UP = re.compile(r"/catchup(?:@\w+)?(?:\s.*)?", re.DOTALL | re.IGNORECASE)
"""What concerns one person only: what they missed."""


class Said:
    """Replies that can be shown from the beginning again, where the first way fails half-way."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies
        self._said: list[Reply] = []

    async def all(self) -> Replies:
        """Yield what was said before, then what is said now."""
        for reply in list(self._said):
            yield reply
        async for reply in self._replies:
            self._said.append(reply)
            yield reply


def show_everyone(aside: Aside) -> Rows:
    """Return the button that shows the group what is under it."""
    return ((Button(say("private-everyone"), data=f"{SHOW}|{aside.address}"),),)


def is_for_one(text: str) -> bool:
    """Tell whether words are about the person who says them, whatever the group has chosen."""
    return any(one.fullmatch(text.strip()) for one in (CATCH_UP, MISSED))


def joined(documents: Sequence[Document]) -> Document:
    """Return one document that says what several say."""
    blocks = [block for one in documents for block in one.blocks]
    articles = dict.fromkeys(article for one in documents for article in one.articles)
    return Document(blocks, articles=list(articles))
