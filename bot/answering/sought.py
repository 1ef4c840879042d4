"""A question, taken apart for comparing it with sentences."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.answering.ellipsis import topic
from bot.answering.followup_signs import hangs, leaning, points_back
from bot.answering.question import Wanted, analyse, question_names
from bot.values import Understood
from ingest.text import words

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HIRAGANA = re.compile("[\u3040-\u309f]")
_EMPTY_ANSWERS = frozenset(
    {"", "yes", "no", "unknown", "ja", "nein", "sí", "oui", "non", "да", "нет"}
)


@dataclass(frozen=True)
class Sought:
    """What to look for in the sentences of articles.

    Stems are made by the stemmer of an article's language, so that German questions about German
    articles and English ones about English articles meet their words.
    """

    understood: Understood

    @cached_property
    def wanted(self) -> Wanted:
        """What kind of answer is wanted."""
        return analyse(self.understood.question, self.understood.language)

    @cached_property
    def words(self) -> frozenset[str]:
        """The lower-cased words of the question."""
        return frozenset(words.words(self.understood.standalone))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in the question, as written."""
        return frozenset(_NUMBER.findall(self.understood.standalone))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names in the question."""
        text = self.understood.standalone
        return tuple(span.of(text) for span in question_names(text, self.understood.language))

    @cached_property
    def topic(self) -> str:
        """What "and what about …?" asks about; empty for other questions."""
        return topic(self.understood.question, self.understood.language) if self.hangs else ""

    @cached_property
    def hangs(self) -> bool:
        """Whether the question needs the turn before it."""
        return bool(self.understood.history) and hangs(
            self.understood.question, self.understood.language
        )

    @cached_property
    def points_back(self) -> bool:
        """Whether a word of the question stands for something said before."""
        return points_back(self.understood.question, self.understood.language)

    @cached_property
    def leaning(self) -> float:
        """How surely the question needs the turn before it, in 0..1."""
        if not self.understood.history:
            return 0.0
        return leaning(self.understood.question, self.understood.language)

    @property
    def last_turn(self) -> str:
        """The question and the answer before, as one text; empty without history."""
        if not self.understood.history:
            return ""
        turn = self.understood.history[-1]
        return f"{turn.question} {turn.answer}".strip()

    @property
    def last_answer(self) -> str:
        """The answer before, unless it was a bare yes or no."""
        if not self.understood.history:
            return ""
        answer = self.understood.history[-1].answer
        return "" if answer.lower().strip(" .!") in _EMPTY_ANSWERS else answer

    def stems(self, language: str) -> tuple[str, ...]:
        """Return the different stems of the question, in order."""
        return distinct(self.understood.standalone, language)

    def own(self, language: str) -> tuple[str, ...]:
        """Return the different stems of the question as it was asked, in order."""
        return distinct(self.understood.question, language)

    def head(self, language: str) -> frozenset[str]:
        """Return the stems of what the question counts or chooses among."""
        return frozenset(words.stems(self.wanted.head, language))


def distinct(text: str, language: str) -> tuple[str, ...]:
    """Return the different stems of `text`, in order.

    Pairs of characters with hiragana in them are left out as long as others remain: Japanese
    endings and particles are written so, and would count as words.
    """
    found = tuple(dict.fromkeys(words.stems(text, language)))
    return tuple(stem for stem in found if not _HIRAGANA.search(stem)) or found
