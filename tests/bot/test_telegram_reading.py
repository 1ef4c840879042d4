"""The whole way, with the real assistant: a source goes in by Telegram, quoted answers come out."""

import base64
from pathlib import Path

from bot.app import App
from bot.state.message_articles import MessageArticles
from bot.wording import say
from ingest.values import LibraryId
from tests.support.telegram_server import (
    USER,
    needs_server,
    running_bot,
    send,
    shown,
    strict_server,
    until,
)

pytestmark = needs_server

ARTICLE = """Harbour ferry returns after nine years

By Lena Okafor
4 March 2024

The harbour ferry between Northquay and Saltness will run again from 18 May, the port authority
said on Monday. The service stopped nine years ago when the old landing stage was damaged by a
storm. The new ferry, the Gannet, carries 140 passengers and was built in Gdansk.

Mayor Ruth Abara will open the line in Saltness. Tickets cost four euros, and children under ten
travel free. The port authority expects about 900 passengers a day in summer.

Residents had collected 12,000 signatures for the return of the ferry. The crossing takes eleven
minutes; the way round by road takes fifty.
"""


async def test_a_text_is_read_summarized_and_asked_about(tmp_path: Path, app: App) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, app.assistant):
        await send(server, ARTICLE)
        await shown(server, USER)
        await send(server, "yes")
        card = (await shown(server, USER, count=2))[-1]
        await send(server, "summarize")
        summary = (await shown(server, USER, count=3))[-1]
        await send(server, "When will the ferry run again?", reply_to=card["message_id"])
        answer = (await shown(server, USER, count=4))[-1]

        assert "Harbour ferry returns after nine years" in card["text"]
        assert say("button-summarize") in card["buttons"][0]
        assert "ferry" in summary["text"]
        assert "18 May" in answer["text"]
        (call,) = await server.control("calls", method="sendRichMessage")
        assert call["params"]["rich_message"].count("<details>") == 1
        assert await server.control("violations") == []


async def test_a_file_is_read_and_forgotten(app: App) -> None:
    document = {
        "name": "ferry.txt",
        "mime": "text/plain",
        "data": base64.b64encode(ARTICLE.encode()).decode(),
    }
    articles, library = MessageArticles(app.engine), LibraryId(f"telegram:{USER}")
    async with strict_server() as server:
        async with running_bot(server, app.settings.article_bot_data_dir, app.assistant):
            await send(server, "", document=document)
            (card,) = await shown(server, USER)
            await until(lambda: articles.about(library, card["message_id"]) != [])
            await send(server, "/forget yes", reply_to=card["message_id"])
            await shown(server, USER, count=2)

        assert "Harbour ferry returns" in card["text"]
        assert articles.about(library, card["message_id"]) == []
        assert await server.control("violations") == []
