"""Fill in what a follow-up leaves out, from the question before it.

Only where it is clear: "where?" takes the rest of the question before, "what about Australia?"
takes its name's place, "when was he born?" takes the one name that fits. Everything else stays as
it was asked; the words said before are searched for anyway, with less weight.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from bot.answering.followup_signs import OPENERS
from bot.answering.question import analyse, cue_span, question_names
from bot.values import Turn
from ingest.text.words import stems, words

_MARKS: Final = " \t\n?？!.,;:¿¡…؟。、"
_WHAT_ABOUT: Final[Mapping[str, str]] = {
    "en": r"(?:and |but )?(?:what|how) about|and|but|or",
    "de": r"(?:und )?(?:was ist|wie sieht es|wie ist es) mit|und|aber|oder",
    "es": r"(?:y )?qué (?:hay de|pasa con)|y|pero|o",
    "fr": r"(?:et )?qu'en est-il (?:de|du|des)|et|mais|ou",
    "pt": r"e quanto [aà]o?|e|mas|ou",
    "ru": r"(?:а )?(?:что|как) насч[её]т|а|и|но|или",
    "uk": r"(?:а )?(?:що|як) щодо|а|і|й|та|але|або",
    "ar": r"(?:و)?ماذا عن|و",
}
_JAPANESE_ABOUT: Final = re.compile(
    r"^(?:では|じゃあ|で、?)?(?P<what>.+?)(?:については|について|は)(?:どう(?:ですか)?)?$"
)
# Not German: there every noun is written like a name.
_PERSONAL: Final[Mapping[str, str]] = {
    "en": "he|she|him|they|them|his|her|their|it|its",
    "es": "él|ella|ellos|ellas",
    "fr": "il|elle|ils|elles|lui",
    "pt": "ele|ela|eles|elas",
    "ru": "он|она|они|его|её|ее|ему|им|ей",
    "uk": "він|вона|вони|його|її|йому|їй|їм",
}
_POSSESSIVE: Final = frozenset({"his", "her", "their", "its"})


def fill(question: str, last: Turn, language: str) -> str:
    """Return `question` with the words that it leaves to the turn before, or as it is.

    `last.question` should stand alone already.
    """
    if not last.question.strip():
        return question
    if bare := _bare(question, language):
        return _in_place_of_cue(bare, last.question, language)
    if about := topic(question, language):
        return _in_place_of_name(about, last.question, language) or question
    return _named(question, last, language)


def _bare(question: str, language: str) -> str:
    """Return "where" of "And where?"; empty when the question has words of its own."""
    text = _unopened(question.strip(_MARKS), language).strip(_MARKS)
    span = cue_span(text, language)
    if span is None or analyse(text, language).kind in ("yes_no", "definition"):
        return ""
    rest = text[: span.start] + " " + text[span.end :]
    return "" if len(rest.strip(_MARKS)) > 2 and stems(rest, language) else text


def topic(question: str, language: str) -> str:
    """Return "Australia" of "what about Australia?", else nothing."""
    text = question.strip(_MARKS)
    if language == "ja":
        match = _JAPANESE_ABOUT.match(text)
        return match["what"] if match and cue_span(match["what"], language) is None else ""
    match = _about(language).match(text)
    rest = text[match.end() :].strip(_MARKS) if match else ""
    if not rest or len(words(rest)) > 5 or cue_span(rest, language) is not None:
        return ""
    return rest


def _in_place_of_cue(bare: str, previous: str, language: str) -> str:
    """Ask the question before for another thing: "when does it end?" becomes "where does …"."""
    span = cue_span(previous, language)
    if span is None:
        return f"{bare} {previous}"
    return previous[: span.start] + bare + previous[span.end :]


def _in_place_of_name(about: str, previous: str, language: str) -> str:
    """Ask the question before about another name; empty when it has no name to replace."""
    found = question_names(previous, language)
    if not found:
        return ""
    return previous[: found[-1].start] + about + previous[found[-1].end :]


def _named(question: str, last: Turn, language: str) -> str:
    """Put the one name that fits in the place of the first pronoun."""
    pattern = _personal(language)
    match = pattern.search(question)
    if match is None or question_names(question, language):
        return question
    name = _salient(last, language, thing=match[0].lower() in ("it", "its"))
    if not name:
        return question
    ending = "'s" if match[0].lower() in _POSSESSIVE else ""
    return question[: match.start()] + name + ending + question[match.end() :]


def _salient(last: Turn, language: str, *, thing: bool) -> str:
    """Return who or what the turn before was about: a short answer to "who", else its subject.

    A `thing` among several names may be any of them or none: nothing.
    """
    answer = last.answer.strip(_MARKS)
    if (
        not thing
        and analyse(last.question, language).kind == "person"
        and 0 < len(words(answer)) <= 4
    ):
        return answer
    found = question_names(last.question, language)
    if not found or (thing and len(found) > 1):
        return ""
    return found[0].of(last.question)


def _unopened(text: str, language: str) -> str:
    """Take "and" and the like off the front."""
    return _opening(language).sub("", text, count=1)


@cache
def _opening(language: str) -> re.Pattern[str]:
    alternatives = OPENERS.get(language, r"(?!)")
    end = "" if language in ("ja", "ar") else r"(?!\w)"  # these two write the next word on
    return re.compile(rf"^(?:{alternatives}){end}[\s,、]*", re.IGNORECASE)


@cache
def _about(language: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{_WHAT_ABOUT.get(language, '(?!)')})\s+", re.IGNORECASE)


@cache
def _personal(language: str) -> re.Pattern[str]:
    alternatives = _PERSONAL.get(language, "(?!)")
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?!\w)", re.IGNORECASE)
