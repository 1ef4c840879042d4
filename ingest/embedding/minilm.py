"""The embedded default: all-MiniLM-L6-v2 in 8 bits, run by onnxruntime, no key, no network."""

import hashlib
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.embedding.embedder import Vectors, checked
from ingest.errors import EmbeddingError

FOLDER = Path(__file__).with_name("minilm")
MAX_TOKENS = 256
"""What the model was trained to read; the rest of a longer text is not seen."""
AT_ONCE = 16
"""Texts up to which they are embedded one after the other: questions come from several people at
once, and more threads for each of them would only wait for one another."""


class MiniLM:
    """all-MiniLM-L6-v2; loads on first use, and may be used by many threads.

    Each text runs alone. The model's 8-bit numbers are scaled to the largest in a run: with others
    beside it a text would get another vector each time, and short ones would pay for the padding.
    `threads` share the texts where there are more than `AT_ONCE`.
    """

    name = "all-MiniLM-L6-v2/int8"
    dimensions = 384

    def __init__(self, folder: Path = FOLDER, threads: int = 2) -> None:
        self._folder = folder
        self._threads = threads
        self._lock = threading.Lock()
        self._parts: tuple[Any, Any] | None = None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row a text; the same text always gets the same row.

        Raises:
            EmbeddingError: when the model's files are damaged or missing.
        """
        tokenizer, session = self._load()

        def run(text: str) -> NDArray[np.float32]:
            ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
            row = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
            return np.asarray(row, dtype=np.float32)

        different = list(dict.fromkeys(texts))
        found: Iterable[NDArray[np.float32]]
        if len(different) > AT_ONCE and self._threads > 1:
            with ThreadPoolExecutor(self._threads) as pool:
                found = list(pool.map(run, different))
        else:
            found = map(run, different)
        rows = dict(zip(different, found, strict=True))
        vectors = np.array([rows[text] for text in texts]).reshape(len(texts), self.dimensions)
        return checked(vectors, len(texts), self.name)  # type: ignore[arg-type] # rows of floats

    def count_tokens(self, text: str) -> int:
        """Return how many tokens the model sees, were there no limit (without the two marks)."""
        tokenizer = self._load()[0]
        encoding = tokenizer.encode(text, add_special_tokens=False)
        return len(encoding.ids) + sum(len(more.ids) for more in encoding.overflowing)

    def _load(self) -> tuple[Any, Any]:
        with self._lock:
            if self._parts is None:
                _check(self._folder)
                self._parts = _open(self._folder)
            return self._parts


def _check(folder: Path) -> None:
    """Compare the files with their checksums."""
    try:
        lines = (folder / "SHA256SUMS").read_text().splitlines()
        for line in lines:
            wanted, name = line.split()
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted:
                raise EmbeddingError(f"{folder / name}: checksum differs, the file is damaged")
    except OSError as error:
        raise EmbeddingError(f"{folder}: embedding model is incomplete") from error


def _open(folder: Path) -> tuple[Any, Any]:
    import onnxruntime  # noqa: PLC0415 # slow to import
    from tokenizers import Tokenizer  # noqa: PLC0415 # slow to import

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # measured: a second one costs a sixth more processor time
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Texts differ in length: an arena would keep the largest of every shape it has seen.
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(
        str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
    return tokenizer, session
