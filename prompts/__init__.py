"""What the chat model is told: one Markdown file per role, loaded as a LangChain prompt.

A file is a note for people, then a part for each message: a line `# System` or `# Human` begins a
part, and everything up to the next such line is its text, with `{variables}`. A literal brace is
doubled. `styles.md` is no prompt; its parts are pieces that fill a variable.
"""

import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.prompts import ChatPromptTemplate  # slow, and not every command needs it

_HEADING = re.compile(r"^# (\w+)[ \t]*$", re.MULTILINE)


@cache
def load(name: str) -> "ChatPromptTemplate":
    """Return the prompt of the file `name`; formatting it without a variable raises `KeyError`."""
    from langchain_core.prompts import ChatPromptTemplate  # noqa: PLC0415 - slow import

    return ChatPromptTemplate.from_messages(
        [(role.lower(), text) for role, text in parts(name).items()]
    )


@cache
def parts(name: str) -> dict[str, str]:
    """Return the parts of the file `name` by their headings, in order."""
    _note, *pieces = _HEADING.split(_read(name))
    return {heading: text.strip() for heading, text in zip(pieces[::2], pieces[1::2], strict=True)}


@cache
def digest(name: str) -> str:
    """Return a short hash of the file, to trace an answer to the text that made it."""
    return hashlib.sha256(_read(name).encode()).hexdigest()[:8]


def _read(name: str) -> str:
    return files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8")
