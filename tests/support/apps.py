"""The real program on a temporary folder."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from bot.app import App, utc_now
from bot.settings import BotSettings
from ingest.embedding.minilm import MiniLM
from tests.support import templates


def settings_in(folder: Path, **others: object) -> BotSettings:
    """Settings that keep everything in `folder` and come from nowhere else."""
    return BotSettings.model_validate({"article_bot_data_dir": folder, **others})


@functools.cache
def minilm() -> MiniLM:
    """The embedded model, loaded once for all tests."""
    return MiniLM()


@contextmanager
def opened_app(
    folder: Path, *, now: Callable[[], datetime] | None = None, **others: object
) -> Iterator[App]:
    """The program, opened on `folder` and closed in the end."""
    if not (others.get("database_url") or others.get("chroma_url")):
        templates.begin(folder)
    app = App.open(settings_in(folder, **others), embedder=minilm(), now=now or utc_now)
    try:
        yield app
    finally:
        app.close()
