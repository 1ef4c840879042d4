"""The batch interface, through the real commands in this process."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from bot.cli.main import app

ARTICLES = [
    {
        "id": "bridge",
        "title": "Harlow bridge closes",
        "source": "Harlow Courier",
        "published": "2025-02-20",
        "text": (
            "The old iron bridge in Harlow will close for repairs on 3 March. Engineer Maria "
            "Lindqvist leads the work, which will cost 4.2 million euros. Divers found cracks in "
            "two of the five pillars last autumn."
        ),
    },
    {
        "id": "strike",
        "title": "Fishermen strike",
        "source": "Costa Hoje",
        "published": "2025-02-21T08:00:00+00:00",
        "text": (
            "Fishing boats in Porto Azul stay ashore because of a strike over fuel prices. The "
            "union, led by Teresa Moura, asks for a fixed price of 80 cents a litre."
        ),
    },
]
TEXTS = {article["id"]: article["text"] for article in ARTICLES}


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def lines(rows: list[Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARTICLE_BOT_DATA_DIR", str(tmp_path / "data"))
    assert run("import", "-", "--library", "news", stdin=lines(ARTICLES)).exit_code == 0


def test_import_says_how_many_chunks_each_article_has() -> None:
    result = run("import", "-", stdin=lines(ARTICLES))

    assert rows(result) == [{"id": "bridge", "chunks": 1}, {"id": "strike", "chunks": 1}]


@pytest.mark.usefixtures("library")
def test_search_gives_passages_that_stand_in_the_article() -> None:
    query = {"id": 1, "question": "Who leads the work on the bridge?"}

    result = run("search", "--json", "--library", "news", "-k", "2", "-", stdin=lines([query]))

    (found,) = rows(result)
    assert found["id"] == 1
    assert found["passages"][0]["article"] == "bridge"
    for passage in found["passages"]:
        text = TEXTS[passage["article"]]
        assert passage["text"] == text[passage["start"] : passage["end"]]


@pytest.mark.usefixtures("library")
def test_a_search_in_focus_stays_there() -> None:
    query = {"id": "q", "question": "the bridge in Harlow", "articles": ["strike"]}

    (found,) = rows(run("search", "--json", "--library", "news", "-", stdin=lines([query])))

    assert {passage["article"] for passage in found["passages"]} == {"strike"}


@pytest.mark.usefixtures("library")
def test_ask_gives_an_answer_with_quotes_and_confidence() -> None:
    query = {"id": "q", "question": "What does the union ask for?", "articles": ["strike"]}

    (given_,) = rows(run("ask", "--json", "--library", "news", "-", stdin=lines([query])))

    assert set(given_) == {"id", "answer", "citations", "abstained", "confidence"}
    (first, *_) = given_["citations"]
    assert "80 cents" in first["quote"]
    assert first["quote"] == TEXTS["strike"][first["start"] : first["end"]]
    assert 0 < given_["confidence"] <= 1


@pytest.mark.usefixtures("library")
def test_ask_understands_follow_ups_from_the_history() -> None:
    turn = {"question": "What does the union ask for?", "answer": "a fixed price"}
    query = {"id": "q", "question": "and who leads it?", "history": [turn], "articles": ["strike"]}

    (given_,) = rows(run("ask", "--json", "--library", "news", "-", stdin=lines([query])))

    assert "Teresa Moura" in given_["citations"][0]["quote"]


@pytest.mark.usefixtures("library")
def test_one_library_does_not_see_the_other() -> None:
    query = {"id": "q", "question": "Who leads the work on the bridge?"}

    (found,) = rows(run("search", "--json", "--library", "other", "-", stdin=lines([query])))

    assert found["passages"] == []


def test_summarize_stores_nothing() -> None:
    result = run("summarize", "--json", "--sentences", "1", "-", stdin=lines(ARTICLES))

    assert [row["id"] for row in rows(result)] == ["bridge", "strike"]
    assert all(row["summary"] for row in rows(result))
    assert rows(run("list", "--json")) == []


def test_extract_reads_rows_of_html() -> None:
    html = f"<html><head><title>T</title></head><body><article><h1>Bridge</h1><p>{TEXTS['bridge']}"

    (row,) = rows(run("extract", "--json", "-", stdin=lines([{"id": "p", "html": html}])))

    assert set(row) == {"id", "title", "author", "published", "text"}
    assert "Maria Lindqvist" in row["text"]


def test_a_bad_line_is_an_error_row_and_not_a_stop() -> None:
    text = lines([ARTICLES[0]]) + "not json\n" + lines([{"id": "x"}, ["a list"], ARTICLES[1]])

    result = run("import", "-", stdin=text)

    by_id = {row["id"]: row for row in rows(result)}
    assert result.exit_code == 1
    assert by_id["bridge"]["chunks"] == by_id["strike"]["chunks"] == 1
    assert "not JSON" in by_id["line 2"]["error"]
    assert "“text”" in by_id["x"]["error"]
    assert "not a JSON object" in by_id["line 4"]["error"]


@pytest.mark.parametrize("command", ["search", "ask"])
def test_a_question_without_words_is_an_error_row(command: str) -> None:
    result = run(command, "--json", "-", stdin=lines([{"id": 7}, {"id": 8, "question": "who?"}]))

    first, second = rows(result)
    assert result.exit_code == 1
    assert "“question”" in first["error"]
    assert "error" not in second


@pytest.mark.parametrize(
    ("text", "why"), [("", "is empty"), (" \n", "is empty"), ("word " * 400_001, "too long")]
)
def test_a_text_that_is_empty_or_endless_is_not_stored(text: str, why: str) -> None:
    result = run("import", "-", "-l", "odd", stdin=lines([{"id": "x", "text": text}]))

    assert result.exit_code == 1
    assert why in rows(result)[0]["error"]
    assert rows(run("list", "--json", "-l", "odd")) == []


def test_a_file_that_is_no_text_has_bad_lines(tmp_path: Path) -> None:
    (tmp_path / "odd.jsonl").write_bytes(b"\xff\xfe\x81 no text\n")

    result = run("import", str(tmp_path / "odd.jsonl"))

    assert result.exit_code == 1
    assert "not JSON" in rows(result)[0]["error"]


def test_a_file_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    result = run("import", str(tmp_path / "none.jsonl"))

    assert result.exit_code == 2
    assert "cannot be read" in result.stderr


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
fields = st.sampled_from(["id", "question", "history", "articles", "text", "title", "published"])


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.dictionaries(fields, json_values, max_size=6), max_size=4))
def test_every_line_in_gives_a_line_out_whatever_it_holds(given_rows: list[Any]) -> None:
    result = run("ask", "--json", "-", stdin=lines(given_rows))

    assert len(rows(result)) == len(given_rows)
