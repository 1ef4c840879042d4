"""Whatever is said comes out in messages that Telegram takes, and nothing of it is lost."""

import html
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.markup import ENTITIES, UNITS, Run, is_visible, messages, width
from tests.support.telegram_server import Json, load, needs_server

URLS = st.sampled_from(
    [None, "https://a.example/x?a=1&b=2", 'http://b.example/"q"', "javascript:alert(1)", "tg://x"]
)
TRAPS = ["<", ">", "&", '"', "</b>", "<script>", "&amp;", "&#0;", "`", "_*[]()", "\n", "\n\n"]
SCRIPTS = [
    "\u200d",
    "\u202e",
    "\u200f",
    "😀",
    "👩\u200d👩\u200d👧",
    "é",
    "日本語。",
    "\r\n",
    "\x00",
]
ANY_TEXT = st.lists(
    st.one_of(st.text(max_size=9), st.sampled_from([*TRAPS, *SCRIPTS])), max_size=12
).map("".join)
RUNS = st.lists(
    st.builds(
        Run, ANY_TEXT, bold=st.booleans(), italic=st.booleans(), link=URLS, quote=st.booleans()
    ),
    max_size=40,
)
LONG_RUNS = st.lists(
    st.builds(
        lambda text, times, bold, quote: Run(text * times, bold=bold, quote=quote),
        ANY_TEXT.filter(bool),
        st.integers(1, 2_000),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=3,
)


def visible(text: str) -> str:
    """What is left of a text when white space and unprintable characters are gone."""
    return "".join(one for one in text if unicodedata.category(one)[0] not in "ZC")


def accepted(source: str) -> tuple[str, list[Json]]:
    """What the strict server shows of a message; it raises for what Telegram refuses."""
    text, entities = load().render(source, "HTML", None)
    return text, entities


@needs_server
@settings(max_examples=150, deadline=None)
@given(RUNS)
def test_any_formatted_text_is_accepted_and_complete(runs: list[Run]) -> None:
    bodies = messages(runs)

    texts = [accepted(body.html)[0] for body in bodies]
    assert visible("".join(texts)) == visible("".join(run.text for run in runs))
    assert [visible(body.plain) for body in bodies] == [visible(text) for text in texts]


@needs_server
@settings(max_examples=30, deadline=None)
@given(LONG_RUNS)
def test_any_long_text_is_split_within_the_limits(runs: list[Run]) -> None:
    bodies = messages(runs)

    texts = [accepted(body.html)[0] for body in bodies]
    assert all(width(text) <= UNITS for text in texts)
    assert visible("".join(texts)) == visible("".join(run.text for run in runs))


@needs_server
@settings(max_examples=50, deadline=None)
@given(RUNS)
def test_formatting_survives_where_it_was_wanted(runs: list[Run]) -> None:
    bodies = messages(runs)

    shown = [accepted(body.html) for body in bodies]
    bold = "".join(
        text.encode("utf-16-le")[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode(
            "utf-16-le"
        )
        for text, entities in shown
        for e in entities
        if e["type"] == "bold"
    )
    assert visible(bold) == visible("".join(run.text for run in runs if run.bold))


def test_a_message_is_cut_between_paragraphs() -> None:
    paragraph = "word " * 300
    text = "\n\n".join([paragraph.strip()] * 5)

    bodies = messages([Run(text)])

    assert [body.plain.count("\n\n") for body in bodies] == [1, 1, 0]
    assert all(body.plain.endswith("word") for body in bodies)


def test_emoji_count_twice() -> None:
    bodies = messages([Run("😀" * 3000)])

    assert [len(body.plain) for body in bodies] == [2048, 952]


@pytest.mark.parametrize("cluster", ["👩‍👩‍👧‍👦", "é" + "\u0301" * 3, "🇯🇵", "👍🏽"])
def test_no_character_is_cut_in_two(cluster: str) -> None:
    bodies = messages([Run(cluster * 1500)])

    assert len(bodies) > 1
    assert all(body.plain.replace(cluster, "") == "" for body in bodies)


def test_formatting_goes_on_after_a_cut() -> None:
    bodies = messages([Run("so " * 2000, bold=True, quote=True)])

    assert len(bodies) == 2
    assert all(
        re.fullmatch(r"<blockquote expandable><b>.*</b></blockquote>", body.html) for body in bodies
    )


def test_no_message_has_too_many_entities() -> None:
    runs = [Run(f"{number} ", bold=number % 2 == 0) for number in range(500)]

    bodies = messages(runs)

    assert all(body.html.count("<b>") <= ENTITIES for body in bodies)
    assert visible("".join(body.plain for body in bodies)) == "".join(map(str, range(500)))


def test_long_addresses_do_not_make_a_message_too_big_for_the_server() -> None:
    url = "https://a.example/" + "x" * 1900
    runs = [Run(f"link {number} ", link=f"{url}{number}") for number in range(60)]

    bodies = messages(runs)

    assert all(len(body.html.encode()) <= 32_768 for body in bodies)
    assert sum(body.html.count("<a ") for body in bodies) == 60


def test_an_endless_address_is_left_out() -> None:
    (body,) = messages([Run("here", link="https://a.example/" + "x" * 5000)])

    assert body.html == "here"


@pytest.mark.parametrize("nothing", ["", " \n ", "\u200b", "\x00"], ids=repr)
def test_nothing_to_see_makes_no_message(nothing: str) -> None:
    assert messages([Run(nothing)]) == []
    assert not is_visible(nothing)


def test_broken_surrogates_do_not_break_the_message() -> None:
    (body,) = messages([Run("a\ud800b")])

    assert html.unescape(body.html) == "a\ufffdb"
