"""A short sample conversation, for `make run` where nobody sits at a terminal."""

import sys
from uuid import uuid4

from bot.app import App
from bot.console.example import load_example
from bot.console.render import render
from bot.conversation.messages import ConversationId, Incoming, Partial, Working
from ingest.values import LibraryId

LIBRARY = LibraryId("sample")
"""A library of its own: the sample leaves nothing in anybody's."""

QUESTIONS = (
    "summarize",
    "when does Kishida meet Biden?",
    "where?",
    "and who hosts it?",
    "what about Australia?",
    "how much will the visit cost?",
)


async def play(app: App) -> None:
    """Read the example, ask, print what is said, and leave nothing behind."""
    conversation = ConversationId(f"sample:{uuid4().hex}")
    try:
        _print("bot", render(await load_example(app, LIBRARY)))
        for question in QUESTIONS:
            _print("you", question)
            message = Incoming(uuid4().hex, conversation, LIBRARY, question)
            async for reply in app.assistant.hear(message):
                if not isinstance(reply, Working | Partial):
                    _print("bot", render(reply))
    finally:
        app.shelf.forget_library(LIBRARY)


def _print(who: str, text: str) -> None:
    sys.stdout.write(f"{who}> " + text.replace("\n", "\n     ") + "\n\n")
    sys.stdout.flush()
