"""Texts that are hard to show: any script, any markup, any direction, any length."""

import unicodedata

from hypothesis import strategies as st

from bot.telegram.document import (
    Block,
    Details,
    Document,
    Heading,
    Item,
    Paragraph,
    Quote,
    Simple,
    Span,
    simple_blocks,
)
from bot.telegram.markup import clean

TRAPS = [
    *("<", ">", "&", '"', "'", "</b>", "<script>", "</p>", "&amp;", "&#0;", "`", "_*[]()"),
    *("[1]", "[[[", "{}", "<!--", "<![CDATA[", "<?x", "\n", "\n\n", "/start", "@name"),
]
SCRIPTS = [
    *("\u200d", "\u202e", "\u200f", "\u2067", "😀", "👩\u200d👩\u200d👧", "e\u0301", "日本語。"),
    *("مقال", "עברית", "हिन्दी", "\r\n", "\x00", "\ud800", "\ufeff", "\u2028"),
]
ANY_TEXT = st.lists(
    st.one_of(st.text(max_size=9), st.sampled_from([*TRAPS, *SCRIPTS])), max_size=12
).map("".join)
URLS = st.sampled_from(
    [
        None,
        "https://a.example/x?a=1&b=2",
        'http://b.example/"q"',
        "javascript:alert(1)",
        "tg://x",
        "https://",
        "http://[",
        "https://a.example/" + "x" * 3000,
    ]
)
SPANS = st.lists(
    st.builds(
        Span,
        ANY_TEXT,
        bold=st.booleans(),
        italic=st.booleans(),
        link=URLS,
        cites=st.sampled_from([None, None, "q1", "q2"]),
    ),
    max_size=5,
)
SIMPLE: st.SearchStrategy[Simple] = st.one_of(
    st.builds(Paragraph, SPANS, st.sampled_from([None, "q1", "q2"])),
    st.builds(Heading, SPANS, st.integers(1, 6)),
    st.builds(Item, SPANS, st.none() | st.integers(1, 99)),
    st.builds(Quote, SPANS),
)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    SIMPLE, st.builds(Details, ANY_TEXT, st.lists(SIMPLE, max_size=4))
)
DOCUMENTS = st.builds(Document, st.lists(BLOCKS, max_size=8))


def visible(text: str) -> str:
    """What is left of a text when white space and unprintable characters are gone."""
    return "".join(one for one in text if unicodedata.category(one)[0] not in "ZC")


def said(document: Document) -> str:
    """All that a document says, without summaries and the numbers and bullets of its lists."""
    return "".join(clean(span.text) for one in simple_blocks(document.blocks) for span in one.spans)


def said_in_rich(document: Document) -> str:
    """All that it says, with the summaries of details that say something."""
    parts = []
    for block in document.blocks:
        inside = said(Document([block]))
        if isinstance(block, Details) and visible(inside):
            parts.append(clean(block.summary))
        parts.append(inside)
    return "".join(parts)
