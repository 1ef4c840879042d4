"""Formatted text as one rich message (Bot API 10.1): paragraphs, and quotations that unfold.

Tags: https://core.telegram.org/bots/api#rich-messages. Marks such as [1] lead to their quotation,
which is a reference of the same message.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from bot.telegram.markup import Run, clean, is_visible

CHARACTERS, BLOCKS = 32_000, 450
"""Limits of a rich message are 32,768 characters and 500 blocks."""

_MARK = re.compile(r"\[(\d{1,2})\]")
_NUMBER = re.compile(r"\s*(\d{1,2})\. ")


def rich_html(runs: Sequence[Run], unfold: str) -> str | None:
    """Return the text as the HTML of a rich message; None where it is too much for one.

    `unfold` is what a person reads before the quotations are unfolded.
    """
    quoted = {found[1] for run in runs if run.quote and (found := _NUMBER.fullmatch(run.text))}
    said = _paragraphs([run for run in runs if not run.quote], quoted)
    proof = _paragraphs([run for run in runs if run.quote], quoted)
    text = "".join(said)
    if proof:
        inside = "".join(proof)
        text += f"<details><summary>{html.escape(unfold)}</summary>{inside}</details>"
    fits = len(text) <= CHARACTERS and len(said) + len(proof) <= BLOCKS
    return text if text and fits else None


def _paragraphs(runs: Iterable[Run], quoted: set[str]) -> list[str]:
    """Return paragraphs; a blank line parts them, a line end breaks the line."""
    made, current = [], list[str]()
    for run in runs:
        first, *others = re.split(r"\n\s*\n", clean(run.text))
        current.append(_inline(run, first, quoted))
        for other in others:
            made.append("".join(current))
            current = [_inline(run, other, quoted)]
    made.append("".join(current))
    return [f"<p>{inside.strip()}</p>" for inside in made if _has_words(inside)]


def _inline(run: Run, text: str, quoted: set[str]) -> str:
    if run.quote and (found := _NUMBER.fullmatch(run.text)):
        return f'<b><tg-reference name="q{found[1]}">{found[1]}.</tg-reference></b> '
    if not text:
        return ""
    inside = "".join(_linked(text, quoted)).replace("\n", "<br>")
    for tag in reversed([tag for tag in run.tags if not tag.startswith("blockquote")]):
        inside = f"<{tag}>{inside}</{tag.split()[0]}>"
    return inside


def _linked(text: str, quoted: set[str]) -> Iterator[str]:
    """Yield the text with its marks as links to the quotations that there are."""
    end = 0
    for found in _MARK.finditer(text):
        yield html.escape(text[end : found.start()], quote=False)
        mark = found[0]
        yield f'<a href="#q{found[1]}">{mark}</a>' if found[1] in quoted else mark
        end = found.end()
    yield html.escape(text[end:], quote=False)


def _has_words(inside: str) -> bool:
    return is_visible(html.unescape(re.sub(r"<[^>]*>", "", inside)))
