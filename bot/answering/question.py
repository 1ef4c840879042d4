"""What kind of thing a question asks for: a person, a date, an amount, a reason."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.answering.question_words import COMPARING, CUES, TELLING, Kind
from ingest.text import names
from ingest.values import Span

# Tried in this order: "how long" before "how", "what year" before "what".
_ORDER: Final[tuple[Kind, ...]] = (
    "duration",
    "money",
    "number",
    "time",
    "reason",
    "place",
    "organisation",
    "person",
    "definition",
    "description",
    "yes_no",
)

_YES_NO_EN: Final = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)\b"
)
_LEAD_IN: Final = re.compile(r"^(?:and|but|so|then|ok(?:ay)?|well|also|now)[ ,]+", re.IGNORECASE)
_HEAD: Final = re.compile(r"\b(?:how (?:many|much)|what|which) ([a-z][\w-]+(?: [a-z][\w-]+)?)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for.

    `kind` decides which spans can be an answer; `head` holds the words that the question counts or
    chooses among ("how many points", "which team"), lower-cased, or is empty.
    """

    kind: Kind
    head: str = ""

    @property
    def short(self) -> bool:
        """Whether one sentence is enough: the answer is a name, a date, an amount or yes."""
        return self.kind not in ("reason", "definition", "description")


def analyse(question: str, language: str = "en") -> Wanted:
    """Return what kind of answer `question` wants.

    `language` is an ISO 639-1 code; unknown ones are read with the cues of all languages, after
    which the answer is "thing", any sentence.
    """
    text = _LEAD_IN.sub("", " ".join(question.lower().replace("’", "'").split()))
    text = text.rstrip(" ?？¿؟.!")
    head = match.group(1) if (match := _HEAD.search(text)) else ""
    found = _first(text, language)
    return Wanted(found[1] if found else "thing", head)


def cue_span(question: str, language: str = "en") -> Span | None:
    """Return where the word stands that tells what is asked for ("when", "how many")."""
    found = _first(question.lower().replace("’", "'"), language)
    return found[0] if found and found[1] not in ("yes_no", "definition") else None


def compares(question: str) -> bool:
    """Tell whether a question sets two or more things or sources side by side."""
    return bool(COMPARING.search(question.lower()))


def asks_to_tell(question: str, language: str = "en") -> bool:
    """Tell whether a question asks what was said, thought or decided, not for one fact."""
    codes = [language] if language in TELLING else list(TELLING)
    return any(_telling(code).search(question.lower()) for code in codes)


_TWO_WORDS = re.compile(r"\W*\w+(?:\W+\w+)?")


def question_names(question: str, language: str = "en") -> list[Span]:
    """Return the names in a question, without capitals of the asking ("Combien", "Welches Jahr").

    Those are its first two words; "What did … do" may have a name in the middle.
    """
    cue = cue_span(question, language)
    if cue is None:
        return names.find(question)
    first = _TWO_WORDS.match(cue.of(question))
    asking = cue.start + (first.end() if first else 0)
    return [span for span in names.find(question) if span.end <= cue.start or span.start >= asking]


def _first(text: str, language: str) -> tuple[Span, Kind] | None:
    """Return the first cue of a lower-cased text, by the language's table or by all of them."""
    for code in [language] if language in CUES else list(CUES):
        found = [
            (match.start(), rank, match.end(), kind)
            for rank, kind in enumerate(_ORDER)
            if (match := _cue(code, kind).search(text))
        ]
        if found:
            start, _, end, kind = min(found)
            return Span(start, end), kind
    return None


@cache
def _cue(language: str, kind: Kind) -> re.Pattern[str]:
    """Compile the cues of one kind; a kind without cues matches nothing."""
    cues = CUES[language].get(kind)
    if language == "en" and kind == "yes_no":
        return re.compile(rf"^{_YES_NO_EN}")
    if cues is None:
        return re.compile(r"(?!)")
    return re.compile(cues if language == "ja" else rf"(?<!\w)(?:{cues})(?!\w)")


@cache
def _telling(language: str) -> re.Pattern[str]:
    """Compile the words that ask for an account."""
    cues = TELLING[language]
    return re.compile(cues if language == "ja" else rf"(?<!\w)(?:{cues})(?!\w)")
