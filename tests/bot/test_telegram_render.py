"""Replies as people see them in Telegram."""

from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.messages import (
    AnswerReply,
    Choice,
    Final,
    Notice,
    ReadingCard,
    SummaryReply,
)
from bot.telegram.keyboards import keyboard
from bot.telegram.links import to_passage
from bot.telegram.markup import UNITS, width
from bot.telegram.render import render
from bot.values import Answer, Citation, Summary
from bot.wording import say
from ingest.values import Article
from tests.support.telegram_server import load, needs_server

TEXT = "The bridge opens in May. Trains will cross it - twice an hour, says the mayor."
BRIDGE = Article(
    "a1",
    "A bridge <for> trains",
    TEXT,
    author="Ana Example",
    site="Example Post",
    published=date(2024, 3, 7),
    url="https://post.example/bridge?id=1",
)
FIRST = Citation(1, BRIDGE, 0, 24)
SECOND = Citation(2, BRIDGE, 25, len(TEXT))


def only(reply: Final) -> str:
    (body,) = render(reply).bodies
    return body.html


def test_a_reading_card_says_what_was_read() -> None:
    rendered = render(ReadingCard(BRIDGE, 3))

    assert rendered.articles == ["a1"]
    assert rendered.bodies[0].plain == (
        "I have read:\nA bridge <for> trains\n"
        "Example Post · Ana Example · 7 March 2024 · 3 min read\n\n" + say("go_on")
    )
    assert '<a href="https://post.example/bridge?id=1"><b>A bridge &lt;for&gt;' in (
        rendered.bodies[0].html
    )


def test_an_answer_shows_numbered_quotes_with_links_to_the_passages() -> None:
    answer = Answer("It opens in May [1]. Trains cross [2].", (FIRST, SECOND), reader="llm")

    rendered = render(AnswerReply(answer, "when?"))

    (body,) = rendered.bodies
    assert rendered.articles == ["a1"]
    assert body.html.startswith("It opens in May [1]. Trains cross [2].\n\n<blockquote expandable>")
    assert body.html.count("<blockquote") == 1
    assert "<b>1. </b>“The bridge opens in May.”\n— <a href=" in body.html
    assert "#:~:text=The%20bridge%20opens%20in%20May." in body.html
    assert "</a>, Example Post, 7 March 2024" in body.html


def test_an_answer_that_is_not_there_says_so_and_shows_the_nearest() -> None:
    answer = Answer("", (FIRST,), abstained=True)

    html = only(AnswerReply(answer, "why?"))

    assert html.startswith(f"{say('doesnt_say')}\n{say('nearest')}\n\n<blockquote expandable>")
    assert "The bridge opens in May." in html


def test_notes_and_the_reason_for_a_fallback_are_shown() -> None:
    answer = Answer("In May.", (FIRST,), notes=("“May” means May 2024",), fallback="model_slow")

    html = only(AnswerReply(answer, "when?"))

    assert "\n\n<i>“May” means May 2024</i>" in html
    assert say("fallback.model_slow") in html


def test_a_summary_is_shown_under_its_title() -> None:
    summary = Summary("a1", "• It opens in May.", "bullets", "en", fallback="model_down")

    html = only(SummaryReply(BRIDGE, summary))

    assert "<b>A bridge &lt;for&gt; trains</b></a>\n\n• It opens in May." in html
    assert say("fallback.model_down") in html


def test_a_choice_has_a_button_and_a_number_for_each_article() -> None:
    other = Article("b" * 200, "Another " * 20, "text")

    rendered = render(Choice([BRIDGE, other], "which bridge?"))

    assert "1. A bridge <for> trains\n2. Another" in rendered.bodies[0].plain
    shown = keyboard(rendered.buttons)
    assert shown is not None
    ((button,),) = shown.inline_keyboard
    assert (button.text, button.callback_data) == ("1. A bridge <for> trains", "t|a1|1")


def test_a_reply_without_words_is_still_a_message() -> None:
    assert only(Notice("")) == "…"


@pytest.mark.parametrize(
    ("url", "quote", "link"),
    [
        ("https://a.example/x", "In May.", "https://a.example/x#:~:text=In%20May."),
        ("https://a.example/x#top", "In May.", "https://a.example/x#top:~:text=In%20May."),
        ("https://a.example/x", "a-b, c & d", "https://a.example/x#:~:text=a%2Db%2C%20c%20%26%20d"),
        ("https://a.example/x", "", "https://a.example/x"),
        (None, "In May.", None),
        ("ftp://a.example/x", "In May.", None),
    ],
)
def test_a_link_names_the_passage(url: str | None, quote: str, link: str | None) -> None:
    assert to_passage(url, quote) == link


def test_a_long_quote_is_named_by_its_ends() -> None:
    words = [f"word{number}" for number in range(40)]

    link = to_passage("https://a.example/x", " ".join(words)) or ""

    start, end = (unquote(part) for part in link.partition(":~:text=")[2].split(","))
    assert start == " ".join(words[:5])
    assert end == " ".join(words[-5:])


WORDS = st.text(max_size=300)
ARTICLES = st.builds(
    lambda title, text, site, url: Article("id", title, text or "x", site=site, url=url),
    WORDS,
    WORDS,
    st.none() | WORDS,
    st.none() | WORDS | WORDS.map(lambda path: f"https://a.example/{path}"),
)
CITATIONS = st.lists(
    st.builds(
        lambda article, number: Citation(number, article, 0, len(article.text)),
        ARTICLES,
        st.integers(1, 99),
    ),
    max_size=30,
).map(tuple)
REPLIES = st.one_of(
    st.builds(ReadingCard, ARTICLES, st.integers(1, 99)),
    st.builds(
        AnswerReply,
        st.builds(Answer, WORDS, CITATIONS, abstained=st.booleans(), notes=st.tuples(WORDS)),
        WORDS,
    ),
    st.builds(
        SummaryReply,
        ARTICLES,
        st.builds(Summary, WORDS, WORDS, st.just("tldr"), st.just("en"), st.just("llm"), CITATIONS),
    ),
    st.builds(Choice, st.lists(ARTICLES, max_size=9), WORDS),
    st.builds(Notice, WORDS),
)


@needs_server
@settings(max_examples=100, deadline=None)
@given(REPLIES)
def test_no_reply_is_refused_whatever_it_says(reply: Final) -> None:
    server = load()

    for body in render(reply).bodies:
        text, entities = server.render(body.html, "HTML", None)
        assert width(text) <= UNITS
        assert len(entities) <= 100
        server.render(body.plain, None, None)
