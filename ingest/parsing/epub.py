"""EPUB: a zip of XHTML pages in the order of its spine."""

import posixpath
import re
from datetime import date
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree, html

from ingest.errors import DamagedFileError, EncryptedFileError, TooLargeError
from ingest.parsing.archive import open_archive, read_member
from ingest.parsing.contents import MAX_TEXT, Contents

_FONTS = re.compile(
    rb"Algorithm\s*=\s*\"http://(?:www\.idpf\.org/2008/embedding|ns\.adobe\.com/pdf/enc#RC)\""
)
_METHOD = re.compile(rb"EncryptionMethod\b(?!\s*>)")
_BLOCKS = re.compile(
    "p|div|section|article|h[1-6]|li|blockquote|pre|tr|d[td]|figcaption|[bh]r|body|table"
)
_UNREAD = re.compile("script|style|head|nav|svg|math|template|audio|video")


def read_epub(body: bytes, source: str) -> Contents:
    """Read an EPUB from first page to last; its title and author are the package's.

    Raises:
        DamagedFileError: when it is not an EPUB.
        EncryptedFileError: when its pages are locked.
        TooLargeError: when it has more text, or unpacks to more, than is read.
    """
    with open_archive(body, source, "EPUB") as archive:
        _refuse_locked(archive, source)
        path = _package_path(archive, source)
        package = _xml(read_member(archive, path, source, "EPUB"), source)
        pages: list[str] = []
        for name in _spine(package, posixpath.dirname(path)):
            pages.append(_text(read_member(archive, name, source, "EPUB")))
            if sum(map(len, pages)) > MAX_TEXT:
                raise TooLargeError(source, MAX_TEXT)
    if not pages:
        raise DamagedFileError(source, "EPUB")
    return Contents(
        text="\n\n".join(page for page in pages if page),
        title=_said(package, "title"),
        author=_said(package, "creator"),
        language=_said(package, "language"),
        published=_date(_said(package, "date")),
    )


def _refuse_locked(archive: ZipFile, source: str) -> None:
    """Refuse a book with rights management; scrambled fonts alone do no harm."""
    names = set(archive.namelist())
    if "META-INF/rights.xml" in names:
        raise EncryptedFileError(source, "EPUB")
    if "META-INF/encryption.xml" in names:
        locks = read_member(archive, "META-INF/encryption.xml", source, "EPUB")
        if len(_METHOD.findall(locks)) > len(_FONTS.findall(locks)):
            raise EncryptedFileError(source, "EPUB")


def _package_path(archive: ZipFile, source: str) -> str:
    container = _xml(read_member(archive, "META-INF/container.xml", source, "EPUB"), source)
    for root in container.iter("{*}rootfile"):
        return root.get("full-path", "")
    raise DamagedFileError(source, "EPUB")


def _xml(data: bytes, source: str) -> etree._Element:
    """Parse XML without entities or network; lxml's limits on depth and growth stay on."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFileError(source, "EPUB") from error
    if root is None:
        raise DamagedFileError(source, "EPUB")
    return root


def _spine(package: etree._Element, folder: str) -> list[str]:
    """Return the names of the pages in reading order, tables of contents left out."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    names: list[str] = []
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no":
            continue
        is_page = item.get("media-type", "") in {"application/xhtml+xml", "text/html"}
        if is_page and "nav" not in (item.get("properties") or "").split():
            name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
            names.append(name)
    return list(dict.fromkeys(names))


def _text(page: bytes) -> str:
    """Return the text of a page, one line for each block."""
    try:
        root = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    parts: list[str] = []
    _collect(root, parts)
    blocks = (" ".join(block.split()) for block in "".join(parts).split("\0"))
    return "\n\n".join(block for block in blocks if block)


def _collect(root: etree._Element, parts: list[str]) -> None:
    """Gather text with NUL between blocks, without recursion: nesting may be deep."""
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if not name or _UNREAD.fullmatch(name):
                walker.skip_subtree()
                continue
            parts.append("\0" if _BLOCKS.fullmatch(name) else "")
            parts.append("- " if name == "li" else "")
            parts.append(_plain(node.text))
        else:
            parts.append("\0" if _BLOCKS.fullmatch(name) else " " if name == "td" else "")
            parts.append(_plain(node.tail))


def _plain(text: str | None) -> str:
    return (text or "").replace("\0", "")


def _said(package: etree._Element, name: str) -> str | None:
    """Return what the package says by a Dublin Core element; several authors with commas."""
    prefix = "{http://purl.org/dc/elements/1.1/}"
    values = [" ".join((node.text or "").split()) for node in package.iter(prefix + name)]
    values = [value for value in values if value]
    return (", ".join(values) if name == "creator" else values[0]) if values else None


def _date(said: str | None) -> date | None:
    try:
        return date.fromisoformat((said or "")[:10])
    except ValueError:
        return None
