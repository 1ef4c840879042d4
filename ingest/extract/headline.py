"""What a page is called, and the site it stands on."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from ingest.extract import jsonld, metatags
from ingest.extract.jsonld import Node
from ingest.extract.tree import Element, attribute, path_of, squeeze, words_of

_SEPARATOR = re.compile(r"\s+[|–—•·»:~/-]\s+|\s*[|»]\s*")
_MOST_HEADINGS = 10
_SUFFIX = re.compile(r"^(?:www\d?|m|mobile|amp|blog|news|edition|en)\.")


def site(
    tree: Element, meta: dict[str, list[str]], found: list[Node], url: str | None
) -> str | None:
    """Return the name of the site: as it says itself, else by its address or title."""
    for values in metatags.pick(meta, metatags.SITE):
        name = squeeze(values[0])
        if name and not name.startswith(("http", "@")) and len(name) <= 80:
            return name
    for node in found:
        names = jsonld.names(node.get("publisher"), found)
        if names and len(names[0]) <= 80:
            return names[0]
    for node in found:
        if "WebSite" in jsonld.types(node) and jsonld.text_of(node.get("name")):
            return jsonld.text_of(node.get("name"))[:80]
    return _host(url) or _from_title(tree)


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return _SUFFIX.sub("", host) if host else None


def _from_title(tree: Element) -> str | None:
    parts = _SEPARATOR.split(_page_title(tree))
    return parts[-1] if len(parts) > 1 and len(parts[-1]) <= 40 else None


def _page_title(tree: Element) -> str:
    element = tree.find(".//head/title")
    return words_of(element) if element is not None else ""


def title(tree: Element, meta: dict[str, list[str]], article: list[Node], name: str | None) -> str:
    """Return the headline.

    The heading that readers see comes first, when another source confirms it (a shared half of its
    letters) or it is the only one; else what the page tells other machines.
    """
    said = [jsonld.text_of(node.get("headline") or node.get("name")) for node in article[:1]]
    said += [values[0] for values in metatags.pick(meta, metatags.TITLE)]
    said += [_page_title(tree)]
    said = [without_site(each, name) for each in said if each]
    headings = [words_of(node) for node in tree.iter("h1") if not _leads_home(node)]
    headings = [each for each in headings if each and len(each) <= 300][:_MOST_HEADINGS]
    for heading in headings:
        if any(_alike(heading, each) for each in said):
            return heading
    if (
        len(headings) == 1
        and not (name and _flat(headings[0]) == _flat(name))
        and len(headings[0].split()) > 2
    ):
        return headings[0]
    return next(iter(said), None) or next(iter(headings), "")


def _leads_home(heading: Element) -> bool:
    """Whether a heading is the site's logo: a link to its first page."""
    link = heading.find(".//a")
    target = "" if link is None else (link.get("href") or "").split("#")[0].split("?")[0]
    return link is not None and path_of(target) in {"", "/"}


def element(tree: Element, title: str, size: Mapping[Element, int]) -> Element | None:
    """Return the element that shows the title, else the first heading; `size` is in characters."""
    wanted = _flat(title)
    first = None
    for node in tree.iter("h1", "h2", "legend", "h3", "div", "span", "p"):
        near = wanted and len(wanted) <= size[node] <= 2 * len(wanted) + 20
        if near and len(node) <= 6 and _flat(words_of(node)) == wanted:
            return node
        first = node if first is None and node.tag == "h1" else first
    return first


def without_site(text: str, name: str | None) -> str:
    """Take the site's name off the end or the beginning of a page's title."""
    parts = _SEPARATOR.split(text)
    separators = _SEPARATOR.findall(text)
    if len(parts) > 1 and name and (_alike(parts[-1], name) or _flat(parts[-1]) in _flat(name)):
        return text[: text.rindex(separators[-1])].strip()
    if len(parts) > 1 and name and _alike(parts[0], name):
        return text[text.index(separators[0]) + len(separators[0]) :].strip()
    return text


def _alike(one: str, other: str) -> bool:
    one, other = _flat(one)[:120], _flat(other)[:120]
    if not one or not other:
        return False
    if one in other or other in one:
        return min(len(one), len(other)) * 3 >= max(len(one), len(other))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.6


def _flat(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def language(tree: Element, meta: dict[str, list[str]]) -> str | None:
    """Return the language that the page declares (ISO 639-1), or None."""
    declared = [tree.get("lang"), tree.get("xml:lang"), *meta.get("content-language", [])[:1]]
    declared += [*meta.get("og:locale", [])[:1], *meta.get("dc.language", [])[:1]]
    body = tree.find(".//body")
    declared.append(attribute(body, "lang") if body is not None else None)
    for each in declared:
        code = re.match(r"\s*([a-z]{2})(?:$|[-_,;\s])", (each or "").lower())
        if code:
            return code[1]
    return None
