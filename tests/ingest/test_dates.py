from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text import dates

TUESDAY = date(2023, 1, 3)


def found(text: str, language: str = "en", anchor: date | None = TUESDAY) -> dict[str, str]:
    return {
        text[m.start : m.end]: dates.show(m.first, m.last)
        for m in dates.find(text, anchor, language)
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2024-03-05", "en"),
        ("March 5, 2024", "en"),
        ("5 March 2024", "en"),
        ("Mar. 5, 2024", "en"),
        ("Tuesday, March 5th, 2024", "en"),
        ("the 5th of March 2024", "en"),
        ("03/05/2024", "en"),
        ("5.3.2024", "en"),
        ("05/03/2024", "fr"),
        ("5 de marzo de 2024", "es"),
        ("5. März 2024", "de"),
        ("5 mars 2024", "fr"),
        ("5 марта 2024 года", "ru"),
        ("5 березня 2024 року", "uk"),
        ("5 de março de 2024", "pt"),
        ("5 مارس 2024", "ar"),
        ("٥ مارس ٢٠٢٤", "ar"),
        ("2024年3月5日", "ja"),
        ("5 marzo 2024", "it"),
    ],
)
def test_a_full_date_is_the_same_day_in_every_form(text: str, language: str) -> None:
    (mention,) = dates.find(f"x {text}.", None, language)
    assert (mention.first, mention.last) == (date(2024, 3, 5), date(2024, 3, 5))
    assert not mention.relative


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("in March 2024", "March 2024"),
        ("in 2019", "2019"),
        ("World Cup 2022", "2022"),
        ("the 1990s", "1990-1999"),
        ("2019–21", "2019-2021"),
        ("in the 19th century", "1801-1900"),
        ("the second quarter of 2022", "1 April - 30 June 2022"),
        ("Q4 2021", "1 October - 31 December 2021"),
        ("January 10–11, 2024", "10-11 January 2024"),
        ("30 January – 2 February 2024", "30 January - 2 February 2024"),
        ("December 30 to January 2, 2024", "30 December 2023 - 2 January 2024"),
    ],
)
def test_periods_have_a_first_and_a_last_day(text: str, period: str) -> None:
    assert list(found(text, anchor=None).values()) == [period]


@pytest.mark.parametrize(
    "text",
    [
        "2000 people came with $1999 and 1500 dollars",
        "they may march on, 3 out of 5, open 24/7 at 10:30",
        "May 5 percent be enough",
        "version 1.2.3.4 of 99/99/9999",
        "31 February, 30 February",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert found(text) == {}


def test_without_an_anchor_only_dates_with_a_year_are_found() -> None:
    assert found("yesterday, on Friday, January 13, 2 May 2020", anchor=None) == {
        "2 May 2020": "2 May 2020"
    }


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("today", "en", "3 January 2023"),
        ("tonight", "en", "3 January 2023"),
        ("yesterday", "en", "2 January 2023"),
        ("the day after tomorrow", "en", "5 January 2023"),
        ("next week", "en", "9-15 January 2023"),
        ("last month", "en", "December 2022"),
        ("this weekend", "en", "7-8 January 2023"),
        ("last year", "en", "2022"),
        ("three days ago", "en", "31 December 2022"),
        ("in two weeks", "en", "16-22 January 2023"),
        ("last Tuesday", "en", "27 December 2022"),
        ("next Friday", "en", "13 January 2023"),
        ("January 13", "en", "13 January 2023"),
        ("December 30", "en", "30 December 2022"),
        ("Saturday, March 4", "en", "4 March 2023"),
        ("Monday, March 4", "en", "4 March 2024"),
        ("in November", "en", "November 2022"),
        ("next November", "en", "November 2023"),
        ("la semana que viene", "es", "9-15 January 2023"),
        ("hace tres días", "es", "31 December 2022"),
        ("übermorgen", "de", "5 January 2023"),
        ("vor zwei Tagen", "de", "1 January 2023"),
        ("il y a trois jours", "fr", "31 December 2022"),
        ("vendredi prochain", "fr", "13 January 2023"),
        ("в прошлом году", "ru", "2022"),
        ("наступного тижня", "uk", "9-15 January 2023"),
        ("ontem", "pt", "2 January 2023"),
        ("الأسبوع المقبل", "ar", "9-15 January 2023"),
        ("3日前", "ja", "31 December 2022"),
        ("来週", "ja", "9-15 January 2023"),
    ],
)
def test_relative_dates_count_from_the_day_of_publication(
    text: str, language: str, expected: str
) -> None:
    (mention,) = dates.find(text, TUESDAY, language)
    assert mention.relative
    assert dates.show(mention.first, mention.last) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said on Friday that it was over.", "30 December 2022"),
        ("She will speak on Friday.", "6 January 2023"),
        ("He said she would speak on Friday.", "6 January 2023"),
        ("The court is expected to rule by Friday.", "6 January 2023"),
        ("Police arrested him Friday.", "30 December 2022"),
        ("On Tuesday he arrived.", "3 January 2023"),
        ("A vote on Monday.", "2 January 2023"),
    ],
)
def test_a_weekday_lies_where_the_verb_points(text: str, expected: str) -> None:
    assert list(found(text).values()) == [expected]


@pytest.mark.parametrize("text", ["every Monday", "on Mondays", "Black Friday", "the Sunday Times"])
def test_weekdays_in_habits_and_names_are_no_dates(text: str) -> None:
    assert found(text) == {}


def test_a_duration_is_no_date() -> None:
    assert found("the first time in two years") == {}


@given(
    st.text(alphabet=st.sampled_from("0123456789-/., JanuaryMayQ月日年onFridaylast"), max_size=60)
)
def test_mentions_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for mention in dates.find(text, TUESDAY):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.first <= mention.last
        end = mention.end


@given(
    st.dates(date(1900, 1, 1), date(2090, 12, 31)),
    st.sampled_from(["en", "es", "de", "fr", "ru", "uk", "pt", "ja"]),
)
def test_a_day_that_is_shown_is_found_again(day: date, language: str) -> None:
    (mention,) = dates.find(dates.show(day, language=language), None, language)
    assert mention.first == mention.last == day


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(-150, 150))
def test_a_day_without_a_year_takes_the_nearest_year(anchor: date, away: int) -> None:
    day = anchor + timedelta(days=away)
    if (day.month, day.day) != (2, 29):
        (mention,) = dates.find(f"{day:%B} {day.day}", anchor)
        assert mention.first == day
