"""Fixtures that many tests share."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import App
from bot.logs import QUIET
from bot.settings import BotSettings
from tests.support.apps import opened_app


@pytest.fixture(autouse=True)
def _no_settings_from_outside(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No test sees the environment or the `.env` of whoever runs it."""
    for name in BotSettings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("ARTICLE_BOT_DATA_DIR", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setitem(BotSettings.model_config, "env_file", None)


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    """Commands set up logging to the standard error of their moment; the next test has another."""
    root = logging.getLogger()
    handlers = list(root.handlers)
    levels = {name: logging.getLogger(name).level for name in (None, *QUIET)}
    yield
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The real program on an empty folder."""
    with opened_app(tmp_path / "data") as opened:
        yield opened
