"""Documents come out readable in all three ways, whatever they say."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.document import Details, Document, Heading, Item, Paragraph, Quote, Span
from bot.telegram.layout import lay_out
from bot.telegram.markup import UNITS, clean, width
from bot.telegram.rich import CHARACTERS, Rich, reads_from_right, to_rich
from tests.support.telegram_server import Json, load, needs_server
from tests.support.telegram_texts import ANY_TEXT, DOCUMENTS, said, said_in_rich, visible


def blocks_of(rich: Rich) -> list[str]:
    """The text of each block as the strict server reads it; it raises for what is refused."""
    found: Json = load().render_rich({"html": rich.html})
    return [block["text"] for block in found["blocks"]]


def without_labels(text: str) -> str:
    """Numbers and bullets of lists are signs of the layout."""
    return re.sub(r"[\d.•]", "", visible(text))


@needs_server
@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_any_document_is_a_complete_rich_message(document: Document) -> None:
    rich = to_rich(document)

    if rich is not None:
        assert visible("".join(blocks_of(rich))) == visible(said_in_rich(document))


@needs_server
@settings(max_examples=200, deadline=None)
@given(DOCUMENTS)
def test_any_document_is_complete_in_html_and_in_plain_text(document: Document) -> None:
    bodies = lay_out(document).bodies

    shown = [load().render(body.html, "HTML", None)[0] for body in bodies]
    assert all(width(text) <= UNITS for text in shown)
    wanted = without_labels(said(document)) or "…"
    assert without_labels("".join(shown)) == wanted
    assert without_labels("".join(body.plain for body in bodies)) == wanted


@needs_server
@settings(max_examples=30, deadline=None)
@given(ANY_TEXT.filter(lambda text: bool(visible(clean(text)))), st.integers(1, 30_000))
def test_a_long_text_is_one_rich_message_or_none(text: str, times: int) -> None:
    text = (text * times)[:30_000]

    rich = to_rich(Document([Heading([Span("Title")]), Paragraph([Span(text)])]))

    if rich is not None:
        assert len(rich.html) <= CHARACTERS
        assert visible("".join(blocks_of(rich))) == visible(clean(f"Title{text}"))


def test_every_kind_of_block_has_its_tags() -> None:
    document = Document(
        [
            Heading([Span("News")], level=2),
            Item([Span("one")]),
            Item([Span("two", bold=True)]),
            Item([Span("three")], number=3),
            Quote([Span("said", italic=True)]),
            Paragraph([Span("So it is "), Span("[1]", cites="q1"), Span(".\n\nAnd\nso on.")]),
            Details("1 quote", [Paragraph([Span("It is.", link="https://a.example/?a&b")], "q1")]),
        ]
    )

    rich = to_rich(document)

    assert rich == Rich(
        "<h2>News</h2><ul><li>one</li><li><b>two</b></li></ul>"
        '<ol><li value="3">three</li></ol><blockquote><i>said</i></blockquote>'
        '<p>So it is <a href="#q1">[1]</a>.</p><p>And<br>\nso on.</p>'
        '<details><summary>1 quote</summary><p><tg-reference name="q1">'
        '<a href="https://a.example/?a&amp;b">It is.</a></tg-reference></p></details>'
    )


def test_without_structure_or_with_a_preview_a_plainer_message_is_as_good() -> None:
    details = Details("more", [Paragraph([Span("text")])])

    assert to_rich(Document([Paragraph([Span("text")])])) is None
    assert to_rich(Document([details], preview="https://a.example/x")) is None
    assert to_rich(Document([details])) is not None


def test_what_is_too_much_for_one_message_is_no_rich_message() -> None:
    assert to_rich(Document([Heading([Span("x" * 40_000)])])) is None
    assert to_rich(Document([Item([Span("x")]) for _ in range(600)])) is None


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("قال العمدة إن الجسر يفتح في مايو.", True),
        ("הגשר ייפתח במאי (BBC)", True),
        ("The bridge opens in May.", False),
        ("The mayor said مايو.", False),
        ("12:30 😀", False),
        ("", False),
    ],
)
def test_the_direction_is_that_of_most_letters(text: str, rtl: bool) -> None:
    assert reads_from_right(text) is rtl


def test_in_html_lists_are_close_and_details_are_one_quotation() -> None:
    document = Document(
        [
            Heading([Span("News")]),
            Item([Span("one")]),
            Item([Span("two")], number=2),
            Details("more", [Paragraph([Span("a")]), Paragraph([Span("b")])]),
        ]
    )

    (body,) = lay_out(document).bodies

    assert body.html == ("<b>News</b>\n• one\n2. two\n\n<blockquote expandable>a\n\nb</blockquote>")
    assert body.plain == "News\n• one\n2. two\n\na\n\nb"
