"""A week in a group of eight people, played against the stand-in by a clock that is moved by hand.

Two topics: News, where English is spoken and a digest comes daily at nine in London, and Sport in
German with one a week. The clocks of Europe change in the night to Sunday.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from sqlalchemy import Engine, select

from bot.state.sent_digests import digests_sent
from ingest.values import LibraryId
from tests.support.telegram_server import Json, Server
from tests.support.week_pages import WEEK, Page

CHAT, NEWS, SPORT = -1002000000001, 7, 9
LIBRARY = LibraryId(f"telegram:{CHAT}")
NAMES = {
    42: "Ann",
    43: "Ben",
    44: "Cleo",
    45: "Dora",
    46: "Emil",
    47: "Finn",
    48: "Gwendolyn",
    49: "Hans",
}
ADMIN, SECRETIVE = 42, 48
MONDAY = datetime(2026, 3, 23, tzinfo=UTC)
START = MONDAY + timedelta(hours=9, minutes=15)

HIDDEN = Page(
    "/hidden",
    "Secret Gazette",
    "Pigeons carry letters between two towers again",
    (
        "Pigeons carry letters between the two towers of the old post again, friends say.",
        "They fly the nine kilometres in six minutes, and in fog they walk most of the way.",
        "The first letter was a recipe for plum cake, and the last one an excuse for it.",
    ),
    "2026-03-24",
)
WRONG = Page(
    "/wrong",
    "Evening Echo",
    "Circus elephant opens a bakery by accident",
    (
        "An elephant of a travelling circus leaned on the door of a bakery and opened it.",
        "It ate forty rolls before its keeper Bruno Falk came with a bucket of apples.",
        "The baker took it with good humour and has named a roll after the animal.",
    ),
    "2026-03-24",
)
WALL = (
    '<html lang="en"><head><title>What the minister really said</title>'
    '<meta property="og:site_name" content="The Dear Review">'
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
    '"headline":"What the minister really said","isAccessibleForFree":false}</script></head>'
    "<body><article><h1>What the minister really said</h1><p>In the small hours of Tuesday, the"
    " minister rose and</p></article><div class=paywall>Subscribe to continue reading this"
    " article. Already a subscriber? Log in.</div></body></html>"
)
PAGES: dict[str, object] = {
    **{page.path: page.source for page in (*WEEK, HIDDEN, WRONG)},
    "/wall": WALL,
}
LINKS = len(WEEK) + 4
"""Links that are shared: one behind a wall, one dead, one hidden and one withdrawn among them."""


@dataclass(frozen=True, slots=True)
class Due:
    """A digest that must come, and when, in UTC."""

    topic: int
    moment: datetime


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


DUE = (
    Due(NEWS, _at(1, 9)),
    Due(NEWS, _at(2, 9)),
    Due(NEWS, _at(3, 9)),
    Due(NEWS, _at(4, 9)),
    Due(SPORT, _at(4, 16)),  # 17:00 in Berlin
    Due(NEWS, _at(5, 9)),
    Due(NEWS, _at(6, 8)),  # in London it is nine an hour earlier from this day on
)
QUIET = _at(7, 8)
"""Nothing was said on Sunday: no digest on Monday."""


class Moves(Protocol):
    """A clock that can be set."""

    def set(self, moment: datetime) -> None:
        """Let it be this moment, for Telegram and the bot alike."""
        ...


@dataclass
class Week:
    """Plays the week. `settled` waits until the bot has handled everything that was said."""

    server: Server
    web: str
    clock: Moves
    settled: Callable[[], Awaitable[None]]
    sent: dict[str, int] = field(default_factory=dict)
    links: int = 0

    async def play(self) -> None:
        """Say everything, at its time, and let each digest come at its own."""
        await self.begin()
        days = [
            self.monday,
            self.tuesday,
            self.wednesday,
            self.thursday,
            self.friday,
            self.saturday,
        ]
        for number, day in enumerate(days):
            if number:
                await self._come(*(due for due in DUE if due.moment == _at(number, 9)))
            await day()
        await self._come(DUE[-1])
        self.clock.set(QUIET + timedelta(hours=1))
        await self.settled()

    async def begin(self) -> None:
        """The group, its plans and its settings."""
        self.clock.set(START)
        topics = {str(NEWS): "News", str(SPORT): "Sport"}
        await self.server.control(
            "chats",
            id=CHAT,
            forum=True,
            topics=topics,
            members=list(NAMES),
            admins=[ADMIN],
            bot_status="administrator",
        )
        await self.say(NEWS, ADMIN, "/settings@test_bot discussion on")
        await self._plan(NEWS, "/digest@test_bot daily 09:00 Europe/London", "en")
        await self._plan(SPORT, "/digest@test_bot wöchentlich Freitag 17:00 Berlin", "de")
        await self.say(NEWS, SECRETIVE, "/privacy@test_bot out")
        await self.settled()

    async def monday(self) -> None:
        await self.share("ferry-courier", 43, _at(0, 10), "What a night!")
        await self.reply(
            "ferry-courier", 44, "My aunt was on board, she says the crew sang for them."
        )
        await self.share("ferry-tribune", 45, _at(0, 11))
        await self.reply("ferry-tribune", 46, "The Courier says 214 passengers, who is right?")
        await self.share("ferry-post", 47, _at(0, 12))
        await self.share("bees", 43, _at(0, 13))
        await self.say(NEWS, 49, "Why did the bee get married? Because he found his honey 😂")
        await self.share("library-roof", 44, _at(0, 14))
        await self.reply(
            "library-roof", 45, "I doubt the date, the notice at the door says 8 April."
        )
        await self.share("chess", 46, _at(0, 15))
        await self.share("bread", 47, _at(0, 16))
        await self.settled()

    async def tuesday(self) -> None:
        for hour, name in enumerate(("comet", "tram", "vaccine", "keyboard", "orchestra"), 10):
            await self.share(name, 43 + hour % 5, _at(1, hour))
        edited = await self.reply("vaccine", 46, "It will cost 50 euros a dose, I fear.")
        await self.server.control(
            "edited",
            chat_id=CHAT,
            message_id=edited,
            user_id=46,
            text="Correction: at cost means about 3 euros a dose.",
        )
        await self.say(NEWS, SECRETIVE, f"Read this, friends: {self.web}{HIDDEN.path}")
        await self.reply(
            "comet", SECRETIVE, "I saw the comet from my secret balcony in Elm Street."
        )
        self.links += 1
        wrong = await self.say(NEWS, 47, f"Lovely: {self.web}{WRONG.path}")
        self.links += 1
        await self.settled()
        await self.say(NEWS, 47, "@test_bot forget this", reply_to=wrong)
        await self.say(NEWS, 49, f"{self.web}/wall")
        self.links += 1
        await self.settled()

    async def wednesday(self) -> None:
        await self.share("dam-courier", 43, _at(2, 10), "Finally.")
        await self.reply("dam-courier", 49, "My village fought eight years for this.")
        await self.share("dam-economist", 44, _at(2, 12))
        await self.reply("dam-economist", 45, "So is it 60 or 75 million that Hydron wants?")
        await self.share("dam-river", 46, _at(2, 13))
        await self.share("glacier", 47, _at(2, 14))
        await self.share("toys", 43, _at(2, 15))
        await self.say(NEWS, 44, f"{self.web}/missing")
        self.links += 1
        await self.settled()

    async def thursday(self) -> None:
        for hour, name in enumerate(("satellite", "school-meals", "wolf", "novel", "solar"), 10):
            await self.share(name, 43 + hour % 5, _at(3, hour))
        await self.reply("wolf", 49, "Our shepherd got no money for her fence yet.")
        asked = await self.say(NEWS, 42, "Who brings the projector for the film evening on Sunday?")
        await self.say(
            NEWS, 44, "The projector is at my brother's, I can bring it by six.", reply_to=asked
        )
        await self.say(
            NEWS, 46, "Then I bring the screen for the film evening and cake.", reply_to=asked
        )
        await self.say(NEWS, 47, "The projector needs a long cable, remember.", reply_to=asked)
        for hour, name in enumerate(("pokal", "trainer", "stadion", "schwimmen", "rad"), 16):
            await self.share(name, 43 + hour % 5, _at(3, hour), topic=SPORT)
        await self.reply(
            "pokal", 49, "Weber war überragend, ohne ihn wäre es nichts geworden.", SPORT
        )
        await self.settled()

    async def friday(self) -> None:
        await self.share("strike-courier", 43, _at(4, 10))
        await self.share("strike-watchers", 44, _at(4, 11))
        await self.reply("strike-watchers", 45, "There go my bananas.")
        await self.settled()
        await self._come(DUE[4])
        for hour, name in enumerate(("paint", "sauna", "privacy"), 17):
            await self.share(name, 43 + hour % 5, _at(4, hour))
        await self.settled()

    async def saturday(self) -> None:
        for hour, name in enumerate(("tea", "marathon", "clock", "robot"), 10):
            await self.share(name, 43 + hour % 5, _at(5, hour))
        await self.settled()

    async def say(self, topic: int, person: int, text: str, **others: Json) -> int:
        """Let a person say something in a topic; return the message."""
        done = await self.server.control(
            "message",
            chat_id=CHAT,
            user_id=person,
            first_name=NAMES[person],
            text=text,
            message_thread_id=topic,
            **others,
        )
        return int(done["message_id"])

    async def share(
        self, name: str, person: int, moment: datetime, words: str = "", topic: int = NEWS
    ) -> None:
        """Let a person share an article at a time."""
        self.clock.set(moment)
        self.links += 1
        self.sent[name] = await self.say(topic, person, f"{words} {self.web}/{name}".strip())

    async def reply(self, name: str, person: int, text: str, topic: int = NEWS) -> int:
        """Let a person answer the message that shared an article."""
        return await self.say(topic, person, text, reply_to=self.sent[name])

    async def _plan(self, topic: int, words: str, language: str) -> None:
        asked = await self.say(topic, ADMIN, words, language_code=language)
        await self.settled()
        await self.say(topic, ADMIN, "/digest@test_bot yes", language_code=language)
        await self.settled()
        assert asked

    async def _come(self, *due: Due) -> None:
        """Let the clock reach a minute, and wait until its digests are done."""
        for one in due:
            self.clock.set(one.moment - timedelta(minutes=1))
            await self.settled()
            self.clock.set(one.moment)
            await self.settled()


def is_making(engine: Engine) -> bool:
    """Whether a digest of the group is due or being made."""
    mine = (digests_sent.c.library == LIBRARY) & digests_sent.c.state.in_(("due", "claimed"))
    with engine.connect() as connection:
        return connection.execute(select(digests_sent.c.key).where(mine)).first() is not None


async def digests(server: Server) -> list[Json]:
    """The digests that were sent to the group, in order."""
    shown = (await server.control("messages", chat_id=CHAT))["messages"]
    titles = ("Shared since", "Geteilt seit")
    return [
        one
        | {
            "topic": topic_of(server, one["message_id"]),
            "date": server.world.chats[CHAT].messages[one["message_id"]].data["date"],
        }
        for one in shown
        if one["outgoing"] and one["text"].startswith(titles)
    ]


def topic_of(server: Server, message: int) -> int:
    """The topic that a message is in."""
    return int(server.world.chats[CHAT].messages[message].data.get("message_thread_id", 0))
