"""Everything that can be set, by the names in `.env.example`."""

from typing import Annotated, Literal

from pydantic import Field, PositiveFloat, PositiveInt, SecretStr, field_validator
from pydantic_settings import NoDecode

from ingest.settings import IngestSettings


class BotSettings(IngestSettings):
    """Settings of the whole program."""

    telegram_bot_token: SecretStr | None = Field(
        None, description="Token from @BotFather. None: the conversation is in the terminal."
    )
    telegram_api_url: str = Field(
        "https://api.telegram.org", description="Root of the Bot API server."
    )
    webhook_url: str | None = Field(
        None, description="Public https address for updates. Default: long polling."
    )
    webhook_secret: SecretStr | None = Field(
        None, description="Secret that Telegram sends with each webhook call."
    )
    webhook_listen: str = Field(
        "127.0.0.1:8443",
        description="Where this machine takes webhook calls, as host:port; a reverse proxy passes "
        "them on from WEBHOOK_URL.",
    )
    rich_messages: Literal["auto", "off"] = Field(
        "auto",
        description="auto: rich messages with references and details that open, where the server "
        "takes them. off: never, for people whose app says that it does not support them.",
    )
    allowed_users: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(),
        description="User ids that may use the bot, separated by commas. Empty: everybody.",
    )
    allowed_chats: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="Chat ids the bot works in, separated by commas. Empty: all."
    )
    admins: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="User ids of the operators, separated by commas."
    )
    chat_model: str | None = Field(
        None,
        description="Chat model for answers and summaries, such as gpt-5-mini. None: extractive.",
    )
    chat_context_tokens: PositiveInt = Field(
        16_000, description="Tokens that the chat model takes, prompt and answer together."
    )
    answer_timeout: PositiveFloat = Field(
        40.0, description="Seconds for a whole answer; then the extractive one is given."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] | None = Field(
        None, description="Default: INFO for the running bot, WARNING for the other commands."
    )

    @field_validator("webhook_listen")
    @classmethod
    def _host_and_port(cls, value: str) -> str:
        """Refuse what names no port."""
        port = value.rpartition(":")[2]
        if ":" not in value or not port.isdecimal() or int(port) > 65_535:
            raise ValueError("write it as host:port, such as 127.0.0.1:8443")
        return value

    @field_validator("allowed_users", "allowed_chats", "admins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        """Read `1, 2,3` as three ids."""
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value
