from datetime import UTC, date, datetime

import pytest

from bot.answering.datelines import notes
from ingest.values import Article


def article(**known: object) -> Article:
    return Article("a", "Title", "The talks are next week.", **known)  # type: ignore[arg-type] # any field


PUBLISHED = article(published=date(2023, 1, 3), language="en")


@pytest.mark.parametrize(
    ("quote", "note"),
    [
        ("They sign next week.", "“next week” means 9-15 January 2023 (published 3 January 2023)"),
        ("He spoke on Monday.", "“Monday” means 2 January 2023 (published 3 January 2023)"),
        ("It is on January 13.", "“January 13” means 13 January 2023 (published 3 January 2023)"),
        ("It was last year.", "“last year” means 2022 (published 3 January 2023)"),
    ],
)
def test_a_relative_date_is_explained_by_the_day_of_publication(quote: str, note: str) -> None:
    assert notes(quote, PUBLISHED) == (note,)


def test_a_full_date_needs_no_remark() -> None:
    assert notes("It is on 13 January 2023.", PUBLISHED) == ()


def test_the_day_of_the_update_counts_when_there_is_no_other() -> None:
    changed = article(updated=datetime(2023, 1, 3, 22, tzinfo=UTC), language="en")
    assert notes("tomorrow", changed) == (
        "“tomorrow” means 4 January 2023 (updated 3 January 2023)",
    )


def test_the_day_of_fetching_explains_nothing() -> None:
    assert notes("next week", article(fetched=datetime(2023, 1, 3, tzinfo=UTC))) == ()


def test_each_expression_is_explained_once_and_three_at_most() -> None:
    quote = "Today, today, tomorrow, next week, next month and next year."
    assert [note.split("”")[0] for note in notes(quote, PUBLISHED)] == [
        "“Today",
        "“tomorrow",
        "“next week",
    ]


def test_the_words_are_read_in_the_language_of_the_article() -> None:
    spanish = article(published=date(2023, 1, 3), language="es")
    (note,) = notes("Llegó ayer por la noche.", spanish)
    assert note.startswith("“ayer” means 2 January 2023")
