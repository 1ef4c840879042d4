"""Messages and articles of a small group, and ways to make digests of them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.digests.making import DigestMaker
from bot.digests.values import Digest, Said, Unread
from ingest.values import Article
from tests.support.apps import minilm

START = datetime(2025, 2, 20, 9, tzinfo=UTC)
BRIDGE = Article(
    "bridge",
    "Harlow bridge closes for repairs",
    "The old iron bridge in Harlow will close for repairs on 3 March 2025. Engineer Maria "
    "Lindqvist leads the work, which will cost 4.2 million euros. Divers found cracks in two of "
    "the five pillars last autumn. Buses will take the road along the canal.",
    site="Harlow Courier",
    language="en",
    published=START.date(),
    url="https://harlow.example/bridge",
)
BRIDGE_TOO = Article(
    "bridge-too",
    "Iron bridge in Harlow to be closed in March",
    "The iron bridge in Harlow will be closed for repairs from 5 March 2025. The repairs of the "
    "bridge will cost 4.8 million euros, engineer Maria Lindqvist said. Shopkeepers fear for their "
    "trade.",
    site="Daily North",
    language="en",
    published=START.date(),
    url="https://north.example/iron-bridge",
)
STRIKE = Article(
    "strike",
    "Fishermen strike in Porto Azul",
    "Fishing boats in Porto Azul stay ashore because of a strike over fuel prices. The union, led "
    "by Teresa Moura, asks for a fixed price of 80 cents a litre. The strike may last until "
    "Easter.",
    site="Costa Hoje",
    language="en",
    published=START.date(),
    url="https://costa.example/strike",
)
ARTICLES = {article.url or "": article for article in (BRIDGE, BRIDGE_TOO, STRIKE)}


def said(id_: str, text: str, *, by: str = "Ann", after: float = 0, to: str | None = None) -> Said:
    """A message, `after` minutes from the start."""
    return Said(id_, by, START + timedelta(minutes=after), text, to)


async def digest(
    messages: Sequence[Said],
    articles: Mapping[str, Article | Unread] | None = None,
    discussions: bool = False,
) -> Digest:
    """A digest without a chat model."""
    given = ARTICLES if articles is None else articles
    return await DigestMaker(embedder=minilm()).make(messages, given, discussions=discussions)
