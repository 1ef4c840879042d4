"""The commands by name; each imports what it needs only when it runs, so that help is instant."""

import sys
from collections.abc import Callable
from typing import Any

import typer

from bot.cli import batch, digesting, importing_chat, library, questions, talk, upkeep, verdicts

app = typer.Typer(
    name="article-bot",
    help="A Telegram bot that has read the article for you. Settings: environment and .env.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_COMMANDS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("run", talk.run),
    ("chat", talk.chat),
    ("add", library.add),
    ("ask", questions.ask),
    ("search", questions.search),
    ("summarize", questions.summarize),
    ("extract", batch.extract),
    ("import", batch.import_),
    ("import-chat", importing_chat.import_chat),
    ("digest", digesting.digest),
    ("feed", digesting.feed),
    ("list", library.list_),
    ("link", library.link),
    ("forget", library.forget),
    ("feedback", verdicts.feedback),
    ("reindex", upkeep.reindex),
    ("doctor", upkeep.doctor),
)
for _name, _command in _COMMANDS:
    app.command(_name)(_command)


def main() -> None:
    """Run one command; what goes wrong is one sentence on standard error and exit code 1."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except Exception as error:  # noqa: BLE001 - the last line of defence before a person
        from bot.cli.failing import tell

        sys.exit(tell(error))
