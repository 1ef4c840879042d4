"""Everything that can be set, by the names in `.env.example`."""

from typing import Annotated, Literal

from pydantic import Field, NonNegativeFloat, PositiveFloat, PositiveInt, SecretStr, field_validator
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
    ephemeral_messages: Literal["auto", "off"] = Field(
        "auto",
        description="auto: private answers are messages in the group that one person sees, where "
        "the server and the group take them. off: always messages in the person's own chat.",
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
    chat_price_input: NonNegativeFloat = Field(
        0.0, description="Money for a million tokens that go into the chat model."
    )
    chat_price_output: NonNegativeFloat = Field(
        0.0, description="Money for a million tokens that come out of it."
    )
    currency: str = Field("USD", description="Of the prices and the limits of money.")
    limit_questions_per_person: PositiveInt | None = Field(
        None, description="Questions and summaries a day for one person. None: no limit."
    )
    limit_questions_per_chat: PositiveInt | None = Field(
        None, description="Questions and summaries a day in one chat. None: no limit."
    )
    limit_articles_per_person: PositiveInt | None = Field(
        None, description="Articles a day for one person. None: no limit."
    )
    limit_articles_per_chat: PositiveInt | None = Field(
        None, description="Articles a day in one chat. None: no limit."
    )
    limit_money_per_person: PositiveFloat | None = Field(
        None, description="Money a month for one person; then answers are extractive."
    )
    limit_money_per_chat: PositiveFloat | None = Field(
        None, description="Money a month in one chat; then answers are extractive."
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

    @field_validator(
        "limit_questions_per_person",
        "limit_questions_per_chat",
        "limit_articles_per_person",
        "limit_articles_per_chat",
        "limit_money_per_person",
        "limit_money_per_chat",
        mode="before",
    )
    @classmethod
    def _no_limit(cls, value: object) -> object:
        """Read nothing and 0 as no limit."""
        return None if value in {"", "0", 0} else value

    @field_validator("allowed_users", "allowed_chats", "admins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        """Read `1, 2,3` as three ids."""
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value
