"""The guard for text that a model wrote: only sentences that the cited passages bear out stay.

What it sees, sentence by sentence:

- a mark such as `[1]`, `[2, 3]` or `[1][4]` that names a given passage; without one it is dropped;
- every number, by value ("five million" for 5,000,000), with no other unit;
- every date, by the calendar: the sentence and each cited article are read with the article's
  dateline, so "13 January 2023" may stand for "January 13"; a coarser period may stand for a day;
- every name, by its parts, with inflection tolerated and some countries in other languages; only
  within one script, so a transliteration passes; in German single capitalised words pass;
- everything in quotation marks, character for character but for white space, the shape of quotes
  and punctuation at the ends;
All of it must occur in the cited passages (with the title, author, site and dateline of their
articles) or in the question; and a quarter of the content words in the passages alone, when the
sentence is in their language. Addresses, @names, HTML and Markdown images that are not the
articles' own are taken out before, and a sentence that held such an address is dropped.

What it cannot see: a negation ("did not sign"), swapped roles (who invited whom), a true number
given to the wrong thing, numbers spelled out in languages other than English beyond ten, and wrong
words in a language that the passage is not in. The quote beside the sentence is for the reader to
judge that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from bot.answering import addresses, facts, marks, same_name, support
from bot.answering.facts import Facts
from bot.values import Citation
from ingest.text import sentences
from ingest.values import Article, Passage, Span

NOT_IN_ARTICLE = "NOT_IN_ARTICLE"
"""What the prompt tells the model to write when the passages do not say."""

Reason: TypeAlias = Literal["no_mark", "address", "number", "date", "name", "quote", "unsupported"]

_ENOUGH_WORDS = 0.25
"""Share of content words that must be in the evidence; paraphrases seldom have less than half."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that does not stand, and the first reason found."""

    sentence: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Verified:
    """What is left of a model's text.

    `text` has the sentences that stand, their marks renumbered in order of appearance to match
    `citations`; it is empty when nothing stands. `abstained` means that the model wrote
    `NOT_IN_ARTICLE`. `confidence` in 0..1 falls with dropped sentences and thin support.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    abstained: bool = False
    confidence: float = 0.0


def verify(text: str, passages: Sequence[Passage], question: str) -> Verified:
    """Check a model's `text` against the passages it was shown as 1, 2, 3... and the question.

    Never raises, whatever the text is.
    """
    if NOT_IN_ARTICLE in text:
        return Verified("", abstained=True)
    text = marks.inside(addresses.remove(text, _known(passages, question)))
    page = _Page(passages, question, facts.spoken(marks.without(text)) or facts.spoken(question))
    end = 0
    for span in sentences.split(text):
        page.add(span.of(text), text[end : span.start])
        end = span.end
    return page.verified()


@dataclass(slots=True)
class _Page:
    """The sentences that stand so far, and their citations."""

    passages: Sequence[Passage]
    question: str
    language: str | None
    kept: list[str] = field(default_factory=list)
    cited: dict[tuple[str, Span], Citation] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)
    support: float = 0.0

    def add(self, sentence: str, gap: str) -> None:
        """Take in a sentence that came after `gap`, or drop it."""
        bare = marks.without(sentence)
        if not any(char.isalnum() for char in bare):
            return
        shown = [
            self.passages[n - 1] for n in marks.numbers(sentence) if 0 < n <= len(self.passages)
        ]
        reason = self._flaw(bare, shown)
        quotes = [] if reason else self._quotes(bare, shown)
        if reason or not quotes:
            self.dropped.append(Dropped(bare, reason or "unsupported"))
            return
        given = tuple(dict.fromkeys(self._number(article, place) for article, place in quotes))
        if self.kept:
            self.kept.append("\n" if "\n" in gap else " ")
        self.kept.append(marks.within(bare, given))

    def verified(self) -> Verified:
        """Return what stands."""
        count = (len(self.kept) + 1) // 2
        total = count + len(self.dropped)
        return Verified(
            "".join(self.kept),
            tuple(self.cited.values()),
            tuple(self.dropped),
            confidence=self.support / total if total else 0.0,
        )

    def _flaw(self, bare: str, shown: Sequence[Passage]) -> Reason | None:
        """Return why a sentence does not stand, None when it does."""
        if not shown:
            return "no_mark"
        if addresses.REMOVED in bare:
            return "address"
        said = facts.joined([_read(passage) for passage in shown])
        evidence = facts.joined([said, *self._around(shown)])
        anchors = dict.fromkeys(facts.dateline(passage.article) for passage in shown)
        claims = [facts.of(bare, anchor, self.language) for anchor in anchors]
        flaws = [_flaw(claim, evidence) for claim in claims]
        if None not in flaws:
            return flaws[0]
        share = 0.5  # words of another language cannot be compared
        if self._comparable(bare, shown, said):
            share = facts.overlap(claims[0], said)
        if share < _ENOUGH_WORDS:
            return "unsupported"
        self.support += min(1.0, share + 0.2)
        return None

    def _around(self, shown: Sequence[Passage]) -> Iterator[Facts]:
        """Yield the facts of what heads the articles, and of the question."""
        for article in {passage.article.id: passage.article for passage in shown}.values():
            anchor = facts.dateline(article)
            head = " | ".join(filter(None, (article.title, article.author, article.site)))
            yield facts.of(f"{head}\n{anchor or ''}", anchor, article.language)
            yield facts.of(self.question, anchor, facts.spoken(self.question))

    def _comparable(self, bare: str, shown: Sequence[Passage], said: Facts) -> bool:
        """Tell whether a sentence may be in the language of a cited passage."""
        theirs = {p.article.language or facts.spoken(p.text) for p in shown}
        same = self.language is None or None in theirs or self.language in theirs
        return same and same_name.share_script(bare, said.known)

    def _quotes(self, bare: str, shown: Sequence[Passage]) -> list[tuple[Article, Span]]:
        """Return the sentences to quote, one or two of each cited passage that shares anything."""
        found = []
        for passage in shown:
            claim = facts.of(bare, facts.dateline(passage.article), self.language)
            if best := support.best(claim, passage):
                found.append((passage.article, best[0]))
        if not found:  # another language or script, and no fact that shows in both
            whole = [(p, sentences.split(p.text)) for p in shown]
            found = [
                (p.article, Span(p.start + s[0].start, p.start + s[0].end)) for p, s in whole if s
            ]
        return found[:3]

    def _number(self, article: Article, place: Span) -> int:
        """Return the number of a citation, a new one for a new quote."""
        key = (article.id, place)
        if key not in self.cited:
            self.cited[key] = Citation(len(self.cited) + 1, article, place.start, place.end)
        return self.cited[key].number


def _flaw(claim: Facts, evidence: Facts) -> Reason | None:
    """Return what of a claim the evidence does not have, None when it has everything."""
    checks: tuple[tuple[Reason, bool], ...] = (
        ("quote", all(facts.has_quote(quote, evidence) for quote in claim.quotes)),
        ("date", all(facts.has_date(mention, evidence) for mention in claim.dates)),
        ("number", all(facts.has_number(*number, evidence) for number in claim.numbers)),
        ("number", claim.digits <= evidence.known | evidence.digits),
        ("name", not facts.missing_names(claim, evidence)),
    )
    return next((reason for reason, passed in checks if not passed), None)


def _read(passage: Passage) -> Facts:
    """Return the facts of a passage."""
    article = passage.article
    spoken = article.language or facts.spoken(passage.text)
    return facts.of(passage.text, facts.dateline(article), spoken)


def _known(passages: Sequence[Passage], question: str) -> str:
    """Return the texts whose addresses may stay: the passages and the articles' own."""
    return "\n".join(
        (*(p.text for p in passages), *(p.article.url or "" for p in passages), question)
    )
