"""Vectors that are kept for the next question."""

import numpy as np
import pytest

from ingest.embedding.remembering import RememberingEmbedder
from ingest.values import LibraryId
from tests.support.libraries import WordEmbedder

HERE = LibraryId("here")


def test_each_text_is_embedded_once() -> None:
    embedder = WordEmbedder()
    model = RememberingEmbedder(embedder)

    first = model.embed(["harbour", "museum", "harbour"])
    again = model.embed(["museum", "ferry"])

    assert embedder.texts == ["harbour", "museum", "ferry"]
    np.testing.assert_array_equal(first[0], first[2])
    np.testing.assert_array_equal(first[1], again[0])


def test_no_texts_give_no_vectors() -> None:
    model = RememberingEmbedder(WordEmbedder())

    assert len(model.embed([])) == 0


def test_the_text_used_longest_ago_goes_first() -> None:
    embedder = WordEmbedder()
    model = RememberingEmbedder(embedder, most=2)

    for text in ("harbour", "museum", "harbour", "ferry", "harbour", "museum"):
        model.embed([text])

    assert embedder.texts == ["harbour", "museum", "ferry", "museum"]


@pytest.mark.parametrize("forget", ["article", "library"])
def test_forgetting_leaves_no_vector(forget: str) -> None:
    embedder = WordEmbedder()
    model = RememberingEmbedder(embedder)
    model.embed(["harbour"])

    if forget == "article":
        model.forget_article(HERE, "a")
    else:
        model.forget_library(HERE)
    model.embed(["harbour"])

    assert embedder.texts == ["harbour", "harbour"]
