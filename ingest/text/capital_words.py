"""Capitalised words that are no names, and small words that stand inside of names."""

import re

from ingest.text.abbreviations import STARTERS
from ingest.text.calendars import MONTHS, WEEKDAYS, numbered
from ingest.text.stopwords import STOP_WORDS


def _listed(words: str) -> frozenset[str]:
    """Return words written with spaces between them."""
    return frozenset(words.split())


PARTICLES = frozenset(
    [
        *("of", "the", "for", "de", "la", "le", "las", "los", "del", "della", "di", "da", "das"),
        *("do", "dos", "du", "des", "van", "der", "den", "von", "zu", "zum", "zur", "ter", "bin"),
        *("ibn", "al", "el", "ben", "y", "af", "av", "on", "upon"),
    ]
)
"""Lower-case words that may stand between two capitalised words of one name."""

TITLES = frozenset(
    [
        *("mr", "mrs", "ms", "mx", "dr", "prof", "sir", "st", "gen", "sen", "rep", "gov", "lt"),
        *("col", "capt", "sgt", "rev", "hon", "jr", "sr", "maj", "cmdr", "adm", "fr", "mme", "m"),
    ]
)
"""Short titles; a full stop after them does not end a name."""

_OPENERS = _listed(
    """police officials researchers scientists experts analysts people critics supporters
    authorities investigators prosecutors lawyers doctors residents witnesses lawmakers
    leaders voters workers students teachers parents children women men families companies
    firms shares sales prices stocks markets investors reports sources documents data figures
    results studies several many most few various another other others one two three four five
    six seven eight nine ten hundreds thousands millions dozens yesterday today tomorrow
    tonight yes no please thanks hello sorry well ok okay sure maybe perhaps probably indeed
    overall finally first second third next then additionally similarly likewise conversely
    consequently therefore thus hence rather regarding concerning including following given
    based compared due thanks citing speaking asked told said says added adding instead
    besides aside apart together alone nearly almost about around roughly approximately
    everyone everybody nobody nothing something anything someone anyone article articles
    summary answer passage text report story question evidence background context talks
    meeting visit trip deal agreement plan plans proposal bill law vote election war attack
    government state country city world life time year years day days week weeks month months
    part history music food water work business money power health education science
    technology research news media art sport sports love death home house school church family
    mother father woman man child boy girl king queen prince princess president minister
    chairman director judge officer work let make take get give see look come go keep think
    know find use try call ask need want imagine consider remember read watch click sign
    follow share subscribe photo image video source good great new old big small high low long
    short early late young public private local national international global real true false
    right wrong free full open major minor top main key вчера сегодня завтра ранее позже
    накануне теперь вчора сьогодні завтра раніше пізніше тепер ayer hoy mañana hier
    aujourd'hui demain gestern heute morgen ontem hoje amanhã"""
)
_SUFFIX = re.compile(r"[a-z]{3,}(?:ings?|ly|tions?|ments?|ness|ists|ers|ors|ies|ism)$")
_COMMON = (
    _OPENERS
    | {word.lower() for word in STARTERS}
    | frozenset().union(*(words for lang, words in STOP_WORDS.items() if lang not in {"ja", "ar"}))
)
_CALENDAR = frozenset(
    name
    for table in (MONTHS, WEEKDAYS)
    for language, names in table.items()
    if language not in {"ar", "ja"}
    for name in numbered(names)
)


def is_common(word: str) -> bool:
    """Tell whether a word that begins a sentence is likely no name."""
    lowered = word.lower().replace("’", "'")
    return lowered in _COMMON or bool(_SUFFIX.search(lowered))


def is_calendar(word: str) -> bool:
    """Tell whether a word is a month or a weekday."""
    return word.lower().rstrip(".") in _CALENDAR


def is_function_word(word: str, *, everywhere: bool = False) -> bool:
    """Tell whether a word is a function word of English, or of any language here."""
    lowered = word.lower().replace("’", "'")
    if everywhere:
        return any(lowered in words for words in STOP_WORDS.values())
    return lowered in STOP_WORDS["en"]
