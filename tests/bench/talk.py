"""A day of a busy group, and a file of its history: `python -m tests.bench.talk`."""

import asyncio
import io
import json
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from rich.console import Console
from rich.table import Table
from telegram import Update, User

from bot.cli.importing_chat import Importing
from bot.settings import BotSettings
from bot.state.choices import DISCUSSION, Settings
from bot.state.homes import Homes
from bot.state.migrating import bring_up_to_date
from bot.state.preferences import Preferences
from bot.state.talk_log import TalkLog
from bot.telegram.collecting import Collecting
from bot.telegram.manners import Guests
from ingest.database.engine import make_engine
from ingest.values import LibraryId

MESSAGES = 10_000
EXPORTED = 100_000
CHAT = -1001234567890
HERE = LibraryId(f"telegram:{CHAT}")
LINK = "https://news.example/bridge"
EVERY = 20
"""One message in so many has a link."""


def main() -> None:
    """Print seconds for 10,000 messages of a day, and for an export of 100,000."""
    table = Table("what", "measured", "wanted")
    for kept in ("off", "on"):
        with tempfile.TemporaryDirectory() as folder:
            seconds = asyncio.run(a_day(Path(folder), kept))
        told = f"{seconds:.1f} s, {1000 * seconds / MESSAGES:.2f} ms each"
        table.add_row(f"{MESSAGES} messages, discussion {kept}", told, "-")
    with tempfile.TemporaryDirectory() as folder:
        table.add_row(*history(Path(folder)))
    Console().print(table)


async def a_day(folder: Path, kept: str) -> float:
    """Return the seconds that it takes to collect what a group says in a day."""
    engine = make_engine(folder / "article-bot.db")
    bring_up_to_date(engine)
    settings, talk = Settings(Preferences(engine)), TalkLog(engine)
    settings.choose(HERE, DISCUSSION, kept)
    collecting = Collecting(talk=talk, homes=Homes(engine), settings=settings, guests=Guests())
    me = User(1, "bot", is_bot=True, username="test_bot")
    context = cast("Any", SimpleNamespace(bot=SimpleNamespace(bot=me)))
    updates = [update(number) for number in range(1, MESSAGES + 1)]
    began = time.perf_counter()
    for one in updates:
        await collecting.on_message(one, context)
    seconds = time.perf_counter() - began
    now = datetime.now(UTC)
    found = len(talk.between(HERE, now - timedelta(days=1), now + timedelta(days=1)))
    if found != (MESSAGES if kept == "on" else MESSAGES // EVERY):
        raise RuntimeError(found)
    engine.dispose()
    return seconds


def update(number: int) -> Update:
    """Return a message of one of fifty members."""
    link = "" if number % EVERY else LINK
    text = f"message {number} of many, as long as most are: a line or so {link}"
    marked = {"type": "url", "offset": text.find(LINK), "length": len(LINK)}
    message = {
        "message_id": number,
        "date": int(time.time()),
        "chat": {"id": CHAT, "type": "supergroup", "title": "Bridge friends"},
        "from": {"id": number % 50 + 1, "is_bot": False, "first_name": f"Member {number % 50}"},
        "text": text,
        "entities": [marked] if link else [],
    }
    return Update.de_json({"update_id": number, "message": message}, None)


def history(folder: Path) -> tuple[str, str, str]:
    """Return the row for an export: seconds, and how much memory it took at most beside before."""
    file = io.BytesIO(b"".join(export()))
    size = len(file.getvalue())
    settings = BotSettings.model_validate({"article_bot_data_dir": folder})
    engine = make_engine(folder / "article-bot.db")
    bring_up_to_date(engine)
    Settings(Preferences(engine)).choose(HERE, DISCUSSION, "on")
    importing = Importing.into(CHAT, settings, engine, dry=False)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    importing.run(file, size)
    seconds = time.perf_counter() - began
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    engine.dispose()
    if importing.counts["kept"] != EXPORTED:
        raise RuntimeError(importing.counts)
    told = f"{seconds:.1f} s, {size / seconds / 1e6:.1f} MB/s, {more:.0f} MB more memory"
    return f"export of {EXPORTED} messages, {size / 1e6:.0f} MB", told, "-"


def export() -> Iterator[bytes]:
    """Yield the pieces of a file as Telegram Desktop writes it."""
    yield b'{"name": "Bridge friends", "type": "private_supergroup", "id": 1234567890,'
    yield b' "messages": ['
    for number in range(1, EXPORTED + 1):
        said = [f"message {number} of many, as long as most are: ", {"type": "link", "text": LINK}]
        row = {
            "id": number,
            "type": "message",
            "date": "2026-11-27T09:00:00",
            "date_unixtime": str(int(time.time()) - 60),
            "from": f"Member {number % 50}",
            "from_id": f"user{number % 50 + 1}",
            "text": said,
            "text_entities": [{"type": "plain", "text": said[0]}, said[1]],
        }
        yield (b",\n" if number > 1 else b"\n") + json.dumps(row, indent=1).encode()
    yield b"\n]}"


if __name__ == "__main__":
    main()
