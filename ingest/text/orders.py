"""The mood of a sentence: does it state, ask or order?"""

import re
from enum import Enum, auto

from ingest.text.order_words import (
    ACTIONS,
    FINITE,
    NOT_VERBS,
    OBJECTS,
    OPENERS,
    TASKS,
    TASKS_OR_NOUNS,
)
from ingest.text.words import is_stop_word


class Mood(Enum):
    """What a sentence does."""

    STATES = auto()
    ASKS = auto()
    ADDRESSES = auto()  # says "you" or "your"
    ORDERS = auto()  # imperative or request
    SETS_A_TASK = auto()  # an order to make, change or say words, such as "explain" or "translate"


_LEAD = re.compile(
    r"\W*(?:(?:please|kindly|now|then|also|first(?:ly)?|next|finally|instead|just|simply|always"
    r"|never|do not|don['’]t|do|and|but|so|important|attention|note|task|instructions?|tip|warning"
    r"|quickly|immediately|remember to|be sure to|make sure (?:to|you)|feel free to|go ahead and"
    r"|try to"
    r"|you (?:must|should|will|can|shall|may|have to|need to|are to|ought to)"
    r"(?: now| always| also)?"
    r"|(?:can|could|would|will) you(?: please| kindly)?"
    r"|(?:i|we) (?:want|need|would like|['’]d like|order|ask|command|expect) you to"
    r"|(?:in|with|within|at the end of|before|after|when) (?:your|the|this|every|each)"
    r" (?:\w+ ){0,3}\w+,)"
    r"\W{1,4})*",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\b(?:please|kindly|not|don['’]t|never|always|you)\b", re.IGNORECASE)
_REQUEST = re.compile(
    r"\W*(?:please\b|kindly\b|(?:can|could|would|will) you (?:please |kindly )?\w"
    r"|(?:i|we) (?:want|need|would like|['’]d like|order|ask|command|expect) you to\b"
    r"|you (?:must|have to|need to|are to|shall)\b)",
    re.IGNORECASE,
)
_FIRST_WORDS = re.compile(r"\W*(?P<verb>[\w’'-]+)(?: (?P<next>[\w’'-]+))?")
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_QUESTION = re.compile(r"[?？؟][\s\"'”’)\]»*_]*$")


def mood(sentence: str) -> Mood:
    """Return what `sentence` does. Imperatives are found in English only, questions anywhere."""
    lead = _LEAD.match(sentence)
    rest = sentence[lead.end() :] if lead else sentence
    order = _imperative(rest, told=bool(lead and _TELLS.search(lead[0])))
    if order is not None:
        return order
    if _REQUEST.match(sentence):
        return Mood.ORDERS
    if _QUESTION.search(sentence):
        return Mood.ASKS
    return Mood.ADDRESSES if _YOU.search(sentence) else Mood.STATES


def _imperative(rest: str, *, told: bool) -> Mood | None:
    """Return the kind of order that begins here, None when none does."""
    found = _FIRST_WORDS.match(rest)
    if not found:
        return None
    verb, following = found["verb"].lower(), (found["next"] or "").lower()
    if verb in TASKS and following not in FINITE:
        return Mood.SETS_A_TASK
    if verb in TASKS_OR_NOUNS and (told or following in OPENERS or _YOU.search(rest)):
        return Mood.SETS_A_TASK
    if verb in ACTIONS and following not in FINITE:
        return Mood.ORDERS
    if following in OBJECTS and _may_be_verb(found["verb"]):
        return Mood.ORDERS
    return None


def _may_be_verb(word: str) -> bool:
    """Whether a word that is on no list has the form of an English infinitive."""
    lower = word.lower()
    return (
        len(word) > 2  # shorter verbs are all on the lists
        and word[1:].islower()
        and word.isascii()
        and not lower.endswith(("ing", "ed", "ly", "er", "tion", "ment", "ness", "'s", "’s"))
        and not (lower.endswith("s") and not lower.endswith("ss"))
        and lower not in NOT_VERBS
        and not is_stop_word(lower)
    )
