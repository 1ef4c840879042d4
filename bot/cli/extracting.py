"""The extract command's work: one page, from a row or a file."""

from pathlib import Path

import typer

from bot.cli.rows import extracted_row
from bot.cli.session import Row, write_row
from bot.wording import explain
from ingest.errors import ArticleBotError
from ingest.extract.html import extract
from ingest.values import Article


def extract_row(row: Row) -> Row:
    """Extract one row `{id, html, url?}`; what text there is, even when it is no article."""
    url = row.get("url")
    article = extract(row["html"], url if isinstance(url, str) else None, strict=False)
    return extracted_row(row.get("id"), article)


def extract_file(path: str, *, as_json: bool) -> bool:
    """Extract one HTML file and show it; tell whether that went well."""
    try:
        article = extract(Path(path).read_bytes(), strict=False)
    except OSError as error:
        return _failed(path, f"cannot be read: {error.strerror}.", as_json=as_json)
    except ArticleBotError as error:
        return _failed(path, explain(error), as_json=as_json)
    if as_json:
        write_row(extracted_row(path, article))
    else:
        typer.echo(_shown(article))
    return True


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
