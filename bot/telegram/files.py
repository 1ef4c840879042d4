"""Files that people send, through Telegram's getFile.

Telegram's own servers give files of up to 20 MB. A Bot API server of one's own (`TELEGRAM_API_URL`)
gives larger ones, and in its local mode names them by their path on its disk.
"""

from telegram import Bot, Document, File
from telegram.error import BadRequest, TelegramError

from ingest.errors import FetchError, TooLargeError
from ingest.values import FileSource

TELEGRAM_LIMIT = 20_000_000
SECONDS = 60.0


class Files:
    """Downloads documents."""

    def __init__(self, bot: Bot, *, limit: int) -> None:
        """`limit` is the largest file to read, in bytes."""
        self._bot = bot
        self._limit = limit

    async def fetch(self, document: Document) -> FileSource:
        """Return the document with its bytes.

        Raises:
            TooLargeError: larger than the limit, or than Telegram gives out.
            FetchError: Telegram did not give it.
        """
        name = document.file_name or "file"
        if (document.file_size or 0) > self._limit:
            raise TooLargeError(name, self._limit)
        try:
            file = await document.get_file(read_timeout=SECONDS)
            if (file.file_size or 0) > self._limit:
                raise TooLargeError(name, self._limit)
            body = await self._reachable(file).download_as_bytearray(read_timeout=SECONDS)
        except BadRequest as error:
            if "too big" in error.message.lower():
                raise TooLargeError(name, min(self._limit, TELEGRAM_LIMIT)) from error
            raise FetchError(name) from error
        except (TelegramError, OSError) as error:
            raise FetchError(name) from error
        return FileSource(name, bytes(body), document.mime_type)

    def _reachable(self, file: File) -> File:
        """Return the file as this machine can get at it.

        A Bot API server in local mode names files by paths on its disk. Where that is another
        disk, the part after the token is looked for on the server, as its images serve it.
        """
        path, base = file.file_path or "", self._bot.base_file_url
        if not path.startswith(f"{base}//"):
            return file
        tail = path.removeprefix(base).partition(f"/{self._bot.token}/")[2]
        found = File(file.file_id, file.file_unique_id, file.file_size, f"{base}/{tail}")
        found.set_bot(self._bot)
        return found
