"""What ingest needs to be told; the bot's own settings extend these."""

from pathlib import Path

from pydantic import Field, PositiveFloat, PositiveInt, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class IngestSettings(BaseSettings):
    """Settings of reading, embedding and storing.

    Read once, in `bot.__main__`, from the environment and `.env`. An empty value means "not set",
    so that a copied `.env.example` behaves like no file at all.
    """

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    article_bot_data_dir: Path = Field(
        Path("data"), description="Folder for everything that is kept."
    )
    database_url: str | None = Field(
        None,
        description="SQL database, such as postgresql://user:password@host/name. "
        "Default: SQLite in the data folder.",
    )
    chroma_url: str | None = Field(
        None,
        description="Chroma server, such as http://127.0.0.1:8000. Default: in the data folder.",
    )
    openai_api_key: SecretStr | None = Field(
        None, description="Key for the chat and embedding models. None: everything runs without."
    )
    openai_base_url: str | None = Field(
        None, description="Root of an OpenAI-compatible server (Ollama, vLLM, llama.cpp, LiteLLM)."
    )
    embedding_model: str | None = Field(
        None, description="Embedding model on that server. Default: the embedded all-MiniLM-L6-v2."
    )
    fetch_timeout: PositiveFloat = Field(15.0, description="Seconds for a whole download.")
    fetch_max_bytes: PositiveInt = Field(
        5_000_000, description="Largest web page, in bytes after decompression."
    )
    file_max_bytes: PositiveInt = Field(20_000_000, description="Largest file, in bytes.")
    parse_timeout: PositiveFloat = Field(20.0, description="Seconds to read one page or file.")
