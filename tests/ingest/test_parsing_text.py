"""Plain text, Markdown, encodings and kinds by bytes."""

import codecs
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import (
    DamagedFileError,
    EmptySourceError,
    EncryptedFileError,
    IngestError,
    UnsupportedTypeError,
)
from ingest.parsing.byline import Byline, take_byline
from ingest.parsing.encoding import decode
from ingest.parsing.lines import joined, unwrapped
from ingest.parsing.plain import read_markdown, read_text, titled
from ingest.parsing.sniff import kind
from tests.support.documents import make_docx, make_epub, make_pdf, make_zip

WORDS = st.text(st.sampled_from("abcdefgh"), min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("A Headline\n\nThe text. It goes on.", "A Headline", "The text. It goes on."),
        ("Will it rain?\nNobody knows yet.", "Will it rain?", "Nobody knows yet."),
        ("It rained all day. Then it stopped.", "It rained all day.", None),
        ("It rained.\n\nIt stopped.", "It rained.", None),
        ("Just one line without an end", "Just one line without an end", None),
    ],
)
def test_the_title_of_a_text_is_its_first_line(text: str, title: str, body: str | None) -> None:
    assert titled(text) == (title, body or text)


def test_the_signs_of_markdown_are_taken_off() -> None:
    found = read_markdown(
        "---\nauthor: Ann\nlang: de\n---\n# The *Great* Pact\n\n"
        "Some **bold**, _soft_ and `code`, a\n"
        "[link](https://a.example/x_(y)), ![picture](p.png)snake_case and 2 * 3 * 4.\n\n"
        "Part two\n--------\n\n> A quote\n> goes on\n\n* one\n* two\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```python\nx = 1\n```\n\n***\n[ref]: https://b.example\n"
        "A \\*star\\*, <b>tag</b> <!-- note --> and [text][ref].\n"
    )
    assert (found.title, found.author, found.language) == ("The Great Pact", "Ann", "de")
    for kept in (
        "Some bold, soft and code, a", "link, snake_case and 2 * 3 * 4.", "Part two", "A quote",
        "- one", "- two", "a | b", "1 | 2", "x = 1", "A *star*, tag  and text.",
    ):  # fmt: skip
        assert kept in found.text
    for sign in ("#", "**", "---", "```", "](", "> ", "https://b"):
        assert sign not in found.text


@given(st.text(st.sampled_from("ab *_`[]()#>|-!\\<~\n"), max_size=200))
def test_markdown_of_any_kind_is_read(text: str) -> None:
    read_markdown(text)


@pytest.mark.parametrize("piece", ["[", "![", "<!--", "**", "`", "_a", "<a ", "[a](", "\\", "> "])
def test_markdown_made_to_be_slow_is_read(piece: str) -> None:
    read_markdown(piece * 5_000)


@given(st.lists(WORDS, min_size=60, max_size=90), st.integers(40, 80))
def test_lines_broken_at_a_width_are_joined(words: list[str], width: int) -> None:
    import textwrap

    paragraph = " ".join(words)
    wrapped = textwrap.fill(paragraph, width, break_on_hyphens=False)
    assert unwrapped(f"{wrapped}\n\n{wrapped}") == f"{paragraph}\n\n{paragraph}"


@pytest.mark.parametrize(
    "text",
    [
        "Roses are red,\nViolets are blue,\nSugar is sweet,\nAnd so are you.",
        "- milk\n- bread\n- a very long list item that goes on\n- eggs",
        "\n".join(f"Headline {'word ' * count}ends" for count in (10, 5, 9, 6, 10, 5, 7, 4)),
        "A headline\n\n" + "A long paragraph on one line. " * 20 + "\n\nAnother. " * 3,
    ],
)
def test_lines_that_were_meant_stay(text: str) -> None:
    assert unwrapped(text) == text


def test_a_hyphenated_word_is_mended() -> None:
    lines = ["the negoti-", "ations of well-", "known and well-known", "people"]
    assert joined(lines, 10) == ["the negotiations of well-known and well-known people"]


@pytest.mark.parametrize(
    ("body", "declared", "wanted"),
    [
        ("naïve".encode(), "x-klingon", "naïve"),
        ("naïve".encode(), None, "naïve"),
        ("naïve".encode(), "cp1252", "naïve"),
        ("“naïve”".encode("cp1252"), "iso-8859-1", "“naïve”"),
        ("привет мир".encode("cp1251"), "windows-1251", "привет мир"),
        ("привет мир".encode("koi8-r"), "KOI8-R", "привет мир"),
        ("日本語".encode("shift_jis"), "shift_jis", "日本語"),
        (codecs.BOM_UTF8 + b"a", None, "a"),
        (codecs.BOM_UTF16_LE + "ä".encode("utf-16-le"), "ascii", "ä"),
        (codecs.BOM_UTF32_BE + "ä".encode("utf-32-be"), None, "ä"),
        (b'<meta charset="windows-1251">' + "привет".encode("cp1251"), None, "привет"),
        (b'<?xml version="1.0" encoding="koi8-r"?>' + "привет".encode("koi8-r"), None, "привет"),
    ],
)
def test_an_encoding_is_found(body: bytes, declared: str | None, wanted: str) -> None:
    assert decode(body, "page", declared).endswith(wanted)


@pytest.mark.parametrize(
    "declared", ["idna", "punycode", "utf-7", "base64", "rot13", "zlib", "unicode_escape", "", "\0"]
)
def test_an_encoding_that_is_none_is_not_used(declared: str) -> None:
    text = "Das Übereinkommen \\u0041 +AGE- wurde gestern in Genf unterzeichnet, hieß es."
    assert decode(text.encode("cp1252"), "page", declared) == text


@given(
    st.binary(max_size=500), st.sampled_from(["", "utf-8", "idna", "hz", "utf-16", "x", "cp037"])
)
def test_any_bytes_decode_or_are_refused(body: bytes, declared: str) -> None:
    try:
        decode(body, "page", declared)
    except DamagedFileError:
        return


@pytest.mark.parametrize(
    ("body", "name", "media_type", "wanted"),
    [
        (b"<!DOCTYPE html><p>x", "a.txt", None, "html"),
        (b"\xef\xbb\xbf<html>", "", "text/plain", "html"),
        (b"<?xml version='1.0'?>\n<!-- x --><html>", "", None, "html"),
        ("<html>".encode("utf-16"), "", None, "html"),
        (b"<p>one</p>", "", "text/html", "html"),
        (b"<script>" + b"x" * 9000, "", "text/html", "html"),
        (b"words only", "", "text/html", "text"),
        (b"# Title\n\n<p align=center>", "README.md", None, "markdown"),
        (b"words", "a.pdf.txt", None, "text"),
        (b"BMW and RIFF raff", "a.txt", None, "text"),
        (b"\n%PDF-1.4", "a.txt", None, "pdf"),
        (make_docx([("x", "Normal")]), "a.zip", None, "docx"),
        (make_epub({"a.xhtml": "<p>x</p>"}), "", "application/zip", "epub"),
    ],
)
def test_the_bytes_tell_the_kind(
    body: bytes, name: str, media_type: str | None, wanted: str
) -> None:
    assert kind(body, "source", name, media_type) == wanted


@pytest.mark.parametrize(
    ("body", "name", "error"),
    [
        (b"", "a.txt", EmptySourceError),
        (b" \r\n\t\xef\xbb\xbf", "a.txt", EmptySourceError),
        (b"\x00" * 100, "a.txt", EmptySourceError),
        (make_zip({"x.txt": b"x"}), "a.docx", DamagedFileError),
        (make_zip({"x.txt": b"x"}), "a.epub", DamagedFileError),
        (make_zip({"x.txt": b"x"}), "a.zip", UnsupportedTypeError),
        (b"not a pdf", "a.PDF", DamagedFileError),
        (b"\x89PNG\r\n\x1a\n\x00", "a.txt", UnsupportedTypeError),
        (b"\xff\xd8\xff\xe0abc", "a.html", UnsupportedTypeError),
        (b"\x7fELF\x01\x00", "a.txt", UnsupportedTypeError),
        (b"MZ\x90\x00", "a.pdf.exe", UnsupportedTypeError),
        (b"{\\rtf1 hello}", "a.rtf", UnsupportedTypeError),
        (b"\x00\x00\x00\x18ftypmp42", "a.mp4", UnsupportedTypeError),
        (b"some\x00binary", "a.txt", UnsupportedTypeError),
        (b"<?xml version='1.0'?><rss version='2.0'>", "", UnsupportedTypeError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "a.doc", UnsupportedTypeError),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            EncryptedFileError,
        ),
    ],
)
def test_what_is_not_read_is_refused_by_its_bytes(
    body: bytes, name: str, error: type[IngestError]
) -> None:
    with pytest.raises(error):
        kind(body, "source", name)


@given(st.binary(max_size=200), st.sampled_from(["", "a.pdf", "a.docx", "a.html"]))
def test_any_bytes_have_a_kind_or_are_refused(body: bytes, name: str) -> None:
    for head in (b"", b"PK\x03\x04", b"%PDF-", b"<html"):
        try:
            kind(head + body, "source", name)
        except IngestError:
            continue


@pytest.mark.parametrize(
    ("text", "author", "published"),
    [
        ("By Ann Writer\nJanuary 5, 2023\n\nIt rained.", "Ann Writer", date(2023, 1, 5)),
        ("Published: Tuesday, January 3, 2023 at 10:15 am\nIt rained.", None, date(2023, 1, 3)),
        ("Von Eva van der Berg\n\nIt rained.", "Eva van der Berg", None),
        ("By Ann Writer | 5 January 2023, 10:30 GMT\nIt rained.", "Ann Writer", date(2023, 1, 5)),
    ],
)
def test_a_byline_is_understood_and_taken_off(
    text: str, author: str | None, published: date | None
) -> None:
    assert take_byline(text) == Byline("It rained.", author, published)


@pytest.mark.parametrize(
    ("head", "author", "site"),
    [
        ("By Ann Writer\nThe Times\n14 March 2025\n", "Ann Writer", "The Times"),
        ("The Times, 14 March 2025\nBy Ann Writer", "Ann Writer", "The Times"),
        (
            "Von Karin Vogel, Neustädter Anzeiger, 14. März 2025",
            "Karin Vogel",
            "Neustädter Anzeiger",
        ),
        (
            "Por Lucía Serrano\nEl Correo de Lugo, 14 de marzo de 2025",
            "Lucía Serrano",
            "El Correo de Lugo",
        ),
        ("Ольга Климова, «Вечерний Омск», 14 марта 2025 года", "Ольга Климова", "Вечерний Омск"),
        ("山田陽子\u3000青島新聞\u30002025年3月14日", "山田陽子", "青島新聞"),
        ("山田陽子 青島新聞 2025年3月14日", "山田陽子", "青島新聞"),
    ],
)
def test_a_newspaper_beside_author_and_date_is_the_site(head: str, author: str, site: str) -> None:
    rest = "Es regnet, und die Sonne scheint nicht." if head.startswith("Von") else "It rained."

    found = take_byline(f"{head}\n\n{rest}")

    assert found == Byline(rest, author, date(2025, 3, 14), site)


@pytest.mark.parametrize(
    "text",
    [
        "Tokyo, 5 January 2023\nIt rained.",
        "Ann Writer, The Times\nIt rained.",
        "On 5 January 2023 the king died.\n\nMore.",
        "By Monday it was over.\nMore.",
        "By Ann Writer",
        "January 5, 2023",
        "The pact of January 5, 2023\nIt rained.",
        "It rained.\nIt rained on.\nBy Ann Writer\nThe end.",
        "",
    ],
)
def test_what_is_no_byline_stays(text: str) -> None:
    assert take_byline(text) == Byline(text)


def test_read_text_joins_and_titles() -> None:
    found = read_text("Old Letter\n\nIt was a dark night.\n")
    assert (found.title, found.text) == ("Old Letter", "It was a dark night.")


def test_the_test_documents_are_what_they_say() -> None:
    assert make_pdf([["x"]]).startswith(b"%PDF-")
