"""How feeds are shown: what is followed, the list, and what could not be followed. Pure."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.catalogue import has
from bot.conversation.messages import Button, Folded, Notice, Panel, Rows
from bot.groups.following import Followed
from bot.state.feed_entries import AT_FIRST
from bot.state.feed_values import Subscription
from bot.wording import explain, key_of, say
from ingest.errors import ArticleBotError, TooLargeError
from ingest.feeds.opml import Outline

SHOWN = 8
"""Feeds on one page of the list."""
IN_A_ROW = 4


def name_of(one: Subscription) -> str:
    """Return what to call a feed: its title, or where it is."""
    return one.title or urlsplit(one.url).hostname or one.url


def why(error: ArticleBotError) -> str:
    """Say why a feed cannot be followed; sentences about articles do not fit."""
    for kind in type(error).__mro__:
        key = key_of(kind).replace("error-", "feed-error-", 1)
        if has(key):
            facts = vars(error) | (
                {"megabytes": f"{error.limit / 1_000_000:g}"}
                if isinstance(error, TooLargeError)
                else {}
            )
            return say(key, **{name: str(fact) for name, fact in facts.items()})
    return explain(error)


def followed(done: Followed) -> Panel:
    """Say what is followed now, as it was understood."""
    key = "feed-followed" if done.outcome == "new" else "feed-changed"
    first = []
    if done.outcome == "new" and done.entries and not done.subscription.words:
        first = [say("feed-first", count=min(done.entries, AT_FIRST))]
    return _panel(done.subscription, key, first)


def changed(one: Subscription) -> Panel:
    """Say how a feed is followed from now on."""
    return _panel(one, "feed-changed", [])


def _panel(one: Subscription, key: str, first: Sequence[str]) -> Panel:
    lines = [one.url, *_manner(one), *first]
    other = (
        Button(say("button-in-digest"), f"/follow {one.id} digest")
        if one.at_once
        else Button(say("button-at-once"), f"/follow {one.id} now")
    )
    stop = Button(say("button-unfollow"), f"/unfollow {one.id}")
    return Panel(say(key, title=name_of(one)), "\n".join(lines), ((other, stop),))


def _manner(one: Subscription) -> list[str]:
    """Say when entries come, and which."""
    lines = [say("feed-at-once" if one.at_once else "feed-in-digest")]
    if one.words:
        lines.append(say("feed-words", words=", ".join(one.words)))
    return lines


def unfollowed(one: Subscription) -> Panel:
    """Say that a feed is followed no more, with a way back."""
    again = Button(say("button-follow-again"), f"/follow {one.url}{' now' if one.at_once else ''}")
    rows: Rows = () if one.words else ((again,),)
    return Panel(say("feed-unfollowed", title=name_of(one)), one.url, rows)


def listed(feeds: Sequence[Subscription], page: int) -> Panel | Notice:
    """Return one page of what is followed, each with its number in the whole list."""
    if not feeds:
        return Notice(say("feeds-none"))
    pages = -(-len(feeds) // SHOWN)
    page = min(max(page, 1), pages)
    start = (page - 1) * SHOWN
    shown = list(enumerate(feeds, 1))[start : start + SHOWN]
    lines = [_line(number, one) for number, one in shown]
    lines += ["", say("feeds-page", page=str(page), pages=str(pages))]
    rows = _buttons(shown, page, pages)
    return Panel(say("feeds-title", count=len(feeds)), "\n".join(lines), rows)


def _line(number: int, one: Subscription) -> str:
    facts = [say("feed-row-at-once")] if one.at_once else []
    if one.words:
        facts.append(say("feed-words", words=", ".join(one.words)))
    if one.dead:
        facts.append(f"⚠️ {say(f'feed-dead-{one.dead}')}")
    name, host = name_of(one), urlsplit(one.site or one.url).hostname or ""
    named = name if host in {"", name} else f"{name} ({host})"
    return " · ".join([f"{number}. {named}", *facts])


def _buttons(shown: Sequence[tuple[int, Subscription]], page: int, pages: int) -> Rows:
    """A button stands for its feed, whatever number that has in the list by then."""
    stops = [Button(f"✕ {number}", f"/unfollow {one.id} page {page}") for number, one in shown]
    rows = [tuple(stops[at : at + IN_A_ROW]) for at in range(0, len(stops), IN_A_ROW)]
    turning = []
    if page > 1:
        turning.append(Button("◀", f"/following page {page - 1}"))
    if page < pages:
        turning.append(Button("▶", f"/following page {page + 1}"))
    turning.append(Button(say("button-opml"), "/following opml"))
    return (*rows, tuple(turning))


def imported(feeds: Sequence[Followed], failed: Sequence[tuple[Outline, ArticleBotError]]) -> Panel:
    """Say which feeds of a list are followed now, and why others are not."""
    folded = []
    if feeds:
        names = tuple(name_of(done.subscription) for done in feeds)
        folded.append(Folded(say("feeds-import-list"), names))
    if failed:
        lines = (f"{one.title or one.url}: {why(error)}" for one, error in failed)
        folded.append(Folded(say("feeds-import-failed", count=len(failed)), tuple(lines)))
    text = _manner(feeds[0].subscription) if feeds else []
    if failed:
        text.append(say("feeds-import-failed", count=len(failed)))
    return Panel(
        say("feeds-imported", count=len(feeds)),
        "\n".join(text),
        ((Button(say("button-following"), "/following"),),) if feeds else (),
        folded=tuple(folded),
    )
