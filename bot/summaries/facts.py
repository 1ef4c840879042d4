"""Whether a sentence that a model wrote says only what an article says, as far as code can tell."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from bot.models.fence import quotable
from bot.values import Citation
from ingest.text import dates, instructions, names, numbers, sentences
from ingest.text.dates import DateMention
from ingest.text.numbers import NumberMention
from ingest.text.words import stems, words
from ingest.values import Article, Span

SUPPORT = 0.5
"""The share of a sentence's content words that the article must have; paraphrases share most."""

_ONE = Decimal(1)


class Facts:
    """Numbers, dates, names and words of one article, to hold sentences against.

    A sentence stands when every number, date and name in it is the article's and most of its
    content words are. `wording=False` leaves words and names out, for a text in another language
    than the article's.
    """

    def __init__(self, article: Article, *, wording: bool = True) -> None:
        self._article = article
        self._language = article.language or "en"
        self._wording = wording
        about = (article.title, article.site, article.author, quotable(article.text))
        self.known = "\n".join(part for part in about if part)
        published = article.published
        self._anchor = published.date() if isinstance(published, datetime) else published

    def stands(self, sentence: str, language: str | None = None) -> bool:
        """Whether the article has everything that can be checked of `sentence`."""
        mentions = dates.find(sentence, self._anchor, language or self._language)
        if not all(self._has_date(mention, sentence) for mention in mentions):
            return False
        if not all(
            self._has_number(mention, sentence)
            for mention in numbers.find(sentence)
            if not _inside(mention, mentions)
        ):
            return False
        if not self._wording:
            return True
        return self._has_names(sentence, mentions) and self._has_content(sentence)

    def nearest(self, sentence: str) -> Citation | None:
        """Return the article's sentence that shares most with `sentence`, if any does."""
        wanted = frozenset(stems(sentence, self._language))
        shared = [len(wanted & bag) for _span, bag in self._sentences]
        if not any(shared):
            return None
        span = self._sentences[shared.index(max(shared))][0]
        return Citation(0, self._article, span.start, span.end)

    def _has_date(self, mention: DateMention, sentence: str) -> bool:
        """A date stands when it, or a day within it, is in the article."""
        if " ".join(sentence[mention.start : mention.end].split()).casefold() in self._folded:
            return True
        return any(mention.first <= first and last <= mention.last for first, last in self._periods)

    def _has_number(self, mention: NumberMention, sentence: str) -> bool:
        shown = sentence[mention.start : mention.end]
        if mention.value == _ONE and not any(character.isdigit() for character in shown):
            return True  # "one of them" is no claim
        if mention.value is None:
            return " ".join(shown.split()).casefold() in self._folded
        return mention.value in self._values

    def _has_names(self, sentence: str, mentions: Sequence[DateMention]) -> bool:
        found = [words(span.of(sentence)) for span in names.find(sentence)
                 if not _inside(span, mentions)]  # fmt: skip
        if self._language == "de":  # every noun has a capital: only "Joe Biden" is surely a name
            found = [name for name in found if len(name) > 1]
        return all(self._knows(word) for name in found for word in name)

    def _knows(self, word: str) -> bool:
        return word in self._words or self._stems.issuperset(stems(word, self._language))

    def _has_content(self, sentence: str) -> bool:
        content = stems(sentence, self._language)
        return sum(stem in self._stems for stem in content) >= SUPPORT * len(content)

    @cached_property
    def _folded(self) -> str:
        return " ".join(self.known.split()).casefold()

    @cached_property
    def _periods(self) -> list[tuple[date, date]]:
        found = dates.find(self.known, self._anchor, self._language)
        own = [(self._anchor, self._anchor)] if self._anchor else []
        return own + [(mention.first, mention.last) for mention in found]

    @cached_property
    def _values(self) -> frozenset[Decimal | None]:
        return frozenset(mention.value for mention in numbers.find(self.known))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(words(self.known))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stems(self.known, self._language))

    @cached_property
    def _sentences(self) -> list[tuple[Span, frozenset[str]]]:
        text = self._article.text
        spans = sentences.split(text)
        orders = instructions.suspicious(text, spans)
        kept = [span for index, span in enumerate(spans) if index not in orders]
        return [(span, frozenset(stems(span.of(text), self._language))) for span in kept]


def _inside(place: Span | NumberMention, mentions: Sequence[DateMention]) -> bool:
    """Whether a place in a text lies within one of the dates."""
    return any(mention.start <= place.start and place.end <= mention.end for mention in mentions)
