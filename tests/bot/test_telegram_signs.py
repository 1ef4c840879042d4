"""Signs of life end with the answer, however they are caught."""

import asyncio
from typing import TYPE_CHECKING, cast

from telegram.error import BadRequest

from bot.telegram.budget import SIGN_BURST, Budget
from bot.telegram.calls import Only, Place
from bot.telegram.markup import shorten
from bot.telegram.signs import THINKING_SECONDS, Signs
from tests.support.telegram_server import until

if TYPE_CHECKING:  # only to call a stand-in by its name
    from telegram import Bot


class SlowTelegram:
    """Takes signs, and each draft only when it is let through."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.shown: list[str] = []
        self.typed = 0
        self.asked = asyncio.Event()
        self.let_through = asyncio.Event()
        self._refuses = refuses

    async def send_chat_action(self, *_: object, **__: object) -> bool:
        self.typed += 1
        return True

    async def send_message_draft(
        self, _chat: int, _draft: int, text: str, **_others: object
    ) -> bool:
        self.asked.set()
        await self.let_through.wait()
        if self._refuses:
            raise BadRequest("drafts can be sent only to private chats")
        self.shown.append(text)
        return True


async def no_pause(_: float) -> None:
    await asyncio.sleep(0)


def signs_on(telegram: SlowTelegram, place: Place) -> Signs:
    return Signs(cast("Bot", telegram), place, 7, sleep=no_pause)


async def test_a_draft_on_its_way_arrives_before_the_answer_may_be_sent() -> None:
    telegram = SlowTelegram()
    signs = signs_on(telegram, Place(42))
    signs.draft("The bri")
    await telegram.asked.wait()
    stopping = asyncio.create_task(signs.stop())
    await asyncio.sleep(0)
    early = stopping.done()
    telegram.let_through.set()
    await stopping

    assert not early
    assert telegram.shown == ["The bri"]


async def test_an_answer_that_is_cut_short_does_not_go_on_after_its_signs() -> None:
    ending, may_end = asyncio.Event(), asyncio.Event()

    async def sleep(_: float) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ending.set()
            await may_end.wait()

    signs = Signs(cast("Bot", SlowTelegram()), Place(-100, group=True), 7, sleep=sleep)
    signs.typing()
    await asyncio.sleep(0)
    answering = asyncio.create_task(signs.stop())
    await ending.wait()
    answering.cancel()
    may_end.set()
    await asyncio.wait([answering])

    assert answering.cancelled()


async def test_a_group_sees_no_sign_of_what_one_person_is_answered() -> None:
    for only, typed in ((None, True), (Only(42), False)):
        telegram = SlowTelegram()
        async with signs_on(telegram, Place(-100, group=True, only=only)).shown() as signs:
            signs.typing()
            for _ in range(5):
                await asyncio.sleep(0)

        assert (telegram.typed > 0) == typed


async def test_after_the_end_nothing_more_is_shown() -> None:
    telegram = SlowTelegram()
    telegram.let_through.set()
    async with signs_on(telegram, Place(42)).shown() as signs:
        signs.draft("The bri")
        await telegram.asked.wait()
        await asyncio.sleep(0)
        signs.draft("The bridge")
    before = list(telegram.shown)
    for _ in range(5):
        await asyncio.sleep(0)

    assert telegram.shown == before


async def test_drafts_that_come_too_fast_are_skipped_for_the_latest() -> None:
    telegram = SlowTelegram()
    signs = signs_on(telegram, Place(42))
    for text in ("a", "ab", "abc"):
        signs.draft(text)
        await telegram.asked.wait()
    telegram.let_through.set()
    await until(lambda: telegram.shown[-1:] == ["abc"])
    await signs.stop()

    assert telegram.shown == ["a", "abc"]


async def test_while_nothing_is_written_an_empty_draft_says_that_it_thinks() -> None:
    telegram = SlowTelegram()
    telegram.let_through.set()
    signs = signs_on(telegram, Place(42))
    signs.typing()
    await until(lambda: telegram.shown == [""])
    signs.draft("The bri")
    await until(lambda: telegram.shown == ["", "The bri"])
    await signs.stop()


async def test_an_answer_that_comes_at_once_is_not_preceded_by_a_thought() -> None:
    telegram = SlowTelegram()
    telegram.let_through.set()
    thought = asyncio.Event()

    async def sleep(seconds: float) -> None:
        await (thought if seconds == THINKING_SECONDS else asyncio.Event()).wait()

    signs = Signs(cast("Bot", telegram), Place(42), 7, sleep=sleep)
    signs.typing()
    signs.draft("The bri")
    await until(lambda: telegram.shown == ["The bri"])
    thought.set()
    for _ in range(9):
        await asyncio.sleep(0)
    await signs.stop()

    assert telegram.shown == ["The bri"]


async def test_where_many_ask_at_once_those_who_have_their_answer_get_no_sign() -> None:
    telegram, now, rest = SlowTelegram(), 0.0, asyncio.Event()
    telegram.let_through.set()
    budget = Budget(clock=lambda: now)

    async def sleep(_: float) -> None:
        await rest.wait()
        await asyncio.sleep(0)

    crowd = [
        Signs(cast("Bot", telegram), Place(chat), 7, budget=budget, sleep=sleep)
        for chat in range(1, 101)
    ]
    for signs in crowd:
        signs.typing()
    await until(lambda: telegram.typed >= SIGN_BURST)
    for signs in crowd[:-1]:
        await signs.stop()
    now = 60.0
    rest.set()
    await until(lambda: telegram.shown == [""])
    await crowd[-1].stop()

    assert telegram.typed <= 2 * (SIGN_BURST + 1)


async def test_a_group_has_no_drafts() -> None:
    telegram = SlowTelegram()
    signs = signs_on(telegram, Place(-100, group=True))
    signs.draft("The bri")
    await asyncio.sleep(0)
    await signs.stop()

    assert not telegram.asked.is_set()


async def test_a_chat_that_takes_no_drafts_is_not_asked_again() -> None:
    telegram = SlowTelegram(refuses=True)
    telegram.let_through.set()
    signs = signs_on(telegram, Place(42))
    signs.draft("a")
    await telegram.asked.wait()
    telegram.asked.clear()
    await asyncio.sleep(0)
    signs.draft("ab")
    await asyncio.sleep(0)
    await signs.stop()

    assert not telegram.asked.is_set()


def test_a_long_text_is_shown_by_its_end() -> None:
    short = shorten("a" * 5000 + "the end")

    assert short.startswith("…")
    assert short.endswith("the end")
    assert len(short) == 4096
