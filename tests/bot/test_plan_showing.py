from datetime import UTC, datetime, time

import pytest

from bot.planning.places import LANGUAGES
from bot.planning.showing import PlanFacts, describe, zone_name
from bot.planning.values import EVERY_DAY, Plan

DUE = datetime(2026, 11, 27, 17, tzinfo=UTC)
FRIDAYS = Plan(frozenset({4}), (time(17),), "Europe/London")


def plain(facts: PlanFacts) -> PlanFacts:
    """CLDR parts am and pm with a narrow space."""
    return PlanFacts(*(getattr(facts, name).replace("\u202f", " ") for name in facts.__slots__))


def test_a_plan_is_shown_as_english_readers_write() -> None:
    assert plain(describe(FRIDAYS, DUE, "en")) == PlanFacts(
        "weekly", "Friday", "5:00 PM", "London", "Fri, Nov 27", "5:00 PM"
    )


def test_a_plan_is_shown_as_german_readers_write() -> None:
    plan = Plan(frozenset({0, 4}), (time(8), time(18, 30)), "Asia/Tokyo")

    assert describe(plan, DUE, "de") == PlanFacts(
        "weekly", "Montag und Freitag", "08:00 und 18:30", "Tokio", "Sa., 28. Nov.", "02:00"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_the_facts(language: str) -> None:
    facts = describe(FRIDAYS, DUE, language)

    assert all(getattr(facts, name) for name in facts.__slots__)


@pytest.mark.parametrize("language", ["xx", "", "en-GB-oxendict-x", "pt-br"])
def test_a_language_that_nobody_knows_is_no_fault(language: str) -> None:
    assert describe(Plan(EVERY_DAY, (time(9),), "UTC"), DUE, language).zone == "UTC"


def test_offsets_and_abbreviations_are_shown_as_they_are() -> None:
    assert [zone_name(zone, "de") for zone in ("UTC+05:30", "CET")] == ["UTC+05:30", "CET"]
