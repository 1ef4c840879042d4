"""The kind of a file by its bytes; its name and declared type are only claims."""

import re
from typing import Literal

from ingest.errors import (
    DamagedFileError,
    EmptySourceError,
    EncryptedFileError,
    UnsupportedTypeError,
)

Kind = Literal["html", "markdown", "text", "pdf", "docx", "epub"]

_MAGIC = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF89a", "image/gif"),
    (b"GIF87a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"RIFF", "audio/video"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ", "application/x-executable"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ", "application/x-xz"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"Rar!\x1a", "application/vnd.rar"),
    (b"{\\rtf", "application/rtf"),
    (b"SQLite format 3", "application/vnd.sqlite3"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OOXML_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FEED = re.compile(
    rb"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF)\b"
)
_PAGE = re.compile(
    rb"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    rb"<(?:p|div|article|main|section|h[1-6]|meta|title|table|span|a)\b", re.IGNORECASE
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_NOT_ARTICLES = frozenset(
    {"application/json", "application/javascript", "text/javascript", "text/css"}
)


def kind(body: bytes, source: str, name: str = "", media_type: str | None = None) -> Kind:
    """Return what kind of document `body` is.

    Raises:
        EmptySourceError: no bytes, or nothing but white space.
        UnsupportedTypeError: a kind that is not read here.
        DamagedFileError: not what its name or type says it is.
        EncryptedFileError: an Office file with a password.
    """
    head = body[:8192]
    if not body.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise EmptySourceError(source)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(body, source, name, media_type)
    if head.startswith(_OLE):
        _refuse_old_office(body, source)
    for claim, label in (("pdf", "PDF"), ("docx", "DOCX"), ("epub", "EPUB")):
        if name.lower().endswith(f".{claim}"):
            raise DamagedFileError(source, label)
    _refuse_other(head, source, media_type)
    return _written(head, name, media_type)


def _zipped(body: bytes, source: str, name: str, media_type: str | None) -> Kind:
    """Tell DOCX and EPUB by the names of their members, which stand in the clear."""
    if b"word/document.xml" in body:
        return "docx"
    if b"META-INF/container.xml" in body:
        return "epub"
    claim = f"{name} {media_type}".lower()
    if ".docx" in claim or "wordprocessingml" in claim:
        raise DamagedFileError(source, "DOCX")
    if "epub" in claim:
        raise DamagedFileError(source, "EPUB")
    raise UnsupportedTypeError(source, "application/zip")


def _refuse_old_office(body: bytes, source: str) -> None:
    if _OOXML_ENCRYPTED in body:
        raise EncryptedFileError(source, "DOCX")
    raise UnsupportedTypeError(source, "application/msword")


def _refuse_other(head: bytes, source: str, media_type: str | None) -> None:
    """Refuse pictures, sound, programs, feeds and data."""
    binary = b"\x00" in head and not head.startswith(_WIDE)
    for magic, other in _MAGIC:
        # A text may begin with "BMW" or "Rar!": letters alone prove nothing.
        if head.startswith(magic) and (binary or not magic.isalnum()):
            raise UnsupportedTypeError(source, other)
    if binary:
        video = head[4:8] == b"ftyp"
        raise UnsupportedTypeError(source, "video/mp4" if video else "application/octet-stream")
    if _FEED.match(head):
        raise UnsupportedTypeError(source, "application/rss+xml")
    if media_type in _NOT_ARTICLES:
        raise UnsupportedTypeError(source, media_type)


def _written(head: bytes, name: str, media_type: str | None) -> Kind:
    """Tell markup from text; UTF-16 is looked at without its zero bytes."""
    seen = head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")
    if _PAGE.match(seen):
        return "html"
    lower = name.lower()
    if lower.endswith((".md", ".markdown")) or media_type in {"text/markdown", "text/x-markdown"}:
        return "markdown"
    claims_html = media_type in {"text/html", "application/xhtml+xml"} or lower.endswith(
        (".html", ".htm", ".xhtml")
    )
    return "html" if claims_html and (seen.lstrip()[:1] == b"<" or _TAG.search(seen)) else "text"
