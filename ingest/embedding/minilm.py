"""The embedded default: all-MiniLM-L6-v2 in 8 bits, run by onnxruntime, no key, no network."""

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.embedding.embedder import Vectors, checked
from ingest.errors import EmbeddingError

FOLDER = Path(__file__).with_name("minilm")
MAX_TOKENS = 256
"""What the model was trained to read; the rest of a longer text is not seen."""
BATCH_TOKENS = 2048
"""Padded tokens per run: keeps memory flat and the caches of the processor warm (measured)."""


class MiniLM:
    """all-MiniLM-L6-v2; loads on first use, and may be used by many threads."""

    name = "all-MiniLM-L6-v2/int8"
    dimensions = 384

    def __init__(self, folder: Path = FOLDER, threads: int = 2) -> None:
        self._folder = folder
        self._threads = threads
        self._lock = threading.Lock()
        self._parts: tuple[Any, Any] | None = None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row a text; texts of like length run together.

        Raises:
            EmbeddingError: when the model's files are damaged or missing.
        """
        tokenizer, session = self._load()
        encoded = [np.array(e.ids, dtype=np.int64) for e in tokenizer.encode_batch(list(texts))]
        vectors = np.zeros((len(encoded), self.dimensions), dtype=np.float32)
        for batch in _batches(encoded):
            ids, mask = _pad([encoded[i] for i in batch])
            vectors[batch] = session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return checked(vectors, len(encoded), self.name)  # type: ignore[arg-type] # rows of floats

    def count_tokens(self, text: str) -> int:
        """Return how many tokens the model sees, were there no limit (without the two marks)."""
        tokenizer = self._load()[0]
        encoding = tokenizer.encode(text, add_special_tokens=False)
        return len(encoding.ids) + sum(len(more.ids) for more in encoding.overflowing)

    def _load(self) -> tuple[Any, Any]:
        with self._lock:
            if self._parts is None:
                _check(self._folder)
                self._parts = _open(self._folder, self._threads)
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


def _open(folder: Path, threads: int) -> tuple[Any, Any]:
    import onnxruntime  # noqa: PLC0415 # slow to import
    from tokenizers import Tokenizer  # noqa: PLC0415 # slow to import

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that spin while they wait take the processor from everything else here.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Batches differ in size: an arena would keep the largest of every shape it has seen.
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(
        str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
    return tokenizer, session


def _batches(encoded: Sequence[NDArray[np.int64]]) -> list[list[int]]:
    """Group positions by length, so that little is spent on padding."""
    batches: list[list[int]] = []
    for i in sorted(range(len(encoded)), key=lambda i: len(encoded[i])):
        if batches and (len(batches[-1]) + 1) * len(encoded[i]) <= BATCH_TOKENS:
            batches[-1].append(i)
        else:
            batches.append([i])
    return batches


def _pad(rows: Sequence[NDArray[np.int64]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    width = max(len(row) for row in rows)
    ids = np.zeros((len(rows), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = row
        mask[i, : len(row)] = 1
    return ids, mask
