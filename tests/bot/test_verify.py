import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.verify import NOT_IN_ARTICLE, Verified, verify
from ingest.text import sentences
from ingest.values import Article, Passage

HARBOUR = Article(
    "harbour",
    "Port of Lund to close",
    "The port of Lund will close on March 4, Mayor Ada Moss said on Monday. "
    "About 5,000,000 tonnes of grain passed through it last year, 12 percent less than before.\n"
    "“We had no choice,” Moss told the Daily Herald. "
    "The harbour master, Ben Kane, asked readers to write to harbour@lund.example.",
    site="Daily Herald",
    language="en",
    published=datetime(2023, 2, 8, 9, 0, tzinfo=UTC),
    url="https://herald.example/port",
)
BRIDGE = Article(
    "bridge",
    "Bridge opens",
    "Ministers of Norway and Sweden opened a bridge near Svinesund. It cost $30 million.",
    language="en",
)


def passages() -> list[Passage]:
    first = HARBOUR.text.partition("\n")[0]
    return [
        Passage(HARBOUR, 0, len(first), 1.0),
        Passage(HARBOUR, len(first) + 1, len(HARBOUR.text), 0.9),
        Passage(BRIDGE, 0, len(BRIDGE.text), 0.8),
    ]


def check(text: str, question: str = "What happens to the port?") -> Verified:
    return verify(text, passages(), question)


@pytest.mark.parametrize(
    "sentence",
    [
        "The port of Lund will close on March 4 [1].",
        "The port will close on 4 March 2023 [1].",
        "Ada Moss said on Monday, 6 February 2023, that the port will close [1].",
        "Five million tonnes of grain passed through it in 2022 [1].",
        "5 million tonnes of grain passed through it last year [1].",
        "The port closes in March 2023 [1].",
        "“We had no choice,” Moss told the Daily Herald [2].",
        'Moss said: "We had no choice" [2].',
        "Norway and Sweden opened a bridge [3].",
        "Norwegian and Swedish ministers opened it [3].",
        "Le port de Lund fermera le 4 mars 2023 [1].",
        "Порт закроют 4 марта 2023 года, сообщила Ада Мосс [1].",
        "El puente costó 30 millones de dólares [3].",
        "Norwegens Minister eröffneten mit Schweden eine Brücke für 30 Millionen Dollar [3].",
        "ルンド港は2023年3月4日に閉鎖される [1]。",
    ],
)
def test_a_sentence_that_its_passage_bears_out_stays(sentence: str) -> None:
    found = check(sentence, "")
    assert not found.dropped
    assert found.text.replace("[1]", "") == re.sub(r"\[\d\]", "", sentence).replace(" 。", " 。")
    assert len(found.citations) == 1
    assert found.confidence > 0.4


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The port of Lund will close on March 4.", "no_mark"),
        ("The port of Lund will close on March 4 [4].", "no_mark"),
        ("The port of Lund will close on March 4 [0].", "no_mark"),
        ("The port of Lund will close on March 5 [1].", "date"),
        ("The port of Lund will close on 4 March 2024 [1].", "date"),
        ("Moss said so on Tuesday, 7 February 2023 [1].", "date"),
        ("Six million tonnes of grain passed through it [1].", "number"),
        ("Grain fell by 13 percent [1].", "number"),
        ("It cost €30 million [3].", "number"),
        ("Ada Moss and Carl Berg closed the port [1].", "name"),
        ("The bridge is in Svinesund [1].", "name"),
        ("Moss said “we are very sorry” [2].", "quote"),
        ("Moss said “we are very sorry [2].", "quote"),
        ("Bananas ripen slowly in dark cellars [1].", "name"),
        ("it is mostly about bananas ripening slowly [1].", "unsupported"),
        ("Angela Merkel inauguró el puente [3].", "name"),
        ("Мост стоил 40 миллионов [3].", "number"),
        ("It is not [1].", "unsupported"),
        ("The port F-16 of Lund will close [1].", "number"),
    ],
)
def test_a_sentence_that_its_passage_does_not_bear_out_is_dropped(
    sentence: str, reason: str
) -> None:
    found = check(sentence)
    assert (found.text, found.citations, found.confidence) == ("", (), 0.0)
    assert [dropped.reason for dropped in found.dropped] == [reason]


def test_names_and_numbers_of_the_question_may_be_repeated() -> None:
    text = "The port that Carl Berg asked about 7 times will close [1]."
    assert not check(text).text
    assert check(text, "Carl Berg asks 7 times: what happens to the port?").text


def test_words_of_the_question_alone_bear_nothing_out() -> None:
    question = "Will the circus performers travel by elephant?"
    assert not check("The circus performers will travel by elephant [1].", question).text


def test_marks_are_numbered_by_appearance_and_invented_ones_vanish() -> None:
    found = check("Norway opened a bridge [3][9]. The port will close on March 4. [1, 3] Yes!")
    assert found.text == "Norway opened a bridge [1]. The port will close on March 4 [2]."
    assert [c.article.id for c in found.citations] == ["bridge", "harbour"]
    assert [c.number for c in found.citations] == [1, 2]


def test_the_quote_is_the_sentence_that_shows_it() -> None:
    (citation,) = check("Five million tonnes of grain passed through it [1].").citations
    assert citation.quote.startswith("About 5,000,000 tonnes")
    assert citation.quote.endswith("than before.")


def test_two_sentences_are_quoted_when_one_does_not_show_everything() -> None:
    (citation,) = check("Norway opened a bridge for $30 million [3].").citations
    assert citation.quote == BRIDGE.text


def test_the_same_quote_has_one_number() -> None:
    found = check("Norway opened a bridge [3]. Sweden opened it with Norway [3].")
    assert found.text == "Norway opened a bridge [1]. Sweden opened it with Norway [1]."
    assert len(found.citations) == 1


def test_what_the_model_does_not_find_is_an_abstention() -> None:
    found = check(NOT_IN_ARTICLE)
    assert found.abstained
    assert (found.text, found.citations) == ("", ())


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/?q=1",
        "http://evil.example",
        "www.evil.example",
        "evil.com",
        "me@evil.example",
        "@evil_bot",
        "javascript:alert(1)",
        "tg://resolve?domain=evil",
    ],
)
def test_an_address_of_the_models_own_takes_its_sentence_along(address: str) -> None:
    found = check(f"The port of Lund will close, see {address} [1]. Norway opened a bridge [3].")
    assert found.text == "Norway opened a bridge [1]."
    assert found.dropped[0].reason == "address"


def test_an_address_of_the_article_stays_but_not_with_something_added() -> None:
    text = "Ben Kane asked readers to write to harbour@lund.example [2]."
    assert check(text).text == text.replace("[2]", "[1]")
    assert not check(text.replace("lund.example", "lund.example.evil.com")).text
    assert not check("Moss told the Daily Herald at https://herald.example/port?leak=5 [2].").text


def test_markup_is_taken_out_and_its_words_stay() -> None:
    text = (
        "The <b>port</b> of [Lund](https://evil.example) will close"
        "![x](https://evil.example/a.png) on March 4 [1].<script>alert(1)</script>"
    )
    found = check(text)
    assert " ".join(found.text.split()) == "The port of Lund will close on March 4 [1]."


def test_a_list_keeps_its_lines() -> None:
    found = check("- The port will close [1].\n- Norway opened a bridge [3].")
    assert found.text == "- The port will close [1].\n- Norway opened a bridge [2]."


@given(
    st.lists(
        st.sampled_from(
            [
                *("The port of Lund ", "will close ", "on March 4", "[1]", "[2]", "[3, 1]", "[99]"),
                *(
                    ". ",
                    "! ",
                    "\n",
                    "“We had no choice”",
                    '"',
                    "“",
                    "5 million",
                    "17",
                    "Berg ",
                    "<b>",
                ),
                *(
                    "Norway ",
                    "opened a bridge",
                    "https://x.example/a",
                    "](",
                    "![",
                    "@me ",
                    "2023-03-04",
                ),
            ]
        ),
        max_size=14,
    ).map("".join)
    | st.text()
)
def test_whatever_the_model_writes_every_quote_is_in_its_article(text: str) -> None:
    found = check(text)
    for number, citation in enumerate(found.citations, 1):
        assert citation.number == number
        assert citation.quote
        assert citation.quote in citation.article.text
        assert citation.article.text[citation.start : citation.end] == citation.quote
        assert len(sentences.split(citation.quote)) <= 2
        assert f"[{number}]" in found.text
    assert not re.search(r"x\.example|@me|!\[|<b>", found.text)
    assert bool(found.text) == bool(found.citations)
    assert 0.0 <= found.confidence <= 1.0


@given(
    st.integers(0, 10**7), st.sampled_from(["{}", "{:,}", "{} percent", "${}", "the {}th", "{}km"])
)
def test_no_invented_number_survives(number: int, form: str) -> None:
    known = {"4", "5000000", "12", "30", "30000000", "2023", "2022", "2", "8", "9"}
    text = f"The port of Lund will close {form.format(number)} [1]."
    if str(number) not in known:
        assert check(text).text == ""


def test_an_article_without_a_dateline_bears_out_no_year() -> None:
    undated = Article("u", "Port", "The port will close on March 4.", language="en")
    shown = [Passage(undated, 0, len(undated.text), 1.0)]
    assert verify("The port will close on March 4 [1].", shown, "").text
    assert not verify("The port will close on March 5 [1].", shown, "").text
    assert not verify("The port will close on 4 March 2023 [1].", shown, "").text


def test_a_date_without_a_time_counts_as_a_dateline() -> None:
    dated = Article("d", "Port", "It closes tomorrow.", language="en", updated=date(2023, 2, 8))
    shown = [Passage(dated, 0, len(dated.text), 1.0)]
    assert verify("It closes on 9 February 2023 [1].", shown, "").text
    assert not verify("It closes on 10 February 2023 [1].", shown, "").text
