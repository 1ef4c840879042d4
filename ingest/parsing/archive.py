"""Zip archives (DOCX and EPUB are such), opened only when they are harmless."""

import io
import itertools
import stat
import zipfile
from pathlib import PurePosixPath

from ingest.errors import DamagedFileError, EncryptedFileError, TooLargeError

_MAX_MEMBERS = 2_000
_MAX_TOTAL = 100_000_000
_MAX_RATIO = 100
_RATIO_FROM = 10_000_000
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def open_archive(body: bytes, source: str, kind: str) -> zipfile.ZipFile:
    """Open an archive of a document.

    Raises:
        DamagedFileError: when it is no archive, or none that an office program writes: absolute
            or climbing names, links, names twice, members that overlap.
        EncryptedFileError: when a member needs a password.
        TooLargeError: when it unpacks to more than 100 MB, 2,000 members, or the hundredfold.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(body))
    except _BROKEN as error:
        raise DamagedFileError(source, kind) from error
    members = archive.infolist()
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise EncryptedFileError(source, kind)
    total = sum(member.file_size for member in members)
    too_dense = total > _RATIO_FROM and total > _MAX_RATIO * len(body)
    if len(members) > _MAX_MEMBERS or total > _MAX_TOTAL or too_dense:
        raise TooLargeError(source, _MAX_TOTAL)
    if not all(_is_plain(member) for member in members) or _collide(members):
        raise DamagedFileError(source, kind)
    return archive


def read_member(archive: zipfile.ZipFile, name: str, source: str, kind: str) -> bytes:
    """Return a member's bytes, at most as many as the archive's list of members promised.

    Raises:
        DamagedFileError: when it is not there or cannot be unpacked.
    """
    try:
        with archive.open(name) as member:
            return member.read(_MAX_TOTAL)
    except (KeyError, *_BROKEN) as error:
        raise DamagedFileError(source, kind) from error


def _is_plain(member: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(member.filename)
    climbs = name.is_absolute() or ".." in name.parts or "\\" in member.filename
    return not climbs and not stat.S_ISLNK(member.external_attr >> 16)


def _collide(members: list[zipfile.ZipInfo]) -> bool:
    """Tell whether names or bytes are used twice, as in archives that unpack without end."""
    names = {member.filename.casefold() for member in members}
    ordered = sorted(members, key=lambda member: member.header_offset)
    overlap = any(
        first.header_offset + first.compress_size >= second.header_offset
        for first, second in itertools.pairwise(ordered)
    )
    return overlap or len(names) < len(members)
