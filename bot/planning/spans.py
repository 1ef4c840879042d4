"""How long back words reach: "6h", "2 days", "week". Pure."""

import re
from datetime import timedelta

from bot.planning.folding import fold

LONGEST = timedelta(days=31)
"""What is kept longer is not told in one digest."""

_HOURS = (
    "h|hr|hrs|hour|hours|hora|horas|stunde|stunden|std|heure|heures|час|часа|часов|ч|година|години"
    "|годин|год|時間|ساعة|ساعه|ساعات"
)
_DAYS = (
    "d|day|days|dia|dias|tag|tage|tagen|jour|jours|день|дня|дней|д|дні|днів|日|日間|يوم|ايام|أيام"
    "|today|hoy|heute|aujourd'hui|сегодня|сьогодні|今日|hoje|اليوم"
)
_WEEKS = (
    "w|week|weeks|semana|semanas|woche|wochen|semaine|semaines|неделя|неделю|недели|недель|тиждень"
    "|тижні|тижнів|週|週間|今週|اسبوع|أسبوع|اسابيع|أسابيع"
)
_UNITS = {
    name: unit
    for names, unit in (
        (_HOURS, timedelta(hours=1)),
        (_DAYS, timedelta(days=1)),
        (_WEEKS, timedelta(days=7)),
    )
    for name in map(fold, names.split("|"))
}


def parse_span(words: str) -> timedelta | None:
    """Return the time that words name, `LONGEST` at most; None when they name no time."""
    found = re.fullmatch(r"(\d{1,4})?\s*(\D+)", fold(words).strip())
    if found is None or found[2].strip() not in _UNITS:
        return None
    span = int(found[1] or 1) * _UNITS[found[2].strip()]
    return min(span, LONGEST) if span else None
