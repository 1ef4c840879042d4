"""Signs that a question cannot be understood without the turns before it.

Only signs: no sign is certain, so what is said before is weighed lower, not left out, where there
is one, and left out only where a question has names of its own and no sign at all.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from bot.answering.question import question_names
from ingest.text.words import stems

FEW: Final = 2
"""Content words up to which a question counts as elliptic ("where?", "and the others?")."""
TWO_WORDS: Final = 0.4
"""How surely a question of two content words leans on the talk when nothing in it points back;
0 costs two points on open talks about stories, 1 answers "who paints the roof?" with a sentence
about what was asked before."""
LONG: Final = 5
"""Content words from which a question with names of its own stands alone."""

PRONOUNS: Final[Mapping[str, str]] = {
    "en": r"this(?! (?:year|month|week|morning|evening|afternoon|spring|summer|autumn|winter|season"
    r"|century|decade|time|article|story|text)\b)|he|him|his|she|her|hers|it|its|they|them|their|theirs|that|these|those|one"
    r"|there(?=\W*$)|(?<!is )(?<!are )(?<!was )(?<!were )there"
    "|ones|then|else|other|others|another|so|such|same|both|first one|second one|former|latter",
    "de": "er|ihn|ihm|sein|seine|seinen|seiner|sie|ihr|ihre|ihrem|ihren|ihnen|es|dies|diese|dieser"
    r"|dieses|diesem|diesen|das(?!\s+(?:\w+\s+)?(?-i:[A-ZÄÖÜ]))|dort|da|dabei|damit|dazu|davon|dafür|dagegen|sonst|andere|anderen",
    "es": "él|ella|ello|ellos|ellas|lo|le|les|su|sus|esto|eso|este|esta|ese|esa|estos"
    "|estas|esos|esas|allí|ahí|otro|otra|otros|otras",
    "fr": "il|elle|ils|elles|lui|leur|leurs|son|sa|ses|ce|ceci|cela|ça|cette|cet|ces|celui|celle"
    "|ceux|celles|y|là|autre|autres",
    "pt": "ele|ela|eles|elas|isso|isto|esse|essa|este|esta|esses|essas|seu|sua|seus|suas|lhe|lhes"
    "|ali|lá|outro|outra|outros|outras|dele|dela|deles|delas",
    "ru": "он|она|оно|они|его|её|ее|их|ему|ей|им|ими|нём|нем|ней|них|этот|эта|это|эти|этого|этой"
    "|этих|этом|там|туда|тогда|тот|та|те|того|другой|другие|ещё|еще",
    "uk": "він|вона|воно|вони|його|її|їх|йому|їй|їм|ним|нею|ними|цей|ця|це|ці|цього|цієї|цих|там"
    "|туди|тоді|той|та|ті|інший|інші|ще|їхній|їхня",
    "ar": "هو|هي|هم|هن|هما|هذا|هذه|هؤلاء|ذلك|تلك|هناك|له|لها|لهم|به|بها|فيه|فيها|عنه|عنها|منه|منها",
    "ja": "彼|彼女|彼ら|それ|これ|あれ|その|この|あの|そこ|ここ|そちら|他の|ほかの",
}

OPENERS: Final[Mapping[str, str]] = {
    "en": "and|but|so|what about|how about|why not|then|or|also|anything else|anyone else|such as",
    "de": "und|aber|also|was ist mit|wie sieht es mit|oder|sonst noch",
    "es": "y|pero|entonces|qué hay de|qué pasa con|o",
    "fr": "et|mais|alors|qu'en est-il|ou|donc",
    "pt": "e|mas|então|e quanto|ou",
    "ru": "а|и|но|тогда|что насчёт|что насчет|или|как насчёт|как насчет",
    "uk": "а|і|й|та|але|тоді|що щодо|або|як щодо",
    "ar": "و(?=أين|متى|من|كم|لماذا|كيف|ما|هل)|و|ولكن|ماذا عن|أو",
    "ja": "では|じゃあ|で、|それで|そして|あと",
}


def hangs(question: str, language: str = "en") -> bool:
    """Tell whether a question leans on what was said before it.

    True for pronouns, for openers such as "and" or "what about", and for questions of hardly any
    content; a long question with names of its own and no opener stands alone all the same.
    Languages without a table of words are judged by their content words.
    """
    content = len(set(stems(question, language)))
    if content <= FEW and not question_names(question, language):
        return True
    if _opener(language).match(question.strip(' ¿¡"“«')):
        return True
    if not has_pronoun(question, language):
        return False
    return content < LONG or not question_names(question, language)


def leaning(question: str, language: str = "en") -> float:
    """Tell how surely a question leans on what was said before it, in 0..1.

    "Where?", "and the others?" and "when was he born?" do for certain. "Who paints the roof?" has
    few words but says by itself what it is about.
    """
    if not hangs(question, language):
        return 0.0
    if points_back(question, language) or len(set(stems(question, language))) < FEW:
        return 1.0
    return TWO_WORDS


def points_back(question: str, language: str = "en") -> bool:
    """Tell whether a question has a pronoun, or opens like "and" or "what about"."""
    opens = _opener(language).match(question.strip(' ¿¡"“«'))
    return bool(opens) or has_pronoun(question, language)


def stands_alone(question: str, language: str = "en") -> bool:
    """Tell whether a question surely needs nothing of what was said: it may change the topic.

    It has names and several content words of its own, and none of the signs of `hangs`.
    """
    return (
        not hangs(question, language)
        and len(set(stems(question, language))) >= LONG
        and bool(question_names(question, language))
        and not has_pronoun(question, language)
    )


def has_pronoun(question: str, language: str = "en") -> bool:
    """Tell whether a question has a word that stands for something said before."""
    return bool(_pronoun(language).search(question))


@cache
def _pronoun(language: str) -> re.Pattern[str]:
    return _pattern(PRONOUNS.get(language), language)


@cache
def _opener(language: str) -> re.Pattern[str]:
    return _pattern(OPENERS.get(language), language)


def _pattern(alternatives: str | None, language: str) -> re.Pattern[str]:
    """Compile whole words; Japanese has no spaces, so there they may stand anywhere."""
    if alternatives is None:
        return re.compile(r"(?!)")
    body = f"(?:{alternatives})"
    return re.compile(body if language == "ja" else rf"(?<![\w-]){body}(?!\w)", re.IGNORECASE)
