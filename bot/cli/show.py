"""How the commands show things to a person: plain text on standard output."""

from collections.abc import Sequence

import typer

from bot.console.render import answer_text, card_text, summary_text
from bot.summaries.reading_time import minutes
from bot.values import Answer, Summary
from ingest.library.rows import ArticleRow
from ingest.values import Article, Passage


def passages(found: Sequence[Passage]) -> None:
    """Show passages, best first."""
    if not found:
        typer.echo("Nothing found.")
    for number, passage in enumerate(found, 1):
        text = " ".join(passage.text.split())
        typer.echo(f"{number}. {passage.article.title} ({passage.score:.3f})\n   {text}")


def answer(found: Answer) -> None:
    """Show an answer with its quotes."""
    typer.echo(answer_text(found))


def summary(made: Summary) -> None:
    """Show a summary."""
    typer.echo(summary_text(made))


def card(article: Article, outcome: str) -> None:
    """Show what was read."""
    typer.echo(f"{article.id}  {card_text(article, minutes(article.text), outcome)}")


def articles(rows: Sequence[ArticleRow]) -> None:
    """Show the list of a library."""
    if not rows:
        typer.echo("No articles yet. Add one: article-bot add LINK")
    for row in rows:
        facts = [row.site, str(row.published)[:10] if row.published else None]
        details = ", ".join(filter(None, facts))
        typer.echo(f"{row.id}  {row.title}" + (f" ({details})" if details else ""))


def failure(name: str, sentence: str) -> None:
    """Show why something could not be read."""
    typer.echo(f"{name}: {sentence}", err=True)
