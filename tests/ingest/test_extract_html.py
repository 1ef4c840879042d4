import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import ArticleBotError
from ingest.extract.html import extract
from ingest.extract.normalise import normalise
from ingest.extract.regions import in_paragraphs
from ingest.extract.tree import parse

SENTENCE = (
    "The clockmaker of the village repairs every tower clock between the two rivers by hand. "
)


def article(*blocks: str, head: str = "") -> str:
    text = "".join(blocks)
    return f"<html><head>{head}</head><body><main><h1>Clocks</h1>{text}</main></body></html>"


def paragraph(end: str) -> str:
    return f"<p>{SENTENCE * 2}{end}</p>"


def test_paragraphs_are_separated_by_a_blank_line_and_the_title_is_not_repeated() -> None:
    text = extract(article(paragraph("One."), paragraph("Two."))).text

    first, second = text.split("\n\n")
    assert first.endswith("One.")
    assert second.endswith("Two.")
    assert "Clocks" not in text


def test_lists_and_tables_become_lines() -> None:
    html = article(
        paragraph("One."),
        "<ul><li>a brass wheel of the first size</li>"
        "<li>a brass wheel of the second size</li></ul>",
        "<table><tr><td>Tower</td><td>Year</td></tr><tr><td>Mill</td><td>1871</td></tr></table>",
        paragraph("Two."),
    )

    lines = extract(html).text.split("\n")

    start = lines.index("- a brass wheel of the first size")
    assert lines[start + 1] == "- a brass wheel of the second size"
    assert any("Tower" in line and "Year" in line for line in lines)
    assert any("Mill" in line and "1871" in line for line in lines)


def test_an_article_cut_into_pieces_by_its_layout_is_read_whole() -> None:
    pieces = "".join(
        f'<div class="row"><div class="article-body">{paragraph(f"Part {number}.") * 9}</div></div>'
        '<div class="ad">Advertisement</div>'
        for number in range(4)
    )

    text = extract(article(pieces)).text

    assert [f"Part {number}." in text for number in range(4)] == [True] * 4


def test_a_text_that_came_out_as_one_line_gets_its_paragraphs_back() -> None:
    tree = parse(article(*(paragraph(f"Part {number}.") for number in range(12))))
    assert tree is not None
    flat = " ".join(f"{SENTENCE * 2}Part {number}." for number in range(12))

    assert in_paragraphs(flat, tree).count("\n") == 11


def test_a_text_that_the_page_has_twice_comes_once() -> None:
    lines = [f"{SENTENCE}{SENTENCE}Number {number}." for number in range(4)]

    assert normalise("\n".join(lines + lines)) == "\n\n".join(lines)


def test_a_refrain_may_come_again() -> None:
    refrain = SENTENCE * 2
    lines = [
        refrain.strip(),
        *(f"{SENTENCE}Verse {number}." for number in range(6)),
        refrain.strip(),
    ]

    assert normalise("\n".join(lines)).count(refrain.strip()) == 2


def test_related_links_inside_an_article_are_left_out() -> None:
    html = article(
        paragraph("One."),
        '<p><strong>READ MORE: <a href="/x">A tower falls silent in the north</a></strong></p>',
        '<ul><li><a href="/y">Ten bells that were never rung in anger</a></li>'
        '<li><a href="/z">The man who stopped the clocks of a whole city</a></li></ul>',
        paragraph("Two."),
        "<h3>You may also like</h3>"
        "<div><a href='/w'>Sundials are back on the walls of schools</a></div>",
        paragraph("Three."),
        paragraph("Four."),
    )

    text = extract(html).text

    assert "Two." in text
    assert "Four." in text
    for link in ("silent", "rung", "stopped", "also like", "Sundials"):
        assert link not in text


def test_links_within_sentences_stay() -> None:
    html = article(
        f'<p>{SENTENCE} He learned it from <a href="/t">his teacher in Basel</a>.</p>' * 3
    )

    assert "He learned it from his teacher in Basel." in extract(html).text


@pytest.mark.parametrize(
    "charset", ["utf-8", "koi8-r", "no-such-charset", "idna", "", "\x00", None]
)
def test_no_charset_makes_it_fail(charset: str | None) -> None:
    body = article("<p>" + "Часовщик чинит башенные часы между двумя реками. " * 6 + "</p>")

    text = extract(body.encode("koi8-r" if charset == "koi8-r" else "utf-8"), charset=charset).text

    assert text.startswith("Часовщик чинит")


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div",
        ">",
        "<table><tr><td>",
        "<a href=x>",
        "</a>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<ul><li>",
        "<h1>",
        "</h1>",
        "&#0;",
        "&#x110000;",
        "<time datetime='9999-99-99'>",
        "<svg><p>",
        "<template>",
        (
            '<script type="application/ld+json">{"@type":"Article",'
            '"author":[[{"name":[1,null]}]],"datePublished":{}}'
        ),
        '<meta name="author" content="',
        '"',
        "<frameset>",
        "<body style='display:none'>",
        "\x00",
        "\ud800",
        "<p hidden>",
        '<script type="application/ld+json">[[[[',
        "</script>",
        "Von ",
        "By Ada Byrne",
        "Related articles",
        "é",
        "。",
        SENTENCE,
        "<article>",
        "</article>",
        "<h2><a href='//['>",
        "<base href='http://['>",
        "<html lang='\u0130'>",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=20), max_size=25), st.booleans())
def test_no_markup_raises_anything_but_our_errors(pieces: list[str], strict: bool) -> None:
    try:
        found = extract("".join(pieces), "http://[", strict=strict)
    except ArticleBotError:
        assert strict
        return

    assert found.text == unicodedata.normalize("NFC", found.text)
    assert all(line == line.strip() for line in found.text.splitlines())
    assert not any(
        unicodedata.category(letter) in {"Cc", "Cs"} for letter in found.text if letter != "\n"
    )


@settings(deadline=None)
@given(st.binary(max_size=300), st.none() | st.text(max_size=12))
def test_no_bytes_raise_anything_but_our_errors(body: bytes, charset: str | None) -> None:
    try:
        extract(body, charset=charset, strict=False)
    except ArticleBotError:
        return
