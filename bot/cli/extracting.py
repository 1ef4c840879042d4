"""The extract command's work: pages from rows or files, read in processes that can be killed."""

from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import typer

from bot.cli.rows import extracted_row
from bot.cli.session import Row, RowError, each_row_at_once, need, write_row
from bot.settings import BotSettings
from bot.wording import explain
from ingest.errors import ArticleBotError
from ingest.parsing.files import file_source
from ingest.parsing.parser import Parser
from ingest.values import Article, Page

AT_ONCE = 4
"""Twice the processes: while two work, the next ones are on their way."""


class Extractor:
    """Extracts pages; gives what text there is, even when it is no article."""

    def __init__(self, settings: BotSettings) -> None:
        self._file_max_bytes = settings.file_max_bytes
        self._parser = Parser(
            timeout=settings.parse_timeout, file_max_bytes=settings.file_max_bytes
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._parser.close()

    async def rows(self, path: str) -> bool:
        """Extract rows `{id, html, url?}`; tell if all went well."""
        return await each_row_at_once(path, "Extracting", self._row, at_once=AT_ONCE)

    async def file(self, path: str, *, as_json: bool) -> bool:
        """Extract one file and show it; tell whether that went well."""
        try:
            source = file_source(Path(path), self._file_max_bytes)
            article = await self._parser.parse(source, strict=False)
        except OSError as error:
            return _failed(path, f"cannot be read: {error.strerror}.", as_json=as_json)
        except ArticleBotError as error:
            return _failed(path, explain(error), as_json=as_json)
        if as_json:
            write_row(extracted_row(path, article))
        else:
            typer.echo(_shown(article))
        return True

    async def _row(self, row: Row) -> Row:
        if "id" not in row:
            raise RowError("The field “id” is missing. Each line needs one.")
        body = need(row, "html").encode("utf-8", "replace")
        url = row.get("url")
        page = Page(
            url=url if isinstance(url, str) else "",
            body=body,
            media_type="text/html",
            charset="utf-8",
            fetched=datetime.now(UTC),
        )
        return extracted_row(row["id"], await self._parser.parse(page, strict=False))


def _failed(path: str, why: str, *, as_json: bool) -> bool:
    if as_json:
        write_row({"id": path, "error": why})
    else:
        typer.echo(f"{path}: {why}", err=True)
    return False


def _shown(article: Article) -> str:
    published = article.published.isoformat() if article.published else None
    facts = " · ".join(filter(None, [article.author, article.site, published]))
    return "\n".join(filter(None, [article.title, facts, "", article.text]))
