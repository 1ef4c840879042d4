"""The commands for people, through the real command line in this process."""

import asyncio
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner, Result

from bot import catalogue
from bot.cli.failing import tell
from bot.cli.main import app
from bot.errors import OptedOutError, TooManyFeedsError, UnknownFeedError
from bot.settings import BotSettings
from bot.state.feedback import About
from bot.values import Turn
from bot.wording import explain, say
from ingest import errors
from ingest.errors import NotAnArticle
from ingest.values import LibraryId
from tests.support.apps import opened_app
from tests.support.openai_server import OpenAIServer

TEXT = (
    "Varnholm's lighthouse goes under the hammer\n\n"
    "The lighthouse of Varnholm will be sold at auction on 14 June 2025, the coast guard said. "
    "Keeper Signe Aasland, who lived in it for 31 years, asks the village to buy it.\n\n"
    "The minimum price is 900,000 crowns, and the lamp must be kept burning for passing boats. "
    "Two hotels and a painter from Bergen have shown interest in the tower and its garden."
)
COMMANDS = [command.name for command in app.registered_commands]


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARTICLE_BOT_DATA_DIR", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def lighthouse(home: Path) -> Path:
    path = home / "lighthouse.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert run("add", str(path)).exit_code == 0
    return path


def test_the_operator_sees_what_people_thought_and_nothing_that_was_forgotten(
    home: Path,
) -> None:
    library, asked = LibraryId("default"), datetime.now(UTC)
    with opened_app(home / "data") as opened:
        turn = Turn("When is it sold?", "On 14 June.")
        opened.conversations.add_turn("me", library, turn, key="1:1", articles=[], asked=asked)
        opened.feedback.give(About(library, "1:1", ["a1"]), "42", "bad", asked)
        opened.feedback.explain(library, "1:1", "42", "wrong")
    machine, people = run("feedback", "--json"), run("feedback")
    assert run("forget", "--all").exit_code == 0
    after = run("feedback", "--json")

    counts, bad = (json.loads(line) for line in machine.stdout.splitlines())
    assert counts == {"good": 0, "bad": 1}
    assert (bad["question"], bad["reason"], bad["articles"]) == (
        "When is it sold?",
        "wrong",
        ["a1"],
    )
    assert "When is it sold? [a1]" in people.stdout
    assert json.loads(after.stdout) == {"good": 0, "bad": 0}


def test_there_are_the_commands_that_the_documents_name() -> None:
    documented = (
        "run chat add ask search summarize extract import import-chat digest feed list link forget "
        "reindex feedback doctor"
    )

    assert sorted(filter(None, COMMANDS)) == sorted(documented.split(" "))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert "Example:" in result.stdout


@pytest.mark.usefixtures("lighthouse")
def test_what_was_added_is_listed_asked_and_summarised() -> None:
    listed = run("list").stdout
    id_ = listed.split()[0]

    assert "Varnholm's lighthouse goes under the hammer" in listed
    assert "14 June 2025" in run("ask", "When is the lighthouse sold?").stdout
    assert "Varnholm" in run("summarize", id_).stdout
    assert "crowns" in run("search", "minimum price").stdout


@pytest.mark.usefixtures("lighthouse")
def test_what_was_forgotten_is_no_longer_listed() -> None:
    id_ = run("list").stdout.split()[0]

    assert run("forget", id_).exit_code == 0

    assert "No articles yet" in run("list").stdout


@pytest.mark.usefixtures("home")
def test_forgetting_what_is_not_there_says_so() -> None:
    result = run("forget", "nothing")

    assert isinstance(result.exception, errors.UnknownArticleError)


@pytest.mark.usefixtures("lighthouse")
def test_a_link_to_an_article_stays_the_same_and_cannot_be_guessed() -> None:
    id_ = run("list").stdout.split()[0]

    first, again = run("link", id_, "--bot", "reader_bot"), run("link", id_)

    start, _, token = first.stdout.strip().partition("?start=")
    assert start == "https://t.me/reader_bot"
    assert again.stdout.strip() == f"?start={token}"
    assert 22 <= len(token) <= 64  # Telegram takes 64 characters
    assert id_ not in token


@pytest.mark.usefixtures("home")
def test_there_is_no_link_to_what_is_not_there() -> None:
    assert isinstance(run("link", "nothing").exception, errors.UnknownArticleError)


@pytest.mark.usefixtures("lighthouse")
def test_forgetting_needs_to_be_told_what() -> None:
    assert run("forget").exit_code == 2
    assert len(run("list").stdout.splitlines()) == 1


def test_a_source_that_is_neither_link_nor_file_is_named_and_stops_no_other(home: Path) -> None:
    good = home / "good.txt"
    good.write_text(TEXT, encoding="utf-8")

    result = run("add", "no-such-file.pdf", str(good))

    assert result.exit_code == 1
    assert "no-such-file.pdf is neither a link" in " ".join(result.stderr.split())
    assert "Varnholm" in result.stdout


def test_one_bad_source_does_not_stop_the_others(home: Path) -> None:
    good, bad = home / "good.txt", home / "bad.docx"
    good.write_text(TEXT, encoding="utf-8")
    bad.write_bytes(b"PK\x03\x04 not a zip at all")

    result = run("add", str(bad), str(good))

    assert result.exit_code == 1
    assert "Varnholm" in result.stdout
    assert "bad.docx: That file is damaged" in result.stderr


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FILE_MAX_BYTES", "1000000")
    large = home / "large.txt"
    with large.open("wb") as file:
        file.truncate(200_000_000)

    result = run("add", str(large))

    assert result.exit_code == 1
    assert "I read up to 1 MB" in result.stderr


def test_a_library_that_is_open_elsewhere_is_said_to_be(home: Path) -> None:
    with opened_app(home / "data"):
        done = subprocess.run(
            [sys.executable, "-m", "bot", "list"], capture_output=True, text=True, check=False
        )

    assert done.returncode == 1
    assert done.stdout == ""
    assert "in use by another article-bot" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("lighthouse")
async def test_an_index_by_another_model_is_refused_until_it_is_rebuilt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async with OpenAIServer() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", str(server.key))
        monkeypatch.setenv("EMBEDDING_MODEL", "test-embed")
        refused = await asyncio.to_thread(run, "list")
        rebuilt = await asyncio.to_thread(run, "reindex")
        found = await asyncio.to_thread(run, "search", "minimum price")

    assert isinstance(refused.exception, errors.IndexMismatchError)
    tell(refused.exception)
    assert "article-bot reindex" in capsys.readouterr().err
    assert rebuilt.exit_code == 0
    assert "crowns" in found.stdout


@pytest.mark.usefixtures("home")
def test_a_doctor_finds_nothing_wrong_on_a_fresh_machine() -> None:
    result = run("doctor", "--json")

    checks = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert {check["check"] for check in checks} == {
        "settings",
        "data folder",
        "library and embedding",
        "chat model",
        "Telegram",
    }
    assert all(check["ok"] for check in checks)


@pytest.mark.usefixtures("home")
def test_a_doctor_says_what_is_wrong_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAT_MODEL", "any")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:nobody")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")

    result = run("doctor")

    assert result.exit_code == 1
    assert "FAIL  chat model: The chat model's server cannot be reached" in result.stdout
    assert "FAIL  Telegram: http://127.0.0.1:9 cannot be reached" in result.stdout


@pytest.mark.usefixtures("home")
def test_a_doctor_sees_a_webhook_without_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:nobody")
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example/hook")

    result = run("doctor")

    assert result.exit_code == 1
    assert "FAIL  Telegram: WEBHOOK_URL is set and WEBHOOK_SECRET is not" in result.stdout


def test_a_doctor_sees_a_folder_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("ARTICLE_BOT_DATA_DIR", str(tmp_path / "file"))

    result = run("doctor")

    assert result.exit_code == 1
    assert "FAIL  data folder" in result.stdout


def test_an_address_without_a_port_is_named_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WEBHOOK_LISTEN", "localhost")

    result = run("list")

    assert isinstance(result.exception, ValidationError)
    tell(result.exception)
    assert "WEBHOOK_LISTEN: write it as host:port" in capsys.readouterr().err


def test_a_wrong_setting_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ADMINS", "canary-secret")

    result = run("list")

    assert isinstance(result.exception, ValidationError)
    tell(result.exception)
    said = capsys.readouterr().err
    assert "ADMINS" in said
    assert "canary-secret" not in said


def every_error() -> list[Exception]:
    return [
        errors.UnreadableURLError("u", "not a public address"),
        errors.FetchTimeoutError("u", 15),
        errors.BadStatusError("u", 404),
        errors.RedirectError("u"),
        errors.FetchError("u"),
        errors.TooLargeError("u", 5_000_000),
        errors.EmptySourceError("u"),
        errors.UnsupportedTypeError("u", "image/png"),
        errors.DamagedFileError("u", "PDF"),
        errors.EncryptedFileError("u", "PDF"),
        errors.NoTextLayerError("u", 3),
        errors.ParserLimitError("u"),
        errors.NotAFeedError("u"),
        errors.IngestError("u"),
        errors.LibraryLockedError("/p", 1),
        errors.IndexMismatchError("a", "b"),
        errors.EmbeddingError("canary"),
        errors.UnknownArticleError("a"),
        TooManyFeedsError(200),
        UnknownFeedError("canary"),
        OptedOutError(),
        ValueError("canary"),
    ]


@pytest.mark.parametrize("error", every_error(), ids=lambda error: type(error).__name__)
def test_every_error_is_one_sentence_or_two_without_its_own_text(error: Exception) -> None:
    said = explain(error)

    assert said.endswith(".")
    assert "canary" not in said
    assert "{" not in said


def test_every_reason_not_to_be_an_article_has_a_sentence() -> None:
    assert all(catalogue.has(f"not-article-{reason}") for reason in get_args(NotAnArticle))


def test_facts_are_filled_in() -> None:
    assert "404" in explain(errors.BadStatusError("u", 404))
    assert "5 MB" in explain(errors.TooLargeError("u", 5_000_000))
    assert say("minutes", minutes=3) == "3 min read"


def test_an_unexpected_error_is_one_sentence_and_exit_code_1(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert tell(RuntimeError("canary")) == 1

    assert capsys.readouterr().err == f"article-bot: {say('broken')}\n"


def test_settings_are_described() -> None:
    assert all(field.description for field in BotSettings.model_fields.values())
