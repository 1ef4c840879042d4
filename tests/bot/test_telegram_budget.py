"""Messages leave as fast as Telegram takes them, and no faster. Time is made up here."""

import asyncio
import heapq
import random
from collections import defaultdict

import pytest

from bot.telegram.budget import CHAT_BURST, SIGN_BURST, SIGN_RATE, Budget
from tests.support.telegram_server import load, needs_server

GROUP, CHAT, OTHER = -100, 42, 43


class Time:
    """A clock that only sleepers move: the one who wakes first sets it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, id(woken), woken))
        await woken

    async def run(self, *tasks: asyncio.Task[None]) -> None:
        while not all(task.done() for task in tasks):
            for _ in range(5):
                await asyncio.sleep(0)  # let everybody go as far as they can
            if self._sleepers:
                self.now, _, woken = heapq.heappop(self._sleepers)
                woken.set_result(None)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def budget(time: Time) -> Budget:
    return Budget(clock=time.clock, sleep=time.sleep)


async def when(time: Time, budget: Budget, chat: int, count: int) -> list[float]:
    """Return the seconds at which `count` messages for a chat may leave."""
    begin, moments = time.now, []

    async def send() -> None:
        for _ in range(count):
            await budget.take(chat, group=chat < 0)
            moments.append(round(time.now - begin, 1))

    await time.run(asyncio.create_task(send()))
    return moments


async def test_a_few_messages_leave_at_once_and_then_one_a_second(
    time: Time, budget: Budget
) -> None:
    assert await when(time, budget, CHAT, 7) == [0, 0, 0, 0, 1, 2, 3]


async def test_a_group_gets_twenty_in_a_minute(time: Time, budget: Budget) -> None:
    moments = await when(time, budget, GROUP, 41)

    for begin in moments:
        assert sum(begin <= moment < begin + 60 for moment in moments) <= 20


async def test_a_pause_holds_up_one_chat_alone(time: Time, budget: Budget) -> None:
    budget.pause(CHAT, 30)

    assert await when(time, budget, OTHER, 2) == [0, 0]
    assert await when(time, budget, CHAT, 2) == [30, 30]


async def test_a_long_rest_gives_no_more_than_the_first_burst(time: Time, budget: Budget) -> None:
    await when(time, budget, CHAT, 1)
    time.now += 10_000

    moments = await when(time, budget, CHAT, 9)

    assert moments.count(0) == CHAT_BURST


async def test_what_can_be_left_out_never_waits_and_leaves_room(time: Time, budget: Budget) -> None:
    spared = [budget.spare(CHAT, group=False) for _ in range(6)]
    final = await when(time, budget, CHAT, 2)

    assert spared == [True, True, True, False, False, False]
    assert final == [0, 1]


async def test_in_a_group_s_minute_room_is_left_too(time: Time, budget: Budget) -> None:
    spared = 0
    for _ in range(30):
        spared += budget.spare(GROUP, group=True)
        time.now += 1.5

    assert spared == 14
    budget.pause(GROUP, 100)
    assert not budget.spare(GROUP, group=True)


async def test_when_all_chats_are_busy_beginnings_are_left_out(time: Time, budget: Budget) -> None:
    await time.run(*(asyncio.create_task(budget.take(chat, group=False)) for chat in range(60)))

    assert not budget.spare(CHAT, group=False)


def test_signs_in_all_chats_together_are_few_and_cost_the_answers_nothing(
    time: Time, budget: Budget
) -> None:
    at_once = 0
    while budget.sign() == 0:
        at_once += 1
    seconds = budget.draft(OTHER)  # a draft is a sign, in whatever chat
    answers = budget.wait(CHAT, group=False)
    time.now += seconds
    later = budget.draft(OTHER)

    assert at_once == SIGN_BURST + 1
    assert seconds == pytest.approx(1 / SIGN_RATE)
    assert (answers, later) == (0, 0)
    assert budget.sign() > 0


def test_drafts_have_a_budget_of_their_own(time: Time, budget: Budget) -> None:
    at_once = 0
    while budget.draft(CHAT) == 0:
        at_once += 1
    seconds = budget.draft(CHAT)
    time.now += seconds
    later = budget.draft(CHAT)
    budget.pause_drafts(CHAT, 5)

    assert (at_once, seconds, later) == (9, 0.25, 0)
    assert budget.draft(CHAT) == 5
    assert budget.wait(CHAT, group=False) == 0


async def test_chats_that_rest_are_not_remembered(time: Time, budget: Budget) -> None:
    for chat in range(100):
        await when(time, budget, chat, 1)
        time.now += 60

    assert len(budget._chats) < 20


@needs_server
async def test_ten_thousand_messages_meet_no_flood_limit(time: Time, budget: Budget) -> None:
    """The server's own counting, on the same clock, refuses none of them."""
    server, rng = load(), random.Random(3)
    flood = server.FloodControl(server.Clock(time.clock), enabled=True)
    chats = [*range(1, 150), *range(-10, 0)]
    sent: defaultdict[int, int] = defaultdict(int)

    async def talk(chat: int, count: int) -> None:
        for _ in range(count):
            await budget.take(chat, group=chat < 0)
            flood.admit(chat, 1, group=chat < 0, draft=False)
            sent[chat] += 1
            if chat % 2 and rng.random() < 0.3:
                await time.sleep(rng.uniform(0, 20))

    share = 10_000 // len(chats) + 1
    await time.run(*(asyncio.create_task(talk(chat, share)) for chat in chats))

    assert sum(sent.values()) >= 10_000
