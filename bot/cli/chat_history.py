"""Understands the messages of an exported group as what was said there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, TypeAlias

from bot.cli.chat_export import Row
from bot.groups.shares import address, shares
from bot.state.plans import NO_TOPIC
from bot.state.talk_log import Heard
from ingest.values import LibraryId

MIGRATED = -1_000_000_000
"""Telegram Desktop adds this to the numbers of messages from before a group was a supergroup."""
_LAST = 2**52
"""No message has a greater number, nor any chat."""

Skipped: TypeAlias = Literal["service", "bot", "moved", "unclear"]
"""Why a message says nothing: a notice of Telegram's, a bot's message, one from before the group
was a supergroup whose number then is not known, or one that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Group:
    """The group that an export is imported into.

    `origin` is the number that it had before it was a supergroup, `me` the bot's own number,
    `discussion` whether what people say is kept.
    """

    library: LibraryId
    chat: int
    origin: int
    me: int | None = None
    discussion: bool = False


class History:
    """Reads messages in their order; knows topics and bots by what it has read."""

    def __init__(self, group: Group) -> None:
        self._group = group
        self._topics: dict[int, int] = {}
        self._bots: set[int] = set()

    def heard(self, row: Row) -> Heard | Skipped:
        """Return what a message says, as far as it may be kept; else why there is nothing."""
        number, sent = _number(row.get("id")), _moment(row)
        if row.get("type") == "service":
            if number is not None and row.get("action") == "topic_created":
                self._topics[number] = number
            return "service"
        if number is None or sent is None or row.get("type") != "message":
            return "unclear"
        if self._is_of_bot(row):
            self._bots.add(number)
            return "bot"
        chat, message = self._named(number)
        if chat is None:
            return "moved"
        answered = None if "reply_to_peer_id" in row else _number(row.get("reply_to_message_id"))
        topic = self._topic(number, answered)
        pieces = list(_pieces(row))
        said = "".join(words for words, _ in pieces)
        return Heard(
            library=self._group.library,
            chat=chat,
            message=message,
            sent=sent,
            person=person_of(row.get("from_id")),
            author=_clean(row.get("from")) or "…",
            topic=topic,
            text=said if self._group.discussion and self._is_talk(row, pieces, answered) else "",
            reply_to=None if answered in {None, topic} else self._named(answered or 0)[1],
            links=_shared(pieces, said),
        )

    def _named(self, number: int) -> tuple[int | None, int]:
        """Return the number of the chat that a message's number is valid in, and that number."""
        if number > 0:
            return self._group.chat, number
        moved = self._group.origin != self._group.chat
        return (self._group.origin if moved else None), number - MIGRATED

    def _topic(self, number: int, answered: int | None) -> int:
        """Return the topic: messages answer the notice that made it, or others that do."""
        topic = self._topics.get(answered, NO_TOPIC) if answered is not None else NO_TOPIC
        if topic != NO_TOPIC:
            self._topics[number] = topic
        return topic

    def _is_of_bot(self, row: Row) -> bool:
        """Tell whether a bot speaks: this one, or one that puts buttons under its messages."""
        if self._group.me is not None and row.get("from_id") == f"user{self._group.me}":
            return True
        return "inline_bot_buttons" in row and "via_bot" not in row

    def _is_talk(self, row: Row, pieces: list[tuple[str, Row]], answered: int | None) -> bool:
        """Tell whether these are the person's own words, and not said to a bot."""
        if answered in self._bots or (pieces and pieces[0][1].get("type") == "bot_command"):
            return False
        return "forwarded_from" not in row or _is_posted_on(row)


def person_of(name: object) -> str | None:
    """Return who spoke, as the Bot API numbers persons, channels and groups."""
    if not isinstance(name, str):
        return None
    for kind, before in (("user", ""), ("channel", "-100"), ("chat", "-")):
        number = name.removeprefix(kind)
        if number != name and number.isdecimal():
            return before + number
    return None


def _is_posted_on(row: Row) -> bool:
    """Tell whether a channel's post came into its discussion group by itself."""
    named = row.get("forwarded_from_id", row.get("from_id")) == row.get("from_id")
    channel = str(row.get("from_id")).startswith("channel")
    return channel and named and row.get("forwarded_from") == row.get("from")


def _number(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool) or value == 0:
        return None
    return value if abs(value) < _LAST else None


def _moment(row: Row) -> datetime | None:
    """Return when it was sent; old exports have only the clock of the machine they were made on."""
    try:
        if "date_unixtime" in row:
            return datetime.fromtimestamp(int(row["date_unixtime"]), UTC)
        return datetime.fromisoformat(row["date"]).astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None


def _pieces(row: Row) -> Iterator[tuple[str, Row]]:
    """Yield the words of a message with what they are; plain words are nothing."""
    text = row.get("text", "")
    for piece in text if isinstance(text, list) else [text]:
        if isinstance(piece, str):
            yield _clean(piece), {}
        elif isinstance(piece, dict):
            yield _clean(piece.get("text")), piece


def _shared(pieces: list[tuple[str, Row]], said: str) -> tuple[str, ...]:
    return shares(_address(words, piece, alone=words == said.strip()) for words, piece in pieces)


def _address(words: str, piece: Row, *, alone: bool) -> str | None:
    if piece.get("type") == "text_link":
        return _clean(piece.get("href"))
    return address(words, alone=alone) if piece.get("type") == "link" else None


def _clean(value: object) -> str:
    """Return a text that every database takes."""
    text = value if isinstance(value, str) else ""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
