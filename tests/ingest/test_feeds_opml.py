"""Lists of feeds come and go as OPML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ingest.errors import DamagedFileError, TooLargeError
from ingest.feeds import opml
from ingest.feeds.opml import Outline
from ingest.parsing.clean import clean_line

TEXTS = st.text(max_size=60)
URLS = st.text("abc/?&=é'\"<>.-%", max_size=30).map(lambda path: f"https://a.example/{path}")


@given(st.lists(st.tuples(URLS, TEXTS, st.none() | URLS), unique_by=lambda row: row[0]), TEXTS)
def test_what_is_written_is_read_again(rows: list[tuple[str, str, str | None]], title: str) -> None:
    outlines = {
        one.url: one
        for row in rows
        for one in opml.read(opml.write([Outline(row[0], clean_line(row[1]), row[2])], ""))
    }

    written = opml.write(list(outlines.values()), title)

    assert opml.read(written) == list(outlines.values())
    assert len(outlines) == len(
        {opml.read(opml.write([Outline(row[0])], ""))[0].url for row in rows}
    )


@given(TEXTS)
def test_any_title_makes_valid_xml_and_comes_back_clean(title: str) -> None:
    written = opml.write([Outline("https://a.example/f", title)], title)

    assert etree.fromstring(written).tag == "opml"
    assert opml.read(written)[0].title == clean_line(title)


def test_folders_are_opened_and_what_has_no_address_is_left_out() -> None:
    body = b"""<?xml version="1.0"?><opml version="1.0"><body><outline text="News">
    <outline text="Post" xmlUrl="https://post.example/feed" htmlUrl="https://post.example"/>
    <outline text="Again" xmlUrl="https://post.example/feed"/>
    <outline text="Odd" XMLURL="HTTPS://odd.example/rss"/></outline>
    <outline text="Bad" xmlUrl="javascript:alert(1)"/><outline text="None"/></body></opml>"""

    assert opml.read(body) == [
        Outline("https://post.example/feed", "Post", "https://post.example"),
        Outline("https://odd.example/rss", "Odd"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<html><body/></html>", id="HTML"),
        pytest.param(b"not xml", id="text"),
        pytest.param(b"<opml>" + b"<outline>" * 10_000, id="deep"),
        pytest.param(
            b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body>'
            b'<outline text="&a;" xmlUrl="https://a.example/"/></body></opml>',
            id="entities",
        ),
    ],
)
def test_what_is_no_list_of_feeds_is_refused(body: bytes) -> None:
    with pytest.raises(DamagedFileError):
        opml.read(body)


def test_a_list_that_is_too_long_is_refused() -> None:
    with pytest.raises(TooLargeError):
        opml.read(b"<opml>" + b" " * opml.MAX_BYTES)


def test_a_list_has_no_end_of_feeds() -> None:
    rows = [Outline(f"https://a.example/{n}") for n in range(opml.MAX_OUTLINES + 10)]

    assert len(opml.read(opml.write(rows, "many"))) == opml.MAX_OUTLINES
