"""Puts text that others wrote between marks that it cannot forge.

Marking does not make a model safe (see `bot.answering.verify` for what does), but it keeps honest
text apart from orders: a fence has a random word in its name, and nothing inside can close it,
look like a message of the chat, or carry sentences that talk to a model.
"""

import re
import secrets
from collections.abc import Sequence

from bot.values import Turn
from ingest.text import instructions, sentences
from ingest.values import Dateline, Passage

TITLE_LENGTH = 200
TURN_LENGTH = 600

# Invisible signs that hide words or turn their order: soft hyphen, zero width, bidi, tags; the
# joiners U+200C and U+200D stay, Persian and emoji are written with them.
_HIDDEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# What chat models read as the border of a message, in the notations of the common families.
_BORDER = re.compile(
    r"<[|｜][^<>]{0,80}[|｜]>|<</?SYS>>|</?s>|<(?:start|end)_of_turn>"
    r"|</?(?:think|thinking|system|assistant|user|human)>"
    r"|\[/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\]",
    re.IGNORECASE,
)
_MARK = re.compile(r"\[\d{1,3}\]")


class Fence:
    """The marks of one request. `word` is random unless a test gives it."""

    def __init__(self, word: str | None = None) -> None:
        self.word = word or secrets.token_hex(6)

    def passages(self, passages: Sequence[Passage]) -> str:
        """Return the passages, numbered from 1, each with its title, outlet and date."""
        return "\n\n".join(
            self._passage(number, passage) for number, passage in enumerate(passages, 1)
        )

    def conversation(self, history: Sequence[Turn]) -> str:
        """Return the turns as lines."""
        return "\n".join(
            f"{who}: {self.line(said, TURN_LENGTH)}"
            for turn in history
            for who, said in (("Person", turn.question), ("Assistant", turn.answer))
            if said
        )

    def around(self, name: str, text: str) -> str:
        """Return `text` between the marks `name`, or nothing when there is none."""
        return f"<{name}-{self.word}>\n{text}\n</{name}-{self.word}>" if text else ""

    def text(self, text: str) -> str:
        """Return a text without what could leave the fence, and without orders to a model."""
        return self._clean(quotable(text))

    def line(self, text: str | None, length: int = TITLE_LENGTH) -> str:
        """Return a title or the like as one short line; one with an order becomes empty."""
        one = " ".join((text or "").split())[:length]
        return self._clean(quotable(one)).strip()

    def _passage(self, number: int, passage: Passage) -> str:
        article = passage.article
        facts = {
            "Title": self.line(article.title),
            "Outlet": self.line(article.site),
            "Published": _dateline(article.published),
            "Updated": _dateline(article.updated),
        }
        return "\n".join(
            [
                f'<passage-{self.word} number="{number}">',
                *(f"{name}: {fact}" for name, fact in facts.items() if fact),
                "",
                self.text(passage.text),
                f"</passage-{self.word}>",
            ]
        )

    def _clean(self, text: str) -> str:
        # One pass, and nothing put in that could join what is left into a new border or mark.
        text = _BORDER.sub(" ", _MARK.sub("", text)).replace(self.word, "*")
        return text.replace("<", "&lt;").replace(">", "&gt;")


def quotable(text: str) -> str:
    """Return `text` without invisible signs and without the sentences that talk to a model."""
    text = _CONTROL.sub(" ", _HIDDEN.sub("", text))
    spans = sentences.split(text)
    kept, end = [], 0
    for index in sorted(instructions.suspicious(text, spans)):
        kept.append(text[end : spans[index].start])
        end = spans[index].end
    return "".join([*kept, text[end:]])


def _dateline(when: Dateline | None) -> str:
    """Return a date with its weekday, which "on Friday" is counted from."""
    return "" if when is None else f"{when:%A}, {when.day} {when:%B %Y}"
