"""The digest command, through the real command in this process."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from bot.cli.main import app
from ingest.errors import UnreadableURLError
from tests.support.web_server import local_fetcher

ARTICLE = {
    "id": "bridge",
    "title": "Harlow bridge closes",
    "source": "Harlow Courier",
    "published": "2025-02-20",
    "url": "https://harlow.example/bridge?utm_source=feed",
    "text": (
        "The old iron bridge in Harlow will close for repairs on 3 March. Engineer Maria Lindqvist "
        "leads the work, which will cost 4.2 million euros. Divers found cracks in two of the five "
        "pillars last autumn."
    ),
}
MESSAGES: list[dict[str, Any]] = [
    {
        "id": 1,
        "author": "Ann",
        "sent": "2025-02-20T09:00:00+00:00",
        "text": "look: https://harlow.example/bridge#top",
    },
    {
        "id": 2,
        "author": "Bob",
        "sent": "2025-02-20T09:05:00Z",
        "text": "I doubt the date, works begin after Easter",
        "reply_to": 1,
    },
    {
        "id": "three",
        "author": "Cy",
        "sent": 1740049200,
        "text": "and this",
        "links": ["https://pay.example/walled"],
    },
]


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def lines(rows: list[Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def given_articles(tmp_path: Path) -> str:
    path = tmp_path / "articles.jsonl"
    path.write_text(lines([ARTICLE]))
    return str(path)


def test_a_digest_is_one_line_with_stories_and_discussions(given_articles: str) -> None:
    result = run("digest", "--json", "-", "--articles", given_articles, stdin=lines(MESSAGES))

    assert result.exit_code == 0
    (row,) = rows(result)
    bridge, walled = row["stories"]
    assert bridge["headline"] == "Harlow bridge closes"
    assert bridge["messages"] == [1, 2]
    assert bridge["shared_by"] == ["Ann"]
    assert bridge["remarks"] == [
        {"message": 2, "author": "Bob", "text": "I doubt the date, works begin after Easter"}
    ]
    assert bridge["articles"] == [
        {
            "id": "bridge",
            "title": "Harlow bridge closes",
            "site": "Harlow Courier",
            "published": "2025-02-20",
            "url": "https://harlow.example/bridge",
            "messages": [1],
        }
    ]
    for sentence in bridge["sentences"]:
        (citation,) = sentence["citations"]
        assert ARTICLE["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert walled["listed"]
    assert walled["articles"][0]["unread"] == "not_read"
    assert walled["articles"][0]["url"] == "https://pay.example/walled"
    assert walled["messages"] == ["three"]
    assert row["discussions"] == []


def test_articles_of_the_library_are_found_by_their_canonical_address() -> None:
    assert run("import", "-", "--library", "news", stdin=lines([ARTICLE])).exit_code == 0

    (row,) = rows(run("digest", "--json", "-", "--library", "news", stdin=lines(MESSAGES)))

    assert row["stories"][0]["articles"][0]["id"] == "bridge"


def test_a_wrong_line_is_an_error_and_the_others_are_digested(given_articles: str) -> None:
    wrong = [{"id": 9, "author": "Eve", "text": "when?"}, {"author": "Eve"}]
    stdin = lines(wrong) + "no json\n" + lines(MESSAGES)

    result = run("digest", "--json", "-", "--articles", given_articles, stdin=stdin)

    *errors, row = rows(result)
    assert result.exit_code == 1
    assert [error["id"] for error in errors] == [9, "line 2", "line 3"]
    assert "sent" in errors[0]["error"]
    assert len(row["stories"]) == 2


def test_only_messages_of_the_period_are_told(given_articles: str) -> None:
    result = run(
        "digest", "--json", "-", "--articles", given_articles, "--since", "2025-02-20T10:00",
        stdin=lines(MESSAGES),
    )  # fmt: skip

    assert [story["messages"] for story in rows(result)[0]["stories"]] == [["three"]]
    assert run("digest", "-", "--since", "soon", stdin="").exit_code == 2


def test_nothing_is_an_empty_digest() -> None:
    result = run("digest", "--json", "-", stdin="")

    assert rows(result) == [{"stories": [], "discussions": []}]


def test_for_people_a_digest_is_text(given_articles: str) -> None:
    result = run("digest", "-", "--articles", given_articles, stdin=lines(MESSAGES))

    assert result.stdout.startswith("1. Harlow bridge closes\n")
    assert "Harlow Courier · 20 February 2025 · https://harlow.example/bridge" in result.stdout
    assert "— Bob: I doubt the date, works begin after Easter" in result.stdout
    assert "https://pay.example/walled · not read" in result.stdout
    assert run("digest", "-", stdin="").stdout.startswith("Nothing new")


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.lists(st.text(max_size=5), max_size=2),
)  # fmt: skip
FIELDS = ["id", "author", "sent", "text", "reply_to", "links"]


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), VALUES), max_size=4))
def test_any_rows_give_a_digest_and_errors(messages: list[dict[str, Any]]) -> None:
    result = run("digest", "--json", "-", stdin=lines(messages))

    *errors, row = rows(result)
    assert result.exit_code == (1 if errors else 0)
    assert row.keys() == {"stories", "discussions"}
    assert all(error.keys() == {"id", "error"} for error in errors)


RSS = b"""<rss version="2.0"><channel><title>The Courier</title><item><guid>1</guid>
<title>A bridge opens</title><link>https://courier.example/bridge</link></item></channel></rss>"""


class Newsstand(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        self.wfile.write(RSS)

    def log_message(self, *_: object) -> None:
        """Say nothing into the tests' output."""


def test_a_feed_is_read_entry_by_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.fetch.fetcher.Fetcher", lambda **_: local_fetcher())
    with HTTPServer(("127.0.0.1", 0), Newsstand) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/feed"
        people = CliRunner().invoke(app, ["feed", address])
        machine = CliRunner().invoke(app, ["feed", address, "--json"])
        server.shutdown()

    assert people.stdout.splitlines()[0] == f"The Courier ({address})"
    row = json.loads(machine.stdout)
    assert (row["title"], row["url"]) == ("A bridge opens", "https://courier.example/bridge")


def test_a_feed_inside_our_own_network_is_not_read() -> None:
    result = CliRunner().invoke(app, ["feed", "http://127.0.0.1:9/feed.xml"])

    assert isinstance(result.exception, UnreadableURLError)
