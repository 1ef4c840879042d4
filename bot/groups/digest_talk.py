"""Talk about a digest: "tell me more about the second one"."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.choosing import Choosing
from bot.conversation.messages import Incoming, Notice, Replies
from bot.conversation.summing import Summing
from bot.digests.numbered import nth, nth_story
from bot.state.plans import NO_TOPIC
from bot.state.sent_digests import SentDigests
from bot.wording import say

# What asks for more of a story and not for anything in it, in the bot's languages. Words that
# belong to the naming of a story ("the second one", "Nummer 3") are in `numbered`.
_MORE = re.compile(
    r"\b(?:tell|say|give|read|show|explain|more|details?|know|what(?:'s| is| about| was)?"
    r"|please|us|me|about|on|of|in|the|one|story|article|item|number|that|this|summar\w+|to"
    r"|want|like|would|can|could|you|i|más|mas|dime|cuéntame|cuenta|háblame|sobre|de|del|la|el"
    r"|lo|noticia|artículo|detalles|por|favor|qué|hay|erzähl\w*|sag\w*|mehr|über|zu|zur|zum"
    r"|der|die|das|den|dem|geschichte|meldung|artikel|bitte|mir|uns|einzelheiten|was|ist|mit"
    r"|dis|parle|raconte|moi|nous|en|plus|davantage|le|la|les|histoire|actualité|détails|s'il"
    r"|te|vous|plaît|sur|au|sujet|du|расскажи\w*|скажи\w*|подробнее|больше|ещё|еще|про|об|обо"
    r"|о|мне|нам|новост\w+|стать\w+|пожалуйста|розкажи\w*|детальніше|більше|мені|нам|новин\w+"
    r"|статт\w+|будь|ласка|conta|conte|fala|fale|diz|mais|me|nos|a|o|da|do|notícia|artigo"
    r"|detalhes|أخبرني|اخبرني|المزيد|عن|حول|الخبر|القصة|المقال|أكثر|من|فضلك)\b|もっと|詳しく|について"
    r"|教えて|ください|話|記事|ニュース|の|を|は|に",
    re.IGNORECASE,
)


class DigestTalk:
    """Finds the story that words name, and answers about its articles."""

    def __init__(self, *, sent: SentDigests, choosing: Choosing, summing: Summing) -> None:
        self._sent = sent
        self._choosing = choosing
        self._summing = summing

    async def interpret(self, incoming: Incoming, text: str) -> Replies | None:
        """Answer about the story that is named, of the digest that this replies to.

        Without a reply the last digest of the place counts, for words that ask for nothing else.
        """
        if nth(text) is None:
            return None
        stories = await self._stories(incoming, text)
        if not stories:
            return None
        story = nth_story(stories, text)
        if story is None:
            return _one(Notice(say("digest-no-such-story", count=len(stories)), "error"))
        if not story:
            return _one(Notice(say("digest-story-unread"), "error"))
        about = replace(incoming, about=tuple(story))
        if asks_for_more(text):
            return self._summing.summarize(about, "bullets")
        return self._choosing.ask(about, text)

    async def _stories(self, incoming: Incoming, text: str) -> Sequence[list[str]]:
        if incoming.message is not None:
            return await asyncio.to_thread(self._sent.about, incoming.library, incoming.message)
        if incoming.about or text.strip().isdecimal() or not asks_for_more(text):
            return []
        topic = incoming.topic or NO_TOPIC
        return await asyncio.to_thread(self._sent.last_stories, incoming.library, topic)


def asks_for_more(text: str) -> bool:
    """Tell whether words name a story and ask for nothing in particular."""
    left = _MORE.sub(" ", text)
    words = re.findall(r"\w+", left)
    return all(nth(word) is not None or word.isdecimal() for word in words)


async def _one(notice: Notice) -> Replies:
    yield notice
