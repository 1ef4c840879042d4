import logging
import threading

import pytest
import tiktoken
from hypothesis import given
from hypothesis import strategies as st

from ingest.tokens import Tables, estimate, for_model

BYTES = tiktoken.Encoding(
    "bytes",
    pat_str=r"[\s\S]",
    mergeable_ranks={bytes([value]): value for value in range(256)},
    special_tokens={"<|endoftext|>": 256},
)


class Loader:
    """A source of tables that counts how often it is asked."""

    def __init__(self, error: Exception | None = None) -> None:
        self.asked: list[str] = []
        self.error = error

    def __call__(self, name: str) -> tiktoken.Encoding:
        self.asked.append(name)
        if self.error:
            raise self.error
        return BYTES


def test_a_table_that_can_be_had_is_loaded_once_and_counts() -> None:
    loader = Loader()
    tables = Tables(loader)

    assert tables.counter("cl100k_base")("four") == 4
    assert tables.counter("cl100k_base")("seven77") == 7
    assert loader.asked == ["cl100k_base"]


def test_nothing_is_loaded_before_the_first_count() -> None:
    loader = Loader()

    Tables(loader).counter("cl100k_base")

    assert loader.asked == []


def test_text_that_quotes_a_special_token_is_counted_as_text() -> None:
    assert Tables(Loader()).counter("x")("<|endoftext|>") == len("<|endoftext|>")


def test_without_a_table_the_estimate_counts_after_one_try_and_one_warning(
    caplog: pytest.LogCaptureFixture,
) -> None:
    loader = Loader(OSError("no route"))
    tables = Tables(loader)

    with caplog.at_level(logging.WARNING):
        counts = [tables.counter(name)("Hello there") for name in ("cl100k_base", "o200k_base")]

    assert counts == [estimate("Hello there")] * 2
    assert loader.asked == ["cl100k_base"]
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "no route" not in caplog.text


def test_a_server_that_hangs_holds_up_the_first_count_only_for_its_limit() -> None:
    stuck = threading.Event()

    def hang(_name: str) -> tiktoken.Encoding:
        stuck.wait(10)
        return BYTES

    tables = Tables(hang, seconds=0.05)
    try:
        assert tables.counter("cl100k_base")("Hello there") == estimate("Hello there")
        assert tables.counter("cl100k_base")("Hello") == estimate("Hello")
    finally:
        stuck.set()


def test_this_machine_without_network_counts_for_a_known_model() -> None:
    # pytest-socket closes the network: tiktoken's own download fails here
    assert for_model("gpt-5-mini")("Hello there") > 0


@pytest.mark.parametrize("name", [None, "llama3.2:3b", "mistral-small"])
def test_an_unknown_model_is_counted_by_the_estimate(name: str | None) -> None:
    assert for_model(name) is estimate


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        ("The cat sat.", 4),
        ("internationalization", 6),
        ("BANKS", 3),
        ("2026", 4),
        ("日本", 4),
        ("а", 1),
        ("🎉", 3),
        ("a\n\nb", 4),
    ],
)
def test_the_estimate_follows_its_rule(text: str, tokens: int) -> None:
    assert estimate(text) == tokens


# Counts of o200k_base, made once with its table.
@pytest.mark.parametrize(
    ("text", "o200k"),
    [
        ("The two leaders will meet again in Geneva next month, officials said on Tuesday.", 16),
        ("Die beiden Regierungen haben sich auf eine gemeinsame Erklärung geeinigt.", 14),
        ("Pääministeri tapaa ulkoministerin huomenna Helsingissä ennen kokousta.", 21),
        ("Министры встретятся в следующую пятницу, сообщила пресс-служба.", 17),
        ("两国领导人将于下周五在日内瓦会晤。", 17),
        ("首相は来週の金曜日にワシントンを訪問する予定です。", 20),
        ("두 정상은 다음 주 금요일에 제네바에서 만날 예정이다.", 16),
        ("سيلتقي الوزيران يوم الجمعة المقبل في جنيف.", 12),
        ("दोनों नेता अगले शुक्रवार को जिनेवा में मिलेंगे।", 13),
        ("1,234,567.89 on 2026-01-13 at 14:30, up 3.5%", 27),
        ("🎉 done ✅", 4),
    ],
    ids=["en", "de", "fi", "ru", "zh", "ja", "ko", "ar", "hi", "numbers", "emoji"],
)
def test_the_estimate_is_not_under_what_a_current_model_counts(text: str, o200k: int) -> None:
    assert o200k <= estimate(text) <= 7 * o200k


@given(st.text(), st.text())
def test_more_text_never_costs_less(start: str, rest: str) -> None:
    assert 0 <= estimate(start) <= estimate(start + rest)


@given(st.text(min_size=1))
def test_only_single_blanks_are_free(text: str) -> None:
    assert estimate(text) > 0 or text == " "
