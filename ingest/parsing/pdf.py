"""PDF: text out of pages."""

import io
import re
from collections import Counter
from collections.abc import Sequence

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from ingest.errors import DamagedFileError, EncryptedFileError, NoTextLayerError, TooLargeError
from ingest.parsing.contents import MAX_TEXT, Contents
from ingest.parsing.lines import joined

_EDGE = 3
_LETTERS_OF_A_PAGE = 25
_SLACK = 0.2
_LARGER = 1.15
_TITLE = 250
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|página)?\W*(?:\d{1,4}|[ivxlc]{1,6})(?:\W*(?:of|von|/|de|sur)\W*\d{1,4})?\W*",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\. ?){6,}\W*(?:\d+|[ivxlc]+)?$")
_FILE_NAME = re.compile(
    r".*\.(?:docx?|indd|pdf|tex|pptx?|xlsx?|qxd|dvi)$|untitled.*|microsoft word.*", re.IGNORECASE
)
_BROKEN = (
    PyPdfError,
    DependencyError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    OSError,
    RecursionError,
)


def read_pdf(body: bytes, source: str) -> Contents:
    """Read a PDF: running heads and page numbers off, broken lines and words mended.

    Raises:
        DamagedFileError: when it is cut off or not a PDF.
        EncryptedFileError: when it needs a password.
        NoTextLayerError: when its pages are pictures.
        TooLargeError: when it has more text than is read.
    """
    # pypdf mends what it can, and would give us the first half of a file for the whole.
    if b"%%EOF" not in body.rstrip(b"\0 \r\n\t")[-2048:]:
        raise DamagedFileError(source, "PDF")
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedFileError(source, "PDF")
        pages = _pages(reader, source)
        said = reader.metadata
        title = str(said.title or "").strip() if said else ""
        author = str(said.author or "").strip() if said else ""
        if not title or _FILE_NAME.fullmatch(title):
            title = largest(reader.pages[0])
    except _BROKEN as error:
        raise DamagedFileError(source, "PDF") from error
    lines = _body(pages)
    return Contents(
        text="\n".join(joined(lines, _width(lines), _SLACK)),
        title=title or None,
        author=author or None,
    )


def _pages(reader: PdfReader, source: str) -> list[list[str]]:
    """Return the lines of every page."""
    pages: list[list[str]] = []
    letters = 0
    pictures = False
    for page in reader.pages:
        text = page.extract_text().translate(_LIGATURES)
        letters += sum(map(str.isalnum, text))
        pictures = pictures or _has_picture(page)
        if letters > MAX_TEXT:
            raise TooLargeError(source, MAX_TEXT)
        lines = (" ".join(line.split()) for line in text.splitlines())
        pages.append([line for line in lines if not _LEADER.search(line)])
    if not letters or (pictures and letters < _LETTERS_OF_A_PAGE * len(pages)):
        raise NoTextLayerError(source, len(pages))
    return pages


def largest(page: PageObject) -> str:
    """Return the words in the largest type of a page, if it is larger than the usual: its title."""
    sizes: Counter[float] = Counter()
    shown: list[tuple[float, str]] = []

    def see(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        scale = abs(size) * max(abs(tm[3]), abs(tm[1])) * max(abs(cm[3]), abs(cm[1]))
        sizes[round(scale, 1)] += len(text.strip())
        shown.append((round(scale, 1), text))

    page.extract_text(visitor_text=see)
    filled = [size for size, letters in sizes.items() if letters > 3]
    if not filled or max(filled) < _LARGER * sizes.most_common(1)[0][0]:
        return ""
    words = " ".join("".join(text for size, text in shown if size == max(filled)).split())
    return words.translate(_LIGATURES) if len(words) <= _TITLE else ""


def _has_picture(page: PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    return bool(objects)


def _body(pages: Sequence[Sequence[str]]) -> list[str]:
    """Put the pages together without what stands at the edge of most of them."""
    running = _running(pages)
    lines: list[str] = []
    for page in pages:
        foot = _edge(page[::-1], running)
        lines.extend(page[_edge(page, running) : len(page) - foot])
    if not any(lines):  # slides: what repeats is all there is
        lines = [line for page in pages for line in page]
    # Where blank lines stand between all lines they are no paragraphs.
    spaced = lines.count("") > 0.4 * len(lines)
    return [line for line in lines if line] if spaced else lines


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the shapes of running heads and feet.

    They stand on at least three pages, and on half of them unless they have a page's number.
    """
    seen: Counter[str] = Counter()
    for page in pages:
        filled = [line for line in page if line]
        seen.update({_shape(line) for line in filled[:_EDGE] + filled[-_EDGE:]})
    half = len(pages) / 2
    return {s for s, count in seen.items() if count >= 3 and (count >= half or "#" in s)}


def _edge(lines: Sequence[str], running: set[str]) -> int:
    """Return how many lines to leave out from the outside in: running ones, numbers and blanks."""
    filled = 0
    for position, line in enumerate(lines):
        filled += bool(line)
        edge = not line or _NUMBER.fullmatch(line) or _shape(line) in running
        if filled > _EDGE or not edge:
            return position
    return len(lines)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line).casefold()


def _width(lines: Sequence[str]) -> int:
    """Return the usual length of a full line, in characters."""
    lengths = sorted(len(line) for line in lines)
    return lengths[int(len(lengths) * 0.8)] if lengths else 0
