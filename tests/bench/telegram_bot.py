"""A bot to be measured, in a process of its own: `SERVER FOLDER CHATS [OPENAI_BASE_URL]`.

CHATS is `FIRST-LAST`; each of them has an article.
"""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from bot.app import App
from bot.telegram.running import run_telegram
from ingest.embedding.minilm import MiniLM
from ingest.values import LibraryId
from tests.bench.texts import articles
from tests.support.telegram_server import telegram_settings


async def main(url: str, folder: str, chats: str, model: str | None = None) -> None:
    """Import the articles, then be the bot until SIGTERM."""
    first, last = map(int, chats.split("-"))
    others = {"openai_base_url": model, "chat_model": "test-chat"} if model else {}
    settings = telegram_settings(url, Path(folder), **others)
    app = App.open(settings, embedder=MiniLM())
    try:
        async with app.awake():
            for chat, article in zip(
                range(first, last + 1), articles(last - first + 1), strict=True
            ):
                library = LibraryId(f"telegram:{chat}")
                mine = replace(article, id=f"{article.id}-{chat}")
                app.store.put(library, mine)
                app.ahead.note(library, mine)  # as if each had been sent, a while ago
            await asyncio.to_thread(app.ahead.wait)
            await run_telegram(settings, app.engine, app.assistant)
    finally:
        app.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
