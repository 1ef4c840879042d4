"""The element tree of a page, and a few measures of it."""

import re
from collections.abc import Iterator
from typing import TypeAlias
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml names its elements nowhere else

SILENT = frozenset({"script", "style", "noscript", "template"})
"""Elements whose text is no text of the page."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def parse(html: str) -> Element | None:
    """Return the tree of `html` without comments, or None when there is no element in it."""
    source = _CONTROL.sub("", html).encode()
    if not source.strip():
        return None
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree: Element = document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def elements(tree: Element) -> Iterator[Element]:
    """Yield the elements of `tree` in document order, without comments and the like."""
    return tree.iter("*")


def squeeze(text: str | None) -> str:
    """Return `text` with every run of white space as one space."""
    return " ".join((text or "").split())


def words_of(element: Element) -> str:
    """Return the words that `element` shows, as one line."""
    if not _has_silent(element):
        return text_in(element)
    return squeeze(" ".join(_pieces(element)))


def text_in(element: Element) -> str:
    """Return all text in `element` as one line, scripts and styles too."""
    return squeeze(" ".join(str(piece) for piece in element.itertext()))


_has_silent = etree.XPath("boolean(.//script|.//style|.//noscript|.//template)")


def _pieces(element: Element) -> Iterator[str]:
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and node.text and node.tag not in SILENT:
            yield node.text
        if event == "end" and node is not element and node.tail:
            yield node.tail


def sizes(tree: Element) -> dict[Element, int]:
    """Return the number of visible characters in each element, in one pass over the tree."""
    found: dict[Element, int] = {}
    for node in reversed(list(tree.iter("*"))):
        own = 0 if node.tag in SILENT or not node.text else len(node.text.strip())
        found[node] = found.get(node, 0) + own
        parent = node.getparent()
        if parent is not None:
            tail = len(node.tail.strip()) if node.tail else 0
            found[parent] = found.get(parent, 0) + found[node] + tail
    return found


def path_of(address: str) -> str:
    """Return the path of an address, "-" when the address cannot be read."""
    try:
        return urlsplit(address).path
    except ValueError:
        return "-"


def attribute(element: Element, *names: str) -> str:
    """Return the values of the attributes, lower-cased, as one string of words."""
    if len(names) == 1:
        return (element.get(names[0]) or "").lower()
    return " ".join(element.get(name) or "" for name in names).lower()


def drop(element: Element) -> None:
    """Take `element` out of its tree; the text after it stays.

    With text after it an empty element stays as its holder: joining such texts one by one would
    take quadratic time on a page of a hundred thousand of them.
    """
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail and tail.strip():
        element.clear()
        element.tag, element.tail = "span", tail
    else:
        parent.remove(element)
