"""The form in which a chat chooses its settings."""

import asyncio

from bot.conversation.messages import Button, Incoming, Notice, Panel, Replies
from bot.state.choices import REGISTER, Setting, Settings
from bot.wording import say
from ingest.values import LibraryId


class SettingsForm:
    """Shows what can be chosen, and chooses: for an admin in a group, for the person elsewhere."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def obey(self, incoming: Incoming, _name: str, arguments: str) -> Replies:
        """Show the form, or choose as in `/settings length short`."""
        offered = [one for one in REGISTER if incoming.group or one.private]
        name, _, value = " ".join(arguments.casefold().split()).partition(" ")
        setting = next((one for one in offered if one.name == name), None)
        if name and (wrong := _wrong(offered, setting, name, value)):
            yield Notice(wrong, "error")
            return
        if setting is not None and not value:
            offered = [setting]
        elif setting is not None:
            if not await incoming.is_admin():
                yield Notice(say("admins_only"), "error")
                return
            await asyncio.to_thread(self._settings.choose, incoming.library, setting, value)
        yield await asyncio.to_thread(self._form, incoming.library, offered)

    def _form(self, library: LibraryId, offered: list[Setting]) -> Panel:
        lines, rows = [], []
        for setting in offered:
            value = self._settings.get(library, setting)
            after = setting.values[(setting.values.index(value) + 1) % len(setting.values)]
            line = f"{say(f'setting-{setting.name}')}: {say(f'setting-{setting.name}-{value}')}"
            lines.append(f"{line} ({setting.name} {'|'.join(setting.values)})")
            rows.append((Button(line, f"/settings {setting.name} {after}"),))
        rows.append((Button(say("language-title"), "/language"),))
        text = "\n".join([*lines, "", say("settings-how")])
        return Panel(say("settings-title"), text, tuple(rows))


def _wrong(offered: list[Setting], setting: Setting | None, name: str, value: str) -> str | None:
    """Say what is possible, where a setting or its value is not."""
    if setting is None:
        return say("settings-unknown", name=name, names=", ".join(one.name for one in offered))
    if not value or value in setting.values:
        return None
    return say("settings-not-that", name=name, value=value, values=", ".join(setting.values))
