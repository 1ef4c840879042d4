"""Who wrote it: names out of whatever a page calls its author."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.extract import metatags
from ingest.extract.setting import Setting
from ingest.extract.tree import Element, attribute, elements, squeeze, words_of

_BY = (
    r"(?:(?:written|posted|reported|published|created|reviewed|story|text|words|article"
    r"|edited)\s+)?by"
    r"|von|door|par|por|di|av|af|przez|autor(?:in|a|es)?|author|авторы?|текст"
)
_LEAD = re.compile(rf"^\s*(?:(?:{_BY})\b\s*[:：]?|[-–—|•·:]+)\s*", re.IGNORECASE)
_BYLINE = re.compile(
    rf"^\s*(?i:{_BY})\b\s*[:：]?\s+(?=[^\W\d_])"
    rf"|^\D{{0,20}}\d[\w\s,./:-]{{0,30}}?\bby\s+(?=[^\W\d_a-z])"
)
_LABEL = re.compile(rf"^\s*(?:(?:article|words?) )?(?:{_BY})\s*[:：]?\s*$", re.IGNORECASE)
_PERSON = re.compile(
    r"^(?:[^\W\d_a-zа-я][^\W\d_]*[.'’‘-]?(?:[^\W\d_]+)*[.]?"
    r"(?:\s+(?:(?:de|da|di|del|della|van|von|der|den|ten|la|le|al|el|bin|ibn|dos|du|y)\s+)*"
    r"[^\W\d_a-zа-я][^\W\d_]*(?:[.'’‘-][^\W\d_]*)*){1,4}"
    r"|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,8})$"
)
"""Two to five capitalised words, with particles and initials; or a short East Asian name."""
_BAD = re.compile(
    r"https?:|www\.|[@{}<>=\\]|\b(?:admin(?:istrator)?|editor(?:ial)? (?:staff|team)"
    r"|staff(?: writers?)?|webmaster"
    r"|guest|unknown|anonymous|none|null|undefined|redacción|redaktion|about the author|author"
    r"|written by|by"
    r"|page head extra author|posted|published|updated|read more|share|comments?|follow|home"
    r"|subscribe)\s*$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:[|•·—–\n]|\s-\s|\b(?:updated|published|posted|last modified|on\s+(?:\d|\w+day|jan"
    r"|feb|mar|apr|may|jun|jul|aug"
    r"|sep|oct|nov|dec)|\d{1,2}[:.]\d{2}|\d{4}-\d{2}|(?:jan|feb|mar|apr|may|june?|july?|aug"
    r"|sept?|oct|nov|dec)\w*\.?"
    r"\s+\d{1,2}\b|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))",
    re.IGNORECASE,
)
_JOB = re.compile(
    r",\s*(?:(?:senior|staff|chief|special|associated?|contributing|deputy|managing|executive"
    r"|political|foreign)\s+)*"
    r"(?:editor|reporter|writer|correspondent|columnist|journalist|contributor|author|producer"
    r"|analyst|director|manager|president|founder|co-founder|ceo|professor|strategist"
    r"|specialist|agency|press"
    r"|reuters|ap|afp|bbc|cnn|usa today|forbes|md|phd|m\.d\.|ph\.d\.|rd|rn|cfp|mba|esq)\b.*$",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:;|\s&\s|,\s*and\s|\s+and\s+|\s+und\s+|\s+et\s+|\s+y\s+|,\s+(?=[^\W\d_a-z]))\s*"
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author(?:s|-?names?|-?link|-?info|-?title|-?vcard)?"
    r"|contributor(?:s|-name)?|writer|vcard"
    r"|posted-?by|written-?by|creator|reporter|journalist|p-author|post-?author)(?:$|[\s_-])"
)
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|sidebar|footer|recommend\w*|reply|share|widget)(?:$|[\s_-])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ADDRESS = re.compile(r"\([^()]*\)|[^\s@]+@[^\s@]+\.\w+|https?://\S+")
_LONGEST_VALUE = 500
_LONGEST_LINE = 200
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Sources:
    """What a page tells machines about its authors: JSON-LD names, meta tags, its own name."""

    structured: Sequence[Sequence[str]]
    meta: dict[str, list[str]]
    site: str | None


def author(page: Setting, tree: Element, sources: Sources) -> str | None:
    """Return the authors as people write them ("A, B and C"), or None.

    What is said in JSON-LD comes first, then meta tags, then marked and visible bylines; but a
    name that looks like a person's comes before one that looks like an organisation or a login,
    and the site's own name comes last.
    """
    said = [clean(names) for names in sources.structured]
    said += [clean(_flipped(values)) for values in metatags.pick(sources.meta, metatags.AUTHOR)]
    said += [*_marked(tree, page.size), *_lines(page)]
    every = [names for names in said if names]
    others = [names for names in every if not _is_site(names, sources.site)]
    people = [names for names in others if all(_PERSON.match(name) for name in names)]
    chosen = next(iter(people or others or every), None)
    return join(chosen) if chosen else None


def clean(values: Iterable[str]) -> list[str]:
    """Return the names in `values` without "By", job titles, addresses and doubles."""
    names: list[str] = []
    for value in values:
        plain = _JOB.sub("", squeeze(_ADDRESS.sub(" ", value[:_LONGEST_VALUE])))
        for part in _SPLIT.split(_unled(plain)):
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


def _marked(tree: Element, size: Mapping[Element, int]) -> list[list[str]]:
    """Return names in elements that are marked as the author, the strongest marks first."""
    ranked: list[tuple[int, int, list[str]]] = []
    for place, node in enumerate(elements(tree)):
        rank = _mark(node)
        if not rank or size[node] > _LONGEST_LINE or _is_elsewhere(node):
            continue
        text = "" if node.find(".//h1") is not None else words_of(node)
        names = clean([text]) if text else []
        names = list(takewhile(_PERSON.match, names)) or names[:1]
        if names:
            ranked.append((rank, place, names))
    return [names for _, _, names in sorted(ranked, key=lambda each: each[:2])]


def _mark(node: Element) -> int:
    """Return how surely an element names the author: 1 is surest, 0 not at all."""
    if node.tag in {"body", "html", "script", "style", "img", "article", "main", "h1", "meta"}:
        return 0
    if "author" in attribute(node, "itemprop") or attribute(node, "rel") == "author":
        return 1
    names = " ".join(node.get(k) or "" for k in ("class", "id", "data-testid", "data-component"))
    return 2 if names and _NAMES.search(_CAMEL.sub("-", names).lower()) else 0


def _is_elsewhere(node: Element) -> bool:
    """Whether an element belongs to comments, other articles, a reviewer or the page's foot."""
    parent = node.getparent()
    for each in (node, parent):
        if each is not None and "review" in attribute(each, "class", "id"):
            return True
    return any(
        each.tag in {"footer", "aside", "nav"} or _OTHERS.search(attribute(each, "class", "id"))
        for each in (node, *list(node.iterancestors())[:5])
    )


def _lines(page: Setting) -> list[list[str]]:
    """Return names in short lines near the headline, as "By Jane Doe" or "Jane Doe | 5 May"."""
    found = []
    for node in page.near:
        text = words_of(node)[:300]
        if node is page.headline or not 3 < len(text) <= 160 or _is_elsewhere(node):
            continue
        names = list(takewhile(_PERSON.match, clean([_line(node, text)])))
        if names:
            found.append(names)
    return found[:1]


def _line(node: Element, text: str) -> str:
    """Return the part of a line that names somebody: after "by", before a date, below a label."""
    if _LABEL.match(text):
        following = node.getnext()
        return words_of(following)[:100] if following is not None else ""
    match = _BYLINE.search(text)
    if match:
        return text[match.end() :]
    first, *rest = re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", text)
    return first if rest and re.search(r"\b(?:19|20)\d\d\b", rest[-1]) else ""
