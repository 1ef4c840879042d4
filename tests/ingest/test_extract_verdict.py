from pathlib import Path

import pytest

from ingest.errors import NotAnArticleError
from ingest.extract.html import extract

PAGES = Path(__file__).parent / "pages"


def read(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("cookie_wall.html", "consent_wall"),
        ("paywall.html", "paywall"),
        ("not_found.html", "error_page"),
        ("bot_check.html", "bot_check"),
        ("app_shell.html", "needs_javascript"),
        ("section_front.html", "link_list"),
    ],
)
def test_a_page_that_is_no_article_is_refused_with_the_reason(name: str, reason: str) -> None:
    with pytest.raises(NotAnArticleError) as refused:
        extract(read(name), "https://valleypost.example/a")

    assert refused.value.reason == reason
    assert refused.value.source == "https://valleypost.example/a"


@pytest.mark.parametrize("html", ["", " \n", "<html></html>", "<p></p>", "\x00\x00"])
def test_a_page_without_text_is_refused_as_such(html: str) -> None:
    with pytest.raises(NotAnArticleError) as refused:
        extract(html)

    assert refused.value.reason == "no_text"


def test_a_few_words_are_too_short_for_an_article() -> None:
    with pytest.raises(NotAnArticleError) as refused:
        extract("<html><body><h1>Notice</h1><p>Closed on Monday.</p></body></html>")

    assert refused.value.reason == "too_short"


def test_short_news_among_many_headlines_is_an_article() -> None:
    article = extract(read("short_news.html"), "https://valleypost.example/ardle")

    assert article.text.startswith("The bridge over the Ardle was closed on Saturday")
    assert "swimming pool" not in article.text


def test_an_article_about_cookies_and_error_pages_is_not_taken_for_one() -> None:
    sentence = (
        "The law asks every site for consent before it stores cookies, and a page not found must "
        "still say so in plain words, as a captcha or a paywall must. "
    )
    body = "".join(f"<p>{sentence * 3}Case {number} was heard.</p>" for number in range(5))

    article = extract(
        f"<html><body><article><h1>A law of cookies</h1>{body}</article></body></html>"
    )

    assert "Case 4 was heard." in article.text


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.glob("*.html")))
def test_the_batch_form_gives_what_text_there_is_and_refuses_nothing(name: str) -> None:
    article = extract(read(name), strict=False)

    assert article.text == article.text.strip()


def test_every_post_of_a_thread_is_read() -> None:
    article = extract(read("thread.html"))

    assert "panel saw that binds" in article.text
    assert "raker blade" in article.text
    assert "Set matters more" in article.text
