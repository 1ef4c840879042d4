"""Text that a page keeps from its readers must be kept from ours too.

Hidden text is where instructions to a model are smuggled in, and where a page stores what it may
show later. Inline styles, attributes and the simple rules of the page's own style sheets count.
"""

import re
from collections.abc import Iterator
from itertools import islice

from ingest.extract.tree import Element, attribute, drop, elements, sizes

_SILENT_TAGS = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object"})
_READER_ONLY = re.compile(
    r"(?:^|[\s_-])(?:sr-?only|screen-?reader(?:-text)?|visually-?hidden|visuallyhidden"
    r"|a11y-?hidden|hide-?text|offscreen)(?:$|\s)"
)
_NOT_SHOWN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|content-visibility:hidden"
    r"|(?:^|;)opacity:(?:0?\.0\d*|0)(?:%|;|!|$)"
    r"|font-size:(?:0*\.\d+|0|[01](?:\.\d+)?(?:px|pt))(?:[a-z%]*)(?:;|!|$)"
    r"|(?:^|;)(?:left|right|top|bottom|text-indent|margin-left|margin-top)"
    r":-(?:\d{3,}(?:px|pt|r?em|v[wh])|\d{4,}%)"
    r"|clip:rect\((?:0|1px)[, ]?(?:0|1px)|clip-path:inset\((?:50|100)%"
    r"|transform:(?:scale\(0\)|translate[xy]?\(-\d{4,})"
    r"|(?:^|;)(?:max-)?(?:height|width):[01](?:px)?;.*overflow:hidden"
    r"|overflow:hidden;.*(?:^|;)(?:max-)?(?:height|width):[01](?:px)?(?:;|$)"
)
_COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]+)")
_WHITE = frozenset(
    {"#fff", "#ffff", "#ffffff", "#ffffffff", "white", "rgb(255,255,255)", "rgba(255,255,255,1)"}
)
_CLEAR = re.compile(r"transparent|#[0-9a-f]{3}0$|#[0-9a-f]{6}00$|rgba\(.*,0?\.?0+\)")
_CLASS = re.compile(r"\.([\w-]+)")
_LONGEST_STYLE = 2_000
_NEAR = 30
_STYLE_LIMIT = 300_000


def remove_hidden(tree: Element) -> None:
    """Take everything out of `tree` that its readers do not see.

    A hidden element with more than half of the page's text stays: that is a page which a script
    uncovers once it has loaded, not a page with a secret.
    """
    hidden_classes = _classes_not_shown(tree)
    panels = _panels(tree)
    found = [
        node
        for node in elements(tree)
        if _is_hidden(node, hidden_classes, on_request=node in panels)
    ]
    if not found:
        return
    size = sizes(tree)
    whole = size[tree]
    for node in found:
        if node.tag in _SILENT_TAGS or size[node] * 2 <= whole:
            drop(node)


def _panels(tree: Element) -> frozenset[Element]:
    """Return the tabs and accordions that a control of the page opens: read on request.

    As in the ARIA patterns: named by `aria-controls`, or a labelled `tabpanel` or `region`.
    """
    controlled = set(" ".join(n.get("aria-controls") or "" for n in elements(tree)).split())
    names = {node.get("id") for node in elements(tree)}
    return frozenset(
        node
        for node in elements(tree)
        if node.get("id") in controlled
        or (node.get("role") in {"tabpanel", "region"} and node.get("aria-labelledby") in names)
    )


def _is_hidden(node: Element, hidden_classes: frozenset[str], *, on_request: bool) -> bool:
    if node.tag in {"html", "body", "head"}:
        return False
    if node.tag in _SILENT_TAGS:
        return "ld+json" not in attribute(node, "type")  # read for metadata, never for text
    style = re.sub(r"\s+", "", attribute(node, "style")[:_LONGEST_STYLE])
    if on_request:
        style = style.replace("display:none", "")
    elif node.get("hidden") is not None or attribute(node, "aria-hidden") == "true":
        return True
    names = attribute(node, "class")
    if names and (_READER_ONLY.search(names) or not hidden_classes.isdisjoint(names.split())):
        return True
    return bool(style) and _style_hides(style, node)


def _style_hides(style: str, node: Element) -> bool:
    if _NOT_SHOWN.search(style):
        return True
    colour = _COLOUR.search(style)
    if colour is None:
        return False
    own = _BACKGROUND.search(style)
    if _CLEAR.search(colour[1]) or (own and own[1] == colour[1]):
        return True
    return colour[1] in _WHITE and not _has_background(node)


def _has_background(node: Element) -> bool:
    """Whether the element or one around it paints something other than white behind its text."""
    for each in (node, *islice(node.iterancestors(), _NEAR)):
        painted = _BACKGROUND.search(re.sub(r"\s+", "", attribute(each, "style")[:_LONGEST_STYLE]))
        if (painted and painted[1] not in _WHITE) or each.get("bgcolor") or each.get("background"):
            return True
    return False


def _classes_not_shown(tree: Element) -> frozenset[str]:
    """Return the classes that a style sheet in the page hides and none of its rules shows again."""
    hides: set[str] = set()
    shows: set[str] = set()
    for sheet in tree.iter("style"):
        for selectors, declarations in _rules((sheet.text or "")[:_STYLE_LIMIT].lower()):
            rule = re.sub(r"\s+", "", declarations)
            hidden = "display:none" in rule or "visibility:hidden" in rule
            if hidden or "display:" in rule or "visibility:" in rule:
                for selector in selectors.split(","):
                    _note(selector.strip(), hides if hidden else shows, alone=hidden)
    return frozenset(hides - shows)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations, without what stands around them (`@media`)."""
    for part in sheet.split("}"):
        before, brace, declarations = part.rpartition("{")
        if brace:
            yield before.rpartition("{")[2], declarations


def _note(selector: str, classes: set[str], *, alone: bool) -> None:
    """Add the classes of `selector`; with `alone` only when it is nothing but one class."""
    if not alone:
        classes.update(_CLASS.findall(selector))
    elif re.fullmatch(r"\.[\w-]+", selector):
        classes.add(selector[1:])
