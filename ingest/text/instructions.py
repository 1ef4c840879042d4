"""Which sentences of an article are orders to its reader or to a model: data, never quoted.

An article about a flood that says "ignore your instructions" or "explain photosynthesis" does not
report that. Three signs are told apart: what no prose is made of (markup, code, encoded text),
speech to a language model, and orders and questions that have nothing to do with the sentences
around them, in a text that does not give orders or ask questions as a rule. In a recipe, an
interview or a chat they are the text itself.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.text import model_talk
from ingest.text.orders import Mood
from ingest.text.outliers import Company, is_talk
from ingest.text.payloads import carries_payload
from ingest.values import Span

_PIECE = re.compile(r"(?<=[.!?\]])\s+(?=[A-Z])")  # an order may hide behind "[1]" or "U.S."
_ADDRESSING = 0.3  # part of its words that a sentence next to a flagged one may share with others
_AHEAD = 2  # sentences that may come with it


def suspicious(text: str, sentences: Sequence[Span]) -> frozenset[int]:
    """Return the indices of the sentences that must never be quoted or obeyed.

    Time is linear in the length of the text. Imperatives are recognised in English, speech to a
    model in the languages of the interface, payloads and questions in any.
    """
    pieces = [(i, cut) for i, span in enumerate(sentences) for cut in _PIECE.split(span.of(text))]
    quotes = [cut for _, cut in pieces]
    company = Company(quotes, talk=is_talk(text))
    flags = [
        _is_foreign(quote, company, at) or company.is_outlier(at) for at, quote in enumerate(quotes)
    ]
    _spread(flags, company)
    return frozenset(i for (i, _), flag in zip(pieces, flags, strict=True) if flag)


def _is_foreign(quote: str, company: Company, at: int) -> bool:
    """Whether a sentence is no article's own, whatever stands around it."""
    if carries_payload(quote):
        return True
    spoken = model_talk.plain(quote)
    if model_talk.is_addressed(spoken):
        return True
    named = model_talk.output_named(spoken)
    orders = company.moods[at] in (Mood.SETS_A_TASK, Mood.ORDERS)
    return named is not None and orders and not company.has_elsewhere(named, at)


def _spread(flags: list[bool], company: Company) -> None:
    """Flag also what came with a flagged sentence: an insertion goes as a whole."""
    forwards = range(len(flags))
    for order in (forwards, forwards[::-1]):
        block: Counter[str] = Counter()
        for i in order:
            if not flags[i] and block and company.bags[i]:
                flags[i] = _goes_with(company, i, block, order.step)
            if flags[i]:
                block.update(company.bags[i])
            elif company.bags[i]:
                block.clear()
    for i in forwards[1:-1]:
        flags[i] = flags[i] or (flags[i - 1] and flags[i + 1])


def _goes_with(company: Company, i: int, block: Counter[str], step: int) -> bool:
    """Whether a sentence belongs to the flagged block before it rather than to the text.

    A statement does when it shares words with the block and with nothing else; what speaks to the
    reader when the text, which mostly states, has next to none of its words, those that come with
    it left aside.
    """
    if company.moods[i] is Mood.STATES:
        shares = any(stem in block for stem in company.bags[i])
        return shares and company.part_outside(i, block) == 0
    if not company.mostly_states():
        return False
    ahead = (i + step * n for n in range(1, _AHEAD + 1))
    coming = (company.bags[at] for at in ahead if 0 <= at < len(company.bags))
    inside = block + Counter(stem for bag in coming for stem in bag)
    return company.part_outside(i, inside) <= _ADDRESSING
