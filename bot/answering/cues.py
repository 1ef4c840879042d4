"""Signs that a sentence holds the kind of thing that a question asks for.

They look at one sentence in well under a tenth of a millisecond, because every candidate is looked
at; they tell "there may be a date here", not which date.
"""

import re
from collections.abc import Callable, Mapping, Set
from functools import cache
from typing import Final

from bot.answering.question_words import Kind
from ingest.text.calendars import MONTHS, WEEKDAYS, pattern
from ingest.text.words import words

_NAME: Final = re.compile(r"(?<!^)(?<![.!?。]\s)(?<![\"“„«'‘(])\b[^\W\d_a-zß-ÿа-яёєіїґ][\w’'-]+")
_PLACED: Final = re.compile(
    r"\b(?:in|at|from|to|near|into|outside|through|across|of|im|aus|nach|bei|en|desde|hacia|à|au"
    r"|aux|dans|de|em|no|na|do|da|в|во|из|на|під|у|з|до)\s+(?:the|der|die|das|dem|den|la|el|le|les"
    r"|los|las)?\s*([A-ZÀ-ÖØ-ÞА-ЯЁЄІЇҐ][\w’'-]+)"
)
_AMOUNT: Final = re.compile(
    r"[0-9０-９٠-٩]|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    r"|thirty|forty|fifty|hundreds?|thousands?|[mb]illions?|dozens?|half|twice|once|third|quarter"
    r"|none|several|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert|tausend|million\w*"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien\w*|mil|deux|trois|quatre|cinq|sept"
    r"|huit|neuf|dix|cent|mille|dois|duas|quatro|sete|oito|nove|dez|два|две|три|четыре|пять|шесть"
    r"|семь|восемь|девять|десять|сто|тысяч\w*|миллион\w*|дві|чотири|п['’]ять|шість|сім|вісім"
    r"|дев['’]ять|десять|тисяч\w*|мільйон\w*|مليون|ألف|مئة)\b|[一二三四五六七八九十百千万億]",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(
    r"[$€£¥₽₴₹円元]|\b(?:USD|EUR|GBP|JPY|RUB|UAH)\b|\b(?:dollars?|euros?|pounds?|yen|yuan|cents?|pence"
    r"|francs?|roubles?|rubles?|hryvn\w*|rupees?|dólar\w*|libras?|reais|real|pesos?|доллар\w*|евро"
    r"|рубл\w*|гривн\w*|гривень|долар\w*|євро|free|gratis|kostenlos|gratuit\w*|бесплатн\w*)\b"
    r"|ドル|ユーロ|دولار|يورو|ريال|جنيه|درهم",
    re.IGNORECASE,
)
_UNIT_OF_TIME: Final = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur\w+|aged?|old"
    r"|sekunden?|minuten?|stunden?|tagen?|tage|wochen?|monaten?|monate|jahren?|jahre|alt"
    r"|segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?|siglos?"
    r"|secondes?|heures?|jours?|semaines?|mois|ans|années?|siècles?|meses|anos?|séculos?"
    r"|секунд\w*|минут\w*|час\w*|дн\w+|день|недел\w*|месяц\w*|лет|год\w*|хвилин\w*|годин\w*"
    r"|тиж\w*|місяц\w*|рок\w*|років)\b|[年月日週間時分秒歳]|سن\w+|عام\w*|يوم\w*|شهر\w*|ساع\w+",
    re.IGNORECASE,
)
_TIME_WORD: Final = (
    r"(?:1\d|20)\d\ds?|today|yesterday|tomorrow|tonight|now|century|centuries|decades?|nights?"
    r"|mornings?|evenings?|afternoons?|spring|summer|autumn|winter|noon|midnight|o'clock|ago|hours?"
    r"|days?|weeks?|months?|years?|heute|gestern|morgen|jahrhundert|abend|nacht|stunden?|tage?n?"
    r"|wochen?|monate?n?|jahre?n?|hoy|ayer|mañana|horas?|d[ií]as?|semanas?|mes(?:es)?|años?"
    r"|siglo|noche|tarde|aujourd'hui|hier|demain|siècle|soir|nuit|matin|heures?|jours?"
    r"|semaines?|mois|ann?ées?|ans|hoje|ontem|amanhã|século|anos?"
    r"|noite|сегодня|вчера|завтра|час(?:а|ов|ы|у)?|дн(?:я|ей|ём|ем)|день|недел\w+|месяц\w*|век\w*|вечер\w*|ночь\w*|утр\w+|году|года|сьогодні|вчора|годин\w*"
    r"|тиж\w+|місяц\w*|століт\w+"
    r"|року|اليوم|أمس|غدا"
)
_REASON: Final = re.compile(
    r"\b(?:because|due to|since|therefore|so that|as a result|result\w*|in order to|to|caused?"
    r"|causes|reasons?|led to|thus|for|owing|weil|da|wegen|damit|deshalb|grund|um|porque|debido"
    r"|ya que|para|por|causa|razón|parce que|car|pour|afin|raison|à cause|pois|devido|razão"
    r"|потому|поскольку|из-за|так как|чтобы|причин\w*|тому|оскільки|через|щоб)\b"
    r"|ため|ので|から|理由|لأن|بسبب",
    re.IGNORECASE,
)
_DEFINING: Final = re.compile(
    r"\b(?:is|are|was|were|refers? to|means?|known as|called|defined|ist|sind|war|bedeutet|heißt"
    r"|es|son|era|significa|est|sont|était|signifie|são|é|это|означает|є|це|означає)\b|とは|です|である"
    r"|\s[—–]\s|هو|هي",
    re.IGNORECASE,
)


@cache
def _time() -> re.Pattern[str]:
    """Compile months, weekdays and other words of time of all languages."""
    named = "|".join(pattern(names) for table in (MONTHS, WEEKDAYS) for names in table.values())
    return re.compile(rf"(?<!\w)(?:{_TIME_WORD}|{named})(?!\w)|[年月日]", re.IGNORECASE)


def holds(kind: Kind, sentence: str, asked: Set[str]) -> float:
    """Return how likely `sentence` has something of `kind` that the question did not name.

    `asked` are the lower-cased words of the question. The result is 0, 0.5 or 1; kinds without
    signs give 0.
    """
    sign = _SIGNS.get(kind)
    return sign(sentence, asked) if sign else 0.0


def amounts(sentence: str) -> list[re.Match[str]]:
    """Return where digits and number words stand."""
    return list(_AMOUNT.finditer(sentence))


def _new(pattern_: re.Pattern[str], sentence: str, asked: Set[str]) -> bool:
    """Whether the pattern matches something that is not in the question already."""
    return any(not asked >= set(words(match[0])) for match in pattern_.finditer(sentence))


def _named(sentence: str, asked: Set[str]) -> float:
    return float(_new(_NAME, sentence, asked))


def _placed(sentence: str, asked: Set[str]) -> float:
    if any(not asked >= set(words(match[1])) for match in _PLACED.finditer(sentence)):
        return 1.0
    return 0.5 * _named(sentence, asked)


def _timed(sentence: str, asked: Set[str]) -> float:
    return float(_new(_time(), sentence, asked))


def _counted(sentence: str, asked: Set[str]) -> float:
    return float(_new(_AMOUNT, sentence, asked))


def _paid(sentence: str, _asked: Set[str]) -> float:
    return float(bool(_MONEY.search(sentence)))


def _lasting(sentence: str, _asked: Set[str]) -> float:
    return 0.5 * bool(_UNIT_OF_TIME.search(sentence)) + 0.5 * bool(_AMOUNT.search(sentence))


def _reasoned(sentence: str, _asked: Set[str]) -> float:
    return float(bool(_REASON.search(sentence)))


def _defining(sentence: str, _asked: Set[str]) -> float:
    return float(bool(_DEFINING.search(sentence)))


_SIGNS: Final[Mapping[Kind, Callable[[str, Set[str]], float]]] = {
    "person": _named,
    "organisation": _named,
    "place": _placed,
    "time": _timed,
    "money": _paid,
    "number": _counted,
    "duration": _lasting,
    "reason": _reasoned,
    "definition": _defining,
}
