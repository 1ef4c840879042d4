"""Polling goes on through faults, and says what is wrong once."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import pytest
from telegram.error import Conflict, NetworkError

from bot.state.inbox import RawUpdate
from bot.telegram.polling import Poller

if TYPE_CHECKING:  # only to call a stand-in by its name
    from telegram import Bot


class Answers:
    """Gives these answers in turn, then ends the polling."""

    def __init__(self, *answers: Exception | list[RawUpdate]) -> None:
        self._answers = list(answers)
        self.offsets: list[object] = []

    async def do_api_request(
        self, _endpoint: str, parameters: dict[str, object], **_others: object
    ) -> list[RawUpdate]:
        self.offsets.append(parameters["offset"])
        if not self._answers:
            raise asyncio.CancelledError
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


async def polled(telegram: Answers, *refusals: Exception) -> list[float]:
    """Poll until the answers end; return the pauses. The inbox refuses with `refusals` first."""
    pauses: list[float] = []
    left = list(refusals)

    async def accept(_: Sequence[RawUpdate]) -> None:
        if left:
            raise left.pop(0)

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    with pytest.raises(asyncio.CancelledError):
        await Poller(cast("Bot", telegram), accept, sleep=sleep).run()
    return pauses


async def test_a_second_copy_is_named_once_however_long_it_lasts(
    caplog: pytest.LogCaptureFixture,
) -> None:
    pauses = await polled(Answers(*[Conflict("terminated")] * 5))

    assert pauses == [10.0] * 5
    assert caplog.text.count("another copy of this bot") == 1


async def test_pauses_grow_until_polling_works_again() -> None:
    down = NetworkError("down")

    pauses = await polled(Answers(down, down, down, [], down))

    assert pauses == [0.5, 1.0, 2.0, 0.5]


async def test_nothing_is_acknowledged_before_it_is_written_down() -> None:
    updates: list[RawUpdate] = [{"update_id": 7}, {"odd": True}, {"update_id": 9}]
    telegram = Answers(updates, updates, [])

    await polled(telegram, OSError("disk full"))

    assert telegram.offsets == [0, 0, 10, 10]
