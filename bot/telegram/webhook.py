"""The webhook: Telegram delivers updates, and hears "200" once they are written down.

Plain HTTP on an address of this machine; the public https address is a reverse proxy's, which
passes requests on to here with their path and headers as they are.
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.errors import ListenError, WebhookRefusedError, WebhookSecretMissingError
from bot.settings import BotSettings
from bot.state.inbox import RawUpdate
from bot.telegram.polling import pause_after
from bot.telegram.updates import ALLOWED

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name only
HEALTH = "/healthz"
LARGEST_BODY = 1024**2
"""Updates hold no files: the longest message with all its markup is far smaller."""
CONNECTIONS = 40
"""Deliveries at a time; lanes put them in order again."""
PATIENCE = 1.5
"""Seconds for deliveries under way when the bot is stopped; Telegram repeats the others."""
LINGERING = 2.0
"""Seconds to read away a body that was refused, so that its sender sees the answer."""
PAUSE = 5.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Door:
    """Where updates come in: the address that Telegram calls, and the one to listen on."""

    url: str
    secret: str
    host: str | None
    port: int

    @classmethod
    def of(cls, settings: BotSettings) -> "Door | None":
        """Return what the settings say; None for long polling.

        Raises:
            WebhookSecretMissingError: without a secret anybody could pose as Telegram.
        """
        if settings.webhook_url is None:
            return None
        if settings.webhook_secret is None:
            raise WebhookSecretMissingError
        host, _, port = settings.webhook_listen.rpartition(":")
        secret = settings.webhook_secret.get_secret_value()
        return cls(settings.webhook_url, secret, host.strip("[]") or None, int(port))

    @property
    def address(self) -> str:
        """The address to listen on, for people."""
        return f"{self.host or '*'}:{self.port}"

    @property
    def path(self) -> str:
        """The path that updates are posted to."""
        return unquote(urlsplit(self.url).path) or "/"


class Webhook:
    """Listens until it is cancelled, and tells Telegram where."""

    def __init__(
        self,
        bot: Bot,
        accept: Callable[[Sequence[RawUpdate]], Awaitable[None]],
        door: Door,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._accept = accept
        self._door = door
        self._sleep = sleep

    async def run(self) -> None:
        """Take updates for ever. The webhook stays set: what comes later waits at Telegram.

        Raises:
            ListenError: the address cannot be listened on.
            WebhookRefusedError: Telegram does not take the address or the secret.
            InvalidToken: Telegram does not know the token.
        """
        application = web.Application(client_max_size=LARGEST_BODY)
        application.router.add_route("*", "/{path:.*}", self._answer)
        runner = web.AppRunner(
            application, access_log=None, shutdown_timeout=PATIENCE, lingering_time=LINGERING
        )
        await runner.setup()
        try:
            await self._listen(runner)
            await self._announce()
            await asyncio.get_running_loop().create_future()
        finally:
            await runner.cleanup()

    async def _listen(self, runner: web.AppRunner) -> None:
        try:
            await web.TCPSite(runner, self._door.host, self._door.port).start()
        except OSError as error:
            raise ListenError(self._door.address) from error

    async def _announce(self) -> None:
        """Tell Telegram where to deliver; it may be out of reach for a while."""
        while True:
            try:
                await self._bot.set_webhook(
                    self._door.url,
                    secret_token=self._door.secret,
                    allowed_updates=ALLOWED,
                    max_connections=CONNECTIONS,
                )
            except InvalidToken:
                raise
            except BadRequest as error:
                raise WebhookRefusedError(error.message) from error
            except TelegramError as error:
                _log.warning("webhook not set; trying on error=%s", type(error).__name__)
                await self._sleep(pause_after(error, PAUSE))
            else:
                return

    async def _answer(self, request: web.Request) -> web.Response:
        """Answer by a status alone: who gets it wrong learns nothing from here."""
        return web.Response(status=await self._hear(request))

    async def _hear(self, request: web.Request) -> HTTPStatus:
        if request.path == HEALTH and request.method in {"GET", "HEAD"}:
            return HTTPStatus.OK
        if request.path != self._door.path:
            return HTTPStatus.NOT_FOUND
        if request.method != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED
        if not self._is_from_telegram(request):
            return HTTPStatus.FORBIDDEN
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        update = parse(body)
        return HTTPStatus.BAD_REQUEST if update is None else await self._take(update)

    def _is_from_telegram(self, request: web.Request) -> bool:
        """Compare in a time that does not tell how much of a guess was right."""
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        return hmac.compare_digest(given, self._door.secret.encode())

    async def _take(self, update: RawUpdate) -> HTTPStatus:
        try:
            await self._accept([update])
        except Exception as error:  # noqa: BLE001 - what aiohttp would log could hold the update
            name = type(error).__name__
            _log.warning("update cannot be written down; Telegram keeps it error=%s", name)
            return HTTPStatus.SERVICE_UNAVAILABLE
        return HTTPStatus.OK


def parse(body: bytes) -> RawUpdate | None:
    """Return the JSON object in a body; None when it holds none."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) else None
