"""What is told one person of a group alone: what they asked, what was answered, and where."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from bot.state.pending import Pending, Place, Waiting
from bot.telegram import calls
from bot.telegram.document import Document
from bot.telegram.document_json import from_json, to_json
from ingest.values import LibraryId


@dataclass(frozen=True, slots=True)
class Aside:
    """A question of one person of a group, or something made for them, and its private answer.

    `chat`, `topic` and `message` are where it was asked: 0 is no message. `name` tells it from
    others of the same person, `key` is of the update that it was heard in last. `shown` are the
    messages that show the `document`, in the chat `shown_in`: in the group only this person sees
    them. `notice` is a message to the group that says how to get it.
    """

    library: LibraryId
    person: int
    name: str
    key: str
    chat: int
    topic: int | None = None
    message: int = 0
    words: str = ""
    question: str = ""
    about: tuple[str, ...] = ()
    document: Document | None = None
    shown_in: int = 0
    shown: tuple[int, ...] = ()
    notice: int | None = None

    @property
    def stage(self) -> calls.Place:
        """Where the group would see it, in reply to what was asked."""
        return calls.Place(self.chat, group=True, topic=self.topic, reply_to=self.message or None)

    @property
    def address(self) -> str:
        """How a button or a link names it; whose it is, is told by who presses."""
        return f"{-self.chat}-{self.name}"


def name_of_key(key: str) -> str:
    """Return a short name for what was not asked in a message."""
    return f"k{sha256(key.encode()).hexdigest()[:12]}"


class Asides:
    """Remembers asides for two days, among what conversations wait for; they go with those.

    Synchronous; safe to call from any thread.
    """

    def __init__(
        self, pending: Pending, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._pending = pending
        self._now = now

    def keep(self, aside: Aside) -> None:
        """Remember an aside, instead of what was known of it; and which messages show it."""
        document = aside.document
        kept = {
            "key": aside.key,
            "chat": aside.chat,
            "topic": aside.topic,
            "message": aside.message,
            "words": aside.words,
            "question": aside.question,
            "about": aside.about,
            "document": document and to_json(document),
            "shown_in": aside.shown_in,
            "shown": aside.shown,
            "notice": aside.notice,
        }
        articles = (*aside.about, *(document.articles if document else ()))
        waiting = Waiting(json.dumps(kept), articles)
        self._pending.put(_place(aside.library, aside.person, aside.name), waiting, self._now())
        if aside.shown_in == aside.person:
            for message in aside.shown:
                said = Waiting(aside.library, further=(aside.name,))
                self._pending.put(_at(aside.library, aside.person, message), said, self._now())

    def find(self, library: LibraryId, person: int, name: str) -> Aside | None:
        """Return what this person was told under a name; None where they were not."""
        waiting = self._pending.get(_place(library, person, name), self._now())
        if waiting is None:
            return None
        kept = json.loads(waiting.text)
        document = kept.pop("document")
        aside = Aside(library, person, name, **kept)
        return replace(
            aside,
            about=tuple(aside.about),
            shown=tuple(aside.shown),
            document=from_json(document) if document else None,
        )

    def shown_by(self, person: int, message: int) -> Aside | None:
        """Return what a message in a person's own chat with the bot shows."""
        waiting = self._pending.get(_at(LibraryId(""), person, message), self._now())
        return self.find(LibraryId(waiting.text), person, *waiting.further) if waiting else None

    def drop(self, aside: Aside) -> None:
        """Forget an aside that is one no more."""
        self._pending.drop(_place(aside.library, aside.person, aside.name))


def _place(library: LibraryId, person: int, name: str) -> Place:
    return Place(f"aside:{library}:{person}", library, "aside", name)


def _at(library: LibraryId, person: int, message: int) -> Place:
    """Where a message of a person's own chat leads to; numbers of messages are that chat's."""
    return Place(f"aside:{person}", library, "aside", f"at{message}")
