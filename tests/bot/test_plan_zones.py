from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.planning.places import LANGUAGES, zones_by_name
from bot.planning.showing import zone_name
from bot.planning.values import Unsure
from bot.planning.zones import tzinfo_of, zone_of


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Europe/London", "Europe/London"),
        ("europe london", "Europe/London"),
        ("london", "Europe/London"),
        ("London time", "Europe/London"),
        ("Londoner Zeit", "Europe/London"),
        ("hora de Londres", "Europe/London"),
        ("Лондон", "Europe/London"),
        ("ロンドン", "Europe/London"),
        ("بتوقيت لندن", "Europe/London"),
        ("по Москве", "Europe/Moscow"),
        ("за київським часом", "Europe/Kyiv"),
        ("東京時間", "Asia/Tokyo"),
        ("日本", "Asia/Tokyo"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Munich", "Europe/Berlin"),
        ("Deutschland", "Europe/Berlin"),
        ("Україна", "Europe/Kyiv"),
        ("Nueva York", "America/New_York"),
        ("UTC", "UTC"),
        ("GMT", "UTC"),
        ("CET", "CET"),
        ("MSK", "Europe/Moscow"),
        ("JST", "Asia/Tokyo"),
        ("UTC+3", "UTC+03:00"),
        ("GMT -5:30", "UTC-05:30"),
        ("+0530", "UTC+05:30"),
        ("UTC−3", "UTC-03:00"),
        ("UTC+0", "UTC"),
    ],
)
def test_a_zone_is_known_by_many_names(words: str, zone: str) -> None:
    assert zone_of(words) == zone


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("CST", {"America/Chicago", "Asia/Shanghai"}),
        ("IST", {"Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"}),
        ("Spain", {"Europe/Madrid", "Atlantic/Canary"}),
        ("USA", {"America/New_York", "America/Los_Angeles"}),
        ("Cordoba", {"America/Argentina/Cordoba", "Europe/Madrid"}),
        ("Georgia", {"Asia/Tbilisi", "America/New_York"}),
    ],
)
def test_a_name_of_several_zones_gives_all_of_them(words: str, some: set[str]) -> None:
    found = zone_of(words)

    assert isinstance(found, Unsure)
    assert found.said == words
    assert some <= set(found.candidates)


@pytest.mark.parametrize("words", ["", "Narnia", "time", "UTC+15", "UTC-13", "Factory", "the"])
def test_an_unknown_name_gives_none(words: str) -> None:
    assert zone_of(words) == Unsure(words)


def test_every_name_leads_to_zones_that_exist() -> None:
    for zones in zones_by_name().values():
        assert all(tzinfo_of(zone) for zone in zones)


def test_every_zone_is_found_by_the_city_that_it_is_shown_with() -> None:
    shown = {
        (language, zone)
        for language in LANGUAGES
        for zone in (
            "Europe/Kyiv",
            "Asia/Kolkata",
            "America/New_York",
            "Asia/Tokyo",
            "Africa/Cairo",
        )
        if zone_of(zone_name(zone, language)) == zone
    }

    assert len(shown) == 5 * len(LANGUAGES)


@given(st.integers(-12 * 60, 14 * 60))
def test_every_offset_comes_back_as_itself(minutes: int) -> None:
    hours, rest = divmod(abs(minutes), 60)
    zone = zone_of(f"UTC{'-' if minutes < 0 else '+'}{hours}:{rest:02}")

    assert isinstance(zone, str)
    offset = tzinfo_of(zone).utcoffset(None)
    assert (offset or timedelta()) == timedelta(minutes=minutes)
    assert zone_of(zone) == zone


def test_a_zone_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        tzinfo_of("Europe/Narnia")
    assert tzinfo_of("Europe/London") == ZoneInfo("Europe/London")
