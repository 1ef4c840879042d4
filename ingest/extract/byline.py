"""Who wrote it: names out of whatever a page calls its author."""

import re
from collections.abc import Iterable

from ingest.extract import jsonld, metatags
from ingest.extract.jsonld import Node
from ingest.extract.tree import Element, attribute, elements, squeeze, words_of

_BY = (
    r"(?:(?:written|posted|reported|published|created|reviewed|story|text|words|article|edited)\s+)?by"
    r"|von|door|par|por|di|av|af|przez|autor(?:in|a|es)?|author|авторы?|текст"
)
_LEAD = re.compile(rf"^\s*(?:(?:{_BY})\b\s*[:：]?|[-–—|•·:]+)\s*", re.IGNORECASE)
_BYLINE = re.compile(rf"^\s*(?:{_BY})\b\s*[:：]?\s+(?=[\"“'(]?[^\W\d_])", re.IGNORECASE)
_BAD = re.compile(
    r"https?:|www\.|[@{{}}<>=\\]|\b(?:admin(?:istrator)?|editor(?:ial)? (?:staff|team)|staff(?: writers?)?|webmaster"
    r"|guest|unknown|anonymous|none|null|undefined|redacción|redaktion|about the author|author|written by|by"
    r"|page head extra author|posted|published|updated|read more|share|comments?|follow|home|subscribe)\s*$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:[|•·—–\n]|\s-\s|\b(?:updated|published|posted|last modified|on\s+(?:\d|\w+day|jan|feb|mar|apr|may|jun|jul|aug"
    r"|sep|oct|nov|dec)|\d{1,2}[:.]\d{2}|\d{4}-\d{2}|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.?"
    r"\s+\d{1,2}\b|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))",
    re.IGNORECASE,
)
_JOB = re.compile(
    r",\s*(?:(?:senior|staff|chief|special|associated?|contributing|deputy|managing|executive|political|foreign)\s+)*"
    r"(?:editor|reporter|writer|correspondent|columnist|journalist|contributor|author|producer|analyst|agency|press"
    r"|reuters|ap|afp|bbc|cnn|usa today|forbes|md|phd|m\.d\.|ph\.d\.|rd|rn|cfp|mba|esq)\b.*$",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:;|\s&\s|,\s*and\s|\s+and\s+|\s+und\s+|\s+et\s+|\s+y\s+|,\s+(?=[^\W\d_a-z]))\s*"
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author(?:s|-?names?|-?link|-?info|-?title|-?vcard)?|contributor(?:s|-name)?|writer|vcard|fn"
    r"|posted-?by|written-?by|creator|reporter|journalist|p-author|post-?author)(?:$|[\s_-])"
)
_OTHERS = re.compile(
    r"comment|related|sidebar|footer|recommend|reply|bio-?text|review(?:er|ed)|widget|nav|share"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST = 80


def author(
    tree: Element,
    meta: dict[str, list[str]],
    article: list[Node],
    found: list[Node],
    site: str | None,
) -> str | None:
    """Return the authors as people write them ("A, B and C"), or None.

    People named in JSON-LD come first, then meta tags, then marked and visible bylines. An
    organisation counts when no person is named anywhere; the site itself only when the byline
    says so.
    """
    structured = [
        clean(jsonld.names(node.get("author") or node.get("creator"), found)) for node in article
    ]
    tagged = [clean(_flipped(values)) for values in metatags.pick(meta, metatags.AUTHOR)]
    shown = [*_marked(tree), *_lines(tree)]
    every = [names for names in (*structured, *tagged, *shown) if names]
    people = [names for names in every if not _is_site(names, site)]
    chosen = next(iter(people), None) or next(iter(every), None)
    return join(chosen) if chosen else None


def clean(values: Iterable[str]) -> list[str]:
    """Return the names in `values` without "By", job titles, addresses and doubles."""
    names: list[str] = []
    for value in values:
        value = _JOB.sub("", squeeze(re.sub(r"\(.*?\)|\S+@\S+\.\w+|https?://\S+", " ", value)))  # noqa: PLW2901
        for part in _SPLIT.split(_unled(value)):
            name = _name(part)
            if name and name.casefold() not in {each.casefold() for each in names}:
                names.append(name)
    return names[:8]


def join(names: list[str]) -> str:
    """Return names as a list in prose: "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _unled(value: str) -> str:
    """Take "By" and its like off the front, twice at most ("Words: by")."""
    for _ in range(2):
        value = _LEAD.sub("", value)
    return value


def _name(part: str) -> str | None:
    part = squeeze(_CUT.split(_unled(part))[0]).strip(' ,.;:|-–—•·"“”')
    if not 2 <= len(part) <= _LONGEST or len(part.split()) > 7 or _BAD.search(part):
        return None
    if not re.search(r"[^\W\d_]", part) or re.search(r"\d{3,}", part):
        return None
    return part.title() if part.isupper() and " " in part else part


def _flipped(values: list[str]) -> list[str]:
    """Turn "Doe, Jane", as citation tags have it, into "Jane Doe"."""
    turned = []
    for value in values:
        last, comma, first = value.partition(", ")
        one = comma and "," not in first and " " not in last.strip() and len(first.split()) <= 3
        turned.append(f"{first} {last}" if one and len(values) > 1 else value)
    return turned


def _is_site(names: list[str], site: str | None) -> bool:
    flat = {re.sub(r"\W+", "", name).casefold() for name in names}
    return bool(site) and re.sub(r"\W+", "", site or "").casefold() in flat


def _marked(tree: Element) -> list[list[str]]:
    """Return names in elements that are marked as the author, the strongest marks first."""
    ranked: list[tuple[int, int, list[str]]] = []
    headline = tree.find(".//h1")
    around = set() if headline is None else {headline, *headline.iterancestors()}
    for place, node in enumerate(elements(tree)):
        rank = _mark(node)
        if not rank or node in around:
            continue
        text = words_of(node)
        if not text or len(text) > 200 or _is_elsewhere(node):
            continue
        names = clean([text])
        if names:
            ranked.append((rank, place, names))
    return [names for _, _, names in sorted(ranked, key=lambda each: each[:2])]


def _mark(node: Element) -> int:
    """Return how surely an element names the author: 1 is surest, 0 not at all."""
    if "author" in attribute(node, "itemprop"):
        return 1
    if attribute(node, "rel") == "author":
        return 1
    names = " ".join(
        node.get(key) or "" for key in ("class", "id", "data-testid", "data-component", "data-qa")
    )
    if not names or node.tag in {"body", "html", "script", "style", "img", "article", "main"}:
        return 0
    return 2 if _NAMES.search(_CAMEL.sub("-", names).lower()) else 0


def _is_elsewhere(node: Element) -> bool:
    """Whether an element belongs to comments, other articles or the page's foot."""
    for each in (node, *list(node.iterancestors())[:8]):
        if each.tag in {"footer", "aside", "nav"} or _OTHERS.search(attribute(each, "class", "id")):
            return True
    return False


def _lines(tree: Element) -> list[list[str]]:
    """Return names in short lines near the headline that begin with "By" or its like."""
    nodes = [
        node
        for node in elements(tree)
        if node.tag
        in {
            "p",
            "div",
            "span",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "address",
            "li",
            "small",
            "em",
            "i",
            "td",
            "strong",
            "b",
        }
    ]
    for node in nodes:
        text = squeeze(node.text if len(node) > 6 else words_of(node))[:300]
        if len(text) <= 120 and _BYLINE.match(text) and not _is_elsewhere(node):
            names = clean([text])
            if names and all(name[:1].isupper() or not name[:1].isascii() for name in names):
                return [names]
    return []
