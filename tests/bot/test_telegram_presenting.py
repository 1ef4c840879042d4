"""The presenter by itself: messages without an update, answers that change, a short budget."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.conversation.messages import (
    ConversationId,
    Final,
    Incoming,
    Notice,
    Panel,
    Partial,
    Replies,
    Reply,
    Toast,
)
from bot.state.outbox import Slot
from bot.telegram.budget import Budget
from bot.telegram.calls import Place
from bot.telegram.document import Details, Document, Heading, Item, Paragraph, Span
from bot.telegram.ear import Heard
from bot.telegram.presenting import LAST
from bot.telegram.sender import UndeliverableError
from bot.wording import say
from ingest.values import LibraryId
from tests.support.telegram_server import (
    GROUP,
    USER,
    needs_server,
    texts,
)
from tests.support.telegram_stage import stage

pytestmark = needs_server

LIBRARY = LibraryId(f"telegram:{USER}")
DIGEST = Document(
    [
        Heading([Span("Today")], level=2),
        Item([Span("A bridge opens")]),
        Details("1 more", [Paragraph([Span("A ferry sails.")])]),
    ],
    articles=["a1"],
)


def heard(key: str = "1:7", *, pressed: int | None = None, chat: int = USER) -> Heard:
    incoming = Incoming(
        key, ConversationId("c"), LIBRARY, pressed=pressed is not None, group=chat < 0
    )
    return Heard(incoming, Place(chat, group=chat < 0), pressed or 1)


async def replies(*given: Reply) -> Replies:
    for reply in given:
        yield reply


def words(count: int, start: str = "word") -> str:
    return " ".join(f"{start}{number}" for number in range(count))


async def test_a_digest_is_delivered_once_for_its_key(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        first = await on.presenter.deliver("digest:1", Place(USER), DIGEST, library=LIBRARY)
        again = await on.presenter.deliver("digest:1", Place(USER), DIGEST, library=LIBRARY)
        other = await on.presenter.deliver("digest:2", Place(USER), DIGEST)

        assert first == again != other
        digest = "Today\n\nA bridge opens\n\n1 more\n\nA ferry sails."
        assert await texts(on.server, USER) == [digest] * 2
        assert on.articles.about(LIBRARY, first[0]) == ["a1"]
        assert await on.server.control("violations") == []


async def test_one_rich_message_is_not_followed_by_the_parts_that_it_stands_for(
    tmp_path: Path,
) -> None:
    long = Document([*DIGEST.blocks, Paragraph([Span(words(1500))])])
    async with stage(tmp_path) as on:
        first = await on.presenter.deliver("digest:1", Place(USER), long)
        again = await on.presenter.deliver("digest:1", Place(USER), long)

        assert first == again
        assert len(await texts(on.server, USER)) == 1


async def test_a_digest_for_a_chat_that_is_gone_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.server.control("member", chat_id=GROUP, user_id="bot", action="kick")
        with pytest.raises(UndeliverableError) as caught:
            await on.presenter.deliver("digest:1", Place(GROUP, group=True), DIGEST)

        assert caught.value.gone


async def test_one_message_that_is_refused_does_not_mean_that_the_chat_is_gone(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.server.control(
            "fault", method="sendMessage", kind="error", code=400, description="Bad Request: odd"
        )
        with pytest.raises(UndeliverableError) as caught:
            await on.presenter.deliver("notice:1", Place(USER), Notice("hello"))

        assert not caught.value.gone


async def test_a_delivery_that_stopped_half_way_goes_on(tmp_path: Path) -> None:
    long = Notice("\n\n".join(words(600, f"p{n}w") for n in range(3)))
    async with stage(tmp_path) as on:
        sent = await on.presenter.deliver("digest:1", Place(USER), long)
        whole = await texts(on.server, USER)
        on.outbox.forget(Slot("digest:1", len(sent) - 1))
        await on.presenter.deliver("digest:1", Place(USER), long)

        assert len(sent) > 1
        assert await texts(on.server, USER) == [*whole, whole[-1]]


@pytest.mark.parametrize("told", [False, True], ids=["note not begun", "note begun"])
async def test_what_a_crash_left_open_is_told_until_it_is_known_to_be_told(
    tmp_path: Path, told: bool
) -> None:
    now = datetime(2026, 1, 5, tzinfo=UTC)
    async with stage(tmp_path) as on:
        on.outbox.begin(Slot("1:7", 0), now)
        if told:
            on.outbox.begin(Slot("1:7", LAST), now)
        for _ in range(2):
            await on.presenter.show(heard(), replies(Notice("one"), Notice("two")))

        assert await texts(on.server, USER) == ["two", say("sent_unknown")]


@pytest.mark.parametrize(
    ("before", "after"), [(1, 1), (1, 3), (3, 1), (2, 2)], ids=lambda count: f"{count}"
)
async def test_the_answer_to_an_edited_question_takes_the_place_of_the_old_one(
    tmp_path: Path, before: int, after: int
) -> None:
    def reply(count: int, word: str) -> Final:
        return Notice("\n\n".join(words(500, f"{word}{n}w") for n in range(count)))

    async with stage(tmp_path) as on:
        old = await on.presenter.show(heard(), replies(reply(before, "old")))
        new = await on.presenter.show(heard("1:8"), replies(reply(after, "new")), replacing=old)
        again = await on.presenter.show(heard("1:8"), replies(reply(after, "new")), replacing=old)

        left = await on.messages()
        assert new == again == [one["message_id"] for one in left]
        assert new[: len(old)] == old[: len(new)]
        assert all("new" in one["text"] and "old" not in one["text"] for one in left)
        assert await on.server.control("violations") == []


async def test_an_edited_question_streams_into_the_old_answer(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        old = await on.presenter.show(heard(), replies(Notice("old")))

        async def slowly() -> Replies:
            yield Partial("ne")
            await on.server.control("wait", method="editMessageText")
            yield Notice("new")

        new = await on.presenter.show(heard("1:8"), slowly(), replacing=old)

        (message,) = await on.messages()
        assert new == old
        assert [edit["text"] for edit in message["edits"]] == ["old", "ne …"]
        assert message["text"] == "new"
        assert await on.server.control("calls", method="sendMessageDraft") == []


async def test_a_few_words_are_a_toast_while_there_is_time(tmp_path: Path) -> None:
    said: list[str] = []

    async def toast(text: str | None) -> bool:
        said.append(text or "")
        return len(said) == 1

    async with stage(tmp_path) as on:
        pressed = heard(pressed=5)
        await on.presenter.show(pressed, replies(Toast("Saved."), Toast("Late.")), toast=toast)

        assert said == ["Saved.", "Late."]
        assert await texts(on.server, USER) == ["Late."]


async def test_of_two_panels_only_the_first_takes_the_pressed_one_s_place(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        (menu,) = await on.presenter.show(heard(), replies(Panel("Menu", "a")))
        await on.presenter.show(heard("1:8", pressed=menu), replies(Panel("Menu", "b")))

        assert await texts(on.server, USER) == ["Menu\n\nb"]


async def test_every_message_of_a_long_answer_is_known_to_be_about_its_article(
    tmp_path: Path,
) -> None:
    panel = Panel("Articles", words(2000), articles=("a1", "b2"))
    async with stage(tmp_path) as on:
        sent = await on.presenter.show(heard(), replies(panel))

        assert len(sent) > 1
        assert all(on.articles.about(LIBRARY, one) == ["a1", "b2"] for one in sent)


async def test_beginnings_leave_room_for_what_is_final(tmp_path: Path) -> None:
    budget = Budget()
    async with stage(tmp_path, budget=budget) as on:
        spent = 0
        while budget.spare(GROUP, group=True):
            spent += 1

        await on.presenter.show(
            heard(chat=GROUP), replies(Partial("The bridge"), Notice("The bridge opens."))
        )

        assert spent > 0
        assert await texts(on.server, GROUP) == ["The bridge opens."]
        assert await on.server.control("calls", method="editMessageText") == []


async def test_a_sentence_of_the_bot_s_own_ends_what_was_begun(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:

        async def breaking() -> Replies:
            yield Partial("The bridge")
            await on.server.control("wait", method="sendMessage")
            raise NotImplementedError

        with pytest.raises(NotImplementedError):
            await on.presenter.show(heard(chat=GROUP), breaking())
        place = Place(GROUP, group=True)
        await on.presenter.say("1:7", place, say("broken"), ordinal=10_000)
        await on.presenter.say("1:7", place, say("broken"), ordinal=10_000)

        assert await texts(on.server, GROUP) == [say("broken")]
        assert on.outbox.unfinished("1:7") is None
