"""Headings and questions of an article: they lead to answers and are never quoted as one."""

import pytest

from bot.answering.candidates import gather
from bot.answering.extractive import ExtractiveReader
from bot.answering.leads import leads
from bot.answering.understand import understand
from bot.values import Answer, Turn
from ingest.embedding.minilm import MiniLM
from ingest.text import sentences
from ingest.values import Article, Passage

BINS = """The town introduces new bins in September.

Q: How often is the brown bin emptied?
A: Once a week in summer, every two weeks in winter.

Q: Can I refuse the bin?
A: Yes, if you compost at home.

Complaints

The waste line answers from Monday to Friday."""

KEEPER = """Ines Carvalho keeps the light at Cabo Raso.

Is it lonely up there?

Carvalho: No, I talk with the fishing boats every evening.

"Who is there?" she asks the fog."""


@pytest.fixture(scope="module")
def reader() -> ExtractiveReader:
    return ExtractiveReader(MiniLM())


def ask(reader: ExtractiveReader, question: str, text: str, *history: Turn) -> Answer:
    article = Article("a", "An article", text, language="en")
    return reader.answer(understand(question, history), [Passage(article, 0, len(text), 1.0)])


def leading(text: str) -> list[str]:
    return [span.of(text) for span in sentences.split(text) if leads(text, span.start, span.end)]


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How often is the brown bin emptied?", BINS, "A: Once a week in summer"),
        ("Can I refuse the bin?", BINS, "A: Yes, if you compost"),
        ("How can I make complaints?", BINS, "The waste line answers"),
        ("Is it lonely up there?", KEEPER, "Carvalho: No, I talk"),
    ],
)
def test_what_stands_under_a_question_or_a_heading_answers(
    reader: ExtractiveReader, question: str, text: str, quote: str
) -> None:
    answer = ask(reader, question, text)

    assert answer.citations[0].quote.startswith(quote)


def test_questions_that_are_put_and_headings_lead() -> None:
    assert leading(BINS) == [
        "Q: How often is the brown bin emptied?",
        "Q: Can I refuse the bin?",
        "Complaints",
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"Who is there?" she asks the fog.\nIt rained.',
        "But who pays? Nobody knows.\nIt rained.",
        "It rained.\nWho pays?",
        "Price: 36 pounds\nIt is paid in January.",
        "- a clean jar\nIt must be dry.",
        "Tom Becker\nAylin Kaya\nRuth Osei",
    ],
)
def test_quoted_questions_fields_and_lists_do_not_lead(text: str) -> None:
    assert leading(text) == []


def test_a_lead_goes_with_its_paragraph_alone() -> None:
    article = Article("a", "An article", BINS, language="en")

    found = gather([Passage(article, 0, len(BINS), 1.0)], "en")

    led = {one.text: one.lead.text for one in found if one.lead}
    assert led == {
        "A: Once a week in summer, every two weeks in winter.": (
            "Q: How often is the brown bin emptied?"
        ),
        "A: Yes, if you compost at home.": "Q: Can I refuse the bin?",
        "The waste line answers from Monday to Friday.": "Complaints",
    }


def test_an_article_of_nothing_but_headings_is_still_quoted(reader: ExtractiveReader) -> None:
    answer = ask(reader, "Is it lonely up there?", "Is it lonely up there?\n\nIs it cold?\n\n!")

    assert answer.citations
