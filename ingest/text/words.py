"""Words, stems and stop words: what search and overlap are counted in."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from ingest.text.stopwords import STOP_WORDS

_SNOWBALL = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
}
# Han, kana and Hangul have no spaces (or glue particles on): pairs of characters stand for words.
_CJK = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_TOKEN = re.compile(
    rf"(?P<cjk>[{_CJK}]+)"
    r"|(?P<acronym>(?<!\w)(?:[A-Za-z]\.){2,}(?:[A-Za-z](?!\w))?)"
    r"|(?P<number>\d++(?:[.,]\d++)*+(?![^\W\d]))"
    rf"|(?P<word>[^\W_{_CJK}]+(?:['’ʼ][^\W_{_CJK}]+)*)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|sull|all|dall)'(?=\w{2})")
_UKRAINIAN_ENDING = re.compile(
    r"(?<=\w{3})(?:ськими|ського|ському|ської|ською|ському|ський|ська|ське|ські|ських|ами|ями|ові|еві"
    r"|ого|ому|ими|ої|ою|ею|єю|ах|ях|ам|ям|ів|їв|ий|ій|ою|ом|ем|єм|их|їх|а|я|у|ю|и|і|ї|о|е|є|ь|й)$"
)
_UNITED_STATES = {"U.S.", "U.S", "U.S.A.", "U.S.A", "US"}


def words(text: str) -> list[str]:
    """Return the lower-cased words of `text` in order, without punctuation.

    Han, kana and Hangul come as overlapping pairs of characters. Numbers stay whole without
    thousands commas ("5,000" is `5000`, "3.5" is `3.5`, "13th" is `13`); "U.S." and "US" are
    `usa`, other dotted acronyms lose their dots; a possessive 's and French or Italian elisions
    (l', qu', dell') are taken off.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "word" and match[0] != "US":
            found.append(_plain(match[0].lower()))
        elif match.lastgroup == "cjk":
            found.extend(_bigrams(match[0]))
        else:
            found.append(_compact(match[0]))
    return found


def bare_words(text: str) -> list[str]:
    """Return the words of `text` as `words` does, Latin letters without their accents."""
    return [_without_accents(word) for word in words(text) if word]


def stems(text: str, language: str = "en") -> list[str]:
    """Return the stems of the content words of `text` in order.

    Stop words are left out, the rest goes through the language's Snowball stemmer (Ukrainian
    through a list of endings, languages without one stay as they are) and loses its accents, so
    that "São" and "Sao" meet. Words are stemmed once and remembered.
    """
    stop = STOP_WORDS.get(language, frozenset())
    return [_stem(word, language) for word in words(text) if word not in stop]


def is_stop_word(word: str, language: str = "en") -> bool:
    """Tell whether `word` (in any case) is a function word of the language."""
    return word.lower().replace("’", "'") in STOP_WORDS.get(language, frozenset())


def _plain(word: str) -> str:
    """Take possessives, elisions and the ending of an ordinal ("13th") off a lower-cased word."""
    if ordinal := _ORDINAL.fullmatch(word):
        return ordinal[1]
    if "'" not in word and "’" not in word and "ʼ" not in word:
        return word
    word = word.replace("’", "'").replace("ʼ", "'")
    if word.endswith("'s") and word not in STOP_WORDS["en"]:
        return word[:-2]
    return _ELISION.sub("", word, count=1)


def _bigrams(run: str) -> list[str]:
    """Return the overlapping pairs of a run of characters, a single one as it is."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def _compact(token: str) -> str:
    """Return a number without thousands commas, or an acronym without dots."""
    if token in _UNITED_STATES:
        return "usa"
    if token[0].isdigit():
        return token.replace(",", "") if _THOUSANDS.fullmatch(token) else token
    return token.replace(".", "").lower()


@lru_cache(maxsize=65536)
def _stem(word: str, language: str) -> str:
    """Return the stem of a lower-cased word, without Latin accents."""
    if language == "uk":
        return _UKRAINIAN_ENDING.sub("", word)
    if (algorithm := _SNOWBALL.get(language)) and not word[0].isdigit():
        # A new stemmer each time: they keep state, and several threads ask.
        word = snowballstemmer.stemmer(algorithm).stemWord(word)
    return _without_accents(word)


def _without_accents(word: str) -> str:
    """Return a word with its Latin letters bare ("é" to "e"); other scripts keep theirs."""
    if word.isascii() or not "a" <= unicodedata.normalize("NFKD", word)[0] <= "z":
        return word.replace("ё", "е")
    split_up = unicodedata.normalize("NFKD", word)
    return "".join(char for char in split_up if not unicodedata.combining(char))
