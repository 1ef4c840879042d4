"""From a source to the library, with a real web server, parser and store."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio
from aiohttp import web

from ingest.embedding.embedder import Vectors
from ingest.errors import (
    BadStatusError,
    DamagedFileError,
    EmptySourceError,
    IngestError,
    NotAnArticleError,
    NoTextLayerError,
    RedirectError,
    TooLargeError,
    UnreadableURLError,
)
from ingest.library.store import Store
from ingest.parsing.parser import Parser
from ingest.pipeline import Pipeline
from ingest.settings import IngestSettings
from ingest.text.words import words
from ingest.values import FileSource, LibraryId, Source, TextSource, URLSource
from tests.support.documents import make_docx, make_epub, make_pdf, make_zip
from tests.support.web_server import local_fetcher, serve

pytestmark = pytest.mark.asyncio(loop_scope="module")

HOME = LibraryId("home")
STORY = """\
The harbour of Vardø reopened on Tuesday, two days after the storm had torn a hole into its \
breakwater, and fishing boats left before dawn for the banks in the north.
The mayor, Kari Olsen, said that the repair would cost nine million kroner and take until the \
summer. Engineers from Tromsø will begin their work on Friday.
The storm was the strongest for twenty years. It had cut off the island for a night, and forty \
people had to leave their homes near the shore.""".splitlines()


def page(*paragraphs: str, title: str = "Harbour Reopens After Storm") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html lang='en'><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{body}</article></body></html>"
    )


class CountingEmbedder:
    """Words hashed into 32 numbers; counts the texts it was given."""

    name = "counting"
    dimensions = 32

    def __init__(self) -> None:
        self.texts = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += len(texts)
        rows = np.full((len(texts), 32), 1e-3, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in words(text):
                row[sum(word.encode()) % 32] += 1
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


class House:
    """A pipeline over a store on disk."""

    def __init__(self, parser: Parser, folder: Path) -> None:
        self.embedder = CountingEmbedder()
        settings = IngestSettings(_env_file=None, article_bot_data_dir=folder)  # type: ignore[call-arg] # of the base class
        self.store = Store.open(settings, self.embedder)
        self.pipeline = Pipeline(fetcher=local_fetcher(), parser=parser, store=self.store)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def parser() -> AsyncIterator[Parser]:
    shared = Parser(processes=1)
    yield shared
    shared.close()


@pytest_asyncio.fixture(loop_scope="module")
async def house(parser: Parser, tmp_path: Path) -> AsyncIterator[House]:
    house = House(parser, tmp_path)
    yield house
    house.store.close()


async def test_a_link_is_read_and_stored_whole(house: House) -> None:
    async with serve({"/a": page(*STORY)}) as site:
        added = await house.pipeline.add(HOME, URLSource(f"{site.url}/a"))
    assert added.outcome == "new"
    assert added.article.title == "Harbour Reopens After Storm"
    stored = house.store.get(HOME, added.article.id)
    assert stored.text == added.article.text
    chunks = house.store.chunks(HOME, added.article.id)
    assert chunks
    assert all(stored.text[chunk.start : chunk.end] == chunk.text for chunk in chunks)


async def test_adding_an_article_again_or_under_a_tracking_address_changes_nothing(
    house: House,
) -> None:
    async with serve({"/a": page(*STORY)}) as site:
        first = await house.pipeline.add(HOME, URLSource(f"{site.url}/a"))
        embedded = house.embedder.texts
        for url in ("/a", "/a?utm_source=feed&fbclid=1", "/a#comments"):
            again = await house.pipeline.add(HOME, URLSource(site.url + url))
            assert (again.outcome, again.article.id) == ("known", first.article.id)
    assert house.embedder.texts == embedded
    assert len(house.store.articles(HOME)) == 1


async def test_a_changed_article_replaces_its_old_chunks(house: House) -> None:
    pages = {"/a": page(*STORY)}
    async with serve(pages) as site:
        first = await house.pipeline.add(HOME, URLSource(f"{site.url}/a"))
        pages["/a"] = page(*STORY[:2], "The minister will visit the island on Sunday, it is said.")
        second = await house.pipeline.add(HOME, URLSource(f"{site.url}/a"))
    assert (second.outcome, second.article.id) == ("updated", first.article.id)
    text = "".join(chunk.text for chunk in house.store.chunks(HOME, first.article.id))
    assert "minister" in text
    assert "strongest" not in text


async def test_the_same_address_in_two_libraries_is_two_articles(house: House) -> None:
    async with serve({"/a": page(*STORY)}) as site:
        await house.pipeline.add(HOME, URLSource(f"{site.url}/a"))
        other = await house.pipeline.add(LibraryId("other"), URLSource(f"{site.url}/a"))
    assert other.outcome == "new"


async def test_many_adds_at_once_do_the_work_once(house: House) -> None:
    async with serve({"/a": page(*STORY)}) as site:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(house.pipeline.add(HOME, URLSource(f"{site.url}/a?utm_id={n}")))
                for n in range(8)
            ]
        assert len(site.requests) == 1
    outcomes = sorted(task.result().outcome for task in tasks)
    assert outcomes == ["known"] * 7 + ["new"]
    assert house.embedder.texts == len(house.store.chunks(HOME, tasks[0].result().article.id))


async def test_one_who_stops_waiting_does_not_stop_the_others(house: House) -> None:
    async with serve({"/a": page(*STORY)}) as site:
        source = URLSource(f"{site.url}/a")
        impatient = asyncio.create_task(house.pipeline.add(HOME, source))
        await asyncio.sleep(0)
        patient = asyncio.create_task(house.pipeline.add(HOME, source))
        await asyncio.sleep(0)
        impatient.cancel()
        assert (await patient).article.title == "Harbour Reopens After Storm"


async def test_a_known_article_stays_readable_when_its_page_is_gone(house: House) -> None:
    pages: dict[str, object] = {"/a": page(*STORY)}
    async with serve(pages) as site:
        url = f"{site.url}/a"
        first = await house.pipeline.add(HOME, URLSource(url))
        pages["/a"] = web.Response(status=503)
        again = await house.pipeline.add(HOME, URLSource(f"{url}?utm_source=x"))
        assert (again.outcome, again.article.id) == ("known", first.article.id)
        with pytest.raises(BadStatusError):
            await house.pipeline.add(LibraryId("other"), URLSource(url))


async def test_every_kind_of_file_is_stored(house: House) -> None:
    html = page(*STORY).encode()
    text = "\n\n".join(["Harbour Reopens After Storm", *STORY])
    pdf_lines = [line for part in STORY for line in wrapped(part)]
    for source in (
        FileSource("a.html", html),
        FileSource("a.txt", text.encode()),
        FileSource("a.md", f"# {text}".encode()),
        FileSource("a.pdf", make_pdf([pdf_lines], title="Harbour Reopens After Storm")),
        FileSource("a.docx", make_docx([(part, "Normal") for part in text.split("\n\n")])),
        FileSource("a.epub", make_epub({"a.xhtml": "".join(f"<p>{p}</p>" for p in STORY)},
                   metadata="<dc:title>Harbour Reopens After Storm</dc:title>")),
    ):  # fmt: skip
        added = await house.pipeline.add(LibraryId(source.name), source)
        assert added.article.title == "Harbour Reopens After Storm", source.name
        assert "nine million kroner" in added.article.text, source.name
        assert added.article.language == "en", source.name
        assert house.store.chunks(LibraryId(source.name), added.article.id)


def wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 80)


WALL = "<html><head><title>Cookies</title></head><body><p>Please accept.</p></body></html>"


PDF = make_pdf([STORY])
BAD: dict[str, tuple[Callable[[], Source], type[IngestError]]] = {
    "an empty file": (lambda: FileSource("a.txt", b""), EmptySourceError),
    "a 200 MB file": (lambda: FileSource("a.txt", bytes(200_000_000)), TooLargeError),
    "a truncated PDF": (lambda: FileSource("a.pdf", PDF[: len(PDF) // 2]), DamagedFileError),
    "a scanned PDF": (lambda: FileSource("a.pdf", make_pdf([[]], picture=True)), NoTextLayerError),
    "a zip as DOCX": (lambda: FileSource("a.docx", make_zip({"a": b"b"})), DamagedFileError),
    "no encoding": (lambda: FileSource("a.txt", bytes(range(1, 256)) * 40), DamagedFileError),
    "one word": (lambda: TextSource("Hello"), NotAnArticleError),
    "a 404": (lambda: URLSource("/missing"), BadStatusError),
    "a redirect loop": (lambda: URLSource("/loop"), RedirectError),
    "a page without an article": (lambda: URLSource("/wall"), NotAnArticleError),
    "an empty page": (lambda: URLSource("/empty"), EmptySourceError),
    "a private address": (lambda: URLSource("http://10.0.0.5/"), UnreadableURLError),
    "another scheme": (lambda: URLSource("file:///etc/passwd"), UnreadableURLError),
}


@pytest.mark.parametrize(("make", "error"), BAD.values(), ids=BAD.keys())
async def test_bad_input_has_its_own_error_and_stores_nothing(
    house: House, make: Callable[[], Source], error: type[IngestError]
) -> None:
    source = make()
    loop = web.Response(status=302, headers={"Location": "/loop"})
    async with serve({"/loop": loop, "/wall": WALL, "/empty": ""}) as site:
        if isinstance(source, URLSource) and source.url.startswith("/"):
            source = URLSource(site.url + source.url)
        with pytest.raises(error) as raised:
            await house.pipeline.add(HOME, source)
    assert raised.value.source
    assert house.store.articles(HOME) == []
    assert house.store.size(HOME) == 0
    assert house.embedder.texts == 0


async def test_a_page_in_an_encoding_that_nobody_knows_is_read_all_the_same(house: House) -> None:
    body = page(*STORY).encode()
    odd = web.Response(body=body, headers={"Content-Type": "text/html; charset=x-klingon"})
    async with serve({"/a": odd}) as site:
        added = await house.pipeline.add(HOME, URLSource(f"{site.url}/a"))
    assert "Vardø" in added.article.text


async def test_after_a_failure_the_same_source_can_be_added(house: House) -> None:
    pages: dict[str, object] = {}
    async with serve(pages) as site:
        with pytest.raises(BadStatusError):
            await house.pipeline.add(HOME, URLSource(f"{site.url}/a"))
        pages["/a"] = page(*STORY)
        assert (await house.pipeline.add(HOME, URLSource(f"{site.url}/a"))).outcome == "new"
