"""Text is made clean once, so that offsets into it stay true."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parsing.clean import clean, clean_line
from ingest.parsing.identity import address, article_id

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)
NASTY = st.text(
    st.sampled_from("ab \n\r\t\0\x85\u2028\u00a0\u200b\u200d\u0301\u0344\ufe0f\u0628❤\ud83d\ude00"),
    max_size=60,
)


@given(ANY_TEXT | NASTY)
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT | NASTY)
def test_clean_text_can_be_stored_anywhere(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert "\0" not in cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any("\U000e0000" <= letter <= "\U000e007f" for letter in cleaned)
    assert all(line == line.strip(" ") for line in cleaned.split("\n"))
    assert "\n\n\n" not in cleaned


@given(st.text(st.sampled_from("abcdefghij ABC.,;:!?'\"éüßñабв中文日本한국"), max_size=200))
def test_visible_letters_are_kept(text: str) -> None:
    assert clean(text).split() == text.split()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("pay\u200bpal", "paypal"),
        ("hid\U000e0049\U000e0067den", "hidden"),
        ("e\u0301", "é"),
        ("\ufeffTitle", "Title"),
        ("co\xadoperate", "cooperate"),
        ("10\u202f000\u00a0€", "10 000 €"),
        ("\ud83d\ude00", "😀"),
        ("bad \ud83d half", "bad � half"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("se\u200dcret", "secret"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("  a  b  \n  c", "a b\nc"),
        ("Z" + "\u0334" * 50, "Z" + "\u0334" * 4),
    ],
)
def test_what_nobody_sees_goes(text: str, wanted: str) -> None:
    assert clean(text) == wanted


def test_a_tower_of_accents_takes_no_time() -> None:
    assert len(clean("a" + "\u0300\u0327" * 500_000)) <= 6


def test_a_line_is_one_line_and_short() -> None:
    assert clean_line(" A \n title\u200b ") == "A title"
    assert clean_line(None) == ""
    long = clean_line("word " * 200)
    assert len(long) <= 301
    assert long.endswith("word…")


def test_an_id_comes_from_the_canonical_address_or_from_the_text() -> None:
    one = article_id("https://News.example/a?utm_source=x", "text")
    assert one == article_id("https://news.example/a", "other text")
    assert one != article_id("https://news.example/b", "text")
    assert article_id(None, "text") == article_id(None, "text") != article_id(None, "other")
    assert len(one) == 16


def page(canonical: str) -> str:
    return f'<html><head><link rel="canonical" href="{canonical}"><title>x</title></head></html>'


@pytest.mark.parametrize(
    ("url", "canonical", "wanted"),
    [
        ("https://www.a.example/x/pact?tr=1x", "https://www.a.example/x/pact", None),
        ("https://m.a.example/x/pact.amp.html", "https://www.a.example/x/pact.html",
         "https://www.a.example/x/pact.html"),
        ("https://www.a.example/amp/pact", "/x/pact", "https://www.a.example/x/pact"),
        ("https://www.a.example/x/pact?outputType=amp", "https://www.a.example/x/pact",
         "https://www.a.example/x/pact"),
        ("https://evil.example/x/pact", "https://news.example/x/pact", None),
        ("https://evil.host.example/x/pact", "https://host.example/x/pact", None),
        ("https://a.example/x/pact", "https://a.example/", None),
        ("https://a.example/x/pact", "https://a.example/x/other", None),
        ("https://a.example/article.php?id=7", "https://a.example/article.php", None),
        ("https://a.example/x/pact?page=2", "https://a.example/x/pact", None),
        ("https://a.example/x/pact", "javascript:alert(1)", None),
        ("https://a.example/x/pact", "http://[::1", None),
    ],
)  # fmt: skip
def test_a_page_names_its_own_address_only_where_that_is_credible(
    url: str, canonical: str, wanted: str | None
) -> None:
    assert address(url, page(canonical)) == (wanted or url)
