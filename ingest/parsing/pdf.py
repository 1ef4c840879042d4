"""PDF: text out of pages."""

import io
import re
from collections import Counter

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from ingest.errors import DamagedFileError, EncryptedFileError, NoTextLayerError, TooLargeError
from ingest.parsing.contents import MAX_TEXT, Contents
from ingest.parsing.lines import joined
from ingest.parsing.pages import body_lines, usual_width

_LETTERS_OF_A_PAGE = 25
_SLACK = 0.2
_LARGER = 1.15
_TITLE = 250
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
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
    lines = body_lines(pages)
    return Contents(
        text="\n".join(joined(lines, usual_width(lines), _SLACK)),
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
