"""Ten thousand messages of any text, over HTTP, and the strict server refuses none of them."""

import asyncio
import random
from datetime import date
from pathlib import Path

import pytest

from bot.conversation.messages import (
    AnswerReply,
    Button,
    Choice,
    FileReply,
    Final,
    Notice,
    Panel,
    ReadingCard,
    SummaryReply,
)
from bot.telegram.calls import Place
from bot.telegram.document import Details, Document, Heading, Item, Paragraph, Quote, Span
from bot.values import Answer, Citation, Summary
from ingest.values import Article
from tests.support.telegram_server import GROUP, USER, needs_server
from tests.support.telegram_stage import stage
from tests.support.telegram_texts import SCRIPTS, TRAPS

pytestmark = [needs_server, pytest.mark.slow, pytest.mark.timeout(600)]

MESSAGES = 5_000
"""In each of two ways of showing."""
LONGEST = 30_000
WORDS = [*TRAPS, *SCRIPTS, "The", "bridge", "opens", " ", " ", " ", ". ", "\n", "\t", "мост", "橋"]
WEB = ["https://a.example/x?a=1&b=2", 'http://b.example/"q"', "https://", "http://[", "tg://x"]


class Anything:
    """Makes replies that say anything at all."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)

    def reply(self) -> Final | Document:
        shorter = (self._card, self._choice, self._panel, self._notice, self._file)
        longer = (self._answer, self._summary, self._document)
        return self._rng.choice([*shorter, *longer])()

    def _text(self, longest: int = 200) -> str:
        wanted = self._rng.randrange(longest if self._rng.random() < 0.998 else LONGEST)
        parts: list[str] = []
        while sum(map(len, parts)) < wanted:
            parts.append(self._word())
            if self._rng.random() < 0.02:
                parts.append(self._word() * self._rng.randrange(100))
        return "".join(parts)[:wanted]

    def _word(self) -> str:
        if self._rng.random() < 0.2:
            return chr(self._rng.randrange(0x110000))
        return self._rng.choice(WORDS)

    def _article(self) -> Article:
        url = self._rng.choice([None, *WEB, f"https://a.example/{self._text(30)}"])
        published = self._rng.choice([None, date(2024, 3, 7)])
        text = self._text() or "x"
        return Article("id", self._text(80), text, site=self._text(30), url=url,
                       published=published)  # fmt: skip

    def _citations(self) -> tuple[Citation, ...]:
        articles = [self._article() for _ in range(self._rng.randrange(5))]
        return tuple(Citation(n, one, 0, len(one.text)) for n, one in enumerate(articles, 1))

    def _buttons(self) -> tuple[tuple[Button, ...], ...]:
        button = Button(self._text(20), self._text(20), url=self._rng.choice([None, *WEB]))
        return ((button,),) * self._rng.randrange(2)

    def _card(self) -> Final:
        return ReadingCard(self._article(), 3, first_line=self._text(), buttons=self._buttons())

    def _answer(self) -> Final:
        said = Answer(
            f"{self._text()} [1] {self._text()} [2][9]",
            self._citations(),
            abstained=self._rng.random() < 0.2,
            notes=(self._text(50),),
        )
        return AnswerReply(said, self._text(), self._buttons())

    def _summary(self) -> Final:
        summary = Summary("id", self._text(), "tldr", "en", "llm", self._citations())
        return SummaryReply(self._article(), summary)

    def _choice(self) -> Final:
        return Choice([self._article() for _ in range(3)], self._text())

    def _panel(self) -> Final:
        return Panel(self._text(60), self._text(), self._buttons())

    def _notice(self) -> Final:
        return Notice(self._text(), buttons=self._buttons())

    def _file(self) -> Final:
        return FileReply("export.md", b"x", self._text())

    def _spans(self) -> list[Span]:
        rng = self._rng
        return [
            Span(
                self._text(90),
                rng.random() < 0.3,
                rng.random() < 0.3,
                rng.choice([None, *WEB]),
                rng.choice([None, "q1"]),
            )
            for _ in range(rng.randrange(4))
        ]

    def _document(self) -> Document:
        return Document(
            [
                Heading(self._spans(), self._rng.randrange(1, 7)),
                Item(self._spans()),
                Item(self._spans(), self._rng.randrange(1, 99)),
                Quote(self._spans()),
                Paragraph(self._spans()),
                Details(self._text(60), [Paragraph(self._spans(), "q1"), Item(self._spans())]),
            ],
            self._buttons(),
        )


@pytest.mark.parametrize("way", ["auto", "off"])
async def test_not_one_message_of_ten_thousand_is_refused(tmp_path: Path, way: str) -> None:
    async with stage(tmp_path, rich=way == "auto") as on:
        anything, number = Anything(7), 0

        async def say() -> None:
            nonlocal number
            while len(on.server.calls) < MESSAGES:
                number += 1
                place = Place(*random.Random(number).choice([(USER, False), (GROUP, True)]))
                await on.presenter.deliver(f"any:{number}", place, anything.reply())
                for chat in on.server.world.chats.values():
                    chat.messages.clear()

        async with asyncio.TaskGroup() as group:
            for _ in range(4):
                group.create_task(say())

        refused = [call for call in on.server.calls if "error" in call]
        assert [(one["error"]["description"], one["params"]) for one in refused[:3]] == []
        assert len(on.server.calls) >= MESSAGES
        assert await on.server.control("violations") == []
