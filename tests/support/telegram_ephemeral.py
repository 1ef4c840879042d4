"""The strict server with ephemeral messages (Bot API 10.2, and its parameters of 10.3), or without.

The machine-readable specification beside the checkout ends at 10.1. What is added follows
https://core.telegram.org/bots/api#ephemeral-messages-and-commands; texts of errors are guesses.
"""

import copy

from tests.support.telegram_server import SERVER, Json, Server, load, until

SECONDS = 15
"""So long an ephemeral command may be answered by a bot that is no administrator."""
METHODS = {"editephemeralmessagetext", "editephemeralmessagereplymarkup", "deleteephemeralmessage"}
_PLACE = {"chat_id": "Integer", "receiver_user_id": "Integer", "ephemeral_message_id": "Integer"}


api: Json = load() if SERVER.exists() else None
_Strict: Json = api.StrictBotApi if api else object


def _fields(required: bool, **types: str) -> list[Json]:
    return [
        {"name": name, "types": [kind], "required": required, "description": ""}
        for name, kind in types.items()
    ]


class EphemeralBotApi(_Strict):  # type: ignore[misc]  # untyped, and loaded from beside the checkout
    """Knows ephemeral messages, or ignores them as servers before 10.2 do."""

    def __init__(self, *, ephemeral: bool, **options: Json) -> None:
        self.ephemeral = ephemeral
        self.whispers: dict[tuple[int, int, int], Json] = {}
        super().__init__(**options)
        _learn(self.spec)

    def _reset(self) -> None:
        super()._reset()
        self.whispers.clear()
        self.known = self.methods.call
        self.methods.call = self.call

    def _violation(self, kind: str, entry: Json, text: str) -> None:
        if entry["method"].lower() not in METHODS:
            super()._violation(kind, entry, text)

    async def call(self, method: Json, params: Json, uploads: Json) -> Json:
        name, receiver = method["name"], params.pop("receiver_user_id", None)
        given = params.pop("ephemeral_message_parameters", {})
        receiver = given.get("receiver_user_id", receiver)
        if not self.ephemeral:
            if name.lower() in METHODS:
                raise api.ApiError(404, "Not Found: method not found", None)
            return await self.known(method, params, uploads)
        if name == "sendMessage" and receiver:
            return self.whisper(params, receiver)
        if name.lower() in METHODS:
            return self.change(name, params, receiver)
        return await self.known(method, params, uploads)

    def whisper(self, params: Json, receiver: int) -> Json:
        chat = self.methods.access(params["chat_id"], write=True)
        reply = dict(params.get("reply_parameters", {}))
        command = self.whispers.get((chat.id, receiver, reply.pop("ephemeral_message_id", 0)))
        now = self.clock.now()
        fresh = command and not command.outgoing and now - command.data["date"] <= SECONDS
        if chat.kind == "private" or not (fresh or chat.bot_status == "administrator"):
            raise api.bad("BOT_NOT_ADMIN", None)
        if receiver not in chat.members:
            raise api.bad("USER_NOT_PARTICIPANT")
        content = self.methods.body(params) | self.methods.thread(chat, params)
        content |= self.methods.reply(chat, reply or None)
        return self.put(chat, receiver, self.world.bot, content, params, outgoing=True)

    def put(
        self, chat: Json, person: int, sender: Json, content: Json, params: Json, outgoing: bool
    ) -> Json:
        number = len(self.whispers) + 1
        markup = self.methods.markup(params.get("reply_markup"), chat)
        other = self.world.users[person] if outgoing else self.world.bot
        data = {
            "message_id": 0,
            "ephemeral_message_id": number,
            "receiver_user": other,
            "date": self.world.now(),
            "chat": chat.info,
            "from": sender,
            **content,
            **({"reply_markup": markup} if markup else {}),
        }
        self.whispers[(chat.id, person, number)] = api.Stored(data, outgoing)
        return data

    def change(self, name: str, params: Json, receiver: int) -> bool:
        at = (params["chat_id"], receiver, params["ephemeral_message_id"])
        stored = self.whispers.get(at)
        if stored is None or stored.deleted or not stored.outgoing:
            raise api.bad("message to edit not found", None)
        if name == "deleteEphemeralMessage":
            stored.deleted = True
            return True
        stored.edits.append(copy.deepcopy(stored.data))
        chat = self.methods.access(params["chat_id"], write=True)
        markup = self.methods.markup(params.get("reply_markup"), chat)
        if name == "editEphemeralMessageText":
            stored.data.pop("entities", None)
            stored.data |= self.methods.body(params)
        stored.data.pop("reply_markup", None)
        stored.data |= {"reply_markup": markup} if markup else {}
        return True

    async def control(self, action: str, /, **body: Json) -> Json:
        acts = {
            "whispers": self.whispered,
            "whisper": self.command,
            "press_whisper": self.press,
            "restart_app": self.restart_app,
        }
        return acts[action](body) if action in acts else await super().control(action, **body)

    def whispered(self, b: Json) -> list[Json]:
        """The ephemeral messages that a person sees in a group."""
        return [
            {**stored.view(), "number": number}
            for (chat, person, number), stored in self.whispers.items()
            if (chat, person) == (b["chat_id"], b["user_id"])
            and stored.outgoing
            and not stored.deleted
        ]

    def command(self, b: Json) -> Json:
        """A person sends an ephemeral command, or replies to an ephemeral message."""
        chat, sender = self.actors.chat(b["chat_id"]), self.actors._sender(b)
        content = self.actors._content(b) | self.methods.thread(chat, b)
        if number := b.get("reply_to"):
            stored = self.whispers[(chat.id, b["user_id"], number)]
            content |= self.world.reply_fields(stored)
        data = self.put(chat, b["user_id"], sender, content, {}, outgoing=False)
        self.updates.push("message", data)
        return data

    def press(self, b: Json) -> Json:
        """A person presses a button of an ephemeral message."""
        stored = self.whispers[(b["chat_id"], b["user_id"], b["number"])]
        rows = stored.data["reply_markup"]["inline_keyboard"]
        (button,) = [one for row in rows for one in row if one["text"] == b["text"]]
        payload = {
            "from": self.world.users[b["user_id"]],
            "data": button["callback_data"],
            "message": stored.data,
            "chat_instance": str(b["chat_id"]),
        }
        pressed: Json = self.actors._query("callback", "callback_query", payload)
        return pressed

    def restart_app(self, _: Json) -> None:
        """A person's app starts anew: what was ephemeral is gone."""
        for stored in self.whispers.values():
            stored.deleted = True


def _learn(spec: Json) -> None:
    """Add what is new to the specification."""
    spec.types["EphemeralMessageParameters"] = {
        "name": "EphemeralMessageParameters",
        "fields": _fields(True, receiver_user_id="Integer")
        + _fields(False, callback_query_id="String"),
    }
    spec.tags["EphemeralMessageParameters"] = {}
    spec.types["BotCommand"]["fields"] += _fields(False, is_ephemeral="Boolean")
    reply = spec.types["ReplyParameters"]["fields"]
    for field in reply:
        field["required"] = False
    reply += _fields(False, ephemeral_message_id="Integer")
    spec.methods["sendmessage"]["fields"] += _fields(
        False,
        receiver_user_id="Integer",
        ephemeral_message_parameters="EphemeralMessageParameters",
    )
    kept = {"text", "parse_mode", "entities", "link_preview_options", "reply_markup"}
    text = [one for one in spec.methods["editmessagetext"]["fields"] if one["name"] in kept]
    markup = [one for one in text if one["name"] == "reply_markup"]
    place = _fields(True, **_PLACE)
    for name, fields in {
        "editEphemeralMessageText": text,
        "editEphemeralMessageReplyMarkup": markup,
        "deleteEphemeralMessage": [],
    }.items():
        spec.methods[name.lower()] = {"name": name, "fields": place + fields, "returns": ["True"]}


async def whispers(server: Server, chat: int, person: int, count: int = 1) -> list[Json]:
    """Wait for ephemeral messages that have come to their end; return those a person sees."""
    key = (chat, person)

    def done() -> bool:
        seen = [one for at, one in server.whispers.items() if at[:2] == key and one.outgoing]
        finished = [one for one in seen if one.edits and not one.deleted]
        return len(finished) >= count

    await until(done, seconds=10)
    return list(await server.control("whispers", chat_id=chat, user_id=person))


async def press_whisper(server: Server, chat: int, person: int, whisper: Json, label: str) -> Json:
    """Press a button of an ephemeral message and return what was said to the press."""
    pressed = await server.control(
        "press_whisper", chat_id=chat, user_id=person, number=whisper["number"], text=label
    )
    await server.control("wait", query_id=pressed["query_id"], timeout=15)
    return (await server.control("query", query_id=pressed["query_id"]))["answer"]
