"""What the digest command reads: messages, articles beside the library, links to be fetched."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import typer

from bot.app import App
from bot.cli.digest_rows import moment_of, said_of
from bot.cli.rows import article_of, id_of
from bot.cli.session import Row, RowError, error_row, parse_row, read_lines, write_row
from bot.digests.collecting import links_of
from bot.digests.making import Period
from bot.digests.values import Digest, Said, Unread
from ingest.fetch.urls import canonical
from ingest.values import Article, LibraryId

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group:
    """The messages of a group as read, and the ids as the input writes them."""

    said: list[Said]
    articles: dict[str, Article]
    ids: dict[str, object]
    failed: bool

    @classmethod
    def read(cls, messages: str, articles: str | None) -> "Group":
        """Read the files; a line that is wrong becomes a row `{"id", "error"}`."""
        said = list(_read(messages, lambda row: (row["id"], said_of(row))))
        given = list(_read(articles, _addressed)) if articles else []
        return cls(
            [each[1] for each in said if each],
            dict(each for each in given if each),
            {each[1].id: each[0] for each in said if each},
            failed=None in said or None in given,
        )

    async def digest(
        self,
        app: App,
        library: str,
        *,
        period: Period,
        fetch: bool,
        discussions: bool,
        language: str | None,
    ) -> Digest:
        """Return the digest."""
        urls = dict.fromkeys(url for said in self.said for url in links_of(said))
        wanted = [url for url in urls if url not in self.articles]
        known: dict[str, Article | Unread] = dict(self.articles)
        known |= await app.linked.known(LibraryId(library), wanted)
        if fetch:
            missing = [url for url in wanted if url not in known]
            known |= await app.linked.read(LibraryId(library), missing)
        return await app.digest_maker.make(
            self.said, known, period=period, discussions=discussions, language=language
        )


def period_of(since: str | None, until: str | None) -> Period:
    """Return the period of the options.

    Raises:
        typer.BadParameter: for what is no time.
    """
    try:
        return Period(moment_of(since) if since else None, moment_of(until) if until else None)
    except ValueError as error:
        raise typer.BadParameter("Write a time as 2026-03-01 or 2026-03-01T09:30+01:00.") from error


def _read(path: str, read: Callable[[Row], T]) -> Iterator[T | None]:
    """Yield what each line is read as; None for one that is wrong, whose error is written."""
    for number, line in enumerate(read_lines(path), 1):
        row: Row = {}
        try:
            row = parse_row(line, number)
            id_of(row)
            yield read(row)
        except RowError as error:
            write_row(error_row(row, number, error))
            yield None


def _addressed(row: Row) -> tuple[str, Article]:
    article = article_of(row)
    if article.url is None:
        raise RowError("The field “url” is missing. Messages name articles by their addresses.")
    return canonical(article.url), article
