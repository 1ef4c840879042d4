"""The part of a page around its headline, where bylines and datelines stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.extract.tree import Element, elements

_SKIPPED = frozenset(
    {"script", "style", "head", "meta", "link", "title", "noscript", "svg", "path"}
)
_LINE = 300
_BEFORE = 40
_AFTER = 120
"""Elements: a headline's block with its byline, picture and share bar has fewer."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the headline stands, what is near it (nearest part first), sizes, and the language."""

    headline: Element | None
    near: tuple[Element, ...]
    size: Mapping[Element, int]
    language: str


def around(
    tree: Element, headline: Element | None, size: Mapping[Element, int], language: str
) -> Setting:
    """Return the setting of `headline`: what follows it, then what comes before.

    Only elements with a line of text at most count; `size` is in characters.
    """
    nodes = [node for node in elements(tree) if node.tag not in _SKIPPED]
    start = nodes.index(headline) if headline is not None and headline in nodes else 0
    near = (*nodes[start : start + _AFTER], *nodes[max(0, start - _BEFORE) : start][::-1])
    return Setting(headline, tuple(node for node in near if size[node] <= _LINE), size, language)
