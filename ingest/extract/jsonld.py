"""What a page says about itself in JSON-LD (schema.org)."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from ingest.extract.tree import Element, attribute, squeeze

Node: TypeAlias = dict[str, Any]

_ARTICLES = re.compile(
    r"(?:article|blogposting|newsarticle|report|review|recipe|story|discussionforumposting"
    r"|qapage|question"
    r"|liveblogposting|socialmediaposting|podcastepisode|scholarlyarticle|howto|chapter)$",
    re.IGNORECASE,
)
_COLLECTIONS = re.compile(r"^(?:CollectionPage|SearchResultsPage|ItemList|OfferCatalog)$")
_PAGES = re.compile(r"(?:page|website)$", re.IGNORECASE)
_WRAPPING = re.compile(
    r"^\s*(?://\s*|/\*\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?://\s*|/\*\s*)?(?:\]\]>"
    r"|-->)(?:\s*\*/)?\s*;?\s*$"
)
_LIMIT = 1_000_000
_MAX_NODES = 2_000


def nodes(tree: Element) -> list[Node]:
    """Return every object of the page's JSON-LD, nested ones too, in order."""
    found: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in attribute(script, "type"):
            found.extend(_objects(_load((script.text or "")[:_LIMIT])))
    return found[:_MAX_NODES]


def _load(text: str) -> object:
    """Parse JSON as pages write it: in CDATA, with line breaks in strings, a comma too many."""
    text = _WRAPPING.sub("", text.strip()).strip("; \n")
    for attempt in (text, re.sub(r",(\s*[\]}])", r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: object) -> Iterator[Node]:
    """Walk lists, `@graph` and nested objects without recursion."""
    waiting = [value]
    for _ in range(_MAX_NODES * 5):
        if not waiting:
            return
        each = waiting.pop()
        if isinstance(each, list):
            waiting.extend(reversed(each))
        elif isinstance(each, dict):
            yield each
            inner = [
                v
                for k, v in each.items()
                if isinstance(v, dict | list) and k not in {"comment", "review"}
            ]
            waiting.extend(reversed(inner))


def types(node: Node) -> list[str]:
    """Return the types of a node."""
    value = node.get("@type")
    return [
        each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)
    ]


def article_nodes(found: list[Node], title: str = "") -> list[Node]:
    """Return the nodes that may be the page's article, the likeliest first.

    Articles come before pages; among articles, the one whose headline is the page's.
    """

    def rank(node: Node) -> tuple[bool, bool]:
        headline = text_of(node.get("headline") or node.get("name"))
        return (not _is(node, _ARTICLES), not (title and headline and headline[:40] == title[:40]))

    return sorted((n for n in found if _is(n, _ARTICLES) or _is(n, _PAGES)), key=rank)


def is_article(found: list[Node]) -> bool:
    """Whether any node is an article, post, recipe and so on."""
    return any(_is(node, _ARTICLES) for node in found)


def is_collection(found: list[Node]) -> bool:
    """Whether any node is a list of other pages."""
    return any(_is(node, _COLLECTIONS) for node in found)


def _is(node: Node, wanted: re.Pattern[str]) -> bool:
    return any(wanted.search(name) for name in types(node))


def text_of(value: object) -> str:
    """Return a JSON-LD value as one line of text; the first of a list, `@value` of an object."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name")
    return squeeze(html.unescape(html.unescape(value))) if isinstance(value, str) else ""


def _resolved(value: object, found: list[Node]) -> object:
    """Return the named node that a bare reference points to, or the value itself."""
    if not isinstance(value, dict) or value.get("name") or not value.get("@id"):
        return value
    return next((n for n in found if n.get("@id") == value["@id"] and n.get("name")), None)


def names(value: object, found: list[Node]) -> list[str]:
    """Return the names in an author or publisher, which may be text, objects or references."""
    out: list[str] = []
    for said in value if isinstance(value, list) else [value]:
        each = _resolved(said, found)
        if isinstance(each, dict):
            given = " ".join(text_of(each.get(key)) for key in ("givenName", "familyName")).strip()
            inner = each.get("name")
            out.extend(
                [text_of(n) for n in inner]
                if isinstance(inner, list)
                else [text_of(inner) or given]
            )
        elif isinstance(each, str):
            out.append(text_of(each))
    return [name for name in out if name]
