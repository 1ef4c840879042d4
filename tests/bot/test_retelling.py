"""Questions that ask what was said in a talk get an extract of it."""

import pytest

from bot.answering import length
from bot.answering.extractive import ExtractiveReader
from bot.answering.question import asks_to_tell
from bot.answering.retelling import MOST, OVER, WORDS
from bot.answering.understand import understand
from bot.values import Answer, Turn
from ingest.embedding.minilm import MiniLM
from ingest.text.talk import has_turns, speaker_at
from ingest.values import Article, Passage

MEETING = """Chair: Um, okay, so the harbour bridge.
Ann Lee: The harbour bridge should be built of wood from the forests around the town. Yeah. \
Wood is far cheaper than steel for a bridge of such a length.
Bob: Right, okay, the bridge, yeah.
Bob: I think the harbour bridge must be made of steel because the ships may hit it in winter. \
I think the harbour bridge must be made of steel because big ships may hit it in winter.
Chair: How many ships pass the harbour bridge in a year, does anybody know that?
Ann Lee: About four hundred ships passed the harbour bridge last year, said the port office.
Bob: Steel will last a hundred years on the harbour bridge without much repair.
Chair: Then we take the wooden harbour bridge with steel feet, and all of us agree on that.
Ann Lee: The council gives two million for the harbour bridge before the summer is over.
Bob: The old harbour bridge can stay open for walkers until the new one is finished.
Chair: Next time we talk about the lamps on the harbour bridge and who will pay for them.
"""
READER = ExtractiveReader(MiniLM())
PROSE = " ".join(line.partition(": ")[2] for line in MEETING.splitlines())


def ask(question: str, text: str = MEETING, history: list[Turn] | None = None) -> Answer:
    article = Article("m1", "The meeting about the harbour bridge", text, language="en")
    understood = understand(question, history or [])
    return READER.answer(understood, [Passage(article, 0, len(text), 1.0)])


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


def test_opinions_are_told_in_several_sentences_word_for_word() -> None:
    answer = ask("Which opinions were there on the harbour bridge?")
    assert 4 <= len(answer.citations) <= MOST
    assert sum(len(quote.split()) for quote in quotes(answer)) <= WORDS * OVER
    assert all(quote in answer.text for quote in quotes(answer))


def test_a_fact_from_a_talk_is_still_told_in_few_sentences() -> None:
    answer = ask("How many ships passed the harbour bridge last year?")
    assert "four hundred" in answer.citations[0].quote
    assert len(answer.citations) <= 3


def test_an_extract_has_no_fillers_and_nothing_twice() -> None:
    told = quotes(ask("What did the group say about the steel of the harbour bridge?"))
    assert not [quote for quote in told if "okay" in quote]
    assert sum("must be made of steel" in quote for quote in told) == 1


@pytest.mark.parametrize("name", ["Ann Lee", "Bob"])
def test_who_is_named_in_the_question_is_quoted_first(name: str) -> None:
    text = (
        "Ann Lee: I see. The wood and the steel of the harbour bridge must come from far away.\n"
        "Bob: Well then. The wood and the steel of the harbour bridge must come from near here.\n"
        "Ann Lee: Good, and who pays for it?"
    )
    answer = ask(f"What did {name} think about the wood and steel of the harbour bridge?", text)
    assert speaker_at(text, answer.citations[0].start) == name


def test_an_extract_tells_who_says_each_sentence() -> None:
    text = (
        "Ann: Yes. The wood of the harbour bridge comes from forests beside our old town.\n"
        "Bob: No. The steel of the harbour bridge was the cheapest that could be found.\n"
        "Ann: The council pays all that the harbour bridge costs before the summer ends."
    )
    answer = ask("Summarize the discussion about the harbour bridge.", text)
    assert answer.text.startswith("Ann: The wood of the harbour bridge")
    assert "Bob: The steel of the harbour bridge" in answer.text


def test_a_text_in_which_nobody_speaks_is_answered_as_before() -> None:
    assert len(ask("Which opinions were there on the harbour bridge?", PROSE).citations) <= 3
    assert not has_turns(PROSE)


def test_who_wants_short_answers_gets_one_sentence_of_a_talk_too() -> None:
    length.want("short")
    try:
        assert len(ask("Summarize the discussion about the harbour bridge.").citations) == 1
    finally:
        length.want("normal")


def test_a_why_that_hangs_on_the_talk_before_gets_no_extract() -> None:
    before = Turn(
        "What must the harbour bridge be made of?", "The harbour bridge must be made of steel."
    )
    assert len(ask("Why?", history=[before]).citations) < 4


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "What did the Marketing expert recommend?"),
        ("en", "How did the minister respond to the doubts?"),
        ("de", "Was hat die Ministerin zum Hafen gesagt?"),
        ("es", "¿Qué dijo la ministra sobre el puerto?"),
        ("fr", "Qu'est-ce que la ministre a dit du port ?"),
        ("pt", "O que disse a ministra sobre o porto?"),
        ("ru", "Что министр сказала о порте?"),
        ("uk", "Що міністерка сказала про порт?"),
        ("ar", "ماذا قال الوزير عن الميناء؟"),
        ("ja", "港についてどんな意見が出ましたか？"),
    ],
)
def test_a_question_for_what_was_said_is_known_in_each_language(
    language: str, question: str
) -> None:
    assert asks_to_tell(question, language)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Who built the bridge?"),
        ("en", "How many ships pass it in a year?"),
        ("de", "Wann wurde die Brücke gebaut?"),
        ("es", "¿Cuánto cuesta el puente?"),
        ("fr", "Où se trouve le port ?"),
        ("pt", "Quem construiu a ponte?"),
        ("ru", "Где стоит мост?"),
        ("uk", "Коли збудували міст?"),
        ("ar", "أين الجسر؟"),
        ("ja", "橋はいつできましたか？"),
    ],
)
def test_a_question_for_one_fact_asks_for_no_account(language: str, question: str) -> None:
    assert not asks_to_tell(question, language)


def test_one_line_with_a_colon_is_no_talk() -> None:
    assert not has_turns("The governor (French: gouverneur) stands for the king.")
    assert has_turns("Ann: Hello.\nBob: Hi.\nAnn: Bye.")
