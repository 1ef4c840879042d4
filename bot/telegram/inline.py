"""Inline mode: `@bot question` in any chat offers answers from one's own library."""

import asyncio
import hashlib
import logging

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest
from telegram.ext import InlineQueryHandler

from bot.conversation.lookup import Found, Lookup
from bot.conversation.messages import AnswerReply
from bot.state.homes import Homes
from bot.telegram.calls import NO_PREVIEW
from bot.telegram.manners import Guests
from bot.telegram.render import render
from bot.telegram.talk import App, Context
from bot.wording import say

CACHE_SECONDS = 10
"""Telegram may show the same answer again for so long; articles come and go."""
TITLE_CHARACTERS = 90
HELLO = "hello"
"""What the button above the offers starts the bot with."""

_log = logging.getLogger(__name__)


class Inline:
    """Offers what the person's own library, that of their private chat, has for the words."""

    def __init__(self, *, lookup: Lookup, homes: Homes, guests: Guests) -> None:
        self._lookup = lookup
        self._homes = homes
        self._guests = guests

    def join(self, application: App) -> None:
        """Take over the inline queries of an application."""
        application.add_handler(InlineQueryHandler(self.on_query))

    async def on_query(self, update: Update, _context: Context) -> None:
        """Answer one query; those that Telegram has given up are left alone."""
        query = update.inline_query
        if query is None:
            return
        person = query.from_user.id
        if not self._guests.allowed(person, person):
            await _answer(query, [], say("not_allowed"))
            return
        library = await asyncio.to_thread(self._homes.of, person)
        found = await self._lookup.find(library, query.query.strip())
        await _answer(query, found, say("inline_ask" if found else "inline_nothing"))


async def _answer(query: InlineQuery, found: list[Found], words: str) -> None:
    try:
        await query.answer(
            [_result(one) for one in found],
            cache_time=CACHE_SECONDS,
            is_personal=True,
            button=InlineQueryResultsButton(words, start_parameter=HELLO),
        )
    except BadRequest as error:  # the person types on, and this query is over
        _log.info("inline query not answered error=%s", type(error).__name__)


def _result(found: Found) -> InlineQueryResultArticle:
    body = render(found).bodies[0]
    title, details = _shown(found)
    return InlineQueryResultArticle(
        hashlib.sha256(body.html.encode()).hexdigest()[:32],
        _short(title),
        InputTextMessageContent(body.html, parse_mode="HTML", link_preview_options=NO_PREVIEW),
        description=_short(details),
    )


def _shown(found: Found) -> tuple[str, str]:
    """Return the two lines that the person sees before choosing."""
    if isinstance(found, AnswerReply):
        sources = dict.fromkeys(citation.article.title for citation in found.answer.citations)
        return found.answer.text, ", ".join(sources)
    return found.article.title, found.summary.text


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= TITLE_CHARACTERS else line[: TITLE_CHARACTERS - 1] + "…"
