"""Links that open the bot on an article."""

from dataclasses import replace

from bot.conversation.about import About
from bot.conversation.copying import Copying
from bot.conversation.messages import Button, Incoming, Notice, Replies
from bot.conversation.shelf import Shelf
from bot.conversation.summing import Summing
from bot.wording import say

HELLO = "hello"
"""A start that names no article."""


class Sharing:
    """Makes such links, and opens the bot on what they name."""

    def __init__(self, *, about: About, shelf: Shelf, summing: Summing, copying: Copying) -> None:
        self._about = about
        self._shelf = shelf
        self._summing = summing
        self._copying = copying

    async def obey(self, incoming: Incoming, name: str, arguments: str) -> Replies:
        """Share the article that the message is about, or start on the one that a link names."""
        if name == "share":
            yield await self._share(incoming)
        elif not arguments or arguments == HELLO:
            yield Notice(say("welcome"))
        else:
            async for reply in self._open(incoming, arguments):
                yield reply

    async def _share(self, incoming: Incoming) -> Notice:
        ids = await self._about.of(incoming)
        if not ids:
            return Notice(say("nothing_read"))
        article, token = await self._copying.share(incoming, ids[0])
        text = say("share_text", title=article.title)
        return Notice(text, buttons=((Button(say("share_button"), start=token),),))

    async def _open(self, incoming: Incoming, token: str) -> Replies:
        """Show the article's card and its TL;DR at once."""
        article = await self._copying.receive(incoming, token)
        if isinstance(article, Notice):
            yield article
            return
        yield await self._shelf.turn_to(incoming, article.id)
        opened = replace(incoming, about=[article.id])
        async for reply in self._summing.summarize(opened, "tldr"):
            yield reply
