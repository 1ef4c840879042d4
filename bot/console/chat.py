"""The conversation in a terminal."""

import asyncio
import contextlib
import logging
import re
import select
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from rich.console import Console
from rich.status import Status

from bot.app import App
from bot.console.example import load_example
from bot.console.render import render
from bot.conversation.accounting import Hears
from bot.conversation.messages import ConversationId, Incoming, Notice, Partial, Working
from bot.logs import where
from bot.wording import explain, say
from ingest.errors import IngestError
from ingest.parsing.files import file_source
from ingest.values import LibraryId

_log = logging.getLogger(__name__)

LONGEST_PATH = 1000
_PATH = re.compile(
    r"['\"]?(?:/(?!\w+\s)|~/|\.{1,2}/)[^\n]*\.\w{1,5}['\"]?|[^\s/:]+\.(?:html?|txt|pdf|docx|epub)"
)
PASTE_SECONDS = 0.05
"""Lines that follow one another this quickly were pasted, not typed."""


async def converse(app: App, library: str) -> None:
    """Talk until the person leaves with Ctrl-D, Ctrl-C or /quit.

    A library without articles gets the example, so that there is something to talk about.
    """
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - arrow keys and history for `input`, where it exists
    console = Console(highlight=False, markup=False)
    console.print(say("welcome"))
    if not app.store.articles(LibraryId(library)):
        console.print(render(await load_example(app, LibraryId(library))))
    console.print("/help explains, /quit leaves.\n")
    while (text := await asyncio.to_thread(read_message)) is not None:
        if text in {"/quit", "/exit", "/q"}:
            return
        if text:
            await _hear(console, app, text, LibraryId(library))


async def _hear(console: Console, app: App, text: str, library: LibraryId) -> None:
    if names_a_missing_file(text):
        console.print(say("no_such_file", path=text) + "\n")
        return
    try:
        message = incoming(text, library, app.settings.file_max_bytes)
    except IngestError as error:
        console.print(explain(error) + "\n")
    else:
        await show(console, app.assistant, message)


def read_message(prompt: str = "you> ", more: Callable[[], bool] | None = None) -> str | None:
    """Read what the person types, or pastes as several lines; None when they leave."""
    more = more or _waiting
    try:
        lines = [input(prompt)]
        while more():
            lines.append(sys.stdin.readline().rstrip("\n"))
    except (EOFError, KeyboardInterrupt):
        return None
    return "\n".join(lines).strip()


def incoming(text: str, library: LibraryId, max_bytes: int = 20_000_000) -> Incoming:
    """Make a message of what was typed; the path of a file is that file.

    Raises:
        IngestError: when the file is empty or has more than `max_bytes`.
    """
    key, conversation = uuid4().hex, ConversationId(f"console:{library}")
    path = _path(text)
    if path is not None:
        source = file_source(path, max_bytes)
        return Incoming(key, conversation, library, sources=[source])
    return Incoming(key, conversation, library, text)


def names_a_missing_file(text: str) -> bool:
    """Tell whether the text is the path of a file that is not there; a command is none."""
    return bool(_PATH.fullmatch(text)) and _path(text) is None


async def show(console: Console, assistant: Hears, message: Incoming) -> None:
    """Print the replies to one message; unfinished ones on a status line."""
    with Status("…", console=console) as status:
        try:
            async for reply in assistant.hear(message):
                if isinstance(reply, Working):
                    status.update(f"{reply.doing} …")
                elif isinstance(reply, Partial):
                    status.update(reply.text[-console.width :].replace("\n", " "))
                else:
                    console.print(render(reply) + "\n")
        except Exception as error:  # noqa: BLE001 - the edge: nothing may end the conversation
            console.print(render(Notice(_broken(error), "error")) + "\n")


def _path(text: str) -> Path | None:
    """The file that the text names, if it names one."""
    if "\n" in text or len(text) > LONGEST_PATH:
        return None
    try:
        path = Path(text.strip("'\"")).expanduser()
        return path if "." in path.name and path.is_file() else None
    except (RuntimeError, ValueError):  # no such home; a NUL
        return None


def _broken(error: Exception) -> str:
    _log.error("not answered error=%s at %s", type(error).__name__, where(error))
    return explain(error)


def _waiting() -> bool:
    return bool(select.select([sys.stdin], [], [], PASTE_SECONDS)[0])
