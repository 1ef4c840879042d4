"""Words and signs for numbers, scales and currencies, in the interface languages."""

from decimal import Decimal

from ingest.text.calendars import SMALL_NUMBERS, numbered

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEENS = (
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
UNITS: dict[str, int] = {
    "zero": 0,
    **{word: n for word, n in numbered(SMALL_NUMBERS["en"]).items() if word not in {"a", "an"}},
    **{word: n for n, word in enumerate(_TEENS, 13)},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
}
"""English words below a hundred."""

ORDINALS: dict[str, int] = {
    **{word: n for n, word in enumerate(_ORDINALS, 1)},
    **{word + "th": n for n, word in enumerate(_TEENS, 13)},
    **{word[:-1] + "ieth": 10 * n for n, word in enumerate(_TENS, 2)},
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 1_000_000,
}
"""English ordinal words."""

# "one", and words that mean something else in another language ("neuf" is also new, "sept" a month)
_UNCLEAR = {"neuf", "sept", "set", "once", "alle", "nove", "tri"}
FOREIGN: dict[str, int] = {
    word: number
    for language, names in SMALL_NUMBERS.items()
    if language not in {"en", "ja", "ar"}
    for word, number in numbered(names).items()
    if number > 1 and word not in _UNCLEAR
}
"""Words from two to ten of the other interface languages."""

_SCALES = {
    100: "hundred",
    1000: "thousand|k|mil|tausend|mille|tsd|тыс|тысяч|тысячи|тысяча|тис|тисяч|тисячі|тисяча|ألف"
    "|آلاف",
    10**6: "million|millions|mn|mio|millionen|millón|millones|milhão|milhões|миллион|миллиона"
    "|миллионов|млн|мільйон|мільйона|мільйони|мільйонів|مليون|ملايين",
    10**9: "billion|billions|bn|mrd|milliarde|milliarden|milliard|milliards|mil millones"
    "|mil milhões|bilhão|bilhões|миллиард|миллиарда|миллиардов|млрд|мільярд|мільярда|мільярди"
    "|мільярдів|مليار|مليارات",
    10**12: "trillion|trillions|tn|billón|billones|trilhão|trilhões|триллион|триллиона"
    "|триллионов|трлн|трильйон|трильйонів|تريليون",
}
SCALES: dict[str, Decimal] = {
    word: Decimal(scale) for scale, words in _SCALES.items() for word in words.split("|")
}
"""Scale words to their value. "Billion" is 10^9, the Spanish "billón" 10^12."""

FRACTIONS: dict[str, Decimal] = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅛": Decimal("0.125"),
    "⅓": Decimal("0.333"),
    "⅔": Decimal("0.667"),
}

_CURRENCIES = {
    "USD": "$|us$|usd|dollar|dollars|dólar|dólares|долларов|доллара|доллар|доларів|دولار",
    "EUR": "€|eur|euro|euros|евро|євро|يورو|ユーロ",
    "GBP": "£|gbp|pound|pounds|sterling|libras|pfund|livres|фунтов|фунтів",
    "JPY": "¥|jpy|yen|иен|єн|円",
    "RUB": "₽|rub|ruble|rubles|rouble|roubles|rubel|rublos|рубль|рубля|рублей|руб|рублів",
    "UAH": "₴|uah|hryvnia|hryvnias|гривен|гривень|грн",
    "INR": "₹|inr|rupee|rupees",
    "CNY": "cny|yuan|renminbi|юаней|юанів|元",
    "BRL": "r$|brl|reais|real brasileiro",
    "CHF": "chf|franken|swiss francs",
    "KRW": "₩|krw",
    "ILS": "₪|ils|shekel|shekels",
    "AUD": "a$|aud",
    "CAD": "c$|cad",
}
CURRENCIES: dict[str, str] = {
    word: code for code, words in _CURRENCIES.items() for word in words.split("|")
}
"""Signs and words of currencies to their ISO 4217 codes."""

PERCENT = (
    "%|٪|％|percent|per cent|percentage points?|percentage point|pct|prozent|prozentpunkte"
    "|por ciento|por cento|pour cent|процентов|процента|процент|відсотків|відсотка|відсотки|в المئة"
    "|بالمئة|في المئة|パーセント"
)
"""Signs and words for a hundredth part."""
