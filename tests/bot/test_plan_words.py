"""What people say when they plan a digest, and what only sounds like it."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.planning.parsing import is_plan_request, parse_plan
from bot.planning.values import EVERY_DAY, WORKDAYS, Off, Plan, PlanWish, Unsure

FRIDAY = frozenset({4})


def wish(words: str, language: str | None = None) -> PlanWish:
    found = parse_plan(words, language=language, default_zone="Europe/Paris")
    assert isinstance(found, PlanWish)
    return found


@pytest.mark.parametrize(
    ("words", "days", "at"),
    [
        ("daily 09:00", EVERY_DAY, "09:00"),
        ("weekdays 18:30", WORKDAYS, "18:30"),
        ("weekly fri 17:00", FRIDAY, "17:00"),
        ("every morning at 9", EVERY_DAY, "09:00"),
        ("every evening at 9", EVERY_DAY, "21:00"),
        ("every morning", EVERY_DAY, "09:00"),
        ("each Friday at 5pm", FRIDAY, "17:00"),
        ("Fridays, 5:15 p.m.", FRIDAY, "17:15"),
        ("daily 12am", EVERY_DAY, "00:00"),
        ("mon-fri 0830", WORKDAYS, "08:30"),
        ("Monday to Friday at noon", WORKDAYS, "12:00"),
        ("weekends 10:00", frozenset({5, 6}), "10:00"),
        ("cada viernes a las 17:00", FRIDAY, "17:00"),
        ("todos los días a las 9 de la mañana", EVERY_DAY, "09:00"),
        ("de lunes a viernes a las 8 de la tarde", WORKDAYS, "20:00"),
        ("jeden Werktag um 18:30", WORKDAYS, "18:30"),
        ("freitags um 17 Uhr 30", FRIDAY, "17:30"),
        ("jeden Do um 9 Uhr", frozenset({3}), "09:00"),
        ("Mo-Fr 9 Uhr", WORKDAYS, "09:00"),
        ("tous les vendredis à 17h30", FRIDAY, "17:30"),
        ("chaque jour à 9 heures du soir", EVERY_DAY, "21:00"),
        ("du lundi au vendredi à midi", WORKDAYS, "12:00"),
        ("todos os dias às 9h", EVERY_DAY, "09:00"),
        ("toda sexta-feira às 17:00", FRIDAY, "17:00"),
        ("dias úteis 18h30", WORKDAYS, "18:30"),
        ("каждый день в 9", EVERY_DAY, "09:00"),
        ("каждую пятницу в 5 вечера", FRIDAY, "17:00"),
        ("по будням в 18:30", WORKDAYS, "18:30"),
        ("с понедельника по пятницу в 9 утра", WORKDAYS, "09:00"),
        ("щодня о 9:00", EVERY_DAY, "09:00"),
        ("щоп'ятниці о 17:00", FRIDAY, "17:00"),
        ("кожного робочого дня о 18:30", WORKDAYS, "18:30"),
        ("毎朝9時", EVERY_DAY, "09:00"),
        ("毎週金曜日の午後5時", FRIDAY, "17:00"),
        ("平日１８時半", WORKDAYS, "18:30"),
        ("毎日21時15分", EVERY_DAY, "21:15"),
        ("كل يوم الساعة 9", EVERY_DAY, "09:00"),
        ("يوميا ٩:٣٠ صباحا", EVERY_DAY, "09:30"),
        ("كل جمعة الساعة 5 مساء", FRIDAY, "17:00"),
    ],
)
def test_a_plan_is_understood(words: str, days: frozenset[int], at: str) -> None:
    assert wish(words).plan == Plan(days, (time.fromisoformat(at),), "Europe/Paris")


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("daily 09:00 Europe/London", "Europe/London"),
        ("send us a digest every day at 9 London time", "Europe/London"),
        ("daily at 9 in São Paulo", "America/Sao_Paulo"),
        ("mon, wed and fri at 9 La Paz", "America/La_Paz"),
        ("daily 9 UTC+3", "UTC+03:00"),
        ("jeden Tag um 9 Uhr Londoner Zeit", "Europe/London"),
        ("каждый день в 9 по Москве", "Europe/Moscow"),
        ("щодня о 9 за Києвом", "Europe/Kyiv"),
        ("平日18時半 東京時間", "Asia/Tokyo"),
        ("毎朝9時、日本時間", "Asia/Tokyo"),
        ("todos los días a las 9 hora de Madrid", "Europe/Madrid"),
        ("كل يوم الساعة 9 بتوقيت القاهرة", "Africa/Cairo"),
    ],
)
def test_the_zone_is_heard_with_the_plan(words: str, zone: str) -> None:
    assert (wish(words).zone, wish(words).zone_given) == (zone, True)


def test_several_times_and_days_can_be_named() -> None:
    found = wish("Monday and Thursday 8am and 6pm")

    assert found.days == {0, 3}
    assert found.times == (time(8), time(18))


def test_the_language_of_the_chat_decides_what_two_languages_use() -> None:
    assert wish("mar 9:00", "es").days == wish("mar 9:00", "fr").days == {1}
    assert wish("do 9:00", "de").days == {3}


@pytest.mark.parametrize("words", ["daily", "every Friday", "jeden Tag"])
def test_a_plan_without_a_time_leaves_it_open(words: str) -> None:
    assert wish(words).times == ()
    assert wish(words).plan is None


def test_weekly_without_a_day_leaves_it_open() -> None:
    assert wish("weekly 17:00").days == frozenset()
    assert wish("weekly 17:00").plan is None


@pytest.mark.parametrize(
    ("words", "lost"),
    [
        ("weekly fri 17:00 Narnia", "narnia"),
        ("daily 25:00", "25:00"),
        ("every 2 hours", "every 2 hours"),
        ("daily at 9 except holidays", "except holidays"),
    ],
)
def test_nothing_is_left_out_in_silence(words: str, lost: str) -> None:
    found = wish(words)

    assert isinstance(found.zone, Unsure)
    assert set(found.zone.said.replace("…", "").split()) <= set(lost.split())
    assert found.plan is None


def test_an_ambiguous_zone_gives_candidates() -> None:
    zone = wish("daily 9 CST").zone

    assert isinstance(zone, Unsure)
    assert {"America/Chicago", "Asia/Shanghai"} <= set(zone.candidates)


@pytest.mark.parametrize(
    "words",
    ["off", "stop", "Aus", "désactiver", "desligar", "выключить", "вимкни", "オフ", "إيقاف"],
)
def test_off_is_understood(words: str) -> None:
    assert parse_plan(words, default_zone="UTC") == Off()


@pytest.mark.parametrize("words", ["", "now", "blah", "off topic", "?", "London", "x" * 301])
def test_other_words_are_no_plan(words: str) -> None:
    assert parse_plan(words, default_zone="UTC") is None


@pytest.mark.parametrize(
    "words",
    [
        "send us a digest every day at 9 London time",
        "Could you post a digest every Friday at 5pm?",
        "we want a digest every morning",
        "digest daily 09:00",
        "no more digests",
        "stop the digest, please",
        "envíanos un resumen cada viernes a las 17:00",
        "desactiva el resumen",
        "schick uns bitte jeden Werktag um 18:30 eine Zusammenfassung",
        "keine Digests mehr bitte, Digest abschalten",
        "envoie-nous un résumé chaque jour à 9h",
        "arrête le digest",
        "mande um resumo todos os dias às 9h",
        "присылай дайджест каждый день в 9",
        "выключи дайджест",
        "надсилай нам дайджест щодня о 9:00",
        "毎朝9時にダイジェストを送って",
        "ダイジェストを停止してください",
        "أرسل لنا ملخصا كل يوم الساعة 9",
        "أوقف الملخص",
    ],
)
def test_a_request_needs_no_command(words: str) -> None:
    assert is_plan_request(words)


@pytest.mark.parametrize(
    "words",
    [
        "the digest yesterday was good",
        "meet at 9 every day?",
        "Is the digest every day at 9?",
        "the digest every day at 9 is great",
        "we get the digest every day at 9",
        "I read the digest every morning",
        "don't send a digest every day at 9",
        "the digest stopped",
        "daily digest",
        "stop",
        "summarize",
        "see you every Friday at 5pm",
        "el resumen de ayer estuvo bien",
        "¿nos vemos cada viernes a las 17:00?",
        "recibimos el resumen cada viernes a las 17:00",
        "der Digest gestern war gut",
        "wir treffen uns jeden Werktag um 18:30",
        "schick uns nicht jeden Tag um 9 einen Digest",
        "le résumé d'hier était bien",
        "on se voit chaque jour à 9h",
        "n'envoie pas de résumé chaque jour à 9h",
        "o resumo de ontem foi bom",
        "nos vemos todos os dias às 9h",
        "вчерашний дайджест был хороший",
        "встречаемся каждый день в 9",
        "не присылай дайджест каждый день в 9",
        "вчорашній дайджест був добрий",
        "зустрічаємося щодня о 9:00",
        "昨日のダイジェストは良かった",
        "毎朝9時に会いましょう",
        "ダイジェストは毎日9時ですか",
        "毎朝9時にダイジェストを送らないと困る",
        "كان الملخص أمس جيدا",
        "نلتقي كل يوم الساعة 9",
        "لا ترسل ملخصا كل يوم الساعة 9",
    ],
)
def test_a_mention_is_no_request(words: str) -> None:
    assert not is_plan_request(words)


@given(st.text(max_size=60))
def test_any_words_are_read_without_a_fault(words: str) -> None:
    found = parse_plan(words, default_zone="UTC")

    assert found is None or isinstance(found, Off | PlanWish)
    is_plan_request(words)


@given(
    st.sampled_from(["daily", "jeden Tag", "cada día", "chaque jour", "каждый день", "毎日"]),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)
def test_every_time_of_day_can_be_said(cadence: str, at: time) -> None:
    assert wish(f"{cadence} {at:%H:%M}").plan == Plan(EVERY_DAY, (at,), "Europe/Paris")
