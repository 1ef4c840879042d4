"""What a question says about where to look: outlets, days, and which part is about which.

"Between the report from The Verge on 2023-11-24 and the report from Wired ..." is two searches:
each outlet named gets its part of the question.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ingest.text import dates

_PARTS = re.compile(r"\s*[|•·–—]\s*|\s+-\s+")
_CUT = re.compile(r"[,;:，；、]|\b(?:and|while|whereas|but|with|than|to|y|et|und|e|и|та)\b")
LONGEST_RANGE = 31
"""A span of more days says little about a day of publication."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A site named in a question, and where."""

    start: int
    end: int
    site: str


@dataclass(frozen=True, slots=True)
class Part:
    """The words of a question that are about one site."""

    text: str
    site: str


def mentions(question: str, sites: Iterable[str]) -> list[Mention]:
    """Return the sites that the question names, in order.

    A name of one word must be written as the site writes it: "Time" is a magazine, "time" is not.
    Of overlapping names the longest counts.
    """
    found = [
        Mention(match.start(), match.end(), site)
        for site in sites
        for name in _names(site)
        for match in _pattern(name).finditer(question)
    ]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def parts(question: str, named: Sequence[Mention]) -> list[Part]:
    """Cut the question between the sites it names, at the last clause mark between two.

    Nothing is cut unless at least two are named.
    """
    if len(named) < 2:
        return []
    cuts = [0]
    for left, right in pairwise(named):
        marks = [match.start() for match in _CUT.finditer(question, left.end, right.start)]
        cuts.append(marks[-1] if marks else right.start)
    cuts.append(len(question))
    return [
        Part(question[start:end].strip(), mention.site)
        for start, end, mention in zip(cuts, cuts[1:], named, strict=False)
    ]


def days(text: str) -> list[tuple[date, date]]:
    """Return the first and last day of each explicit date in the text."""
    return [
        (found.first, found.last)
        for found in dates.find(text)
        if (found.last - found.first).days <= LONGEST_RANGE
    ]


def _names(site: str) -> set[str]:
    """Return a site's name as given, and without what follows a bar or dash."""
    return {name for name in (site.strip(), _PARTS.split(site.strip())[0]) if len(name) > 1}


def _pattern(name: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if len(name.split()) > 1 else 0
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags)
