"""What is logged tells no secret, wherever it hides."""

import logging
from collections.abc import Iterator

import pytest

from bot.logs import QUIET, Redaction, secrets_of, set_up
from bot.settings import BotSettings

TOKEN = "123456:canary-token"  # noqa: S105 - of nobody


@pytest.fixture
def settings() -> BotSettings:
    return BotSettings.model_validate(
        {
            "telegram_bot_token": TOKEN,
            "openai_api_key": "sk-canary",
            "webhook_secret": "hook-canary",
            "database_url": "postgresql://me:p%40ss-canary@127.0.0.1/x",
        }
    )


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    before = (root.level, list(root.handlers))
    levels = {name: logging.getLogger(name).level for name in QUIET}
    yield
    root.setLevel(before[0])
    root.handlers[:] = before[1]
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def test_every_secret_of_the_settings_is_known(settings: BotSettings) -> None:
    found = secrets_of(settings)

    assert {TOKEN, "sk-canary", "hook-canary", "p%40ss-canary", "p@ss-canary"} <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        f"POST https://api.telegram.org/bot{TOKEN}/getMe",
        "GET /bot123456%3Acanary-token/getMe",
        "password=p@ss-canary",
    ],
)
def test_secrets_are_blotted_out_of_messages_and_tracebacks(
    settings: BotSettings, text: str
) -> None:
    formatter = Redaction(secrets_of(settings), logging.Formatter("%(message)s"))
    error = ValueError(text)
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "%s", (text,), (ValueError, error, None))

    line = formatter.format(record)

    assert "canary" not in line
    assert line.count("[secret]") == 2


@pytest.mark.usefixtures("logging_as_before")
def test_libraries_that_print_addresses_and_messages_are_quiet_at_debug(
    settings: BotSettings,
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up(settings.model_copy(update={"log_level": "DEBUG"}))

    logging.getLogger("httpx").info("POST /bot%s/sendMessage", TOKEN)
    logging.getLogger("telegram.ext.ExtBot").debug("my diary")
    logging.getLogger("telegram.request.BaseRequest").error("no JSON: my diary")
    logging.getLogger("bot.telegram").debug("answered %s", TOKEN)

    said = capsys.readouterr().err
    assert "answered [secret]" in said
    assert "diary" not in said
    assert "canary" not in said


@pytest.mark.usefixtures("logging_as_before")
def test_setting_up_twice_logs_once(
    settings: BotSettings, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(settings)
    set_up(settings)

    logging.getLogger("bot.telegram").warning("only once")

    assert capsys.readouterr().err.count("only once") == 1
