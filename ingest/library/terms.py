"""What is known about an article, as words to search by."""

from datetime import date, datetime

from ingest.text.words import stems
from ingest.values import Article, Dateline


def header_stems(article: Article) -> list[str]:
    """Return the stems of title, site, author and publication date."""
    language = article.language or "en"
    return [
        *stems(article.title, language),
        *stems(article.site or "", language),
        *stems(article.author or "", language),
        *date_terms(article.published),
    ]


def date_terms(when: Dateline | None) -> list[str]:
    """Return a day as the words it may be asked for with: `2023-01-13`, january, 13, 2023."""
    if when is None:
        return []
    day = when.date() if isinstance(when, datetime) else when
    return [day_term(day), *stems(f"{day:%B} {day.day} {day.year}")]


def day_term(day: date) -> str:
    """Return a day as one word."""
    return f"day{day:%Y%m%d}"
