"""Embeddings from OpenAI or any server that speaks its protocol."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings
from pydantic import SecretStr

from ingest.embedding.embedder import Vectors, checked
from ingest.errors import EmbeddingError

if TYPE_CHECKING:
    import httpx2

MAX_INPUTS = 64
"""Texts per request; some servers refuse more."""


class OpenAIEmbedder:
    """An embedding model behind an OpenAI-compatible address.

    `timeout` is in seconds and holds for each try of each request. Texts are sent as texts:
    LangChain's default downloads a token table and sends arrays that many servers refuse.
    """

    def __init__(
        self,
        model: str,
        *,
        api_key: SecretStr,
        base_url: str | None = None,
        timeout: float = 30.0,
        retries: int = 2,
    ) -> None:
        self.name = f"openai:{model}"
        self._model = model
        self._api_key = api_key
        self._base_url = base_url
        self._timeout = timeout
        self._retries = retries
        self._dimensions: int | None = None

    @property
    def dimensions(self) -> int:
        """Length of a vector; asks the server the first time."""
        if self._dimensions is None:
            self.embed(["dimensions"])
        return self._dimensions or 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row a text.

        Raises:
            EmbeddingError: the server failed, was too slow, or sent vectors that cannot be right.
        """
        rows: list[list[float]] = []
        for first in range(0, len(texts), MAX_INPUTS):
            batch = list(texts[first : first + MAX_INPUTS])
            got = self._request(batch)
            if len(got) != len(batch):
                raise EmbeddingError(f"{self.name}: {len(got)} vectors for {len(batch)} texts")
            rows += got
        vectors = checked(rows, len(texts), self.name)
        self._agree(vectors)
        return vectors

    def _agree(self, vectors: Vectors) -> None:
        """Refuse vectors of another length than before: the server changed its model."""
        if not len(vectors):
            return
        length = int(vectors.shape[1])
        if self._dimensions not in {None, length}:
            raise EmbeddingError(f"{self.name}: {length} dimensions after {self._dimensions}")
        self._dimensions = length

    def _request(self, batch: list[str]) -> list[list[float]]:
        import openai  # noqa: PLC0415 # slow to import

        try:
            return self._client.embed_documents(batch)
        except (openai.OpenAIError, ValueError, TypeError, KeyError, AttributeError) as error:
            # What is not the protocol (a proxy's page) fails inside the client in all these ways.
            # The message may quote the input, so only the kind of error is passed on.
            raise EmbeddingError(f"{self.name}: {type(error).__name__}") from error

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    @cached_property
    def _http(self) -> "httpx2.Client":
        import httpx2  # noqa: PLC0415 # slow to import

        return httpx2.Client(timeout=self._timeout)

    @cached_property
    def _client(self) -> Embeddings:
        from langchain_openai import OpenAIEmbeddings  # noqa: PLC0415 # four seconds

        return OpenAIEmbeddings(
            model=self._model,
            api_key=self._api_key,
            base_url=self._base_url,
            check_embedding_ctx_length=False,
            chunk_size=MAX_INPUTS,
            timeout=self._timeout,
            max_retries=self._retries,
            http_client=self._http,
        )
