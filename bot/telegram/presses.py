"""Answering a pressed button: once, and in time, or it keeps spinning."""

import logging

from telegram import CallbackQuery
from telegram.error import TelegramError

TOAST_CHARACTERS = 200
"""Telegram shows no more (core.telegram.org/bots/api#answercallbackquery)."""

_log = logging.getLogger(__name__)


class Press:
    """One press of a button."""

    def __init__(self, query: CallbackQuery) -> None:
        self._query = query
        self._answered = False

    async def answer(self, text: str | None) -> bool:
        """Stop the spinning and show a few words over the chat; tell whether they are shown.

        Only the first answer counts; a press that is too old by now cannot be answered.
        """
        if self._answered:
            return text is None
        self._answered = True
        try:
            await self._query.answer(text[:TOAST_CHARACTERS] if text else None)
        except TelegramError as error:  # what follows the press matters more
            _log.info("press not answered error=%s", type(error).__name__)
            return False
        return True
