"""Cards, sources, choices and links in Telegram: the real program, web pages, and the stand-in."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import select

from bot.app import App
from bot.conversation.pasting import CUT_FROM
from bot.state.deep_links import deep_links
from bot.wording import explain, say
from ingest.errors import UnknownArticleError
from ingest.pipeline import Pipeline
from tests.support.apps import opened_app
from tests.support.telegram_server import (
    GROUP,
    OTHER,
    USER,
    Json,
    Server,
    needs_server,
    running_app,
    send,
    shown,
    strict_server,
    texts,
)
from tests.support.web_server import Site, local_fetcher, serve

pytestmark = needs_server


def page(title: str, *paragraphs: str, author: str = "Lena Okafor") -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<html lang="en"><head><title>{title}</title><meta name="author" content="{author}">'
        '<meta property="og:site_name" content="The Courier">'
        '<meta property="article:published_time" content="2024-03-04T09:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


FERRY = page(
    "Harbour ferry returns after nine years",
    "The harbour ferry between Northquay and Saltness will run again from 18 May 2024, the port "
    "authority said on Monday. The service stopped nine years ago when the old landing stage was "
    "damaged by a storm, and nobody had expected it to come back.",
    "Mayor Ruth Abara will open the line in Saltness. Tickets cost four euros, and children under "
    "ten travel free. The new ferry carries 140 passengers and was built in Gdansk last winter.",
    "Residents had collected 12,000 signatures for the return of the ferry. The crossing takes "
    "eleven minutes; the way round by road takes fifty, and longer in the summer months.",
)
POOL = page(
    "Alton gets a swimming pool",
    "The old baths of Alton were torn down, and the new hall opens on 9 June 2026 for swimmers, "
    "the town said. The council had argued about the place for more than six years.",
    "Architect Paul Ferrer drew the plans for the hall. The town paid 7 million euros for the "
    "work, which is a million more than it had wanted to spend on it at first.",
    "Schools will use the hall in the mornings. In the evenings it belongs to the clubs, which "
    "have waited for it since the day on which the old baths were closed.",
)
BRIDGE = page(
    "Harlow has a bridge",
    "The new bridge over the river in Harlow opens on 4 May 2026 for everybody, the county said "
    "on Monday. It stands where the first one was carried off by the flood.",
    "Engineer Maria Lindqvist led the work on the bridge. The county paid 4 million euros for "
    "the work, which took three years and kept the road closed for all of them.",
    "Lorries may use the bridge from the first day on. Until now they had to drive through the "
    "middle of the town, which its people had complained about for a long time.",
)
PAGES: dict[str, object] = {"/ferry": FERRY, "/pool": POOL, "/bridge": BRIDGE}
PAGES |= {
    f"/n{number}": FERRY.replace("Harbour ferry", f"Ferry number {number}") for number in range(6)
}


@asynccontextmanager
async def running(app: App) -> AsyncIterator[tuple[Server, Site]]:
    """The bot with the web pages; in the end the server has refused nothing."""
    pipeline = Pipeline(fetcher=local_fetcher(), parser=app.parser, store=app.store)
    vars(app)["pipeline"] = pipeline
    async with strict_server(limits=False) as server, serve(PAGES) as site:
        async with running_app(server, app.settings.article_bot_data_dir, app):
            yield server, site
        assert await server.control("violations") == []


async def said(server: Server, text: str, count: int = 1, chat: int = USER, **others: Json) -> Json:
    """Say something and return the last of `count` messages that come back."""
    sent = await send(server, text, chat, **others)
    return (await shown(server, chat, count, after=sent["message_id"]))[-1]


async def press(server: Server, message: Json, text: str, count: int = 1) -> Json:
    """Press a button; return the last of `count` messages that come back."""
    before = (await server.control("messages", chat_id=USER))["messages"][-1]["message_id"]
    await server.control("callback", chat_id=USER, message_id=message["message_id"], text=text)
    return (await shown(server, USER, count, after=before))[-1]


def labels(message: Json) -> list[str]:
    return [label for row in message["buttons"] for label in row]


async def test_a_link_becomes_a_card_whose_buttons_work(app: App) -> None:
    async with running(app) as (server, site):
        card = await said(server, f"{site.url}/ferry")
        summary = await press(server, card, say("button-summarize"))
        points = await press(server, card, say("button-key-points"))
        again = await said(server, f"{site.url}/ferry")

        for fact in ("Harbour ferry returns", "The Courier", "Lena Okafor", "March", "min read"):
            assert fact in card["text"]
        assert "will run again from 18 May" in card["text"]
        assert labels(card) == [
            say(f"button-{name}")
            for name in ("summarize", "key-points", "ask", "original", "share")
        ]
        assert "ferry" in summary["text"]
        assert "ferry" in points["text"]
        assert say("card-known") in again["text"]


async def test_a_suggested_question_is_asked_by_its_button(app: App) -> None:
    async with running(app) as (server, site):
        card = await said(server, f"{site.url}/ferry")
        offer = await press(server, card, say("button-ask"))
        answers = [await press(server, offer, label) for label in labels(offer)]

        assert len(labels(offer)) == 3
        assert len({answer["text"] for answer in answers}) >= 2
        assert all(say("doesnt_say") not in answer["text"] for answer in answers)


async def test_links_behind_words_in_captions_and_in_questions_are_read(app: App) -> None:
    async with running(app) as (server, site):
        link = {"type": "text_link", "offset": 5, "length": 4, "url": f"{site.url}/ferry"}
        hidden = await said(server, "read this", entities=[link])
        photo = {"data": base64.b64encode(b"\x89PNG\r\n").decode()}
        caption = await said(server, f"look {site.url}/pool", photo=photo)
        answer = await said(server, f"Who led the work on the bridge? {site.url}/bridge", count=2)

        assert "Harbour ferry returns" in hidden["text"]
        assert "Alton gets a swimming pool" in caption["text"]
        assert "Maria Lindqvist led the work" in answer["text"]


async def test_a_question_in_reply_to_a_link_is_answered(app: App) -> None:
    async with running(app) as (server, site):
        link = await send(server, f"{site.url}/ferry")
        await shown(server, USER)
        await said(server, f"{site.url}/pool")
        answer = await said(server, "who will open the line", reply_to=link["message_id"])

        assert "Mayor Ruth Abara will open" in answer["text"]


async def test_several_links_have_a_card_each_in_order_and_failures_are_named(app: App) -> None:
    async with running(app) as (server, site):
        links = [f"{site.url}/{name}" for name in ("ferry", "gone", "pool")]
        await said(server, "\n".join(links), count=3)
        first, failed, second = await texts(server, USER)

        assert "Harbour ferry returns" in first
        assert f"{site.url}/gone" in failed
        assert "404" in failed
        assert "Alton gets a swimming pool" in second


async def test_many_links_have_one_list(app: App) -> None:
    async with running(app) as (server, site):
        links = [f"{site.url}/n{number}" for number in range(6)]
        panel = await said(server, "\n".join([*links, f"{site.url}/gone"]))

        assert say("read_many", count=6) in panel["text"]
        assert all(f"Ferry number {number}" in panel["text"] for number in range(6))
        assert f"{site.url}/gone" in panel["text"]
        assert len(await texts(server, USER)) == 1


def document(name: str, html: str) -> Json:
    return {"name": name, "mime": "text/html", "data": base64.b64encode(html.encode()).decode()}


async def test_each_document_of_an_album_is_read_and_both_are_in_focus(app: App) -> None:
    album = {"media_group_id": "a1"}
    async with running(app) as (server, _):
        await send(server, "", document=document("pool.html", POOL), extra=album)
        await send(server, "", document=document("bridge.html", BRIDGE), extra=album)
        await shown(server, USER, count=2)
        choice = await said(server, "when does it open?")

        assert choice["text"].startswith(say("which_article"))
        assert len(labels(choice)) == 2


async def test_pictures_of_a_forwarded_album_say_nothing_more(app: App) -> None:
    origin = {
        "type": "channel",
        "chat": {"id": -1009, "type": "channel", "title": "Daily", "username": "daily"},
        "message_id": 5,
        "date": 1_700_000_000,
    }
    photo, album = {"data": base64.b64encode(b"\x89PNG\r\n").decode()}, {"media_group_id": "a2"}
    post = "The harbour ferry between Northquay and Saltness will run again from May. " * 5
    async with running(app) as (server, _):
        await send(server, post, photo=photo, forward_origin=origin, extra=album)
        await send(server, "", photo=photo, forward_origin=origin, extra=album)
        await send(server, "thanks")
        await shown(server, USER, count=2)

        card, thanks = await texts(server, USER)
        assert "Daily" in card
        assert thanks == say("thanks")


async def test_in_a_group_the_parts_of_an_album_belong_to_the_one_that_names_the_bot(
    app: App,
) -> None:
    album = {"media_group_id": "a3"}
    async with running(app) as (server, _):
        pool, bridge = document("pool.html", POOL), document("bridge.html", BRIDGE)
        await send(server, "", GROUP, document=pool, extra=album)
        await send(server, "@test_bot read", GROUP, document=bridge, extra=album)
        first, second = await shown(server, GROUP, count=2)

        assert "Alton gets a swimming pool" in first["text"]
        assert "Harlow has a bridge" in second["text"]


async def test_a_text_in_two_messages_is_asked_about_once_through_a_restart(tmp_path: Path) -> None:
    first = "The river rose by a metre on Monday, the county said. " * 70
    assert len(first) >= CUT_FROM
    async with strict_server(limits=False) as server:
        with opened_app(tmp_path) as before:
            async with running_app(server, tmp_path, before):
                await send(server, first)
                (asked,) = await shown(server, USER)
                await send(server, "Engineer Maria Lindqvist closed the bridge in Harlow.")
                await server.control("wait", idle=True)
                thanks = await said(server, "thank you")
        with opened_app(tmp_path) as after:
            async with running_app(server, tmp_path, after):
                card = await press(server, asked, say("button-keep"))
                answer = await said(server, "who closed the bridge?")

        assert asked["text"] == say("keep_this")
        assert thanks["text"] == say("thanks")
        assert "The river rose" in card["text"]
        assert "Maria Lindqvist closed the bridge" in answer["text"]
        assert len(await texts(server, USER)) == 4


async def test_a_failed_link_keeps_the_question_for_the_next_source(app: App) -> None:
    async with running(app) as (server, site):
        kept = await said(server, f"Who drew the plans? {site.url}/gone", count=2)
        answer = await said(server, f"{site.url}/pool", count=2)

        assert "Who drew the plans?" in kept["text"]
        assert "Paul Ferrer drew the plans" in answer["text"]


async def test_a_choice_answers_the_question_that_was_asked(app: App) -> None:
    async with running(app) as (server, site):
        await said(server, f"{site.url}/pool {site.url}/bridge", count=2)
        choice = await said(server, "when does it open?")
        answer = await press(server, choice, labels(choice)[1])
        other = await press(server, choice, labels(choice)[0])

        assert choice["text"].startswith(say("which_article"))
        found = {"4 May 2026", "9 June 2026"}
        assert {one for one in found if one in answer["text"] + other["text"]} == found
        assert say("answer_from", title="Harlow has a bridge") in answer["text"] + other["text"]


async def test_the_list_turns_in_place_and_opens_and_forgets(app: App) -> None:
    async with running(app) as (server, site):
        for number in range(6):
            await said(server, f"{site.url}/n{number}")
        for name in ("ferry", "pool", "bridge"):
            await said(server, f"{site.url}/{name}")
        panel = await said(server, "/articles")
        count = len(await texts(server, USER))
        await server.control("callback", chat_id=USER, message_id=panel["message_id"], text="▶")
        await server.control("wait", method="editMessageText", timeout=15)
        turned = (await shown(server, USER))[-1]
        card = await press(server, turned, "9")
        sure = await press(server, card, say("button-forget"))
        gone = await press(server, sure, say("button-forget"))
        old = await press(server, card, say("button-summarize"))

        assert len(labels(panel)) == 9
        assert count == 10
        assert "9. Ferry number 0" in turned["text"]
        assert "Ferry number 0" in card["text"]
        assert gone["text"].startswith("“Ferry number 0")
        assert old["text"] == explain(UnknownArticleError("x"))


async def test_a_shared_link_opens_the_bot_on_the_article_elsewhere(app: App) -> None:
    async with running(app) as (server, site):
        card = await said(server, f"{site.url}/ferry")
        await press(server, card, say("button-share"))
        with app.engine.connect() as connection:
            token = connection.scalar(select(deep_links.c.token))
        summary = await said(server, f"/start {token}", count=2, chat=OTHER)
        unknown = await said(server, "/start AAAAAAAAAAAAAAAAAAAAAA", chat=OTHER)

        assert "Harbour ferry returns" in (await texts(server, OTHER))[0]
        assert "ferry" in summary["text"]
        assert unknown["text"] == say("link_unknown")
        assert site.paths.count("/ferry") == 1
