"""The element tree of a page, and a few measures of it."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

Element: TypeAlias = etree._Element

MAX_DEPTH = 250
"""Deeper than any page that people wrote; libxml2 itself stops at 256."""

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
    """Return the visible words of `element` as one line."""
    return squeeze(" ".join(_pieces(element)))


def _pieces(element: Element) -> Iterator[str]:
    for event, node in etree.iterwalk(element, events=("start", "end")):
        silent = node.tag in {"script", "style", "noscript", "template"}
        if event == "start" and node.text and not silent:
            yield node.text
        if event == "end" and node is not element and node.tail:
            yield node.tail


def sizes(tree: Element) -> dict[Element, int]:
    """Return the number of visible characters in each element, in one pass over the tree."""
    found: dict[Element, int] = {}
    for _, node in etree.iterwalk(tree, events=("end",)):
        own = 0 if node.tag in {"script", "style", "noscript", "template"} else _length(node.text)
        found[node] = own + sum(found.get(child, 0) + _length(child.tail) for child in node)
    return found


def _length(text: str | None) -> int:
    return len(squeeze(text)) if text else 0


def attribute(element: Element, *names: str) -> str:
    """Return the values of the attributes, lower-cased, as one string of words."""
    return " ".join(element.get(name) or "" for name in names).lower()


def drop(element: Element) -> None:
    """Take `element` out of its tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail and tail.strip():
        before = element.getprevious()
        if before is not None:
            before.tail = f"{before.tail or ''} {tail}"
        else:
            parent.text = f"{parent.text or ''} {tail}"
    element.tail = None
    parent.remove(element)
