"""Blank what Chroma's index files hold beside their vectors.

Chroma begins an index with files for its first hundred vectors, and fills them with memory that it
asked for and did not clear. So they hold whatever the process had let go of before: vectors of
other libraries, words of deleted articles. A vector is counted in the header once it is in the
file; what lies behind the counted ones is never read.
"""

import struct
from pathlib import Path

_HEADER = struct.Struct("<iQQQQ")
"""Version, offset, room, vectors in the file, bytes for each in `data_level0.bin`."""
_VERSION = 1
_LENGTH = 4
"""Bytes for each vector in `length.bin`."""


def blank(folder: Path) -> None:
    """Overwrite with zeros what no vector takes up in the index files under Chroma's `folder`.

    Nobody may write vectors meanwhile; reading them is no matter.
    """
    for header in folder.glob("*/header.bin"):
        known = header.read_bytes()[: _HEADER.size]
        if len(known) < _HEADER.size:
            continue
        version, _, _, count, size = _HEADER.unpack(known)
        if version == _VERSION:
            _zero(header.with_name("data_level0.bin"), count * size)
            _zero(header.with_name("length.bin"), count * _LENGTH)


def _zero(path: Path, start: int) -> None:
    """Overwrite a file from `start` on; it keeps its length."""
    if not path.exists():
        return
    with path.open("r+b") as file:
        file.seek(start)
        rest = file.read()
        nothing = bytes(len(rest))
        if rest != nothing:
            file.seek(start)
            file.write(nothing)
