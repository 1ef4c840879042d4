"""Addresses in messages, and one spelling for each page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import UnreadableURLError
from ingest.fetch.urls import canonical, checked, find_urls

TRACKED = [
    "utm_source=x", "utm_medium=a&utm_campaign=b", "fbclid=IwAR0", "gclid=1", "mc_cid=1&mc_eid=2",
    "ref=rss", "ref=twitter", "source=newsletter", "at_medium=RSS&at_campaign=KARANGA",
    "__twitter_impression=true", "igshid=1", "CMP=share_btn_tw", "smid=tw-share", "_hsenc=p2A",
    "guccounter=1&guce_referrer=aHR0", "yclid=1", "msclkid=9", "UTM_SOURCE=Z", "ocid=socialflow",
]  # fmt: skip


@pytest.mark.parametrize("tracking", TRACKED)
def test_a_tracking_parameter_changes_nothing(tracking: str) -> None:
    plain = "https://news.example/2023/01/pact?page=2"
    assert canonical(f"https://news.example/2023/01/pact?{tracking}&page=2") == plain
    assert canonical(f"https://news.example/2023/01/pact?page=2&{tracking}#top") == plain


@pytest.mark.parametrize(
    "query", ["id=7", "p=12&q=b", "ref=main", "source=interviews", "v=dQw4w9WgXcQ", "a=1&a=2"]
)
def test_a_parameter_that_may_mean_something_stays(query: str) -> None:
    assert canonical(f"https://site.example/?{query}") == f"https://site.example/?{query}"


@pytest.mark.parametrize(
    ("given_url", "wanted"),
    [
        ("HTTPS://News.Example:443/A", "https://news.example/A"),
        ("http://news.example", "http://news.example/"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://news.example/a?", "https://news.example/a"),
        ("https://news.example/a#part", "https://news.example/a"),
        ("https://news.example/a#:~:text=word", "https://news.example/a"),
        ("https://news.example/#!/story/7", "https://news.example/#!/story/7"),
        ("https://news.example/#/story/7", "https://news.example/#/story/7"),
        ("https://müller.example/ä", "https://xn--mller-kva.example/%C3%A4"),
        (" https://news.example/amp/a ", "https://news.example/amp/a"),
        ("not an address", "not an address"),
    ],
)
def test_a_page_has_one_spelling(given_url: str, wanted: str) -> None:
    assert canonical(given_url) == wanted


@given(st.text(max_size=80), st.text(max_size=40))
def test_making_an_address_canonical_twice_changes_nothing(path: str, query: str) -> None:
    once = canonical(f"https://news.example/{path}?{query}")
    assert canonical(once) == once


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "gopher://a/", "ftp://a/", "data:text/html,x", "javascript:alert(1)",
        "blob:https://a/", "unix:/x", "view-source:http://a/", "http+unix://a/", "//a.example/",
        "a.example", "http:///a", "http:127.0.0.1", "http://", "http://[::1", "http://a:b/",
        "http://a:65536/", "http://a:-1/", "http://a:80:80/", "http://user@a/", "http://u:p@a/",
        "http://a\\@b/", "http://a b/", "http://a/\r\nX: y", "http://a/\tb", "http://a/\x00",
        "http://" + "a" * 3000,
        "http://a.example/" + "b" * 3000, "http://xn--" + "a" * 300 + ".example/", "",
    ],
)  # fmt: skip
def test_a_malformed_address_is_refused(url: str) -> None:
    with pytest.raises(UnreadableURLError):
        checked(url)


@given(st.text(max_size=200))
def test_checking_an_address_accepts_or_refuses_and_never_fails_otherwise(text: str) -> None:
    for url in (text, f"http://{text}", f"https://a.example/{text}", f"https://a.example:{text}"):
        try:
            assert checked(url).scheme in {"http", "https"}
        except UnreadableURLError:
            continue


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Read https://a.example/b.", ["https://a.example/b"]),
        ("(see https://a.example/b)", ["https://a.example/b"]),
        ("https://en.example/wiki/Pact_(treaty)", ["https://en.example/wiki/Pact_(treaty)"]),
        ("(https://en.example/wiki/Pact_(treaty)).", ["https://en.example/wiki/Pact_(treaty)"]),
        ("[link](https://a.example/b)", ["https://a.example/b"]),
        ("<https://a.example/b>", ["https://a.example/b"]),
        ("“https://a.example/b”, and then", ["https://a.example/b"]),
        ("www.a.example/b!", ["https://www.a.example/b"]),
        ("HTTP://A.example/B", ["HTTP://A.example/B"]),
        ("https://a.example/b?x=1&y=2, ok?", ["https://a.example/b?x=1&y=2"]),
        ("链接：https://a.example/b。谢谢", ["https://a.example/b"]),
        ("https://a.example/b\nhttps://a.example/c https://a.example/b",
         ["https://a.example/b", "https://a.example/c"]),
        ("a.example/news/1", ["https://a.example/news/1"]),
        ("Look at README.md and e.g. this", []),
        ("and/or", []),
        ("README.md", []),
        ("https://", []),
        ("", []),
    ],
)  # fmt: skip
def test_links_are_found_without_the_sentence_around_them(text: str, wanted: list[str]) -> None:
    assert find_urls(text) == wanted


@given(
    st.from_regex(r"https://[a-z]{1,9}\.example/[a-z0-9/_-]{1,20}", fullmatch=True),
    st.text(alphabet=" \n", min_size=1, max_size=3),
    st.sampled_from([".", ",", "!", "?", ")", "”", "...", ");", "”."]),
)
def test_a_link_is_found_in_any_sentence(url: str, space: str, end: str) -> None:
    url = url.rstrip("_")
    assert find_urls(f"Some words{space}{url}{end}{space}and more") == [url]


@given(st.text(max_size=300))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    for url in find_urls(text):
        assert url in text or url.removeprefix("https://") in text
