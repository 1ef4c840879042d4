"""The conversation in the terminal, as a person sees it: through a real pseudo-terminal."""

import io
import os
import sys
from pathlib import Path

import pexpect
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import App
from bot.console.chat import converse, incoming, names_a_missing_file
from bot.console.render import answer_text
from bot.console.sample import play
from bot.values import Answer, Citation
from bot.wording import say
from ingest.values import Article, FileSource, LibraryId

ARTICLE = Article("a", "Title", "It rains. The sun shines on 3 May.", site="The Site")


async def test_the_sample_conversation_answers_and_leaves_nothing(
    app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    await play(app)

    said = capsys.readouterr().out
    assert "January 13" in said
    assert "Washington" in said
    assert say("doesnt_say") in said
    assert app.store.articles(LibraryId("sample")) == []


@pytest.mark.timeout(120)
def test_a_newcomer_talks_with_the_example_at_once(tmp_path: Path) -> None:
    environment = {**os.environ, "ARTICLE_BOT_DATA_DIR": str(tmp_path), "TERM": "dumb"}
    terminal = pexpect.spawn(
        sys.executable, ["-m", "bot", "run"], env=environment, encoding="utf-8", timeout=60
    )
    terminal.setwinsize(50, 200)

    terminal.expect("Tokyo and London")
    terminal.expect("you> ")
    terminal.sendline("when does Kishida meet Biden?")
    terminal.expect("January 13")
    terminal.expect("you> ")
    terminal.sendline("/quit")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert terminal.exitstatus == 0


async def test_a_library_without_articles_gets_the_example(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    await converse(app, "mine")

    assert len(app.store.articles(LibraryId("mine"))) == 1


def test_the_path_of_a_file_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "some article.txt"
    path.write_text("Words.", encoding="utf-8")

    message = incoming(f"'{path}'", LibraryId("mine"))

    assert list(message.sources) == [FileSource("some article.txt", b"Words.")]
    assert message.text == ""


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("/nowhere/report.pdf", True),
        ("~/no such report.docx", True),
        ("report-of-nobody.pdf", True),
        ("/articles", False),
        ("/forget all", False),
        ("what about v1.2?", False),
        ("/ask who wrote report.pdf", False),
    ],
)
def test_the_path_of_no_file_is_told_from_a_question(text: str, missing: bool) -> None:
    assert names_a_missing_file(text) is missing


def test_words_that_are_no_path_are_said() -> None:
    message = incoming("what about v1.2?", LibraryId("mine"))

    assert (message.text, list(message.sources)) == ("what about v1.2?", [])


@given(st.text(max_size=300))
def test_any_words_make_a_message(text: str) -> None:
    incoming(text, LibraryId("mine"))


def test_an_answer_by_a_model_shows_numbered_quotes() -> None:
    answer = Answer("On 3 May [1].", (Citation(1, ARTICLE, 10, 34),), reader="llm")

    shown = answer_text(answer)

    assert shown.splitlines()[1].strip() == "[1] “The sun shines on 3 May.” — Title, The Site"


def test_an_abstention_shows_the_nearest_thing() -> None:
    shown = answer_text(Answer("", (Citation(1, ARTICLE, 0, 9),), abstained=True))

    assert shown.startswith(say("doesnt_say"))
    assert "“It rains.”" in shown


def test_an_answer_given_in_place_of_the_model_says_so() -> None:
    answer = Answer("It rains.", (Citation(1, ARTICLE, 0, 9),), fallback="model_slow")

    assert say("fallback.model_slow") in answer_text(answer)
