"""Parsing in processes that may die."""

import asyncio
import io
import subprocess
import sys
import time
import zipfile
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from ingest.errors import (
    DamagedFileError,
    EmptySourceError,
    IngestError,
    NotAnArticleError,
    ParserLimitError,
    TooLargeError,
    UnsupportedTypeError,
)
from ingest.parsing.files import file_source
from ingest.parsing.parser import Parser
from ingest.values import FileSource, Page, TextSource
from tests.support.documents import make_docx, make_zip

TEXT = (
    "Harbour Reopens After Storm\n\n"
    "The harbour of Vardø reopened on Tuesday, two days after the storm had torn a hole into its "
    "breakwater. Fishing boats left before dawn.\n\n"
    "The mayor, Kari Olsen, said that the repair would cost nine million kroner."
)
PAGE = f"""<html lang="en"><head><title>Harbour Reopens After Storm</title>
<link rel="canonical" href="https://news.example/harbour-reopens"></head><body><nav>Home</nav>
<article><h1>Harbour Reopens After Storm</h1>
{"".join(f"<p>{part}</p>" for part in TEXT.split(chr(10) * 2)[1:] * 2)}</article></body></html>"""
NOW = datetime(2026, 1, 2, tzinfo=UTC)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def parser() -> AsyncIterator[Parser]:
    shared = Parser(processes=1)
    yield shared
    shared.close()


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_pasted_text_gets_title_language_and_id(parser: Parser) -> None:
    article = await parser.parse(TextSource(TEXT))
    assert article.title == "Harbour Reopens After Storm"
    assert article.text.startswith("The harbour of Vardø")
    assert (article.language, article.url, len(article.id)) == ("en", None, 16)
    assert article == await parser.parse(TextSource(TEXT.replace("\n", "\r\n") + " \n"))


async def test_a_copied_page_loses_what_stood_around_the_article(parser: Parser) -> None:
    title, *body = TEXT.split("\n\n")
    copied = "\n".join(
        [title, "No time to read?", "Get a summary", *body, "No time to read?", "Get a summary",
         "Previous Article", "Council Votes on New Ferry", "Next Article", "Cod Quota Cut Again"]
    )  # fmt: skip
    article = await parser.parse(TextSource(copied))
    for furniture in ("No time", "summary", "Article", "Ferry", "Cod", title):
        assert furniture not in article.text
    assert article.title == title


async def test_a_forwarded_post_keeps_its_origin(parser: Parser) -> None:
    post = TextSource(
        TEXT, title="T", site="Vardø News", author="K. O.", published=date(2026, 1, 1),
        url="https://t.me/vardo/7",
    )  # fmt: skip
    article = await parser.parse(post)
    assert article.text.startswith("Harbour Reopens")
    assert (article.title, article.site, article.author) == ("T", "Vardø News", "K. O.")
    assert (article.published, article.url) == (date(2026, 1, 1), "https://t.me/vardo/7")


async def test_a_page_becomes_an_article_under_its_canonical_address(parser: Parser) -> None:
    url = "https://news.example/harbour-reopens?utm_source=rss&x="
    page = Page(url, PAGE.encode(), "text/html", "utf-8", NOW)
    article = await parser.parse(page)
    assert article.url == "https://news.example/harbour-reopens"
    assert article.title == "Harbour Reopens After Storm"
    assert article.fetched == NOW
    assert "nine million kroner" in article.text


async def test_a_title_that_is_known_comes_off_the_text(parser: Parser) -> None:
    article = await parser.parse(TextSource(TEXT, title="Harbour reopens after storm"))
    assert article.title == "Harbour reopens after storm"
    assert article.text.startswith("The harbour of Vardø")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "../a.TXT", "a" * 300 + ".txt", "😀\0.txt"])
async def test_a_file_is_read_whatever_its_name(parser: Parser, name: str) -> None:
    article = await parser.parse(FileSource(name, TEXT.encode("utf-16")))
    assert article.title == "Harbour Reopens After Storm"


async def test_a_file_gives_what_a_paste_of_it_gives(parser: Parser) -> None:
    lines = [(line, "Normal") for line in TEXT.split("\n\n")]
    pasted = await parser.parse(TextSource(TEXT))
    filed = await parser.parse(FileSource("a.docx", make_docx(lines)))
    assert (filed.title, filed.text, filed.id) == (pasted.title, pasted.text, pasted.id)


async def test_what_no_store_takes_is_cleaned_away(parser: Parser) -> None:
    article = await parser.parse(
        TextSource(f"Ti\0tle\ud83d\n\n{TEXT}\u200b\U000e0041", author="A\0nn", site="\udc00")
    )
    for field in (article.title, article.text, article.author or "", article.site or ""):
        assert "\0" not in field
        field.encode("utf-8")


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (TextSource(""), EmptySourceError),
        (TextSource(" \n\t"), EmptySourceError),
        (TextSource("word"), NotAnArticleError),
        (TextSource("w " * 1_500_000), TooLargeError),
        (FileSource("a.txt", b""), EmptySourceError),
        (FileSource("a.txt", b"word"), NotAnArticleError),
        (FileSource("a.txt", b"\n" * 1_000_000), EmptySourceError),
        (FileSource("a.png", b"\x89PNG\r\n\x1a\n\0"), UnsupportedTypeError),
        (FileSource("a.docx", make_zip({"a.txt": b"x"})), DamagedFileError),
        (FileSource("a.pdf", b"%PDF-1.4\n%%EOF"), DamagedFileError),
    ],
)
async def test_what_is_no_article_is_refused_with_its_own_error(
    parser: Parser, source: TextSource | FileSource, error: type[IngestError]
) -> None:
    with pytest.raises(error) as raised:
        await parser.parse(source)
    assert raised.value.source == (source.name if isinstance(source, FileSource) else "text")


async def test_a_file_that_is_too_large_is_not_even_sent(parser: Parser) -> None:
    with pytest.raises(TooLargeError) as error:
        await parser.parse(FileSource("big.txt", bytes(200_000_000)))
    assert error.value.limit == 20_000_000


async def test_a_file_on_disk_is_measured_before_it_is_kept(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(TooLargeError):
        file_source(big, 20_000_000)
    (tmp_path / "empty.txt").touch()
    with pytest.raises(EmptySourceError):
        file_source(tmp_path / "empty.txt", 100)
    (tmp_path / "a.txt").write_text(TEXT)
    assert file_source(tmp_path / "a.txt", 1000) == FileSource("a.txt", TEXT.encode())


async def longest_pause(stop: asyncio.Event) -> float:
    longest = 0.0
    while not stop.is_set():
        before = time.perf_counter()
        await asyncio.sleep(0.005)
        longest = max(longest, time.perf_counter() - before)
    return longest


async def test_a_file_that_takes_for_ever_is_stopped_and_the_next_one_is_read() -> None:
    document = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body>" + b"<w:p/>" * 1_400_000 + b"</w:body></w:document>"
    )
    slow = FileSource("slow.docx", replaced(make_docx([("x", "Normal")]), document))
    parser = Parser(timeout=1.5, processes=1)
    stop = asyncio.Event()
    watch = asyncio.create_task(longest_pause(stop))
    try:
        start = time.monotonic()
        with pytest.raises(ParserLimitError) as error:
            await parser.parse(slow)
        assert time.monotonic() - start < 10
        assert error.value.source == "slow.docx"
        assert (await parser.parse(TextSource(TEXT))).language == "en"
    finally:
        stop.set()
        parser.close()
    assert await watch < 0.5


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no limit on address space")
async def test_a_process_cannot_take_more_memory_than_it_is_given() -> None:
    code = (
        "from ingest.parsing.worker import prepare\n"
        "bytearray(1_500_000_000)\nprepare(1_000_000_000)\nprint('ready', flush=True)\n"
        "bytearray(1_500_000_000)"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    out, failure = await process.communicate()
    assert out == b"ready\n"
    assert b"MemoryError" in failure


def replaced(body: bytes, document: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(body)) as old:
        return make_zip({
            name: document if name == "word/document.xml" else old.read(name)
            for name in old.namelist()
        })  # fmt: skip


async def test_closing_twice_is_harmless_and_a_closed_parser_starts_again() -> None:
    parser = Parser(processes=1)
    parser.close()
    assert (await parser.parse(TextSource(TEXT))).title == "Harbour Reopens After Storm"
    parser.close()
    parser.close()
