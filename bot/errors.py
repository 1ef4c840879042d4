"""What can go wrong between a question and its answer.

ArticleBotError (ingest.errors)
├── TokenRefusedError           Telegram does not know the bot's token, or there is none
├── WebhookSecretMissingError   a webhook without a secret
├── WebhookRefusedError         Telegram does not take the webhook (.reason)
├── ListenError                 the webhook's own address cannot be used (.address)
├── TooManyFeedsError           a chat follows as many as it may (.limit)
├── UnknownFeedError            no such feed is followed here
├── OptedOutError               words of who does not want them kept, nor read by a model
└── ModelError                  the chat model gave nothing usable (.fallback)
    ├── ModelUnavailableError   down, refused, or the network failed
    ├── ModelSlowError          longer than its share of the deadline
    ├── ModelRateLimitError     said to wait (.retry_after)
    └── ModelUnverifiedError    what it wrote could not be verified
"""

from bot.values import Fallback
from ingest.errors import ArticleBotError


class TokenRefusedError(ArticleBotError):
    """Telegram does not know the bot's token, or there is none."""

    def __str__(self) -> str:
        return "TELEGRAM_BOT_TOKEN: refused by Telegram"


class WebhookSecretMissingError(ArticleBotError):
    """A webhook without a secret would take updates from anybody."""

    def __str__(self) -> str:
        return "WEBHOOK_URL without WEBHOOK_SECRET"


class WebhookRefusedError(ArticleBotError):
    """Telegram does not take the webhook's address or secret; `reason` is what it says."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ListenError(ArticleBotError):
    """The webhook's own address is taken, or is not of this machine."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class TooManyFeedsError(ArticleBotError):
    """A chat follows as many feeds as it may."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"more than {limit} feeds")
        self.limit = limit


class UnknownFeedError(ArticleBotError):
    """No feed of that number or address is followed here; `wanted` is what was asked for."""

    def __init__(self, wanted: str) -> None:
        super().__init__("not followed here")
        self.wanted = wanted


class OptedOutError(ArticleBotError):
    """The words that are to be read are of somebody who does not want that."""


class ModelError(ArticleBotError):
    """The chat model gave nothing that can be used."""

    fallback: Fallback = "model_down"


class ModelUnavailableError(ModelError):
    """The chat model is down, refused the request, or the network failed."""


class ModelSlowError(ModelError):
    """The chat model took longer than its share of the deadline."""

    fallback: Fallback = "model_slow"


class ModelRateLimitError(ModelError):
    """The chat model's server said to come back later."""

    fallback: Fallback = "rate_limited"

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ModelUnverifiedError(ModelError):
    """Nothing of what the chat model wrote survived verification."""

    fallback: Fallback = "unverified"
