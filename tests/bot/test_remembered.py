"""What is kept of articles between two questions, and that it goes with them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.remembered import SentenceMemory
from ingest.values import Article, LibraryId, Passage

HERE = LibraryId("here")
ARTICLE = Article(
    "a",
    "The harbour",
    "The harbour opened in March. Ann Lee paid for it. It is blue.",
    language="en",
)


def whole(article: Article) -> Passage:
    return Passage(article, 0, len(article.text), 1.0)


def test_a_passage_is_split_once() -> None:
    memory = SentenceMemory()

    first = memory.sentences(whole(ARTICLE), "en")

    assert memory.sentences(whole(ARTICLE), "en") is first
    assert [ARTICLE.text[one.start : one.end] for one in first] == [
        "The harbour opened in March.",
        "Ann Lee paid for it.",
        "It is blue.",
    ]


def test_a_changed_text_is_split_again() -> None:
    memory = SentenceMemory()
    memory.sentences(whole(ARTICLE), "en")

    changed = replace(ARTICLE, text="The harbour closed in May.")

    assert [one.end for one in memory.sentences(whole(changed), "en")] == [len(changed.text)]


def test_a_forgotten_article_leaves_nothing() -> None:
    memory = SentenceMemory()
    first = memory.sentences(whole(ARTICLE), "en")

    memory.forget_article(HERE, "another")
    kept = memory.sentences(whole(ARTICLE), "en")
    memory.forget_article(HERE, ARTICLE.id)
    split_again = memory.sentences(whole(ARTICLE), "en")

    assert kept is first
    assert split_again is not first
    assert split_again == first


def test_a_forgotten_library_leaves_nothing() -> None:
    memory = SentenceMemory()
    first = memory.sentences(whole(ARTICLE), "en")

    memory.forget_library(HERE)

    assert memory.sentences(whole(ARTICLE), "en") is not first


@given(st.lists(st.integers(0, 4), min_size=1, max_size=30), st.integers(1, 8))
def test_what_is_kept_never_changes_what_is_found(order: list[int], most: int) -> None:
    articles = [replace(ARTICLE, id=str(n), text=ARTICLE.text[: 30 + 10 * n]) for n in range(5)]
    memory = SentenceMemory(most)

    for n in order:
        passage = whole(articles[n])
        assert memory.sentences(passage, "en") == SentenceMemory().sentences(passage, "en")


def test_the_article_asked_about_longest_ago_goes_first() -> None:
    memory = SentenceMemory(most=6)
    articles = [replace(ARTICLE, id=str(n)) for n in range(3)]
    first, second, _ = [memory.sentences(whole(one), "en") for one in articles]

    assert memory.sentences(whole(articles[1]), "en") is second
    assert memory.sentences(whole(articles[0]), "en") is not first
