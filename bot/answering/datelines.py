"""What relative dates in a quote mean, by the day its article was published."""

from bot.answering.facts import dateline
from ingest.text import dates, language
from ingest.values import Article

_MOST = 3
"""Remarks for one quote; more would be longer than the quote."""


def notes(quote: str, article: Article) -> tuple[str, ...]:
    """Return remarks such as "“next week” means 9-15 January 2023 (published 3 January 2023)".

    For expressions that count from the day of publication ("tomorrow", "on Friday") and for days
    and months without a year. Counted from `published`, else `updated`; when the page told neither
    there is no remark: the day of fetching says nothing about the day of writing. Each expression
    once, the first three.
    """
    anchor = dateline(article)
    if anchor is None:
        return ()
    verb = "published" if article.published else "updated"
    read = article.language or language.detect(article.text) or "en"
    found: dict[str, str] = {}
    for mention in dates.find(quote, anchor, read):
        if mention.relative:
            words = " ".join(quote[mention.start : mention.end].split())
            found.setdefault(
                words.casefold(), f"“{words}” means {dates.show(mention.first, mention.last)}"
            )
    return tuple(f"{note} ({verb} {dates.show(anchor)})" for note in found.values())[:_MOST]
