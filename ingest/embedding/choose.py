"""Which embedding model the settings ask for."""

from pydantic import SecretStr

from ingest.embedding.embedder import Embedder
from ingest.embedding.minilm import MiniLM
from ingest.embedding.openai import OpenAIEmbedder
from ingest.settings import IngestSettings


def from_settings(settings: IngestSettings) -> Embedder:
    """Return the model named by `EMBEDDING_MODEL`, else the embedded one; contacts nothing."""
    if settings.embedding_model is None:
        return MiniLM()
    # Servers at home want no key, but the client wants one to be there.
    key = settings.openai_api_key or SecretStr("none")
    return OpenAIEmbedder(settings.embedding_model, api_key=key, base_url=settings.openai_base_url)
