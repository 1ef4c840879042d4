"""Albums: which parts belong to the one that is meant for the bot."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from telegram import Chat, Document, Message

from bot.telegram.albums import PARTS, REMEMBERED_SECONDS, Albums


@dataclass
class Clock:
    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Sent:
    """Parts of albums, numbered as they come."""

    number: int = field(default=0)

    def part(self, album: str | None = "a", *, chat: int = -100, file: bool = True) -> Message:
        self.number += 1
        return Message(
            self.number,
            datetime(2026, 1, 1, tzinfo=UTC),
            Chat(chat, Chat.GROUP),
            media_group_id=album,
            document=Document(f"f{self.number}", f"u{self.number}") if file else None,
        )


def test_a_message_that_is_no_album_is_heard_when_it_is_meant() -> None:
    sent, albums = Sent(), Albums()

    assert albums.before(sent.part(None), addressed=True) == []
    assert albums.before(sent.part(None), addressed=False) is None


def test_parts_before_and_after_the_one_that_is_meant_are_heard_once() -> None:
    sent, albums = Sent(), Albums()
    early = [sent.part(), sent.part()]
    before = [albums.before(one, addressed=False) for one in early]

    assert before == [None, None]
    assert albums.before(sent.part(), addressed=True) == early
    assert albums.before(sent.part(), addressed=False) == []


def test_other_albums_other_chats_and_late_parts_do_not_belong_to_it() -> None:
    sent, clock = Sent(), Clock()
    albums = Albums(clock=clock)
    albums.before(sent.part(), addressed=True)

    assert albums.before(sent.part("b"), addressed=False) is None
    assert albums.before(sent.part(chat=-200), addressed=False) is None
    clock.seconds = REMEMBERED_SECONDS
    assert albums.before(sent.part(), addressed=False) is None


def test_pictures_are_not_held() -> None:
    sent, albums = Sent(), Albums()
    albums.before(sent.part(file=False), addressed=False)

    assert albums.before(sent.part(), addressed=True) == []


@given(st.lists(st.tuples(st.sampled_from("ab"), st.booleans()), max_size=30))
def test_no_part_of_a_meant_album_is_lost_or_heard_twice(parts: list[tuple[str, bool]]) -> None:
    sent, albums = Sent(), Albums()
    heard: list[Message] = []
    made = [(sent.part(album), addressed) for album, addressed in parts]
    for message, addressed in made:
        before = albums.before(message, addressed=addressed)
        heard += [] if before is None else [*before, message]

    meant = {message.media_group_id for message, addressed in made if addressed}
    assert len(heard) == len(set(heard))
    for name in meant:
        whole = [message for message, _ in made if message.media_group_id == name]
        first = next(i for i, (m, a) in enumerate(made) if a and m.media_group_id == name)
        late = [m for m, _ in made[:first] if m.media_group_id == name][:-PARTS]
        assert [m for m in heard if m.media_group_id == name] == [m for m in whole if m not in late]
