"""Put together what a page's layout tears apart.

An article cut into pieces by advertisements, or a thread of posts, is several containers with the
same class. trafilatura reads the first of them only.
"""

import itertools
import re
from collections import defaultdict

from ingest.extract.tree import Element, attribute, elements, sizes, squeeze, words_of

_BODY = re.compile(
    r"(?:article|post|entry|story|message|comment|body|text|page|section|chunk)[-_]*"
    r"(?:body|content|text|container|main|wrapper|chunk|inner)"
    r"|articlebody|cooked|bbwrapper|post_message|wysiwyg|rich-?text"
)
_LONG_LINE = 1_500
_REACH = 2_000
"""Characters between a paragraph and the next that can be found again in the text."""
_LEAST = 150
"""Characters: shorter pieces are cards and labels."""


def join_pieces(tree: Element) -> None:
    """Move the pieces of one text, told by their class, into the first of them."""
    groups: dict[tuple[object, ...], list[Element]] = defaultdict(list)
    for node in elements(tree):
        if node.tag in {"article", "div", "section", "main"} and _may_hold_text(node):
            groups[_signature(node)].append(node)
    several = [group for group in groups.values() if len(group) > 1]
    if not several:
        return
    size = sizes(tree)
    for group in several:
        _join([node for node in group if size.get(node, 0) >= _LEAST])


def _may_hold_text(node: Element) -> bool:
    return node.tag == "article" or bool(_BODY.search(attribute(node, "class", "itemprop")))


def _signature(node: Element) -> tuple[object, ...]:
    home = next((each for each in node.iterancestors("article", "main")), None)
    return (node.tag, re.sub(r"\d+", "", attribute(node, "class")), home)


def _join(pieces: list[Element]) -> None:
    if len(pieces) < 2 or sum(piece.find(".//h1") is not None for piece in pieces) > 1:
        return
    first, *others = pieces
    around = set(first.iterancestors())
    for piece in others:
        if piece not in around and first not in piece.iterancestors():
            first.extend(list(piece))


def in_paragraphs(text: str, tree: Element) -> str:
    """Give a text that came out as one line the line breaks that it has on the page.

    trafilatura's last resort runs everything together.
    """
    if "\n" in text or len(text) < _LONG_LINE:
        return text
    text = squeeze(text)
    cuts: list[int] = []
    cursor = 0
    for block in tree.iter(
        "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "dd", "dt", "blockquote"
    ):
        words = words_of(block)
        place = text.find(words, cursor, cursor + len(words) + _REACH) if words else -1
        if place >= 0:
            cursor = place + len(words)
            cuts += [place, cursor]
    edges = sorted({0, *cuts, len(text)})
    pieces = (text[start:end].strip() for start, end in itertools.pairwise(edges))
    return "\n".join(piece for piece in pieces if piece)
