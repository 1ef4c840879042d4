"""What feeds bring, as messages: one entry, many together, and what became of a feed. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.conversation.messages import Button, ReadingCard
from bot.digests.values import Unread
from bot.groups.feed_panels import name_of
from bot.models.fence import quotable
from bot.state.feed_values import Delivery, FeedDied, FeedNotice
from bot.telegram.document import Block, Details, Document, Item, Paragraph, Span
from bot.telegram.links import is_web, to_passage
from bot.wording import say, say_date, say_unread
from ingest.values import Article

SHOWN = 3
"""Entries that are seen before a tap opens the others."""
SUMMARY_CHARACTERS = 300
TITLE_CHARACTERS = 160


def read_entry(delivery: Delivery, card: ReadingCard) -> Document:
    """Return the message for an entry that could be read, with the buttons of its card."""
    article = card.article
    facts = [article.site, article.author, _day(article.published)]
    facts.append(say("minutes", minutes=card.minutes))
    blocks = [_head(delivery, _title(delivery, article), facts)]
    if card.first_line:
        blocks.append(Paragraph([Span(card.first_line)]))
    shown = article.url if article.url and is_web(article.url) else None
    return Document(blocks, card.buttons, [article.id], preview=shown)


def unread_entry(delivery: Delivery, unread: Unread) -> Document:
    """Return the message for an entry that could not be read: what its feed says of it, and why."""
    entry = delivery.entry
    facts = [entry.author, _day(entry.published), say_unread(unread.reason)]
    blocks = [_head(delivery, _title(delivery, unread), facts)]
    summary = _short(" ".join(quotable(entry.summary).split()), SUMMARY_CHARACTERS)
    if summary and summary != _short(entry.title, SUMMARY_CHARACTERS):
        blocks.append(Paragraph([Span(summary)]))
    return Document(blocks)


def many_entries(deliveries: Sequence[Delivery], read: Mapping[str, Article | Unread]) -> Document:
    """Return one message for many entries, the newest first; replying asks about those read."""
    newest = list(reversed(deliveries))
    items = [
        Item(list(_line(one, read.get(one.key, Unread()))), number)
        for number, one in enumerate(newest, 1)
    ]
    names = dict.fromkeys(name_of(one.subscription) for one in newest)
    blocks: list[Block] = [
        Paragraph([Span(say("feed-many", count=len(items), names=_few(list(names))), bold=True)]),
        *items[:SHOWN],
    ]
    if items[SHOWN:]:
        blocks.append(Details(say("feed-more", count=len(items) - SHOWN), items[SHOWN:]))
    found = (read.get(one.key) for one in newest)
    articles = [one.id for one in found if isinstance(one, Article)]
    return Document(blocks, articles=articles)


def notice(told: FeedNotice) -> Document:
    """Return the message that says that a feed died or moved."""
    feed = told.subscription
    stop = Button(say("button-unfollow"), f"/unfollow {feed.id}")
    if isinstance(told, FeedDied):
        text = say("feed-died", title=name_of(feed), why=say(f"feed-dead-{told.reason}"))
        again = Button(say("button-follow-again"), f"/follow {feed.id}")
        return Document([Paragraph([Span(text)])], ((again, stop),))
    text = say("feed-moved", title=name_of(feed), old=told.old, new=feed.url)
    return Document([Paragraph([Span(text)])], ((stop,),))


def _head(delivery: Delivery, title: Span, facts: Sequence[str | None]) -> Paragraph:
    feed = Span(f"{name_of(delivery.subscription)}\n", italic=True)
    about = " · ".join(filter(None, facts))
    return Paragraph([feed, title, Span(f"\n{about}" if about else "")])


def _title(delivery: Delivery, found: Article | Unread) -> Span:
    """Return the headline, linked; one that gives orders is not repeated."""
    entry = delivery.entry
    title = " ".join(quotable(found.title or entry.title).split()) or entry.url or "…"
    url = (found.url if isinstance(found, Article) else None) or entry.url
    return Span(_short(title, TITLE_CHARACTERS), bold=True, link=to_passage(url, ""))


def _line(delivery: Delivery, found: Article | Unread) -> Iterator[Span]:
    title = _title(delivery, found)
    yield Span(title.text, link=title.link)
    entry = delivery.entry
    site = found.site or name_of(delivery.subscription)
    reason = say_unread(found.reason) if isinstance(found, Unread) else None
    facts = [site, _day(found.published or entry.published), reason]
    yield Span(" · " + " · ".join(filter(None, facts)))


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")


def _day(when: date | None) -> str | None:
    return say_date(when) if when else None


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
