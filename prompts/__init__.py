"""What the chat model is told: one Markdown file per role, loaded as a LangChain prompt."""

import hashlib
from functools import cache
from importlib.resources import files


@cache
def read(name: str) -> str:
    """Return the text of the prompt file `name`."""
    return files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8")


@cache
def digest(name: str) -> str:
    """Return a short hash of the prompt file, to trace an answer to the text that made it."""
    return hashlib.sha256(read(name).encode()).hexdigest()[:8]
