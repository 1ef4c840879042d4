"""Take what stands around an article out of the page's tree: by role, class, links and wording."""

import re
from dataclasses import dataclass
from typing import TypeAlias

from ingest.extract.tree import SILENT, Element, attribute, drop, elements, words_of
from ingest.extract.wording import CALL, NEIGHBOUR, RELATED, RELATED_LINE, WIDGET

_BLOCKS = frozenset(
    {
        "div",
        "section",
        "aside",
        "ul",
        "ol",
        "p",
        "header",
        "nav",
        "footer",
        "form",
        "details",
        "table",
        "article",
        "figure",
        "span",
        "dl",
    }
)
_LINES = ("p", "h2", "h3", "h4", "h5", "h6", "li", "div")
_ROLES = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
        "tablist",
    }
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:"
    r"news-?letters?|subscri(?:be|ption)|sign-?up|cookies?|consent|gdpr|onetrust"
    r"|shar(?:e|es|ing)|social|sociable|add-?this|share-?this|breadcrumbs?"
    r"|related|recommend(?:ed|ations?)?|recirc\w*|outbrain|taboola|revcontent|zergnet|mgid|read-?also|readmore"
    r"|advert\w*|ads?|ad-?slot|sponsor(?:ed)?|promo(?:tion|s|box)?"
    r"|most-?(?:read|popular|viewed)|popular|trending|also-?(?:like|read)|read-?next|up-?next|dont-?miss"
    r"|more-(?:from|on|stories|news|articles|in|posts|like|coverage)"
    r"|(?:next|prev(?:ious)?)-?(?:article|post|story)s?|post-?nav(?:igation)?|pagination|pager"
    r"|author-?(?:bio|box|info|card|profile|about)|about-?(?:the-?)?author|post-?author|tag-?list|post-?tags"
    r"|summary-widget|print-only|donat(?:e|ion)s?|skip-?link"
    r")(?:$|[\s_-])"
)
_POST = re.compile(r"twitter-tweet|bluesky|mastodon|instagram|tiktok|telegram")
_LONGEST_LINE = 300
_MOST_LINKS = 12
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(slots=True)
class Measure:
    """Characters in an element: all, those in links, those in paragraphs outside links."""

    all: int = 0
    linked: int = 0
    prose: int = 0


Measures: TypeAlias = dict[Element, Measure]


def measure(tree: Element) -> Measures:
    """Measure every element in one pass over the tree, children before parents."""
    found: Measures = {}
    for node in reversed(list(elements(tree))):
        own = found.setdefault(node, Measure())
        if node.text and node.tag not in SILENT:
            own.all += len(node.text.strip())
        if node.tag == "a":
            own.linked = own.all
        elif node.tag == "p":
            own.prose = max(0, own.all - own.linked)
        parent = node.getparent()
        if parent is not None:
            around = found.setdefault(parent, Measure())
            around.all += own.all + (len(node.tail.strip()) if node.tail else 0)
            around.linked += own.linked
            around.prose += own.prose
    return found


def remove_furniture(tree: Element) -> None:
    """Take widgets, navigation, related links and the like out of `tree`.

    Nothing goes that holds a quarter of the page's prose or the article's own body.
    """
    measures = measure(tree)
    page = measures[tree]
    keep = _article_line(tree)
    for node in list(elements(tree)):
        if node.getparent() is None or node in keep or node.tag not in _BLOCKS:
            continue
        mine = measures[node]
        if mine.prose * 4 > page.prose or mine.all * 2 > page.all:
            continue
        if _is_named_furniture(node, mine):
            drop(node)
    _remove_link_lists(tree, measures)
    _remove_labelled(tree, measures)
    _keep_quoted_posts(tree)


def _keep_quoted_posts(tree: Element) -> None:
    """Take the word "embed" off quoted posts: they are part of the article that quotes them."""
    for quote in tree.iter("blockquote"):
        if _POST.search(attribute(quote, "class")):
            for node in (quote, *list(quote.iterancestors())[:3]):
                if node.tag != "body" and (node is quote or "embed" in attribute(node, "class")):
                    node.set("class", "")


def _article_line(tree: Element) -> set[Element]:
    """Return the elements around the article's body or headline, as far as they are marked."""
    marked = tree.xpath("//*[@itemprop='articleBody'] | //h1 | //article[.//h1]")
    line: set[Element] = set()
    for node in marked if isinstance(marked, list) else []:
        if isinstance(node, Element):
            line.add(node)
            line.update(node.iterancestors())
    return line


def _is_named_furniture(node: Element, mine: Measure) -> bool:
    if node.tag in {"nav", "dialog"} or attribute(node, "role") in _ROLES:
        return True
    names = " ".join(
        node.get(name) or "" for name in ("class", "id", "data-component", "data-testid")
    )
    if not names.strip() or not _NAMES.search(_CAMEL.sub("-", names).lower()):
        return False
    return node.tag != "article" and (mine.prose < 600 or mine.linked * 2 > mine.all)


def _remove_labelled(tree: Element, measures: Measures) -> None:
    """Take out lines that are furniture by their wording, and what a label announces."""
    for node in list(tree.iter(*_LINES)):
        if node.getparent() is None or len(node) > 8 or measures[node].all > _LONGEST_LINE:
            continue
        text = words_of(node)
        if RELATED.match(text) or NEIGHBOUR.match(text):
            _remove_announced(node, measures)
        elif WIDGET.match(text) or CALL.match(text) or _is_link_line(node, text):
            drop(node)


def _is_link_line(node: Element, text: str) -> bool:
    """Whether a line is a link with its label, or nothing but a link that shouts."""
    linked = sum(len(words_of(each)) for each in node.iter("a"))
    if not linked or node.tag == "li":
        return False
    shouts = text.isupper() and len(text) > 15 and linked >= len(text) - 2
    return shouts or bool(RELATED_LINE.match(text))


def _remove_announced(label: Element, measures: Measures) -> None:
    """Drop a label such as "Related articles" with the links right after it."""
    last = label
    around = last.getparent()
    while last.getnext() is None and around is not None:
        if measures[around].all > measures[label].all:
            break
        last, around = around, around.getparent()
    for _ in range(_MOST_LINKS):
        following = last.getnext()
        if following is None or not _is_mostly_links(measures.get(following)):
            break
        drop(following)
    drop(last)


def _remove_link_lists(tree: Element, measures: Measures) -> None:
    """Drop lists of headlines: every item a link, and little beside the prose of the page."""
    prose = measures[tree].prose
    for node in list(tree.iter("ul", "ol")):
        mine = measures[node]
        items = [measures[item].all for item in node if item.tag == "li" and item in measures]
        if len(items) < 2 or mine.all * 3 > prose or sum(items) < 25 * len(items):
            continue
        if mine.linked * 10 >= mine.all * 9:
            drop(node)


def _is_mostly_links(mine: Measure | None) -> bool:
    return mine is not None and mine.linked * 10 >= mine.all * 6
