from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest import chunk
from ingest.text import sentences
from ingest.tokens import estimate
from ingest.values import Article, Chunk

WORDS = st.lists(
    st.sampled_from(["harbour", "Dr.", "3.5", "opened,", "—", "東京", "and"]), max_size=60
)
SENTENCES = st.lists(WORDS.map(" ".join), max_size=12)
TEXTS = st.one_of(SENTENCES.map(". ".join), SENTENCES.map("\n\n".join), st.text(max_size=400))


def made(text: str, target: int = 20, limit: int = 40) -> list[Chunk]:
    return chunk.split(Article("a", "t", text), target=target, limit=limit)


@given(TEXTS)
def test_every_sentence_is_in_a_chunk_and_in_order(text: str) -> None:
    pieces = made(text)

    assert [piece.index for piece in pieces] == list(range(len(pieces)))
    assert all(piece.text == text[piece.start : piece.end] for piece in pieces)
    assert all(left.end <= right.start for left, right in pairwise(pieces))
    kept = "".join("".join(piece.text.split()) for piece in pieces)
    assert kept == "".join("".join(span.of(text).split()) for span in sentences.split(text))


@given(TEXTS)
def test_a_sentence_is_cut_only_when_it_alone_is_too_long(text: str) -> None:
    edges = {edge for piece in made(text) for edge in (piece.start, piece.end)}

    for span in sentences.split(text):
        if estimate(span.of(text)) <= 40:
            assert not any(span.start < edge < span.end for edge in edges)


@given(TEXTS)
def test_no_chunk_is_longer_than_the_model_reads(text: str) -> None:
    for piece in made(text):
        joined = sum(estimate(span.of(piece.text)) for span in sentences.split(piece.text))
        assert joined <= 40 or len(piece.text) == 1


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    text = "The harbour opened, " * 6 + "and then it closed."

    first, *_ = made(text, target=10, limit=12)

    assert first.text.endswith("opened,")


def test_paragraphs_are_kept_apart_once_they_are_long_enough() -> None:
    text = "The harbour opened in March after many years of work.\n\nThe museum is older than that."

    assert [piece.text for piece in made(text, target=22)] == text.split("\n\n")


def test_short_lines_are_joined() -> None:
    assert len(made("Where?\n\nThere.\n\nWhen?\n\nThen.")) == 1
