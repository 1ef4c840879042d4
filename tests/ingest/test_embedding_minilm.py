import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ingest.embedding.embedder import LangChainEmbeddings
from ingest.embedding.minilm import FOLDER, MiniLM
from ingest.errors import EmbeddingError

RECORDED = Path(__file__).parent / "recorded" / "minilm_fp32.npy"
"""The fp32 model's vectors of `EXAMPLES`, from the export script's `--fp32` folder, as float16."""
EXAMPLES = [
    "When does the prime minister meet the president?",
    "The harbour wall was repaired in March, after two winters of storms.",
    "Researchers at the northern observatory counted 1,204 meteors in a single night.",
    "Nobody knows who painted the small portrait in the museum's cellar.",
    "Shares of the ferry company fell by 12% on Tuesday.",
    "“We were simply lucky,” said the captain, who had never sailed that route before.",
    "Where does she live now?",
    "Der Hafen wurde nach zwei Jahren wieder geöffnet.",
    "El museo abrirá una segunda sala en junio.",
    "A recipe for plum cake: flour, butter, sugar, four eggs, and a kilo of ripe plums.",
    "The court ruled that the contract, which had been signed in 1998, was void. " * 12,
    "La commission a publié son rapport annuel sur la qualité de l'eau.",
]


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM()


def test_the_small_model_points_where_the_exact_one_does(model: MiniLM) -> None:
    exact = np.load(RECORDED).astype(np.float32)
    exact /= np.linalg.norm(exact, axis=1, keepdims=True)

    cosines = (model.embed(EXAMPLES) * exact).sum(axis=1)

    assert cosines.min() > 0.98


def test_vectors_have_length_one_and_come_in_the_order_of_the_texts(model: MiniLM) -> None:
    together = model.embed(EXAMPLES)
    alone = np.concatenate([model.embed([text]) for text in EXAMPLES])

    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    np.testing.assert_array_equal(together, alone)


def test_many_texts_at_once_get_the_vectors_that_each_has_alone(model: MiniLM) -> None:
    many = [f"{text} {n}" for n, text in enumerate(EXAMPLES * 3)]

    together = model.embed([*many, many[0]])

    np.testing.assert_array_equal(together[:-1], np.concatenate([model.embed([t]) for t in many]))
    np.testing.assert_array_equal(together[-1], together[0])


def test_no_texts_give_no_vectors(model: MiniLM) -> None:
    assert model.embed([]).shape == (0, 384)


def test_tokens_are_counted_past_what_the_model_reads(model: MiniLM) -> None:
    assert model.count_tokens("harbour " * 1000) >= 1000
    assert model.count_tokens("") == 0


def test_many_threads_may_ask_at_once() -> None:
    fresh = MiniLM()
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda _: fresh.embed(["The harbour opened."])[0], range(8)))

    assert all((rows[0] == row).all() for row in rows)


def test_it_serves_langchain_too(model: MiniLM) -> None:
    vectors = LangChainEmbeddings(model)

    assert len(vectors.embed_query("harbour")) == 384
    assert len(vectors.embed_documents(["harbour", "museum"])) == 2


def test_a_damaged_or_missing_file_is_said(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "damaged")
    with (tmp_path / "damaged" / "tokenizer.json").open("a") as file:
        file.write(" ")

    with pytest.raises(EmbeddingError, match=r"tokenizer\.json.*damaged"):
        MiniLM(tmp_path / "damaged").embed(["harbour"])
    with pytest.raises(EmbeddingError, match="incomplete"):
        MiniLM(tmp_path / "nowhere").embed(["harbour"])
