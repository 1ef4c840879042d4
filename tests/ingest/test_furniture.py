from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.furniture import clean_text
from ingest.extract.html import extract

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
EXAMPLE = Path(__file__).parents[2] / "examples" / "japan-uk-security.html"
PARAGRAPHS = (
    "The ferry left at noon with forty people on board, and nobody thought of the fog.",
    "“No comment,” said the captain. “Ask me next week.”",
    "He added: “Get a summary of it yourself.”",
)
FURNITURE = [
    "No time to read?\nGet a summary",
    "Previous Article\n\nA quarrel over lamps in the old town",
    "Next article:\nHerring prices fall to a new low",
    "Read also: Why the ferries wait for the tide",
    "READ MORE: Why the ferries wait for the tide",
    "Related articles\nA tram line returns\nKelp grows back in the bay",
    "You may also like\n\nA tram line returns\n\nKelp grows back in the bay",
    "More from World\nA tram line returns",
    "Recommended for you\nA tram line returns",
    "Lesen Sie auch: Warum die Fähren warten",
    "À lire aussi : Pourquoi les ferries attendent",
    "Lea también: Por qué esperan los transbordadores",
    "Leia também\nPor que as balsas esperam",
    "Leggi anche\nPerché i traghetti aspettano",
    "Читайте также: Почему паромы ждут",
    "Advertisement",
    "ADVERTISEMENT",
    "Share this article",
    "Facebook Twitter WhatsApp",
    "Sign up for our daily newsletter",
    "Subscribe to our newsletter and get the news in your inbox every morning.",
    "We use cookies to make this site work. By using it you accept them.",
    "14 Comments",
    "5 min read",
    "Follow us on Twitter",
    "Home > World > Asia",
    "Tags: ferries, fog, Hokkaido",
    "© 2023 The Harbour Courier. All rights reserved.",
    "Photo: Jane Doe/Agency",
]


@pytest.mark.parametrize("furniture", FURNITURE)
@pytest.mark.parametrize("place", [0, 1, 3])
def test_furniture_between_paragraphs_goes_and_the_paragraphs_stay(
    furniture: str, place: int
) -> None:
    parts = list(PARAGRAPHS)
    parts.insert(place, furniture)

    assert clean_text("\n\n".join(parts)) == "\n\n".join(PARAGRAPHS)


SENTENCES = [
    "Share this with your neighbours before the storm.",
    "Read more slowly, the teacher told them.",
    "Related industries lost a tenth of their orders.",
    "Next article of the treaty: no warships in the strait.",
    "We baked four hundred cookies for the fair.",
    "Follow the river to the mill.",
    "Advertisement was not yet a trade then.",
    "Comments were few.",
    "More from the sea than from the land, they said.",
    "What do you think?",
    "Listen!",
    "Get out of my way.",
    "Sign up for the army, he said, and see the world.",
    "Previous articles of agreement were void.",
    "The newsletter had two hundred readers.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_begins_like_furniture_stays(sentence: str) -> None:
    text = f"{PARAGRAPHS[0]}\n\n{sentence}\n\n{PARAGRAPHS[1]}"

    assert clean_text(text) == text


WORDS = st.sampled_from(
    [
        "the",
        "a",
        "share",
        "read",
        "next",
        "article",
        "summary",
        "comments",
        "follow",
        "us",
        "news",
        "subscribe",
        "related",
        "home",
        "tags",
        "harbour",
        "winter",
        "minister",
        "said",
        "bread",
        "cookie",
        "seven",
        "read",
        "also",
        "more",
        "from",
        "image",
        "photo",
    ]
)


@settings(deadline=None)
@given(st.lists(st.lists(WORDS, min_size=3, max_size=30), min_size=1, max_size=6))
def test_plain_prose_passes_unchanged(paragraphs: list[list[str]]) -> None:
    prose = [f"It was {' '.join(words)}, they said." for words in paragraphs]

    assert clean_text("\n\n".join(prose)) == "\n\n".join(prose)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_cleaning_any_text_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)

    assert clean_text(once) == once or len(clean_text(once)) < len(once)
    assert all(line.strip() in text for line in once.splitlines())


def test_a_label_above_a_paragraph_does_not_take_the_paragraph() -> None:
    text = f"{PARAGRAPHS[0]}\n\nNext article\n\n{PARAGRAPHS[1]}"

    assert clean_text(text) == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"


def test_the_example_page_gives_its_article_and_no_furniture() -> None:
    article = extract(EXAMPLE.read_bytes())

    assert article.title == "Tokyo and London to open doors for each other's troops"
    assert article.author == "Elena Marsh"
    assert article.site == "The Harbour Courier"
    assert article.language == "en"
    assert str(article.published) == "2023-01-05 08:30:00+00:00"
    assert str(article.updated) == "2023-01-05 14:10:00+00:00"
    assert article.text.startswith("Soldiers, sailors and defence officials")
    assert article.text.endswith("in the autumn.")
    for furniture in (
        "No time", "summary", "Previous article", "Next article", "Lighthouse", "Herring", "Ferry",
        "tram", "Kelp", "newsletter", "cookies", "Share", "Copy link", "Advertisement", "comments",
        "rights", "Tags",
    ):  # fmt: skip
        assert furniture.lower() not in article.text.lower()


@pytest.mark.skipif(not SEED.is_file(), reason=f"{SEED} is not there")
def test_the_seed_page_loses_its_widgets_and_neighbours_and_nothing_else() -> None:
    lines = SEED.read_text(encoding="utf-8").splitlines()
    paragraphs = [line for line in lines if len(line) > 200]

    kept = [line for line in clean_text("\n".join(lines)).splitlines() if line]

    assert kept == [lines[0], *paragraphs]
