"""Files from a Bot API server in local mode, which names them by paths on its disk."""

from pathlib import Path

import pytest
from telegram import Bot, Document

from bot.telegram.files import Files
from ingest.errors import FetchError, TooLargeError
from tests.support.telegram_server import TOKEN, Server, needs_server, strict_server

pytestmark = needs_server


def a_file(server: Server, path: str, body: bytes = b"words") -> str:
    """Put a file on the server; return its identifier."""
    record = server.world.add_file("x.txt", "text/plain", body, "document", None)
    record["path"] = path
    return str(record["file_id"])


async def fetched(server: Server, file: str, *, limit: int = 1000, size: int | None = 5) -> bytes:
    bot = Bot(TOKEN, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot")
    document = Document(file, "unique", "x.txt", file_size=size)
    document.set_bot(bot)
    async with bot:
        return (await Files(bot, limit=limit).fetch(document)).body


async def test_a_path_on_the_same_disk_is_read_there(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"from the disk")
    async with strict_server() as server:
        assert await fetched(server, a_file(server, str(tmp_path / "x.txt"))) == b"from the disk"


async def test_a_path_on_another_disk_is_asked_for_by_its_end() -> None:
    async with strict_server() as server:
        file = a_file(server, f"/var/lib/telegram-bot-api/{TOKEN}/documents/x.txt")
        server.world.files["served"] = server.world.files[file] | {
            "path": "documents/x.txt",
            "linked_until": float("inf"),
        }

        assert await fetched(server, file) == b"words"


async def test_a_file_that_is_not_there_is_an_error_of_ours() -> None:
    async with strict_server() as server:
        with pytest.raises(FetchError):
            await fetched(server, "unknown")


@pytest.mark.parametrize("size", [None, 5000])
async def test_a_file_over_the_limit_is_not_downloaded(size: int | None) -> None:
    async with strict_server() as server:
        file = a_file(server, "documents/x.txt", b"x" * 5000)
        with pytest.raises(TooLargeError):
            await fetched(server, file, limit=1000, size=size)


async def test_a_file_that_telegram_does_not_give_out_is_too_large() -> None:
    async with strict_server() as server:
        file = a_file(server, "documents/x.txt")
        server.world.files[file]["file_size"] = 30_000_000
        with pytest.raises(TooLargeError) as refused:
            await fetched(server, file, limit=100_000_000, size=None)

    assert refused.value.limit == 20_000_000
