"""The import-chat command: a group starts with its history, under the same rules as live talk."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.session import read_settings, write_row

if TYPE_CHECKING:  # imported when the command runs, so that --help is instant
    from typing import BinaryIO

    from sqlalchemy import Engine

    from bot.cli.chat_export import Chat, Row
    from bot.cli.chat_history import Group, History
    from bot.cli.chat_rules import Rules
    from bot.settings import BotSettings
    from bot.state.talk_log import Heard

BATCH = 500
"""Messages that are written at a time: others may write in between."""
NAMED = 20
"""Chats of a file that are named to somebody who chose none of them."""

WHY: Mapping[str, str] = {
    "old": "older than this chat keeps messages (/settings retention)",
    "empty": "without a link, and what people say is not kept here (/settings discussion on)",
    "opted_out": "of people who do not want to be kept (/privacy out)",
    "forgotten": "forgotten on somebody's wish",
    "stranger": "of people who may not use the bot (ALLOWED_USERS, ALLOWED_CHATS)",
    "bot": "of bots",
    "service": "notices of Telegram",
    "moved": "from before the group was a supergroup, when the bot was not in it",
    "unclear": "of a kind that is not understood",
}


def import_chat(
    export: Annotated[Path, typer.Argument(help="The result.json of Telegram Desktop.")],
    chat: Annotated[int, typer.Option("--chat", help="The group, such as -1001234567890.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count, and write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Say it as one JSON object.")] = False,
) -> None:
    """Import what a group said before, from an export of Telegram Desktop (format: JSON).

    The rules of the group hold: what its settings keep, for how long, and who opted out. The bot
    may be running. Importing again changes nothing.

    Example: article-bot import-chat result.json --chat -1001234567890
    """
    from bot.cli.chat_export import ExportError
    from bot.state.migrating import bring_up_to_date
    from ingest.database.engine import engine_for

    if chat >= 0:
        raise typer.BadParameter("A group has a negative number; a supergroup's begins with -100.")
    settings, why = read_settings(), None
    engine = engine_for(settings)
    bring_up_to_date(engine)
    importing = Importing.into(chat, settings, engine, dry=dry_run)
    try:
        with export.open("rb") as file:
            importing.run(file, export.stat().st_size)
    except OSError as error:
        why = f"{export} cannot be read: {error.strerror}."
    except ExportError as error:
        why = str(error)
    finally:
        engine.dispose()
    if importing.met or as_json:
        importing.tell(as_json=as_json)
    if why is not None:
        typer.echo(f"article-bot: {why}", err=True)
        raise typer.Exit(1)


@dataclass(slots=True)
class Importing:
    """One import: its rules, and what came of it so far."""

    group: "Group"
    rules: "Rules"
    dry: bool
    counts: Counter[str] = field(default_factory=Counter)
    met: "list[Chat]" = field(default_factory=list)

    @classmethod
    def into(
        cls, chat: int, settings: "BotSettings", engine: "Engine", *, dry: bool
    ) -> "Importing":
        """Return the import into a group, under the rules that hold there now."""
        from bot.cli.chat_history import Group
        from bot.cli.chat_rules import Rules
        from bot.state.choices import DISCUSSION, Settings
        from bot.state.homes import Homes
        from bot.state.preferences import Preferences

        homes = Homes(engine)
        library = homes.of(chat)
        token = settings.telegram_bot_token
        me = token.get_secret_value().partition(":")[0] if token else ""
        group = Group(
            library=library,
            chat=chat,
            origin=homes.origin_of(library),
            me=int(me) if me.isdecimal() else None,
            discussion=Settings(Preferences(engine)).get(library, DISCUSSION) == "on",
        )
        return cls(group, Rules.of(group, settings, engine), dry)

    def run(self, file: "BinaryIO", size: int) -> None:
        """Import a file.

        Raises:
            ExportError: the file or the chat is not the right one; what was read before stays.
        """
        from bot.cli.chat_export import ExportError, read_export
        from bot.cli.progress import bar

        wanted = {self.group.chat, self.group.origin}
        with bar("Importing", size) as shown:
            batch: list[Heard] = []
            try:
                for one in self._welcome(read_export(file, wanted, self.met)):
                    batch.append(one)
                    if len(batch) == BATCH:
                        self._keep(batch)
                        batch = []
                        shown.update(shown.task_ids[0], completed=file.tell())
            finally:
                self._keep(batch)
        if not any(chat.number in wanted for chat in self.met):
            names = "; ".join(f"“{chat.name}” ({chat.number})" for chat in self.met[:NAMED])
            raise ExportError(f"The chat {self.group.chat} is not in this file. It has: {names}.")

    def _welcome(self, rows: "Iterator[tuple[Chat, Row]]") -> "Iterator[Heard]":
        """Yield what may be kept, and count the rest by its reason."""
        histories: dict[int, History] = {}
        for chat, row in rows:
            self.counts["read"] += 1
            heard = _history(histories, chat, self.group).heard(row)
            why = heard if isinstance(heard, str) else self.rules.against(heard)
            if why is not None:
                self.counts[why] += 1
            elif not isinstance(heard, str):
                self.counts["empty"] += heard.empty
                yield heard

    def _keep(self, batch: "list[Heard]") -> None:
        said = sum(not one.empty for one in batch)
        kept = said if self.dry else self.rules.talk.note_all(batch)
        self.counts["kept"] += kept
        self.counts["forgotten"] += said - kept

    def tell(self, *, as_json: bool) -> None:
        """Say what came of it."""
        if as_json:
            names = ("read", "kept", *WHY)
            write_row({"chat": self.group.chat, **{name: self.counts[name] for name in names}})
            return
        kept = "Would be kept" if self.dry else "Kept"
        typer.echo(f"Messages read: {self.counts['read']:,}")
        typer.echo(f"{kept}: {self.counts['kept']:,}")
        for why, words in WHY.items():
            if self.counts[why]:
                typer.echo(f"Not kept, {words}: {self.counts[why]:,}")


def _history(histories: "dict[int, History]", chat: "Chat", group: "Group") -> "History":
    """Return the history of one chat of a file: a group, or what it was before it moved."""
    from bot.cli.chat_history import History

    number = chat.number or group.chat
    if number not in histories:
        histories[number] = History(replace(group, chat=number))
    return histories[number]
