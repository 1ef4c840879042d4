"""OPML: lists of feeds, as feed readers exchange them (opml.org, version 2.0)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from ingest.errors import DamagedFileError, TooLargeError
from ingest.extract.tree import Element
from ingest.feeds.markup import local
from ingest.feeds.plain import address
from ingest.parsing.clean import clean_line

MAX_BYTES = 2_000_000
MAX_OUTLINES = 2_000


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list: its address, its title, and the page it belongs to."""

    url: str
    title: str = ""
    site: str | None = None


def read(body: bytes, name: str = "OPML") -> list[Outline]:
    """Return the feeds of a list, each once, folders opened.

    What has no web address is left out. Nothing is fetched, and no entity is expanded.

    Raises:
        TooLargeError: when it has more than 2 MB.
        DamagedFileError: when it is no OPML, or XML with declarations of its own.
    """
    if len(body) > MAX_BYTES:
        raise TooLargeError(name, MAX_BYTES)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFileError(name, "OPML") from error
    if local(root) != "opml" or root.getroottree().docinfo.internalDTD is not None:
        raise DamagedFileError(name, "OPML")
    found: dict[str, Outline] = {}
    for outline in _outlines(root):
        found.setdefault(outline.url, outline)
        if len(found) == MAX_OUTLINES:
            break
    return list(found.values())


def write(outlines: Sequence[Outline], title: str) -> bytes:
    """Return a list of feeds as OPML, valid whatever the texts are."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = clean_line(title)
    body = etree.SubElement(root, "body")
    for outline in outlines:
        text = clean_line(outline.title) or outline.url
        element = etree.SubElement(body, "outline", type="rss", text=text, title=text)
        element.set("xmlUrl", outline.url)
        if outline.site:
            element.set("htmlUrl", outline.site)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _outlines(root: Element) -> Iterator[Outline]:
    for element in root.iter():
        if local(element) != "outline":
            continue
        said = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        url = address(said.get("xmlurl"), "")
        if url is not None:
            title = clean_line(said.get("title") or said.get("text"))
            yield Outline(url, "" if title == url else title, address(said.get("htmlurl"), ""))
