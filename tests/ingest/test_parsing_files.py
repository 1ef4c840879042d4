"""PDF, DOCX, EPUB and HTML, read in this process."""

import io
import stat
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import (
    DamagedFileError,
    EncryptedFileError,
    IngestError,
    NoTextLayerError,
    TooLargeError,
)
from ingest.parsing.epub import read_epub
from ingest.parsing.office import read_docx
from ingest.parsing.pdf import read_pdf
from ingest.parsing.web import harmless
from tests.support.documents import make_docx, make_epub, make_pdf, make_zip

STORY = [
    "The two governments agreed on Monday to open a joint office in Oslo that will",
    "look after the fishing grounds between them, after a dispute that had been go-",
    "ing on for eleven years and had cost both of them a good deal of money.",
]


def test_a_pdf_loses_its_running_heads_and_page_numbers() -> None:
    texts = [["North Sea", "Fish"], ["Second", "page"], ["Third", "sheet"], ["Last", "one"]]
    pages = [
        ["THE DAILY HERRING", f"Page {n} of 4", f"{a} matters came up again in the talks and",
         f"{b} was a word that everybody used.", "(c) 2020 Herring Press", str(n)]
        for n, (a, b) in enumerate(texts, 1)
    ]  # fmt: skip
    text = read_pdf(make_pdf(pages), "a.pdf").text
    for furniture in ("HERRING", "Herring", "Page", "of 4"):
        assert furniture not in text
    for kept, word in texts:
        assert f"{kept} matters came up again in the talks and {word} was a word" in text


def test_a_pdf_whose_pages_are_all_alike_keeps_its_text() -> None:
    assert "Buy fresh herring" in read_pdf(make_pdf([["Buy fresh herring"]] * 4), "a.pdf").text


def test_a_pdf_has_its_words_and_paragraphs_mended() -> None:
    found = read_pdf(make_pdf([[*STORY, "An end."]], title="Fishing Pact Signed"), "a.pdf")
    assert "had been going on for eleven years" in found.text
    assert "will look after" in found.text
    assert (found.title, found.author) == ("Fishing Pact Signed", "Ann Writer")


def test_a_title_that_is_a_file_name_is_none() -> None:
    assert read_pdf(make_pdf([STORY], title="Microsoft Word - final2.docx"), "a.pdf").title is None


def test_a_truncated_pdf_is_damaged() -> None:
    whole = make_pdf([STORY])
    for length in (20, len(whole) // 2, len(whole) - 30):
        with pytest.raises(DamagedFileError):
            read_pdf(whole[:length], "a.pdf")


def test_a_pdf_of_pictures_has_no_text_layer() -> None:
    with pytest.raises(NoTextLayerError) as error:
        read_pdf(make_pdf([[], [], ["p. 3"]], picture=True), "scan.pdf")
    assert error.value.pages == 3


def test_a_pdf_with_a_password_is_encrypted() -> None:
    with pytest.raises(EncryptedFileError):
        read_pdf(make_pdf([STORY], password="secret"), "a.pdf")  # noqa: S106 - made up


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_pdf_with_a_byte_changed_is_read_or_refused(data: st.DataObject) -> None:
    body = bytearray(make_pdf([STORY]))
    for _ in range(3):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_pdf(bytes(body), "a.pdf")
    except IngestError:
        return


def test_a_docx_gives_its_lines_in_order() -> None:
    body = make_docx(
        [
            ("The Pact", "Title"),
            ("Why", "Heading 1"),
            ("Because.", "Normal"),
            ("fish", "List Bullet"),
        ],
        [["Year", "Tons"], ["2020", "7"]],
    )
    found = read_docx(body, "a.docx")
    assert found.title == "The Pact"
    assert found.text.split("\n\n") == ["Why", "Because.", "- fish", "Year | Tons", "2020 | 7"]


@pytest.mark.parametrize(
    "members",
    [
        {"word/document.xml": b"not xml", "[Content_Types].xml": b"<x"},
        {"word/document.xml": b"<a/>"},
        {"word/document.xml": b"<a/>", "../../etc/cron": b"x"},
        {"word/document.xml": b"<a/>", "/etc/cron": b"x"},
        {"word/document.xml": b"<a/>", "WORD/document.xml": b"x"},
    ],
)
def test_a_zip_that_calls_itself_docx_is_damaged(members: dict[str, bytes]) -> None:
    with pytest.raises(DamagedFileError):
        read_docx(make_zip(members), "a.docx")


def test_a_docx_cut_short_is_damaged() -> None:
    whole = make_docx([("x", "Normal")])
    for length in (4, len(whole) // 2, len(whole) - 5):
        with pytest.raises(DamagedFileError):
            read_docx(whole[:length], "a.docx")


def test_a_zip_bomb_is_too_large() -> None:
    with pytest.raises(TooLargeError):
        read_docx(make_zip({"word/document.xml": bytes(20_000_000)}), "a.docx")
    with pytest.raises(TooLargeError):
        read_docx(make_zip({f"word/{n}.xml": b"" for n in range(2001)}), "a.docx")


def test_a_zip_with_a_link_in_it_is_damaged() -> None:
    out = io.BytesIO(make_docx([("x", "Normal")]))
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("word/media/x")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(DamagedFileError):
        read_docx(out.getvalue(), "a.docx")


def test_a_zip_whose_members_overlap_is_damaged() -> None:
    body = make_zip({"word/document.xml": b"a" * 50, "word/other0000.xml": b"b" * 50})
    directory = body.rindex(b"PK\x01\x02")
    offset_at = directory + 42
    overlapping = body[:offset_at] + bytes(4) + body[offset_at + 4 :]
    with pytest.raises(DamagedFileError):
        read_docx(overlapping, "a.docx")


def test_a_docx_does_not_open_files_of_this_machine() -> None:
    entity = (
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://'
        b'schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;'
        b"</w:t></w:r></w:p></w:body></w:document>"
    )
    body = io.BytesIO()
    whole = io.BytesIO(make_docx([("x", "Normal")]))
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(body, "w") as new:
        for name in old.namelist():
            new.writestr(name, entity if name == "word/document.xml" else old.read(name))
    try:
        assert "root:" not in read_docx(body.getvalue(), "a.docx").text
    except DamagedFileError:
        return


def test_an_epub_is_read_from_first_page_to_last() -> None:
    said = (
        "<dc:title>The Herring</dc:title><dc:creator>Ann</dc:creator><dc:creator>Bo</dc:creator>"
        "<dc:language>nb-NO</dc:language><dc:date>2020-03-04T05:06:07Z</dc:date>"
    )
    pages = {
        "one%20a.xhtml": "<h1>One</h1><p>It <b>was</b> a fish.<br/>Silver.</p><script>x()</script>",
        "two.xhtml": "<ul><li>salt</li><li>oil</li></ul>"
        "<table><tr><td>a</td><td>b</td></tr></table>",
    }
    files = {"OEBPS/one a.xhtml": f"<html><body>{pages['one%20a.xhtml']}</body></html>".encode()}
    found = read_epub(make_epub(pages, metadata=said, extra=files), "a.epub")
    assert (found.title, found.author, found.language) == ("The Herring", "Ann, Bo", "nb-NO")
    assert found.published == date(2020, 3, 4)
    assert found.text.split("\n\n") == [
        "One", "It was a fish.", "Silver.", "- salt", "- oil", "a b",
    ]  # fmt: skip


LOCK = b'<e><EncryptionMethod Algorithm="%s"/></e>'


def test_a_locked_epub_is_encrypted_but_scrambled_fonts_do_no_harm() -> None:
    pages = {"a.xhtml": "<p>text</p>"}
    aes = LOCK % b"http://www.w3.org/2001/04/xmlenc#aes256-cbc"
    with pytest.raises(EncryptedFileError):
        read_epub(make_epub(pages, extra={"META-INF/encryption.xml": aes}), "a.epub")
    fonts = LOCK % b"http://www.idpf.org/2008/embedding"
    found = read_epub(make_epub(pages, extra={"META-INF/encryption.xml": fonts}), "a.epub")
    assert found.text == "text"


@pytest.mark.parametrize(
    "members",
    [
        {"META-INF/container.xml": b""},
        {"META-INF/container.xml": b"<container/>"},
        {"META-INF/container.xml": b"<c><rootfile full-path='none.opf'/></c>"},
        {"META-INF/container.xml": b"<c><rootfile full-path='a.opf'/></c>", "a.opf": b"<p/>"},
        {
            "META-INF/container.xml": b"<c><rootfile full-path='a.opf'/></c>",
            "a.opf": b"<p><item id='i' href='../../../etc/passwd' media-type='text/html'/>"
            b"<itemref idref='i'/></p>",
        },
    ],
)
def test_an_epub_without_its_parts_is_damaged(members: dict[str, bytes]) -> None:
    with pytest.raises(DamagedFileError):
        read_epub(make_zip(members), "a.epub")


def test_an_epub_with_a_bomb_of_entities_is_not_blown_up() -> None:
    bomb = b"<!DOCTYPE p [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        b"<!ENTITY a%d '%s'>" % (n, b"&a%s;" % (str(n - 1).encode() if n else b"") * 10)
        for n in range(12)
    ) + b"]><p>&a11;</p>"  # fmt: skip
    members = {
        "META-INF/container.xml": b"<c><rootfile full-path='a.opf'/></c>",
        "a.opf": bomb,
    }
    with pytest.raises(DamagedFileError):
        read_epub(make_zip(members), "a.epub")


@pytest.mark.parametrize(
    "before",
    [
        '<div data-all="' + "{&quot;a=b&quot;}," * 20_000 + '">',
        '<div absolute z-50">' + '<p class="a">x</p>' * 2_000,
        "<script>if (a<b && c == '\"') {}" + "x = y;" * 20_000 + "</script>",
    ],
    ids=["a long value", "a stray quote", "a program"],
)
def test_what_only_looks_like_a_tag_of_many_attributes_costs_no_text(before: str) -> None:
    page = f'<html><body>{before}<p class="kept">The harbour opened.</p></body></html>'

    assert harmless(page, "page") == page


def test_a_tag_with_thousands_of_attributes_loses_them() -> None:
    hostile = "<p " + " ".join(f'a{n}="<"' for n in range(5000)) + ">text</p>"
    assert harmless(hostile, "page") == "<p>text</p>"


def test_an_ordinary_page_stays_as_it_is() -> None:
    page = '<html><a href="x?a=1&b=2" title=\'5 > 4\'>l</a><p>1 < 2 "quoted</p></html>'
    assert harmless(page, "page") == page


def test_a_long_page_is_read_without_its_scripts_and_pictures() -> None:
    page = f"<script>{'x' * 2_000_000}</script><p>text</p><style>{'y' * 1000}</style>"
    assert harmless(page, "page").split() == ["<p>text</p>"]
    with pytest.raises(TooLargeError):
        harmless("<p>" * 700_000, "page")
    picture = f'<img src="data:image/png;base64,{"A" * 300_000}"><p>text</p>'
    assert harmless(picture, "page") == '<img src="data:,"><p>text</p>'


@given(st.text(st.sampled_from("<>a\"'= /!-"), max_size=300))
def test_making_a_page_harmless_keeps_small_pages(page: str) -> None:
    assert harmless(page, "page") == page
