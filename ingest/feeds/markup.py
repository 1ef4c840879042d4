"""Feeds of XML, made small and well-formed before feedparser sees them.

feedparser falls back to a loose parser where XML is broken, which takes quadratic time on hostile
input. lxml repairs within limits (no entities, no network, bounded depth and size), and what comes
out of here is always well-formed.
"""

import re
from html.entities import html5

from lxml import etree

from ingest.errors import NotAFeedError, TooLargeError
from ingest.extract.tree import Element

MAX_MARKUP = 4_000_000
"""Characters that are handed to feedparser: some seconds of its work."""
EACH_END = 200
"""Entries kept at either end: feeds list the newest first or, seldom, last."""

_MAX_TEXT = 50_000
_MAX_ATTRIBUTE = 4_000
_MAX_ATTRIBUTES = 50
_ROOTS = frozenset({"rss", "feed", "rdf"})
_ENTRIES = frozenset({"item", "entry"})
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
_ENTITY = re.compile(r"&(\w{2,31};)")
# A section of raw text that is never closed runs to the end, so that no byte is read twice.
_AMPERSAND = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))|&(?!#?\w{1,31};)", re.DOTALL)
_XML_ENTITIES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def tamed(markup: str, source: str) -> bytes:
    """Return a feed as well-formed UTF-8 with its first and last entries, none of them huge.

    Raises:
        NotAFeedError: when it is no RSS, RDF or Atom.
        TooLargeError: when it is too long even so.
    """
    markup = _ENTITY.sub(_character, _CONTROL.sub("", _DECLARATION.sub("", markup, count=1)))
    try:
        root = _parse(markup, repair=False)
    except etree.XMLSyntaxError:
        root = _repaired(markup, source)
    if root is None or local(root) not in _ROOTS:
        raise NotAFeedError(source)
    etree.strip_elements(root, etree.Entity, with_tail=False)
    _keep_ends(root)
    _shorten(root)
    tame = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    if len(tame) > MAX_MARKUP:
        raise TooLargeError(source, MAX_MARKUP)
    return tame


def _repaired(markup: str, source: str) -> Element | None:
    """Return the tree of broken XML; its most frequent fault is an ampersand of its own."""
    try:
        return _parse(_AMPERSAND.sub(lambda match: match[1] or "&amp;", markup), repair=True)
    except etree.XMLSyntaxError as error:
        raise NotAFeedError(source) from error


def _parse(markup: str, *, repair: bool) -> Element | None:
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=repair,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    return etree.fromstring(markup.lstrip().encode(), parser)


def local(element: Element) -> str:
    """Return the name of an element in lower case, without its namespace."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _character(entity: re.Match[str]) -> str:
    """Return the character of an entity of HTML, which feeds use without declaring it."""
    if entity[1] in _XML_ENTITIES:
        return entity[0]
    return html5.get(entity[1], entity[0])


def _keep_ends(root: Element) -> None:
    entries = [element for element in root.iter() if local(element) in _ENTRIES]
    for entry in entries[EACH_END:-EACH_END]:
        parent = entry.getparent()
        if parent is not None:
            parent.remove(entry)


def _shorten(root: Element) -> None:
    for element in root.iter():
        if element.text and len(element.text) > _MAX_TEXT:
            element.text = element.text[:_MAX_TEXT]
        if element.tail and len(element.tail) > _MAX_TEXT:
            element.tail = element.tail[:_MAX_TEXT]
        attributes = element.attrib
        if len(attributes) > _MAX_ATTRIBUTES:
            attributes.clear()
        for name in [name for name, value in attributes.items() if len(value) > _MAX_ATTRIBUTE]:
            del attributes[name]
