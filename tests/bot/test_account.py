"""What a person may know and decide: language, usage, limits, privacy, export, feedback."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.app import App
from bot.catalogue import LANGUAGES
from bot.conversation.exporting import Exported, as_json
from bot.conversation.language import NAMES
from bot.conversation.limits import Prices
from bot.conversation.messages import (
    AnswerReply,
    ConversationId,
    FileReply,
    Final,
    Incoming,
    Notice,
    Panel,
    Partial,
    ReadingCard,
    SummaryReply,
    Toast,
    Working,
)
from bot.models import metering, tongue
from bot.state.answers import Question
from bot.state.message_articles import MessageArticles
from bot.state.pending import Place, Waiting
from bot.values import Turn
from bot.wording import say, speak
from ingest.values import Article, LibraryId, TextSource
from tests.support.apps import opened_app
from tests.support.openai_server import OpenAIServer

BRIDGE = TextSource(
    "The old iron bridge in Harlow will close for repairs on 3 March 2025, the county said.\n\n"
    "Engineer Maria Lindqvist leads the work, which will cost 4.2 million euros. Divers found "
    "cracks in two of the five pillars last autumn.",
    title="Harlow bridge closes",
    url="https://courier.example/bridge",
)
keys = (f"1:{number}" for number in count(1))


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    speak("en")
    tongue.fix(None)
    yield
    speak("en")
    tongue.fix(None)


async def _no() -> bool:
    return False


def message(
    text: str = "", *sources: TextSource, person: str = "42", group: bool = False
) -> Incoming:
    library = LibraryId("telegram:-100" if group else f"telegram:{person}")
    conversation = ConversationId(f"{library}:0" + (f":{person}" if group else ""))
    return Incoming(next(keys), conversation, library, text, sources, person=person, group=group)


async def replies(app: App, incoming: Incoming) -> list[Final]:
    heard = [reply async for reply in app.assistant.hear(incoming)]
    return [reply for reply in heard if not isinstance(reply, Working | Partial)]


async def reply(app: App, incoming: Incoming) -> Final:
    (only,) = await replies(app, incoming)
    return only


async def test_a_language_is_chosen_by_its_own_name_and_spoken_at_once(app: App) -> None:
    panel = await reply(app, message("/language Français"))

    assert isinstance(panel, Panel)
    assert "✓ Français" in [button.label for row in panel.buttons for button in row]
    assert app.preferences.get("telegram:42", "language") == "fr"


async def test_a_chosen_language_is_that_of_the_chat_model_too(tmp_path: Path) -> None:
    async with OpenAIServer() as server:
        with opened_app(
            tmp_path,
            chat_model="test-chat",
            openai_base_url=server.url,
            openai_api_key=SecretStr(str(server.key)),
        ) as app:
            await replies(app, message("", BRIDGE))
            await replies(app, message("When does the old iron bridge in Harlow close?"))
            await replies(app, message("/language de"))
            await replies(app, message("When does the old iron bridge in Harlow close?"))
            await replies(app, message("summarize"))
            model = app.chat_model
            assert model is not None
            await model.close()

    said = [request.said_by("system") for request in server.chats]
    assert "Answer in the language of the question." in said[0]
    assert any("Answer in German." in one for one in said[1:])
    assert any("German" in one for one in said[2:] if "Answer in" not in one)


async def test_when_the_money_is_used_up_answers_go_on_in_the_articles_own_words(
    tmp_path: Path,
) -> None:
    async with OpenAIServer() as server:
        with opened_app(
            tmp_path,
            chat_model="test-chat",
            openai_base_url=server.url,
            openai_api_key=SecretStr(str(server.key)),
            chat_price_input=1.0,
            limit_money_per_person=0.000001,
        ) as app:
            await replies(app, message("", BRIDGE))
            first = await reply(app, message("When does the old iron bridge in Harlow close?"))
            asked = len(server.chats)
            second = await reply(app, message("When does the old iron bridge in Harlow close?"))
            summary = await reply(app, message("summarize"))
            panel = await reply(app, message("/usage"))
            model = app.chat_model
            assert model is not None
            await model.close()

    assert isinstance(first, AnswerReply)
    assert isinstance(second, AnswerReply)
    assert isinstance(summary, SummaryReply)
    assert isinstance(panel, Panel)
    assert (first.answer.reader, first.answer.fallback) == ("llm", None)
    assert (second.answer.reader, second.answer.fallback) == ("extractive", "over_budget")
    assert summary.summary.fallback == "over_budget"
    assert len(server.chats) == asked
    assert say("usage-left-money", money="0.00 USD") in panel.text


async def test_automatic_takes_the_choice_back(app: App) -> None:
    await reply(app, message("/language de"))

    await reply(app, message("/language auto"))

    assert app.preferences.get("telegram:42", "language") is None


async def test_every_language_has_a_button_with_its_own_name(app: App) -> None:
    panel = await reply(app, message("/language"))

    assert isinstance(panel, Panel)
    labels = {button.label for row in panel.buttons for button in row}
    assert set(NAMES) == set(LANGUAGES)
    assert set(NAMES.values()) <= labels


@pytest.mark.parametrize("command", ["/language de", "/settings length short", "/export"])
async def test_in_a_group_only_admins_decide(app: App, command: str) -> None:
    await replies(app, message("", BRIDGE, group=True))

    refused = await reply(app, replace(message(command, group=True), is_admin=_no))

    assert refused == Notice(say("admins_only"), "error")
    assert app.preferences.all("telegram:-100") == {}


async def test_usage_counts_answers_summaries_and_articles(app: App) -> None:
    await replies(app, message("", BRIDGE))
    await replies(app, message("when does it close?"))
    await replies(app, message("summarize"))

    panel = await reply(app, message("/usage"))

    assert isinstance(panel, Panel)
    assert say("usage-counts", answers=1, summaries=1) in panel.text
    assert say("usage-articles", articles=1) in panel.text
    assert say("usage-no-limits") in panel.text


def test_tokens_cost_what_the_settings_say() -> None:
    prices = Prices(tokens_in=2.0, tokens_out=8.0)

    assert prices.micros(metering.Meter(1_000_000, 500_000)) == 6_000_000


async def test_at_the_limit_nothing_is_begun_and_the_person_is_told_which(tmp_path: Path) -> None:
    with opened_app(tmp_path, limit_questions_per_person=1) as app:
        await replies(app, message("", BRIDGE))
        first = await reply(app, message("when does it close?"))
        second = await reply(app, message("who leads the work?"))
        elsewhere = await reply(app, message("who leads?", person="43"))
        left = await reply(app, message("/usage"))

    assert isinstance(first, AnswerReply)
    assert second == Notice(say("limit-questions-person", count=1), "error")
    assert elsewhere == Notice(say("nothing_read"))
    assert isinstance(left, Panel)
    assert say("usage-left-questions", left=0) in left.text


async def test_articles_have_a_limit_of_their_own_for_each_chat(tmp_path: Path) -> None:
    with opened_app(tmp_path, limit_articles_per_chat=1) as app:
        first = await reply(app, message("", BRIDGE))
        second = await reply(app, message("", replace(BRIDGE, text=BRIDGE.text + " More.")))

    assert isinstance(first, ReadingCard)
    assert second == Notice(say("limit-articles-chat", count=1), "error")


async def test_an_article_that_cannot_be_read_or_is_known_takes_nothing_from_the_limit(
    tmp_path: Path,
) -> None:
    with opened_app(tmp_path, limit_articles_per_person=2) as app:
        await replies(app, message("", BRIDGE))
        await replies(app, message("", TextSource("x")))
        await replies(app, message("", BRIDGE))
        card = await reply(app, message("", replace(BRIDGE, text=BRIDGE.text + " More.")))
        refused = await reply(app, message("", replace(BRIDGE, text=BRIDGE.text + " Still more.")))

    assert isinstance(card, ReadingCard)
    assert refused == Notice(say("limit-articles-person", count=2), "error")


async def test_a_question_that_is_heard_again_after_a_crash_counts_once(tmp_path: Path) -> None:
    with opened_app(tmp_path, limit_questions_per_person=1) as app:
        await replies(app, message("", BRIDGE))
        asked = message("when does it close?")
        first = await reply(app, asked)
        again = await reply(app, asked)

    assert isinstance(first, AnswerReply)
    assert isinstance(again, AnswerReply)


async def test_usage_in_a_group_is_the_persons_and_that_of_all(app: App) -> None:
    await replies(app, message("", BRIDGE, group=True))
    await replies(app, message("when does it close?", group=True, person="43"))

    panel = await reply(app, message("/usage", group=True))

    assert isinstance(panel, Panel)
    own, everybody = panel.text.split(say("usage-chat"))
    assert say("usage-counts", answers=0, summaries=0) in own
    assert say("usage-counts", answers=1, summaries=0) in everybody


async def test_operators_have_no_limits_and_see_everybody(tmp_path: Path) -> None:
    with opened_app(tmp_path, limit_questions_per_person=1, admins="42") as app:
        await replies(app, message("", BRIDGE))
        for _ in range(2):
            assert isinstance(await reply(app, message("when does it close?")), AnswerReply)
        totals = await reply(app, message("/usage all"))
        own = await reply(app, message("/usage all", person="43"))

    assert isinstance(totals, Panel)
    assert isinstance(own, Panel)
    assert (totals.title, own.title) == (say("usage-all"), say("usage-title"))
    assert say("usage-counts", answers=2, summaries=0) in totals.text
    assert "👍 0 · 👎 0" in totals.text


async def test_privacy_tells_what_this_chat_has(app: App) -> None:
    await replies(app, message("", BRIDGE))
    await replies(app, message("when does it close?"))

    panel = await reply(app, message("/privacy"))

    assert isinstance(panel, Panel)
    assert say("privacy-kept", articles=1, turns=1) in panel.text


def all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_forgetting_me_asks_first_and_then_leaves_nothing_in_the_file(
    tmp_path: Path,
) -> None:
    with opened_app(tmp_path) as app:
        await replies(app, message("", BRIDGE))
        await replies(app, message("when does the zebrafish close?"))
        await replies(app, message("/tag quagga"))
        await replies(app, message("summarize"))
        await replies(app, message("/language en"))
        await replies(app, message("/share"))
        asked = await reply(app, message("/forget_me"))
        kept = app.store.articles(LibraryId("telegram:42"))
        gone = await reply(app, message("/forget_me yes"))
        used = app.reports.of(message())

    assert isinstance(asked, Notice)
    assert asked.buttons[0][0].say == "/forget_me yes"
    assert len(kept) == 1
    assert gone == Notice(say("forgotten-me"), "farewell")
    assert say("usage-counts", answers=0, summaries=0) in used
    left = all_bytes(tmp_path)
    for trace in (b"zebrafish", b"quagga", b"Lindqvist", b"telegram:42"):
        assert trace not in left


async def test_in_a_group_only_what_the_person_did_is_forgotten(app: App) -> None:
    await replies(app, message("", BRIDGE, group=True))
    first = message("when does it close?", group=True)
    second = message("who leads the work?", group=True, person="43")
    turns = {"42": first.key, "43": second.key}
    await replies(app, first)
    await replies(app, second)

    library = LibraryId("telegram:-100")
    for number, person in enumerate(("42", "43")):
        conversation = f"{library}:0:{person}"
        app.pending.put(Place(conversation, library, "paste"), Waiting("words"), datetime.now(UTC))
        app.answers.remember(
            library, Question(number + 1, turns[person]), [8 + number], datetime.now(UTC)
        )
        await app.feedback_desk.give(library, 8 + number, person, "bad")

    await replies(app, message("/forget_me yes", group=True))

    assert len(app.store.articles(library)) == 1
    assert [turn.question for turn in app.conversations.turns(library)] == ["who leads the work?"]
    left = [
        app.pending.get(Place(f"{library}:0:{person}", library, "paste"), datetime.now(UTC))
        for person in ("42", "43")
    ]
    assert left == [None, Waiting("words")]
    assert [app.answers.key_of(library, one) for one in (8, 9)] == [None, turns["43"]]
    assert app.feedback.counts() == {"bad": 1}
    assert say("usage-counts", answers=0, summaries=0) in app.reports.of(message(group=True))[0]


async def test_in_a_group_the_button_of_one_person_forgets_no_other(app: App) -> None:
    await replies(app, message("", BRIDGE, group=True))
    await replies(app, message("who leads the work?", group=True, person="43"))
    asked = await reply(app, message("/forget_me", group=True))
    assert isinstance(asked, Notice)
    button = asked.buttons[0][0].say

    other = await reply(app, replace(message(button, group=True, person="43"), pressed=True))
    own = await reply(app, replace(message(button, group=True), pressed=True))

    assert isinstance(other, Notice)
    assert other.text == say("forget-me-group")
    assert own == Notice(say("forgotten-group"), "farewell")
    assert len(app.conversations.turns(LibraryId("telegram:-100"), "43")) == 1


async def test_the_library_is_exported_as_json_and_as_markdown(app: App) -> None:
    await replies(app, message("", BRIDGE))
    await replies(app, message("/tag work"))
    await replies(app, message("summarize"))
    await replies(app, message("when does it close?"))

    files = await replies(app, message("/export"))

    assert all(isinstance(file, FileReply) for file in files)
    machine, people = [file for file in files if isinstance(file, FileReply)]
    assert (machine.name, people.name) == ("articles.json", "articles.md")
    made = json.loads(machine.body)
    assert made["articles"][0]["text"] == BRIDGE.text
    assert made["articles"][0]["tags"] == ["work"]
    assert "Harlow" in made["articles"][0]["summaries"][0]["text"]
    assert made["conversation"][0]["question"] == "when does it close?"
    assert people.body.startswith(b"# Harlow bridge closes\n")


def _pieces(count: int) -> list[Exported]:
    return [
        Exported(Article(f"a{number}", "T", "“text”\n" * number), tags=["x"])
        for number in range(count)
    ]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=8), st.integers(0, 8))
def test_files_are_cut_between_pieces_and_lose_none(
    said: list[tuple[str, str]], count: int
) -> None:
    articles, turns = _pieces(count), [Turn(*one) for one in said]

    files = as_json(articles, turns, most=600)

    made = [json.loads(file) for file in files]
    ids = [row["id"] for one in made for row in one["articles"]]
    asked = [row["question"] for one in made for row in one["conversation"]]
    assert ids == [one.article.id for one in articles]
    assert asked == [turn.question for turn in turns]
    for one, file in zip(made, files, strict=True):
        assert len(file) <= 600 or len(one["articles"]) + len(one["conversation"]) == 1


async def rated(app: App) -> Incoming:
    """A question with its answer, and the message that a button under it says."""
    await replies(app, message("", BRIDGE))
    asked = message("when does it close?")
    await replies(app, asked)
    app.answers.remember(asked.library, Question(7, asked.key), [8], datetime.now(UTC))
    return replace(message(), message=8, pressed=True)


async def test_a_thumb_up_is_noted_with_a_toast(app: App) -> None:
    press = await rated(app)

    given = await replies(app, replace(press, text="/feedback good"))

    assert given == [Toast(say("feedback-thanks"))]
    assert app.feedback.counts() == {"good": 1}


async def test_a_thumb_down_asks_why_and_the_operator_sees_what_was_asked(app: App) -> None:
    press = await rated(app)
    _, why = await replies(app, replace(press, text="/feedback bad"))
    assert isinstance(why, Notice)
    wrong = why.buttons[0][0]

    await replies(app, replace(message(wrong.say), pressed=True))

    (bad,) = app.feedback.bad()
    assert (bad.question, bad.reason) == ("when does it close?", "wrong")
    assert len(bad.articles) == 1


async def test_the_last_verdict_counts(app: App) -> None:
    press = await rated(app)

    await replies(app, replace(press, text="/feedback good"))
    await replies(app, replace(press, text="/feedback bad"))

    assert app.feedback.counts() == {"bad": 1}


async def test_a_rated_summary_is_told_by_its_article_until_that_is_forgotten(app: App) -> None:
    await replies(app, message("", BRIDGE))
    asked = message("summarize")
    await replies(app, asked)
    (row,) = app.store.articles(asked.library)
    app.answers.remember(asked.library, Question(7, asked.key), [8], datetime.now(UTC))
    MessageArticles(app.engine).remember(asked.library, 8, [row.id])
    await replies(app, replace(message("/feedback bad"), message=8, pressed=True))
    (before,) = app.feedback.bad()

    app.shelf.forget_article(asked.library, row.id)

    (after,) = app.feedback.bad()
    assert (before.question, before.articles) == (None, (row.id,))
    assert after.articles == ()


async def test_a_verdict_reaches_no_question_of_another_chat(app: App) -> None:
    await replies(app, message("", BRIDGE))
    asked = message("when does it close?")
    await replies(app, asked)

    await replies(app, message(f"/feedback bad {asked.key}", person="43"))

    assert [one.question for one in app.feedback.bad()] == [None]


async def test_a_thumb_under_an_answer_of_long_ago_says_so_kindly(app: App) -> None:
    press = replace(message("/feedback good"), message=8, pressed=True)

    assert await reply(app, press) == Toast(say("old_button"))


async def test_a_verdict_on_nothing_explains_how(app: App) -> None:
    assert await reply(app, message("/feedback good")) == Notice(say("feedback-how"), "error")
