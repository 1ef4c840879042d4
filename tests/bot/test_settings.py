import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import BotSettings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


def example() -> dict[str, str]:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if re.match(r"[A-Z_]+=", line))


def test_the_example_file_names_every_setting_and_no_other() -> None:
    assert set(example()) == {name.upper() for name in BotSettings.model_fields}


def test_the_example_file_shows_the_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in example():
        monkeypatch.delenv(name, raising=False)
    plain = BotSettings.model_validate({})

    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")

    assert BotSettings.model_validate({}) == plain


def test_ids_are_read_from_a_list_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_CHATS", "-1001, 7,")

    assert BotSettings.model_validate({}).allowed_chats == {-1001, 7}


def test_an_id_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMINS", "me")

    with pytest.raises(ValidationError):
        BotSettings.model_validate({})


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:canary")

    assert "canary" not in repr(BotSettings.model_validate({}))
