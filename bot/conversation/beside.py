"""What stands beside a source: whether it wants an answer, and about which articles. Pure."""

from collections.abc import Sequence

from bot.conversation.messages import Incoming, Panel, ReadingCard, Reply
from bot.conversation.route import Ask, Command, Summarize, route
from bot.conversation.sources import is_request

ABOUT_IT = {
    "ask",
    "private",
    "summary",
    "summarize",
    "summarise",
    "tldr",
    "suggest",
    "tag",
    "share",
}
"""Commands that may stand beside a link and are meant for what it leads to."""


def is_wanted(incoming: Incoming, words: str) -> bool:
    """Tell whether words beside a source want an answer; said in reply to it, they do."""
    match route(words):
        case Summarize():
            return True
        case Command(name):
            return name in ABOUT_IT
        case Ask():
            return is_request(words) or (incoming.message is not None and not incoming.pressed)
        case _:
            return False


def articles_of(reply: Reply) -> Sequence[str]:
    """Return the articles that were read, as their cards or their list say."""
    match reply:
        case ReadingCard(article):
            return [article.id]
        case Panel(articles=articles):
            return articles
        case _:
            return []
