"""How much a sentence says about its article, and which few say the most together.

Edmundson (1969) weighed position, title words and frequent words; the weights here were fitted by
random search on one half of two public sets (news and other genres, chats), rounded, and kept where
the other half agreed. Redundancy is taken off as in MMR (Carbonell and Goldstein, 1998).
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ingest.text import talk
from ingest.text.orders import Mood, mood
from ingest.text.words import stems, words

_FIRST = 1.5  # for the first sentence of a section; the i-th gets a part of 1 / i
_TITLE = 1.0  # when it has all words of the title
_CENTRE = 0.6  # for the sentence with most of the article's frequent words
_DENSE = 0.8  # when it has no other words
_NAMES = 0.4  # for six capitalised words or more
_QUESTION, _QUESTION_IN_TALK, _FRAGMENT, _SPEECH, _DANGLING = 1.0, 0.3, 0.3, 0.3, 0.15
_TASK = 1.0  # an order such as "explain", where few sentences order
_FEW = 0.15
_REPEATED = 0.8  # of the worth goes when all its words were said
_OVERLONG = 1.5
_TURNS = 0.3  # less for each sentence that its section has in the summary already
_SHORTEST = 4  # words in a sentence that can say something
_ONCE = 0.35  # weight of a word that occurs once, where others have log(1 + times)

_NAME = re.compile(r"(?<=[\w,] )[^\W\d_a-z]\w+")
_WHOLE = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*(?:\[\d+\])*$")
_ASKS = re.compile(r"[?？؟][\"'”’»)\]]*$")
_POINTS_BACK = re.compile(
    r"\W*(?:he|she|it|they|this|that|these|those|his|her|their|its|such|but|however|also|so"
    r"|er|sie|es|dies\w*|il|elle|ils|elles|ce(?:la|tte|s)?|él|ella|ellos|est[aeo]s?|ele|ela|eles"
    r"|он|она|они|это|він|вона|вони|це)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\W*(?:by|image|images|photo|photograph|picture|video|source|sources|credit|figure|fig|table"
    r"|caption|read (?:more|also|next)|see also|related|published|updated|posted|advertisement"
    r"|foto|bild|quelle|fuente|imagen|crédit|фото|источник|джерело)\b[\s:.]",
    re.IGNORECASE,
)
_LABEL_WORDS = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a summary needs to know of one sentence of an article."""

    index: int
    section: int
    words: int
    stems: frozenset[str]
    worth: float
    points_back: bool


def weigh(
    quotes: Sequence[str],
    *,
    speakers: Sequence[str | None],
    sections: Sequence[int],
    title: str,
    language: str,
) -> list[Sentence]:
    """Return the sentences with what each is worth for a summary, in order."""
    bodies = [talk.said(quote, name) for quote, name in zip(quotes, speakers, strict=True)]
    bags = [frozenset(stems(body, language)) for body in bodies]
    weights = _weights(stem for body in bodies for stem in stems(body, language))
    headline = frozenset(stems(title, language))
    sums = [sum(weights[stem] for stem in bag) for bag in bags]
    most, heaviest = max(sums, default=0) or 1, max(weights.values(), default=0) or 1
    tasks = _tasks(bodies)
    weighed = []
    place = Counter[int]()
    for i, (quote, bag, total) in enumerate(zip(quotes, bags, sums, strict=True)):
        place[sections[i]] += 1
        worth = (
            _FIRST / place[sections[i]]
            + _CENTRE * total / most
            + _DENSE * total / max(4, len(bag)) / heaviest
            + _TITLE * len(bag & headline) / max(1, len(headline))
            + _NAMES * min(6, len(_NAME.findall(quote))) / 6
            - _faults(bodies[i], in_talk=speakers[i] is not None)
            - _TASK * (i in tasks)
        )
        size = len(words(quote))
        back = bool(_POINTS_BACK.match(bodies[i]))
        weighed.append(Sentence(i, sections[i], size, bag, worth, back))
    return weighed


def _tasks(bodies: Sequence[str]) -> frozenset[int]:
    """Return the sentences that set the reader a task, in a text that does otherwise."""
    moods = [mood(body) for body in bodies]
    orders = sum(each in (Mood.ORDERS, Mood.SETS_A_TASK) for each in moods)
    if orders > _FEW * len(moods):
        return frozenset()
    return frozenset(i for i, each in enumerate(moods) if each is Mood.SETS_A_TASK)


def _weights(stemmed: Iterable[str]) -> dict[str, float]:
    """Return the weight of each stem by how often it occurs."""
    times = Counter(stemmed)
    return {stem: math.log(1 + n) if n > 1 else _ONCE for stem, n in times.items()}


def _faults(body: str, *, in_talk: bool) -> float:
    """Return what is taken off for what does not stand alone."""
    asking = _QUESTION_IN_TALK if in_talk else _QUESTION
    return (
        asking * bool(_ASKS.search(body))
        + _FRAGMENT * (not _WHOLE.search(body))
        + _SPEECH * body.startswith(("“", '"', "«", "„", "「"))
    )


def can_stand(quote: str) -> bool:
    """Whether a sentence says something: not a byline, a caption or two words."""
    size = len(words(quote))
    return size >= _SHORTEST and not (size <= _LABEL_WORDS and _LABEL.match(quote))


def choose(sentences: Sequence[Sentence], *, count: int, budget: float) -> list[Sentence]:
    """Return at most `count` sentences of about `budget` words in all, in their order.

    One after the other the best is taken, by its worth less what was said already and less what
    it goes beyond the budget; full means full, also with fewer than `count`. Sections take turns.
    """
    left = list(sentences)
    chosen: list[Sentence] = []
    while left and len(chosen) < count and sum(each.words for each in chosen) < budget:
        best = max(left, key=_gains(chosen, budget))
        left.remove(best)
        chosen.append(best)
    return sorted(chosen, key=lambda each: each.index)


def _gains(chosen: Sequence[Sentence], budget: float) -> Callable[[Sentence], float]:
    """Return what a sentence adds to those already chosen, as a function of the sentence."""
    said = frozenset[str]().union(*(each.stems for each in chosen))
    taken = {each.index for each in chosen}
    sections = Counter(each.section for each in chosen)
    used = sum(each.words for each in chosen)

    def gain(sentence: Sentence) -> float:
        repeated = len(sentence.stems & said) / max(1, len(sentence.stems))
        dangles = sentence.points_back and sentence.index - 1 not in taken
        over = max(0.0, (used + sentence.words) / budget - 1)
        return (
            (sentence.worth - _DANGLING * dangles)
            * (1 - _REPEATED * repeated)
            / (1 + _OVERLONG * over)
            / (1 + _TURNS * sections[sentence.section])
        )

    return gain
