"""The words of relative dates in the interface languages."""

import re
from dataclasses import dataclass

PHRASES: dict[str, tuple[tuple[str, str, int], ...]] = {
    "en": (
        (r"(?<!\w)(?:(?:earlier|later)\s)?today(?!\w|['’]s\s(?:world|society))", "day", 0),
        (r"\b(?:tonight|this\s(?:morning|afternoon|evening))\b", "day", 0),
        (r"(?<!day\sbefore\s)\b(?:yesterday|last\snight)\b", "day", -1),
        (r"\bthe\sday\sbefore\syesterday\b", "day", -2),
        (r"(?<!day\safter\s)\btomorrow\b", "day", 1),
        (r"\bthe\sday\safter\stomorrow\b", "day", 2),
        *(
            (rf"\b(?:{words})\s{unit}\b(?!-)", unit, offset)
            for unit in ("week", "weekend", "month", "quarter", "year")
            for words, offset in (("this", 0), ("last", -1), ("next", 1))
        ),
    ),
    "es": (
        (r"\bhoy\b", "day", 0),
        (r"\bayer\b", "day", -1),
        (r"\b(?:anteayer|antes de ayer)\b", "day", -2),
        (r"(?<!la )(?<!esta )(?<!pasado )(?<!de )\bmañana\b", "day", 1),
        (r"\bpasado mañana\b", "day", 2),
        (r"\b(?:est[ae]) semana\b", "week", 0),
        (r"\bsemana pasada\b", "week", -1),
        (r"\b(?:próxima semana|semana (?:que viene|próxima))\b", "week", 1),
        (r"\beste mes\b", "month", 0),
        (r"\bmes pasado\b", "month", -1),
        (r"\b(?:próximo mes|mes (?:que viene|próximo))\b", "month", 1),
        (r"\beste año\b", "year", 0),
        (r"\baño pasado\b", "year", -1),
        (r"\b(?:próximo año|año (?:que viene|próximo))\b", "year", 1),
    ),
    "de": (
        (r"\bheute\b", "day", 0),
        (r"\bgestern\b", "day", -1),
        (r"\bvorgestern\b", "day", -2),
        (r"(?<!heute )(?<!gestern )(?<!am )(?<!jeden )\b(?-i:morgen)\b", "day", 1),
        (r"\bübermorgen\b", "day", 2),
        *(
            (rf"\b(?:{words})(?:e[nrms]?)? {name}\b", unit, offset)
            for name, unit in (
                ("Woche", "week"),
                ("Wochenende", "weekend"),
                ("Monat", "month"),
                ("Jahr", "year"),
            )
            for words, offset in (
                ("dies", 0),
                ("letzt|vergangen|vorig", -1),
                ("nächst|kommend", 1),
            )
        ),
    ),
    "fr": (
        (r"\baujourd['’]hui\b", "day", 0),
        (r"(?<!avant-)\bhier\b", "day", -1),
        (r"\bavant-hier\b", "day", -2),
        (r"(?<!après-)\bdemain\b", "day", 1),
        (r"\baprès-demain\b", "day", 2),
        (r"\bcette semaine\b", "week", 0),
        (r"\bsemaine (?:dernière|passée)\b", "week", -1),
        (r"\bsemaine prochaine\b", "week", 1),
        (r"\bce mois(?:-ci)?\b", "month", 0),
        (r"\bmois (?:dernier|passé)\b", "month", -1),
        (r"\bmois prochain\b", "month", 1),
        (r"\bcette année\b", "year", 0),
        (r"\b(?:année dernière|an dernier|an passé)\b", "year", -1),
        (r"\b(?:année prochaine|an prochain)\b", "year", 1),
    ),
    "pt": (
        (r"\bhoje\b", "day", 0),
        (r"\bontem\b", "day", -1),
        (r"\banteontem\b", "day", -2),
        (r"(?<!depois de )\bamanhã\b", "day", 1),
        (r"\bdepois de amanhã\b", "day", 2),
        (r"\b[en]?esta semana\b", "week", 0),
        (r"\bsemana passada\b", "week", -1),
        (r"\b(?:próxima semana|semana que vem)\b", "week", 1),
        (r"\b[en]?este mês\b", "month", 0),
        (r"\bmês passado\b", "month", -1),
        (r"\b(?:próximo mês|mês que vem)\b", "month", 1),
        (r"\b[en]?este ano\b", "year", 0),
        (r"\bano passado\b", "year", -1),
        (r"\b(?:próximo ano|ano que vem)\b", "year", 1),
    ),
    "ru": (
        (r"\bсегодня(?!шн)\b", "day", 0),
        (r"\bвчера\b", "day", -1),
        (r"\bпозавчера\b", "day", -2),
        (r"\bзавтра\b", "day", 1),
        (r"\bпослезавтра\b", "day", 2),
        *(
            (rf"\b{stem}\w+ {noun}\b", unit, offset)
            for noun, unit in (
                ("недел[еюя]", "week"),
                ("месяц[еа]?", "month"),
                ("год[ау]?", "year"),
            )
            for stem, offset in (("эт", 0), ("прошл", -1), ("следующ", 1), ("будущ", 1))
        ),
    ),
    "uk": (
        (r"\bсьогодні\b", "day", 0),
        (r"\b[ву]чора\b", "day", -1),
        (r"\bпозавчора\b", "day", -2),
        (r"\bзавтра\b", "day", 1),
        (r"\bпіслязавтра\b", "day", 2),
        *(
            (rf"\b{stem}\w+ {noun}\b", unit, offset)
            for noun, unit in (
                ("тиж(?:ня|день|ні)", "week"),
                ("місяц[яі]", "month"),
                ("ро(?:ку|ці)", "year"),
            )
            for stem, offset in (("ць", 0), ("минул", -1), ("наступн", 1))
        ),
    ),
    "ar": (
        (r"(?:(?<!\w)|(?<=(?<!\w)و))اليوم(?!\w)(?! التالي)", "day", 0),
        (r"(?:(?<!\w)|(?<=(?<!\w)و))(?:أمس|امس)(?!\w)", "day", -1),
        (r"(?<!بعد )(?:(?<!\w)|(?<=(?<!\w)و))(?:غداً|غدًا|غدا|الغد)(?!\w)", "day", 1),
        *(
            (rf"(?:(?<!\w)|(?<=(?<!\w)و))(?:{noun}) (?:{adjective})(?!\w)", unit, offset)
            for noun, unit in (("الأسبوع", "week"), ("الشهر", "month"), ("العام|السنة", "year"))
            for adjective, offset in (
                ("الجاري|الحالي|الحالية|الجارية", 0),
                ("الماضي|الماضية|المنصرم", -1),
                ("المقبل|المقبلة|القادم|القادمة", 1),
            )
        ),
    ),
    "ja": (
        (r"今日|本日", "day", 0),
        (r"(?<!一)昨日", "day", -1),
        (r"一昨日|おととい", "day", -2),
        (r"明日", "day", 1),
        (r"明後日|あさって", "day", 2),
        (r"今週", "week", 0),
        (r"先週", "week", -1),
        (r"来週", "week", 1),
        (r"今月", "month", 0),
        (r"先月", "month", -1),
        (r"来月", "month", 1),
        (r"今年", "year", 0),
        (r"昨年|去年", "year", -1),
        (r"来年", "year", 1),
    ),
}
"""Language to (regular expression, unit, how many units from the anchor)."""

UNITS: dict[str, dict[str, str]] = {
    "en": {"day": "days?", "week": "weeks?", "month": "months?", "year": "years?"},
    "es": {"day": "días?", "week": "semanas?", "month": "mes(?:es)?", "year": "años?"},
    "de": {"day": "Tag(?:en)?", "week": "Wochen?", "month": "Monat(?:en)?", "year": "Jahr(?:en)?"},
    "fr": {"day": "jours?", "week": "semaines?", "month": "mois", "year": "ans?|années?"},
    "pt": {"day": "dias?", "week": "semanas?", "month": "mês|meses", "year": "anos?"},
    "ru": {
        "day": "день|дня|дней",
        "week": "недел[юиь]|недель",
        "month": "месяц(?:а|ев)?",
        "year": "года?|лет",
    },
    "uk": {
        "day": "день|дні|днів",
        "week": "тиждень|тижні|тижнів",
        "month": "місяц(?:ь|і|ів)",
        "year": "рік|роки|років",
    },
    "ar": {
        "day": "أيام|يوما?",
        "week": "أسابيع|أسبوعا?",
        "month": "أشهر|شهرا?",
        "year": "سنوات|أعوام|عاما?",
    },
    "ja": {"day": "日", "week": "週間", "month": "か月|ヶ月|カ月|ヵ月", "year": "年"},
}
"""Language to unit to the regular expression of its name."""


@dataclass(frozen=True, slots=True)
class Frames:
    """How a language counts units (N, U) and places weekdays (D).

    The weekday's expression has the groups `at`, `day`, `last`, `next`, `this` and `skip` (a
    proper name or a habit: no date).
    """

    counted: tuple[tuple[str, int], ...]
    weekday: str
    flags: re.RegexFlag = re.IGNORECASE


_NO_RECORD = r"(?<!first\s)(?<!second\s)(?<!third\s)(?<!time\s)(?<!once\s)(?<!est\s)(?<!most\s)"
_NO_SPAN = r"(?:['’](?:\stime)?)?\b(?!\s(?:of|ago|from|later|after)\b)"
_EMPTY = r"(?P<skip>(?!))?"
WEEKDAY_FRAMES: dict[str, Frames] = {
    "en": Frames(
        (
            (r"\bN\sU\sago\b", -1),
            (
                rf"{_NO_RECORD}\bin\s(?:about\s)?N\sU{_NO_SPAN}",
                1,
            ),
            (r"\bN\sU\sfrom\snow\b", 1),
        ),
        r"\b(?P<skip>(?:(?:every|each|most|some|black|good|super|ash|bloody|cyber|easter|palm|giving|fat"
        r"|holy|maundy|casual|(?-i:The|the)\s(?=Sunday\s[A-Z]))\s))?"
        r"(?P<at>(?:(?:(?P<last>last|this\spast|the\spast)|(?P<next>next)"
        r"|(?P<this>this(?:\scoming)?|coming))\s)?(?-i:(?=[A-Z]|[a-z]{4}))D)\b"
        r"(?!\s(?-i:Times|Mirror|Mail|Telegraph|Herald|Post|Night|Club|Express))",
    ),
    "es": Frames(
        ((r"\bhace N U\b", -1), (r"\b(?:dentro de|en) N U\b", 1)),
        rf"{_EMPTY}(?P<at>\b(?:el (?:(?P<next>próximo) |(?P<last>pasado) |(?P<this>este) )?)D"
        r"(?: (?:pasado|próximo))?)\b",
    ),
    "de": Frames(
        ((r"\bvor N U\b", -1), (r"\bin N U\b", 1)),
        rf"{_EMPTY}(?P<at>\b(?:am|vom|zum|bis|seit|(?P<next>nächste[nr]?|kommende[nr]?)"
        r"|(?P<last>letzte[nr]?|vergangene[nr]?)|(?P<this>diese[nr]?)) D)\b",
    ),
    "fr": Frames(
        ((r"\bil y a N U\b", -1), (r"\bdans N U\b", 1)),
        r"\b(?P<skip>(?:le|les|chaque|tous les) )?(?P<at>D(?: (?:(?P<last>dernier)"
        r"|(?P<next>prochain)|(?P<this>soir|matin|après-midi)))?)\b",
    ),
    "pt": Frames(
        ((r"\bhá N U\b(?! (?:que|em))", -1), (r"\b(?:daqui a|dentro de) N U\b", 1)),
        rf"{_EMPTY}(?P<at>\b(?:n[ao]|(?P<last>última|último)|(?P<next>próxima|próximo)"
        r"|(?P<this>n?est[ae])) D)\b",
    ),
    "ru": Frames(
        ((r"\bN U назад\b", -1), (r"\bчерез N U\b", 1)),
        rf"{_EMPTY}(?P<at>\b(?:в|во) (?:(?P<last>прошл\w+|минувш\w+) |(?P<next>следующ\w+) "
        r"|(?P<this>эт\w+|ближайш\w+) )?D)\b",
    ),
    "uk": Frames(
        ((r"\bN U тому\b", -1), (r"\bчерез N U\b", 1)),
        rf"{_EMPTY}(?P<at>\b(?:в|у|цієї|цього|(?P<last>минуло\w+)|(?P<next>наступно\w+)"
        r"|(?P<this>ц\w+)) D)\b",
    ),
    "ar": Frames(
        (
            (r"(?:(?<!\w)|(?<=(?<!\w)و))(?:قبل|منذ) N U(?!\w)", -1),
            (r"(?:(?<!\w)|(?<=(?<!\w)و))(?:بعد|خلال) N U(?!\w)", 1),
        ),
        rf"{_EMPTY}(?P<at>(?:(?<!\w)|(?<=(?<!\w)و))(?:يوم )?D(?: (?:(?P<last>الماضي)"
        r"|(?P<next>المقبل|القادم)|(?P<this>الجاري)))?)(?!\w)",
    ),
    "ja": Frames(
        ((r"NU前", -1), (r"NU後", 1)),
        rf"{_EMPTY}(?P<at>(?:(?P<last>先週の?)|(?P<next>来週の?)|(?P<this>今週の?))?D日?)",
    ),
}
