"""Reads what Telegram Desktop exports of chats (`result.json`), one message at a time.

The format is that of tdesktop's `export_output_json.cpp`: one chat (`name`, `type`, `id`,
`messages`), or a whole account with such chats in `chats.list` and `left_chats.list`. Files may be
larger than memory.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, TypeAlias

import ijson

Row: TypeAlias = dict[str, Any]
Event: TypeAlias = tuple[str, str, Any]
"""Where something stands in the file, what it is, and its value."""

_PLACES = ("", "chats.list.item.", "left_chats.list.item.")
_HEADS = frozenset(f"{place}{name}" for place in _PLACES for name in ("name", "type", "id"))
_CHATS = frozenset(place.rstrip(".") for place in _PLACES)
_LISTS = frozenset(f"{place}messages" for place in _PLACES)
_ITEMS = frozenset(f"{one}.item" for one in _LISTS)

_SUPERGROUPS = frozenset(("private_supergroup", "public_supergroup"))
_CHANNELS = frozenset(("private_channel", "public_channel"))
_SUPER = 1_000_000_000_000
"""What the Bot API puts before the bare number of a supergroup or channel: -100…"""

_ESCAPE = re.compile(rb"\\(?:x([0-9A-Fa-f]{2})|.)", re.DOTALL)
_CUT = re.compile(rb"\\+(?:x[0-9A-Fa-f]?)?\Z")
_MARK = b"\xef\xbb\xbf"


class ExportError(ValueError):
    """An export is not what it should be; its text is for the person who gave it."""


@dataclass(slots=True)
class Chat:
    """A chat of an export; `number` is what the Bot API calls it."""

    name: str = ""
    number: int | None = None
    _head: Row = field(default_factory=dict)

    def note(self, name: str, value: object) -> None:
        """Take in what stands before the messages."""
        self._head[name] = value

    def settle(self) -> None:
        """Understand what stood there.

        Raises:
            ExportError: it does not say which chat it is.
        """
        bare, kind = self._head.get("id"), self._head.get("type")
        if not isinstance(bare, int) or not isinstance(kind, str):
            raise ExportError("The file does not say which chat it is of: export the chat again.")
        self.name = str(self._head.get("name") or "")
        self.number = number_of(bare, kind)


def number_of(bare: int, kind: str) -> int:
    """Return what the Bot API calls a chat of this kind."""
    if kind in _SUPERGROUPS or kind in _CHANNELS:
        return -_SUPER - bare
    return -bare if kind == "private_group" else bare


def read_export(
    file: BinaryIO, wanted: Collection[int], met: list[Chat]
) -> Iterator[tuple[Chat, Row]]:
    """Yield the messages of the wanted chats, as they stand there; all chats are added to `met`.

    Raises:
        ExportError: it is no export, or it is damaged; what was yielded before is right.
    """
    try:
        yield from _messages(ijson.parse(Readable(file), use_float=True), wanted, met)
    except ijson.JSONError as error:
        if not met:
            raise ExportError("This is not a JSON export of Telegram Desktop.") from error
        raise ExportError(
            "The file is damaged, or ends too early. What stands before that was read; export the "
            "chat again for the rest."
        ) from error
    if not met:
        raise ExportError(
            "There is no chat in this file. Telegram Desktop writes a result.json when JSON is "
            "chosen as the format of an export."
        )


def _messages(
    events: Iterator[Event], wanted: Collection[int], met: list[Chat]
) -> Iterator[tuple[Chat, Row]]:
    chat, inside = Chat(), False
    for prefix, event, value in events:
        if inside and event == "start_map" and prefix in _ITEMS:
            yield chat, _whole(events, prefix)
        elif event == "start_map" and prefix in _CHATS:
            chat, inside = Chat(), False
        elif event == "start_array" and prefix in _LISTS:
            chat.settle()
            met.append(chat)
            inside = chat.number in wanted
            if not inside and prefix == "messages":
                return  # the file is of one chat, and that is another one
        elif prefix in _HEADS:
            chat.note(prefix.rpartition(".")[2], value)


def _whole(events: Iterator[Event], place: str) -> Row:
    """Return the object that begins here."""
    building = ijson.ObjectBuilder()
    building.event("start_map", None)
    for prefix, event, value in events:
        building.event(event, value)
        if event == "end_map" and prefix == place:
            break
    row: Row = building.value
    return row


class Readable:
    """A file in which what Telegram Desktop writes wrongly is put right.

    It escapes control characters by two digits after an x, which JSON does not know.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._held = b""
        self._began = False

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, and none only at the end."""
        if size == 0:
            return b""
        while True:
            fresh = self._file.read(size)
            chunk = self._held + fresh
            if not self._began and chunk:
                chunk, self._began = chunk.removeprefix(_MARK), True
            cut = _CUT.search(chunk) if fresh else None
            end = cut.start() if cut else len(chunk)
            self._held = chunk[end:]
            if end or not fresh:
                return _mended(chunk[:end])


def _mended(chunk: bytes) -> bytes:
    if b"\\x" not in chunk:
        return chunk
    return _ESCAPE.sub(lambda one: b"\\u00" + one[1] if one[1] else one[0], chunk)
