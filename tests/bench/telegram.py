"""How soon people see something in Telegram, against the strict stand-in.

The real application in a process of its own, by polling, with an article for each chat that asks.
"""

import asyncio
import math
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.texts import questions
from tests.support.openai_protocol import PIECE, ChatRequest
from tests.support.openai_server import OpenAIServer
from tests.support.telegram_server import Json, Server, send, strict_server

ROOT = Path(__file__).resolve().parents[2]
ASKED = 20
"""Questions one after the other."""
CHATS = 200
TOKENS_A_SECOND, TOKEN_CHARACTERS = 50, 4
WORDS = 120
SIGNS = ("sendChatAction", "sendMessageDraft")
FINAL = ("sendMessage", "sendRichMessage")


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds from a question to the first sign and to the answer, and what was refused."""

    sign: list[float]
    answer: list[float]
    floods: int
    lost: int = 0
    misplaced: int = 0


def rows() -> Iterator[tuple[str, str, str]]:
    """Measure, and yield what, the measure, and what is wanted."""
    with tempfile.TemporaryDirectory() as folder:
        one = asyncio.run(one_by_one(Path(folder) / "one"))
        yield "Telegram: first sign p95", f"{p95(one.sign):.0f} ms", "<= 300 ms"
        yield "Telegram: answer p95", f"{p95(one.answer):.0f} ms", "<= 500 ms"
        many = asyncio.run(all_at_once(Path(folder) / "many"))
        name = f"Telegram: {CHATS} chats at once"
        yield f"{name}, p95", f"{p95(many.answer) / 1000:.1f} s", "<= 8 s"
        yield f"{name}, lost or out of order", f"{many.lost}, {many.misplaced}", "0, 0"
        yield f"{name}, flood errors", f"{many.floods}", "0"
        streamed = asyncio.run(streaming(Path(folder) / "model"))
        name = f"Telegram: {TOKENS_A_SECOND} tokens/s"
        yield f"{name}, first words", f"{streamed.first:.0f} ms after a token", "<= 400 ms"
        yield f"{name}, updates a second", f"{streamed.updates:.1f}", ">= 2"
        yield f"{name}, flood errors", f"{streamed.floods}", "0"


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1] if values else math.nan


@asynccontextmanager
async def _bot(folder: Path, chats: range, *others: str) -> AsyncIterator[Server]:
    """A bot that has an article for each chat, in another process, and the server that it is on."""
    async with strict_server() as server:
        for chat in chats:
            await server.control("chats", id=chat, type="private")
        known = (server.url, str(folder), f"{chats[0]}-{chats[-1]}")
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bench.telegram_bot", *known, *others, cwd=ROOT
        )
        try:
            await server.control("wait", method="setMyCommands", timeout=120)
            await send(server, "hello", chat=chats[0])  # the first one loads what is lazy
            await server.control("wait", chat_id=chats[0])
            yield server
        finally:
            bot.terminate()
            await bot.wait()


async def one_by_one(folder: Path) -> Times:
    """Ask in chats that rest, one question at a time."""
    chats = range(5001, 5001 + ASKED)
    sign, answer, begun = [], [], 0
    async with _bot(folder, chats) as server:
        for chat, question in zip(chats, questions(ASKED), strict=True):
            begun = len(server.calls)
            asked = server.clock.now()
            await send(server, question, chat=chat)
            had = 1 if chat == chats[0] else 0
            await server.control("wait", chat_id=chat, count=had + 1, timeout=20)
            calls = [call for call in server.calls[begun:] if _chat_of(call) == chat]
            sign.append(_since(asked, calls, (*SIGNS, *FINAL)))
            answer.append(_since(asked, calls, FINAL))
        return Times(sign, answer, await _floods(server))


async def all_at_once(folder: Path) -> Times:
    """Ask in many chats in the same moment, twice in each tenth of them."""
    chats = range(6001, 6001 + CHATS)
    async with _bot(folder, chats) as server:
        before = len(server.calls)
        asked = server.clock.now()
        twice = set(chats[::10])
        for chat, question in zip(chats, questions(CHATS), strict=True):
            await send(server, question, chat=chat)
            if chat in twice:
                await send(server, "/articles", chat=chat)
        for chat in chats:
            had = 1 if chat == chats[0] else 0
            count = had + (2 if chat in twice else 1)
            await server.control("wait", chat_id=chat, count=count, timeout=60)
        calls = server.calls[before:]
        answers = {
            chat: [one["time"] for one in calls if _chat_of(one) == chat and _is_final(one)]
            for chat in chats
        }
        misplaced = sum([await _misplaced(server, chat) for chat in twice])
        times = [1000 * (moments[0] - asked) for moments in answers.values() if moments]
        lost = sum(
            max(0, (2 if chat in twice else 1) - len(moments)) for chat, moments in answers.items()
        )
        signs = [
            _since(asked, [one for one in calls if _chat_of(one) == chat], (*SIGNS, *FINAL))
            for chat in chats
        ]
        return Times(signs, times, await _floods(server), lost, misplaced)


async def _misplaced(server: Server, chat: int) -> int:
    """Count a chat whose list came before the answer that was asked for first."""
    shown = (await server.control("messages", chat_id=chat))["messages"]
    said = [one["text"] for one in shown if one["outgoing"]]
    return int("One article" not in said[-1])


@dataclass(frozen=True, slots=True)
class Streamed:
    """Milliseconds from the model's first token to the first words; updates a second."""

    first: float
    updates: float
    floods: int


async def streaming(folder: Path) -> Streamed:
    """Ask a model that writes slowly, in one chat."""
    chat = 7001
    async with OpenAIServer(key=None) as model:
        model.piece_seconds = PIECE / TOKEN_CHARACTERS / TOKENS_A_SECOND
        model.script = _many_sentences
        async with _bot(folder, range(chat, chat + 1), model.url) as server:
            begun = len(server.calls)
            await send(server, questions(1)[0], chat=chat)
            await server.control("wait", chat_id=chat, count=2, timeout=60)
            calls = [one for one in server.calls[begun:] if _chat_of(one) == chat]
            drafts = [
                one["time"]
                for one in calls
                if one["method"] == "sendMessageDraft" and one["params"].get("text")
            ]
            first = model.first_pieces[-1]
            updates = (len(drafts) - 1) / (drafts[-1] - drafts[0]) if len(drafts) > 1 else 0.0
            return Streamed(1000 * (drafts[0] - first), updates, await _floods(server))


def _many_sentences(request: ChatRequest) -> str:
    """Quote the passages sentence by sentence, each with its number."""
    from tests.support.openai_scripts import passages

    said = []
    for number, text in passages(request).items():
        said += [f"{one.strip()} [{number}]." for one in " ".join(text.split()).split(".") if one]
    return " ".join(" ".join(said).split()[:WORDS])


def _chat_of(call: Json) -> int | None:
    chat = call.get("params", {}).get("chat_id")
    return None if chat is None else int(chat)


def _is_final(call: Json) -> bool:
    return call["method"] in FINAL and "result" in call


def _since(asked: float, calls: Sequence[Json], methods: Sequence[str]) -> float:
    """Return the milliseconds until the first of these calls."""
    found = (call["time"] for call in calls if call["method"] in methods and "result" in call)
    return 1000 * (next(found, math.inf) - asked)


async def _floods(server: Server) -> int:
    return len(await server.control("violations", kind="flood"))


if __name__ == "__main__":
    for row in rows():
        print(*row, sep=" | ", flush=True)  # noqa: T201 - for the person who runs it
