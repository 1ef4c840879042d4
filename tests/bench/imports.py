"""Import throughput against a plain LangChain pipeline, on the same articles in one run."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from ingest.embedding.embedder import LangChainEmbeddings
from ingest.embedding.minilm import MiniLM
from ingest.library.store import Store
from ingest.settings import IngestSettings
from ingest.values import Article, LibraryId

FP32 = Path(tempfile.gettempdir()) / "minilm-fp32"
"""Where `ingest/embedding/export_minilm.py --fp32` puts the exact model, for the baseline."""
LIBRARY = LibraryId("bench")


def ours(articles: Sequence[Article], folder: Path) -> float:
    """Return the articles that are imported in a second."""
    embedder = MiniLM()
    embedder.embed(["load"])
    store = Store.open(IngestSettings.model_validate({"article_bot_data_dir": folder}), embedder)
    began = time.perf_counter()
    stored = sum(1 for _ in store.put_many(LIBRARY, articles))
    seconds = time.perf_counter() - began
    store.close()
    return stored / seconds


def plain(articles: Sequence[Article], folder: Path) -> float:
    """Return the same for splitter, fp32 MiniLM and langchain-chroma, as a tutorial joins them.

    The tutorial's sizes: chunks of 1000 characters that share 200, one call per article.
    """
    from langchain_chroma import Chroma
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    model = MiniLM(FP32)
    model.embed(["load"])
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    store = Chroma("bench", LangChainEmbeddings(model), persist_directory=str(folder))
    began = time.perf_counter()
    for article in articles:
        store.add_texts(splitter.split_text(article.text))
    return len(articles) / (time.perf_counter() - began)
