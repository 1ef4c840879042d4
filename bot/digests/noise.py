"""Which messages say something: a digest quotes no laughter, greetings, thanks or orders."""

import re

from ingest.fetch.urls import find_urls
from ingest.text import instructions, sentences
from ingest.text.stopwords import STOP_WORDS
from ingest.text.words import words
from ingest.values import Span

SHORTEST = 4
"""Words in a remark, at least; two characters of Han or kana count as one."""
_TELLING = 2
"""Words beside function words and small talk, at least."""
LONGEST = 220
"""Characters of a quoted remark."""

_LAUGHTER = re.compile(
    r"\b(?:[ha]*(?:ha){2,}h?|a*(?:hah)+a*|(?:he){2,}|(?:ja){2,}j?|(?:je){2,}|(?:kk){1,}k*|l+o+l+(?:ol)*"
    r"|lmf?ao+|rofl|xd+|mdr+|ptdr|(?:rs){2,}|[хa]?(?:[хx]а){2,}х?|(?:ах){2,}а?|(?:га){3,})\b"
    r"|w{2,}\b|草|笑|(?:ه){3,}|[😂🤣😆😹💀😅]",
    re.IGNORECASE,
)
_SMALL_TALK = frozenset(
    re.findall(
        r"\S+",
        "hi hello hey hiya morning evening night good bye goodbye cheers thanks thank thx ty please"
        " welcome ok okay yes yeah yep no nope nice cool great wow omg sure agreed same exactly"
        " true right hola buenos buenas días dias tardes noches gracias adiós vale sí si claro bien"
        " hallo guten morgen abend tag danke bitte tschüss gut genau stimmt ja nein super"
        " salut bonjour bonsoir merci oui non coucou bravo parfait d'accord"
        " привет здравствуйте добрый день вечер утро спасибо пожалуйста пока да нет ага ок хорошо"
        " супер"
        " привіт вітаю добрий ранок дякую будь ласка бувай так ні добре"
        " olá oi bom boa dia tarde noite obrigado obrigada sim não tchau beleza legal"
        " مرحبا السلام عليكم صباح الخير مساء شكرا نعم لا تمام"
        " everyone all everybody guys folks todos alle tous всем всім",
    )
)
_STOP = frozenset().union(*STOP_WORDS.values())
_HANDLE = re.compile(r"(?<!\w)[@/]\w+")
_HIRAGANA = re.compile(r"[\u3041-\u309f]+")  # mostly grammar, and greetings
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def bare(text: str) -> str:
    """Return a message on one line, without its addresses, user names and commands."""
    for url in find_urls(text):
        text = text.replace(url, " ").replace(url.removeprefix("https://"), " ")
    return " ".join(_HANDLE.sub(" ", text).split()).strip(" -–—:|")


def laughs(text: str) -> bool:
    """Whether a message is little but laughter: what it answers was meant as a joke."""
    return bool(_LAUGHTER.search(text)) and len(words(_LAUGHTER.sub(" ", text))) < SHORTEST


def is_remark(text: str) -> bool:
    """Whether a message says enough to be quoted, and gives no orders to whoever reads it."""
    said = bare(text)
    found = words(_LAUGHTER.sub(" ", said))
    size = len(found) if not _CJK.search(said) else len(_CJK.findall(said)) / 2 + 1
    telling = [word for word in found if not _says_little(word)]
    if size < SHORTEST or len(telling) < _TELLING:
        return False
    joking = _LAUGHTER.search(said) is not None and len(found) < 3 * SHORTEST
    return not joking and not orders(text)


def _says_little(word: str) -> bool:
    return word in _STOP or word in _SMALL_TALK or _HIRAGANA.fullmatch(word) is not None


def orders(text: str) -> bool:
    """Whether some sentence of a message talks to a model: nothing of it is quoted.

    Each sentence is looked at alone: between people, unlike in an article, a question or a request
    that shares no word with its neighbours is nothing strange.
    """
    said = (span.of(text) for span in sentences.split(text))
    return any(instructions.suspicious(each, [Span(0, len(each))]) for each in said)


def quote(text: str) -> str:
    """Return a message as it is quoted: on one line, its first sentences or words if it is long."""
    said = bare(text)
    if len(said) <= LONGEST:
        return said
    ends = [span.end for span in sentences.split(said) if span.end <= LONGEST]
    if ends and ends[-1] >= LONGEST / 3:
        return said[: ends[-1]]
    cut = said[: LONGEST - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip() + "…"
