"""DOCX."""

import io
import re
from collections.abc import Iterator
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from ingest.errors import DamagedFileError, TooLargeError
from ingest.parsing.archive import open_archive
from ingest.parsing.contents import MAX_TEXT, Contents

_DEEPEST = 5
_PROGRAMS = frozenset(
    {"python-docx", "user", "admin", "administrator", "owner", "microsoft office user"}
)
_BROKEN = (OpcError, BadZipFile, KeyError, ValueError, AttributeError, etree.LxmlError)


def read_docx(body: bytes, source: str) -> Contents:
    """Read a DOCX: paragraphs, headings, lists and tables as lines, in their order.

    Raises:
        DamagedFileError: when it is not a DOCX.
        TooLargeError: when it has more text, or unpacks to more, than is read.
    """
    open_archive(body, source, "DOCX").close()
    try:
        document = Document(io.BytesIO(body))
        title, lines = _lines(document.iter_inner_content(), source)
        said = document.core_properties
        return Contents(
            text="\n\n".join(lines),
            title=said.title.strip() or title,
            author=said.author if said.author.strip().lower() not in _PROGRAMS else None,
            language=said.language or None,
        )
    except _BROKEN as error:
        raise DamagedFileError(source, "DOCX") from error


def _lines(blocks: Iterator[Paragraph | Table], source: str) -> tuple[str | None, list[str]]:
    """Return the paragraph in the style "Title", if there is one, and the lines of the others."""
    title: str | None = None
    lines: list[str] = []
    budget = MAX_TEXT
    for line, style in _walk(blocks):
        budget -= len(line) + 1
        if budget < 0:
            raise TooLargeError(source, MAX_TEXT)
        if style == "Title" and title is None and not lines:
            title = line
        elif line:
            lines.append(line)
    return title, lines


def _walk(blocks: Iterator[Paragraph | Table], depth: int = 0) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            style = block.style.name if block.style is not None else ""
            text = " ".join(block.text.split())
            is_item = (style or "").startswith("List") or _numbered(block)
            yield (f"- {text}" if text and is_item else text), style or ""
        elif depth < _DEEPEST:
            for row in block.rows:
                yield _row(row.cells, depth), "Table"


def _numbered(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr  # noqa: SLF001 - the only way to the list's number
    return properties is not None and properties.numPr is not None


def _row(cells: tuple[_Cell, ...], depth: int) -> str:
    """Return a row as one line; a merged cell comes once."""
    once = {id(cell._tc): cell for cell in cells}  # noqa: SLF001 - merged cells share the element
    texts = (
        " ".join(text for text, _ in _walk(cell.iter_inner_content(), depth + 1) if text)
        for cell in once.values()
    )
    return " | ".join(re.sub(r"\s+", " ", text) for text in texts if text)
