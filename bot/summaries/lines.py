"""A summary that a model wrote, as lines of sentences that stand."""

import re
from dataclasses import dataclass, replace

from bot.models.plain import plain, spoken
from bot.summaries.facts import Facts
from bot.values import Citation
from ingest.text import sentences
from ingest.values import SummaryStyle

LONGEST: dict[SummaryStyle, int] = {"tldr": 4, "bullets": 8, "detailed": 16}
"""Sentences; a model that writes more was asked for less."""
_POINT = re.compile(r"^[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]+")
_CITED = re.compile(r"\s?\[\d{1,3}\]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: whether it is a point of a list, and its sentences."""

    point: bool
    sentences: tuple[str, ...]


def standing(
    text: str, facts: Facts, style: SummaryStyle | None = None, language: str | None = None
) -> list[Line]:
    """Return the lines of `text` with the sentences that stand, as many as the style has.

    `language` is that of `text`, when it is not the article's; without a style none is too many.
    """
    left = LONGEST[style] if style else len(text)
    found = []
    for line in _CITED.sub("", plain(spoken(text), facts.known)).splitlines():
        point = _POINT.match(line)
        body = line[point.end() :] if point else line
        kept = [
            sentence
            for sentence in (span.of(body) for span in sentences.split(body))
            if facts.stands(sentence, language)
        ][:left]
        if kept:
            found.append(Line(point is not None, tuple(kept)))
            left -= len(kept)
    return found


def cite(lines: list[Line], facts: Facts) -> tuple[Citation, ...]:
    """Return the sentences of the article that the lines stand on, each once, numbered."""
    nearest = (facts.nearest(sentence) for line in lines for sentence in line.sentences)
    found = dict.fromkeys(citation for citation in nearest if citation)
    return tuple(replace(citation, number=number) for number, citation in enumerate(found, 1))


def show(lines: list[Line]) -> str:
    """Return the lines as text; points begin with a bullet, paragraphs have a blank line."""
    text = ""
    for number, line in enumerate(lines):
        if number:
            text += "\n" if line.point and lines[number - 1].point else "\n\n"
        text += ("• " if line.point else "") + " ".join(line.sentences)
    return text
