"""Guest mode: the bot answers in chats that it has not joined."""

import asyncio
from pathlib import Path

from bot.conversation.messages import Incoming, Notice, Partial, ReadingCard, Reply, SummaryReply
from bot.values import Summary
from bot.wording import say
from ingest.values import Article, URLSource
from tests.support.telegram_assistants import Broken, Scripted
from tests.support.telegram_server import (
    OTHER,
    USER,
    Json,
    Server,
    Unlimited,
    needs_server,
    running_bot,
    strict_server,
)

pytestmark = needs_server

CHAT = -77
LINK = {
    "message_id": 1,
    "text": "https://post.example/bridge",
    "entities": [{"type": "url", "offset": 0, "length": 27}],
}
ARTICLE = Article("a1", "A bridge", "It opens in May.", url="https://post.example/bridge")


def summary(_: Incoming) -> list[Reply]:
    short = Summary("a1", "It opens in May.", "tldr", "en")
    return [ReadingCard(ARTICLE, 1), Partial("It op"), SummaryReply(ARTICLE, short)]


async def ask(server: Server, text: str, user: int = USER, **others: Json) -> list[Json]:
    """A guest's question, and the versions of the answer in the end."""
    query = await server.control("guest", user_id=user, text=text, **others)
    await server.control("wait", query_id=query["query_id"], timeout=15)
    await server.control("wait", method="editMessageText", timeout=15)
    (call,) = [
        call
        for call in await server.control("calls", method="answerGuestQuery")
        if call["params"]["guest_query_id"] == query["query_id"]
    ]
    shown = await server.control("messages", **call["result"])
    return list(shown["messages"])


async def test_mentioned_under_a_link_it_sums_up_in_place_of_a_stub(tmp_path: Path) -> None:
    assistant = Scripted(summary)
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        (message,) = await ask(server, "@test_bot summarize", reply_to_message=LINK)

        assert "A bridge\n\nIt opens in May." in message["text"]
        assert "I have read" not in message["text"]
        (stub,) = await server.control("calls", method="answerGuestQuery")
        assert say("guest_stub")[:10] in stub["params"]["result"]
        (heard,) = assistant.heard
        assert heard.text == "summarize"
        assert list(heard.sources) == [URLSource("https://post.example/bridge")]
        assert await server.control("violations") == []


async def test_only_its_name_under_a_link_asks_for_the_summary(tmp_path: Path) -> None:
    assistant = Scripted(summary)
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await ask(server, "@test_bot", reply_to_message=LINK)

        assert [heard.text for heard in assistant.heard] == ["/summary"]


async def test_what_a_guest_reads_is_kept_under_that_chat_and_not_under_the_person(
    tmp_path: Path,
) -> None:
    assistant = Scripted()
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        await ask(server, "@test_bot when?", reply_to_message=LINK)

        (heard,) = assistant.heard
        assert heard.library == f"telegram:{CHAT}"
        assert heard.conversation == f"telegram:{CHAT}:0:{USER}"


async def test_commands_about_a_library_do_nothing_there(tmp_path: Path) -> None:
    assistant = Scripted()
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        (message,) = await ask(server, "@test_bot /forget all")

        assert message["text"] == say("guest_only_questions")
        assert assistant.heard == []


async def test_a_long_answer_says_where_it_goes_on(tmp_path: Path) -> None:
    assistant = Scripted(lambda _: [Notice("word " * 1000)])
    async with strict_server() as server, running_bot(server, tmp_path, assistant):
        (message,) = await ask(server, "@test_bot everything?")

        assert message["buttons"] == [[say("guest_more")]]
        assert await server.control("violations") == []


async def test_a_stranger_gets_a_polite_line_and_nothing_is_read(tmp_path: Path) -> None:
    assistant = Scripted()
    async with (
        strict_server() as server,
        running_bot(server, tmp_path, assistant, allowed_users=f"{OTHER}"),
    ):
        query = await server.control("guest", user_id=USER, text="@test_bot summarize")
        await server.control("wait", query_id=query["query_id"], timeout=15)

        (call,) = await server.control("calls", method="answerGuestQuery")
        assert say("not_allowed")[:20] in call["params"]["result"]
        assert assistant.heard == []


async def test_a_fault_is_told_in_place_of_the_stub(tmp_path: Path) -> None:
    async with strict_server() as server, running_bot(server, tmp_path, Broken()):
        (message,) = await ask(server, "@test_bot canary?")

        assert message["text"] == say("broken")


async def test_a_flooded_or_broken_edit_is_made_again(tmp_path: Path) -> None:
    assistant = Scripted(lambda _: [Notice("The answer.")])
    async with (
        strict_server() as server,
        running_bot(server, tmp_path, assistant, budget=Unlimited()),
    ):
        await server.control("fault", method="editMessageText", kind="502", times=1)
        query = await server.control("guest", user_id=USER, text="@test_bot what?")
        await server.control("wait", query_id=query["query_id"], timeout=15)
        (call,) = await server.control("calls", method="answerGuestQuery")
        async with asyncio.timeout(15):
            while True:
                (shown,) = (await server.control("messages", **call["result"]))["messages"]
                if shown["text"] == "The answer.":
                    break
                await asyncio.sleep(0.05)

        assert len(await server.control("calls", method="editMessageText")) == 2
