"""A group's history comes from an export of Telegram Desktop, under the rules of the group."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from bot.cli.chat_export import Chat, ExportError, Readable, number_of, read_export
from bot.cli.chat_history import MIGRATED, Group, History
from bot.cli.main import app
from bot.state.choices import DISCUSSION, RETENTION, Settings
from bot.state.homes import Homes
from bot.state.migrating import bring_up_to_date
from bot.state.preferences import Preferences
from bot.state.talk_log import Heard, TalkLog
from ingest.database.engine import make_engine
from ingest.values import LibraryId
from tests.support.apps import opened_app

BARE, CHAT = 1234567890, -1001234567890
HERE = LibraryId(f"telegram:{CHAT}")
LINK = "https://news.example/bridge"
NOW = datetime.now(UTC).replace(microsecond=0)
DAY = timedelta(days=1)
GROUP = Group(HERE, CHAT, CHAT, me=99, discussion=True)

Json = dict[str, Any]


class Home:
    """A data folder, what is kept in it, and the command on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = make_engine(folder / "data" / "article-bot.db")
        bring_up_to_date(self.engine)
        self.talk = TalkLog(self.engine)
        self.settings = Settings(Preferences(self.engine))

    def run(self, content: Json | bytes, *options: str, chat: int = CHAT) -> Result:
        path = self.folder / "result.json"
        path.write_bytes(content if isinstance(content, bytes) else as_file(content))
        return CliRunner().invoke(app, ["import-chat", str(path), "--chat", str(chat), *options])

    def counts(self, content: Json, *options: str, chat: int = CHAT) -> Json:
        done = self.run(content, "--json", *options, chat=chat)
        assert done.exit_code == 0, done.output
        row: Json = json.loads(done.stdout)
        return {name: count for name, count in row.items() if count and name != "chat"}

    def kept(self) -> list[Heard]:
        return list(self.talk.between(HERE, NOW - 9999 * DAY, NOW + DAY))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    monkeypatch.setenv("ARTICLE_BOT_DATA_DIR", str(tmp_path / "data"))
    home = Home(tmp_path)
    yield home
    home.engine.dispose()


def message(id_: int, text: object = "", *, sent: datetime = NOW - DAY, **others: object) -> Json:
    return {
        "id": id_,
        "type": "message",
        "date": sent.isoformat(),
        "date_unixtime": str(int(sent.timestamp())),
        "from": "Ann",
        "from_id": "user42",
        "text": text,
        **others,
    }


def link(url: str = LINK) -> Json:
    return {"type": "link", "text": url}


def export(*messages: Json, id_: int = BARE, kind: str = "private_supergroup") -> Json:
    return {"name": "Bridge friends", "type": kind, "id": id_, "messages": list(messages)}


def account(*chats: Json, left: tuple[Json, ...] = ()) -> Json:
    return {
        "about": "Here is your data.",
        "personal_information": {"user_id": 7, "first_name": "Ann"},
        "chats": {"about": "These are your chats.", "list": list(chats)},
        "left_chats": {"about": "And these were.", "list": list(left)},
    }


def as_file(content: Json) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def rows(content: bytes, *wanted: int) -> tuple[list[Json], list[Chat]]:
    met: list[Chat] = []
    return [row for _, row in read_export(io.BytesIO(content), wanted or {CHAT}, met)], met


# ---- the command


def test_a_group_starts_with_its_history(home: Home) -> None:
    home.settings.choose(HERE, DISCUSSION, "on")
    hidden = {"type": "text_link", "text": "this", "href": "https://news.example/hidden"}
    told = home.counts(
        export(
            message(1, ["look ", link(), " and ", hidden]),
            message(2, "at last", from_id="user43", reply_to_message_id=1) | {"from": "Bo"},
        )
    )

    shared, said = home.kept()
    assert told == {"read": 2, "kept": 2}
    assert (shared.chat, shared.message, shared.person, shared.author) == (CHAT, 1, "42", "Ann")
    assert shared.text == f"look {LINK} and this"
    assert shared.links == (LINK, "https://news.example/hidden")
    assert shared.sent == NOW - DAY
    assert (said.text, said.reply_to, said.person) == ("at last", 1, "43")
    assert home.talk.last_said(HERE, "43", 0) == NOW - DAY


def test_without_discussion_only_links_come_in(home: Home) -> None:
    told = home.counts(export(message(1, ["look ", link()]), message(2, "at last")))

    (share,) = home.kept()
    assert told == {"read": 2, "kept": 1, "empty": 1}
    assert (share.text, share.links) == ("", (LINK,))


def test_what_is_too_old_for_the_group_stays_out(home: Home) -> None:
    home.settings.choose(HERE, RETENTION, "7")
    told = home.counts(export(*(message(day, [link()], sent=NOW - day * DAY) for day in (1, 6, 8))))

    assert told == {"read": 3, "kept": 2, "old": 1}


def test_who_opted_out_and_what_was_forgotten_stays_out(home: Home) -> None:
    content = export(message(1, [link()]), message(2, [link()], from_id="user43"))
    home.talk.opt_out(HERE, "43")
    home.counts(content)
    home.talk.forget_message(HERE, CHAT, 1)

    assert home.counts(content) == {"read": 2, "opted_out": 1, "forgotten": 1}
    assert home.kept() == []
    assert home.talk.last_said(HERE, "43", 0) is None


def test_importing_again_changes_nothing(home: Home) -> None:
    content = export(*(message(number, [link()]) for number in range(1, 1200)))
    first = home.counts(content)
    before = home.kept()

    assert home.counts(content) == first == {"read": 1199, "kept": 1199}
    assert home.kept() == before


def test_a_dry_run_counts_and_writes_nothing(home: Home) -> None:
    done = home.run(export(message(1, [link()]), message(2, "words")), "--dry-run")

    assert done.exit_code == 0
    assert "Messages read: 2\nWould be kept: 1\nNot kept, without a link" in done.stdout
    assert home.kept() == []
    assert home.talk.last_said(HERE, "42", 0) is None


def test_a_history_comes_in_while_the_bot_is_running(home: Home) -> None:
    with opened_app(home.folder / "data"):
        assert home.counts(export(message(1, [link()]))) == {"read": 1, "kept": 1}


def test_one_chat_of_a_whole_account_is_chosen(home: Home) -> None:
    other = export(message(1, [link("https://private.example/x")]), id_=5, kind="personal_chat")
    left = export(message(9, [link()]))

    assert home.counts(account(other, left=(left,))) == {"read": 1, "kept": 1}
    assert [one.message for one in home.kept()] == [9]


def test_a_wrong_chat_is_told_with_the_right_ones(home: Home) -> None:
    single = home.run(export(message(1, [link()])), chat=-1009)
    many = home.run(account(export(id_=7, kind="private_group"), export()), chat=-1009)

    assert (single.exit_code, many.exit_code) == (1, 1)
    assert f"-1009 is not in this file. It has: “Bridge friends” ({CHAT})." in single.stderr
    assert "(-7); “Bridge friends”" in many.stderr
    assert home.kept() == []


def test_a_damaged_file_is_told_in_a_sentence_and_what_came_before_stays(home: Home) -> None:
    whole = as_file(export(*(message(number, [link()]) for number in range(1, 9))))

    done = home.run(whole[: len(whole) // 2])

    assert done.exit_code == 1
    assert "The file is damaged, or ends too early." in done.stderr
    assert "Traceback" not in done.output
    assert 0 < len(home.kept()) < 8


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not a JSON export"),
        (b"<html>", "not a JSON export"),
        (b"\x89PNG\r\n", "not a JSON export"),
        (b"[1, 2]", "There is no chat in this file"),
        (b"{}", "There is no chat in this file"),
        (b'{"messages": []}', "does not say which chat"),
        (b'{"id": "x", "type": "private_group", "messages": []}', "does not say which chat"),
    ],
    ids=["empty", "html", "picture", "list", "nothing", "no head", "odd head"],
)
def test_what_is_no_export_is_told_in_a_sentence(home: Home, content: bytes, told: str) -> None:
    done = home.run(content)

    assert done.exit_code == 1
    assert told in done.stderr


def test_a_file_that_is_not_there_and_a_chat_that_is_no_group_are_refused(home: Home) -> None:
    missing = CliRunner().invoke(app, ["import-chat", str(home.folder / "x"), "--chat", str(CHAT)])
    person = home.run(export(), chat=BARE)

    assert (missing.exit_code, person.exit_code) == (1, 2)
    assert "cannot be read: No such file" in missing.stderr
    assert "negative" in person.stderr


def test_strangers_are_not_imported(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_USERS", "43")

    told = home.counts(export(message(1, [link()]), message(2, [link()], from_id="user43")))

    assert told == {"read": 2, "kept": 1, "stranger": 1}


def test_a_group_that_moved_is_imported_under_the_numbers_of_both(home: Home) -> None:
    old = LibraryId("telegram:-77")
    Homes(home.engine).move(-77, CHAT)
    before, answer = MIGRATED + 5, MIGRATED + 6
    content = export(
        message(before, [link()]),
        message(answer, [link()], reply_to_message_id=before),
        message(5, [link()]),
    )

    assert home.counts(content) == {"read": 3, "kept": 3}

    kept = home.talk.between(old, NOW - 9 * DAY, NOW)
    assert {(one.chat, one.message, one.reply_to) for one in kept} == {
        (-77, 5, None),
        (-77, 6, 5),
        (CHAT, 5, None),
    }
    assert home.counts(export(message(8, [link()]), id_=77, kind="private_group"))["kept"] == 1
    assert home.talk.find(old, -77, 8) is not None


# ---- what messages say


def heard(*messages: Json, group: Group = GROUP) -> list[Heard | str]:
    history = History(group)
    return [history.heard(one) for one in messages]


def only(*messages: Json) -> Heard:
    last = heard(*messages)[-1]
    assert isinstance(last, Heard)
    return last


def test_topics_of_a_forum_are_found_by_the_notice_that_made_them() -> None:
    made = {"id": 7, "type": "service", "action": "topic_created", "title": "News"}
    _, first, answer, general = heard(
        made,
        message(8, "one", reply_to_message_id=7),
        message(9, "two", reply_to_message_id=8),
        message(10, "three"),
    )

    assert isinstance(first, Heard)
    assert isinstance(answer, Heard)
    assert isinstance(general, Heard)
    assert (first.topic, first.reply_to) == (7, None)
    assert (answer.topic, answer.reply_to) == (7, 8)
    assert general.topic == 0


def test_bots_and_what_is_said_to_them_are_no_talk() -> None:
    assert heard(
        message(1, "I am the bot", from_id="user99"),
        message(2, "me too", inline_bot_buttons=[[{"type": "url", "text": "x"}]]),
        {"id": 3, "type": "unsupported"},
        {"id": 4, "type": "service", "action": "pin_message"},
    ) == ["bot", "bot", "unclear", "service"]
    command = [{"type": "bot_command", "text": "/ask"}, " when?"]
    assert only(message(5, command)).text == ""
    assert (
        only(message(1, "x", from_id="user99"), message(6, "ok", reply_to_message_id=1)).text == ""
    )


def test_of_a_forwarded_message_only_the_links_are_the_persons() -> None:
    theirs = only(message(1, ["read ", link()], forwarded_from="Bo"))
    posted = only(
        message(
            2,
            "The bridge is shut.",
            from_id="channel777",
            forwarded_from="The Courier",
        )
        | {"from": "The Courier"}
    )

    assert (theirs.text, theirs.links) == ("", (LINK,))
    assert (posted.text, posted.person) == ("The bridge is shut.", "-100777")


def test_an_answer_to_another_chat_answers_nothing_here() -> None:
    assert (
        only(message(2, "x", reply_to_message_id=1, reply_to_peer_id="channel5")).reply_to is None
    )


def test_before_the_group_was_a_supergroup_nobody_knows_its_number() -> None:
    assert heard(message(MIGRATED + 5, "x")) == ["moved"]


def test_an_old_export_has_only_local_time() -> None:
    old = {"id": 1, "type": "message", "date": "2026-01-05T08:00:00", "from_id": "user42"}

    assert only(old).sent == datetime.fromisoformat("2026-01-05T08:00:00").astimezone(UTC)
    assert heard(old | {"date": "yesterday"}) == ["unclear"]
    assert heard(old | {"date_unixtime": "9" * 30}) == ["unclear"]


def test_chats_are_numbered_as_the_bot_api_does() -> None:
    assert number_of(BARE, "private_supergroup") == number_of(BARE, "public_supergroup") == CHAT
    assert number_of(7, "private_group") == -7
    assert number_of(7, "public_channel") == -1000000000007
    assert number_of(7, "personal_chat") == 7


# ---- any export


def test_control_characters_are_read_as_telegram_desktop_writes_them() -> None:
    (row,), _ = rows(
        b'\xef\xbb\xbf{"type":"private_supergroup","id":1234567890,"messages":'
        rb'[{"text":"a\x0Bb\\x41\n"}]}'
    )

    assert row["text"] == "a\x0bb\\x41\n"


WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
PIECES = st.lists(WORDS | st.builds(lambda words: {"type": "bold", "text": words}, WORDS))
MESSAGES = st.lists(
    st.builds(
        message,
        st.integers(1, 2**40),
        WORDS | PIECES,
        reply_to_message_id=st.integers(-(2**40), 2**40),
        media=st.dictionaries(WORDS, WORDS, max_size=2),
    ),
    max_size=6,
)


@given(MESSAGES, st.booleans())
def test_every_message_of_the_chat_is_read_and_none_of_another(
    messages: list[Json], whole: bool
) -> None:
    other = export(message(1, "of somebody else"), id_=5, kind="personal_chat")
    content = account(other, export(*messages), other) if whole else export(*messages)

    found, met = rows(as_file(content))

    assert found == messages
    assert [chat.number for chat in met] == ([5, CHAT, 5] if whole else [CHAT])


@given(MESSAGES, st.data())
def test_a_file_that_is_cut_gives_its_beginning_and_then_says_so(
    messages: list[Json], data: st.DataObject
) -> None:
    content = as_file(export(*messages))
    cut = content[: data.draw(st.integers(0, len(content) - 1))]
    met: list[Chat] = []
    found: list[Json] = []

    with pytest.raises(ExportError):
        found.extend(row for _, row in read_export(io.BytesIO(cut), {CHAT}, met))

    assert found == messages[: len(found)]


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)
FIELDS = (
    "id",
    "type",
    "date",
    "date_unixtime",
    "from",
    "from_id",
    "text",
    "reply_to_message_id",
    "action",
    "forwarded_from",
    "forwarded_from_id",
    "inline_bot_buttons",
)


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), ODD), max_size=4), ODD)
def test_no_message_is_too_odd_to_be_passed_over(odd: list[Json], text: object) -> None:
    for row in [*odd, *(message(1) | one for one in odd), message(2, text)]:
        said = History(GROUP).heard(row)
        assert isinstance(said, Heard | str)
        if isinstance(said, Heard):
            said.text.encode()
            assert "\0" not in said.text + said.author


@given(st.binary(max_size=60), st.integers(1, 9))
def test_mending_leaves_everything_else_as_it_is(content: bytes, size: int) -> None:
    class Slow(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            return super().read(size)

    def mended(file: io.BytesIO) -> bytes:
        readable = Readable(file)
        return b"".join(iter(lambda: readable.read(64), b""))

    found = mended(Slow(content))

    assert found == mended(io.BytesIO(content))
    if b"\\x" not in content:
        assert found == content.removeprefix(b"\xef\xbb\xbf") or content.startswith(b"\xef")
