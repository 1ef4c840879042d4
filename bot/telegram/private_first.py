"""In a group, an answer for one person alone, with a button to show everyone.

It is an ephemeral message in the group where those are taken, else a message in the person's own
chat with the bot. Who never started that chat gets a link that starts it and is answered there at
once, and a button to be answered in the group after all.
"""

import asyncio
import logging
import re
from dataclasses import dataclass, replace
from functools import partial

from telegram import Bot, CallbackQuery, Message
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.conversation.messages import (
    AnswerReply,
    Button,
    ConversationId,
    DigestReply,
    Incoming,
    Notice,
    Replies,
    Rows,
    SummaryReply,
)
from bot.groups.digest_desk import story_buttons
from bot.state.choices import ANSWERS, Settings
from bot.state.homes import Homes
from bot.telegram.admins import Admins
from bot.telegram.asides import Aside, Asides, name_of_key
from bot.telegram.calls import Place
from bot.telegram.document import Document
from bot.telegram.ear import Heard, whispered
from bot.telegram.everyone import Everyone
from bot.telegram.presenting import Presenter, Toasts
from bot.telegram.private_replies import (
    HERE,
    SHOW,
    Said,
    is_for_one,
    joined,
    show_everyone,
)
from bot.telegram.render import to_document
from bot.telegram.sender import OtherWayError, UndeliverableError
from bot.telegram.whispers import Whispers
from bot.wording import say
from ingest.values import LibraryId

ASK = "ask-"
"""Before the name of an aside in a link that opens the bot."""
COMMAND = re.compile(r"/private(?:@\w+)?(?:\s+(?P<question>.*))?", re.DOTALL | re.IGNORECASE)

_START = re.compile(rf"/start(?:@\w+)?\s+{ASK}(?P<aside>\S+)", re.IGNORECASE)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of groups and of what was told there aside."""

    settings: Settings
    homes: Homes
    admins: Admins
    asides: Asides


class PrivateFirst:
    """Gives answers to one person, and shows them to the group when that person says so."""

    def __init__(self, bot: Bot, *, presenter: Presenter, whispers: Whispers, known: Known) -> None:
        self._bot = bot
        self._presenter = presenter
        self._whispers = whispers
        self._settings = known.settings
        self._homes = known.homes
        self._everyone = Everyone(bot, presenter=presenter, homes=known.homes, asides=known.asides)
        self._admins = known.admins
        self._asides = known.asides

    async def wanted(self, heard: Heard) -> Heard | None:
        """Return what is to be answered privately, without the command; None where nothing is."""
        incoming = heard.incoming
        if incoming.person is None:
            return None
        if not incoming.group:
            return await self._continued(heard)
        if (command := COMMAND.fullmatch(incoming.text.strip())) is not None:
            question = (command["question"] or "").strip()
            return _aside(replace(heard, incoming=replace(incoming, text=question)))
        if heard.place.only is not None or is_for_one(incoming.text):
            return _aside(heard)
        nameless = not incoming.person.isdecimal()  # speaks in the group's own name
        if nameless or incoming.text.startswith("/") or incoming.sources or incoming.pressed:
            return None
        first = await asyncio.to_thread(self._settings.get, incoming.library, ANSWERS)
        return _aside(heard) if first == "private" else None

    async def _continued(self, heard: Heard) -> Heard | None:
        """Return what goes on with a private answer in the person's own chat: a start, a press.

        A reply to such an answer goes on with it too: it is about the group's articles.
        """
        incoming, person = heard.incoming, int(heard.incoming.person or 0)
        if (start := _START.fullmatch(incoming.text.strip())) is not None:
            aside = await self._everyone.find(start["aside"], person)
            return None if aside is None else self._resumed(aside, incoming.key, Place(person))
        if incoming.message is None or incoming.sources:
            return None
        if incoming.text.startswith("/") and not incoming.pressed:
            return None
        aside = await asyncio.to_thread(self._asides.shown_by, person, incoming.message)
        if aside is None:
            return None
        went_on = Aside(
            aside.library,
            person,
            name_of_key(incoming.key),
            incoming.key,
            aside.chat,
            aside.topic,
            aside.message,
            question=incoming.text,
            about=tuple(incoming.about),
        )
        back = self._resumed(went_on, incoming.key, heard.place)
        again = replace(
            incoming,
            library=aside.library,
            conversation=back.incoming.conversation,
            chat=aside.chat,
            group=True,
            topic=aside.topic,
            is_admin=back.incoming.is_admin,
        )
        return replace(back, incoming=again, message=heard.message)

    def _resumed(self, aside: Aside, key: str, place: Place) -> Heard:
        """Return the question of an aside as it would be heard in its group, for any place."""
        incoming = Incoming(
            key=key,
            conversation=ConversationId(f"{aside.library}:{aside.topic or 0}:{aside.person}"),
            library=aside.library,
            chat=aside.chat,
            text=aside.question,
            about=aside.about,
            person=str(aside.person),
            group=True,
            topic=aside.topic,
            is_admin=partial(self._admins.may_decide, aside.chat, aside.person),
        )
        again = replace(aside, key=key)
        return Heard(incoming, place, aside.message, aside.words, again)

    async def opened(self, heard: Heard) -> bool:
        """Show what waits ready behind a link that was followed; tell whether that was all."""
        start = None if heard.incoming.group else _START.fullmatch(heard.incoming.text.strip())
        if start is None:
            return False
        person = int(heard.incoming.person or 0)
        aside = await self._everyone.find(start["aside"], person)
        if aside is None:
            await self._presenter.say(heard.incoming.key, heard.place, say("private-not-yours"))
            return True
        if aside.question or aside.document is None:
            return False
        await self._hand_over(aside, Place(person), heard.incoming.key)
        await self._take_notice(aside)
        return True

    async def asked(self, message: Message) -> Aside | None:
        """Return what a message of a group asked privately, if it did."""
        if message.from_user is None:
            return None
        library = await asyncio.to_thread(self._homes.of, message.chat.id)
        name = _name(message.message_id, whispered(message))
        return await asyncio.to_thread(self._asides.find, library, message.from_user.id, name)

    async def again(self, heard: Heard, before: Aside) -> Heard:
        """Return a question that was asked privately before it was edited: it stays private."""
        wanted = await self.wanted(heard) or _aside(heard)
        replaced = replace(wanted.incoming, replaces=before.key)
        shown = before.shown if before.shown_in else ()
        aside = wanted.aside and replace(
            wanted.aside, shown=shown, shown_in=before.shown_in, notice=before.notice
        )
        return replace(wanted, incoming=replaced, aside=aside)

    async def show(
        self, heard: Heard, replies: Replies, *, toast: Toasts | None = None
    ) -> list[int]:
        """Show the replies to the person alone; the group sees nothing of it."""
        heard = heard if heard.aside else _aside(heard)
        aside, said = heard.aside, Said(replies)
        if aside is None or not heard.incoming.text:
            await self._presenter.say(heard.incoming.key, heard.place, say("private-how"))
            return []
        if aside.person < 0:
            await self._presenter.say(heard.incoming.key, heard.place, say("private-nameless"))
            return []
        await asyncio.to_thread(self._asides.keep, aside)
        alone = None
        if aside.shown_in != aside.person:  # else it follows where it is
            alone = await self._whispers.to(heard.place, aside.person)
        if alone is not None:
            whisper = replace(heard, place=alone)
            if (shown := await self._whisper(whisper, aside, said, toast)) is not None:
                return shown
        if heard.place.group:
            await self._presenter.abandon(heard.incoming.key)
        try:
            await self._see_whether_open(aside.person)
            direct = replace(heard, place=Place(aside.person))
            shown = await self._shown(direct, aside, said, toast)
        except UndeliverableError:
            await self._offer(aside)
            return []
        await self._take_notice(aside)
        return shown

    async def _see_whether_open(self, person: int) -> None:
        """Find out whether a person can be written to, before an answer is made in vain.

        Raises:
            UndeliverableError: they cannot.
        """
        try:
            await self._bot.send_chat_action(person, "typing")
        except (BadRequest, Forbidden) as error:
            raise UndeliverableError from error
        except TelegramError as error:  # the answer itself may get through
            _log.info("sign not shown error=%s", type(error).__name__)

    async def _whisper(
        self, heard: Heard, aside: Aside, said: Said, toast: Toasts | None
    ) -> list[int] | None:
        """Show the replies in the group, for one person's eyes; None where that is refused."""
        key, begun = heard.incoming.key, None
        try:
            if aside.shown_in != aside.chat:
                begun = await self._presenter.begin(key, heard.place, say("private-working"))
            shown = await self._shown(heard, aside, said, toast)
        except (TelegramError, UndeliverableError) as error:
            refused = error if isinstance(error, TelegramError) else error.__cause__
            _log.info("not whispered key=%s error=%s", key, type(refused).__name__)
            if begun is not None:
                await self._presenter.delete(heard.place, [begun])
            await self._presenter.close(key)  # all of it is said elsewhere
            await self._whispers.failed(heard.place, refused)
            return None
        await self._whispers.worked()
        return shown

    async def _shown(
        self, heard: Heard, aside: Aside, said: Said, toast: Toasts | None
    ) -> list[int]:
        """Show the replies in one place, in the messages that showed the answer there before."""
        chat = heard.place.chat
        before = aside.shown if aside.shown_in == chat else ()
        replies = self._with_button(said.all(), aside)
        shown = await self._presenter.show(heard, replies, replacing=before, toast=toast)
        if shown:
            latest = await asyncio.to_thread(
                self._asides.find, aside.library, aside.person, aside.name
            )
            told = replace(latest or aside, shown_in=chat, shown=tuple(shown))
            await asyncio.to_thread(self._asides.keep, told)
        return shown

    async def _with_button(self, replies: Replies, aside: Aside) -> Replies:
        """Put a button under answers and summaries that shows them to the group."""
        said: list[Document] = []
        async for reply in replies:
            if isinstance(reply, AnswerReply | SummaryReply | DigestReply):
                said.append(to_document(reply))
                kept = replace(aside, document=joined(said))
                await asyncio.to_thread(self._asides.keep, kept)
                stories: Rows = ()
                if isinstance(reply, DigestReply):
                    stories = story_buttons(reply.digest, alone=True)
                yield replace(reply, buttons=(*stories, *show_everyone(aside)))
            else:
                yield reply

    async def deliver(
        self, key: str, place: Place, person: int, document: Document, *, library: LibraryId
    ) -> list[int]:
        """Give a document that is ready to one person of the group at `place`, once for this key.

        Goes the ways that answers go. "Show everyone" posts it to the group, where replying to it
        asks about its articles. Returns the messages that show it.
        """
        aside = Aside(
            library,
            person,
            name_of_key(key),
            key,
            place.chat,
            place.topic,
            place.reply_to or 0,
            document=document,
        )
        await asyncio.to_thread(self._asides.keep, aside)
        alone = await self._whispers.to(place, person)
        if alone is not None:
            try:
                shown = await self._hand_over(aside, alone, key)
            except (UndeliverableError, OtherWayError) as error:
                await self._whispers.failed(alone, error.__cause__)
            else:
                await self._whispers.worked()
                return shown
        try:
            return await self._hand_over(aside, Place(person), key)
        except UndeliverableError:
            await self._offer(aside)
            return []

    async def _hand_over(self, aside: Aside, place: Place, key: str) -> list[int]:
        """Show a document that is ready to its person."""
        document = aside.document or Document([])
        with_button = replace(document, buttons=(*document.buttons, *show_everyone(aside)))
        shown = await self._presenter.deliver(key, place, with_button)
        told = replace(aside, shown_in=place.chat, shown=tuple(shown))
        await asyncio.to_thread(self._asides.keep, told)
        return shown

    async def _offer(self, aside: Aside) -> None:
        """Tell the group how its person gets the answer, where the bot cannot write to them."""
        if aside.notice is not None:
            return  # said already; the link leads to the question as it is now
        link = f"{self._bot.link}?start={ASK}{aside.address}"
        row = (
            Button(say("private-open"), url=link),
            Button(say("private-here"), data=f"{HERE}|{aside.address}"),
        )
        notice = Notice(say("private-start"), buttons=(row,))
        sent = await self._presenter.deliver(f"{aside.key}:offer", aside.stage, notice)
        if sent:
            kept = replace(aside, notice=sent[0])
            await asyncio.to_thread(self._asides.keep, kept)

    async def _take_notice(self, aside: Aside) -> None:
        """Take away what told the group how to get an answer that is there now."""
        if aside.notice is not None:
            await self._presenter.delete(aside.stage, [aside.notice])

    async def pressed(self, key: str, query: CallbackQuery) -> str | Heard | None:
        """Show everyone, or answer here, if that was pressed; None for all other buttons.

        Returns what to say to the person, or what is to be answered in the group.
        """
        kind, _, address = (query.data or "").partition("|")
        if kind not in {SHOW, HERE}:
            return None
        aside = await self._everyone.find(address, query.from_user.id)
        if aside is None:
            return say("private-not-yours" if kind == HERE else "private-not-shown")
        if kind == HERE and aside.question:
            return replace(self._resumed(aside, key, aside.stage), aside=None)
        return await self._everyone.share(aside, query)

    async def answered_here(self, query: CallbackQuery) -> None:
        """Note that what somebody asked privately was answered before all."""
        aside = await self._everyone.find((query.data or "").partition("|")[2], query.from_user.id)
        if aside is not None:
            await asyncio.to_thread(self._asides.drop, aside)


def _aside(heard: Heard) -> Heard:
    """Return what a person of a group says as something between them and the bot."""
    incoming, place = heard.incoming, heard.place
    command = place.only.command if place.only else None
    name = name_of_key(incoming.key) if incoming.pressed else _name(heard.message, command)
    aside = Aside(
        incoming.library,
        int(incoming.person or 0),
        name,
        incoming.key,
        place.chat,
        place.topic,
        0 if incoming.pressed else heard.message,
        heard.words,
        incoming.text,
        tuple(incoming.about),
    )
    if incoming.pressed:  # what its button brings up takes the place of an ephemeral message
        aside = replace(aside, shown_in=place.chat, shown=(heard.message,))
    return replace(heard, aside=aside)


def _name(message: int, command: int | None) -> str:
    """Return the name of what was asked in a message of a group."""
    return f"m{message}" if command is None else f"e{command}"
